"""The photograph that answers is the one that is sent."""

from __future__ import annotations

import pytest

from data.schema import Part
from tests.actions.shop_fixture import Caller, media_of

ACTION = "action_show_detail"


@pytest.mark.parametrize(
    ("text", "handle", "part"),
    [
        ("show me the sole of the Ridge trail shoe", "ridge-trail-shoe", Part.SOLE),
        ("can I see the heel of the ridge?", "ridge-trail-shoe", Part.HEEL),
        ("what do the soles of the canvas sneaker look like", "harbour-sneaker", Part.SOLE),
        ("RIDGE-MOSS-42 from the side", "ridge-trail-shoe", Part.SIDE),
        ("show me the shoulder straps of the backpack", "summit-backpack", Part.STRAP),
        ("back of the summit backpack please", "summit-backpack", Part.BACK),
        ("the back of the backpack", "summit-backpack", Part.BACK),
        ("handle of the tide mug", "tide-mug", Part.HANDLE),
        ("SHOW ME THE LEGS OF THE STOOL!!", "perch-stool", Part.LEG),
        ("show me the perch stool", "perch-stool", Part.WHOLE),
        ("给我看看山脊越野跑鞋的鞋底", "ridge-trail-shoe", Part.SOLE),
        ("山脊越野跑鞋的鞋跟长什么样", "ridge-trail-shoe", Part.HEEL),
        ("马克杯的把手", "tide-mug", Part.HANDLE),
        ("双肩包背面", "summit-backpack", Part.BACK),
        ("我想看凳子的榫卯", "perch-stool", Part.JOINT),
        ("Ridge 的鞋底给我看看", "ridge-trail-shoe", Part.SOLE),
    ],
)
async def test_the_photograph_of_the_part_is_sent(call: Caller, text: str, handle: str, part: Part) -> None:
    reply = await call(ACTION, text)
    assert reply.response in ("utter_photo_shown", "utter_photo_shown_whole")
    assert [picture["id"] for picture in reply.pictures] == [media_of(handle, part)]
    assert reply.pictures[0]["source"] == "photo"
    assert reply.pictures[0]["label"] is None
    assert reply.slots["product"] == handle


async def test_two_parts_are_two_photographs(call: Caller) -> None:
    reply = await call(ACTION, "show me the sole and the heel of the ridge trail shoe")
    assert [picture["id"] for picture in reply.pictures] == [
        media_of("ridge-trail-shoe", Part.SOLE),
        media_of("ridge-trail-shoe", Part.HEEL),
    ]


async def test_that_one_is_the_product_last_talked_about(call: Caller) -> None:
    await call(ACTION, "show me the ridge trail shoe")
    for text in ("and the sole of that one?", "它的鞋底呢", "sole"):
        assert (await call(ACTION, text)).pictures[0]["id"] == media_of("ridge-trail-shoe", Part.SOLE)
    other = await call(ACTION, "and the handle of the mug")
    assert other.pictures[0]["id"] == media_of("tide-mug", Part.HANDLE)


async def test_a_missing_part_is_admitted_and_the_nearest_photograph_offered(call: Caller) -> None:
    reply = await call(ACTION, "show me the inside of the summit backpack")
    assert reply.response == "utter_photo_missing_nearest"
    assert reply.values["part"] == "inside"
    assert len(reply.pictures) == 1
    photographed = (Part.WHOLE, Part.BACK, Part.STRAP, Part.POCKET)
    assert reply.pictures[0]["id"] in {media_of("summit-backpack", part) for part in photographed}
    chinese = await call(ACTION, "峰顶双肩包里面什么样")
    assert chinese.response == "utter_photo_missing_nearest"
    assert chinese.values["part"] == "内部"


async def test_of_two_parts_the_missing_one_is_admitted(call: Caller) -> None:
    reply = await call(ACTION, "show me the strap and the inside of the summit backpack")
    assert [response["response"] for response in reply.responses] == [
        "utter_photo_shown",
        "utter_photo_missing_nearest",
    ]
    assert reply.responses[1]["part"] == "inside"


@pytest.mark.parametrize("text", ["show me the sole of the shoe", "鞋底给我看看", "show me the sole"])
async def test_several_equally_good_products_are_asked_about_with_buttons(call: Caller, text: str) -> None:
    reply = await call(ACTION, text)
    assert reply.response == "utter_which_product"
    assert {button["title"] for button in reply.buttons} in (
        {"Ridge Trail Shoe", "Harbour Canvas Sneaker"},
        {"山脊越野跑鞋", "港湾帆布鞋"},
    )


async def test_tapping_a_button_shows_that_product(call: Caller) -> None:
    asked = await call(ACTION, "show me the sole", intent="show_detail")
    assert asked.buttons[1]["payload"].startswith('/show_detail{"product": "harbour-sneaker", "part": "sole"')
    reply = await call.tap(ACTION, asked.buttons[1])
    assert reply.pictures[0]["id"] == media_of("harbour-sneaker", Part.SOLE)


async def test_an_unknown_product_is_not_guessed(call: Caller) -> None:
    reply = await call(ACTION, "show me the sleeves of the winter coat", product="winter coat")
    assert reply.response == "utter_product_unknown"


async def test_the_alternative_text_follows_the_language(call: Caller) -> None:
    english = await call(ACTION, "the sole of the ridge trail shoe", language="en")
    chinese = await call(ACTION, "the sole of the ridge trail shoe", language="zh")
    assert english.pictures[0]["alt"] == "sole of the Ridge Trail Shoe"
    assert chinese.pictures[0]["alt"] == "山脊越野跑鞋的鞋底"
