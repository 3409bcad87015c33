"""The gateway's log tells what happened, and not to whom."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateway import GatewaySettings
from bot.gateway.logs import masked, write_log
from tests.bot.gateway.clients import Shopper
from tests.bot.gateway.conftest import Gateway


@pytest.fixture
def log() -> Iterator[None]:
    """Puts the log back as it was."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize(
    ("said", "masked_"),
    [
        ("mail to lin.wei+shop@mail.example.com failed", "mail to [e-mail] failed"),
        ("call +49 170 123 45 67 or (030) 901820-12", "call [number] or [number]"),
        ("card 4111 1111 1111 1111 refused", "card [number] refused"),
        ("手机13800138000", "手机[number]"),
        ("from 203.0.113.9 and 2001:db8:0:0:1:0:0:1", "from [address] and [address]"),
        ("Authorization: Bearer abc.def-ghi", "Authorization: Bearer [token]"),
        ("GET /socket.io/?session_id=xyz&t=1", "GET /socket.io/?session_id=[token]&t=1"),
        ("token eyJhbGciOi.eyJzdWIiOi.c2ln ends", "token [token] ends"),
    ],
)
def test_what_would_tell_who_a_shopper_is_is_masked(said: str, masked_: str) -> None:
    assert masked(said) == masked_


@pytest.mark.parametrize(
    "said",
    [
        "starting on http://127.0.0.1:8080",
        "a picture took too long and is given up: job_0123456789abcdef0123456789abcdef",
        "message msg_00112233445566778899aabbccddeeff in 12345 ms, 200",
        "at 2026-11-27T15:57:55.123456+00:00 and 2026-11-27 15:57:55",
        "version 3.6.21 of 1,234,567",
    ],
)
def test_what_operators_need_stays(said: str) -> None:
    assert masked(said) == said


@given(st.emails(domains=st.just("mail.example.com")), st.text())
def test_no_address_comes_through(address: str, around: str) -> None:
    local = address.partition("@")[0]
    if local.replace(".", "").replace("-", "").isalnum():
        assert address not in masked(f"{around} {address} {around}")


def test_a_line_is_one_json_object(log: None, capsys: pytest.CaptureFixture[str]) -> None:
    write_log(GatewaySettings(log_format="json"))
    logger = logging.getLogger("bot.gateway.test")
    try:
        raise ValueError("no order for lin@mail.example.com")
    except ValueError:
        logger.exception("failed for %s", "lin@mail.example.com", extra={"route": "/api/messages"})
    logger.debug("unseen")
    (line,) = capsys.readouterr().err.splitlines()
    entry = json.loads(line)
    assert (entry["level"], entry["logger"]) == ("ERROR", "bot.gateway.test")
    assert (entry["message"], entry["route"]) == ("failed for [e-mail]", "/api/messages")
    assert "no order for [e-mail]" in entry["exc_info"]


def test_a_line_to_read_is_masked_alike(log: None, capsys: pytest.CaptureFixture[str]) -> None:
    write_log(GatewaySettings())
    try:
        raise ValueError("no order for lin@mail.example.com")
    except ValueError:
        logging.getLogger("bot.gateway.test").exception("failed for %s", "lin@mail.example.com")
    said = capsys.readouterr().err
    assert "ERROR bot.gateway.test: failed for [e-mail]" in said
    assert "ValueError: no order for [e-mail]" in said


async def test_a_request_is_one_line_without_names(
    gateway: Gateway, shopper: Shopper, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bot.gateway.observer")
    await shopper.say("I am Lin")
    await gateway.http.get("/products/lins-shoe?lang=zh")
    await gateway.http.get("/nowhere/lin")
    await gateway.http.get("/healthz")
    lines = [record.getMessage() for record in caplog.records if record.name == "bot.gateway.observer"]
    assert [line.rsplit(" in ", 1)[0] for line in lines] == [
        "POST /api/messages 200",
        "GET /products/{handle} 404",
        "GET none 404",
    ]
