"""From where each part of a backpack is photographed."""

from __future__ import annotations

from data.studio.families.backpack.design import BackpackDesign
from data.studio.families.backpack.pockets import pocket_centre
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part


def views(design: BackpackDesign) -> dict[Part, View]:
    """How each of its pictures is framed."""
    body = design.body
    high, wide, deep = body.height_m, body.width_m, body.depth_m
    x, z, span = pocket_centre(design)
    front, back = -deep / 2, deep * 0.46
    roof = {"zip": 0.90, "roll": 0.93, "flap": 0.62}[design.closure]
    grip = {"zip": 0.985, "roll": 0.88, "flap": 0.97}[design.closure]
    mouth = {"zip": 0.78, "roll": 1.12, "flap": 0.98}[design.closure]
    closing = {"zip": 0.46, "roll": 0.60, "flap": 0.86}[design.closure] * max(wide, 0.6 * high)
    return {
        Part.WHOLE: View(28, 12, fill=0.92),
        Part.BACK: View(166, 8, fill=0.92),
        Part.SIDE: View(90, 6, fill=0.92),
        Part.STRAP: View(140, 14, CloseUp((wide * 0.25, back + 0.03, high * 0.66), 0.56 * high)),
        Part.POCKET: View(16, 10, CloseUp((x, front - 0.01, z), span)),
        Part.CLOSURE: View(
            34,
            26,
            CloseUp((wide * (0.18 if design.closure == "zip" else 0.0), front * 0.3, high * roof), closing),
        ),
        Part.HANDLE: View(155, 34, CloseUp((0.0, back * 0.72, high * grip), max(0.15, wide * 0.55))),
        Part.INSIDE: View(10, 62, CloseUp((0.0, front * 0.3, high * mouth), wide * 1.22)),
    }
