"""Who a client is: session tokens of our own, and the shop's tokens for its customers."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import jwt

ALGORITHM: Final = "HS256"
AUDIENCE: Final = "vitrine-session"
LONGEST_CUSTOMER_TOKEN: Final = timedelta(minutes=15)
LONGEST_CUSTOMER_ID: Final = 255
CLOCK_SKEW_S: Final = 30


class InvalidTokenError(ValueError):
    """A token that is malformed, tampered with, expired, or meant for something else."""


@dataclass(frozen=True, slots=True)
class Session:
    """What a valid session token says: whose conversation it opens, and until when."""

    conversation_id: str
    issued_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SessionTokens:
    """Issues and reads the tokens by which a client proves that a conversation is its own.

    A token is a JWT signed with `key`; its subject is the conversation's id. `lifetime` is how long it
    is valid.
    """

    key: str
    lifetime: timedelta

    def issue(self, conversation_id: str) -> tuple[str, Session]:
        """A fresh token for `conversation_id`, and what it says."""
        now = datetime.now(UTC).replace(microsecond=0)
        session = Session(conversation_id, now, now + self.lifetime)
        claims = {
            "sub": conversation_id,
            "aud": AUDIENCE,
            "iat": session.issued_at,
            "exp": session.expires_at,
        }
        return jwt.encode(claims, self.key, ALGORITHM), session

    def read(self, token: str) -> Session:
        """What `token` says.

        Raises:
            InvalidTokenError: it is not a valid session token of ours, or its time is over.
        """
        claims = _decode(token, self.key, audience=AUDIENCE, require=["sub", "aud", "iat", "exp"])
        return Session(
            claims["sub"],
            datetime.fromtimestamp(claims["iat"], UTC),
            datetime.fromtimestamp(claims["exp"], UTC),
        )

    def renew(self, token: str) -> tuple[str, Session]:
        """`token` itself in the first half of its life, a fresh one for the same conversation afterwards.

        Raises:
            InvalidTokenError: as in `read`.
        """
        session = self.read(token)
        if datetime.now(UTC) - session.issued_at < (session.expires_at - session.issued_at) / 2:
            return token, session
        return self.issue(session.conversation_id)


@dataclass(frozen=True, slots=True)
class CustomerTokens:
    """Reads the short-lived tokens by which a shop vouches for its signed-in customer.

    They are JWTs (HS256) with `sub`, the shop's own id of the customer, and `exp`, at most
    `LONGEST_CUSTOMER_TOKEN` ahead. `secret` is None where the shop has not set one up.
    """

    secret: str | None

    def read(self, token: str) -> str:
        """The customer's id.

        Raises:
            InvalidTokenError: the token is not the shop's, or no longer or far too long valid.
        """
        if self.secret is None:
            raise InvalidTokenError("VITRINE_CUSTOMER_JWT_SECRET is not set")
        claims = _decode(token, self.secret, audience=None, require=["sub", "exp"])
        expires_in_s = claims["exp"] - datetime.now(UTC).timestamp()
        if expires_in_s > LONGEST_CUSTOMER_TOKEN.total_seconds() + CLOCK_SKEW_S:
            raise InvalidTokenError(f"the token is valid for longer than {LONGEST_CUSTOMER_TOKEN}")
        customer_id: str = claims["sub"]
        if not customer_id or len(customer_id) > LONGEST_CUSTOMER_ID or not customer_id.isprintable():
            raise InvalidTokenError("the token's subject is no customer id")
        return customer_id


def session_key(path: Path) -> str:
    """The key in the file `path`, made there (mode 0600) on the first start.

    Raises:
        ValueError: the file is there but holds no usable key.
    """
    if not path.exists():
        _write_secret(path, secrets.token_hex(32))
    key = path.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < 32:
        raise ValueError(f"{path} holds no usable key: delete it and start again (open sessions will end)")
    return key


def _write_secret(path: Path, secret: str) -> None:
    """Writes `path` whole or not at all; where another process was faster, its secret stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret + "\n")
        with suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        draft.unlink()


def _decode(token: str, key: str, audience: str | None, require: list[str]) -> dict[str, Any]:
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=[ALGORITHM],
            audience=audience,
            leeway=CLOCK_SKEW_S,
            options={"require": require, "verify_aud": audience is not None},
        )
    except (jwt.PyJWTError, ValueError, TypeError, OverflowError, RecursionError) as error:
        raise InvalidTokenError(str(error)) from error
    return claims
