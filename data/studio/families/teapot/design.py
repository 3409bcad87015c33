"""What teapots there are: bodies, handles, spouts and knobs, those of the shop and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from data.studio.workshop.pottery import CLAYS, Handle, Outline, Pot

# Outer walls as shares of the widest radius and of the height to the opening; the collar comes on top.
PROFILES: Final[dict[str, Outline]] = {
    "round": (
        (0.60, 0.035),
        (0.80, 0.11),
        (0.955, 0.27),
        (1.0, 0.46),
        (0.95, 0.67),
        (0.78, 0.86),
        (0.60, 0.962),
    ),
    "lantern": (
        (0.84, 0.025),
        (0.93, 0.07),
        (0.99, 0.25),
        (1.0, 0.45),
        (0.95, 0.68),
        (0.82, 0.86),
        (0.66, 0.955),
    ),
    "squat": (
        (0.64, 0.045),
        (0.86, 0.14),
        (0.98, 0.32),
        (0.995, 0.50),
        (0.92, 0.70),
        (0.76, 0.87),
        (0.62, 0.957),
    ),
    "pear": ((0.68, 0.03), (0.90, 0.10), (1.0, 0.27), (0.95, 0.46), (0.79, 0.70), (0.66, 0.86), (0.60, 0.96)),
    "drum": (
        (0.93, 0.03),
        (0.985, 0.06),
        (1.0, 0.13),
        (1.0, 0.48),
        (0.99, 0.80),
        (0.93, 0.895),
        (0.80, 0.945),
        (0.64, 0.968),
    ),
}
COLLAR_M: Final = 0.0035
HANDLES: Final = ("loop", "ear", "square", "side", "bail")
SPOUTS: Final = ("curved", "straight", "stub")
KNOBS: Final = ("ball", "button", "bow")


@dataclass(frozen=True, slots=True)
class Spout:
    """A spout's form in metres: it leaves the wall at `z_m`, and its tip stands `out_m` off the body's
    widest circle at the height `tip_m`; `root_m` and `tip_radius_m` are its outer radii.
    """

    form: str
    z_m: float
    out_m: float
    tip_m: float
    root_m: float
    tip_radius_m: float


@dataclass(frozen=True, slots=True)
class TeapotDesign:
    """A teapot's form in metres.

    The spout points to the left (-x). The handle `grip` is a loop, ear or square to the right, a `side`
    handle to the front, or a `bail` over the lid, `rise_m` above it. The lid's dome rises by `dome_m`.
    """

    profile: str
    ware: str
    pot: Pot
    grip: str
    spout: Spout
    knob: str
    dome_m: float
    dip_m: float
    rise_m: float = 0.06
    thick_m: float = 0.0085
    clay: str = CLAYS[0]

    @property
    def handle(self) -> Handle:
        """The clay handle to the right; for those pots that have one."""
        height = self.pot.height_m
        low = max(0.26 * height, 0.017)
        return Handle(self.grip, (low, 0.76 * height), 0.042, self.thick_m * 1.7, self.thick_m)

    @property
    def lid_radius_m(self) -> float:
        return self.pot.rim_radius_m - self.pot.wall_m - 0.0006

    @property
    def top_m(self) -> float:
        """The height of the knob's top."""
        return self.pot.height_m + self.dome_m + {"ball": 0.0165, "button": 0.0135, "bow": 0.0175}[self.knob]


def pot_of(profile: str, widest_m: float, height_m: float, wall_m: float) -> Pot:
    """A pot of a profile's form with a short collar around its opening."""
    outline = [(radius * widest_m, share * height_m) for radius, share in PROFILES[profile]]
    opening = outline[-1][0] - 0.003
    outline += [(opening, outline[-1][1] + 0.0016), (opening - 0.0002, height_m + COLLAR_M)]
    return Pot(tuple(outline), wall_m, outline[0][0] - 0.003)


DESIGNS: Final = {
    "round": TeapotDesign(
        "round",
        "stoneware",
        pot_of("round", 0.067, 0.104, 0.0042),
        "loop",
        Spout("curved", 0.046, 0.046, 0.107, 0.0165, 0.0078),
        "ball",
        dome_m=0.011,
        dip_m=0.022,
    ),
    "tall": TeapotDesign(
        "lantern",
        "porcelain",
        pot_of("lantern", 0.0535, 0.142, 0.0036),
        "ear",
        Spout("straight", 0.072, 0.036, 0.137, 0.0155, 0.0070),
        "button",
        dome_m=0.006,
        dip_m=0.034,
    ),
    "side-handle": TeapotDesign(
        "squat",
        "stoneware",
        pot_of("squat", 0.060, 0.074, 0.0040),
        "side",
        Spout("stub", 0.043, 0.027, 0.076, 0.0150, 0.0085),
        "button",
        dome_m=0.008,
        dip_m=0.014,
        clay=CLAYS[1],
    ),
}


def varied(rng: Random) -> TeapotDesign:
    """A teapot that no shop has yet."""
    profile = rng.choice(list(PROFILES))
    ware = rng.choice(("stoneware", "stoneware", "porcelain"))
    widest = rng.uniform(0.048, 0.072)
    tall = {"round": 1.5, "lantern": 2.4, "squat": 1.15, "pear": 2.0, "drum": 1.6}[profile]
    height = widest * tall * rng.uniform(0.86, 1.18)
    form = rng.choice(SPOUTS)
    root = rng.uniform(0.0135, 0.0165)
    low, far = {"curved": (0.40, 0.7), "straight": (0.46, 0.6), "stub": (0.58, 0.42)}[form]
    spout_z = max(low * height, root + 0.014)
    spout = Spout(
        form,
        spout_z,
        out_m=far * widest * rng.uniform(0.9, 1.15),
        tip_m=max(height + rng.uniform(0.0, 0.008), spout_z + 0.022),
        root_m=root,
        tip_radius_m=rng.uniform(0.0062, 0.0085),
    )
    handle_low = max(0.26 * height, 0.017)
    return TeapotDesign(
        profile,
        ware,
        pot_of(profile, widest, height, rng.uniform(0.0034, 0.0046)),
        rng.choice(HANDLES),
        spout,
        rng.choice(KNOBS),
        dome_m=rng.uniform(0.003, 0.3 * 0.6 * widest),
        dip_m=max(0.008, rng.uniform(0.5, 0.95) * (min(handle_low, spout_z - root) - 0.011)),
        rise_m=rng.uniform(0.045, 0.075),
        thick_m=rng.uniform(0.007, 0.0105),
        clay=rng.choice(CLAYS),
    )
