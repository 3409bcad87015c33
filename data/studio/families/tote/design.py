"""What tote bags there are: those of the shop and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final


@dataclass(frozen=True, slots=True)
class Form:
    """How a bag is cut: its corners, how its cloth hangs, which handles it may have.

    `top_depth` is the mouth's depth as a share of the base's, `flare` the mouth's width as a share of
    the base's, `tuck` how far its sides fold in, `slack_m` how far its cloth waves, `dip_m` how far
    the rim sinks between the handles.
    """

    squareness: float
    top_depth: float
    flare: float
    tuck: float
    slack_m: float
    dip_m: float
    handles: tuple[str, ...]


FORMS: Final = {
    "market": Form(5.0, 0.62, 1.05, 0.55, 0.0085, 0.012, ("webbing", "long")),
    "boat": Form(5.5, 0.66, 1.26, 0.22, 0.0050, 0.006, ("down", "webbing")),
    "structured": Form(9.0, 0.70, 1.10, 0.10, 0.0006, 0.0, ("rolled", "strap")),
    "wing": Form(8.0, 0.52, 1.34, 0.16, 0.0010, 0.004, ("rolled", "strap")),
    "bucket": Form(2.2, 0.96, 1.12, 0.0, 0.0045, 0.004, ("strap", "rolled", "webbing")),
    "channels": Form(3.4, 0.66, 1.02, 0.25, 0.0022, 0.012, ("padded", "webbing")),
    "diamonds": Form(3.4, 0.66, 1.02, 0.25, 0.0022, 0.012, ("padded", "long")),
}
PUFFED: Final = ("channels", "diamonds")
LEATHERY: Final = ("structured", "wing")


@dataclass(frozen=True, slots=True)
class ToteDesign:
    """A tote bag in metres.

    `size_m` is the base's width, the height without handles, and the base's depth. Handles rise
    `drop_m` over the rim, their ends are `apart_m` apart. A band of another cloth covers the share
    `band` of the height; `pitch_m` is the quilting's. `label` says where the label sits.
    """

    form: str
    handle: str
    size_m: tuple[float, float, float]
    drop_m: float
    apart_m: float
    strap_m: float
    band: float = 0.0
    pocket: bool = False
    pitch_m: float = 0.075
    label: str = "front"
    seed: int = 1

    @property
    def cut(self) -> Form:
        """The form's numbers."""
        return FORMS[self.form]


DESIGNS: Final = {
    "market": ToteDesign("market", "long", (0.36, 0.37, 0.13), 0.235, 0.135, 0.030, label="front"),
    "structured": ToteDesign(
        "structured", "rolled", (0.335, 0.255, 0.145), 0.135, 0.145, 0.013, label="stamped"
    ),
    "puffer": ToteDesign(
        "diamonds", "padded", (0.35, 0.29, 0.19), 0.165, 0.15, 0.034, pitch_m=0.082, label="side"
    ),
}


def varied(rng: Random) -> ToteDesign:
    """A tote bag that no shop has yet."""
    form = rng.choice(list(FORMS))
    cut = FORMS[form]
    handle = rng.choice(cut.handles)
    wide = rng.uniform(0.24, 0.40) / (0.5 + cut.flare / 2)
    tall = {"structured": (0.62, 0.95), "wing": (0.62, 0.9), "boat": (0.62, 0.95), "bucket": (0.95, 1.35)}
    height = wide * rng.uniform(*tall.get(form, (0.75, 1.2)))
    depth = wide * (rng.uniform(0.72, 0.95) if form == "bucket" else rng.uniform(0.28, 0.52))
    drops = {"long": (0.20, 0.27), "padded": (0.12, 0.20)}
    return ToteDesign(
        form,
        handle,
        (wide, height, depth),
        drop_m=rng.uniform(*drops.get(handle, (0.10, 0.17))),
        apart_m=wide * rng.uniform(0.32, 0.50),
        strap_m=_strap(handle, rng),
        band=rng.choice((0.0, 0.0, rng.uniform(0.14, 0.4))) if form in {"market", "boat", "bucket"} else 0.0,
        pocket=form in {"market", "boat"} and handle != "down" and rng.random() < 0.4,
        pitch_m=rng.uniform(0.05, 0.10),
        label="stamped" if form in LEATHERY else rng.choice(("front", "side")),
        seed=rng.randrange(1, 10_000),
    )


def _strap(handle: str, rng: Random) -> float:
    widths = {"rolled": (0.011, 0.016), "strap": (0.018, 0.028), "padded": (0.028, 0.042)}
    return rng.uniform(*widths.get(handle, (0.024, 0.038)))
