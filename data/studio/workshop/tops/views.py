"""How a top and its parts are framed."""

from __future__ import annotations

import numpy as np

from data.garments.fine import Surface
from data.studio.modelling.curves import Points
from data.studio.view import CloseUp, View
from data.studio.workshop.tops.design import TopDesign, hanging
from data.vocabulary.parts import Part


def view_of(design: TopDesign, part: Part) -> View:
    """The view of a part; KeyError where tops have no such part."""
    if part is Part.WHOLE:
        return View(10, 4, fill=0.89, floor=False)
    if part is Part.BACK:
        return View(188, 5, fill=0.89, floor=False)
    return _close_ups(design, hanging(design))[part]


def _close_ups(design: TopDesign, cloth: Surface) -> dict[Part, View]:
    draft = design.draft
    cuff = _edge(cloth, "cuff left", "sleeve left cuff")
    hem = _edge(cloth, "hem", "front hem")
    return {
        Part.COLLAR: _view(
            14, 24, _on(cloth, 0.0, draft.top_y - 0.45 * draft.front_depth), _neck(draft.half_neck)
        ),
        Part.CUFF: _view(42, 10, cuff.mean(axis=0), 0.24),
        Part.HEM: _view(24, 6, _front_corner(hem), 0.27),
        Part.HOOD: _view(148, 26, _hood(cloth) if design.ribs.hood else cuff[0], 0.46),
        Part.CLOSURE: _view(16, 8, _on(cloth, 0.0, draft.top_y - draft.front_depth - 0.07), 0.26),
        Part.POCKET: _view(20, 8, _on(cloth, 0.04, 0.11), 0.40)
        if design.pocket == "kangaroo"
        else _view(18, 8, _on(cloth, 0.095, draft.underarm_y - 0.02), 0.25),
    }


def _view(azimuth: float, elevation: float, at: Points, span: float) -> View:
    return View(azimuth, elevation, CloseUp((float(at[0]), float(at[1]), float(at[2])), span), floor=False)


def _neck(half_neck: float) -> float:
    return max(0.30, 3.1 * half_neck)


def _on(cloth: Surface, x: float, y: float) -> Points:
    place: Points = cloth.at("front", np.array([[x, y]]))[0][0]
    return place


def _hood(cloth: Surface) -> Points:
    """The middle of a hood, a little above the garment's neck."""
    points = cloth.vertices[np.unique(cloth.faces[cloth.regions["hood"]])]
    middle: Points = (points.min(axis=0) + points.max(axis=0)) / 2
    above: Points = middle + np.array([0.0, 0.02, 0.02])
    return above


def _edge(cloth: Surface, band: str, side: str) -> Points:
    name = f"{band} seam" if band in cloth.regions else side
    return cloth.seam(name)[0]


def _front_corner(hem: Points) -> Points:
    """A point of the hem between its middle in front and its side."""
    front = hem[hem[:, 1] < np.median(hem[:, 1])]
    wanted = front[:, 0].max() * 0.55
    corner: Points = front[np.abs(front[:, 0] - wanted).argmin()] + (0.0, 0.0, 0.03)
    return corner
