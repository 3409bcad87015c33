"""Tokens: who may join which conversation, and until when."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest

from bot.gateway.identity import CustomerTokens, InvalidTokenError, SessionTokens, session_key

KEY = "k" * 64
MONTH = timedelta(days=30)
NOW = datetime.now(UTC)
GOOD: dict[str, Any] = {"sub": "c", "aud": "vitrine-session", "iat": NOW, "exp": NOW + MONTH}


def signed(claims: dict[str, Any], key: str = KEY) -> str:
    return jwt.encode(claims, key, "HS256")


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "session.key"
    key = session_key(path)
    assert session_key(path) == key
    assert len(key) >= 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["session.key"]


def test_a_damaged_key_stops_the_start_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "session.key"
    path.write_text("short")
    with pytest.raises(ValueError, match="delete it"):
        session_key(path)


def test_a_token_opens_its_own_conversation() -> None:
    tokens = SessionTokens(KEY, MONTH)
    token, issued = tokens.issue("conversation-1")
    assert tokens.read(token) == issued
    assert issued.conversation_id == "conversation-1"


def test_a_token_is_renewed_in_the_second_half_of_its_life() -> None:
    tokens = SessionTokens(KEY, MONTH)
    young, _ = tokens.issue("c")
    assert tokens.renew(young)[0] == young
    now = datetime.now(UTC)
    old = signed(
        {
            "sub": "c",
            "aud": "vitrine-session",
            "iat": now - timedelta(days=20),
            "exp": now + timedelta(days=10),
        }
    )
    renewed, session = tokens.renew(old)
    assert renewed != old
    assert session.conversation_id == "c"
    assert session.expires_at > now + timedelta(days=29)


@pytest.mark.parametrize(
    "token",
    [
        "",
        "abc",
        "a.b.c",
        "\ud800",
        "5b5cf0a2-8f1e-4b1c-a0b7-4dbb4d7a8d4c",
        signed(GOOD)[:-4] + "AAAA",
        signed(GOOD, "x" * 64),
        jwt.encode(GOOD, None, "none"),
        signed(GOOD | {"exp": NOW - timedelta(minutes=5)}),
        signed(GOOD | {"aud": "other"}),
        signed({"sub": "c", "exp": NOW + MONTH}),
        signed(GOOD | {"sub": 5}),
        signed(GOOD | {"exp": "soon"}),
    ],
)
def test_no_other_token_opens_anything(token: str) -> None:
    with pytest.raises(InvalidTokenError):
        SessionTokens(KEY, MONTH).read(token)


def test_the_shop_vouches_for_its_customer() -> None:
    token = signed({"sub": "c-1001", "exp": NOW + timedelta(minutes=5)})
    assert CustomerTokens(KEY).read(token) == "c-1001"


@pytest.mark.parametrize(
    "claims",
    [
        {"sub": "c-1001"},
        {"exp": NOW + timedelta(minutes=5)},
        {"sub": "", "exp": NOW + timedelta(minutes=5)},
        {"sub": "x" * 256, "exp": NOW + timedelta(minutes=5)},
        {"sub": "a\x00b", "exp": NOW + timedelta(minutes=5)},
        {"sub": "c-1001", "exp": NOW - timedelta(minutes=5)},
        {"sub": "c-1001", "exp": NOW + timedelta(days=1)},
        GOOD,
    ],
)
def test_a_customer_token_must_be_short_lived_and_name_a_customer(claims: dict[str, Any]) -> None:
    with pytest.raises(InvalidTokenError):
        CustomerTokens(KEY).read(signed(claims))


def test_without_a_secret_no_customer_token_counts() -> None:
    with pytest.raises(InvalidTokenError):
        CustomerTokens(None).read(signed({"sub": "c-1001", "exp": NOW + timedelta(minutes=5)}))
