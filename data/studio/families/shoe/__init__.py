"""Shoes: an upper drawn over a last, what is sewn onto it, tongue and laces, on a sole of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import ClassVar, Final

from data.studio.article import Family, Look, Shot
from data.studio.families.shoe.building import build
from data.studio.families.shoe.design import DESIGNS, ShoeDesign
from data.studio.families.shoe.variation import finished, kind_of, varied
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part


class Shoes(Family[ShoeDesign]):
    """Laced shoes and boots, shown as one left shoe."""

    name: ClassVar[str] = "shoe"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> ShoeDesign:
        return varied(rng)

    def kind(self, design: ShoeDesign) -> str:
        return kind_of(design)

    def finish(self, design: ShoeDesign, rng: Random) -> Look[ShoeDesign]:
        return finished(design, rng)

    def parts(self, look: Look[ShoeDesign]) -> tuple[Part, ...]:
        return tuple(_views(look.design))

    def shot(self, look: Look[ShoeDesign], part: Part) -> Shot:
        return Shot(_views(look.design)[part], lambda: build(look))


def _views(design: ShoeDesign) -> dict[Part, View]:
    top = design.last.cut().top
    collar = float(top[0, 2])
    tip = design.last.ball_m + 0.0165
    instep = (top[5] + top[9]) / 2
    return {
        Part.WHOLE: View(34, 17, fill=0.92),
        Part.SIDE: View(0, 4, fill=0.94),
        Part.SOLE: View(14, 12, pose_deg=(-90, -38, 0), fill=0.92),
        Part.HEEL: View(-74, 12, CloseUp((0.03, 0.0, collar * 0.52), max(collar * 1.45, 0.13))),
        Part.TOE: View(66, 20, CloseUp((0.245, 0.0, tip), 0.135)),
        Part.LACES: View(
            52,
            42,
            CloseUp(
                (float(instep[0]), 0.0, float(instep[2]) + 0.004), 0.10 + 0.55 * float(top[9, 0] - top[5, 0])
            ),
        ),
        Part.INSIDE: View(-32, 58, CloseUp((0.066, 0.0, collar * 0.85), 0.165)),
    }


FAMILY: Final = Shoes()
