"""The ladder: of all pictures that could answer a request, the most truthful.

A shop must never pass off an invented picture as its goods. So a request climbs down from the catalogue's own
photograph over an enlarged piece of one and a changed one to a picture from words alone, and stops at the
first rung that can answer. What is decided here is told with its reasons; nothing here looks anything up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from actions.catalogue import CatalogueInstruction, CataloguePhoto, CatalogueProduct
from data.vocabulary.colours import parse_colour
from data.vocabulary.naming import named_values
from data.vocabulary.parts import Part

# Not to be seen in a photograph of the whole product from the front.
HIDDEN: Final = frozenset({Part.BACK, Part.INSIDE, Part.SIDE, Part.TOP, Part.SOLE})
# Shorter sides have nothing to enlarge.
LEAST_ZOOMED_PX: Final = 256
# Photographs, of as many variants, in which a part is looked for.
MOST_ENLARGED: Final = 2


class Topic(StrEnum):
    """What a request wants to see."""

    DETAIL = "detail"
    VARIANT = "variant"
    IMAGINED = "imagined"
    INSTRUCTION = "instruction"


class Rung(StrEnum):
    """How a picture comes about; the `source` in a message."""

    PHOTO = "photo"
    ENHANCED = "enhanced"
    EDITED = "edited"
    GENERATED = "generated"
    INSTRUCTION = "instruction"


@dataclass(frozen=True, slots=True)
class Look:
    """The colour, material and pattern asked for: vocabulary values, and in `wishes` as they were said.

    A wish that the vocabulary does not have counts as well: a shop calls its colours what it likes.
    """

    colour: str = ""
    material: str = ""
    pattern: str = ""
    wishes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def words(self) -> str:
        """All of it, as it was said and as the vocabulary has it."""
        said = dict.fromkeys((*self.wishes, self.colour, self.pattern, self.material))
        return " ".join(word for word in said if word)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: `part` is None where the whole product is, or nothing in particular."""

    topic: Topic
    part: Part | None = None
    look: Look = field(default_factory=Look)


