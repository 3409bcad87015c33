"""Brings the database in line with product drafts, one product at a time, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm import Session, selectinload

from data.importers.drafts import (
    FactDraft,
    PhotoDraft,
    ProductDraft,
    SkippedPicture,
    SkippedRow,
    VariantDraft,
)
from data.importers.pictures import FoundPicture, PictureSources
from data.language import Bilingual, Language, language_of
from data.schema import Photo, Product, ProductFact, Variant, utc_now
from data.store import Database

BATCH: Final = 100
_REFUSALS: Final = (IntegrityError, DataError, OverflowError)
Found = Mapping[str, FoundPicture]  # by the picture's source


class Change(StrEnum):
    """What became of a product."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one draft, and what of it could not be brought in."""

    change: Change
    skipped_rows: tuple[SkippedRow, ...] = ()
    skipped_pictures: tuple[SkippedPicture, ...] = ()


class CatalogueWriter:
    """Upserts products by handle, variants by SKU or options, photos by source, facts by name.

    What a draft leaves out is removed from its product, other products are untouched, and what is already
    as the draft says is not written again.
    """

    def __init__(self, database: Database, pictures: PictureSources) -> None:
        self._database = database
        self._pictures = pictures

    def write(self, drafts: Iterable[ProductDraft]) -> Iterator[Written]:
        """Writes every draft and says what became of it, in order.

        Pictures are brought in before a transaction begins, so that a slow one keeps nobody waiting.
        """
        coming = iter(drafts)
        while batch := list(islice(coming, BATCH)):
            found = self._bring_pictures(batch)
            with self._database.session() as session:
                written = _write_batch(session, batch, found)
            yield from written

    def _bring_pictures(self, batch: Sequence[ProductDraft]) -> dict[str, Found]:
        with self._database.session() as session:
            kept = _media_by_source(session, [draft.handle for draft in batch])
        return {
            draft.handle: {
                photo.source: self._pictures.bring(photo.source, kept.get((draft.handle, photo.source)))
                for photo in draft.photos or ()
            }
            for draft in batch
        }


def _media_by_source(session: Session, handles: Sequence[str]) -> dict[tuple[str, str], str | None]:
    query = select(Product.handle, Photo.source, Photo.media).join(Photo.product)
    return {
        (handle, source): media
        for handle, source, media in session.execute(query.where(Product.handle.in_(handles)))
    }


def _products(session: Session, handles: Sequence[str]) -> dict[str, Product]:
    query = select(Product).options(
        selectinload(Product.variants), selectinload(Product.photos), selectinload(Product.facts)
    )
    return {product.handle: product for product in session.scalars(query.where(Product.handle.in_(handles)))}


def _write_batch(
    session: Session, batch: Sequence[ProductDraft], found: Mapping[str, Found]
) -> list[Written]:
    """Writes all of `batch` at once, which is fast; where the database refuses, each product by itself.

    What is known is read before the savepoint: SQLite turns a transaction away that has read first and
    wants to write after another has written.
    """
    known = _products(session, [draft.handle for draft in batch])
    try:
        with session.begin_nested(), session.no_autoflush:
            return [
                _write_product(session, draft, known.get(draft.handle), found[draft.handle])
                for draft in batch
            ]
    except _REFUSALS as error:
        if len(batch) > 1:
            return [written for draft in batch for written in _write_batch(session, [draft], found)]
        reason = f"the product “{batch[0].handle}” could not be stored ({type(error).__name__})"
        return [Written(Change.SKIPPED, (SkippedRow(batch[0].line, reason),))]


def _write_product(session: Session, draft: ProductDraft, known: Product | None, found: Found) -> Written:
    product = known or Product(handle=draft.handle)
    is_changed = _bring_in_line(product, draft, found)
    pictures = tuple(
        SkippedPicture(photo.line, problem)
        for photo in draft.photos or ()
        if (problem := found[photo.source].problem)
    )
    if known is None:
        session.add(product)
        return Written(Change.NEW, skipped_pictures=pictures)
    if is_changed:
        product.updated_at = utc_now()
    return Written(Change.UPDATED if is_changed else Change.UNCHANGED, skipped_pictures=pictures)


def _bring_in_line(product: Product, draft: ProductDraft, found: Found) -> bool:
    language = language_of(draft.title)
    variants = _bring_variants(product, draft)
    changes = [
        _assign(
            product,
            title=_spoken(product.title, draft.title, language),
            description=_spoken(product.description, draft.description, language),
            category=_spoken(product.category, draft.category, language),
            vendor=draft.vendor,
            tags=list(draft.tags),
            link=product.link if draft.link is None else draft.link,
            published=draft.published,
        ),
        variants.is_changed,
        _bring_photos(product, draft, found, variants.by_draft_sku, language),
        _bring_facts(product, draft, language),
    ]
    return any(changes)


@dataclass(frozen=True, slots=True)
class _Variants:
    by_draft_sku: dict[str, Variant]
    is_changed: bool


