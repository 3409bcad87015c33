"""The three-legged stool, whose legs screw into blocks under its seat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.arrows import marked
from data.studio.camera import CloseUp, View
from data.studio.curves import curve
from data.studio.families.stool.timber import Timber, bar
from data.studio.materials import metal, rubber, wood
from data.studio.shapes import place, rod, turned


@dataclass(frozen=True, slots=True)
class ThreeLegged:
    """A round seat on three splayed legs, in metres; `foot_circle_m` is where the feet stand."""

    height_m: float = 0.45
    seat_radius_m: float = 0.165
    seat_thickness_m: float = 0.032
    socket_circle_m: float = 0.095
    foot_circle_m: float = 0.178
    leg_radii_m: tuple[float, ...] = (0.0165, 0.0180, 0.0185, 0.0172, 0.0150, 0.0125)
    board_m: float = 0.083


TERN: Final = ThreeLegged()


LEG_DEGREES: Final = (-90.0, 30.0, 150.0)


def tern_views() -> dict[str, View]:
    """How each of its pictures is framed."""
    height = TERN.height_m
    foot = leg_end(LEG_DEGREES[1], TERN.foot_circle_m, 0.0)
    middle = leg_end(LEG_DEGREES[1], 0.14, height * 0.42)
    under = leg_end(LEG_DEGREES[1], TERN.socket_circle_m, height - TERN.seat_thickness_m - 0.02)
    return {
        "whole": View(18, 16),
        "seat": View(25, 38, CloseUp((0.0, 0.0, height - 0.01), 0.40)),
        "leg": View(60, 8, CloseUp((middle[0], middle[1], height * 0.36), 0.34)),
        "joint": View(58, -16, CloseUp(under, 0.17)),
        "base": View(70, 14, CloseUp((foot[0], foot[1], 0.035), 0.12)),
        "material": View(10, 52, CloseUp((0.05, -0.07, height - 0.004), 0.15)),
    }


def build_tern(timber: Timber) -> None:
    """The whole stool."""
    round_seat(board(timber))
    for number, degrees in enumerate(LEG_DEGREES):
        screwed_leg(degrees, bar(timber, number), bar(timber, number + 5))


def board(timber: Timber) -> Any:
    """The wood of the seat, glued up from boards."""
    return wood(timber.light, timber.dark, along="Y", boards_m=TERN.board_m)


def round_seat(material: Any) -> None:
    """The seat: a board with a soft edge, dished a little."""
    radius, top, thick = TERN.seat_radius_m, TERN.height_m, TERN.seat_thickness_m
    edge = curve(
        [
            (radius - 0.030, top - thick),
            (radius - 0.010, top - thick + 0.002),
            (radius - 0.001, top - thick * 0.6),
            (radius - 0.0005, top - thick * 0.28),
            (radius - 0.006, top - 0.003),
            (radius - 0.016, top),
        ],
        30,
    )
    dished = [(radius * share, top - 0.007 * (1 - share**2)) for share in (0.8, 0.6, 0.4, 0.2, 0.004)]
    turned("seat", np.vstack([[(0.001, top - thick)], edge, dished]), material, segments=128)


def leg_end(degrees: float, circle_m: float, z: float) -> tuple[float, float, float]:
    """Where a leg crosses the height z, `circle_m` from the stool's axis."""
    angle = np.radians(degrees)
    return (float(circle_m * np.cos(angle)), float(circle_m * np.sin(angle)), z)


def screwed_leg(
    degrees: float, material: Any, block: Any, *, lowered_m: float = 0.0, thread: bool = False
) -> None:
    """A leg, its mounting block under the seat and its foot pad; `lowered_m` pulls it out of the block."""
    under = TERN.height_m - TERN.seat_thickness_m
    top = np.array(leg_end(degrees, TERN.socket_circle_m, under - 0.012))
    foot = np.array(leg_end(degrees, TERN.foot_circle_m, 0.004))
    along = (top - foot) / np.linalg.norm(top - foot)
    out = np.array(leg_end(degrees, 1.0, 0.0))
    collar = [
        (0.030, 0.0),
        (0.0305, 0.004),
        (0.0265, 0.019),
        (0.0245, 0.0215),
        (0.019, 0.0225),
        (0.001, 0.0225),
    ]
    place(
        turned("block", curve(collar, 24), block, segments=48),
        (top[0], top[1], under + 0.0005),
        -along * 0.12 + (0, 0, -1),
    )
    shift = -along * lowered_m
    rod("leg", foot + shift, top + shift, TERN.leg_radii_m[::-1], material, upright=out)
    pad = rubber("#2b2a29")
    place(
        turned(
            "foot",
            [(0.001, -0.004), (0.010, -0.004), (0.0112, -0.003), (0.0115, 0.001), (0.001, 0.001)],
            pad,
            segments=32,
        ),
        foot + shift,
        along,
    )
    if thread:
        rod("thread", top + shift, top + shift + along * 0.022, (0.005, 0.005), metal("#c9ccd0"), upright=out)


def blocks_only(degrees: float, timber: Timber, number: int, *, mark: bool) -> None:
    """A mounting block with its hole, and no leg in it."""
    under = TERN.height_m - TERN.seat_thickness_m
    top = np.array(leg_end(degrees, TERN.socket_circle_m, under + 0.0005))
    foot = np.array(leg_end(degrees, TERN.foot_circle_m, 0.0))
    along = (top - foot) / np.linalg.norm(top - foot)
    collar = [
        (0.030, 0.0),
        (0.0305, 0.004),
        (0.0265, 0.019),
        (0.0245, 0.0215),
        (0.019, 0.0225),
        (0.008, 0.0225),
        (0.0055, 0.0215),
        (0.0055, 0.008),
        (0.001, 0.008),
    ]
    material = marked() if mark else bar(timber, number + 5)
    place(turned("block", collar, material, segments=48), top, -along * 0.12 + (0, 0, -1))
