"""What the dialogue's tests share. They run in the dialogue's own environment, where Rasa is installed."""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from rasa.core.agent import Agent

if importlib.util.find_spec("rasa") is None:
    collect_ignore_glob = ["test_*.py"]

REPOSITORY = Path(__file__).parents[3]
PROJECT = REPOSITORY / "bot" / "dialogue"

Parse = Callable[[str], dict[str, Any]]


def newest_model() -> Path | None:
    """The model that `VITRINE_DIALOGUE_MODEL` names, else the newest one trained on this machine."""
    named = os.environ.get("VITRINE_DIALOGUE_MODEL")
    if named:
        return Path(named)
    home = Path(os.environ.get("VITRINE_HOME", REPOSITORY / "var"))
    models = sorted((home / "models").glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    return models[-1] if models else None


@pytest.fixture(scope="session")
def agent() -> Agent:
    model = newest_model()
    if model is None:
        pytest.fail("There is no dialogue model: train one, or name one in VITRINE_DIALOGUE_MODEL.")
    loaded: Agent = importlib.import_module("rasa.core.agent").Agent.load(str(model.resolve()))
    return loaded


@pytest.fixture(scope="session")
def parse(agent: Agent) -> Parse:
    """What the trained model makes of a text."""
    return lambda text: asyncio.run(agent.parse_message(text))


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT
