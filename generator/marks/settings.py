"""Who a shop says has made its pictures, and what they are signed with."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, field_validator

from data.store import StoreSettings
from generator.marks.version import CREATOR


class MarkSettings(StoreSettings):
    """Settings of the marks in made pictures, read from `VITRINE_…` environment variables."""

    content_producer: str = Field(
        default=CREATOR,
        description="Who makes the pictures, as their metadata names it: the shop's name, or in China its "
        "code as a provider.",
    )
    c2pa_certificates: Path | None = Field(
        default=None,
        description="PEM file of the certificates that made pictures are signed under (C2PA), the signing "
        "one first; empty means self-made ones in VITRINE_HOME/secrets, which nobody else knows.",
    )
    c2pa_private_key: Path | None = Field(
        default=None, description="PEM file of the key of VITRINE_C2PA_CERTIFICATES, without a password."
    )

    @field_validator("c2pa_certificates", "c2pa_private_key", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("content_producer")
    @classmethod
    def _one_line(cls, name: str) -> str:
        line = "".join(character if character.isprintable() else " " for character in name)
        return " ".join(line.split()) or CREATOR

    @property
    def c2pa_folder(self) -> Path:
        """The folder of the self-made key and certificates."""
        return self.home / "secrets" / "c2pa"
