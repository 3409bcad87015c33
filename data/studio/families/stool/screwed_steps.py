"""How the three-legged stool is put together."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from data.studio.arrows import arc, arrow, marked
from data.studio.camera import View
from data.studio.families import Shot
from data.studio.families.stool.screwed import (
    LEG_DEGREES,
    TERN,
    blocks_only,
    board,
    leg_end,
    round_seat,
    screwed_leg,
)
from data.studio.families.stool.timber import TIMBERS, bar


def assembly() -> tuple[Shot, ...]:
    """Seat upside down, first leg, other legs, upright."""
    oak = TIMBERS["Oak"]
    flipped = View(24, 34, pose_deg=(180, 0, 0), fill=0.86)
    upright = View(18, 16, fill=0.84)

    def step(
        legs: tuple[float | None, ...], marks: tuple[bool, ...], extra: Callable[[], None]
    ) -> Callable[[], None]:
        def build() -> None:
            round_seat(board(oak))
            for number, (degrees, lowered, mark) in enumerate(zip(LEG_DEGREES, legs, marks, strict=True)):
                if lowered is None:
                    blocks_only(degrees, oak, number, mark=mark)
                else:
                    leg = marked() if mark else bar(oak, number)
                    screwed_leg(degrees, leg, bar(oak, number + 5), lowered_m=lowered, thread=lowered > 0)
            extra()

        return build

    def screw_in() -> None:
        foot = np.array(leg_end(LEG_DEGREES[0], TERN.foot_circle_m + 0.03, -0.02))
        arrow(arc(foot, 0.055, (60, 320)), 0.011)

    def screw_in_others() -> None:
        for degrees in LEG_DEGREES[1:]:
            arrow(arc(np.array(leg_end(degrees, TERN.foot_circle_m + 0.012, 0.02)), 0.05, (60, 320)), 0.011)

    def press_down() -> None:
        arrow(
            [
                (0.0, 0.0, TERN.height_m + 0.15),
                (0.0, 0.0, TERN.height_m + 0.08),
                (0.0, 0.0, TERN.height_m + 0.012),
            ],
            0.018,
        )

    return (
        Shot(flipped, step((None, None, None), (True, True, True), lambda: None)),
        Shot(flipped, step((0.07, None, None), (True, False, False), screw_in)),
        Shot(flipped, step((0.0, 0.0, 0.0), (False, True, True), screw_in_others)),
        Shot(upright, step((0.0, 0.0, 0.0), (False, False, False), press_down)),
    )
