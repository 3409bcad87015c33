"""The catalogue as the search sees it: names and texts, read from the database in one go.

Prices, stock and orders are not here: those are looked up when asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from actions.wording import fold, says_option, words
from data.language import Bilingual, Language
from data.schema import Instruction, InstructionKind, InstructionStep, Part, Photo, Product, Variant
from data.store import thumbnail_name
from data.vocabulary.parts import name_of

MEDIA_PATH: Final = "/media/"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be sent; sizes in pixels, None where the shop gave only an address."""

    url: str
    thumbnail_url: str
    width: int | None
    height: int | None
    alt: Bilingual

    @property
    def name(self) -> str:
        """The picture's id: its name in the media store, without the ending."""
        return self.url.rsplit("/", 1)[-1].removesuffix(".webp")


@dataclass(frozen=True, slots=True)
class CataloguePhoto:
    """A photograph of a product, what it shows, and the options of the variant it shows."""

    id: int
    part: Part | None
    picture: Picture
    options: dict[str, str]

    @property
    def texts(self) -> list[str]:
        """What describes the photograph, in every language there is."""
        name = name_of(self.part) if self.part else Bilingual()
        return [text for text in (self.picture.alt.en, self.picture.alt.zh, name.en, name.zh) if text]


@dataclass(frozen=True, slots=True)
class CatalogueStep:
    """One step of an instruction; its title may be empty."""

    title: Bilingual
    text: Bilingual
    picture: Picture | None

    def say(self, language: Language) -> str:
        """Title and sentence."""
        title, text = self.title.say(language), self.text.say(language)
        if not title:
            return text
        return f"{title}：{text}" if language == "zh" else f"{title}. {text}"


@dataclass(frozen=True, slots=True)
class CatalogueInstruction:
    """An instruction with its steps in order."""

    id: int
    kind: InstructionKind
    title: Bilingual
    steps: tuple[CatalogueStep, ...]

    @property
    def texts(self) -> list[str]:
        """What describes the instruction, in every language there is."""
        return [text for text in (self.title.en, self.title.zh) if text]


@dataclass(frozen=True)
class CatalogueProduct:
    """A product by its names, with its photographs and instructions. `link` is the shop's own page of it."""

    id: int
    handle: str
    title: Bilingual
    category: Bilingual
    description: Bilingual
    skus: tuple[str, ...]
    link: str | None = None
    photos: tuple[CataloguePhoto, ...] = ()
    instructions: tuple[CatalogueInstruction, ...] = ()
    words_zh: dict[str, str] = field(default_factory=dict)

    @cached_property
    def title_words(self) -> frozenset[str]:
        """The title's English words."""
        return frozenset(words(self.title.en))

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The English words of title and category."""
        return self.title_words | frozenset(words(self.category.en))

    @cached_property
    def key_words(self) -> frozenset[str]:
        """The words of its names that mean the product by themselves.

        The first of the title (its own name) and the last of title and category (the noun): "ridge" and
        "shoe" mean the Ridge trail shoe, "trail" alone does not.
        """
        title, category = words(self.title.en), words(self.category.en)
        return frozenset([*title[:1], *title[-1:], *category[-1:]])

    @property
    def texts(self) -> list[str]:
        """What names and describes the product, in every language there is."""
        named = [
            self.title.en,
            self.title.zh,
            self.category.en,
            self.category.zh,
            self.description.en[:400],
            self.description.zh[:200],
        ]
        return [text for text in named if text]

    def whole_photo(self, wished: Sequence[str] = ()) -> CataloguePhoto | None:
        """The photograph of the whole product, else the first there is.

        Of several, the one whose variant has the most of the `wished` option values, such as a colour.
        """
        candidates = self.photos_of(Part.WHOLE) or list(self.photos[:1])
        return max(candidates, key=lambda photo: len(self.shown_options(photo, wished)), default=None)

    def shown_options(self, photo: CataloguePhoto, wished: Sequence[str]) -> list[str]:
        """The option values of the photographed variant that `wished` asks for, in either language."""
        return [
            value for value in photo.options.values() if any(self.is_option(wish, value) for wish in wished)
        ]

    def is_option(self, text: str, value: str) -> bool:
        """Whether `text` says the option value `value`, in either language."""
        return any(says_option(text, name) for name in (value, self.words_zh.get(value)) if name)

    @property
    def first_sku(self) -> str | None:
        """The SKU that stands for the product in a message."""
        return self.skus[0] if self.skus else None

    def photos_of(self, part: Part) -> list[CataloguePhoto]:
        """The photographs that show `part`."""
        return [photo for photo in self.photos if photo.part == part]


@dataclass(frozen=True)
class Catalogue:
    """All published products."""

    products: tuple[CatalogueProduct, ...] = ()

    @cached_property
    def by_handle(self) -> dict[str, CatalogueProduct]:
        return {product.handle: product for product in self.products}

    @cached_property
    def by_sku(self) -> dict[str, CatalogueProduct]:
        """Products by the SKU of any of their variants, folded."""
        return {fold(sku): product for product in self.products for sku in product.skus}


async def fingerprint(session: AsyncSession) -> tuple[object, ...]:
    """What changes whenever the catalogue does; cheap to ask."""
    counts = select(
        select(func.count(Product.id)).scalar_subquery(),
        select(func.max(Product.updated_at)).scalar_subquery(),
        select(func.count(Photo.id)).scalar_subquery(),
        select(func.max(Photo.id)).scalar_subquery(),
        select(func.count(Variant.id)).scalar_subquery(),
        select(func.count(InstructionStep.id)).scalar_subquery(),
        select(func.max(InstructionStep.id)).scalar_subquery(),
    )
    return tuple((await session.execute(counts)).one())


async def read_catalogue(session: AsyncSession) -> Catalogue:
    """All published products, with what the search needs of them."""
    rows = await session.scalars(
        select(Product)
        .where(Product.published)
        .order_by(Product.id)
        .options(
            selectinload(Product.variants),
            selectinload(Product.photos).selectinload(Photo.variant),
            selectinload(Product.instructions).selectinload(Instruction.steps),
        )
    )
    return Catalogue(tuple(_product(row) for row in rows))


def _product(row: Product) -> CatalogueProduct:
    return CatalogueProduct(
        id=row.id,
        handle=row.handle,
        title=row.title,
        category=row.category,
        description=row.description,
        skus=tuple(variant.sku for variant in row.variants),
        link=row.link,
        photos=tuple(_photo(photo) for photo in row.photos),
        instructions=tuple(_instruction(instruction) for instruction in row.instructions),
        words_zh=row.words_zh,
    )


def _photo(row: Photo) -> CataloguePhoto:
    return CataloguePhoto(
        id=row.id,
        part=Part(row.part) if row.part else None,
        picture=_picture(row.media, row.source, row.width, row.height, row.alt),
        options=dict(row.variant.options) if row.variant else {},
    )


def _instruction(row: Instruction) -> CatalogueInstruction:
    return CatalogueInstruction(
        id=row.id,
        kind=InstructionKind(row.kind),
        title=row.title,
        steps=tuple(
            CatalogueStep(
                title=step.title,
                text=step.text,
                picture=_picture(step.media, "", step.width, step.height, step.alt) if step.media else None,
            )
            for step in row.steps
        ),
    )


def _picture(
    media: str | None, source: str, width: int | None, height: int | None, alt: Bilingual
) -> Picture:
    if media is None:
        return Picture(source, source, width, height, alt)
    return Picture(MEDIA_PATH + media, MEDIA_PATH + thumbnail_name(media), width, height, alt)
