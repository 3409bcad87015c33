"""A family whose designs come in sorts that are built quite differently, such as desk and tripod lamps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, ClassVar, Final, Generic, TypeVar

from data.studio.article import NATURAL, Family, Look, Shot, Step
from data.studio.view import View
from data.vocabulary.parts import Part

Design = TypeVar("Design")
FADING: Final = 0.45
PALE: Final = 214


@dataclass(frozen=True, slots=True)
class Sort(Generic[Design]):
    """One sort of a family: how its designs are drawn, finished, built, framed and put together.

    `taken_apart` builds the article otherwise for parts that are hidden in the whole; `instructions` gives
    the steps of each instruction by its slug.
    """

    vary: Callable[[Random], Design]
    kind: Callable[[Design], str]
    finish: Callable[[Design, Random], Look[Design]]
    build: Callable[[Look[Design]], None]
    views: Callable[[Design], Mapping[Part, View]]
    taken_apart: Mapping[Part, Callable[[Look[Design]], None]] = field(default_factory=dict)
    instructions: Mapping[str, Callable[[Look[Design]], tuple[Step, ...]]] = field(default_factory=dict)


class Assortment(Family[Any]):
    """A family that leaves everything to the sort of the design in hand; `sorts` go by designs' types."""

    sorts: ClassVar[Mapping[type[Any], Sort[Any]]]

    def vary(self, rng: Random) -> Any:
        return rng.choice(list(self.sorts.values())).vary(rng)

    def kind(self, design: Any) -> str:
        return self._sort(design).kind(design)

    def finish(self, design: Any, rng: Random) -> Look[Any]:
        return self._sort(design).finish(design, rng)

    def parts(self, look: Look[Any]) -> tuple[Part, ...]:
        return tuple(self._sort(look.design).views(look.design))

    def shot(self, look: Look[Any], part: Part) -> Shot:
        sort = self._sort(look.design)
        view = sort.views(look.design)[part]
        if part in sort.taken_apart:
            return Shot(view, lambda: sort.taken_apart[part](look), arrangement=part.value)
        return Shot(view, lambda: sort.build(look))

    def steps(self, look: Look[Any], slug: str) -> tuple[Step, ...]:
        drawn = look if look.colour == NATURAL else look.painted(_faded(look.hex))
        return self._sort(look.design).instructions[slug](drawn)

    def _sort(self, design: Any) -> Sort[Any]:
        return self.sorts[type(design)]


def _faded(colour: str) -> str:
    """An sRGB colour as instructions draw it: pale enough for marked parts and arrows to stand out."""
    levels = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(level * (1 - FADING) + PALE * FADING):02x}" for level in levels)
