"""How the jointed lamp is put together, and how its light is aimed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from data.studio.arrows import arc, arrow, marked
from data.studio.camera import CloseUp, View
from data.studio.families import Shot
from data.studio.families.lamp.jointed import CRANE, Finish, Pose, crane_arm, crane_base, crane_joints
from data.studio.materials import painted

DRAWING_GREY: Final = "#c3c8cb"


def assembly() -> tuple[Shot, ...]:
    """Base, arm, knobs, switch."""
    view = View(24, 12, fill=0.86)
    _, elbow, _ = crane_joints(Pose())

    def lone_base() -> None:
        crane_base(marked())
        rim = CRANE.base_radius_m
        arrow([(0.0, -rim * 0.2, 0.20), (0.0, -rim * 0.2, 0.14), (0.0, -rim * 0.2, 0.05)], 0.012)

    def arm_on() -> None:
        grey = painted(DRAWING_GREY)
        crane_base(grey)
        crane_arm(Pose(), Finish(grey, marked(), grey, lit=False), lifted_m=0.06)
        arrow([(0.055, -0.03, 0.19), (0.055, -0.03, 0.14), (0.055, -0.03, 0.065)], 0.011)

    def tighten() -> None:
        grey = painted(DRAWING_GREY)
        crane_base(grey)
        crane_arm(Pose(), Finish(grey, grey, grey, lit=False))
        knob = elbow - np.array([0.0, 0.034, 0.0])
        arrow(arc(knob, 0.034, (215, -60), axis=1), 0.009)

    def switch_on() -> None:
        grey = painted(DRAWING_GREY)
        crane_base(grey, marked())
        crane_arm(Pose(), Finish(grey, grey, grey))
        arrow(arc((0.043, -0.028, CRANE.base_height_m + 0.022), 0.030, (200, -40)), 0.008)

    close = View(14, 8, CloseUp(tuple(elbow), 0.24))
    base = View(18, 30, CloseUp((0.01, 0.0, 0.045), 0.27))
    return (Shot(view, lone_base), Shot(view, arm_on), Shot(close, tighten), Shot(base, switch_on))


def aiming() -> tuple[Shot, ...]:
    """The arm is raised, then the shade is tilted."""
    view = View(0, 5, fill=0.84)

    def step(pose: Pose, *, arm: bool, pointing: Callable[[Pose], None]) -> Callable[[], None]:
        def build() -> None:
            grey = painted(DRAWING_GREY)
            crane_base(grey)
            crane_arm(pose, Finish(grey, marked() if arm else grey, grey if arm else marked()))
            pointing(pose)

        return build

    def lift(pose: Pose) -> None:
        foot, _, _ = crane_joints(pose)
        reach = CRANE.lower_m * 0.62
        arrow(arc(foot - (0, 0.05, 0), reach, (65, 30), axis=1), 0.013)

    def tilt(pose: Pose) -> None:
        head = crane_joints(pose)[2]
        arrow(arc(head - (0, 0.09, 0), 0.165, (-20, -70), axis=1), 0.013)

    return (
        Shot(view, step(Pose(-6, 62, 150), arm=True, pointing=lift)),
        Shot(view, step(Pose(-24, 58, 178), arm=False, pointing=tilt)),
    )
