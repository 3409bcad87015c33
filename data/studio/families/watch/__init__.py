"""Wristwatches: on leather, on cloth, on a steel bracelet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import ClassVar, Final

from data.studio.article import Family, Look, Shot, Step
from data.studio.families.watch.design import DESIGNS, WatchDesign, varied
from data.studio.families.watch.instructions import setting, strap_change
from data.studio.families.watch.layout import LONG_M, SHORT_M
from data.studio.families.watch.model import build
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part

COLOURS: Final = {
    "leather": ("camel", "black", "navy", "brown", "chocolate", "burgundy", "forest green", "grey", "rust"),
    "suede": ("camel", "grey", "navy", "brown", "olive", "beige", "sage"),
    "canvas": ("olive", "beige", "rust", "navy", "black", "khaki", "charcoal", "forest green", "orange"),
    "nylon": ("black", "olive", "navy", "grey", "orange", "red", "khaki"),
    "steel": ("navy", "forest green", "black", "white", "teal", "blue", "burgundy", "turquoise", "charcoal"),
}
MATERIALS: Final = {
    "leather": ("leather", "leather", "suede"),
    "cloth": ("canvas", "canvas", "nylon"),
    "bracelet": ("steel",),
}
# The closed watch leans back a little, as on its cushion.
LEANING: Final = (-14.0, 0.0, 0.0)
FACE_DOWN: Final = (180.0, 0.0, 0.0)


class Watches(Family[WatchDesign]):
    """Wristwatches with three hands."""

    name: ClassVar[str] = "watch"
    designs: ClassVar[Mapping[str, object]] = DESIGNS
    instructions: ClassVar[tuple[str, ...]] = ("set", "strap")

    def vary(self, rng: Random) -> WatchDesign:
        return varied(rng)

    def kind(self, design: WatchDesign) -> str:
        return f"{design.case} case, {design.bezel} bezel, {design.strap}"

    def finish(self, design: WatchDesign, rng: Random) -> Look[WatchDesign]:
        material = rng.choice(MATERIALS[design.strap])
        return Look(design, rng.choice(COLOURS[material]), material)

    def parts(self, look: Look[WatchDesign]) -> tuple[Part, ...]:
        return tuple(_views(look.design))

    def shot(self, look: Look[WatchDesign], part: Part) -> Shot:
        closed = part not in {Part.BACK, Part.STRAP}
        view = _views(look.design)[part]
        return Shot(view, lambda: build(look, closed=closed), "closed" if closed else "open")

    def steps(self, look: Look[WatchDesign], slug: str) -> tuple[Step, ...]:
        steps: dict[str, Callable[[WatchDesign], tuple[Step, ...]]] = {"set": setting, "strap": strap_change}
        return steps[slug](look.design)


def _views(design: WatchDesign) -> dict[Part, View]:
    radius, face = design.radius_m, -design.thick_m
    behind = 0.048
    strap_at = (0.0, -(radius + LONG_M * 0.60), 0.003)
    if design.strap == "bracelet":
        strap_at = (0.0, -(radius + SHORT_M * 0.45), 0.003)
    return {
        Part.WHOLE: View(27, 12, pose_deg=LEANING),
        Part.DIAL: View(4, 20, CloseUp((0.0009, face, 0.0), radius * 2.55), pose_deg=LEANING),
        Part.SIDE: View(84, 8, pose_deg=LEANING),
        Part.BACK: View(14, 62, CloseUp((0.0, 0.0, 0.0), radius * 3.2), pose_deg=FACE_DOWN),
        Part.STRAP: View(30, 46, CloseUp(strap_at, 0.088 if design.strap != "bracelet" else 0.070)),
        Part.CLOSURE: View(158, 10, CloseUp((0.0, behind, 0.002), 0.056), pose_deg=LEANING),
    }


FAMILY: Final = Watches()
