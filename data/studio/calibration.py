"""Mixing the paint so that a colour's swatch is what the photograph shows."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from data.studio.article import NATURAL, Family, Look, swatch
from data.studio.darkroom import Exposure, Stage
from data.studio.materials import linear
from data.vocabulary.parts import Part

ROUNDS: Final = 3
TRIAL: Final = Exposure(size_px=144, samples=4, threads=1)
# No cloth or glaze throws back less or more of a colour than this.
LEAST, MOST = 0.0012, 0.94


def calibrated(family: Family[Any], look: Look[Any], rounds: int = ROUNDS) -> Look[Any]:
    """The look in a paint with which its main surfaces show the swatch under the studio's light.

    As a photographer does with a colour card: take a trial picture, compare, correct. Natural materials
    stay as they are, and so does a look whose main surfaces are hardly seen.
    """
    if look.colour == NATURAL:
        return look
    target = np.array(linear(swatch(look.colour))[:3])
    paint = np.array(linear(look.hex)[:3])
    for _ in range(rounds):
        shot = family.shot(look, Part.WHOLE)
        stage = Stage.built(shot)
        among = swatch(look.colour) if look.mixes_colours else ""
        shown = stage.main_colour(stage.photograph(shot.view, TRIAL), among)
        if shown is None:
            return look
        seen = np.array(linear(hex_of(shown))[:3])
        paint = paint * (target + LEAST) / (seen + LEAST)
        # What cannot be bright enough stays at least the hue it is called.
        paint = np.maximum(paint * min(1.0, MOST / paint.max()), LEAST)
        look = look.painted(hex_of(_encoded(paint)))
    return look


def hex_of(levels: NDArray[np.float64]) -> str:
    """An sRGB colour (3,) of 255 levels as `#rrggbb`."""
    red, green, blue = np.rint(levels).clip(0, 255).astype(int)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _encoded(value: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scene-linear values as sRGB levels of 255 (IEC 61966-2-1)."""
    curved: NDArray[np.float64] = np.where(
        value <= 0.0031308, value * 12.92, 1.055 * value ** (1 / 2.4) - 0.055
    )
    return curved * 255
