"""Photographs from a folder and the table that describes them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from data.language import Bilingual
from data.training import Split
from data.vocabulary.parts import PART_NAMES
from generator.preparing.photograph import Photograph, PreparingError

# What a column may be called; the first name is ours.
COLUMNS: Final = {
    "file": ("file", "image", "picture", "filename", "path"),
    "title": ("title", "name", "product name"),
    "title_zh": ("title_zh",),
    "description": ("description", "caption"),
    "description_zh": ("description_zh",),
    "category": ("category", "type", "product type"),
    "category_zh": ("category_zh",),
    "colour": ("colour", "color"),
    "material": ("material",),
    "pattern": ("pattern",),
    "part": ("part", "view"),
    "product": ("product", "handle", "style", "item"),
    "pose": ("pose",),
    "split": ("split",),
}
_SPLITS: Final = {
    "train": Split.TRAIN,
    "val": Split.VALIDATION,
    "valid": Split.VALIDATION,
    "validation": Split.VALIDATION,
    "test": Split.TEST,
}


def photographs_in_folder(folder: Path, table: Path, category: str = "") -> Iterator[Photograph]:
    """The photographs that the CSV file `table` names in `folder`, in its order.

    `category` is what they show where the table does not say.

    Raises:
        PreparingError: the table cannot be read or names no files.
    """
    try:
        with table.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            known = _known(rows.fieldnames or ())
            if "file" not in known:
                raise PreparingError(
                    f"{table.name} has no column of picture files; call it “file” (it has: "
                    f"{', '.join(rows.fieldnames or ()) or 'nothing'})."
                )
            for row in rows:
                said = {name: (row[column] or "").strip() for name, column in known.items()}
                yield _photograph(folder, said | {"category": said.get("category") or category})
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise PreparingError(f"{table.name} cannot be read as a CSV file in UTF-8 ({error}).") from error


def _known(columns: Sequence[str]) -> dict[str, str]:
    by_name = {column.strip().lower(): column for column in columns}
    return {
        name: by_name[spelling]
        for name, spellings in COLUMNS.items()
        for spelling in spellings[::-1]
        if spelling in by_name
    }


def _photograph(folder: Path, row: dict[str, str]) -> Photograph:
    def both(name: str) -> Bilingual:
        return Bilingual(row.get(name, ""), row.get(f"{name}_zh", ""))

    options = tuple(row[name] for name in ("colour", "material", "pattern") if row.get(name))
    product = row.get("product") or row.get("title") or row["file"]
    return Photograph(
        file=folder / row["file"],
        product=product,
        title=both("title"),
        description=both("description"),
        category=both("category"),
        options=options,
        part=_part(row.get("part", "")),
        split=_SPLITS.get(row.get("split", "").lower()),
        pose=row.get("pose", ""),
    )


def _part(word: str) -> str:
    """The part that a table's word names, empty where it names none."""
    word = word.lower()
    if word in {"", "main"}:
        return "whole" if word else ""
    names = ((part, {part.value, *english, *chinese}) for part, (english, chinese) in PART_NAMES.items())
    return next((part.value for part, said in names if word in said), "")
