"""How a jointed lamp's light is aimed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from data.language import Bilingual
from data.studio.article import Look, Shot, Step
from data.studio.families.lamp.jointed import Finish, Jointed, build_arm, build_base, joints
from data.studio.materials import powder_coat
from data.studio.modelling.arrows import arc, arrow, marked
from data.studio.view import View

VIEW: Final = View(0, 5, fill=0.84)


def aiming(look: Look[Jointed]) -> tuple[Step, ...]:
    """The arm is raised, then the shade is tilted."""
    return (
        Step(
            Shot(VIEW, lambda: _raise(look)),
            Bilingual("Raise or lower the arm", "调高或调低灯臂"),
            Bilingual(
                "Take the arm in one hand, move it where you want it and let go: it stays.",
                "用一只手扶住灯臂，移到想要的位置后松手，灯臂会停住。",
            ),
        ),
        Step(
            Shot(VIEW, lambda: _tilt(look)),
            Bilingual("Tilt the shade", "转动灯罩"),
            Bilingual(
                "Tilt the shade by its rim until the light falls on your work; it may be warm.",
                "捏住灯罩边缘转动，让光照在需要的地方；灯罩可能会发热。",
            ),
        ),
    )


def _raise(look: Look[Jointed]) -> None:
    design, coat = look.design, powder_coat(look.hex)
    pose = replace(design.pose, lower_deg=design.pose.lower_deg + 18)
    build_base(design, coat)
    build_arm(design, Finish(coat, marked(), coat), pose=pose)
    foot = joints(design, pose=pose)[0]
    upright = 90 - pose.lower_deg
    reach = design.lower_m * 0.62
    arrow(arc(foot - (0, 0.05, 0), reach, (upright - 31, upright - 66), axis=1), 0.013)


def _tilt(look: Look[Jointed]) -> None:
    design, coat = look.design, powder_coat(look.hex)
    pose = replace(design.pose, head_deg=design.pose.head_deg + 30)
    build_base(design, coat)
    build_arm(design, Finish(coat, coat, marked()), pose=pose)
    head = joints(design, pose=pose)[-1]
    down = 90 - pose.head_deg
    reach = design.shade_length_m + 0.035
    arrow(arc(head - (0, 0.09, 0), reach, (down + 68, down + 18), axis=1), 0.013)
