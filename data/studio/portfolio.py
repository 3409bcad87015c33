"""Pages of the studio's work: the shop's goods, their parts and instructions, what networks learn from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice, zip_longest
from pathlib import Path
from typing import Final, TypeVar

from data.studio.catalogue import SITTINGS, Sitting, instructions, photographs
from data.studio.contact_sheet import contact_sheet
from data.training import Sample, Split, read_shards
from data.vocabulary.parts import Part

COLUMNS: Final = 12
SIDE_PX: Final = 112
# Drawn pictures that stand beside the rendered steps.
DRAWN: Final = (
    *("care-wash-30", "care-no-bleach", "care-iron-low", "care-hand-wash", "care-wax-leather"),
    *("care-oil-wood", "care-descale-vinegar", "care-dry-flat"),
    *("measure-chest", "measure-waist", "measure-hip", "measure-inseam"),
)
# What shows the product rather than a part of it.
_VIEWS: Final = frozenset({Part.WHOLE, Part.FRONT, Part.BACK, Part.SIDE})
Item = TypeVar("Item")


def write_portfolio(demo: Path, shards: Path, folder: Path) -> list[Path]:
    """Writes one page each of goods, parts, instructions and training pictures; returns their paths."""
    pages: dict[str, Sequence[Sequence[Path | BytesIO]]] = {
        "demo-shop.webp": _rows(_goods(demo)),
        "parts.webp": _rows(_parts(demo)),
        "instructions.webp": [
            *_instructions(demo),
            [demo / "instructions" / f"{name}.webp" for name in DRAWN],
        ],
        "training-set.webp": _training(shards),
    }
    for name, rows in pages.items():
        contact_sheet(rows, folder / name, side_px=SIDE_PX)
    return [folder / name for name in pages]


def _goods(demo: Path) -> Iterator[Path]:
    """Every product in its first colour, then others in further colours until the last row is full."""
    wholes = [[one for one in photographs(sitting.handle) if one.part is Part.WHOLE] for sitting in SITTINGS]
    taken = _in_turn(wholes)
    full = -(-len(SITTINGS) // COLUMNS) * COLUMNS
    return (demo / "photos" / one.file for one in islice(taken, full))


def _parts(demo: Path) -> Iterator[Path]:
    """Two pictures of each part, of two families where more than one has it."""
    for part in (part for part in Part if part not in _VIEWS):
        having = [sitting for sitting in _in_turn(_by_family(SITTINGS)) if part in sitting.parts]
        first = having[_turn(part) % len(having)]
        others = [sitting for sitting in having if sitting.family != first.family] or [
            sitting for sitting in having if sitting is not first
        ]
        for sitting in (first, others[_turn(part) % len(others)]):
            yield demo / "photos" / f"{sitting.handle}-{part}.webp"


def _turn(part: Part) -> int:
    """A number that makes neighbouring parts show different products."""
    return 5 * list(Part).index(part)


def _instructions(demo: Path) -> list[list[Path]]:
    steps = [
        sorted((demo / "instructions").glob(f"{sitting.handle}-{slug}-?.webp"))
        for sitting, slug in instructions()
    ]
    rows: list[list[Path]] = [[]]
    for pictures in sorted(steps, key=len, reverse=True):
        row = next((row for row in rows if len(row) + len(pictures) <= COLUMNS), None)
        if row is None:
            rows.append(row := [])
        row += pictures
    return [row for row in rows if len(row) == COLUMNS] or rows


def _training(shards: Path) -> list[list[BytesIO]]:
    """Views in two looks beside each other, of every family in turn."""
    views: dict[str, list[Sample]] = defaultdict(list)
    for one in read_shards(shards, Split.TRAIN):
        if one.view:
            views[one.view].append(one)
    pairs = [two for two in views.values() if len(two) > 1]
    by_family: dict[str, list[list[Sample]]] = defaultdict(list)
    for two in pairs:
        by_family[two[0].attributes.family].append(two)
    chosen = [same[len(same) * turn // 5 + turn] for turn in range(2) for same in by_family.values()]
    pictures = [BytesIO(one.jpeg) for two in chosen[: COLUMNS // 2 * 6] for one in two[:2]]
    return _rows(pictures)


def _by_family(sittings: Iterable[Sitting]) -> list[list[Sitting]]:
    families: dict[str, list[Sitting]] = defaultdict(list)
    for one in sittings:
        families[one.family].append(one)
    return list(families.values())


def _in_turn(groups: Iterable[Sequence[Item]]) -> list[Item]:
    """The first item of each group, then the second of each, and so on."""
    return [item for turn in zip_longest(*groups) for item in turn if item is not None]


def _rows(items: Iterable[Item]) -> list[list[Item]]:
    """Full rows of `COLUMNS` each."""
    waiting = iter(items)
    return [row for row in iter(lambda: list(islice(waiting, COLUMNS)), []) if len(row) == COLUMNS]
