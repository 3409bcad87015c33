"""Settings of the `vitrine` command: where things are and on which ports the four processes listen."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT: Final = Path(__file__).resolve().parent.parent
DIALOGUE_FOLDER: Final = PROJECT / "bot" / "dialogue"


class CommandSettings(BaseSettings):
    """Settings of `vitrine up`, `doctor` and `chat`, read from `VITRINE_…` environment variables."""

    model_config = SettingsConfigDict(env_prefix="VITRINE_", extra="ignore")

    home: Path = Field(
        default=Path("var"), description="Folder of all state: database, media, models, secrets."
    )
    gateway_host: str = Field(default="127.0.0.1", description="Address the gateway listens on.")
    gateway_port: int = Field(default=8080, description="Port the gateway listens on.")
    dialogue_port: int = Field(default=5005, description="Port the dialogue server listens on, on loopback.")
    actions_port: int = Field(default=5055, description="Port the action server listens on, on loopback.")
    generator_port: int = Field(default=8090, description="Port the picture service listens on, on loopback.")
    picture_deadline_s: float = Field(
        default=60.0,
        gt=0,
        description="How long after its message a picture may take; then it counts as failed, in seconds.",
    )
    dialogue_python: Path = Field(
        default=PROJECT / ".venv-dialogue" / "bin" / "python",
        description="The Python 3.10 that has Rasa.",
    )
    dialogue_model: Path | None = Field(
        default=None, description="Trained dialogue model, file or folder; VITRINE_HOME/models by default."
    )

    @property
    def models(self) -> Path:
        """Where the dialogue server finds its model."""
        return (self.dialogue_model or self.home / "models").resolve()

    @property
    def gateway_url(self) -> str:
        """Where the gateway answers on this machine."""
        host = "127.0.0.1" if self.gateway_host in ("0.0.0.0", "::") else self.gateway_host  # noqa: S104
        return f"http://{host}:{self.gateway_port}"
