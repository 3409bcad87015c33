"""Tells the product in a studio photograph from its light, plain background and the shadow on it.

The background grows inwards from the frame over everything that is as colourless as the frame and changes
only smoothly, which a backdrop and a soft shadow do and the edge of a product does not. Along that edge a
pixel shows both, so a matte is solved there: how much of it is product (the projection of the pixel onto
the line between the nearby product and background colours; Chuang et al. 2001, "A Bayesian Approach to
Digital Matting", equation 5).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from generator.arrays import BoolArray, FloatArray


class NoProductError(ValueError):
    """A picture in which no product stands out from a light, plain background; the message says why."""


@dataclass(frozen=True, slots=True)
class SegmentationSettings:
    """What counts as background. Lightness and chroma in Lab units, lengths in pixels."""

    frame_px: int = 4
    min_background_lightness: float = 70.0
    max_background_chroma: float = 12.0
    min_background_share_of_frame: float = 0.45
    chroma_tolerance: float = 5.0
    shadow_chroma_tolerance: float = 11.0
    shadow_depth: float = 60.0
    max_gradient: float = 1.6
    max_shadow_gradient: float = 3.2
    smoothing_px: float = 1.0
    min_product_share: float = 0.01
    min_filled_share: float = 0.3
    enclosed_tolerance: float = 2.0
    max_enclosed_share: float = 0.35
    max_enclosed_depth: float = 35.0
    min_enclosed_area_share: float = 0.002
    edge_px: int = 2
    leak_px: int = 3
    neighbourhood_px: float = 4.0


@dataclass(frozen=True, slots=True)
class Cutout:
    """Where the product is.

    `alpha` is how much of a pixel is product, shape (height, width), 0 to 1; `solid` its inside;
    `foreground` is what the product alone looks like there, sRGB 0 to 1, shape (height, width, 3).
    """

    alpha: FloatArray
    solid: BoolArray
    foreground: FloatArray


DEFAULTS: Final = SegmentationSettings()


def cut_out(rgb: FloatArray, lab: FloatArray, settings: SegmentationSettings = DEFAULTS) -> Cutout:
    """The product in a picture given as sRGB 0 to 1 and as Lab, both (height, width, 3).

    Raises:
        NoProductError: the frame shows no light plain background, or nothing stands out from it.
    """
    background = _background(lab, _backdrop_lab(lab, settings), settings)
    product = ~background
    if product.mean() < settings.min_product_share:
        raise NoProductError("nothing in the picture stands out from its background")
    if product.sum() < settings.min_filled_share * ndimage.binary_fill_holes(product).sum():
        raise NoProductError("the product is see-through, or no more than an outline of it stands out")
    return _matte(rgb, product, settings)


def _backdrop_lab(lab: FloatArray, settings: SegmentationSettings) -> FloatArray:
    """The backdrop's colour, read along the frame, shape (3,)."""
    width = settings.frame_px
    edges = (lab[:width], lab[-width:], lab[:, :width], lab[:, -width:])
    frame = np.concatenate([edge.reshape(-1, 3) for edge in edges])
    chroma = np.hypot(frame[:, 1], frame[:, 2])
    light = (frame[:, 0] >= settings.min_background_lightness) & (chroma <= settings.max_background_chroma)
    if light.mean() < settings.min_background_share_of_frame:
        raise NoProductError("the picture does not stand on a light, plain background")
    backdrop: FloatArray = np.median(frame[light], axis=0)
    return backdrop


