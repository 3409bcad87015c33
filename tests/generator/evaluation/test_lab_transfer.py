"""A recoloured product shows the asked colour, keeps its shading, and nothing else changes."""

from __future__ import annotations

import numpy as np
import pytest
from skimage.color import rgb2lab

from data.vocabulary.colours import delta_e, parse_colour
from generator.evaluation.lab_transfer.parts import NoSuchPartError
from generator.evaluation.lab_transfer.recolour import recolour
from generator.evaluation.lab_transfer.segmentation import NoProductError
from tests.generator.product_pictures import draw_product

HUES = ["red", "navy", "forest green", "yellow", "pink", "black", "grey", "cream", "purple"]


@pytest.mark.parametrize("target", HUES)
@pytest.mark.parametrize("source", ["blue", "red", "grey", "mint"])
def test_the_body_takes_the_asked_colour(source: str, target: str) -> None:
    picture = draw_product(body=source, trim="black" if source != "grey" else "orange")
    wanted = parse_colour(target).lab
    before = rgb2lab(picture.pixels)[picture.body]
    after = rgb2lab(recolour(picture.pixels, wanted).picture)[picture.body]
    assert delta_e(np.median(after, axis=0), wanted) < 4
    truth = rgb2lab(draw_product(body=target, trim="black").pixels)[picture.body]
    assert delta_e(after, truth).mean() < max(9, 0.4 * delta_e(before, truth).mean())


def test_the_other_part_the_shadow_and_the_backdrop_stay() -> None:
    picture = draw_product(body="blue", trim="camel")
    finished = recolour(picture.pixels, parse_colour("red").lab).picture
    change = np.abs(finished.astype(int) - picture.pixels).max(axis=2)
    assert change[picture.backdrop].max() <= 1
    assert np.percentile(change[picture.trim], 90) <= 3


def test_shading_and_texture_survive() -> None:
    picture = draw_product(body="blue")
    finished = recolour(picture.pixels, parse_colour("burgundy").lab).picture
    before = rgb2lab(picture.pixels)[picture.body][:, 0]
    after = rgb2lab(finished)[picture.body][:, 0]
    assert np.corrcoef(before, after)[0, 1] > 0.95


def test_edges_stay_as_soft_as_they_were() -> None:
    """Where the product meets the backdrop the new colour fades out as the old one did: no rim, no halo."""
    picture, truth = draw_product(body="yellow", trim="yellow"), draw_product(body="navy", trim="navy")
    finished = rgb2lab(recolour(picture.pixels, parse_colour("navy").lab).picture)
    ring = ~picture.backdrop & ~picture.body & ~picture.trim
    assert delta_e(finished, rgb2lab(truth.pixels))[ring].mean() < 6


def test_the_part_named_by_its_present_colour_is_the_one_that_changes() -> None:
    picture = draw_product(body="blue", trim="orange")
    finished = recolour(picture.pixels, parse_colour("green").lab, current=parse_colour("orange")).picture
    lab = rgb2lab(finished)
    assert delta_e(np.median(lab[picture.trim], axis=0), parse_colour("green").lab) < 8
    assert (
        delta_e(
            np.median(lab[picture.body], axis=0), np.median(rgb2lab(picture.pixels)[picture.body], axis=0)
        )
        < 2
    )


def test_a_present_colour_that_is_nowhere_is_said_so() -> None:
    with pytest.raises(NoSuchPartError, match="yellow"):
        recolour(
            draw_product(body="blue", trim="black").pixels, parse_colour("red").lab, parse_colour("yellow")
        )


def test_a_part_that_may_be_skin_is_not_painted_unasked() -> None:
    with pytest.raises(NoSuchPartError, match="person"):
        recolour(draw_product(body="#c58c6d", trim="navy").pixels, parse_colour("green").lab)


@pytest.mark.parametrize("backdrop", ["navy", "red", "charcoal"])
def test_a_picture_that_is_no_studio_photograph_is_refused(backdrop: str) -> None:
    with pytest.raises(NoProductError):
        recolour(draw_product(backdrop=backdrop).pixels, parse_colour("red").lab)


def test_an_empty_backdrop_holds_no_product() -> None:
    with pytest.raises(NoProductError):
        recolour(np.full((128, 128, 3), 255, dtype=np.uint8), parse_colour("red").lab)
