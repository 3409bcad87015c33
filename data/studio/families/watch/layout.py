"""Where the strap runs: closed around an invisible wrist, or lying open. Twelve o'clock at +y, face up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from data.studio.families.watch.design import WatchDesign
from data.studio.modelling.curves import Points, curve, resample

SHORT_M: Final = 0.074
LONG_M: Final = 0.112
# How far along the closed loop, from twelve o'clock, the closure lies and the tail ends.
CLOSURE: Final = 0.50
TAIL_END: Final = 0.20
# How far a strap reaches from its spring bar towards the case.
ENDING_M: Final = 0.0017
# The loop behind the case as (shares of the bar's distance, depth in metres), its upper half.
LOOP: Final = ((1.20, -0.0062), (1.30, -0.0170), (1.20, -0.0305), (0.80, -0.0425), (0.0, -0.0480))


@dataclass(frozen=True, slots=True)
class Run:
    """A strap's middle line (n, 3) from its spring bar, and which way is out, (n, 3)."""

    line: Points
    out: Points

    @property
    def length_m(self) -> float:
        return float(np.linalg.norm(np.diff(self.line, axis=0), axis=1).sum())

    def at(self, distance_m: float) -> tuple[Points, Points, Points]:
        """Place, direction and outward normal at a distance along the run."""
        along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(self.line, axis=0), axis=1))])
        place, out = (
            np.array([np.interp(distance_m, along, values[:, axis]) for axis in range(3)])
            for values in (self.line, self.out)
        )
        ahead = np.array([np.interp(distance_m + 0.0005, along, self.line[:, axis]) for axis in range(3)])
        behind = np.array([np.interp(distance_m - 0.0005, along, self.line[:, axis]) for axis in range(3)])
        forward = (ahead - behind) / np.linalg.norm(ahead - behind)
        return place, forward, out / np.linalg.norm(out)

    def lifted(self, rise_m: Points) -> Run:
        """The same run moved outwards by `rise_m` (n,)."""
        return Run(self.line + self.out * rise_m[:, None], self.out)


def closed_loop(design: WatchDesign, count: int = 240) -> Run:
    """From the bar at twelve o'clock around the wrist to the bar at six."""
    far, height = design.bar_m
    upper = [
        (far - ENDING_M, height + 0.0004),
        (far, height),
        *((far * share, depth) for share, depth in LOOP),
    ]
    lower = [(-y, z) for y, z in upper[-2::-1]]
    flat = resample(curve(upper + lower, count * 2), count)
    line = np.column_stack([np.zeros(count), flat])
    return Run(line, _outward(line))


def open_arm(design: WatchDesign, side: float, length_m: float, count: int = 120) -> Run:
    """A strap lying open, to twelve o'clock (`side` 1) or to six (-1)."""
    far, height = design.bar_m
    keys = [
        (far - ENDING_M, height),
        (far + 0.08 * length_m, height - 0.0002),
        (far + 0.4 * length_m, height + 0.0012),
        (far + 0.75 * length_m, height - 0.0004),
        (far + length_m, height - 0.0010),
    ]
    flat = resample(curve(keys, count * 2), count)
    line = np.column_stack([np.zeros(count), side * flat[:, 0], flat[:, 1]])
    out = _outward(np.column_stack([np.zeros(count), flat])) * (1, side, 1)
    return Run(line, out)


def arms(design: WatchDesign, *, closed: bool, thick_m: float) -> tuple[Run, Run]:
    """The short strap at twelve o'clock and the long one at six, each from its spring bar."""
    if not closed:
        return open_arm(design, 1.0, SHORT_M), open_arm(design, -1.0, LONG_M)
    loop = closed_loop(design)
    count = len(loop.line)
    end, tail = int(CLOSURE * count), int(TAIL_END * count)
    short = Run(loop.line[: end + 1], loop.out[: end + 1])
    long = Run(loop.line[tail:][::-1], loop.out[tail:][::-1])
    share = np.linspace(1, TAIL_END, len(long.line))
    over = np.clip((CLOSURE + 0.055 - share) / 0.06, 0, 1)
    return short, long.lifted((over**2 * (3 - 2 * over)) * (thick_m + 0.0005))


def _outward(line: Points) -> Points:
    forward = np.gradient(line, axis=0)
    out = np.column_stack([np.zeros(len(line)), -forward[:, 2], forward[:, 1]])
    unit: Points = out / np.linalg.norm(out, axis=1, keepdims=True)
    return unit
