"""`vitrine chat` against a running gateway, where pictures take their time."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from bot.gateway import GatewaySettings
from bot.settings import PROJECT
from tests.bot.gateway.clients import until
from tests.bot.gateway.conftest import Gateway, running
from tests.bot.gateway.picture_stand_in import PictureStandIn, finished, made
from tests.bot.gateway.rasa_stand_in import RasaStandIn
from tests.bot.gateway.test_pictures import ANSWER, JOB, REFUSED


async def chat(gateway: Gateway, *arguments: str) -> asyncio.subprocess.Process:
    environment = os.environ | {
        "VITRINE_HOME": str(gateway.settings.home),
        "VITRINE_GATEWAY_PORT": gateway.url.rsplit(":", 1)[1],
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli", "chat", "draw a jumper", *arguments),
        cwd=PROJECT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def ended(process: asyncio.subprocess.Process) -> tuple[str, str]:
    out, error = await process.communicate()
    assert process.returncode == 0, error.decode()
    return out.decode(), error.decode()


async def test_it_waits_for_the_picture_and_saves_it(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn, service: PictureStandIn, tmp_path: Path
) -> None:
    rasa.answers["draw a jumper"] = ANSWER
    async with running(configure(generator_url=service.url)) as gateway:
        process = await chat(gateway, "--pictures", str(tmp_path / "pictures"))
        await until(lambda: service.asked)
        await service.answer(JOB, made())
        out, progress = await ended(process)
    (saved,) = (tmp_path / "pictures").iterdir()
    assert saved.read_bytes() == finished()
    assert out.splitlines()[0] == "One moment."
    assert str(saved) in out and "[AI illustration]  A navy jumper" in out
    assert progress == "A picture is being made…\n"


async def test_it_tells_what_is_said_instead_of_a_picture_that_fails(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn, service: PictureStandIn
) -> None:
    rasa.answers["draw a jumper"] = [
        *ANSWER[:2],
        {"text": "Sorry.", "custom": ANSWER[3]["custom"] | {"pictures": []}},
    ]
    service.answers[JOB] = REFUSED
    async with running(configure(generator_url=service.url)) as gateway:
        out, _ = await ended(await chat(gateway))
        assert out.splitlines() == ["One moment.", "  (could not be made)  A navy jumper", "Sorry."]
        out, _ = await ended(await chat(gateway, "--json"))
    messages = json.loads(out)["messages"]
    assert [message["text"] for message in messages] == ["draw a jumper", "One moment.", "Sorry."]
    assert messages[1]["pictures"][0]["status"] == "failed"
