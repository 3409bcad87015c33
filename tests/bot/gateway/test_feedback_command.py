"""`vitrine feedback` beside a running gateway."""

from __future__ import annotations

import asyncio
import json

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.bot.gateway.conftest import Gateway
from tests.bot.gateway.test_feedback import end, rate


@pytest.fixture(autouse=True)
def beside(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITRINE_HOME", str(gateway.settings.home))
    monkeypatch.delenv("VITRINE_DATABASE_URL", raising=False)


async def told(*arguments: str) -> str:
    done = await asyncio.to_thread(CliRunner().invoke, app, ["feedback", *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


async def test_nothing_rated_is_said(gateway: Gateway) -> None:
    assert await told() == "Nobody has rated anything yet.\n"


async def test_what_did_not_help_is_told_with_its_question(gateway: Gateway) -> None:
    one, other = await gateway.shopper(), await gateway.shopper()
    for shopper, text, value, reason in (
        (one, "where is it?", 0, "Not what I asked"),
        (one, "thank you", 1, ""),
        (other, "多少钱", 0, ""),
    ):
        _, answer = await shopper.say(text)
        await rate(shopper, answer["id"], value, reason=reason)
    for shopper, stars, reason in ((one, 2, "too slow\nfor me"), (other, 5, "")):
        await rate(shopper, (await end(shopper))["id"], stars, reason=reason)

    report = json.loads(await told("--json"))
    assert report["answers"] == {"helpful": 1, "not_helpful": 2}
    assert report["chats"] == {"rated": 2, "average": 3.5, "remarks": ["too slow\nfor me"]}
    assert [(each["question"], each["answer"], each["reason"]) for each in report["did_not_help"]] == [
        ("多少钱", "You said: 多少钱", ""),
        ("where is it?", "You said: where is it?", "Not what I asked"),
    ]
    words = await told()
    for part in ("helped: 1, that did not: 2.", "3.5 of 5", "too slow for me", "asked   where is it?"):
        assert part in words
