"""Another colour: its photograph where there is one, else a preview that says it is one."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from PIL import Image, ImageDraw
from sentence_transformers import SentenceTransformer

from actions.embeddings import EmbeddingCache
from actions.encoder import BUILT_IN
from actions.settings import ActionSettings
from actions.shop import Shop
from data.schema import Part, Photo
from data.store import Database, MediaStore
from tests.actions.shop_fixture import Caller, product

ACTION = "action_show_variant"


@pytest.fixture(scope="module")
def generator_url() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    service = subprocess.Popen(
        [sys.executable, "-m", "generator"], env=os.environ | {"VITRINE_GENERATOR_PORT": str(port)}
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            httpx.get(f"{url}/healthz").raise_for_status()
            break
        except httpx.HTTPError:
            time.sleep(0.1)
    yield url
    service.terminate()
    service.wait(10)


def photograph(rgb: tuple[int, int, int]) -> bytes:
    """A shaded bowl on white."""
    picture = Image.new("RGB", (480, 480), "white")
    draw = ImageDraw.Draw(picture)
    for step in range(120):
        shade = 0.75 + 0.45 * step / 120
        colour = tuple(min(255, int(value * shade)) for value in rgb)
        draw.ellipse((90 + step // 2, 110 + step // 2, 390 - step // 2, 390 - step // 2), fill=colour)
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()


@pytest.fixture
async def bowl_shop(
    tmp_path: Path, generator_url: str, encoder: SentenceTransformer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Shop]:
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path))
    media = MediaStore(tmp_path / "media")
    bowl = product(
        "dune-bowl", ("Dune Bowl", "沙丘碗"), ("Bowls", "碗"), [Part.WHOLE],
        variants=[("DUNE-RED", {"Colour": "Red"}, 3), ("DUNE-BLUE", {"Colour": "Blue"}, 3)],
        words_zh={"Red": "红色", "Blue": "蓝色"},
    )  # fmt: skip
    kept = media.put(photograph((150, 40, 40)))
    bowl.photos[0].media, bowl.photos[0].variant = kept.name, bowl.variants[0]
    blue = media.put(photograph((40, 60, 150)))
    bowl.photos.append(
        Photo(
            part="whole", source="blue.webp", media=blue.name, width=blue.width, height=blue.height,
            position=1, variant=bowl.variants[1],
        )
    )  # fmt: skip
    database = Database(f"sqlite:///{tmp_path / 'shop.db'}")
    database.migrate()
    with database.session() as session:
        session.add(bowl)
    settings = ActionSettings(generator_url=generator_url, generator_timeout_s=20, answer_timeout_s=30)
    async with Shop(database, EmbeddingCache(database, encoder, BUILT_IN), settings).opened() as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "colour"), [("the dune bowl in blue", "blue"), ("沙丘碗有蓝色的吗", "蓝色")]
)
async def test_a_photographed_colour_is_its_photograph(bowl_shop: Shop, text: str, colour: str) -> None:
    reply = await Caller(bowl_shop)(ACTION, text, colour=colour)
    assert reply.response == "utter_variant_photo"
    assert reply.values["colour"] == colour
    unmarked = await Caller(bowl_shop)(ACTION, text)
    assert unmarked.values["colour"] == colour
    blue = MediaStore(bowl_shop.media.folder).put(photograph((40, 60, 150)))
    assert reply.pictures[0]["url"] == f"/media/{blue.name}"
    assert (reply.pictures[0]["source"], reply.pictures[0]["label"]) == ("photo", None)


@pytest.mark.parametrize(
    ("text", "colour", "label"),
    [
        ("what would the dune bowl look like in green?", "green", "AI preview"),
        ("沙丘碗换成绿色", "绿色", "AI 合成预览"),
    ],
)
async def test_another_colour_is_a_labelled_preview(
    bowl_shop: Shop, text: str, colour: str, label: str
) -> None:
    reply = await Caller(bowl_shop)(ACTION, text, colour=colour)
    assert reply.response == "utter_variant_preview"
    assert reply.values["colour"] == colour
    picture = reply.pictures[0]
    assert (picture["source"], picture["label"]) == ("edited", label)
    assert picture["checked"]["score"] >= picture["checked"]["threshold"]
    assert picture["original_url"].startswith("/media/pic_")
    for url in (picture["url"], picture["thumbnail_url"]):
        served = bowl_shop.media.path(url.removeprefix("/media/"))
        assert served is not None
        assert b"DigitalSourceType" in served.read_bytes()
    with Image.open(bowl_shop.media.folder / picture["url"].removeprefix("/media/")) as made:
        red, green, blue = made.convert("RGB").getpixel((240, 260))
    assert green > red + 15
    assert green > blue + 15


async def test_no_colour_at_all_or_no_service_shows_the_real_photograph(bowl_shop: Shop) -> None:
    unknown = await Caller(bowl_shop)(ACTION, "the dune bowl in zorp", colour="zorp")
    assert unknown.response == "utter_variant_failed"
    assert unknown.pictures[0]["source"] == "photo"
    bowl_shop.generator._http.base_url = "http://127.0.0.1:1"
    away = await Caller(bowl_shop)(ACTION, "the dune bowl in green", colour="green")
    assert away.response == "utter_variant_failed"
    assert away.pictures[0]["source"] == "photo"
