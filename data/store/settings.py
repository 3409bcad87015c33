"""Where the shop's knowledge is kept."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class StoreSettings(BaseSettings):
    """Settings of `data/`, read from `VITRINE_…` environment variables."""

    model_config = SettingsConfigDict(env_prefix="VITRINE_", extra="ignore")

    home: Path = Field(
        default=Path("var"), description="Folder of all state: database, media, models, secrets."
    )
    database_url: str = Field(
        default="", description="SQLAlchemy URL of another database; empty means SQLite in VITRINE_HOME."
    )

    @property
    def url(self) -> str:
        """The database to use, as a SQLAlchemy URL without a driver's async variant."""
        return self.database_url or f"sqlite:///{(self.home / 'vitrine.db').resolve()}"

    @property
    def media_folder(self) -> Path:
        """The folder of the media store."""
        return self.home / "media"
