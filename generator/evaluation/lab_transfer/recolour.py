"""Shows a photographed product in another colour, keeping its texture, its shading and its other parts.

A transfer in Lab (after Reinhard et al. 2001, "Color Transfer between Images"), held to one part of the
product: lightness is moved so that its middle meets the asked colour's, and a*, b* follow the asked
colour as far as shading and gloss allow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from skimage.color import lab2rgb, rgb2lab

from data.vocabulary.colours import Colour
from generator.arrays import ByteArray, FloatArray
from generator.evaluation.lab_transfer.parts import (
    BLACK_OFFSET,
    along_and_across,
    chromatic,
    part_to_recolour,
)
from generator.evaluation.lab_transfer.segmentation import cut_out

# How far shading contrast follows lightness: 1 is a matte surface under the same light, 0 keeps the
# differences in L* as they are.
CONTRAST_EXPONENT: Final = 0.35
MAX_COLOURFULNESS: Final = 1.25


@dataclass(frozen=True, slots=True)
class Recoloured:
    """A recoloured picture.

    `picture` is sRGB 0 to 255, (height, width, 3); `changed` is how much of each pixel was recoloured,
    (height, width), 0 to 1; `replaced` is the Lab colour that made way, (3,).
    """

    picture: ByteArray
    changed: FloatArray
    replaced: FloatArray


def recolour(picture: ByteArray, target: FloatArray, current: Colour | None = None) -> Recoloured:
    """Gives one part of the product in `picture`, sRGB 0 to 255, (height, width, 3), the Lab colour `target`.

    The part is the one whose colour is `current`, else the largest.

    Raises:
        NoProductError: no product stands out from a light, plain background.
        NoSuchPartError: it is unclear which part is meant.
    """
    rgb = picture.astype(np.float32) / 255
    lab = rgb2lab(rgb)
    cutout = cut_out(rgb, lab)
    edge = (cutout.alpha > 0) & ~cutout.solid
    lab[edge] = rgb2lab(cutout.foreground[edge])
    part = part_to_recolour(lab, cutout, current)
    changed = cutout.alpha * part.membership
    touched = (cutout.alpha > 0) & (part.tint > 0)
    weights = np.stack([part.membership, part.tint, part.tint], axis=2)[touched]
    before = lab[touched]
    moved = lab2rgb(before + weights * (_transfer(before, part.lab, target) - before))
    finished = rgb
    finished[touched] += cutout.alpha[touched, None] * (moved - cutout.foreground[touched])
    return Recoloured(np.rint(finished.clip(0, 1) * 255).astype(np.uint8), changed, part.lab)


def _transfer(lab: FloatArray, colour: FloatArray, target: FloatArray) -> FloatArray:
    """`lab`, (n, 3), as it looks where its `colour` is replaced by `target`, both (3,)."""
    light_source, light_target = colour[0] + BLACK_OFFSET, target[0] + BLACK_OFFSET
    contrast = (light_target / light_source) ** CONTRAST_EXPONENT
    lightness = _within_range(target[0], (lab[..., 0] - colour[0]) * contrast)
    share, _, _ = along_and_across(lab, colour)
    gloss = np.sqrt(((100 - lightness) / max(100 - target[0], 1)).clip(0, 1))
    hued = chromatic(colour)
    colourfulness = hued * share.clip(0, MAX_COLOURFULNESS) + (1 - hued) * gloss
    chroma = colourfulness * (lightness + BLACK_OFFSET) / light_target
    return np.stack([lightness, chroma * target[1], chroma * target[2]], axis=-1)


def _within_range(middle: float, offsets: FloatArray) -> FloatArray:
    """L* `middle` plus `offsets`, bent so that it nears 0 and 100 without reaching them."""
    room = np.where(offsets > 0, max(100 - middle, 1), max(middle, 1))
    bent: FloatArray = middle + np.sign(offsets) * room * (1 - np.exp(-np.abs(offsets) / room))
    return bent.clip(0, 100)
