"""What cleaning and mending is done with, and the weather; each drawn around a point at a scale."""

from __future__ import annotations

import math

from data.studio.pictograms.outlines import Point, arc, limb, oval, placed, rounded_box, smooth
from data.studio.pictograms.pen import LINE, THIN, Pen


def drop(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A drop of water; 12 units high at scale 1."""
    to = placed(at, scale)
    outline = [(0, -6.5), (2.4, -1.5), (3.9, 2), (2.6, 4.8), (0, 5.8), (-2.6, 4.8), (-3.9, 2), (-2.4, -1.5)]
    pen.area(to(smooth(outline, closed=True)), pen.colours.water, width=1.2)


def bubble(pen: Pen, at: Point, radius: float) -> None:
    """A soap bubble."""
    pen.area(oval(at, (radius, radius)), pen.colours.body, width=THIN)
    pen.line(arc(at, (radius * 0.55, radius * 0.55), 190, 260), width=0.9)


def hand(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """An arm that reaches down to the right from `at`'s upper left, its fingers spread around `at`."""
    to = placed(at, scale)
    parts = [
        to(limb([(-34, -27), (-22, -16), (-8, -7)], (12, 11, 13))),
        to(limb([(-9, -8), (-3, -4), (2, -1)], (14, 15.5, 13))),
        to(limb([(-1, -7), (7, -5), (14, -1)], (5, 5, 4.4))),
        to(limb([(0, -3), (8, 1), (14, 6)], (5, 5, 4.4))),
        to(limb([(-2, 1), (5, 6), (10, 11)], (5, 5, 4.4))),
        to(limb([(-8, -1), (-5, 7), (-1, 12)], (5.4, 5, 4.4))),
    ]
    pen.joined(parts, pen.colours.body)
    pen.area(to(limb([(-35, -28), (-28, -21.5)], (17, 15))), pen.colours.accent)
    for crease in ([(1, -3.6), (6, -2)], [(0, 0.8), (5, 3.6)]):
        pen.line(to(crease), width=THIN)


def cloth(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A bunched cloth; 30 units wide at scale 1."""
    to = placed(at, scale)
    edge = [(-14, -6), (-4, -9), (7, -7), (14, -9), (15, 3), (10, 9), (-1, 6.5), (-12, 9), (-16, 2)]
    pen.area(to(edge), pen.colours.accent, smooth=True)
    pen.line(to([(-8, -4), (-5, 1), (-6, 5)]), smooth=True, width=THIN)
    pen.line(to([(4, -4), (6, 0), (4, 4)]), smooth=True, width=THIN)


def brush(pen: Pen, at: Point, scale: float = 1.0, *, turn_deg: float = 0.0) -> None:
    """A hand brush, bristles down; 32 units wide at scale 1."""
    to = placed(at, scale, turn_deg=turn_deg)
    for x in range(-12, 13, 3):
        pen.line(to([(x, 2), (x * 1.06, 10.5)]), width=1.2)
    pen.area(to(rounded_box((-16, -5.5), (16, 3.5), 4)), pen.colours.accent)


def sponge(pen: Pen, at: Point, scale: float = 1.0, *, turn_deg: float = 0.0) -> None:
    """A sponge; 26 units wide at scale 1."""
    to = placed(at, scale, turn_deg=turn_deg)
    pen.area(to(rounded_box((-13, -7), (13, 7), 3)), pen.colours.accent)
    for x, y in ((-8, -2.5), (-2, 2.5), (3, -3), (8, 2), (-6, 3.6)):
        pen.solid(to(oval((x, y), (1.3, 1.3))), pen.colours.ink)


def sun(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """The sun; 27 units wide at scale 1."""
    to = placed(at, scale)
    for turn in range(0, 360, 45):
        x, y = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        pen.line(to([(x * 9.5, y * 9.5), (x * 13, y * 13)]))
    pen.area(to(oval((0, 0), (6.5, 6.5))), pen.colours.sun)


def wind(pen: Pen, at: Point, length: float) -> None:
    """Two lines of moving air to the right of `at`, one with an arrow."""
    x, y = at
    for row, share in ((0, 0.8), (7, 1.0)):
        end = x + length * share
        third = (end - x) / 3
        keys = [(x, y + row), (x + third, y + row - 2), (x + 2 * third, y + row + 1.5), (end, y + row)]
        if row:
            pen.arrow(keys, width=1.9)
        else:
            pen.line(keys, colour=pen.colours.move, smooth=True, width=1.9)


def tap(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A tap whose water leaves at `at`, coming from the right."""
    to = placed(at, scale)
    pipe = [(0, -4), (1, -14), (9, -18), (24, -18)]
    pen.joined(
        [
            to(limb(pipe, (7, 7, 7, 7))),
            to(rounded_box((12, -27), (17, -17), 1)),
            to(rounded_box((6, -29), (23, -25.5), 1.7)),
        ],
        pen.colours.shade,
    )


def water_jet(pen: Pen, top: Point, length: float, width: float = 6.0) -> None:
    """Water falling from `top`."""
    x, y = top
    half = width / 2
    pen.solid(
        [(x - half, y), (x + half, y), (x + half, y + length), (x - half, y + length)], pen.colours.water
    )
    for side in (-half, half):
        pen.line([(x + side, y), (x + side, y + length)], width=THIN)


def clock(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A clock face with half an hour marked; 28 units wide at scale 1."""
    to = placed(at, scale)
    pen.area(to(oval((0, 0), (14, 14))), pen.colours.body)
    pen.solid(to([(0, 0), *arc((0, 0), (11, 11), -90, 90)]), pen.colours.accent)
    pen.line(to([(0, -10), (0, 10)]))
    pen.dot(to([(0, 0)])[0], 1.6 * scale)


def soap_bottle(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A bottle of washing-up liquid with a pump; 44 units high at scale 1."""
    to = placed(at, scale)
    pen.line(to([(0, -10), (0, -18), (-9, -18), (-9, -14)]), width=2.4)
    pen.area(to(rounded_box((-4, -13), (4, -7), 1)), pen.colours.shade)
    pen.area(to(rounded_box((-11, -8), (11, 22), 5)), pen.colours.accent)
    for place, radius in (((-2, 5), 4.0), ((4.5, 11), 2.6), ((-4, 13), 2.0)):
        pen.area(to(oval(place, (radius, radius))), pen.colours.body, width=THIN)


def tin(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """An open tin of wax; 26 units wide at scale 1."""
    to = placed(at, scale)
    pen.area(to([(-13, -3), *arc((0, 5), (13, 4.5), 180, 0), (13, -3)]), pen.colours.shade)
    pen.area(to(oval((0, -3), (13, 4.5))), pen.colours.earth)
    pen.line(to([(-6, -3.6), (0, -5), (5, -2.4)]), smooth=True, width=THIN)


def screwdriver(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A screwdriver that stands with its tip at `at`; 46 units high at scale 1."""
    to = placed(at, scale)
    pen.line(to([(0, -1), (0, -22)]), width=2.4 * LINE * scale)
    pen.area(to(rounded_box((-5.5, -46), (5.5, -20), 4.5)), pen.colours.accent)
    for x in (-1.8, 1.8):
        pen.line(to([(x, -41), (x, -26)]), width=THIN)
