"""`make show`: the running system's conversations, requests, contact sheets, and the page about them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from pydantic import TypeAdapter
from rich.console import Console
from rich.progress import track

from bot.running import RunningSystem, running_system
from bot.settings import PROJECT, CommandSettings
from bot.showcase.asking import Answer, Asked, ask_all, read_requests
from bot.showcase.browsing import TALKS, chromium, contact_sheet, first_answer, talk
from bot.showcase.judging import Judged, judge, read_seen, summary
from bot.showcase.page import page

DOCS: Final = PROJECT / "docs"
PICTURES: Final = DOCS / "images" / "pictures"
FIGURES: Final = DOCS / "figures" / "chat" / "pictures.json"
ANSWERS: Final = "answers.json"
A_SHEET: Final = 40
_ANSWERS: Final = TypeAdapter(list[Answer])


def show(
    *,
    anew: Annotated[bool, typer.Option(help="Ask anew; else judge the last answers again.")] = True,
    talks: Annotated[bool, typer.Option(help="Hold the conversations.")] = True,
    limit: Annotated[int, typer.Option(min=1, help="Of the requests, only so many.")] = 100_000,
) -> None:
    """Asks the running system for pictures and writes docs/pictures.md."""
    folder = CommandSettings().home / "showcase"
    folder.mkdir(parents=True, exist_ok=True)
    PICTURES.mkdir(parents=True, exist_ok=True)
    FIGURES.parent.mkdir(parents=True, exist_ok=True)
    requests = read_requests()[:limit]
    with chromium() as browser:
        if anew or talks:
            with _running() as system:
                if talks:
                    first_answer(browser, system, DOCS / "images" / "first-answer.webp")
                    for name, said in TALKS.items():
                        talk(browser, system, said, PICTURES / f"{name}.webp")
                if anew:
                    _ask(system, requests, folder)
        judged = _judged(requests, folder)
        sheets = []
        for number, start in enumerate(range(0, len(judged), A_SHEET), 1):
            out = PICTURES / f"requests-{number}.webp"
            contact_sheet(browser, judged[start : start + A_SHEET], folder, out)
            sheets.append(f"images/pictures/{out.name}")
    figures = summary(judged)
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n")
    (DOCS / "pictures.md").write_text(page(judged, figures, sheets), "utf-8")
    Console().print_json(json.dumps(figures))


@contextmanager
def _running() -> Iterator[RunningSystem]:
    """A system of its own, with nothing in it from before."""
    with tempfile.TemporaryDirectory(prefix="vitrine-show-") as home, running_system(Path(home)) as system:
        yield system


def _ask(system: RunningSystem, requests: list[Asked], folder: Path) -> None:
    shown = track(
        ask_all(system, requests, folder), "requests", total=len(requests), console=Console(stderr=True)
    )
    (folder / ANSWERS).write_bytes(_ANSWERS.dump_json(list(shown), indent=1))


def _judged(requests: list[Asked], folder: Path) -> list[Judged]:
    answers = {answer.id: answer for answer in _ANSWERS.validate_json((folder / ANSWERS).read_bytes())}
    seen = read_seen()
    return [judge(asked, answers[asked.id], seen) for asked in requests if asked.id in answers]


if __name__ == "__main__":
    typer.run(show)
