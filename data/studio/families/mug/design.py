"""What mugs there are: profiles, handles and wares, those of the shop and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np

from data.studio.workshop.pottery import CLAYS, Handle, Outline, Pot

# Outer walls as shares of the rim's radius and of the height.
PROFILES: Final[dict[str, Outline]] = {
    "straight": ((0.90, 0.036), (0.965, 0.058), (0.995, 0.11), (1.0, 0.25), (1.0, 0.6), (1.0, 1.0)),
    "tapered": ((0.81, 0.042), (0.88, 0.105), (0.93, 0.32), (0.97, 0.63), (1.0, 1.0)),
    "bellied": (
        (0.73, 0.034),
        (0.936, 0.114),
        (1.13, 0.318),
        (1.176, 0.545),
        (1.084, 0.773),
        (0.986, 0.909),
        (1.0, 1.0),
    ),
    "flared": ((0.70, 0.042), (0.76, 0.10), (0.775, 0.35), (0.81, 0.62), (0.89, 0.86), (1.0, 1.0)),
    "conical": ((0.56, 0.036), (0.62, 0.075), (0.78, 0.42), (0.9, 0.72), (1.0, 1.0)),
    "footed": (
        (0.60, 0.030),
        (0.55, 0.075),
        (0.62, 0.14),
        (0.88, 0.26),
        (0.99, 0.44),
        (1.01, 0.70),
        (1.0, 1.0),
    ),
}
HANDLES: Final = ("loop", "ear", "square")
ENAMEL_PROFILES: Final = ("straight", "tapered", "conical", "flared")


@dataclass(frozen=True, slots=True)
class MugDesign:
    """A mug's form in metres.

    Where the glaze is dipped, it ends at `dip_m`, below the handle.
    Bands run between pairs of `bands`, shares of the height. `ware` is a word of the vocabulary's
    materials; `rim` names what an enamelled mug's rolled rim shows.
    """

    profile: str
    ware: str
    pot: Pot
    handle: Handle
    dip_m: float
    bands: tuple[tuple[float, float], ...] = ((0.62, 0.68), (0.71, 0.73))
    clay: str = CLAYS[0]
    rim: str = "dark"


def pot_of(profile: str, rim_m: float, height_m: float, wall_m: float, swell: float = 0.0) -> Pot:
    """A pot of a profile's form; `swell` makes its middle wider by that share of the rim's radius."""
    shares = np.asarray(PROFILES[profile])
    round_out = swell * np.sin(np.pi * shares[:, 1])
    outline = tuple(
        (float(radius * rim_m), float(share * height_m))
        for radius, share in zip(shares[:, 0] + round_out, shares[:, 1], strict=True)
    )
    foot = outline[0][0] - 0.003
    stem = 0.15 if profile == "footed" else 0.0
    return Pot(outline, wall_m, foot, floor_m=max(outline[0][1] + 0.0025, stem * height_m))


DESIGNS: Final = {
    "drift": MugDesign(
        "tapered",
        "stoneware",
        pot_of("tapered", 0.0425, 0.095, 0.0038),
        Handle("loop", (0.038, 0.080), 0.034, 0.0155, 0.0085),
        dip_m=0.025,
    ),
    "hearth": MugDesign(
        "bellied",
        "stoneware",
        pot_of("bellied", 0.0438, 0.088, 0.0042),
        Handle("loop", (0.022, 0.070), 0.036, 0.020, 0.0095),
        dip_m=0.010,
    ),
    "camp": MugDesign(
        "straight",
        "enamel",
        pot_of("straight", 0.0435, 0.079, 0.0014),
        Handle("strip", (0.018, 0.066), 0.033, 0.0165, 0.0017),
        dip_m=0.010,
    ),
    "lumen": MugDesign(
        "straight",
        "porcelain",
        pot_of("straight", 0.0365, 0.100, 0.0026),
        Handle("ear", (0.034, 0.086), 0.030, 0.0115, 0.0062),
        dip_m=0.020,
    ),
}


def varied(rng: Random) -> MugDesign:
    """A mug that no shop has yet."""
    ware = rng.choice(("stoneware", "stoneware", "porcelain", "enamel"))
    return _enamelled(rng) if ware == "enamel" else _ceramic(rng, ware)


def _enamelled(rng: Random) -> MugDesign:
    profile = rng.choice(ENAMEL_PROFILES)
    height, rim = rng.uniform(0.058, 0.105), rng.uniform(0.036, 0.052)
    low = rng.uniform(0.2, 0.3) * height
    return MugDesign(
        profile,
        "enamel",
        pot_of(profile, rim, height, 0.0014),
        Handle(
            "strip",
            (low, rng.uniform(0.78, 0.88) * height),
            rng.uniform(0.024, 0.040),
            rng.uniform(0.012, 0.021),
            0.0017,
        ),
        dip_m=0.1 * height,
        rim=rng.choice(("dark", "steel", "own")),
    )


def _ceramic(rng: Random, ware: str) -> MugDesign:
    profile = rng.choice(list(PROFILES))
    fine = ware == "porcelain"
    height, rim = rng.uniform(0.072, 0.122), rng.uniform(0.034, 0.054)
    wall = rng.uniform(0.0022, 0.003) if fine else rng.uniform(0.0034, 0.0052)
    start = 0.42 if profile in {"footed", "conical"} else 0.30
    low = rng.uniform(start, start + 0.1) * height
    thickness = rng.uniform(0.0055, 0.0072) if fine else rng.uniform(0.0075, 0.011)
    broad = rng.uniform(0.45, 0.6)
    return MugDesign(
        profile,
        ware,
        pot_of(profile, rim, height, wall, swell=rng.uniform(-0.04, 0.12)),
        Handle(
            rng.choice(HANDLES),
            (low, rng.uniform(0.76, 0.88) * height),
            rng.uniform(0.026, 0.042),
            rng.uniform(1.3, 2.1) * thickness,
            thickness,
        ),
        dip_m=max(0.008, rng.uniform(0.35, 0.95) * (low - 0.012)),
        bands=rng.choice((((0.62, 0.68), (0.71, 0.73)), ((broad, broad + 0.22),), ((0.86, 0.94),))),
        clay=rng.choice(CLAYS),
    )
