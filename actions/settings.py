"""Settings of the action server."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class ActionSettings(BaseSettings):
    """Settings of `actions/`, read from `VITRINE_…` environment variables."""

    model_config = SettingsConfigDict(env_prefix="VITRINE_", extra="ignore")

    actions_host: str = Field(default="127.0.0.1", description="Address the action server listens on.")
    actions_port: int = Field(default=5055, description="Port the action server listens on.")
    gateway_host: str = Field(default="127.0.0.1", description="Address the gateway listens on.")
    gateway_port: int = Field(default=8080, description="Port the gateway listens on.")
    public_url: str = Field(
        default="",
        description="Address shoppers reach the gateway at; it shows products without a page of their own.",
    )
    generator_url: str = Field(default="http://127.0.0.1:8090", description="Where the picture service is.")
    encoder: str = Field(
        default="universal-sentence-encoder",
        description="Sentence encoder: the built-in one, or any sentence-transformers model id or folder.",
    )
    support_contact: str = Field(
        default="support@example.com", description="Where a shopper reaches a person: e-mail, phone or page."
    )
    catalogue_refresh_s: float = Field(
        default=5.0, gt=0, description="How often to look whether the catalogue has changed, in seconds."
    )
    answer_timeout_s: float = Field(
        default=8.0, gt=0, description="An action gives up and apologises after so many seconds."
    )
    generator_timeout_s: float = Field(
        default=5.0, gt=0, description="How long the picture service may take to answer at all, in seconds."
    )
    picture_wait_s: float = Field(
        default=1.0,
        gt=0,
        description="A picture that takes longer than so many seconds comes later, in its place.",
    )

    @property
    def shop_url(self) -> str:
        """Where the gateway serves the shop's pages."""
        return self.public_url.rstrip("/") or f"http://{self.gateway_host}:{self.gateway_port}"
