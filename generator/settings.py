"""Where the picture service listens and how much it takes on."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class GeneratorSettings(BaseSettings):
    """Settings of `generator/`, read from `VITRINE_GENERATOR_…` environment variables."""

    model_config = SettingsConfigDict(env_prefix="VITRINE_GENERATOR_", extra="ignore")

    host: str = Field(default="127.0.0.1", description="Address to listen on; never a public one.")
    port: int = Field(default=8090, description="Port to listen on.")
    workers: int = Field(default=1, ge=1, description="Pictures made at the same time.")
    max_waiting: int = Field(
        default=8, ge=0, description="Requests that may wait; more are refused with 503."
    )
    max_body_bytes: int = Field(default=20_000_000, ge=1, description="Largest request body.")
    max_pixels: int = Field(default=25_000_000, ge=1, description="Most pixels in a picture sent in.")
    max_input_side_px: int = Field(default=12_000, ge=1, description="Longest side of a picture sent in.")
    min_side_px: int = Field(default=64, ge=1, description="Shortest side of a picture sent in.")
    max_side_px: int = Field(default=1024, ge=64, description="Longest side of a picture made.")
