"""Photographs that shoppers send: what is kept of them, what is refused, and what the dialogue is told."""

from __future__ import annotations

import asyncio
import io
import os
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from PIL import ExifTags, Image

from bot.gateway import GatewaySettings
from bot.gateway.photographs import ABANDONED_AFTER_S, MOST_WAITING
from data.store import MediaStore, thumbnail_name
from tests.bot.decoder.test_decoder import HEIC, film, photograph
from tests.bot.gateway.clients import Shopper, until
from tests.bot.gateway.conftest import Gateway, running
from tests.bot.gateway.rasa_stand_in import RasaStandIn

HOME = "48 North, 11 East"


async def send(
    shopper: Shopper, data: bytes, name: str = "shoe.jpg", *, language: str = "en", **fields: str
) -> httpx.Response:
    return await shopper.http.post(
        "/api/uploads",
        files={"file": (name, data)},
        data=fields,
        headers=shopper.headers | {"Accept-Language": language},
    )


async def sent(shopper: Shopper, data: bytes, name: str = "shoe.jpg", **fields: str) -> list[dict[str, Any]]:
    response = await send(shopper, data, name, **fields)
    assert response.status_code == 200, response.text
    return list(response.json()["messages"])


def stored(gateway: Gateway) -> list[str]:
    return sorted(path.name for path in gateway.settings.media_folder.glob("own_*"))


async def test_a_photograph_is_a_message_with_its_picture_and_is_answered(
    gateway: Gateway, shopper: Shopper, rasa: RasaStandIn
) -> None:
    asked, answer = await sent(shopper, photograph(), text="do you have this?")
    assert (asked["role"], asked["text"], asked["seq"]) == ("shopper", "do you have this?", 1)
    (picture,) = asked["pictures"]
    assert (picture["source"], picture["status"], picture["label"]) == ("photo", "ready", "")
    assert (picture["width"], picture["height"], picture["alt"]) == (60, 40, "Photo shoe.jpg")
    assert answer["text"] == "You said: do you have this?"
    assert rasa.heard[0]["metadata"]["uploads"] == [picture["id"]]
    full = await gateway.http.get(picture["url"])
    assert Image.open(io.BytesIO(full.content)).size == (60, 40)
    thumbnail = await gateway.http.get(picture["thumbnail_url"])
    for response in (full, thumbnail):
        assert response.status_code == 200
        assert response.headers["cache-control"] == "private, max-age=3600"
    assert await shopper.log() == [asked, answer]


async def test_a_photograph_says_enough_by_itself(shopper: Shopper, rasa: RasaStandIn) -> None:
    await shopper.say("你好")
    asked, answer = await sent(shopper, photograph())
    assert (asked["text"], asked["pictures"][0]["alt"]) == ("", "照片 shoe.jpg")
    assert answer["seq"] == 4
    heard = rasa.heard[-1]
    assert heard["message"] == "/inform"
    assert heard["metadata"]["language"] == "zh"
    assert heard["metadata"]["uploads"] == [asked["pictures"][0]["id"]]


async def test_a_telephones_heic_becomes_a_webp(gateway: Gateway, shopper: Shopper) -> None:
    asked, *_ = await sent(shopper, HEIC, "IMG_2034.HEIC", text="this one")
    full = await gateway.http.get(asked["pictures"][0]["url"])
    assert full.headers["content-type"] == "image/webp"
    assert Image.open(io.BytesIO(full.content)).size == (320, 240)


async def test_nothing_that_the_file_tells_of_its_maker_is_kept(gateway: Gateway, shopper: Shopper) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = HOME
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSAreaInformation] = HOME.encode()
    data = photograph(exif=exif, comment=HOME.encode())
    assert data.count(HOME.encode()) == 3
    await sent(shopper, data + HOME.encode())
    kept = [path.read_bytes() for path in gateway.settings.media_folder.iterdir()]
    assert len(kept) == 2
    for file in kept:
        assert HOME.encode() not in file
        assert not Image.open(io.BytesIO(file)).getexif()


async def test_a_name_tells_nothing_of_the_picture(gateway: Gateway, shopper: Shopper) -> None:
    (first, *_), (second, *_) = [await sent(shopper, photograph(), text=text) for text in ("one", "two")]
    assert first["pictures"][0]["id"] != second["pictures"][0]["id"]


async def test_sent_twice_it_is_kept_once(gateway: Gateway, shopper: Shopper, rasa: RasaStandIn) -> None:
    first = await sent(shopper, photograph(), text="this", client_id="p-1")
    assert await sent(shopper, photograph(), text="this", client_id="p-1") == first
    assert len(rasa.heard) == 1
    assert len(stored(gateway)) == 2


async def test_sent_twice_at_once_it_is_kept_once(gateway: Gateway, shopper: Shopper) -> None:
    answers = await asyncio.gather(
        *(sent(shopper, photograph(), text="this", client_id="p-1") for _ in range(3))
    )
    assert {answer[0]["id"] for answer in answers} == {answers[0][0]["id"]}
    assert len(await shopper.log()) == 2
    assert len(stored(gateway)) == 2


@pytest.mark.parametrize(
    ("data", "status", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", 415, "no-photograph"),
        (film("GIF"), 415, "no-photograph"),
        (film("WEBP"), 415, "photograph-animated"),
        (photograph("PNG", (10_000, 5_001)), 422, "photograph-too-many-pixels"),
        (photograph("JPEG", (900, 900), quality=95)[:2000], 422, "photograph-damaged"),
    ],
    ids=["SVG", "GIF", "film", "large", "cut"],
)
async def test_what_cannot_be_taken_is_refused_in_a_sentence(
    gateway: Gateway, shopper: Shopper, data: bytes, status: int, name: str
) -> None:
    english, chinese = [await send(shopper, data, language=language) for language in ("en", "zh")]
    for response in (english, chinese):
        assert response.status_code == status
        assert response.json()["type"].endswith(name)
    assert english.json()["detail"].isascii()
    assert not chinese.json()["detail"].isascii()
    assert (stored(gateway), await shopper.log()) == ([], [])


