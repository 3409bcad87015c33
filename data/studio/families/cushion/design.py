"""What cushions there are: those of the shop and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from data.studio.families.cushion.sheets import Filling

EDGES: Final = ("piped", "fringed", "plain", "flanged", "tasselled")
FASTENERS: Final = ("zip", "buttons")


@dataclass(frozen=True, slots=True)
class CushionDesign:
    """A cushion: its filling, how its edge is finished, and how its back opens.

    `trim_m` is the piping's radius or how far fringe, flange or tassels stand out; fringes are on
    the left and right edges only where `ends_only`. `chunky` covers are knitted.
    """

    filling: Filling
    edge: str
    trim_m: float
    fastener: str = "zip"
    ends_only: bool = False
    chunky: bool = False

    @property
    def shape(self) -> str:
        """Round, square or oblong."""
        width, height = self.filling.size_m
        if self.filling.round:
            return "round"
        return "square" if width < 1.12 * height else "oblong"


DESIGNS: Final = {
    "piped": CushionDesign(Filling((0.45, 0.45), 0.37, 0.25, seed=3), "piped", 0.0042),
    "fringed": CushionDesign(Filling((0.55, 0.36), 0.40, 0.2, seed=5), "fringed", 0.048, ends_only=True),
    "knitted": CushionDesign(
        Filling((0.45, 0.45), 0.40, 0.9, seed=8), "plain", 0.0, fastener="buttons", chunky=True
    ),
}


def varied(rng: Random) -> CushionDesign:
    """A cushion that no shop has yet."""
    shape = rng.choice(("square", "square", "oblong", "oblong", "round"))
    width = rng.uniform(0.36, 0.56)
    height = width
    if shape == "oblong":
        width = rng.uniform(0.45, 0.68)
        height = width * rng.uniform(0.48, 0.76)
    edges = ("piped", "plain", "flanged") if shape == "round" else EDGES
    edge = rng.choice(edges)
    chunky = edge in {"plain", "tasselled", "fringed"} and rng.random() < 0.4
    filling = Filling(
        (width, height),
        plump=rng.uniform(0.28, 0.46),
        stiff=0.9 if chunky else rng.uniform(0.1, 0.5),
        round=shape == "round",
        tufts=_tufts(shape, rng) if edge != "flanged" and not chunky and rng.random() < 0.25 else (),
        seed=rng.randrange(1, 10_000),
    )
    return CushionDesign(
        filling,
        edge,
        trim_m=_trim(edge, rng),
        fastener=rng.choice(FASTENERS) if shape != "round" else "zip",
        ends_only=shape == "oblong" and rng.random() < 0.6,
        chunky=chunky,
    )


def _tufts(shape: str, rng: Random) -> tuple[tuple[float, float], ...]:
    if shape == "oblong":
        return ((-0.5, 0.0), (0.0, 0.0), (0.5, 0.0))
    return rng.choice((((0.0, 0.0),), ((-0.4, -0.4), (-0.4, 0.4), (0.4, -0.4), (0.4, 0.4))))


def _trim(edge: str, rng: Random) -> float:
    spans = {
        "piped": (0.0030, 0.0062),
        "fringed": (0.025, 0.065),
        "flanged": (0.022, 0.045),
        "tasselled": (0.055, 0.09),
    }
    return rng.uniform(*spans[edge]) if edge in spans else 0.0
