"""The variants and pictures of one product while its rows are being read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace

from data.importers.drafts import MAX_NAME, MAX_PHOTOS, MAX_VARIANTS, PhotoDraft, VariantDraft
from data.importers.parts_shown import part_shown
from data.importers.values import UnreadableCellError
from data.schema import Part


@dataclass(slots=True)
class ReadVariants:
    """Variants in order, each SKU and each combination of options once."""

    _by_sku: dict[str, tuple[VariantDraft, int]] = field(default_factory=dict)

    def add(self, variant: VariantDraft, line: int) -> VariantDraft:
        """Adds `variant` and returns it, with another SKU where the one we made up was taken.

        Raises:
            UnreadableCellError: the product has it already, or has too many.
        """
        known, first = self._by_sku.get(variant.sku, (None, 0))
        if known and not variant.sku_is_given and known.options != variant.options:
            variant = replace(variant, sku=_with_digest(variant))
            known, first = self._by_sku.get(variant.sku, (None, 0))
        if known:
            named = f"SKU “{variant.sku}”" if variant.sku_is_given else "combination of options"
            raise UnreadableCellError(f"the {named} is already in line {first}")
        if len(self._by_sku) >= MAX_VARIANTS:
            raise UnreadableCellError(f"the product has more than {MAX_VARIANTS:,} variants")
        self._by_sku[variant.sku] = variant, line
        return variant

    def __bool__(self) -> bool:
        return bool(self._by_sku)

    def all(self) -> tuple[VariantDraft, ...]:
        return tuple(variant for variant, _ in self._by_sku.values())


@dataclass(slots=True)
class ReadPhotos:
    """Pictures in order, each source once, and which variants each of them shows."""

    _by_source: dict[str, PhotoDraft] = field(default_factory=dict)
    _place: dict[str, int] = field(default_factory=dict)
    _shows: dict[str, list[str]] = field(default_factory=dict)

    def add(self, source: str, line: int, alt: str = "", place: int | None = None) -> None:
        """Adds a picture of the product; `place` is its rank where the file gives one."""
        known = self._by_source.get(source)
        if known is not None:
            self._by_source[source] = replace(known, alt=known.alt or alt)
        elif len(self._by_source) < MAX_PHOTOS:
            self._by_source[source] = PhotoDraft(source=source, line=line, alt=alt)
        if place is not None:
            self._place.setdefault(source, place)

    def show(self, sku: str, source: str, line: int) -> None:
        """Notes that the picture `source` is that of the variant `sku`."""
        path = source.split("?", 1)[0]
        listed = next((known for known in self._by_source if known.split("?", 1)[0] == path), source)
        self.add(listed, line)
        self._shows.setdefault(listed, []).append(sku)

    def all(self, title: str, variants: int) -> tuple[PhotoDraft, ...]:
        """The pictures by rank, each with the part it shows; the first shows the whole if nothing else.

        A picture belongs to the first variant that names it, unless all of several name it.
        """
        unranked = len(self._by_source) + MAX_PHOTOS
        ranked = sorted(self._by_source.values(), key=lambda photo: self._place.get(photo.source, unranked))
        return tuple(
            replace(
                photo,
                part=part_shown(photo.alt, photo.source, title) or (Part.WHOLE if rank == 0 else None),
                variant_sku=self._shown_alone(photo.source, variants),
            )
            for rank, photo in enumerate(ranked)
        )

    def _shown_alone(self, source: str, variants: int) -> str | None:
        skus = self._shows.get(source, [])
        return skus[0] if skus and (len(skus) < variants or variants == 1) else None


def _with_digest(variant: VariantDraft) -> str:
    """Tells "S/M" from "S M", which read the same in a SKU."""
    digest = hashlib.sha256(json.dumps(variant.options).encode()).hexdigest()[:8]
    return f"{variant.sku[: MAX_NAME - 9]}-{digest}"
