"""How the gateway is set up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, field_validator
from pydantic_settings import NoDecode
from throttled import Throttled
from throttled.exceptions import BaseThrottledError

from bot.gateway.support_hours import check_expression, check_timezone
from data.store import StoreSettings


def quotas_in(quotas: str) -> list[str]:
    """Those in "20/minute;200/hour"; none in an empty text."""
    return [quota.strip() for quota in quotas.split(";") if quota.strip()]


def _check_rate(quotas: str) -> str:
    for quota in quotas_in(quotas):
        try:
            Throttled(quota=quota)
        except BaseThrottledError as error:
            raise ValueError(str(error)) from error
    return quotas


RateLimit = Annotated[str, AfterValidator(_check_rate)]

WIDGET: Final = Path(__file__).parents[1] / "widget" / "dist" / "widget.js"
SHORTEST_SECRET: Final = 32


class GatewaySettings(StoreSettings):
    """Settings of the gateway, read from `VITRINE_…` environment variables."""

    gateway_host: str = Field(default="127.0.0.1", description="Address the gateway listens on.")
    gateway_port: int = Field(default=8080, ge=0, le=65535, description="Port the gateway listens on.")
    public_url: str = Field(
        default="",
        description="Address shoppers reach the gateway at, such as https://chat.shop.example; puts whole "
        "addresses into the picture attachments of plain Rasa widgets on other sites.",
    )
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Origins of the shop's pages, separated by commas; the gateway's own is always allowed.",
    )
    dialogue_url: str = Field(default="http://127.0.0.1:5005", description="The dialogue server (Rasa).")
    actions_url: str = Field(default="http://127.0.0.1:5055", description="The action server.")
    generator_url: str = Field(default="http://127.0.0.1:8090", description="The picture service.")
    dialogue_timeout_s: float = Field(
        default=30.0, gt=0, description="How long one answer of the dialogue may take, in seconds."
    )
    recovery_poll_s: float = Field(
        default=1.0,
        gt=0,
        description="While kept messages wait for an answer: seconds between two looks at the dialogue.",
    )
    picture_deadline_s: float = Field(
        default=60.0,
        gt=0,
        description="How long after its message a picture may take; then it counts as failed, in seconds.",
    )
    max_pictures: int = Field(
        default=16, ge=1, description="Pictures in the making that are asked for at the same time."
    )
    max_turns: int = Field(default=16, ge=1, description="Messages the dialogue works on at the same time.")
    max_waiting: int = Field(
        default=256, ge=0, description="Messages that may wait for their turn; more are refused."
    )
    max_waiting_per_conversation: int = Field(
        default=64, ge=1, description="Unanswered messages that one conversation may have."
    )
    max_message_chars: int = Field(default=2000, ge=1, description="Longest message of a shopper.")
    max_body_bytes: int = Field(
        default=262_144, ge=1024, description="Largest request body and socket packet, in bytes."
    )
    max_upload_bytes: int = Field(
        default=10_000_000, ge=1024, description="Largest photograph that a shopper may send, in bytes."
    )
    rate_messages: RateLimit = Field(
        default="20/minute;200/hour",
        description="Messages that one conversation may send; empty for any number.",
    )
    rate_photographs: RateLimit = Field(
        default="6/minute;40/hour", description="Photographs that one conversation may send."
    )
    rate_conversations: RateLimit = Field(
        default="30/minute;300/hour", description="Conversations that may be begun from one address."
    )
    rate_address_messages: RateLimit = Field(
        default="120/minute", description="Messages that may come from one address."
    )
    trusted_proxies: str = Field(
        default="127.0.0.1",
        description="Proxies whose X-Forwarded-For is believed: addresses or networks, separated by commas.",
    )
    log_format: Literal["text", "json"] = Field(
        default="text",
        description="How the gateway writes its log: lines to read, or one JSON object a line.",
    )
    metrics_token: SecretStr | None = Field(
        default=None, description="Bearer token that /metrics asks for; without one anybody may read it."
    )
    drain_s: float = Field(
        default=0.0,
        ge=0,
        description="How long the gateway, told to stop, still serves while /readyz says that it is going.",
    )
    session_days: float = Field(default=30.0, gt=0, description="How long a session token is valid.")
    customer_jwt_secret: SecretStr | None = Field(
        default=None,
        description="Secret that the shop signs its customers' tokens with (HS256); at least 32 characters.",
    )
    support_hours: str = Field(
        default="Mo-Fr 09:00-17:00",
        description="When the shop's people are there, as OpenStreetMap's opening_hours; PH are the public "
        "holidays of the time zone's country.",
    )
    support_timezone: str = Field(
        default="Europe/Berlin", description="Time zone of VITRINE_SUPPORT_HOURS, by its IANA name."
    )
    widget_path: Path = Field(default=WIDGET, description="The chat widget's built script.")

    @field_validator("allowed_origins", mode="before")
    @classmethod
    def _split_origins(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(origin.strip().rstrip("/") for origin in value.split(",") if origin.strip())
        return value

    @field_validator("allowed_origins")
    @classmethod
    def _check_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            parts = urlsplit(origin)
            whole = parts.scheme in ("http", "https") and parts.netloc and not parts.path
            if origin != "*" and not whole:
                raise ValueError(f"{origin!r} is no origin; write it like https://shop.example")
        return origins

    @field_validator("public_url", "dialogue_url", "actions_url", "generator_url")
    @classmethod
    def _check_url(cls, url: str) -> str:
        if url and not (urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname):
            raise ValueError(f"{url!r} is no address; write it like http://127.0.0.1:5005")
        return url.rstrip("/")

    @field_validator("customer_jwt_secret")
    @classmethod
    def _check_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is None or not secret.get_secret_value():
            return None
        if len(secret.get_secret_value()) < SHORTEST_SECRET:
            raise ValueError(f"the secret must have at least {SHORTEST_SECRET} characters")
        return secret

    @field_validator("support_hours")
    @classmethod
    def _check_hours(cls, hours: str) -> str:
        check_expression(hours)
        return hours

    @field_validator("support_timezone")
    @classmethod
    def _check_timezone(cls, name: str) -> str:
        check_timezone(name)
        return name

    @property
    def tracker_path(self) -> Path:
        """The database of what the dialogue remembers (bot/dialogue/endpoints.yml)."""
        return self.home / "dialogue.db"

    @property
    def session_key_path(self) -> Path:
        """The file of the key that signs session tokens."""
        return self.home / "secrets" / "session.key"
