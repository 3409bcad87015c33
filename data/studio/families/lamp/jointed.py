"""The jointed desk lamp: base with switch, two arms, a bell shade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.camera import CloseUp, View
from data.studio.curves import Points, curve, disc
from data.studio.materials import metal, painted, plastic, rubber, shining
from data.studio.shapes import box, place, rod, sweep, turned


@dataclass(frozen=True, slots=True)
class Pose:
    """How the arm stands, in degrees from upright towards the front of the lamp (+x)."""

    lower_deg: float = -24.0
    upper_deg: float = 58.0
    head_deg: float = 148.0


@dataclass(frozen=True, slots=True)
class Arm:
    """The jointed lamp in metres."""

    base_radius_m: float = 0.088
    base_height_m: float = 0.020
    post_m: float = 0.045
    lower_m: float = 0.250
    upper_m: float = 0.235
    rod_m: float = 0.0042
    rods_apart_m: float = 0.020
    shade_length_m: float = 0.130
    shade_radius_m: float = 0.078


CRANE: Final = Arm()


PAINTS: Final = {"Red": "#a81f18", "Black": "#26282b"}


STEEL: Final = "#c8cbce"


@dataclass(frozen=True, slots=True)
class Finish:
    """The materials of the jointed lamp's pieces."""

    base: Any
    arm: Any
    shade: Any
    lit: bool = True


def _towards(degrees: float) -> Points:
    """The direction so many degrees from upright towards +x."""
    return np.array([np.sin(np.radians(degrees)), 0.0, np.cos(np.radians(degrees))])


def crane_joints(pose: Pose) -> tuple[Points, Points, Points]:
    """The foot joint, the elbow and the head joint."""
    foot = np.array([-0.01, 0.0, CRANE.base_height_m + CRANE.post_m])
    elbow = foot + CRANE.lower_m * _towards(pose.lower_deg)
    return foot, elbow, elbow + CRANE.upper_m * _towards(pose.upper_deg)


def crane_views() -> dict[str, View]:
    """How each of its pictures is framed."""
    _, elbow, head = crane_joints(Pose())
    centre = head + 0.06 * _towards(Pose().head_deg)
    return {
        "whole": View(24, 12, fill=0.9),
        "back": View(152, 16),
        "shade": View(38, 2, CloseUp(tuple(centre), 0.26)),
        "joint": View(20, 10, CloseUp(tuple(elbow), 0.16)),
        "base": View(22, 32, CloseUp((0.0, 0.0, 0.03), 0.25)),
    }


def build_crane(paint: str) -> None:
    """The whole lamp in a colour, switched on."""
    coat = painted(paint)
    crane_base(coat)
    crane_arm(Pose(), Finish(coat, coat, coat))


def crane_base(coat: Any, knob: Any | None = None) -> None:
    """The weighted base with its post, switch and cable; `knob` marks the switch."""
    radius, height = CRANE.base_radius_m, CRANE.base_height_m
    edge = curve(
        [
            (radius - 0.003, 0.002),
            (radius, 0.006),
            (radius - 0.0015, height * 0.72),
            (radius - 0.007, height - 0.0015),
            (radius - 0.016, height),
        ],
        24,
    )
    turned(
        "base",
        np.vstack([[(0.001, 0.002)], edge, [(0.03, height + 0.0008), (0.001, height + 0.001)]]),
        coat,
        segments=128,
    )
    turned("pad", [(0.001, 0.0), (radius - 0.012, 0.0), (radius - 0.012, 0.003)], rubber("#1d1d1e"))
    tall = CRANE.post_m
    post = [(0.014, 0.0), (0.014, 0.004), (0.0085, 0.008), (0.0085, tall - 0.010), (0.001, tall - 0.009)]
    place(turned("post", post, metal(STEEL)), (-0.01, 0.0, height))
    switch = knob or plastic("#202124")
    ring = [(0.001, 0.0), (0.0165, 0.0), (0.0165, 0.0016), (0.0145, 0.003), (0.0125, 0.003), (0.012, 0.002)]
    place(turned("ring", ring, metal(STEEL), segments=64), (0.043, -0.028, height))
    cap = curve([(0.012, 0.0), (0.012, 0.009), (0.0112, 0.0112), (0.009, 0.0122), (0.001, 0.0115)], 20)
    place(turned("switch", cap, switch, segments=64), (0.043, -0.028, height))
    box(
        "mark", (0.043, -0.0345, height + 0.0124), (0.0016, 0.006, 0.0008), plastic("#f4f2ec"), bevel_m=0.0003
    )
    lead = curve(
        [
            (-radius + 0.008, 0.0, 0.009),
            (-radius - 0.02, 0.004, 0.0045),
            (-0.125, 0.02, 0.0032),
            (-0.15, 0.06, 0.0032),
            (-0.165, 0.11, 0.0032),
        ],
        60,
    )
    sweep("cable", lead, disc(0.003, 14), rubber("#26272a"))


