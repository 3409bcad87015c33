"""Pictures side by side with what they are, for people to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from generator.arrays import ByteArray

_GAP: Final = 3
_HEADING: Final = 22
_INK: Final = (60, 60, 60)
_TEXT: Final = 14

Row = tuple[str, Sequence[ByteArray]]


def sheet(rows: Sequence[Row], headings: Sequence[str] = (), side: int = 128) -> Image.Image:
    """Rows of pictures, each with its label before it, under headings of their columns."""
    font = ImageFont.load_default(_TEXT)
    indent = max((round(font.getlength(label)) + 3 * _GAP for label, _ in rows if label), default=0)
    top = _HEADING if headings else 0
    columns = max(len(pictures) for _, pictures in rows)
    size = (indent + columns * (side + _GAP) - _GAP, top + len(rows) * (side + _GAP) - _GAP)
    page = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(page)
    for column, heading in enumerate(headings):
        pen.text((indent + column * (side + _GAP), 2), heading, fill=_INK, font=font)
    for number, (label, pictures) in enumerate(rows):
        above = top + number * (side + _GAP)
        pen.text((_GAP, above + side // 2 - _TEXT // 2), label, fill=_INK, font=font)
        for column, picture in enumerate(pictures):
            tile = Image.fromarray(picture)
            if tile.size != (side, side):
                tile = tile.resize((side, side), Image.Resampling.LANCZOS)
            page.paste(tile, (indent + column * (side + _GAP), above))
    return page


def stacked(sheets: Sequence[Image.Image]) -> Image.Image:
    """Sheets under each other."""
    size = max(one.width for one in sheets), sum(one.height + 4 * _GAP for one in sheets) - 4 * _GAP
    page = Image.new("RGB", size, "white")
    above = 0
    for one in sheets:
        page.paste(one, (0, above))
        above += one.height + 4 * _GAP
    return page
