"""Reads back from a finished picture whether it shows what was asked for.

Knows nothing of how the picture was made: it has the original, the finished picture and the asked colour. It
measures the colour that the changed region has now, whether the backdrop stayed as it was, and whether edges
appeared where the original has none, as they do where a cut-out missed a part of the product; and that no
person changed colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import ndimage
from skimage.color import rgb2lab

from data.vocabulary.colours import COLOURS, Colour, delta_e, like_skin, nearest_colour
from generator.arrays import BoolArray, ByteArray, FloatArray

THRESHOLD: Final = 0.8


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What a sent picture may have at most, and how it is measured.

    Colour differences are ΔE2000 for the asked colour (`max_delta_e`; `max_delta_e_to_nearest` is how much
    nearer another named colour may be), Euclidean in Lab for changes; gradients are Lab units per pixel.
    """

    max_delta_e: float = 12.0
    max_delta_e_to_nearest: float = 5.0
    max_backdrop_change: float = 6.0
    max_new_edges: float = 0.02
    max_skin_share: float = 0.1
    min_changed_share: float = 0.05
    visible_change: float = 4.0
    product_distance: float = 10.0
    backdrop_distance: float = 5.0
    margin_px: int = 4
    edge_gradient: float = 7.0
    flat_gradient: float = 1.8
    sample_size: int = 800
    core_distance: float = 20.0


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a finished picture was measured to show.

    `lab` is the colour read back, (3,), `colour` the named colour nearest to it, `delta_e` its ΔE2000 from
    the asked one, `backdrop_change` the 99th percentile of change on the backdrop, `new_edges` their share
    among the edges of the changed region, `skin_share` the share of that region that was the colour of skin
    although the rest was not. `score` is 1 at best, and at least `threshold` where everything is
    within its bounds.
    """

    lab: FloatArray
    colour: Colour
    delta_e: float
    backdrop_change: float
    new_edges: float
    skin_share: float
    score: float
    threshold: float = THRESHOLD

    @property
    def passed(self) -> bool:
        return self.score >= self.threshold


DEFAULTS: Final = CheckSettings()


def read_back(
    original: ByteArray,
    finished: ByteArray,
    asked: Colour,
    ignored: BoolArray,
    settings: CheckSettings = DEFAULTS,
) -> ReadBack:
    """Measures `finished` against `original`, both sRGB (height, width, 3), and the colour `asked` for.

    `ignored`, (height, width), is where the visible label lies.
    """
    before, after = rgb2lab(original), rgb2lab(finished)
    from_backdrop = _distance(before, _frame_median(before))
    product = (from_backdrop > settings.product_distance) & ~ignored
    change = np.where(ignored, 0, _distance(after, before))
    changed = product & (change > settings.visible_change)
    if changed.sum() < settings.min_changed_share * product.sum():
        changed = product
    if not changed.any():
        return ReadBack(asked.lab, asked, 0.0, 0.0, 1.0, 0.0, 0.0)
    lab = _core_colour(after[changed], settings)
    colour, to_nearest = nearest_colour(lab)
    to_asked = float(delta_e(lab, asked.lab))
    backdrop_change = _backdrop_change(change, from_backdrop, product | ignored, settings)
    new_edges = _new_edges(before, after, change, settings)
    skin_share = _skin_share(before[changed], settings)
    excesses = [
        to_asked / settings.max_delta_e,
        backdrop_change / settings.max_backdrop_change,
        new_edges / settings.max_new_edges,
        skin_share / settings.max_skin_share,
    ]
    if asked in COLOURS:
        excesses.append((to_asked - to_nearest) / settings.max_delta_e_to_nearest)
    score = max(0.0, 1 - (1 - THRESHOLD) * max(excesses))
    return ReadBack(lab, colour, to_asked, backdrop_change, new_edges, skin_share, score)


def _distance(first: FloatArray, second: FloatArray) -> FloatArray:
    distance: FloatArray = np.sqrt(((first - second) ** 2).sum(axis=-1))
    return distance


def _frame_median(lab: FloatArray) -> FloatArray:
    frame = np.concatenate([lab[0], lab[-1], lab[:, 0], lab[:, -1]])
    median: FloatArray = np.median(frame[frame[:, 0] >= np.median(frame[:, 0])], axis=0)
    return median


def _core_colour(colours: FloatArray, settings: CheckSettings) -> FloatArray:
    """The medoid of the Lab `colours`, (n, 3), of a sample, far outliers counting no more than near ones."""
    sample = colours[:: max(1, len(colours) // settings.sample_size)].astype(np.float32)
    distances = np.minimum(_distance(sample[:, None], sample[None]), settings.core_distance)
    medoid: FloatArray = sample[int(distances.mean(axis=1).argmin())]
    return medoid


def _backdrop_change(
    change: FloatArray, from_backdrop: FloatArray, occupied: BoolArray, settings: CheckSettings
) -> float:
    near = ndimage.maximum_filter(occupied, size=2 * settings.margin_px + 1)
    backdrop = (from_backdrop < settings.backdrop_distance) & ~near
    return float(np.percentile(change[backdrop], 99)) if backdrop.any() else 0.0


def _new_edges(before: FloatArray, after: FloatArray, change: FloatArray, settings: CheckSettings) -> float:
    """The share of the edges near the change that lie where `before`, (height, width, 3), is flat."""
    size = 2 * settings.margin_px + 1
    near_change = ndimage.maximum_filter(change > settings.visible_change, size=size)
    edges = (_gradient(after) > settings.edge_gradient) & near_change
    flat = ndimage.maximum_filter(_gradient(before), size=5) < settings.flat_gradient
    return float((edges & flat).sum() / max(edges.sum(), 1))


def _skin_share(colours: FloatArray, settings: CheckSettings) -> float:
    """The share of the replaced `colours`, (n, 3), that may be skin next to goods of another colour."""
    apart = _distance(colours, _core_colour(colours, settings)) > settings.core_distance
    return float((like_skin(colours) & apart).mean())


def _gradient(lab: FloatArray) -> FloatArray:
    """How fast Lab, (height, width, 3), changes from pixel to pixel, (height, width)."""
    smooth = ndimage.gaussian_filter(lab, (1, 1, 0))
    down, right = np.gradient(smooth, axis=(0, 1))
    gradient: FloatArray = np.sqrt((down**2 + right**2).sum(axis=2))
    return gradient
