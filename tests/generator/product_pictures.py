"""Pictures like a studio's, drawn by arithmetic: a shaded, textured product with two parts and a shadow."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage
from skimage.color import lab2rgb

from data.vocabulary.colours import parse_colour


@dataclass(frozen=True)
class ProductPicture:
    """`pixels` (height, width, 3), 0 to 255, and where its parts are, (height, width)."""

    pixels: NDArray[np.uint8]
    body: NDArray[np.bool_]
    trim: NDArray[np.bool_]
    backdrop: NDArray[np.bool_]

    def file(self, kind: str = "PNG", **options: object) -> bytes:
        return as_file(self.pixels, kind, **options)


def draw_product(
    body: str = "blue", trim: str = "camel", size: int = 256, backdrop: str = "#ffffff"
) -> ProductPicture:
    """An ellipse of colour `body` with a band of colour `trim`, lit from the upper left."""
    y, x = np.mgrid[:size, :size] / size - 0.5
    ellipse = (x / 0.34) ** 2 + ((y + 0.04) / 0.36) ** 2 < 1
    band = ellipse & (y > 0.14)
    light = 1.0 - 0.45 * ((x + 0.1) ** 2 + (y + 0.15) ** 2) / 0.2
    weave = np.random.default_rng(0).normal(0, 1.2, (size, size))
    shadow = ndimage.gaussian_filter(
        ((x / 0.36) ** 2 + ((y - 0.34) / 0.07) ** 2 < 1).astype(float), size / 24
    )
    lab = np.broadcast_to(_lab(backdrop), (size, size, 3)).copy()
    lab[..., 0] -= 30 * shadow
    for where, colour in ((ellipse, body), (band, trim)):
        black = np.array([16.0, 0.0, 0.0])
        lab[where] = ((_lab(colour) + black) * light[..., None] - black)[where]
        lab[..., 0] += np.where(where, weave, 0)
    pixels = lab2rgb(lab).clip(0, 1)
    # Edges as a lens draws them, not as a raster does.
    pixels = ndimage.gaussian_filter(pixels, (0.7, 0.7, 0))
    body_only = ellipse & ~band
    return ProductPicture(
        (pixels * 255).round().astype(np.uint8),
        body_only,
        band,
        ~ndimage.binary_dilation(ellipse, iterations=6),
    )


def as_file(pixels: NDArray[np.uint8], kind: str = "PNG", **options: object) -> bytes:
    """`pixels` as a file of the format `kind`."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, kind, **options)
    return buffer.getvalue()


def _lab(name: str) -> NDArray[np.floating]:
    colour = parse_colour(name)
    assert colour is not None
    return colour.lab
