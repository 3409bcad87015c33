"""Teapots: with a handle behind, at the side or overhead, and a spout that pours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import ClassVar, Final

import numpy as np

from data.studio.article import Family, Look, Shot, Step
from data.studio.families.teapot.bail import bail_top_m
from data.studio.families.teapot.brewing import brewing
from data.studio.families.teapot.design import DESIGNS, TeapotDesign, varied
from data.studio.families.teapot.model import LEDGE_M, SIDE_DEG, build
from data.studio.families.teapot.spout import SIDE_HANDLE_M
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part

COLOURS: Final = {
    "stoneware": (
        "denim blue",
        "beige",
        "charcoal",
        "rust",
        "black",
        "forest green",
        "sage",
        "cream",
        "brown",
        "mustard",
        "teal",
    ),
    "porcelain": (
        "sage",
        "white",
        "navy",
        "pink",
        "mint",
        "sky blue",
        "light yellow",
        "grey",
        "black",
        "red",
        "lavender",
    ),
}
PATTERNS: Final = {"stoneware": ("plain", "speckled", "dipped"), "porcelain": ("plain",)}


class Teapots(Family[TeapotDesign]):
    """Teapots with a lid and a strainer."""

    name: ClassVar[str] = "teapot"
    designs: ClassVar[Mapping[str, object]] = DESIGNS
    instructions: ClassVar[tuple[str, ...]] = ("brew",)

    def vary(self, rng: Random) -> TeapotDesign:
        return varied(rng)

    def kind(self, design: TeapotDesign) -> str:
        return f"{design.profile}, {design.grip} handle, {design.spout.form} spout"

    def finish(self, design: TeapotDesign, rng: Random) -> Look[TeapotDesign]:
        ware = design.ware
        return Look(design, rng.choice(COLOURS[ware]), ware, rng.choice(PATTERNS[ware]))

    def parts(self, look: Look[TeapotDesign]) -> tuple[Part, ...]:
        return tuple(_views(look.design))

    def shot(self, look: Look[TeapotDesign], part: Part) -> Shot:
        open_now = part is Part.INSIDE
        view = _views(look.design)[part]
        return Shot(view, lambda: build(look, closed=not open_now), "open" if open_now else "")

    def steps(self, look: Look[TeapotDesign], slug: str) -> tuple[Step, ...]:
        steps: dict[str, Callable[[TeapotDesign], tuple[Step, ...]]] = {"brew": brewing}
        return steps[slug](look.design)


def _views(design: TeapotDesign) -> dict[Part, View]:
    pot, spout = design.pot, design.spout
    height, wide, rim = pot.height_m, pot.widest_m, pot.rim_radius_m
    tip = wide + spout.out_m
    spout_at = (-(wide * 0.75 + spout.out_m * 0.55), 0.0, (spout.z_m + spout.tip_m) / 2)
    spout_span = max((tip - wide * 0.6) * 1.5, (spout.tip_m - spout.z_m) * 1.75)
    return {
        Part.WHOLE: View(-20 if design.grip == "side" else 24, 18),
        Part.SIDE: View(0, 4),
        Part.LID: View(20, 34, CloseUp((0.0, 0.0, height + design.dome_m * 0.6), rim * 3.2)),
        Part.HANDLE: _handle_view(design),
        Part.SPOUT: View(-34, 20, CloseUp(spout_at, spout_span)),
        Part.INSIDE: View(58, _down_to_strainer(design), CloseUp((0.0, 0.0, height * 0.88), rim * 2.9)),
        Part.BASE: View(24, 46, CloseUp((0.0, 0.0, height * 0.12), wide * 2.35), pose_deg=(180, 0, 0)),
    }


def _down_to_strainer(design: TeapotDesign) -> float:
    """The elevation from which one sees the strainer through the opening."""
    pot, spout = design.pot, design.spout
    deep, bore = pot.height_m - spout.z_m, pot.rim_radius_m - pot.wall_m - LEDGE_M
    wall = pot.radius_at(spout.z_m) - pot.wall_m
    steepest, flattest = np.degrees(np.arctan2(deep, (wall - bore, wall + bore)))
    return float(0.55 * steepest + 0.45 * flattest)


def _handle_view(design: TeapotDesign) -> View:
    pot = design.pot
    if design.grip == "bail":
        top = bail_top_m(design)
        return View(32, 16, CloseUp((0.0, 0.0, (top + pot.height_m) / 2), pot.widest_m * 2.1))
    if design.grip == "side":
        far = pot.radius_at(0.6 * pot.height_m) + SIDE_HANDLE_M * 0.45
        turn = np.radians(SIDE_DEG)
        at = (far * float(np.cos(turn)), far * float(np.sin(turn)), 0.72 * pot.height_m)
        return View(-34, 22, CloseUp(at, SIDE_HANDLE_M * 1.9))
    handle = design.handle
    tall = handle.z_m[1] - handle.z_m[0]
    at = (pot.radius_at(handle.middle_m) + handle.reach_m * 0.4, 0.0, handle.middle_m)
    return View(42, 14, CloseUp(at, max(tall * 1.6, handle.reach_m * 2.2)))


FAMILY: Final = Teapots()