def crane_arm(pose: Pose, finish: Finish, *, lifted_m: float = 0.0) -> None:
    """The two arms with their joints, and the head, held `lifted_m` above the base."""
    lift = np.array([0.0, 0.0, lifted_m])
    foot, elbow, head = (joint + lift for joint in crane_joints(pose))
    half = CRANE.rods_apart_m / 2
    for number, (start, end) in enumerate(((foot, elbow), (elbow, head))):
        for side in (-half, half):
            aside = np.array([0.0, side * (1.0 if number else 0.62), 0.0])
            rod("arm", start + aside, end + aside, (CRANE.rod_m, CRANE.rod_m), finish.arm, upright=(0, 1, 0))
    for joint in (foot, elbow, head):
        _joint(joint, finish.arm)
    _spring(foot, elbow)
    _head(head, pose.head_deg, finish)


def _joint(at: Points, coat: Any) -> None:
    """A friction hinge: two cheeks, a hub and a thumb screw."""
    axis = np.array([0.0, 1.0, 0.0])
    steel, dark = metal(STEEL), plastic("#202124")
    half = CRANE.rods_apart_m / 2 + 0.005
    cheek = curve([(0.001, -0.0022), (0.0135, -0.0022), (0.0145, 0.0), (0.0135, 0.0022), (0.001, 0.0022)], 28)
    for side in (-half, 0.0, half):
        place(turned("joint", cheek, coat, segments=48), at + axis * side, axis)
    rod(
        "bolt",
        at - axis * (half + 0.004),
        at + axis * (half + 0.003),
        (0.0042, 0.0042),
        steel,
        upright=(1, 0, 0),
    )
    angle = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    lobed = (0.0105 + 0.0011 * np.cos(9 * angle))[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    reach = np.array([0.004, 0.0055, 0.012, 0.0135])
    path = at - axis * (half + reach)[:, None]
    sweep("knob", path, lobed, dark, upright=(1, 0, 0), scale=np.array([0.86, 1.0, 1.0, 0.82]))


def _spring(foot: Points, elbow: Points) -> None:
    along = (elbow - foot) / np.linalg.norm(elbow - foot)
    side, across = np.array([0.0, 1.0, 0.0]), np.cross(along, (0.0, 1.0, 0.0))
    turns = np.linspace(0, 34 * 2 * np.pi, 34 * 16)
    reach = np.linspace(0.03, 0.150, len(turns))
    coil = (
        foot
        + along * reach[:, None]
        + 0.0048 * (np.cos(turns)[:, None] * side + np.sin(turns)[:, None] * across)
    )
    steel = metal("#d3d5d8")
    sweep("spring", coil, disc(0.00115, 8), steel, upright=along)
    rod("hook", foot + along * 0.008, foot + along * 0.032, (0.0012, 0.0012), steel, upright=side)
    rod("hook", foot + along * 0.148, elbow - along * 0.010, (0.0012, 0.0012), steel, upright=side)


def _head(joint: Points, degrees: float, finish: Finish) -> None:
    """The socket and the bell shade, pointing `degrees` from upright, with its lit bulb."""
    axis = _towards(degrees)
    length, radius = CRANE.shade_length_m, CRANE.shade_radius_m
    start = joint - axis * 0.012
    outer = curve(
        [(0.021, 0.0), (0.0235, 0.012), (0.030, 0.030), (0.046, 0.058), (0.063, 0.092), (radius, length)], 48
    )
    cap = curve([(0.001, -0.033), (0.012, -0.0325), (0.0185, -0.028), (0.0205, -0.020), (0.021, 0.0)], 24)
    lip = [
        (radius + 0.0015, length + 0.0005),
        (radius + 0.0012, length + 0.002),
        (radius - 0.0008, length + 0.001),
    ]
    place(turned("shade", np.vstack([cap[:-1], outer, lip]), finish.shade, segments=128), start, axis)
    inner = np.column_stack([outer[:, 0] - 0.0012, outer[:, 1]])[::-1]
    place(
        turned(
            "lining", np.vstack([inner, [(0.001, 0.002)]]), plastic("#f7f4ec", roughness=0.6), segments=128
        ),
        start,
        axis,
    )
    place(
        turned("holder", [(0.016, 0.0), (0.016, 0.034), (0.001, 0.034)], plastic("#efece4"), segments=48),
        start,
        axis,
    )
    bulb = curve(
        [
            (0.013, 0.034),
            (0.014, 0.042),
            (0.024, 0.062),
            (0.030, 0.082),
            (0.026, 0.101),
            (0.014, 0.110),
            (0.001, 0.112),
        ],
        36,
    )
    light = shining("#ffe7bd", 4.0) if finish.lit else plastic("#f6f3ea", roughness=0.25)
    place(turned("bulb", bulb, light, segments=64), start, axis)
