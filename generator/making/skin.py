"""Whether an edit painted a person: no preview is better than somebody with blue skin."""

from __future__ import annotations

from typing import Final

import numpy as np
from skimage.color import rgb2lab

from data.vocabulary.colours import like_skin
from generator.arrays import ByteArray, FloatArray

# Euclidean in Lab: what counts as changed, and as another colour than most of what changed.
_VISIBLE: Final = 4.0
_APART: Final = 20.0
# Of the changed pixels, the share that may have been skin.
MOST_SKIN: Final = 0.1
_SAMPLE: Final = 800


def paints_skin(before: ByteArray, after: ByteArray) -> bool:
    """Whether what changed between two pictures `(height, width, 3)` was goods and skin beside them.

    Goods may have the colour of skin, all of them; a person is what has it beside goods that have not.
    """
    old, new = rgb2lab(before), rgb2lab(after)
    changed = old[_distance(old, new) > _VISIBLE]
    if not len(changed):
        return False
    apart = _distance(changed, _core(changed)) > _APART
    return float((like_skin(changed) & apart).mean()) > MOST_SKIN


def _core(colours: FloatArray) -> FloatArray:
    """The medoid of a sample of `colours` `(n, 3)`, far outliers counting no more than near ones."""
    sample = colours[:: max(1, len(colours) // _SAMPLE)].astype(np.float32)
    distances = np.minimum(_distance(sample[:, None], sample[None]), _APART)
    medoid: FloatArray = sample[int(distances.mean(axis=1).argmin())]
    return medoid


def _distance(first: FloatArray, second: FloatArray) -> FloatArray:
    distance: FloatArray = np.sqrt(((first - second) ** 2).sum(axis=-1))
    return distance
