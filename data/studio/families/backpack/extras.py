"""What some backpacks have besides: a bungee, a row of loops, straps at the sides, a band around."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from data.studio.families.backpack.body import Bag
from data.studio.materials import plastic, woven
from data.studio.modelling.curves import curve
from data.studio.modelling.shapes import place, sweep, turned
from data.studio.workshop.haberdashery import HARDWARE, ladder_lock, webbing

_LOOP: Final = ((-0.0055, 0.0), (-0.004, 0.004), (0.0, 0.0055), (0.004, 0.004), (0.0055, 0.0))


def _bungee(bag: Bag) -> None:
    """An elastic cord laced across the upper front, held by tabs."""
    high = bag.body.height_m
    rows = [bag.v_at(share * high) for share in (0.64, 0.705, 0.77, 0.83)]
    lines = [
        [(0.5 + side * (0.052 if step % 2 else -0.052), v) for step, v in enumerate(rows)] for side in (1, -1)
    ]
    elastic = woven(bag.colours.pull, thread_m=0.0010)
    for line in lines:
        bag.skin.cord("bungee", line, elastic, radius_m=0.0020, raised_m=0.0034)
    knob = [(0.0060, -0.002), (0.0060, 0.003), (0.0048, 0.0050), (0.0, 0.0055)]
    points, normals = bag.skin.at([place for line in lines for place in line])
    for point, normal in zip(points, normals, strict=True):
        place(turned("knob", knob, plastic(HARDWARE), segments=24), point, normal)


def _daisy_chain(bag: Bag) -> None:
    """Webbing down the middle of the upper front, sewn to make loops."""
    high = bag.body.height_m
    low, top = bag.v_at(0.63 * high), bag.v_at(0.85 * high)
    for u in (0.472, 0.528):
        path, outward = bag.skin.at([(u, v) for v in np.linspace(low, top, 90)])
        bow = 0.0012 + 0.0042 * np.abs(np.sin(np.linspace(0, 4 * np.pi, 90)))
        webbing("loops", path + outward * bow[:, None], outward, bag.colours.strap, width_m=0.016)


def _compression(bag: Bag) -> None:
    """A strap with its buckle across each side."""
    high = bag.body.height_m
    for mirrored in (False, True):
        for share in (0.56, 0.74):
            v = bag.v_at(share * high)
            keys = [(0.17, v + 0.012), (0.25, v), (0.36, v - 0.012)]
            line = [(1 - u if mirrored else u, v) for u, v in keys]
            path, outward = bag.skin.at(curve(line, 70))
            webbing("side strap", path + outward * 0.002, outward, bag.colours.strap, width_m=0.018)
            ladder_lock(path[40] + outward[40] * 0.005, path[42] - path[38], outward[40], width_m=0.019)


def _band(bag: Bag) -> None:
    """A band of the trim's cloth around the front and the sides."""
    high = bag.body.height_m
    low, top = bag.v_at(0.60 * high), bag.v_at(0.68 * high)
    around = np.linspace(0.14, 0.86, 15)
    lower, upper = ([(u, v) for u in around] for v in (low, top))
    bag.skin.panel("band", lower, upper, bag.cloths.trim, thickness_m=0.0016, count=200)
    for v in (low + 0.008, top - 0.008):
        bag.skin.seam("seam", [(u, v) for u in around], bag.cloths.thread, raised_m=0.0016)


def _tag(bag: Bag) -> None:
    """A loop of webbing in the side seam."""
    at, outward = bag.skin.at((0.376, bag.v_at(0.50 * bag.body.height_m)))
    side = np.cross(outward, (0.0, 0.0, 1.0))
    path = curve([at + side * a + outward * (b * 2.6) for a, b in _LOOP], 30)
    sweep(
        "tag",
        path,
        np.array([(-0.009, -0.0007), (0.009, -0.0007), (0.009, 0.0007), (-0.009, 0.0007)]),
        woven(bag.colours.pull, thread_m=0.0009),
        upright=np.cross(np.gradient(path, axis=0), (0.0, 0.0, 1.0)),
    )


EXTRAS: Final[dict[str, Callable[[Bag], None]]] = {
    "bungee": _bungee,
    "daisy chain": _daisy_chain,
    "compression": _compression,
    "band": _band,
    "tag": _tag,
}