@dataclass(frozen=True, slots=True)
class Holding:
    """What the catalogue holds for a request.

    Attributes:
        product: the one that is meant; None where only a kind of goods was described.
        photos: of that product, the nearest to the request's meaning first.
        alike: products of the kind described, the nearest in meaning first.
        instruction: the one that is nearest to the question.
        can_start_from: photographs whose files are here, by id; only these can be enlarged or changed.
    """

    product: CatalogueProduct | None = None
    photos: tuple[CataloguePhoto, ...] = ()
    alike: tuple[CatalogueProduct, ...] = ()
    instruction: CatalogueInstruction | None = None
    can_start_from: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """One way to answer: a rung, the photograph it sends or starts from, and the product that shows.

    `nearest` says that the photograph is not what was asked for but the best there is.
    """

    rung: Rung
    photo: CataloguePhoto | None = None
    product: CatalogueProduct | None = None
    nearest: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The ways to answer, the best first: where a made picture fails its check, the next one is taken."""

    steps: tuple[Step, ...]
    reasons: tuple[str, ...]

    @property
    def rung(self) -> Rung | None:
        """Where the request stops; None where no picture can answer it."""
        return self.steps[0].rung if self.steps else None


def plan(request: Request, holding: Holding) -> Plan:
    """How to answer `request` with what the catalogue holds."""
    match request.topic:
        case Topic.DETAIL:
            return _detail(request, holding)
        case Topic.VARIANT:
            return _variant(request, holding)
        case Topic.IMAGINED:
            return _variant(request, holding) if holding.product else _imagined(request, holding)
        case Topic.INSTRUCTION:
            return _instruction(holding)


def _detail(request: Request, holding: Holding) -> Plan:
    product, part = holding.product, request.part or Part.WHOLE
    if product is None or not holding.photos:
        return Plan((), ("the product has no photograph",))
    shown = [photo for photo in holding.photos if photo.part == part] or _main_for(part, product)
    if shown:
        # A photograph of which the shop does not say the look is one of the part all the same.
        untold = [photo for photo in shown if not photo.options] if request.part else []
        return _photographed(part, shown, Look() if untold else request.look, product, holding)
    nearest = Step(Rung.PHOTO, holding.photos[0], product, nearest=True)
    wholes = [photo for photo in _wholes(product, request.look) if _is_large_enough(photo, holding)]
    reasons = [f"no photograph shows the {part}"]
    if part in HIDDEN:
        return Plan((nearest,), (*reasons, f"the {part} is not to be seen in the whole photograph"))
    if not wholes:
        return Plan((nearest,), (*reasons, "no whole photograph is here that could be enlarged"))
    enlarged = [Step(Rung.ENHANCED, whole, product) for whole in wholes[:MOST_ENLARGED]]
    return Plan((*enlarged, nearest), (*reasons, f"the whole photograph may show the {part}"))


def _photographed(
    part: Part, shown: Sequence[CataloguePhoto], look: Look, product: CatalogueProduct, holding: Holding
) -> Plan:
    in_look = [photo for photo in shown if shows(product, photo, look)]
    if not look or in_look:
        photo = (in_look or list(shown))[0]
        return Plan((Step(Rung.PHOTO, photo, product),), (f"the catalogue has a photograph of the {part}",))
    otherwise = Step(Rung.PHOTO, shown[0], product, nearest=True)
    reasons = (f"the {part} is photographed in another look",)
    if shown[0].id not in holding.can_start_from:
        return Plan((otherwise,), (*reasons, "its file is not here"))
    return Plan(
        (Step(Rung.EDITED, shown[0], product), otherwise), (*reasons, "so that look can be given to it")
    )


def _variant(request: Request, holding: Holding) -> Plan:
    product = holding.product
    if product is None:
        return Plan((), ("no product is meant",))
    part = request.part or Part.WHOLE
    shown = product.photos_of(part) or _main_for(Part.WHOLE, product)
    if not shown:
        drawn = Step(Rung.GENERATED, None, product)
        return Plan((drawn,), ("the product has no photograph", "so only words are left to draw from"))
    return _photographed(part, shown, request.look, product, holding)


def _imagined(request: Request, holding: Holding) -> Plan:
    part, look = request.part or Part.WHOLE, request.look
    described = [product for product in holding.alike if is_made_like(product, look)]
    for product in described:
        for photo in product.photos_of(part):
            if shows(product, photo, look):
                step = Step(Rung.PHOTO, photo, product)
                return Plan((step,), ("the shop sells just that, and has a photograph of it",))
    steps, reasons = [], ["no photograph shows what is described"]
    for product in described:
        starts = [photo for photo in product.photos_of(part) if photo.id in holding.can_start_from]
        if starts and look.colour and not look.pattern:
            steps.append(Step(Rung.EDITED, starts[0], product))
            reasons.append("a product differs from it in colour alone, which can be changed")
            break
    else:
        reasons.append("no product differs from it in colour alone")
    steps.append(Step(Rung.GENERATED))
    for product in holding.alike:
        wholes = _wholes(product, look)
        if wholes:
            steps.append(Step(Rung.PHOTO, wholes[0], product, nearest=True))
            break
    return Plan(tuple(steps), tuple(reasons))


def _instruction(holding: Holding) -> Plan:
    instruction = holding.instruction
    if instruction is None:
        return Plan((), ("no instruction answers the question",))
    pictured = sum(1 for step in instruction.steps if step.picture)
    reason = (
        f"the catalogue has the instruction, with pictures of {pictured} of {len(instruction.steps)} steps"
    )
    return Plan((Step(Rung.INSTRUCTION, None, holding.product),), (reason,))


def shows(product: CatalogueProduct, photo: CataloguePhoto, look: Look) -> bool:
    """Whether the photographed variant has the look: by what the shop calls it, or by what that means."""
    if not (look.colour or look.wishes):
        return True
    if product.shown_options(photo, look.wishes):
        return True
    colours = {_colour_of(value) for value in photo.options.values()}
    return bool(look.colour) and look.colour in colours


def is_made_like(product: CatalogueProduct, look: Look) -> bool:
    """Whether what the shop says of a product names the material and the pattern asked for."""
    said = f"{product.title.en} {product.title.zh} {product.description.en} {product.description.zh}"
    found, _ = named_values(said)
    materials, patterns = found.get("material", ()), found.get("pattern", ())
    return (not look.material or look.material in materials) and (
        not look.pattern or look.pattern in patterns
    )


def _colour_of(option: str) -> str:
    colour = parse_colour(option)
    return colour.name if colour else ""


def _main_for(part: Part, product: CatalogueProduct) -> list[CataloguePhoto]:
    """The main picture, where it shows the view asked for: a product's front has no other."""
    return product.photos_of(Part.WHOLE) if part in {Part.FRONT, Part.WHOLE} else []


def _wholes(product: CatalogueProduct, look: Look) -> list[CataloguePhoto]:
    """The photographs of the whole product in the look asked for; where there is none, all."""
    wholes = product.photos_of(Part.WHOLE)
    return [photo for photo in wholes if shows(product, photo, look)] or wholes


def _is_large_enough(photo: CataloguePhoto, holding: Holding) -> bool:
    width, height = photo.picture.width or 0, photo.picture.height or 0
    return photo.id in holding.can_start_from and min(width, height) >= LEAST_ZOOMED_PX
