"""What bottles there are: bodies, lids and wares, those of the shop and new ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np

from data.studio.modelling.curves import Points

BODIES: Final = ("straight", "waisted", "tapered", "teardrop", "barrel")
LIDS: Final = {"steel": ("loop", "handle", "cap", "wooden"), "glass": ("loop", "cap", "wooden")}


@dataclass(frozen=True, slots=True)
class BottleDesign:
    """A bottle's form in metres.

    The body is `radius_m` wide and `height_m` high to its mouth; from the share `shoulder` of the way up
    it narrows, `sloped` or round, to a neck of `neck_radius_m` that carries `neck_m` of thread. A glass
    bottle wears a sleeve up to `sleeve_m` with a window of `window_m` (width, height); a steel one may
    stand in a boot of `boot_m`.
    """

    body: str
    lid: str
    ware: str
    radius_m: float
    height_m: float
    shoulder: float
    sloped: bool
    neck_radius_m: float
    lid_m: float
    neck_m: float = 0.020
    boot_m: float = 0.0
    sleeve_m: float = 0.0
    window_m: tuple[float, float] = (0.026, 0.085)

    @property
    def neck_z_m(self) -> float:
        """The height at which the neck begins."""
        return self.height_m - self.neck_m

    @property
    def seat_m(self) -> float:
        """The height at which a closed lid's lower edge lies."""
        return self.neck_z_m + 0.0035

    @property
    def lid_radius_m(self) -> float:
        return self.neck_radius_m + 0.0042

    def outline(self, count: int = 90) -> Points:
        """The body's outside from the floor to the neck, radius and height, `(count + 8, 2)`."""
        share = np.linspace(0.015, 1, count)
        wall = self.radius_m * _BODY[self.body](share)
        above = np.clip((share - self.shoulder) / (1 - self.shoulder), 0, 1)
        kept = (1 + np.cos(np.pi * above)) / 2 if self.sloped else np.sqrt(1 - above**2.4)
        radius = self.neck_radius_m + (wall - self.neck_radius_m) * kept
        first = radius[0]
        turn = np.linspace(0, np.pi / 2, 8, endpoint=False)
        edge = 0.015 * self.neck_z_m
        corner = np.column_stack([first - edge * (1 - np.sin(turn)), edge * (1 - np.cos(turn))])
        return np.vstack([corner, np.column_stack([radius, share * self.neck_z_m])])

    def radius_at(self, height_m: float) -> float:
        """The body's outer radius at a height below the neck."""
        line = self.outline()
        return float(np.interp(height_m, line[:, 1], line[:, 0]))


_BODY: Final[dict[str, Callable[[Points], Points]]] = {
    "straight": np.ones_like,
    "waisted": lambda share: 1 - 0.11 * np.sin(np.pi * np.clip(share / 0.8, 0, 1)) ** 2,
    "tapered": lambda share: 0.80 + 0.20 * np.clip(share / 0.7, 0, 1),
    "teardrop": lambda share: 1 - 0.1 * np.cos(np.pi * np.clip(share / 0.5, 0, 1)) ** 2 * (share < 0.25),
    "barrel": lambda share: 0.88 + 0.12 * np.sin(np.pi * np.clip(share / 0.8, 0, 1)),
}

DESIGNS: Final = {
    "slim": BottleDesign(
        "straight",
        "loop",
        "steel",
        radius_m=0.0355,
        height_m=0.232,
        shoulder=0.80,
        sloped=True,
        neck_radius_m=0.0205,
        lid_m=0.029,
    ),
    "flask": BottleDesign(
        "straight",
        "handle",
        "steel",
        radius_m=0.0465,
        height_m=0.198,
        shoulder=0.86,
        sloped=False,
        neck_radius_m=0.0335,
        lid_m=0.030,
        neck_m=0.022,
        boot_m=0.018,
    ),
    "sleeved": BottleDesign(
        "straight",
        "wooden",
        "glass",
        radius_m=0.0335,
        height_m=0.206,
        shoulder=0.80,
        sloped=False,
        neck_radius_m=0.0190,
        lid_m=0.030,
        sleeve_m=0.142,
    ),
}


def varied(rng: Random) -> BottleDesign:
    """A bottle that no shop has yet."""
    ware = rng.choice(("steel", "steel", "glass"))
    body = rng.choice(BODIES)
    lid = rng.choice(LIDS[ware])
    height = rng.uniform(0.155, 0.275)
    radius = min(rng.uniform(0.030, 0.050), height * 0.27)
    narrow = rng.uniform(0.62, 0.8) if lid == "handle" else rng.uniform(0.5, 0.72)
    neck_m = rng.uniform(0.017, 0.023)
    shoulder = rng.uniform(0.42, 0.55) if body == "teardrop" else rng.uniform(0.70, 0.88)
    wall_m = (height - neck_m) * (shoulder - 0.03)
    window = (rng.uniform(0.45, 0.85) * radius, rng.uniform(0.42, 0.68) * wall_m)
    return BottleDesign(
        body,
        lid,
        ware,
        radius_m=radius,
        height_m=height,
        shoulder=shoulder,
        sloped=rng.random() < 0.5 or body == "teardrop",
        neck_radius_m=max(0.016, radius * narrow),
        lid_m=neck_m + rng.uniform(0.006, 0.022),
        neck_m=neck_m,
        boot_m=rng.choice((0.0, 0.0, rng.uniform(0.012, 0.03))),
        sleeve_m=wall_m if ware == "glass" else 0.0,
        window_m=window,
    )
