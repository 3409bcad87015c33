"""What stands on a table or a shelf, each drawn around a point at a scale."""

from __future__ import annotations

from data.studio.pictograms.outlines import Point, arc, limb, oval, placed, rounded_box
from data.studio.pictograms.pen import LINE, THIN, Pen


def mug(pen: Pen, at: Point, scale: float = 1.0, *, fill: str = "") -> None:
    """A mug with its handle to the right; 30 units high at scale 1."""
    to = placed(at, scale)
    handle = [(9, -8), (20, -9), (22, 0), (18, 8), (9, 9)]
    pen.line(to(handle), width=5.0 * scale + 2 * LINE * 0.4, smooth=True)
    pen.line(to(handle), width=5.0 * scale - 2 * LINE * 0.6, smooth=True, colour=fill or pen.colours.body)
    pen.area(to([(-13, -14), (13, -14), (12, 12), (9, 16), (-9, 16), (-12, 12)]), fill or pen.colours.body)
    pen.area(to(oval((0, -14), (13, 3.2))), pen.colours.shade)


def steam(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """Three wisps that rise from `at`."""
    to = placed(at, scale)
    for x in (-8, 0, 8):
        wisp = [(x, 0), (x + 2.4, -4), (x - 1.6, -9), (x + 1, -13)]
        pen.line(to(wisp), smooth=True, colour=pen.colours.move)


def plate(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A plate seen from above; 40 units wide at scale 1."""
    pen.oval(at, (20 * scale, 20 * scale), pen.colours.body)
    pen.oval(at, (13 * scale, 13 * scale), pen.colours.shade)


def teapot(pen: Pen, at: Point, scale: float = 1.0, *, lid: bool = True) -> None:
    """A round teapot, spout to the left; 60 units wide at scale 1."""
    to = placed(at, scale)
    handle = [(17, -9), (30, -11), (32, 1), (25, 10), (16, 9)]
    pen.line(to(handle), width=5.4 * scale, smooth=True)
    pen.line(to(handle), width=5.4 * scale - 2 * LINE, smooth=True, colour=pen.colours.body)
    spout = [(-14, 6), (-22, 3), (-25, -4), (-29, -12)]
    pen.joined([to(limb(spout, (13, 8.5, 6, 5.5))), to(oval((0, 2), (21, 17)))], pen.colours.body)
    pen.line(to([(-10, 18.8), (10, 18.8)]), width=2.6)
    if lid:
        pen.area(to([*arc((0, -11), (13, 8), 180, 360)]), pen.colours.accent)
        pen.area(to(oval((0, -21), (3.2, 3.0))), pen.colours.accent)
    else:
        pen.area(to(oval((0, -12.5), (12, 3))), pen.colours.shade)


def bottle(pen: Pen, at: Point, scale: float = 1.0, *, lid: bool = True, fill_level: float = 0.0) -> None:
    """A drinking bottle; 52 units high at scale 1, filled with water up to a share of its height."""
    to = placed(at, scale)
    body = [(-6, -19), (6, -19), (7, -15), (13, -9), (13, 22), (10, 26), (-10, 26), (-13, 22)]
    around = [*body, (-13, -9), (-7, -15)]
    pen.area(to(around), pen.colours.body)
    if fill_level:
        top = 25 - fill_level * 40
        pen.solid(to(rounded_box((-12, top), (12, 25), 2.4)), pen.colours.water)
        pen.line(to([(-12.5, top), (12.5, top)]), width=THIN)
        pen.line(to([*around, around[0]]))
    if lid:
        pen.area(to(rounded_box((-8, -27), (8, -19), 2)), pen.colours.accent)
    else:
        pen.area(to(oval((0, -19), (6.4, 1.8))), pen.colours.shade)


def watch(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A wristwatch lying straight; 60 units high at scale 1."""
    to = placed(at, scale)
    for end in (-1, 1):
        strap = [
            (-8, 8 * end),
            (-6.6, 29 * end),
            (-4, 31 * end),
            (4, 31 * end),
            (6.6, 29 * end),
            (8, 8 * end),
        ]
        pen.area(to(strap), pen.colours.accent)
        pen.line(to([(-6.8, 22 * end), (6.8, 22 * end)]), width=THIN)
    pen.area(to(rounded_box((13, -2.5), (18, 2.5), 1)), pen.colours.shade)
    pen.area(to(oval((0, 0), (14.5, 14.5))), pen.colours.shade)
    pen.area(to(oval((0, 0), (10.5, 10.5))), pen.colours.body)
    pen.line(to([(0, -6.5), (0, 0), (4.6, 2.6)]))


def desk_lamp(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A desk lamp, its bulb to the right; 50 units high at scale 1."""
    to = placed(at, scale)
    pen.line(to([(-8, 24), (-12, -2), (2, -18)]), width=2.6)
    pen.area(to(rounded_box((-20, 22), (4, 27), 2)), pen.colours.shade)
    pen.area(to(oval((14, -7), (5.6, 5.6))), pen.colours.sun)
    pen.area(to([(-1, -20), (6, -25), (24, -13), (6, -2)]), pen.colours.accent)
    pen.dot(to([(-12, -2)])[0], 2.2 * scale)
