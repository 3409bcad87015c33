"""What all tests share: the summary names every test that was skipped, and why."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section("skipped tests")
    for report in skipped:
        reason = report.longrepr[2].removeprefix("Skipped: ") if report.longrepr else "no reason given"
        terminalreporter.line(f"{report.nodeid}: {reason}")
