"""A question goes all the way and comes back with the right photograph."""

from __future__ import annotations

import json
from pathlib import Path

import psutil
import pytest

from bot.running import ROOMS, RunningSystem
from tests.e2e.conftest import Shopper, photo_id

pytestmark = pytest.mark.system


@pytest.mark.parametrize(
    ("text", "photo", "sentence"),
    [
        ("show me the sole of the Ridge trail shoe", "ridge-trail-shoe-sole.webp", "sole of the Ridge"),
        ("山脊越野鞋的鞋底给我看看", "ridge-trail-shoe-sole.webp", "鞋底"),
        ("can I see the heel of the Ridge trail shoe?", "ridge-trail-shoe-heel.webp", "heel"),
    ],
)
def test_the_command_line_gets_a_sentence_and_the_right_photograph(
    system: RunningSystem, tmp_path: Path, text: str, photo: str, sentence: str
) -> None:
    done = system.command("chat", text, "--pictures", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert sentence in done.stdout
    assert [path.name for path in tmp_path.glob("*.webp")] == [photo_id(photo) + ".webp"]


def test_json_is_one_object_on_standard_output(system: RunningSystem, tmp_path: Path) -> None:
    done = system.command("chat", "hello", "--json", "--pictures", str(tmp_path))
    messages = json.loads(done.stdout)["messages"]
    assert [message["seq"] for message in messages] == [1, 2]
    assert messages[1]["role"] == "bot"


def test_that_one_is_the_product_last_talked_about(shopper: Shopper) -> None:
    shopper.ask("show me the Ridge trail shoe")
    reply = shopper.ask("and the sole of that one")
    assert reply[0]["pictures"][0]["id"] == photo_id("ridge-trail-shoe-sole.webp")


def test_a_button_answers_which_shoe_was_meant(shopper: Shopper) -> None:
    asked = shopper.ask("show me the straps of the backpack")
    assert len(asked[0]["buttons"]) >= 2
    button = asked[0]["buttons"][0]
    reply = shopper.ask(button["payload"])
    assert reply[0]["pictures"]
    assert button["title"] in reply[0]["text"]
    assert shopper.history()[2]["text"] == button["title"]


def test_price_and_order_are_the_databases(shopper: Shopper) -> None:
    assert "€" in shopper.ask("how much is the Ridge trail shoe?")[0]["text"]


def test_only_the_gateway_is_reachable_from_outside(system: RunningSystem) -> None:
    for room in ROOMS[1:]:
        listening = [
            connection.laddr.ip
            for connection in system.process(room).net_connections(kind="inet")
            if connection.status == psutil.CONN_LISTEN
        ]
        assert listening, room
        assert set(listening) == {"127.0.0.1"}, room


def test_the_doctor_finds_a_running_system_well(system: RunningSystem) -> None:
    report = json.loads(system.command("doctor", "--json").stdout)
    findings = {finding["what"]: finding for finding in report["findings"]}
    assert all(findings[room]["fine"] for room in ROOMS)
    assert findings["catalogue"]["fine"]
    assert findings["dialogue model"]["fine"]
