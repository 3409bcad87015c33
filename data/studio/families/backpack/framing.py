"""From where each part of a backpack is photographed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.studio.families.backpack.design import BackpackDesign
from data.studio.families.backpack.pockets import pocket_centre
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part


@dataclass(frozen=True, slots=True)
class Places:
    """Where what a closure has is to be found: heights as shares of the body's.

    `across` and `fore` place the closure as shares of the half width and of the half depth before the
    middle; `span` is how much of the body its picture shows, `azimuth_deg` from where.
    """

    closure: float
    across: float
    fore: float
    span: float
    azimuth_deg: float
    handle: float
    mouth: float


_PLACES: Final = {
    "zip": Places(0.80, 0.74, 0.1, 0.52, 52, handle=0.985, mouth=0.74),
    "roll": Places(0.93, 0.0, 0.3, 0.60, 34, handle=0.88, mouth=1.12),
    "flap": Places(0.60, 0.0, 1.0, 0.86, 30, handle=0.90, mouth=0.98),
}


def views(design: BackpackDesign) -> dict[Part, View]:
    """How each of its pictures is framed."""
    body, places = design.body, _PLACES[design.closure]
    high, wide, deep = body.height_m, body.width_m, body.depth_m
    x, z, span = pocket_centre(design)
    front, back = -deep / 2, deep * 0.46
    closing = (places.across * wide / 2, places.fore * front, places.closure * high)
    return {
        Part.WHOLE: View(28, 12, fill=0.92),
        Part.BACK: View(166, 8, fill=0.92),
        Part.SIDE: View(90, 6, fill=0.92),
        Part.STRAP: View(140, 14, CloseUp((wide * 0.25, back + 0.03, high * 0.66), 0.56 * high)),
        Part.POCKET: View(16, 10, CloseUp((x, front - 0.01, z), span)),
        Part.CLOSURE: View(places.azimuth_deg, 22, CloseUp(closing, places.span * max(wide, 0.6 * high))),
        Part.HANDLE: View(155, 34, CloseUp((0.0, back * 0.72, high * places.handle), max(0.15, wide * 0.55))),
        Part.INSIDE: View(12, 55, CloseUp((0.0, front * 0.3, high * places.mouth), wide * 1.14)),
    }
