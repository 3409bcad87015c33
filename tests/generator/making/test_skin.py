"""Goods may be recoloured, whatever colour they have; people may not."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.making.skin import paints_skin
from tests.generator.product_pictures import draw_product

Mask = NDArray[np.bool_]
SKIN = [(240, 200, 175), (224, 172, 145), (198, 134, 102), (141, 85, 60), (100, 66, 50)]
PRODUCT = draw_product(body="blue", trim="blue", size=192)
GOODS: Mask = PRODUCT.body | PRODUCT.trim


def arm() -> Mask:
    """A strip beside the goods, about a quarter as large."""
    y, x = np.mgrid[:192, :192] / 192
    return (x > 0.85) & (y > 0.1) & (y < 0.9)


def painted(picture: NDArray[np.uint8], where: Mask) -> NDArray[np.uint8]:
    """In green, with its shading."""
    after = picture.copy()
    after[where] = (picture[where].mean(axis=1, keepdims=True) * [0.3, 0.9, 0.3]).astype(np.uint8)
    return after


@pytest.mark.parametrize("tone", SKIN)
def test_goods_and_skin_beside_them_are_told_apart(tone: tuple[int, int, int]) -> None:
    picture = PRODUCT.pixels.copy()
    picture[arm()] = tone
    assert paints_skin(picture, painted(picture, GOODS | arm()))
    assert not paints_skin(picture, painted(picture, GOODS))


@pytest.mark.parametrize("colour", ["camel", "beige", "brown", "rust", "dusty rose"])
def test_goods_of_the_colour_of_skin_are_goods(colour: str) -> None:
    product = draw_product(body=colour, trim=colour, size=192)
    assert not paints_skin(product.pixels, painted(product.pixels, product.body | product.trim))


def test_what_does_not_change_is_nobody() -> None:
    assert not paints_skin(PRODUCT.pixels, PRODUCT.pixels)
    faint = PRODUCT.pixels.astype(int) + 2
    assert not paints_skin(PRODUCT.pixels, faint.clip(0, 255).astype(np.uint8))


def test_a_little_skin_at_the_edge_does_not_matter() -> None:
    picture = PRODUCT.pixels.copy()
    edge = arm() & (np.mgrid[:192, :192][0] < 40)
    picture[edge] = SKIN[1]
    assert edge.sum() < 0.1 * GOODS.sum()
    assert not paints_skin(picture, painted(picture, GOODS | edge))
