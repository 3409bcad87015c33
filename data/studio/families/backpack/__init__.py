"""Backpacks: zipped, rolled or under a flap, with their pockets and what they are carried by."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import ClassVar, Final

from data.studio.article import Family, Look, Shot, Step
from data.studio.families.backpack.building import build
from data.studio.families.backpack.design import DESIGNS, BackpackDesign
from data.studio.families.backpack.framing import views
from data.studio.families.backpack.steps import strap_steps
from data.studio.families.backpack.variation import finished, kind_of, varied
from data.vocabulary.parts import Part


class Backpacks(Family[BackpackDesign]):
    """Backpacks with two shoulder straps."""

    name: ClassVar[str] = "backpack"
    designs: ClassVar[Mapping[str, object]] = DESIGNS
    instructions: ClassVar[tuple[str, ...]] = ("straps",)

    def vary(self, rng: Random) -> BackpackDesign:
        return varied(rng)

    def kind(self, design: BackpackDesign) -> str:
        return kind_of(design)

    def finish(self, design: BackpackDesign, rng: Random) -> Look[BackpackDesign]:
        return finished(design, rng)

    def parts(self, look: Look[BackpackDesign]) -> tuple[Part, ...]:
        return tuple(views(look.design))

    def shot(self, look: Look[BackpackDesign], part: Part) -> Shot:
        opened = part is Part.INSIDE
        return Shot(views(look.design)[part], lambda: build(look, opened=opened), "open" if opened else "")

    def steps(self, look: Look[BackpackDesign], slug: str) -> tuple[Step, ...]:
        if slug != "straps":
            raise KeyError(slug)
        return strap_steps(look)


FAMILY: Final = Backpacks()
