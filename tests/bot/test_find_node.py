"""The widget is built with a Node.js that can build it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.find_node import system_node


def node(folder: Path, version: str, npm: str) -> None:
    for name, text in (("node", version), ("npm", npm)):
        (folder / name).write_text(f"#!/bin/sh\necho {text}\n")
        (folder / name).chmod(0o755)


@pytest.mark.parametrize(
    ("version", "npm", "good"),
    [("v20.1.0", "11.2.0", True), ("v24.0.0", "12.0.0", True), ("v18.9.0", "11.0.0", False),
     ("v20.1.0", "10.8.0", False), ("", "11.0.0", False)],
)  # fmt: skip
def test_only_one_that_is_new_enough_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, npm: str, good: bool
) -> None:
    node(tmp_path, version, npm)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert (system_node() == tmp_path) is good
