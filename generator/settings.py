"""Where the picture service listens, what it works with and how much it takes on."""

from __future__ import annotations

from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class GeneratorSettings(BaseSettings):
    """Settings of `generator/`, read from `VITRINE_GENERATOR_…` environment variables."""

    model_config = SettingsConfigDict(env_prefix="VITRINE_GENERATOR_", extra="ignore")

    host: str = Field(default="127.0.0.1", description="Address to listen on; never a public one.")
    port: int = Field(default=8090, ge=1, le=65535, description="Port to listen on.")
    imagine: str = Field(
        default="shipped", description="Checkpoint that draws: `shipped`, a folder, or a hub's owner/name."
    )
    edit: str = Field(default="shipped", description="Checkpoint that edits, likewise.")
    zoom: str = Field(default="shipped", description="Checkpoint that enlarges, likewise.")
    checker: str = Field(default="shipped", description="Checkpoint that checks, likewise.")
    precision: Literal["auto", "float32", "bfloat16"] = Field(
        default="auto", description="Of drawing and enlarging; auto is whichever the processor is faster in."
    )
    threads: int = Field(
        default=0, ge=0, description="Threads of PyTorch; 0 for as many as there are usable processor cores."
    )
    readers: int = Field(default=2, ge=1, description="Files read and pictures finished at the same time.")
    best_of: int = Field(default=4, ge=1, le=16, description="Drawings of which the best is sent.")
    max_unfinished: int = Field(
        default=32, ge=1, description="Requests in work or waiting; more are refused with 503."
    )
    abandoned_after_s: float = Field(
        default=20.0, gt=0, description="A picture that nobody has asked for so long is given up, in seconds."
    )
    cache_bytes: int = Field(
        default=256_000_000, ge=0, description="Finished pictures kept in VITRINE_HOME/pictures, in bytes."
    )
    max_body_bytes: int = Field(default=20_000_000, ge=1, description="Largest request body.")
    max_pixels: int = Field(default=25_000_000, ge=1, description="Most pixels in a picture sent in.")
    max_input_side_px: int = Field(default=12_000, ge=1, description="Longest side of a picture sent in.")
    min_side_px: int = Field(default=64, ge=1, description="Shortest side of a picture sent in.")
    max_side_px: int = Field(default=1024, ge=64, description="Longest side of a picture made.")
