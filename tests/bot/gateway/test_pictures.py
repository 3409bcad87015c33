"""Pictures that are still being made when their message is said: swapped in, or replaced by words."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from starlette.responses import JSONResponse, Response

from bot.gateway import GatewaySettings
from data.store import MediaStore
from tests.bot.gateway.clients import POLL_S, Shopper, until
from tests.bot.gateway.conftest import Gateway, running
from tests.bot.gateway.picture_stand_in import PictureStandIn, finished, made
from tests.bot.gateway.rasa_stand_in import RasaStandIn

PICTURE = "pic_" + "a1" * 16
JOB = "job_" + "b2" * 16
PENDING: dict[str, Any] = {
    "id": PICTURE,
    "status": "pending",
    "alt": "A navy jumper",
    "source": "generated",
    "thumbnail_url": "/media/pic_1_thumb.webp",
    "job": JOB,
}
INSTEAD: list[dict[str, Any]] = [
    {
        "text": "I could not draw that; this is the nearest.",
        "buttons": [{"title": "More", "payload": "/more"}],
    },
    {
        "custom": {
            "instead_of": PICTURE,
            "pictures": [{"id": "pic_9", "url": "/media/pic_9.webp", "source": "photo", "alt": "A jumper"}],
        }
    },
]
ANSWER: list[dict[str, Any]] = [{"text": "One moment."}, {"custom": {"pictures": [PENDING]}}, *INSTEAD]
REFUSED = JSONResponse({"status": 422, "title": "Not as asked"}, 422, media_type="application/problem+json")


@pytest.fixture(autouse=True)
def answered(rasa: RasaStandIn) -> None:
    rasa.answers["draw a jumper"] = rasa.answers["画一件毛衣"] = ANSWER


@pytest.fixture
async def gateway(
    configure: Callable[..., GatewaySettings], service: PictureStandIn
) -> AsyncIterator[Gateway]:
    async with running(configure(generator_url=service.url)) as gateway:
        yield gateway


async def settled(shopper: Shopper, seq: int = 2) -> dict[str, Any]:
    """The first picture of message `seq`, once it is no longer pending."""
    for _ in range(1000):
        picture: dict[str, Any] = (await shopper.log(seq - 1))[0]["pictures"][0]
        if picture["status"] != "pending":
            return picture
        await asyncio.sleep(POLL_S)
    raise TimeoutError("the picture is still pending")


def rows(settings: GatewaySettings) -> int:
    with sqlite3.connect(settings.home / "vitrine.db") as database:
        (count,) = database.execute("SELECT count(*) FROM pending_pictures").fetchone()
    return int(count)


async def test_a_pending_picture_is_said_at_once_and_swapped_in_when_it_is_ready(
    gateway: Gateway, service: PictureStandIn
) -> None:
    async with gateway.widget() as widget:
        shopper = Shopper(gateway.http, (await widget.join())["session_id"])
        asked, answer = await shopper.say("draw a jumper")
        assert [message["seq"] for message in (asked, answer)] == [1, 2]
        (pending,) = answer["pictures"]
        assert pending["status"] == "pending" and pending["url"] is None
        assert pending["alt"] == "A navy jumper" and pending["thumbnail_url"] == "/media/pic_1_thumb.webp"
        await widget.hears(1)
        assert widget.uttered[0]["pictures"] == [pending] and "attachment" not in widget.uttered[0]
        await until(lambda: service.asked)
        assert widget.heard("picture_ready") == []

        await service.answer(JOB, made())
        await until(lambda: widget.heard("picture_ready"))
        (event,) = widget.heard("picture_ready")
        ready = event["picture"]
        assert event == {"message_id": answer["id"], "seq": 2, "picture": ready}
        assert ready == pending | {
            "status": "ready",
            "url": ready["url"],
            "thumbnail_url": ready["thumbnail_url"],
            "width": 96,
            "height": 48,
            "label": "AI illustration",
            "checked": {"score": 0.91, "threshold": 0.8},
            "made_by": {"model": "imagine-1", "seed": 7},
        }
        assert (await gateway.http.get(ready["url"])).content == finished()
        assert (await gateway.http.get(ready["thumbnail_url"])).status_code == 200
        assert await shopper.log() == [asked, answer | {"pictures": [ready]}]
        assert JOB not in json.dumps([widget.events, await shopper.log()])
    assert rows(gateway.settings) == 0
    assert service.called_off == []
    assert all(1 <= int(prefer.removeprefix("wait=")) <= 10 for _, prefer in service.asked)


async def test_what_is_held_back_is_said_only_when_the_picture_fails(
    gateway: Gateway, service: PictureStandIn
) -> None:
    async with gateway.widget() as widget:
        shopper = Shopper(gateway.http, (await widget.join())["session_id"])
        _, answer = await shopper.say("draw a jumper", client_id="m-1")
        await service.answer(JOB, REFUSED)
        assert (await settled(shopper)) == answer["pictures"][0] | {"status": "failed"}
        _, failed, instead = log = await shopper.log()
        assert (instead["seq"], instead["role"]) == (3, "bot")
        assert instead["text"] == INSTEAD[0]["text"] and instead["buttons"] == INSTEAD[0]["buttons"]
        assert [picture["id"] for picture in instead["pictures"]] == ["pic_9"]
        await widget.hears(2)
        names = [name for name, _ in widget.events if name in ("bot_uttered", "picture_ready")]
        assert names == ["bot_uttered", "picture_ready", "bot_uttered"]
        assert widget.heard("picture_ready")[0]["picture"] == failed["pictures"][0]
        assert widget.uttered[1]["id"] == instead["id"]
        # It belongs to the answer, and its button is one that was offered.
        assert await shopper.say("draw a jumper", client_id="m-1") == log
        tapped, *_ = await shopper.say("/more")
        assert tapped["text"] == "More"
    assert service.called_off == []
    assert rows(gateway.settings) == 0


async def test_the_label_is_in_the_conversations_language(gateway: Gateway, service: PictureStandIn) -> None:
    service.answers[JOB] = made()
    shopper = await gateway.shopper()
    await shopper.say("画一件毛衣")
    assert (await settled(shopper))["label"] == "AI示意图"


async def test_a_picture_that_takes_several_questions_is_ready_in_the_end(
    gateway: Gateway, service: PictureStandIn
) -> None:
    shopper = await gateway.shopper()
    await shopper.say("draw a jumper")
    await until(lambda: len(service.asked) >= 3)
    await service.answer(JOB, made())
    assert (await settled(shopper))["status"] == "ready"


async def test_an_answer_that_comes_too_fast_is_not_asked_for_in_a_rush(
    gateway: Gateway, service: PictureStandIn
) -> None:
    service.answers[JOB] = JSONResponse({"job": JOB, "status": "pending"}, 202)
    await (await gateway.shopper()).say("draw a jumper")
    await asyncio.sleep(1.0)
    assert 2 <= len(service.asked) <= 6


async def test_while_the_service_is_away_or_busy_it_is_asked_again(
    gateway: Gateway, service: PictureStandIn
) -> None:
    await service.stop()
    shopper = await gateway.shopper()
    await shopper.say("draw a jumper")
    await asyncio.sleep(0.5)
    service.answers[JOB] = Response(status_code=503, headers={"Retry-After": "1"})
    await service.start()
    await until(lambda: service.asked)
    asked = len(service.asked)
    service.answers[JOB] = made()
    await asyncio.sleep(0.5)
    assert len(service.asked) == asked
    assert (await settled(shopper))["status"] == "ready"


async def test_a_gateway_that_restarts_goes_on_waiting(
    configure: Callable[..., GatewaySettings], service: PictureStandIn
) -> None:
    settings = configure(generator_url=service.url)
    async with running(settings) as gateway:
        shopper = await gateway.shopper()
        await shopper.say("draw a jumper")
        await until(lambda: service.asked)
    assert rows(settings) == 1
    assert service.called_off == []
    service.asked.clear()
    async with running(settings) as gateway, gateway.widget() as widget:
        await widget.join(shopper.session_id)
        await until(lambda: service.asked)
        await service.answer(JOB, REFUSED)
        shopper = Shopper(gateway.http, shopper.session_id)
        assert (await settled(shopper))["status"] == "failed"
        await until(lambda: len(widget.heard("picture_ready")) == len(widget.uttered) == 1)
        assert [message["seq"] for message in await shopper.log()] == [1, 2, 3]


async def test_two_gateways_on_one_database_settle_a_picture_once(
    configure: Callable[..., GatewaySettings], service: PictureStandIn
) -> None:
    settings = configure(generator_url=service.url)
    async with running(settings) as old:
        shopper = await old.shopper()
        await shopper.say("draw a jumper")
        await until(lambda: service.asked)
        service.asked.clear()
        async with running(settings):
            await until(lambda: len(service.asked) >= 2)
            await service.answer(JOB, REFUSED)
            await settled(shopper)
            await asyncio.sleep(0.5)
            assert len(await shopper.log()) == 3


async def test_after_its_deadline_a_picture_has_failed_and_nobody_works_on_it(
    configure: Callable[..., GatewaySettings], service: PictureStandIn
) -> None:
    async with running(configure(generator_url=service.url, picture_deadline_s=0.7)) as gateway:
        shopper = await gateway.shopper()
        await shopper.say("draw a jumper")
        assert (await settled(shopper))["status"] == "failed"
        await until(lambda: service.called_off)
        assert service.called_off == [JOB]
        assert len(await shopper.log()) == 3


async def test_after_its_deadline_a_picture_has_failed_where_the_service_stays_away(
    configure: Callable[..., GatewaySettings], service: PictureStandIn
) -> None:
    await service.stop()
    async with running(configure(generator_url=service.url, picture_deadline_s=0.7)) as gateway:
        shopper = await gateway.shopper()
        await shopper.say("draw a jumper")
        assert (await settled(shopper))["status"] == "failed"
        assert len(await shopper.log_of(3)) == 3


async def test_a_job_that_another_still_waits_for_is_not_called_off(
    configure: Callable[..., GatewaySettings], service: PictureStandIn
) -> None:
    async with running(configure(generator_url=service.url, picture_deadline_s=1.5)) as gateway:
        first, second = await gateway.shopper(), await gateway.shopper()
        await first.say("draw a jumper")
        await asyncio.sleep(0.7)
        await second.say("draw a jumper")
        assert (await settled(first))["status"] == "failed"
        await asyncio.sleep(0.2)
        assert service.called_off == []
        await service.answer(JOB, made())
        assert (await settled(second))["status"] == "ready"


HOSTILE = {
    "not JSON": Response(b"<html>"),
    "no object": JSONResponse([made()]),
    "an empty object": JSONResponse({}),
    "huge": Response(b'{"picture": "' + b"A" * 21_000_000 + b'"}'),
    "no base64": JSONResponse(made(picture="!!!!")),
    "no picture": JSONResponse(made(b"RIFF....WEBP and then nothing of the kind")),
    "a truncated picture": JSONResponse(made(finished(400)[:200])),
    "a picture of another kind": JSONResponse(made(b"\x89PNG\r\n\x1a\n" + bytes(100))),
    "another media type": JSONResponse(made(media_type="text/html")),
    "no label": JSONResponse(made(label="")),
    "a made picture that says it is a photograph": JSONResponse(made(source="photo")),
    "no number": Response(json.dumps(made(checked={"score": float("nan"), "threshold": 0.8}))),
    "unknown": JSONResponse({"status": 404}, 404),
    "called off": JSONResponse({"status": 410}, 410),
    "broken": JSONResponse({"status": 500}, 500),
    "a redirect": Response(status_code=302, headers={"Location": "http://127.0.0.1:1/"}),
}


@pytest.mark.parametrize("answer", HOSTILE.values(), ids=HOSTILE.keys())
async def test_an_answer_that_is_no_picture_counts_as_failed(
    gateway: Gateway, service: PictureStandIn, answer: Response
) -> None:
    service.answers[JOB] = answer
    shopper = await gateway.shopper()
    await shopper.say("draw a jumper")
    picture = await settled(shopper)
    assert picture["status"] == "failed" and picture["url"] is None
    assert len(await shopper.log()) == 3
    assert not list(gateway.settings.media_folder.glob("*"))
    assert len(await shopper.say("hello")) == 2


async def test_every_client_of_the_conversation_hears_of_it_and_no_other(
    gateway: Gateway, service: PictureStandIn
) -> None:
    async with gateway.widget() as laptop, gateway.widget() as phone, gateway.widget() as stranger:
        token = (await laptop.join())["session_id"]
        await phone.join(token)
        await stranger.join()
        await laptop.say("draw a jumper")
        await phone.hears(1)
        await service.answer(JOB, made())
        await until(lambda: laptop.heard("picture_ready") and phone.heard("picture_ready"))
        assert laptop.heard("picture_ready") == phone.heard("picture_ready")
        assert stranger.heard("picture_ready") == []


async def test_who_missed_it_finds_it_in_the_history(gateway: Gateway, service: PictureStandIn) -> None:
    async with gateway.widget() as widget:
        token = (await widget.join())["session_id"]
        await widget.say("draw a jumper")
        await widget.hears(1)
    await service.answer(JOB, made())
    ready = await settled(Shopper(gateway.http, token))
    async with gateway.widget() as widget:
        await widget.join(token)
        history = await widget.socket.call("history_request", {"after": 1})
        assert [message["pictures"] for message in history["messages"]] == [[ready]]


async def test_in_rasas_dialect_a_picture_is_an_attachment_once_it_is_ready(
    configure: Callable[..., GatewaySettings], service: PictureStandIn
) -> None:
    settings = configure(generator_url=service.url, public_url="https://chat.shop.example")
    async with running(settings) as gateway, gateway.widget("/?dialect=rasa") as widget:
        await widget.join()
        await widget.say("draw a jumper")
        (words,) = await widget.hears(1)
        assert set(words) == {"text", "metadata"}
        await service.answer(JOB, made())
        _, picture = await widget.hears(2)
        assert set(picture) == {"attachment", "metadata"} and picture["metadata"] == words["metadata"]
        shown = picture["attachment"]["payload"]
        assert shown["src"].startswith("https://chat.shop.example/media/pic_")
        assert shown["title"] == "AI illustration: A navy jumper"
        assert widget.heard("picture_ready") == []


async def test_in_rasas_dialect_a_picture_that_fails_is_the_words_instead(
    gateway: Gateway, service: PictureStandIn
) -> None:
    service.answers[JOB] = REFUSED
    async with gateway.widget("/?dialect=rasa") as widget:
        await widget.join()
        await widget.say("draw a jumper")
        events = await widget.hears(3)
        assert [set(event) - {"metadata"} for event in events] == [
            {"text"},
            {"attachment"},
            {"text", "quick_replies"},
        ]


async def test_the_attachment_is_the_first_picture_that_is_ready(
    gateway: Gateway, rasa: RasaStandIn, service: PictureStandIn
) -> None:
    photo = {"id": "pic_2", "url": "/media/pic_2.webp", "source": "photo"}
    rasa.answers["hi"] = [{"text": "Look."}, {"custom": {"pictures": [PENDING, photo]}}]
    async with gateway.widget() as widget:
        await widget.join()
        await widget.say("hi")
        (event,) = await widget.hears(1)
        assert event["attachment"]["payload"]["src"] == "/media/pic_2.webp"
        assert [picture["status"] for picture in event["pictures"]] == ["pending", "ready"]


async def test_several_pictures_of_one_message_come_each_at_its_time(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn, service: PictureStandIn
) -> None:
    jobs = [f"job_{number:032x}" for number in range(6)]
    pictures = [PENDING | {"id": f"pic_{number:032x}", "job": job} for number, job in enumerate(jobs)]
    rasa.answers["draw six"] = [{"text": "Six."}, {"custom": {"pictures": pictures}}]
    async with running(configure(generator_url=service.url, max_pictures=2)) as gateway:
        async with gateway.widget() as widget:
            shopper = Shopper(gateway.http, (await widget.join())["session_id"])
            await shopper.say("draw six")
            await until(lambda: {job for job, _ in service.asked} == set(jobs))
            for job in reversed(jobs[1:]):
                await service.answer(job, made())
            await service.answer(jobs[0], REFUSED)
            await until(lambda: len(widget.heard("picture_ready")) == 6)
        (_, message) = await shopper.log()
        assert [picture["id"] for picture in message["pictures"]] == [each["id"] for each in pictures]
        assert [picture["status"] for picture in message["pictures"]] == ["failed", *["ready"] * 5]
    assert service.most_at_once == 2


async def test_a_database_that_fails_for_a_while_loses_no_picture(
    gateway: Gateway, service: PictureStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    shopper = await gateway.shopper()
    await shopper.say("draw a jumper")
    with sqlite3.connect(gateway.settings.home / "vitrine.db") as database:
        database.execute("ALTER TABLE pending_pictures RENAME TO away")
    await service.answer(JOB, made())
    await until(lambda: "could not be logged" in caplog.text)
    with sqlite3.connect(gateway.settings.home / "vitrine.db") as database:
        database.execute("ALTER TABLE away RENAME TO pending_pictures")
    assert (await settled(shopper))["status"] == "ready"


async def test_a_picture_is_put_into_the_media_store_with_the_marks_inside_it(
    gateway: Gateway, service: PictureStandIn
) -> None:
    service.answers[JOB] = made()
    shopper = await gateway.shopper()
    await shopper.say("draw a jumper")
    name = (await settled(shopper))["url"].removeprefix("/media/")
    path = MediaStore(gateway.settings.media_folder).path(name)
    assert path is not None and b"<x:xmpmeta>made" in path.read_bytes()


async def test_the_reference_says_how_a_pending_picture_arrives(gateway: Gateway) -> None:
    description = (await gateway.http.get("/api/openapi.json")).json()
    for method in ("get", "post"):
        assert "`pending`" in description["paths"]["/api/messages"][method]["description"]
    assert "url" not in description["components"]["schemas"]["Picture"]["required"]


async def test_a_picture_of_a_deleted_conversation_is_called_off_and_not_kept(
    gateway: Gateway, service: PictureStandIn
) -> None:
    shopper = await gateway.shopper()
    await shopper.say("draw a jumper")
    await until(lambda: service.asked)
    await gateway.http.delete("/api/conversation", headers=shopper.headers)
    await until(lambda: service.called_off == [JOB])
    # It may have been finished at that very moment.
    await service.answer(JOB, made())
    await asyncio.sleep(0.3)
    assert list(gateway.settings.media_folder.glob("pic_*")) == []


async def test_a_picture_that_others_wait_for_is_made_although_one_of_them_is_gone(
    gateway: Gateway, service: PictureStandIn
) -> None:
    gone, stays = await gateway.shopper(), await gateway.shopper()
    for shopper in (gone, stays):
        await shopper.say("draw a jumper")
    await gateway.http.delete("/api/conversation", headers=gone.headers)
    await service.answer(JOB, made())
    picture = await settled(stays)
    assert picture["status"] == "ready" and service.called_off == []
    assert (await gateway.http.get(picture["url"])).status_code == 200