def _background(lab: FloatArray, backdrop: FloatArray, settings: SegmentationSettings) -> BoolArray:
    plain = _plain(lab, backdrop, settings)
    # Backdrop is broad: it does not leak into a product through a gap in its edge.
    broad = ndimage.binary_erosion(plain, iterations=settings.leak_px, border_value=1)
    regions, count = ndimage.label(broad)
    labels = np.arange(count + 1)
    open_to_frame = np.isin(labels, _on_frame(regions))
    open_to_frame[0] = False
    difference = np.sqrt(((lab - backdrop) ** 2).sum(axis=2))
    areas = np.bincount(regions.ravel(), minlength=count + 1)
    lightness = _mean_by_region(lab[..., 0], regions, areas)
    enclosed = ~open_to_frame & (lightness > backdrop[0] - settings.max_enclosed_depth)
    enclosed &= areas >= settings.min_enclosed_area_share * plain.size
    enclosed[0] = False
    product_is_pale = areas[enclosed].sum() > settings.max_enclosed_share * areas[~open_to_frame].sum()
    if product_is_pale:
        # What is enclosed is mostly the product itself: only what is as light as the backdrop shows through.
        enclosed &= _mean_by_region(difference, regions, areas) < settings.enclosed_tolerance
    found = (open_to_frame | enclosed)[regions]
    found = ndimage.binary_dilation(found, iterations=settings.leak_px + 1, mask=plain)
    # The gradient is wider than the edge that causes it.
    near = difference < settings.shadow_depth
    return np.asarray(ndimage.binary_dilation(found, iterations=settings.edge_px, mask=near), dtype=np.bool_)


def _mean_by_region(values: FloatArray, regions: NDArray[np.int32], areas: NDArray[np.int64]) -> FloatArray:
    totals = np.bincount(regions.ravel(), weights=values.ravel(), minlength=len(areas))
    mean: FloatArray = totals / np.maximum(areas, 1)
    return mean


def _plain(lab: FloatArray, backdrop: FloatArray, settings: SegmentationSettings) -> BoolArray:
    """Where `lab` is backdrop, lit or in shadow, as far as colour and smoothness tell.

    The deeper a shadow the steeper it may fall off, and the more colour the product casts into it.
    """
    smooth = ndimage.gaussian_filter(lab, (settings.smoothing_px, settings.smoothing_px, 0))
    chroma = np.hypot(smooth[..., 1] - backdrop[1], smooth[..., 2] - backdrop[2])
    gradient = np.add.reduce([np.hypot(*np.gradient(smooth[..., channel])) for channel in range(3)])
    depth = backdrop[0] - smooth[..., 0]
    shadow = (depth / settings.shadow_depth).clip(0, 1)
    max_chroma = settings.chroma_tolerance * (1 - shadow) + settings.shadow_chroma_tolerance * shadow
    max_gradient = settings.max_gradient * (1 - shadow) + settings.max_shadow_gradient * shadow
    plain = (chroma < max_chroma) & (gradient < max_gradient) & (depth < settings.shadow_depth)
    return np.asarray(plain, dtype=np.bool_)


def _on_frame(regions: NDArray[np.int32]) -> NDArray[np.int32]:
    frame = np.concatenate([regions[0], regions[-1], regions[:, 0], regions[:, -1]])
    touching: NDArray[np.int32] = np.unique(frame)
    return touching


def _matte(rgb: FloatArray, product: BoolArray, settings: SegmentationSettings) -> Cutout:
    solid = ndimage.binary_erosion(product, iterations=settings.edge_px, border_value=1)
    clear = ndimage.binary_erosion(~product, iterations=settings.edge_px, border_value=1)
    foreground, near_foreground = _spread(rgb, solid, settings.neighbourhood_px)
    backdrop, near_backdrop = _spread(rgb, clear, settings.neighbourhood_px)
    line = foreground - backdrop
    length = (line**2).sum(axis=2)
    projected = ((rgb - backdrop) * line).sum(axis=2) / np.maximum(length, 1e-6)
    solvable = near_foreground & near_backdrop & (length > 1e-3)
    alpha = np.where(solvable, projected.clip(0, 1), product)
    alpha = np.where(solid, 1.0, np.where(clear, 0.0, alpha)).astype(np.float32)
    foreground = np.where((solid | ~near_foreground)[..., None], rgb, foreground)
    return Cutout(alpha, solid, foreground)


def _spread(rgb: FloatArray, where: BoolArray, sigma: float) -> tuple[FloatArray, BoolArray]:
    """Mean colour of the pixels `where` around each pixel, and whether there are any near."""
    weight = ndimage.gaussian_filter(where.astype(np.float32), sigma)
    total = ndimage.gaussian_filter(rgb * where[..., None], (sigma, sigma, 0))
    return total / np.maximum(weight, 1e-6)[..., None], weight > 1e-3
