"""What a bag maker buys in: zips, webbing, buckles."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from data.studio.materials import metal, plastic, woven
from data.studio.modelling.curves import Points, disc, resample, slab
from data.studio.modelling.shapes import sweep

HARDWARE: Final = "#24262a"


def webbing(
    name: str, path: Points, outward: ArrayLike, colour: str, *, width_m: float, thick_m: float = 0.0022
) -> Any:
    """A woven strap along `path`, its flat side facing `outward`."""
    material = woven(colour, thread_m=0.0013, relief_m=0.00025)
    return sweep(
        name, path, slab(width_m, thick_m, 24, 6.0), material, upright=np.asarray(outward, dtype=float)
    )


def zip_fastener(
    path: Points, outward: Points, *, tape: str, pull: str, closed_at: float = 0.96, pull_m: float = 0.060
) -> None:
    """A coil zip on its tape along `path`; the slider with its cord sits at the share `closed_at`."""
    even = resample(np.hstack([path, outward]), 240)
    line, up = even[:, :3], even[:, 3:] / np.linalg.norm(even[:, 3:], axis=1, keepdims=True)
    webbing("zip tape", line + up * 0.0010, up, tape, width_m=0.021, thick_m=0.0016)
    length = float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())
    teeth = resample(np.hstack([line, up]), max(240, int(length / 0.0005)))
    wave = 1.0 + 0.22 * np.sin(np.arange(len(teeth)) * 2 * np.pi / 5)
    coil = plastic(HARDWARE, roughness=0.3)
    sweep(
        "zip coil",
        teeth[:, :3] + teeth[:, 3:] * 0.0021,
        slab(0.0058, 0.0022, 12, 2.5),
        coil,
        upright=teeth[:, 3:],
        scale=wave,
    )
    at = int(closed_at * 239)
    _slider(line[at], _direction(line, at), up[at], pull, pull_m)


def _slider(at: Points, forward: Points, up: Points, pull: str, pull_m: float) -> None:
    steel = metal("#8e9297", roughness=0.35)
    body = at + np.linspace(-0.006, 0.006, 12)[:, None] * forward + up * 0.004
    waist = np.array([0.75, 0.9, 1.0, 1.0, 0.95, 0.9, 0.9, 0.95, 1.0, 1.0, 0.9, 0.75])
    sweep("slider", body, slab(0.0105, 0.0048, 20, 3.5), steel, upright=up, scale=waist)
    hang = np.array([0.0, 0.0, -1.0]) - up * float(up @ np.array([0.0, 0.0, -1.0])) + up * 0.12
    hang /= np.linalg.norm(hang)
    # A cord lies along the cloth at first, then its own weight bends it down.
    loop, down = at + up * 0.0078, np.array([0.0, 0.0, -1.0])
    along = np.linspace(0, pull_m, 40)[:, None]
    pull_line = loop + hang * along + down * along**2 * 6.0 + up * 0.003 * np.sin(along / pull_m * np.pi)
    string = woven(pull, thread_m=0.0008)
    sweep("pull", pull_line[:32], disc(0.0019, 12), string, upright=up)
    tab = plastic(HARDWARE, roughness=0.5)
    sweep(
        "pull",
        pull_line[24:],
        slab(0.0092, 0.0046, 20, 3.0),
        tab,
        upright=up,
        scale=np.linspace(0.85, 1.05, 16),
    )


def buckle(at: ArrayLike, forward: ArrayLike, outward: ArrayLike, *, width_m: float) -> None:
    """A side-release buckle: the socket, the two arms that are pressed, and the bar's frame."""
    middle, ahead, up = (np.asarray(one, dtype=float) for one in (at, forward, outward))
    ahead, up = ahead / np.linalg.norm(ahead), up / np.linalg.norm(up)
    side = np.cross(ahead, up)
    black = plastic(HARDWARE, roughness=0.42)
    length = width_m * 1.25

    def bar(start: Points, end: Points, size: tuple[float, float]) -> None:
        path = start + np.linspace(0, 1, 14)[:, None] * (end - start)
        ends = np.array([0.8, 0.95, *([1.0] * 10), 0.95, 0.8])
        sweep("buckle", path, slab(*size, 24, 4.0), black, upright=up, scale=ends)

    bar(middle - ahead * length * 0.10, middle + ahead * length * 0.50, (width_m * 1.28, 0.0085))
    bar(middle - ahead * length * 0.52, middle - ahead * length * 0.22, (width_m * 1.22, 0.0075))
    for hand in (-1.0, 1.0):
        aside = side * hand * width_m * 0.53
        bar(
            middle + aside - ahead * length * 0.34,
            middle + aside * 1.12 + ahead * length * 0.12,
            (width_m * 0.17, 0.0062),
        )
    bar(middle - ahead * length * 0.3, middle + ahead * length * 0.1, (width_m * 0.34, 0.0045))


def ladder_lock(at: ArrayLike, forward: ArrayLike, outward: ArrayLike, *, width_m: float) -> None:
    """The small frame that a strap is tightened through."""
    middle, ahead, up = (np.asarray(one, dtype=float) for one in (at, forward, outward))
    ahead, up = ahead / np.linalg.norm(ahead), up / np.linalg.norm(up)
    side = np.cross(ahead, up)
    black = plastic(HARDWARE, roughness=0.42)
    for share in (-0.011, 0.0, 0.012):
        path = middle + ahead * share + side * np.linspace(-0.62, 0.62, 12)[:, None] * width_m
        sweep("buckle", path, slab(0.0052, 0.0052, 16, 3.0), black, upright=up)
    for hand in (-0.6, 0.6):
        path = middle + side * hand * width_m + ahead * np.linspace(-0.0125, 0.0135, 12)[:, None]
        sweep("buckle", path, slab(0.0045, 0.0056, 16, 3.0), black, upright=up)


def _direction(line: Points, at: int) -> Points:
    step = line[min(at + 3, len(line) - 1)] - line[max(at - 3, 0)]
    unit: Points = step / np.linalg.norm(step)
    return unit
