"""How tea is brewed in a pot, step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import bpy
import numpy as np
from mathutils import Matrix, Vector

from data.language import Bilingual
from data.studio.article import Shot, Step
from data.studio.families.teapot.bail import BAIL_SHARE
from data.studio.families.teapot.design import TeapotDesign
from data.studio.families.teapot.lid import add_lid
from data.studio.families.teapot.model import TeapotMaterials, body, seat
from data.studio.materials import painted
from data.studio.modelling.arrows import arc, arrow, marked
from data.studio.modelling.curves import Points, curve, disc
from data.studio.modelling.shapes import mesh, sweep
from data.studio.view import View
from data.studio.workshop.pottery import Glazes, Pot, throw

DRAWING_GREY: Final = "#c3c8cb"
WATER: Final = "#7fc4e8"
TEA: Final = "#a8622a"
LEAVES: Final = 16
TILT_DEG: Final = -38.0
CUP: Final = Pot(((0.017, 0.003), (0.028, 0.014), (0.034, 0.032), (0.036, 0.050)), 0.0026, 0.016)


def brewing(design: TeapotDesign) -> tuple[Step, ...]:
    """Lid off, leaves in, water on, tea out."""
    view = View(16, 20, fill=0.88)

    def step(build: Callable[[TeapotDesign], None], title: Bilingual, sentence: Bilingual) -> Step:
        return Step(Shot(view, lambda: build(design), title.en), title, sentence)

    return (
        step(
            _lift_lid,
            Bilingual("Take off the lid", "揭开壶盖"),
            Bilingual(
                "Warm the pot with hot water, empty it and take off the lid.",
                "用热水温壶后倒掉水，揭开壶盖。",
            ),
        ),
        step(
            _add_leaves,
            Bilingual("Add the leaves", "放入茶叶"),
            Bilingual("Put in a teaspoon of leaves for each cup.", "每杯茶放一茶匙茶叶。"),
        ),
        step(
            _pour_water,
            Bilingual("Pour on hot water", "注入热水"),
            Bilingual(
                "Fill up to just below the lid's seat and let it stand for three minutes.",
                "注水至盖沿下方，静置三分钟。",
            ),
        ),
        step(
            _pour_tea,
            Bilingual("Pour the tea", "倒茶"),
            Bilingual("Close the pot, hold the lid and pour slowly.", "盖好壶盖，按住盖子，慢慢倒出。"),
        ),
    )


def _pot(design: TeapotDesign, *, all_of: Any = None, handle: Any = None) -> Any:
    """The pot without its lid, grey but for what is given; returns the grey."""
    grey = painted(DRAWING_GREY)
    clay = all_of or grey
    held = handle or clay
    body(design, TeapotMaterials(Glazes(clay, grey, grey), held, clay, clay, held, held))
    return grey


def _lift_lid(design: TeapotDesign) -> None:
    _pot(design)
    x, y, z = seat(design)
    room = design.rise_m * BAIL_SHARE - 0.014 if design.grip == "bail" else np.inf
    up = min(0.6 * design.pot.widest_m, room)
    add_lid(design, marked(), (x, y, z + up))
    aside = design.lid_radius_m + 0.016
    arrow([(aside, -0.01, z + up * share) for share in (0.25, 0.8, 1.6)], 0.008)


def _add_leaves(design: TeapotDesign) -> None:
    grey = _pot(design)
    _set_aside(design, grey)
    rng = np.random.default_rng(4)
    top, spread = design.pot.height_m, design.pot.rim_radius_m * 0.55
    at = np.column_stack(
        [
            rng.uniform(-spread, spread, LEAVES),
            rng.uniform(-spread, spread, LEAVES),
            np.linspace(0.0, 0.05, LEAVES) + top,
        ]
    )
    for place, turn in zip(at, rng.uniform(0, np.pi, (LEAVES, 2)), strict=True):
        _leaf(place, turn, marked())
    arrow([(0.0, -0.012, top + share) for share in (0.098, 0.08, 0.056)], 0.008)


def _pour_water(design: TeapotDesign) -> None:
    grey = _pot(design, all_of=marked())
    _set_aside(design, grey)
    top = design.pot.height_m
    stream = curve(
        [(0.022, 0, top + 0.085), (0.010, 0, top + 0.055), (0.002, 0, top), (0.0, 0, top - 0.04)], 40
    )
    sweep("water", stream, disc(0.0055, 20), painted(WATER, roughness=0.1), upright=(0.0, 1.0, 0.0))
    arrow([(-0.020, -0.01, top + share) for share in (0.08, 0.06, 0.030)], 0.007)


def _pour_tea(design: TeapotDesign) -> None:
    grey = _pot(design, handle=marked())
    add_lid(design, marked(), seat(design))
    spout, wide = design.spout, design.pot.widest_m
    pivot = Vector((-wide * 0.5, 0.0, 0.0))
    turn = Matrix.Rotation(np.radians(TILT_DEG), 4, "Y")
    lifted = Matrix.Translation((0.0, 0.0, 0.075 + 0.3 * spout.tip_m)) @ Matrix.Translation(pivot)
    move = lifted @ turn @ Matrix.Translation(-pivot)
    for one in list(bpy.context.scene.objects):
        one.matrix_world = move @ one.matrix_world
    tip = move @ Vector((-(wide + spout.out_m) + 0.001, 0.0, spout.tip_m - 0.003))
    _cup(tip, grey)
    pot_top = move @ Vector((wide * 0.9, 0.0, design.pot.height_m))
    arrow(arc((0.0, -wide * 0.2, pot_top.z - wide * 0.7), wide * 1.35, (48, 100), axis=1), 0.008)


def _cup(tip: Vector, material: Any) -> None:
    """A cup under the spout's tip, and the tea that falls into it."""
    before = set(bpy.context.scene.objects)
    throw(CUP, Glazes(material, material, material))
    for one in set(bpy.context.scene.objects) - before:
        one.matrix_world = Matrix.Translation((tip.x - 0.014, tip.y, 0.0)) @ one.matrix_world
    fall = curve(
        [
            tuple(tip),
            (tip.x - 0.008, tip.y, tip.z - 0.008),
            (tip.x - 0.013, tip.y, (tip.z + 0.02) / 2),
            (tip.x - 0.014, tip.y, 0.012),
        ],
        40,
    )
    sweep("tea", fall, disc(0.0030, 16), painted(TEA, roughness=0.1), upright=(0.0, 1.0, 0.0))


def _set_aside(design: TeapotDesign, material: Any) -> None:
    """The lid, on the table behind the pot to the right."""
    at = design.pot.widest_m + design.lid_radius_m + 0.030
    add_lid(design, material, (at, design.pot.widest_m * 0.3, 0.0085))


def _leaf(at: Points, turn: Points, material: Any) -> None:
    """A rolled tea leaf."""
    share = np.linspace(-1, 1, 9)
    half = 0.0022 * np.sqrt(1 - share**2 * 0.98)
    spine = np.column_stack([0.006 * share, 0 * share, 0.0018 * share**2])
    edges = np.stack([spine + half[:, None] * (0, side, 0.35) for side in (-1.0, 0.0, 1.0)], axis=1)
    edges[:, 1, 2] -= half * 0.4
    spin = Matrix.Rotation(turn[0], 3, "Z") @ Matrix.Rotation(turn[1] - np.pi / 2, 3, "Y")
    faces = [[3 * i + j, 3 * i + j + 1, 3 * i + j + 4, 3 * i + j + 3] for i in range(8) for j in range(2)]
    mesh("leaf", edges.reshape(-1, 3) @ np.array(spin).T + at, faces, material, thickness_m=0.0006)