async def test_ten_megabytes_and_no_more(configure: Callable[..., GatewaySettings]) -> None:
    async with running(configure(max_upload_bytes=1_000_000)) as gateway:
        shopper = await gateway.shopper()
        assert (await send(shopper, photograph() + b"\0" * 990_000, text="x" * 2000)).status_code == 200
        large = await send(shopper, photograph() + b"\0" * 1_100_000)
        assert large.status_code == 413
        assert "larger than 1 MB" in large.json()["detail"]

        async def unannounced() -> Any:
            for _ in range(2000):
                yield b"\0" * 1000

        headers = shopper.headers | {"Content-Type": "multipart/form-data; boundary=x"}
        streamed = await gateway.http.post("/api/uploads", content=unannounced(), headers=headers)
        assert streamed.status_code in (400, 413)
        # Other addresses have their own, smaller bound.
        assert (await shopper.post({"text": "x" * 300_000})).status_code == 413


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<img src=x onerror=alert(1)>.png", "Photo <img src=x onerror=alert(1)>.png"),
        ("../../../etc/passwd", "Photo ../../../etc/passwd"),
        ("a\u202egnp.exe\u200b.png", "Photo agnp.exe.png"),
        ("照片.jpg", "Photo 照片.jpg"),
        ("x" * 500, "Photo " + "x" * 80),
    ],
)
async def test_a_file_name_is_shown_as_text_and_used_for_nothing_else(
    gateway: Gateway, shopper: Shopper, name: str, shown: str
) -> None:
    asked, *_ = await sent(shopper, photograph(), name, text="hm")
    assert asked["pictures"][0]["alt"] == shown
    assert len(stored(gateway)) == 2


async def test_only_who_has_a_session_may_send(gateway: Gateway, shopper: Shopper) -> None:
    for headers in ({}, {"Authorization": "Bearer nonsense"}):
        response = await gateway.http.post(
            "/api/uploads", files={"file": ("a.jpg", photograph())}, headers=headers
        )
        assert response.status_code == 401
    missing = await gateway.http.post("/api/uploads", data={"text": "hm"}, headers=shopper.headers)
    assert missing.status_code == 422
    assert stored(gateway) == []


async def test_other_devices_see_it(gateway: Gateway, shopper: Shopper) -> None:
    async with gateway.widget() as widget:
        await widget.join(shopper.session_id)
        asked, answer = await sent(shopper, photograph(), text="this")
        await until(lambda: widget.heard("message") and widget.uttered)
        assert widget.heard("message") == [asked]
        assert widget.uttered[0]["id"] == answer["id"]


async def test_what_could_not_be_logged_is_not_kept(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    async with running(configure(max_waiting_per_conversation=1)) as gateway:
        shopper = await gateway.shopper()
        rasa.open.clear()
        waiting = asyncio.create_task(shopper.say("first"))
        await until(lambda: rasa.heard)
        assert (await send(shopper, photograph(), text="second")).status_code == 503
        assert stored(gateway) == []
        rasa.open.set()
        await waiting


async def test_it_goes_with_the_conversation(gateway: Gateway, shopper: Shopper) -> None:
    other = await gateway.shopper()
    await sent(shopper, photograph(), text="mine")
    theirs, *_ = await sent(other, photograph(), text="theirs")
    response = await gateway.http.delete("/api/conversation", headers=shopper.headers)
    assert response.status_code == 204
    kept = f"{theirs['pictures'][0]['id']}.webp"
    assert stored(gateway) == sorted([kept, thumbnail_name(kept)])
    assert MediaStore(gateway.settings.media_folder).path(kept)


async def test_who_has_no_session_need_not_send_all_to_hear_so(gateway: Gateway) -> None:
    address = urlsplit(gateway.url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.write(
        b"POST /api/uploads HTTP/1.1\r\nHost: shop\r\nContent-Length: 9000000\r\n"
        b"Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n"
    )
    assert await asyncio.wait_for(reader.readline(), 10) == b"HTTP/1.1 401 Unauthorized\r\n"
    writer.close()


async def test_when_too_many_are_waiting_it_is_said(
    configure: Callable[..., GatewaySettings],
) -> None:
    async with running(configure(rate_photographs="")) as gateway:
        shoppers = [await gateway.shopper() for _ in range(14)]
        answers = await asyncio.gather(*(send(shopper, photograph(), text="this") for shopper in shoppers))
        assert [answer.status_code for answer in answers].count(503) == 14 - MOST_WAITING
        assert len(stored(gateway)) == 2 * MOST_WAITING


async def test_what_a_killed_gateway_left_behind_is_tidied_up(
    configure: Callable[..., GatewaySettings],
) -> None:
    async with running(configure()) as gateway:
        kept, *_ = await sent(await gateway.shopper(), photograph(), text="this")
        media = MediaStore(gateway.settings.media_folder)
        abandoned = media.add(Image.new("RGB", (8, 8))).name
        long_ago = time.time() - 2 * ABANDONED_AFTER_S
        for path in gateway.settings.media_folder.iterdir():
            os.utime(path, (long_ago, long_ago))
        new = media.add(Image.new("RGB", (8, 8))).name
    async with running(configure()) as gateway:
        await gateway.http.get("/healthz")
        names = {f"{kept['pictures'][0]['id']}.webp", new}
        assert set(stored(gateway)) == names | {thumbnail_name(name) for name in names}
        assert media.path(abandoned) is None
