"""The few figures and letters that the pictures need, as strokes of the pen."""

from __future__ import annotations

from typing import Final

from data.studio.pictograms.outlines import Outline, Point, arc, oval, placed, smooth
from data.studio.pictograms.pen import Pen

# Strokes in a box of 0.6 by 1.
_ZERO: Final = oval((0.3, 0.5), (0.3, 0.5))
_GLYPHS: Final[dict[str, list[Outline]]] = {
    "0": [[*_ZERO, _ZERO[0]]],
    "2": [
        smooth([(0.02, 0.26), (0.1, 0.07), (0.3, 0.0), (0.52, 0.09), (0.55, 0.3), (0.4, 0.55), (0.0, 1.0)]),
        [(0.0, 1.0), (0.6, 1.0)],
    ],
    "3": [
        smooth([(0.03, 0.13), (0.27, 0.0), (0.52, 0.1), (0.54, 0.33), (0.4, 0.45), (0.22, 0.47)]),
        smooth([(0.22, 0.47), (0.44, 0.5), (0.6, 0.7), (0.52, 0.92), (0.28, 1.0), (0.0, 0.88)]),
    ],
    "4": [[(0.44, 1.0), (0.44, 0.0), (0.0, 0.68), (0.62, 0.68)]],
    "c": [arc((0.3, 0.7), (0.26, 0.3), -50, -310)],
    "m": [
        [(0.0, 1.0), (0.0, 0.42)],
        [(0.0, 0.62), *arc((0.17, 0.6), (0.16, 0.18), 180, 360), (0.33, 1.0)],
        [(0.33, 0.62), *arc((0.5, 0.6), (0.16, 0.18), 180, 360), (0.66, 1.0)],
    ],
    "P": [
        [(0.0, 1.0), (0.0, 0.0), (0.3, 0.0)],
        arc((0.3, 0.27), (0.3, 0.27), -90, 90),
        [(0.3, 0.54), (0.0, 0.54)],
    ],
}
_ADVANCE: Final = 0.86
_WIDTH: Final = 0.6


def write(pen: Pen, text: str, centre: Point, height: float, *, width: float = 3.2, colour: str = "") -> None:
    """Writes `text` around `centre`, its letters `height` high."""
    wide = (_ADVANCE * (len(text) - 1) + _WIDTH) * height
    for number, letter in enumerate(text):
        corner = (centre[0] - wide / 2 + number * _ADVANCE * height, centre[1] - height / 2)
        for stroke in _GLYPHS[letter]:
            pen.line(placed(corner, height)(stroke), width=width, colour=colour)
