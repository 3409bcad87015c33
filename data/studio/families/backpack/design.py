"""What backpacks there are: bodies, closures, pockets and what they are carried by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Section = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Body:
    """The main compartment in metres; its outline is a key of `OUTLINES`.

    `squareness` is the exponent of its rounded horizontal section, `slack_m` how far the cloth waves.
    """

    outline: str
    height_m: float
    width_m: float
    depth_m: float
    squareness: float = 3.6
    slack_m: float = 0.0022

    @property
    def sections(self) -> tuple[Section, ...]:
        """(height, half width, half depth) from the floor up, in metres."""
        return tuple(
            (z * self.height_m, width * self.width_m / 2, depth * self.depth_m / 2)
            for z, width, depth in OUTLINES[self.outline]
        )


# Shares of the height, the half width and the half depth, from the floor up.
OUTLINES: Final[dict[str, tuple[Section, ...]]] = {
    "domed": (
        (0.000, 0.705, 0.568),
        (0.009, 0.859, 0.750),
        (0.039, 0.946, 0.886),
        (0.132, 0.987, 0.977),
        (0.307, 1.000, 1.000),
        (0.504, 0.993, 0.966),
        (0.680, 0.960, 0.898),
        (0.811, 0.879, 0.795),
        (0.910, 0.732, 0.659),
        (0.965, 0.557, 0.511),
        (0.991, 0.369, 0.341),
        (1.000, 0.201, 0.182),
    ),
    "boxy": (
        (0.000, 0.800, 0.640),
        (0.009, 0.920, 0.820),
        (0.035, 0.975, 0.930),
        (0.120, 1.000, 0.990),
        (0.307, 1.000, 1.000),
        (0.520, 0.995, 0.980),
        (0.720, 0.980, 0.940),
        (0.860, 0.950, 0.880),
        (0.935, 0.900, 0.800),
        (0.975, 0.800, 0.680),
        (0.993, 0.620, 0.500),
        (1.000, 0.360, 0.280),
    ),
    "teardrop": (
        (0.000, 0.760, 0.620),
        (0.009, 0.900, 0.800),
        (0.035, 0.970, 0.930),
        (0.120, 1.000, 1.000),
        (0.280, 0.990, 0.990),
        (0.460, 0.930, 0.900),
        (0.640, 0.830, 0.780),
        (0.790, 0.710, 0.660),
        (0.900, 0.580, 0.550),
        (0.960, 0.440, 0.430),
        (0.990, 0.290, 0.280),
        (1.000, 0.160, 0.150),
    ),
    "round": (
        (0.000, 0.560, 0.560),
        (0.008, 0.710, 0.740),
        (0.040, 0.840, 0.880),
        (0.140, 0.945, 0.970),
        (0.310, 1.000, 1.000),
        (0.500, 0.995, 0.985),
        (0.680, 0.945, 0.930),
        (0.815, 0.840, 0.830),
        (0.910, 0.690, 0.690),
        (0.965, 0.510, 0.520),
        (0.991, 0.330, 0.340),
        (1.000, 0.180, 0.180),
    ),
    "open-mouthed": (
        (0.000, 0.800, 0.640),
        (0.009, 0.920, 0.820),
        (0.035, 0.975, 0.930),
        (0.120, 1.000, 0.990),
        (0.307, 1.000, 1.000),
        (0.520, 0.995, 0.980),
        (0.740, 0.985, 0.950),
        (0.880, 0.960, 0.900),
        (0.955, 0.930, 0.850),
        (1.000, 0.910, 0.820),
    ),
    "rolled": (
        (0.000, 0.762, 0.649),
        (0.007, 0.898, 0.831),
        (0.031, 0.966, 0.948),
        (0.134, 0.993, 1.000),
        (0.358, 1.000, 1.013),
        (0.582, 1.000, 0.948),
        (0.738, 1.014, 0.779),
        (0.861, 1.041, 0.519),
        (0.951, 1.068, 0.273),
        (1.000, 1.082, 0.156),
    ),
    "unrolled": (
        (0.000, 0.762, 0.649),
        (0.007, 0.898, 0.831),
        (0.031, 0.966, 0.948),
        (0.134, 0.993, 1.000),
        (0.358, 1.000, 1.013),
        (0.582, 1.000, 0.990),
        (0.780, 0.995, 0.960),
        (0.960, 0.985, 0.900),
        (1.100, 0.960, 0.860),
        (1.210, 0.950, 0.880),
    ),
}


@dataclass(frozen=True, slots=True)
class BackpackDesign:
    """A backpack.

    `closure` is "zip", "roll" or "flap"; `front` a key of `pockets.FRONTS`; `sides` what the side pockets
    are of ("mesh", "cloth" or "none"); `base` how far the band around the bottom reaches up, as a share
    of the way (0 is none); `strap` a key of `carrying.STRAPS`; `hide` whether trim is leather; `handle` is
    "padded", "webbing" or "leather"; `extras` are keys of `extras.EXTRAS`.
    """

    closure: str
    body: Body
    front: str
    sides: str
    base: float
    strap: str
    materials: tuple[str, ...]
    hide: bool = False
    piping: bool = False
    sternum: bool = False
    handle: str = "padded"
    extras: tuple[str, ...] = ()
    seed: int = 3


DESIGNS: Final = {
    "day-pack": BackpackDesign(
        "zip",
        Body("domed", 0.456, 0.298, 0.176),
        "pillow",
        "mesh",
        0.31,
        "padded",
        ("nylon",),
        piping=True,
        sternum=True,
    ),
    "roll-top": BackpackDesign(
        "roll",
        Body("rolled", 0.447, 0.294, 0.154, 4.2, 0.0026),
        "patch",
        "cloth",
        0.36,
        "padded",
        ("canvas",),
        hide=True,
        seed=8,
    ),
    "flap": BackpackDesign(
        "flap",
        Body("open-mouthed", 0.405, 0.290, 0.150, 4.4, 0.0024),
        "twin",
        "cloth",
        0.0,
        "slim",
        ("canvas",),
        hide=True,
        handle="webbing",
        seed=5,
    ),
    "mini": BackpackDesign(
        "zip",
        Body("round", 0.300, 0.238, 0.118, 3.0, 0.0012),
        "pouch",
        "none",
        0.0,
        "slim",
        ("nylon",),
        piping=True,
        handle="webbing",
        seed=11,
    ),
}