def _bring_variants(product: Product, draft: ProductDraft) -> _Variants:
    matched = _match_variants(product.variants, draft.variants)
    is_changed = False
    by_draft_sku: dict[str, Variant] = {}
    for position, wanted in enumerate(draft.variants):
        variant = matched.get(wanted.sku)
        if variant is None:
            variant = Variant(sku=wanted.sku)
            product.variants.append(variant)
        by_draft_sku[wanted.sku] = variant
        is_changed |= _assign(
            variant,
            sku=wanted.sku if wanted.sku_is_given else variant.sku,
            price_minor=wanted.price_minor,
            compare_at_minor=wanted.compare_at_minor,
            currency=wanted.currency,
            stock=wanted.stock,
            options=wanted.options,
            barcode=wanted.barcode,
            weight_grams=wanted.weight_grams,
            position=position,
        )
    kept = {id(variant) for variant in by_draft_sku.values()}
    gone = [variant for variant in product.variants if id(variant) not in kept] if draft.complete else []
    for variant in gone:
        product.variants.remove(variant)
    return _Variants(by_draft_sku, is_changed or bool(gone))


def _match_variants(known: Sequence[Variant], wanted: Sequence[VariantDraft]) -> dict[str, Variant]:
    """The known variant of each wanted one, by the draft's SKU: by SKU first, else by the same options.

    A variant that gets a SKU, or whose SKU is replaced, stays the same variant.
    """
    by_sku = {variant.sku: variant for variant in known}
    matched = {draft.sku: by_sku[draft.sku] for draft in wanted if draft.sku_is_given and draft.sku in by_sku}
    taken = {id(variant) for variant in matched.values()}
    by_options = {_options_key(variant.options): variant for variant in known if id(variant) not in taken}
    for draft in wanted:
        if draft.sku not in matched and (same := by_options.pop(_options_key(draft.options), None)):
            matched[draft.sku] = same
    return matched


def _options_key(options: Mapping[str, str]) -> str:
    return json.dumps(options, sort_keys=True)


def _bring_photos(
    product: Product, draft: ProductDraft, found: Found, variants: Mapping[str, Variant], language: Language
) -> bool:
    if draft.photos is None:
        return False
    known = {photo.source: photo for photo in product.photos}
    is_changed = False
    for position, wanted in enumerate(draft.photos):
        photo = known.pop(wanted.source, None)
        if photo is None:
            if not found[wanted.source].listable:
                continue
            photo = Photo(source=wanted.source)
            product.photos.append(photo)
        variant = variants.get(wanted.variant_sku) if wanted.variant_sku else None
        is_changed |= _bring_photo(
            photo, wanted, found[wanted.source], variant=variant, position=position, language=language
        )
    if draft.complete:
        for photo in known.values():
            product.photos.remove(photo)
            is_changed = True
    return is_changed


def _bring_photo(
    photo: Photo,
    wanted: PhotoDraft,
    found: FoundPicture,
    *,
    variant: Variant | None,
    position: int,
    language: Language,
) -> bool:
    """A part that is already told stays while the alt text does: a person may have corrected it."""
    alt = _spoken(photo.alt, wanted.alt, language)
    tells_part = wanted.part is not None and (photo.part is None or photo.alt != alt)
    is_changed = _assign(
        photo, alt=alt, part=wanted.part if tells_part else photo.part, variant=variant, position=position
    )
    if found.picture is not None:
        picture = found.picture
        is_changed |= _assign(photo, media=picture.name, width=picture.width, height=picture.height)
    return is_changed


def _bring_facts(product: Product, draft: ProductDraft, language: Language) -> bool:
    known = {fact.name: fact for fact in product.facts}
    is_changed = False
    for position, wanted in enumerate(draft.facts):
        fact = known.pop(wanted.name, None)
        if fact is None:
            fact = ProductFact(name=wanted.name, position=position)
            product.facts.append(fact)
        is_changed |= _bring_fact(fact, wanted, language)
    for name, fact in known.items():
        if draft.complete and name in draft.fact_names:
            product.facts.remove(fact)
            is_changed = True
    return is_changed


def _bring_fact(fact: ProductFact, wanted: FactDraft, language: Language) -> bool:
    return _assign(
        fact,
        label=_spoken(fact.label, wanted.label, language),
        value=_spoken(fact.value, wanted.value, language),
    )


def _spoken(known: Bilingual | None, text: str, otherwise: Language) -> Bilingual:
    """`known` with `text` in the language it is written in; a file has one language, the other stays."""
    other = known or Bilingual()
    if language_of(text, otherwise) == "zh":
        return Bilingual(en=other.en, zh=text)
    return Bilingual(en=text, zh=other.zh)


def _assign(target: Product | Variant | Photo | ProductFact, **values: Any) -> bool:
    """Sets what differs, and says whether anything did."""
    differing = {name: value for name, value in values.items() if getattr(target, name) != value}
    for name, value in differing.items():
        setattr(target, name, value)
    return bool(differing)
