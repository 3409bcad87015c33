"""A pen that draws in a style, on a square of 100 by 100 units, y downwards."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw

from data.studio.pictograms import outlines
from data.studio.pictograms.frames import sheet
from data.studio.pictograms.outlines import Outline, Point
from data.studio.pictograms.style import Finish, Palette, Style

LINE: Final = 1.6
THIN: Final = 1.1
_SMALL_PX: Final = 256


class Pen:
    """Draws large; `picture` scales down for smooth edges."""

    def __init__(self, style: Style, size_px: int) -> None:
        self.style = style
        self._oversampling = 4 if size_px <= _SMALL_PX else 3
        side = size_px * self._oversampling
        self._unit = side / 100
        self._sheet = sheet(style, side)
        self._draw = ImageDraw.Draw(self._sheet)

    @property
    def colours(self) -> Palette:
        return self.style.palette

    def picture(self) -> Image.Image:
        """What was drawn so far."""
        return self._sheet.reduce(self._oversampling)

    def line(
        self, points: Sequence[Point], *, colour: str = "", width: float = LINE, smooth: bool = False
    ) -> None:
        """An open line with round ends, in ink unless told."""
        path = outlines.smooth(points) if smooth else list(points)
        self._stroke(path, colour or self.colours.ink, width)

    def area(
        self,
        points: Sequence[Point],
        fill: str,
        *,
        edge: str | None = "",
        smooth: bool = False,
        width: float = LINE,
    ) -> None:
        """A closed shape, filled; an edge of None shows only where nothing is filled."""
        path = outlines.smooth(points, closed=True) if smooth else list(points)
        self._fill(path, fill)
        if edge is not None and self.style.finish is not Finish.FLAT:
            self._stroke([*path, path[0]], edge or self.colours.ink, width)
        elif edge is None and self.style.finish is Finish.OUTLINED:
            self._stroke([*path, path[0]], self.colours.ink, THIN)

    def joined(self, parts: Sequence[Outline], fill: str, *, width: float = LINE) -> None:
        """Several shapes as one, with an outline around all of them."""
        if self.style.finish is not Finish.FLAT:
            for part in parts:
                self._stroke([*part, part[0]], self.colours.ink, 2 * width)
        for part in parts:
            self._fill(part, fill)

    def solid(self, points: Sequence[Point], colour: str) -> None:
        """A shape in one colour, whatever the style."""
        self._draw.polygon(self._pixels(list(points)), fill=colour)

    def erase(self, points: Sequence[Point]) -> None:
        """Bares what the scene is drawn on again."""
        mask = Image.new("L", self._sheet.size)
        ImageDraw.Draw(mask).polygon(self._pixels(list(points)), fill=255)
        self._sheet.paste(sheet(self.style, self._sheet.width), mask=mask)

    def dot(self, at: Point, radius: float, colour: str = "") -> None:
        """A full dot, in ink unless told."""
        self.solid(outlines.oval(at, (radius, radius)), colour or self.colours.ink)

    def oval(self, centre: Point, radius: Point, fill: str, *, edge: str | None = "") -> None:
        """An ellipse."""
        self.area(outlines.oval(centre, radius), fill, edge=edge)

    def box(
        self,
        corner: Point,
        opposite: Point,
        fill: str,
        *,
        rounding: float = 2.0,
        edge: str | None = "",
        width: float = LINE,
    ) -> None:
        """A rectangle with rounded corners."""
        self.area(outlines.rounded_box(corner, opposite, rounding), fill, edge=edge, width=width)

    def arrow(self, points: Sequence[Point], *, colour: str = "", width: float = 2.6) -> None:
        """A bent arrow through `points`, its tip at the last one."""
        colour = colour or self.colours.move
        path = outlines.smooth(points) if len(points) > 2 else list(points)
        head, tip = 2.4 * width, path[-1]
        shaft = [point for point in path if math.dist(point, tip) > head] or path[:1]
        length = math.dist(shaft[-1], tip)
        ahead = ((tip[0] - shaft[-1][0]) / length, (tip[1] - shaft[-1][1]) / length)
        neck = (tip[0] - ahead[0] * head, tip[1] - ahead[1] * head)
        aside = (-ahead[1] * head * 0.8, ahead[0] * head * 0.8)
        wings = [(neck[0] + sign * aside[0], neck[1] + sign * aside[1]) for sign in (1, -1)]
        self._stroke([*shaft, neck], colour, width)
        self.solid([tip, *wings], colour)

    def cross_out(self, corner: Point, opposite: Point, *, width: float = 4.0) -> None:
        """The cross of St Andrew over what must not be done."""
        (x0, y0), (x1, y1) = corner, opposite
        strokes = ([(x0, y0), (x1, y1)], [(x0, y1), (x1, y0)])
        for colour, wide in ((self.colours.halo, width + 2.8), (self.colours.warning, width)):
            for stroke in strokes:
                self._stroke(stroke, colour, wide)

    def tick(self, at: Point, size: float = 9.0) -> None:
        """Says that something is right."""
        x, y = at
        points = [(x - size * 0.5, y), (x - size * 0.12, y + size * 0.4), (x + size * 0.55, y - size * 0.5)]
        for colour, wide in ((self.colours.halo, 6.4), (self.colours.good, 3.6)):
            self._stroke(points, colour, wide)

    def _fill(self, path: Outline, colour: str) -> None:
        if self.style.finish is Finish.OUTLINED:
            colour = self.colours.card
        self._draw.polygon(self._pixels(path, aside=self.style.misprint), fill=colour)

    def _stroke(self, path: Outline, colour: str, width: float) -> None:
        """A line with round joints; Pillow's own leave gaps where a path bends."""
        pixels = self._pixels(path)
        radius = width * self._unit * self.style.line * self.style.scale / 2
        for (x0, y0), (x1, y1) in pairwise(pixels):
            length = math.hypot(x1 - x0, y1 - y0)
            if length:
                dx, dy = (y1 - y0) / length * radius, (x0 - x1) / length * radius
                self._draw.polygon(
                    [(x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x0 - dx, y0 - dy)],
                    fill=colour,
                )
        for x, y in pixels:
            self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)

    def _pixels(self, path: Outline, aside: Point = (0.0, 0.0)) -> list[Point]:
        style = self.style
        cosine, sine = math.cos(math.radians(style.turn_deg)), math.sin(math.radians(style.turn_deg))
        pixels = []
        for x, y in _dense(path) if style.wobble else path:
            across, down = (x - 50) * style.scale * style.stretch, (y - 50) * style.scale / style.stretch
            stray_x, stray_y = self._stray(x, y)
            pixels.append(
                (
                    (50 + style.shift[0] + across * cosine - down * sine + stray_x + aside[0]) * self._unit,
                    (50 + style.shift[1] + across * sine + down * cosine + stray_y + aside[1]) * self._unit,
                )
            )
        return pixels

    def _stray(self, x: float, y: float) -> Point:
        """How far the hand strays at a place; smooth, so that neighbouring lines stay together."""
        size, phase = self.style.wobble, self.style.phase * 40
        return (
            size * (math.sin(0.21 * y + phase) + 0.5 * math.sin(0.47 * x + 0.33 * y + 2.3 * phase)),
            size * (math.sin(0.19 * x + 1.7 * phase) + 0.5 * math.sin(0.43 * y - 0.37 * x + 3.1 * phase)),
        )


def _dense(path: Outline, step: float = 1.5) -> Outline:
    dense = path[:1]
    for before, here in pairwise(path):
        count = max(1, math.ceil(math.dist(before, here) / step))
        dense += [
            (before[0] + (here[0] - before[0]) * n / count, before[1] + (here[1] - before[1]) * n / count)
            for n in range(1, count + 1)
        ]
    return dense


Scene = Callable[[Pen], None]
