"""A pen with one line width and few colours, on a square sheet of 100 by 100 units, y downwards."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from data.studio.curves import curve

Point = tuple[float, float]

INK: Final = "#24454c"
PAPER: Final = "#ffffff"
CARD: Final = "#eaf2f1"
MARK: Final = "#f28a1c"
MOVE: Final = "#157a8c"
WATER: Final = "#8cc5d6"
PALE: Final = "#d7e4e4"
WARNING: Final = "#c8372d"

SIZE_PX: Final = 768
_OVERSAMPLING: Final = 2
_UNIT: Final = SIZE_PX * _OVERSAMPLING / 100
LINE: Final = 1.5
WEBP_QUALITY: Final = 82


class Pen:
    """Draws on a white sheet with a tinted card; drawn large and scaled down for smooth edges."""

    def __init__(self) -> None:
        side = SIZE_PX * _OVERSAMPLING
        self._sheet = Image.new("RGB", (side, side), PAPER)
        self._draw = ImageDraw.Draw(self._sheet)
        self._draw.rounded_rectangle(self._box(4, 4, 96, 96), radius=10 * _UNIT, fill=CARD)

    def line(
        self, points: Sequence[Point], *, colour: str = INK, width: float = LINE, smooth: bool = False
    ) -> None:
        """An open line with round ends."""
        path = _smooth(points, closed=False) if smooth else list(points)
        self._draw.line(self._pixels(path), fill=colour, width=round(width * _UNIT), joint="curve")
        for x, y in (path[0], path[-1]):
            self._draw.ellipse(
                self._box(x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=colour
            )

    def area(
        self,
        points: Sequence[Point],
        fill: str | None,
        *,
        edge: str | None = INK,
        smooth: bool = False,
        width: float = LINE,
    ) -> None:
        """A closed shape, filled, with an outline."""
        path = _smooth(points, closed=True) if smooth else list(points)
        if fill:
            self._draw.polygon(self._pixels(path), fill=fill)
        if edge:
            self.line([*path, path[0], path[1]], colour=edge, width=width)

    def oval(self, centre: Point, radius: Point, fill: str | None, *, edge: str | None = INK) -> None:
        """An ellipse."""
        around = np.linspace(0, 2 * math.pi, 72, endpoint=False)
        points = [(centre[0] + radius[0] * math.cos(a), centre[1] + radius[1] * math.sin(a)) for a in around]
        self.area(points, fill, edge=edge)

    def box(self, corner: Point, opposite: Point, fill: str | None, *, rounding: float = 2.0) -> None:
        """A rectangle with rounded corners."""
        self._draw.rounded_rectangle(
            self._box(*corner, *opposite), rounding * _UNIT, fill=fill, outline=INK, width=round(LINE * _UNIT)
        )

    def arrow(self, points: Sequence[Point], *, colour: str = MOVE, width: float = 2.6) -> None:
        """A bent arrow through `points`, its head at the last one."""
        path = _smooth(points, closed=False) if len(points) > 2 else list(points)
        (x0, y0), (x1, y1) = path[-4 if len(path) > 4 else 0], path[-1]
        length = math.hypot(x1 - x0, y1 - y0)
        ahead = ((x1 - x0) / length, (y1 - y0) / length)
        self.line(path, colour=colour, width=width)
        head = 2.3 * width
        tip = (x1 + ahead[0] * head, y1 + ahead[1] * head)
        side = (-ahead[1] * head * 0.85, ahead[0] * head * 0.85)
        back = (x1 - ahead[0] * head * 0.15, y1 - ahead[1] * head * 0.15)
        wings = [(back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])]
        self.area([tip, *wings], colour, edge=colour, width=0.6)

    def cross_out(self, corner: Point, opposite: Point) -> None:
        """Strikes through what must not be done."""
        (x0, y0), (x1, y1) = corner, opposite
        self.line([(x0, y0), (x1, y1)], colour=WARNING, width=2.6)
        self.line([(x0, y1), (x1, y0)], colour=WARNING, width=2.6)

    def tick(self, at: Point, size: float = 9.0) -> None:
        """Says that something is right."""
        x, y = at
        points = [(x - size * 0.5, y), (x - size * 0.12, y + size * 0.4), (x + size * 0.55, y - size * 0.5)]
        self.line(points, colour="#3c8d4f", width=2.8)

    def save(self, path: Path) -> None:
        """Writes the sheet as WebP in one piece."""
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        small = self._sheet.resize((SIZE_PX, SIZE_PX), Image.Resampling.LANCZOS)
        small.save(unfinished, "WEBP", quality=WEBP_QUALITY, method=6)
        unfinished.replace(path)

    def _box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        return x0 * _UNIT, y0 * _UNIT, x1 * _UNIT, y1 * _UNIT

    def _pixels(self, points: Sequence[Point]) -> list[Point]:
        return [(x * _UNIT, y * _UNIT) for x, y in points]


def _smooth(points: Sequence[Point], *, closed: bool) -> list[Point]:
    return [(float(x), float(y)) for x, y in curve(points, 16 * len(points), closed=closed)]
