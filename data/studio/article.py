"""What stands before the camera, in words that need no Blender: a look, its shots and its steps."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import ClassVar, Final, Generic, TypeVar

from data.language import Bilingual
from data.studio.view import View
from data.vocabulary.colours import COLOURS
from data.vocabulary.parts import Part

Design = TypeVar("Design")
# The colour word of what is left as it grew: oiled wood, undyed cord.
NATURAL: Final = "natural"
_TWO_COLOURED: Final = frozenset({"striped", "checked", "dotted", "printed", "colour-block", "speckled"})
_SWATCHES: Final = {colour.name: colour.hex for colour in COLOURS}


@dataclass(frozen=True, slots=True)
class Look(Generic[Design]):
    """One article in full: a design in a colour, a material and a pattern.

    `colour` and `accent` are names of `data.vocabulary.colours` or `NATURAL`; `material` and `pattern`
    are words of `data.vocabulary`. `paint` is the sRGB colour the main surfaces are mixed from: at first
    the colour's swatch, later what makes the swatch appear under the studio's light.
    """

    design: Design
    colour: str
    material: str
    pattern: str = "plain"
    accent: str | None = None
    paint: str = ""

    @property
    def hex(self) -> str:
        """The sRGB colour `#rrggbb` to mix the main surfaces from; a mid brown for natural wood."""
        return self.paint or swatch(self.colour)

    @property
    def accent_hex(self) -> str:
        """The sRGB colour of trim, stripes and prints; a light or dark neutral where none was chosen."""
        return swatch(self.accent) if self.accent else "#e9e4d8"

    @property
    def mixes_colours(self) -> bool:
        """Whether the pattern lays another colour beside the look's own."""
        return self.pattern in _TWO_COLOURED

    def painted(self, paint: str) -> Look[Design]:
        """The same look mixed from another paint."""
        return replace(self, paint=paint)


def swatch(colour: str) -> str:
    """The swatch `#rrggbb` of a colour word.

    Raises:
        KeyError: there is no such colour.
    """
    return "#b98d5a" if colour == NATURAL else _SWATCHES[colour]


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to take: `build` puts the model into the empty scene, `view` frames it.

    Shots of one look with the same `arrangement` see the same scene, which is then built only once;
    a lid taken off or a shoe laid on its side by other means than the view's pose is another arrangement.
    """

    view: View
    build: Callable[[], None]
    arrangement: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an instruction: its picture, a title of a few words and one sentence."""

    shot: Shot
    title: Bilingual
    sentence: Bilingual


class Family(ABC, Generic[Design]):
    """A kind of product: the designs it comes in and how each is modelled and framed.

    Models are in metres, stand on z = 0 and show their front to -y. Surfaces that carry the look's colour
    are made with `main=True` or marked by `data.studio.materials.main`, so that colours can be measured.
    `name` is a key of `data.vocabulary.FAMILIES`.
    """

    name: ClassVar[str]
    designs: ClassVar[Mapping[str, object]]
    instructions: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def vary(self, rng: Random) -> Design:
        """A design that no shop has yet: another shape of this kind, every measure within what sells."""

    @abstractmethod
    def kind(self, design: Design) -> str:
        """The shape's traits in a few words ("tapered, loop handle"); designs alike in them look alike."""

    @abstractmethod
    def finish(self, design: Design, rng: Random) -> Look[Design]:
        """The design in a colour, a material and a pattern that such a product is sold in."""

    @abstractmethod
    def parts(self, look: Look[Design]) -> tuple[Part, ...]:
        """The parts that can be photographed, `Part.WHOLE` first."""

    @abstractmethod
    def shot(self, look: Look[Design], part: Part) -> Shot:
        """The picture of a part; KeyError where the look has no such part."""

    def steps(self, look: Look[Design], slug: str) -> tuple[Step, ...]:
        """The steps of one of `instructions`; KeyError where there is no such one."""
        raise KeyError(slug)
