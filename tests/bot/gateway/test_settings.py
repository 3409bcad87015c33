"""Settings are read from the environment and refused with a reason when they cannot work."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.gateway import GatewaySettings
from bot.gateway.__main__ import main


def test_origins_are_a_comma_separated_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITRINE_ALLOWED_ORIGINS", "https://shop.example/, http://localhost:3000")
    assert GatewaySettings().allowed_origins == ("https://shop.example", "http://localhost:3000")


def test_by_default_only_the_gateways_own_pages_may_use_it() -> None:
    assert GatewaySettings().allowed_origins == ()


def test_empty_variables_mean_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITRINE_ALLOWED_ORIGINS", "")
    monkeypatch.setenv("VITRINE_CUSTOMER_JWT_SECRET", "")
    assert GatewaySettings().allowed_origins == ()
    assert GatewaySettings().customer_jwt_secret is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VITRINE_ALLOWED_ORIGINS", "shop.example"),
        ("VITRINE_CUSTOMER_JWT_SECRET", "short"),
        ("VITRINE_DIALOGUE_URL", "127.0.0.1:5005"),
        ("VITRINE_GATEWAY_PORT", "eighty"),
        ("VITRINE_SUPPORT_HOURS", "nine to five"),
        ("VITRINE_SUPPORT_HOURS", ""),
        ("VITRINE_SUPPORT_TIMEZONE", "Middle-earth/Shire"),
        ("VITRINE_SUPPORT_TIMEZONE", "../etc/passwd"),
    ],
)
def test_an_unusable_setting_is_named_in_one_line(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path))
    monkeypatch.setenv(name, value)
    assert main() == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{name}: ")


def test_an_unusable_key_stops_the_start_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "session.key").write_text("short")
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path))
    assert main() == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "session.key" in line and "delete it" in line
