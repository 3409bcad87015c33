"""The training set's data card: what is in it, how it was made, what it lacks; counted from its samples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Final

from data.training import Sample, Split

CARD: Final = "README.md"
TEMPLATE: Final = Path(__file__).with_name("data_card.md")


def write_data_card(samples: Sequence[Sample], folder: Path, left_out: int) -> None:
    """Writes the card of `samples` to `folder`; `left_out` is how many near duplicates were."""
    card = Template(TEMPLATE.read_text(encoding="utf-8"))
    (folder / CARD).write_text(card.substitute(counts=_counts(samples), left_out=left_out), encoding="utf-8")


def _counts(samples: Sequence[Sample]) -> str:
    goods = [one for one in samples if not one.attributes.instruction]
    shown = [one for one in samples if one.attributes.instruction]
    families = sorted({one.attributes.family for one in goods})
    sorts = {
        "goods, whole and in parts": goods,
        "steps, rendered": [one for one in shown if one.attributes.family],
        "symbols and figures, drawn": [one for one in shown if not one.attributes.family],
        "**together**": samples,
    }
    lines = [
        *_table("pictures of", sorts),
        f"{_pairs(goods)} views are there in two looks.",
        "",
        *_table(
            "family", {name: [one for one in goods if one.attributes.family == name] for name in families}
        ),
        *(f"**{title}**: {_tally(map(of, goods))}.\n" for title, of in _TALLIES),
    ]
    return "\n".join(lines).strip()


def _table(of: str, groups: Mapping[str, Sequence[Sample]]) -> list[str]:
    head = [f"| {of} | {' | '.join(Split)} | all |", f"|{' --- |' * (len(Split) + 2)}"]
    return [*head, *(_row(name, samples) for name, samples in groups.items()), ""]


_TALLIES: Final[tuple[tuple[str, Callable[[Sample], str]], ...]] = (
    ("Parts", lambda one: one.attributes.part),
    ("Colours", lambda one: one.attributes.colour),
    ("Materials", lambda one: one.attributes.material),
    ("Patterns", lambda one: one.attributes.pattern),
)


def _row(name: str, samples: Sequence[Sample]) -> str:
    by_split = Counter(one.split for one in samples)
    cells = (*(by_split[split] for split in Split), len(samples))
    return f"| {name} | {' | '.join(map(str, cells))} |"


def _pairs(samples: Sequence[Sample]) -> int:
    return sum(count > 1 for count in Counter(one.view for one in samples).values())


def _tally(words: Iterable[str]) -> str:
    return ", ".join(f"{word} {count}" for word, count in Counter(words).most_common())
