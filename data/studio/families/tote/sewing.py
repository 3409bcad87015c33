"""A tote put together in its cloth."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.families.tote.body import COLUMNS, ROWS, Shell, sew_shell, shell
from data.studio.families.tote.design import LEATHERY, PUFFED, ToteDesign
from data.studio.families.tote.handles import Trimmings, add_handles
from data.studio.materials import fabric, main, metal, shade
from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import place, turned
from data.studio.workshop.woven_label import Surface, woven_label

BRASS: Final = "#b08d4e"
LABEL_M: Final = (0.052, 0.030)


def build(look: Look[ToteDesign]) -> None:
    """The bag in the scene."""
    design = look.design
    made = shell(design)
    # Puffs are modelled; a printed quilting on top would be another.
    pattern = "plain" if design.form in PUFFED else look.pattern
    cloth = main(fabric(_weave(look), look.hex, pattern=pattern, accent_hex=look.accent_hex))
    lining = fabric("poplin", lining_of(look))
    sew_shell(made, cloth, lining)
    thread = fabric("poplin", thread_of(look))
    add_handles(made, Trimmings(_strap_cloth(look, cloth), thread, metal(BRASS)))
    _hem(made, thread)
    if design.band:
        _band(made, look, thread)
    if design.pocket:
        _pocket(made, cloth, thread)
    _inner_pocket(made, lining, thread)
    _label(made, look)
    if design.form in LEATHERY:
        _feet(made)


def lining_of(look: Look[ToteDesign]) -> str:
    """A lining to the cloth: undyed, or dark in light leather."""
    return "#cfc6b4" if look.design.form not in LEATHERY or _light(look.hex) < 90 else "#6b5a49"


def thread_of(look: Look[ToteDesign]) -> str:
    """Sewing thread that shows a little on the cloth."""
    return shade(look.hex, 0.72) if _light(look.hex) > 110 else "#8f8a80"


def _weave(look: Look[ToteDesign]) -> str:
    return "taffeta" if look.design.form in PUFFED else look.material


def _light(colour: str) -> float:
    return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) / 3


def _strap_cloth(look: Look[ToteDesign], cloth: Any) -> Any:
    """Straps of the bag's own cloth, or webbing in undyed cotton or leather."""
    design = look.design
    if design.handle in {"padded", "rolled"} or look.material in {"leather", "suede"}:
        return main(fabric(_weave(look), look.hex))
    if design.handle == "strap" or (design.form in {"boat", "bucket"} and design.seed % 2):
        return fabric("leather", "#8a5a36" if _light(look.hex) > 60 else "#5a3a26")
    if design.form in PUFFED:
        return main(fabric("canvas", look.hex))
    return (
        fabric("canvas", shade(look.hex, 0.8) if design.seed % 3 == 0 else look.accent_hex)
        if look.accent
        else cloth
    )


def _hem(made: Shell, thread: Any) -> None:
    """Two lines of stitches around the mouth."""
    around = np.linspace(0.004, 0.996, 60)
    for inset in (0.026, 0.0045):
        v = made.v_at(made.design.size_m[1] - inset)
        made.skin.seam("hem", [(u, v) for u in around], thread, raised_m=0.0001)


def _band(made: Shell, look: Look[ToteDesign], thread: Any) -> None:
    """A band of sturdier cloth around the base."""
    colour = look.accent_hex if look.accent else shade(look.hex, 0.5 if _light(look.hex) > 90 else 1.9)
    around = np.linspace(0.0015, 0.9985, 60)
    high = made.design.band
    made.skin.panel(
        "band",
        [(u, 0.004) for u in around],
        [(u, high) for u in around],
        fabric("canvas", colour),
        thickness_m=0.0014,
        count=300,
    )
    for inset in (0.007, 0.018):
        made.skin.seam("band seam", [(u, high - inset) for u in around], thread, raised_m=0.0014)


def _pocket(made: Shell, cloth: Any, thread: Any) -> None:
    """A patch pocket on the front."""
    wide = made.design.size_m[0] * 0.27
    low, high = max(0.22, made.design.band + 0.05), 0.66
    left, right = (made.front(side * wide, 0.45)[0] for side in (-1.0, 1.0))
    edge = np.linspace(left, right, 9)
    made.skin.panel("pocket", [(u, low) for u in edge], [(u, high) for u in edge], cloth, thickness_m=0.0022)
    inset = (right - left) * 0.03
    outline = [
        (left + inset, high),
        (left + inset, low + 0.015),
        (right - inset, low + 0.015),
        (right - inset, high),
    ]
    for start, end in pairwise(outline):
        made.skin.seam("pocket seam", np.linspace(start, end, 12), thread, raised_m=0.0023)
    made.skin.seam(
        "pocket hem", np.linspace((left, high - 0.03), (right, high - 0.03), 12), thread, raised_m=0.0023
    )


def _inner_pocket(made: Shell, lining: Any, thread: Any) -> None:
    """A slip pocket on the back wall, seen from inside."""
    inward = made.skin.points - made.skin.normals * 0.0032
    wall = type(made.skin)(inward[:, ::-1])
    edge = np.linspace(-0.11, 0.11, 9) - 1 / COLUMNS
    wall.panel(
        "inner pocket", [(u, 0.5) for u in edge], [(u, 0.84) for u in edge], lining, thickness_m=0.0020
    )
    wall.seam("inner pocket seam", [(u, 0.815) for u in edge], thread, raised_m=0.0021)


def label_place(made: Shell) -> tuple[float, float]:
    """Where the label's middle sits, (u, v)."""
    design = made.design
    height = design.size_m[1]
    if design.label == "stamped":
        return made.front(0.0, made.v_at(height - 0.062))
    if design.label == "side":
        v = made.v_at(height - 0.075) if design.form not in PUFFED else made.v_at(height - 0.020)
        return made.front(0.0 if design.form in PUFFED else 0.30 * design.size_m[0], v)
    return made.front(0.0, made.v_at(height - 0.075))


def _surface(made: Shell) -> Surface:
    """The skin around the label, by metres to the right and up."""
    u, v = label_place(made)
    row = made.skin.points[round(v * (ROWS - 1))]
    around = float(np.linalg.norm(np.diff(row, axis=0), axis=1).sum())

    def lie(places: Points) -> tuple[Points, Points]:
        at = np.stack([u + places[..., 0] / around, v + places[..., 1] / made.design.size_m[1]], axis=-1)
        points, normals = made.skin.at(at)
        return points + normals * 0.0006, normals

    return lie


def _label(made: Shell, look: Look[ToteDesign]) -> None:
    design = look.design
    if design.label == "stamped":
        woven_label(
            _surface(made),
            (0.040, 0.030),
            ground=shade(look.hex, 0.62 if _light(look.hex) > 60 else 1.8),
            thread=BRASS,
        )
        return
    dark = _light(look.hex) < 120
    size = (0.034, 0.016) if design.form in PUFFED else LABEL_M
    woven_label(
        _surface(made), size, ground="#ece6d8" if dark else "#2d3b36", thread="#2f5a4a" if dark else "#e6dfcd"
    )


def _feet(made: Shell) -> None:
    """Four studs under the base."""
    width, _, depth = made.design.size_m
    brass = metal(BRASS)
    stud = [(0.0, -0.004), (0.004, -0.0036), (0.0065, -0.0015), (0.007, 0.0006)]
    for x in (-0.40, 0.40):
        for y in (-0.36, 0.36):
            place(turned("foot", stud, brass, segments=24), (x * width, y * depth, 0.0))
