"""The README names every setting there is, with its default."""

from __future__ import annotations

import pytest
from pydantic_settings import BaseSettings

from actions.settings import ActionSettings
from bot.gateway.settings import GatewaySettings
from bot.settings import PROJECT, CommandSettings
from data.store import StoreSettings
from generator.marks import MarkSettings
from generator.settings import GeneratorSettings


@pytest.mark.parametrize(
    "settings",
    [ActionSettings, CommandSettings, GatewaySettings, GeneratorSettings, MarkSettings, StoreSettings],
)
def test_every_setting_stands_in_the_readme(settings: type[BaseSettings]) -> None:
    readme = (PROJECT / "README.md").read_text()
    prefix = settings.model_config["env_prefix"]
    named = [f"`{prefix}{name.upper()}`" for name in settings.model_fields]
    assert [name for name in named if name not in readme] == []
