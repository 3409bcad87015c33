"""Writes `docs/pictures.md` from what was judged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader

from bot.showcase.judging import Judged, Verdict

_HERE: Final = Path(__file__).parent
_LANGUAGES: Final = {"en": "English", "zh": "Chinese"}


def page(judged: Sequence[Judged], figures: dict[str, Any], sheets: Sequence[str]) -> str:
    """The page, in Markdown; `sheets` are the contact sheets' files as it links to them."""
    # Markdown, which nobody's words are to be escaped for as HTML.
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=False, keep_trailing_newline=True)  # noqa: S701
    return environment.get_template("page.md").render(
        count=len(judged),
        en=figures["en"]["requests"],
        zh=figures["zh"]["requests"],
        verdicts=_verdicts({_LANGUAGES[code]: figures[code] for code in _LANGUAGES}),
        rungs=_verdicts(figures["by_rung"]),
        sent=_sent(figures["sent"]),
        refused=figures["refused_by_checker"],
        later=figures["came_later"],
        sheets="\n\n".join(f"![Requests and their answers]({sheet})" for sheet in sheets),
        table=_table(judged),
    )


def _verdicts(rows: dict[str, dict[str, int]]) -> str:
    names = [verdict.value for verdict in Verdict]
    lines = [f"| | {' | '.join(names)} |", f"| --- |{' --- |' * len(names)}"]
    lines += [f"| {name} | {' | '.join(str(row[key]) for key in names)} |" for name, row in rows.items()]
    return "\n".join(lines)


def _sent(rows: dict[str, dict[str, Any]]) -> str:
    headings = ("pictures", "wrong", "checker's score, median", "ms, median", "ms, p95")
    lines = [f"| | {' | '.join(headings)} |", "| --- |" + " --- |" * len(headings)]
    lines += [
        f"| {name} | {row['pictures']} | {row['wrong']} | {_or_dash(row['median_score'])} | "
        f"{row['median_ms']:.0f} | {row['p95_ms']:.0f} |"
        for name, row in rows.items()
    ]
    return "\n".join(lines)


def _table(judged: Sequence[Judged]) -> str:
    lines = [
        "| | asked | best | answered | score | ms | |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for one in judged:
        answer = one.answer
        rung = f"{answer.rung} (nearest)" if answer.is_nearest else answer.rung
        verdict = f"{one.verdict.value}: {one.why}" if one.why else one.verdict.value
        cells = [
            one.asked.id,
            one.asked.text,
            one.asked.rung,
            rung,
            _or_dash(answer.score),
            str(answer.milliseconds),
            verdict,
        ]
        lines.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |")
    return "\n".join(lines)


def _or_dash(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
