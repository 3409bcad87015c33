"""Which part a photograph shows, as its alt text and file name say it, and None when they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.parts_shown import part_shown
from data.schema import PART_NAMES, Part

TITLE = "Ridge trail shoe"


@pytest.mark.parametrize(
    ("alt", "part"),
    [
        ("Sole of the Ridge trail shoe", Part.SOLE),
        ("The sole of the Ridge trail shoe in navy", Part.SOLE),
        ("Ridge trail shoe, sole", Part.SOLE),
        ("Ridge trail shoe - Side view", Part.SIDE),
        ("Ridge trail shoe (back)", Part.BACK),
        ("Ridge trail shoe laces", Part.LACES),
        ("Ridge trail shoe’s toe cap", Part.TOE),
        ("Close-up of the heel counter", Part.HEEL),
        ("Detail: side pocket", Part.POCKET),
        ("Back pocket with flap", Part.POCKET),
        ("Ridge trail shoe seen from above", Part.TOP),
        ("Ridge trail shoe from the front", Part.FRONT),
        ("Close-up showing the lining", Part.INSIDE),
        ("Outsole tread pattern", Part.SOLE),
        ("Sole of the Ridge trail shoe, side view", Part.SOLE),
        ("越野鞋的鞋底", Part.SOLE),
        ("鞋底特写", Part.SOLE),
        ("越野鞋，侧面", Part.SIDE),
        ("从侧面看越野鞋", Part.SIDE),
        ("凳子的腿", Part.LEG),
        ("双肩包 肩带细节图", Part.STRAP),
    ],
)
def test_an_alt_text_that_names_its_part_is_understood(alt: str, part: Part) -> None:
    assert part_shown(alt, "IMG_0042.jpg", TITLE) is part


@pytest.mark.parametrize(
    "alt",
    [
        *(
            "",
            "Ridge trail shoe",
            "Ridge trail shoe in navy",
            "Shoe with red laces",
            "Mug with handle and lid",
        ),
        *("Back to school", "Side table", "Baseball cap", "A walk at the edge of town", "Laces and sole"),
        *(
            "Handle with care",
            "Handled basket",
            "Toenail",
            "带盖子的马克杯",
            "打底衫",
            "鞋底和鞋带",
            "越野鞋",
        ),
    ],
)
def test_an_unclear_alt_text_says_nothing(alt: str) -> None:
    expected = Part.HANDLE if alt == "Handle with care" else None
    assert part_shown(alt, "IMG_0042.jpg", TITLE) is expected


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("ridge-trail-shoe-sole.webp", Part.SOLE),
        ("https://cdn.example.com/p/ridge_trail_shoe_sole_600x400@2x.jpg?v=3", Part.SOLE),
        ("ridge-trail-shoe-navy-toe-cap-2.jpg", Part.TOE),
        ("03_back.JPG", Part.BACK),
        ("RT100-sole.jpg", Part.SOLE),
        ("越野鞋-鞋底.jpg", Part.SOLE),
        ("ridge-trail-shoe.webp", None),
        ("IMG_1234.jpg", None),
        ("summer-top.jpg", None),
        ("side-table.jpg", None),
        ("ridge-trail-shoe-front-navy.webp", None),
        ("", None),
    ],
)
def test_a_file_name_that_ends_in_a_part_is_understood(name: str, part: Part | None) -> None:
    assert part_shown("", name, TITLE) is part


def test_the_products_own_words_name_no_part() -> None:
    assert part_shown("Oak side table", "oak-side-table.jpg", "Oak side table") is None
    assert part_shown("Caplining", "1.jpg", "Cap") is None
    assert part_shown("Oak side table, top", "oak-side-table-1.jpg", "Oak side table") is Part.TOP


def test_the_alt_text_is_believed_over_the_file_name() -> None:
    assert part_shown("Heel of the shoe", "ridge-trail-shoe-sole.jpg", TITLE) is Part.HEEL


@pytest.mark.parametrize("part", Part)
def test_every_part_is_known_by_each_of_its_names(part: Part) -> None:
    english, chinese = PART_NAMES[part]
    for name in english:
        assert part_shown(f"{name} of the thing", "x.jpg") is part
    for name in chinese:
        assert part_shown(f"商品的{name}特写", "x.jpg") is part


@given(st.text(), st.text(), st.text())
def test_no_text_makes_it_fail(alt: str, source: str, title: str) -> None:
    part_shown(alt, source, title)
