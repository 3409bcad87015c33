"""How trousers are framed."""

from __future__ import annotations

import numpy as np

from data.garments.trousers import BAND_M
from data.studio.families.trousers.design import TrousersDesign
from data.studio.families.trousers.model import Hanging, hanging
from data.studio.families.trousers.pockets import opening_middle
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part

Place = tuple[float, float, float]


def view_of(design: TrousersDesign, material: str, part: Part) -> View:
    """The view that shows a part; KeyError where there is no such one."""
    turned: dict[Part, tuple[float, float]] = {Part.WHOLE: (0, 3), Part.BACK: (180, 3), Part.SIDE: (76, 3)}
    if part in turned:
        azimuth, elevation = turned[part]
        return View(azimuth, elevation, floor=False, fill=0.9)
    pants = hanging(design, material)
    views: dict[Part, tuple[float, float, Place, float]] = {
        Part.WAISTBAND: (16, 16, _on(pants, "waistband", 0.02, BAND_M * 0.2), 0.30),
        Part.CLOSURE: (6, 10, _on(pants, "front left", 0.004, _top(pants) - 0.045), 0.21),
        Part.POCKET: (38, 8, opening_middle(pants), 0.26),
        Part.HEM: (24, 10, _on(pants, "front left", _middle(pants), 0.06 - pants.inseam_m), 0.27),
    }
    azimuth, elevation, at, span = views[part]
    return View(azimuth, elevation, CloseUp(at, span), floor=False)


def _top(pants: Hanging) -> float:
    return float(pants.edge("front left", outer=False)[0, 1])


def _middle(pants: Hanging) -> float:
    return sum(pants.across("front left", -0.1)) / 2


def _on(pants: Hanging, region: str, x: float, y: float) -> Place:
    points, _ = pants.cloth.at(region, np.array([[x, y]]))
    return (float(points[0, 0]), float(points[0, 1]), float(points[0, 2]))
