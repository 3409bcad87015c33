"""`vitrine handoff` beside a running gateway."""

from __future__ import annotations

import asyncio
import json

import pytest
from typer.testing import CliRunner, Result

from bot.gateway.reception import RESUME
from bot.handoff import handoff_app
from tests.bot.gateway.conftest import Gateway
from tests.bot.gateway.rasa_stand_in import RasaStandIn
from tests.bot.gateway.test_handoff import FRESH_START, HANDOFF, SUMMARY


@pytest.fixture(autouse=True)
def beside(gateway: Gateway, rasa: RasaStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command works on the gateway's database; the dialogue knows when to ask for a person."""
    monkeypatch.setenv("VITRINE_HOME", str(gateway.settings.home))
    monkeypatch.delenv("VITRINE_DATABASE_URL", raising=False)
    rasa.answers["a person, please"] = [{"text": "Yes.", "custom": {"handoff": HANDOFF}}]
    rasa.answers["这是什么破店"] = [{"text": "好的。", "custom": {"handoff": {"reason": "anger"}}}]


async def handoff(*arguments: str) -> Result:
    return await asyncio.to_thread(CliRunner().invoke, handoff_app, arguments)


async def test_who_waits_is_told_with_the_longest_first(gateway: Gateway) -> None:
    first, second = await gateway.shopper(), await gateway.shopper()
    await first.say("a person, please")
    await second.say("这是什么破店")
    await first.say("it squeaks\nwhen I walk")
    await first.say("x" * 300)

    listed = json.loads((await handoff("list", "--json")).stdout)
    assert list(listed) == ["waiting"]
    one, other = listed["waiting"]
    assert one["summary"] == SUMMARY
    assert (one["customer"], one["reason"], one["subject"]) == ("c-1001", "subject", "faq/warranty")
    assert one["written_since"] == ["it squeaks\nwhen I walk", "x" * 300]
    assert (other["customer"], other["reason"], other["language"]) == (None, "anger", "zh")
    assert (other["agent"], other["written_since"]) == (None, [])
    assert one["requested_at"] < other["requested_at"]

    told = (await handoff("list")).stdout
    assert told.index(one["id"]) < told.index(other["id"])
    for part in (
        "c-1001",
        "lin@shop.example",
        "Ridge trail shoe",
        "V-10231",
        "is there a warranty?",
        "0 min",
    ):
        assert part in told
    assert "a guest" in told and "…" in told and "subject (faq/warranty)" in told


async def test_where_nobody_waits_it_says_so(gateway: Gateway) -> None:
    assert (await handoff("list")).stdout == "Nobody waits for a person.\n"
    assert json.loads((await handoff("list", "--json")).stdout) == {"waiting": []}
    shopper = await gateway.shopper()
    await shopper.say("a person, please")
    await shopper.say(RESUME)
    assert (await handoff("list")).stdout == "Nobody waits for a person.\n"


async def test_who_was_helped_goes_on_with_the_assistant(gateway: Gateway, rasa: RasaStandIn) -> None:
    shopper = await gateway.shopper()
    await shopper.say("a person, please")
    assert len(await shopper.say("hello")) == 1
    (waiting,) = json.loads((await handoff("list", "--json")).stdout)["waiting"]
    done = await handoff("done", waiting["id"])
    assert done.exit_code == 0 and done.stdout.startswith("Done")
    assert len(await shopper.log()) == 4
    assert [message["text"] for message in await shopper.say("hello")] == ["hello", "You said: hello"]
    assert rasa.told == [(waiting["conversation_id"], FRESH_START)]
    assert json.loads((await handoff("list", "--json")).stdout) == {"waiting": []}


async def test_a_handoff_that_is_not_there_or_over_is_one_sentence(gateway: Gateway) -> None:
    unknown = await handoff("done", "hand_0")
    assert unknown.exit_code == 1 and unknown.stdout == ""
    assert unknown.stderr == ("There is no handoff hand_0; `vitrine handoff list` names those that wait.\n")
    await (await gateway.shopper()).say("a person, please")
    (waiting,) = json.loads((await handoff("list", "--json")).stdout)["waiting"]
    await handoff("done", waiting["id"])
    again = await handoff("done", waiting["id"])
    assert again.exit_code == 1 and "has ended already" in again.stderr
