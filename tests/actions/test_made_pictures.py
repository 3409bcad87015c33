"""What no photograph answers: a piece enlarged, a drawing, or the truth that there is none."""

from __future__ import annotations

import pytest

from actions.shop import Shop
from generator.marks import read_marks
from tests.actions.jumper_shop import away
from tests.actions.shop_fixture import Caller


@pytest.mark.parametrize(
    ("text", "part"),
    [("show me the collar of the dune jumper", "collar"), ("沙丘毛衣的领口", "领口")],
)
async def test_a_part_without_a_photograph_is_a_piece_of_the_whole_one(
    jumper_shop: Shop, text: str, part: str
) -> None:
    reply = await Caller(jumper_shop)("action_show_detail", text)
    assert reply.response == "utter_photo_enhanced"
    assert reply.values["part"] == part
    (picture,) = reply.pictures
    assert picture["source"] == "enhanced"
    assert picture["label"].startswith("AI")
    assert picture["original_url"] != picture["url"]
    assert picture["checked"]["score"] >= picture["checked"]["threshold"]
    assert picture["made_by"]["model"].startswith("zoom-")
    served = jumper_shop.media.path(picture["url"].removeprefix("/media/"))
    assert served is not None
    assert "composite" in read_marks(served.read_bytes()).digital_source_type


async def test_a_part_that_the_whole_photograph_cannot_show_is_admitted(jumper_shop: Shop) -> None:
    reply = await Caller(jumper_shop)("action_show_detail", "show me the back of the dune jumper")
    assert reply.response == "utter_photo_missing_nearest"
    assert reply.pictures[0]["source"] == "photo"


async def test_the_checker_does_not_let_a_part_pass_that_is_not_there(jumper_shop: Shop) -> None:
    reply = await Caller(jumper_shop)("action_show_detail", "show me the spout of the dune jumper")
    assert reply.response == "utter_part_failed"
    assert reply.pictures[0]["source"] == "photo"


async def test_without_the_picture_service_the_nearest_photograph_is_shown(jumper_shop: Shop) -> None:
    with away(jumper_shop):
        reply = await Caller(jumper_shop)("action_show_detail", "show me the collar of the dune jumper")
        shown = await Caller(jumper_shop)("action_show_detail", "show me the dune jumper")
        drawn = await Caller(jumper_shop)("action_imagine_product", "imagine a striped jumper")
    assert (reply.response, reply.pictures[0]["source"]) == ("utter_part_away", "photo")
    assert (shown.response, shown.pictures[0]["source"]) == ("utter_photo_shown_whole", "photo")
    assert (drawn.response, drawn.pictures[0]["source"]) == ("utter_imagined_away", "photo")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("imagine a red teapot made of porcelain", "AI illustration"),
        ("画一个红色的瓷茶壶", "AI 生成插图"),
    ],
)
async def test_what_the_shop_has_nothing_like_is_drawn(jumper_shop: Shop, text: str, label: str) -> None:
    reply = await Caller(jumper_shop)("action_imagine_product", text)
    assert reply.response == "utter_imagined"
    (picture,) = reply.pictures
    assert (picture["source"], picture["label"]) == ("generated", label)
    assert picture["checked"]["score"] >= picture["checked"]["threshold"]


async def test_what_the_shop_sells_is_shown_not_drawn(jumper_shop: Shop) -> None:
    reply = await Caller(jumper_shop)("action_imagine_product", "imagine a burgundy jumper")
    assert reply.response == "utter_imagined_photo"
    assert reply.pictures[0]["source"] == "photo"


async def test_what_differs_in_colour_alone_is_a_preview_of_the_nearest(jumper_shop: Shop) -> None:
    reply = await Caller(jumper_shop)("action_imagine_product", "what would a navy jumper look like?")
    assert reply.response == "utter_imagined_preview"
    assert reply.values["product"] == "Dune Jumper"
    assert reply.pictures[0]["source"] == "edited"


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("imagine a woman in a red jumper", "utter_declined_people"),
        ("imagine a famous singer in a burgundy jumper", "utter_declined_people"),
        ("画一把枪", "utter_declined_weapons"),
        ("draw me a dinosaur", "utter_imagined_unknown"),
        ("想象一辆摩托车", "utter_imagined_unknown"),
    ],
)
async def test_what_is_not_drawn_is_said_in_a_sentence(jumper_shop: Shop, text: str, response: str) -> None:
    reply = await Caller(jumper_shop)("action_imagine_product", text)
    assert reply.response == response
    assert reply.pictures == []


@pytest.mark.parametrize(
    "text", ["the dune jumper in navy with the Nike logo", "沙丘毛衣换成藏青色，印上耐克标志"]
)
async def test_an_edit_that_is_declined_says_so_too(jumper_shop: Shop, text: str) -> None:
    reply = await Caller(jumper_shop)("action_show_variant", text)
    assert reply.response == "utter_declined_brands"
    assert reply.pictures == []


async def test_a_picture_that_takes_longer_comes_later(hurried_shop: Shop) -> None:
    reply = await Caller(hurried_shop)("action_show_variant", "the dune jumper in teal please", colour="teal")
    said, instead = reply.responses
    assert said["response"] == "utter_variant_preview"
    (picture,) = said["custom"]["pictures"]
    assert picture["status"] == "pending"
    assert picture["job"].startswith("job_")
    assert "url" not in picture
    assert picture["thumbnail_url"].startswith("/media/")
    assert instead["response"] == "utter_variant_failed"
    assert instead["custom"]["instead_of"] == picture["id"]
    assert instead["custom"]["pictures"][0]["source"] == "photo"


async def test_the_picture_of_a_step_that_takes_longer_is_named_in_its_card(hurried_shop: Shop) -> None:
    reply = await Caller(hurried_shop)("action_show_instruction", "how do I wash the dune jumper?")
    assert reply.response == "utter_instruction"
    (picture,) = reply.pictures
    assert (picture["status"], picture["source"], picture["alt"]) == ("pending", "instruction", "Hand wash")
    assert reply.card is not None
    assert reply.card["steps"] == [
        {"title": "Hand wash", "text": "Wash it by hand.", "picture": picture["id"]}
    ]
