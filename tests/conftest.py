"""What all tests share: where screenshots go, and a summary that names each skipped test with its reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section("skipped tests")
    for report in skipped:
        reason = report.longrepr[2].removeprefix("Skipped: ") if report.longrepr else "no reason given"
        terminalreporter.line(f"{report.nodeid}: {reason}")


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """The folder of the screenshots that tests take, for people to look at."""
    folder = Path(os.environ.get("VITRINE_HOME", "var")) / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
