"""Another colour: its photograph where there is one, else a preview that says it is one."""

from __future__ import annotations

import pytest
from PIL import Image

from actions.shop import Shop
from data.store import MediaStore
from tests.actions.jumper_shop import away, photograph
from tests.actions.shop_fixture import Caller

ACTION = "action_show_variant"


@pytest.mark.parametrize(
    ("text", "colour"),
    [("the dune jumper in forest green", "forest green"), ("沙丘毛衣有森林绿的吗", "森林绿")],
)
async def test_a_photographed_colour_is_its_photograph(jumper_shop: Shop, text: str, colour: str) -> None:
    reply = await Caller(jumper_shop)(ACTION, text, colour=colour)
    assert reply.response == "utter_variant_photo"
    assert reply.values["colour"] == colour
    unmarked = await Caller(jumper_shop)(ACTION, text)
    assert unmarked.values["colour"] == colour
    green = MediaStore(jumper_shop.media.folder).put(photograph("cairn-jumper-whole-forest-green"))
    assert reply.pictures[0]["url"] == f"/media/{green.name}"
    assert (reply.pictures[0]["source"], reply.pictures[0]["label"]) == ("photo", None)


@pytest.mark.parametrize(
    ("text", "colour", "label"),
    [
        ("what would the dune jumper look like in navy?", "navy", "AI preview"),
        ("沙丘毛衣换成藏青色", "藏青色", "AI 合成预览"),
    ],
)
async def test_another_colour_is_a_labelled_preview(
    jumper_shop: Shop, text: str, colour: str, label: str
) -> None:
    reply = await Caller(jumper_shop)(ACTION, text, colour=colour)
    assert reply.response == "utter_variant_preview"
    assert reply.values["colour"] == colour
    picture = reply.pictures[0]
    assert (picture["source"], picture["label"]) == ("edited", label)
    assert picture["checked"]["score"] >= picture["checked"]["threshold"]
    assert picture["original_url"].startswith("/media/pic_")
    for url in (picture["url"], picture["thumbnail_url"]):
        served = jumper_shop.media.path(url.removeprefix("/media/"))
        assert served is not None
        assert b"DigitalSourceType" in served.read_bytes()
    with Image.open(jumper_shop.media.folder / picture["url"].removeprefix("/media/")) as made:
        red, _, blue = made.convert("RGB").getpixel((384, 400))
    assert blue > red + 15


async def test_no_colour_at_all_or_no_service_shows_the_real_photograph(jumper_shop: Shop) -> None:
    unknown = await Caller(jumper_shop)(ACTION, "the dune jumper in zorp", colour="zorp")
    assert unknown.response == "utter_variant_failed"
    assert unknown.pictures[0]["source"] == "photo"
    with away(jumper_shop):
        reply = await Caller(jumper_shop)(ACTION, "the dune jumper in navy", colour="navy")
    assert reply.response == "utter_variant_away"
    assert reply.pictures[0]["source"] == "photo"


async def test_a_material_in_a_products_own_name_is_no_wish(jumper_shop: Shop) -> None:
    caller = Caller(jumper_shop)
    reply = await caller(ACTION, "the dune jumper in navy", colour="navy", material="jumper")
    assert (reply.response, reply.values["colour"]) == ("utter_variant_preview", "navy")


async def test_another_name_of_a_photographed_colour_is_its_photograph(jumper_shop: Shop) -> None:
    reply = await Caller(jumper_shop)(ACTION, "the dune jumper in wine red", colour="wine red")
    assert reply.response == "utter_variant_photo"
    assert reply.pictures[0]["source"] == "photo"
