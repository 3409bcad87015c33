"""How shoppers take their own measurements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.language import Bilingual


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measure of the body: its name and how to take it."""

    title: Bilingual
    sentence: Bilingual


# By the column of a size chart that asks for it.
MEASUREMENTS: Final[dict[str, Measurement]] = {
    "chest": Measurement(
        Bilingual("Measure your chest", "量胸围"),
        Bilingual(
            "Lay the tape around the fullest part of your chest, level under the arms, and breathe out.",
            "软尺绕过胸部最丰满处，从腋下水平绕一圈，自然呼气后读数。",
        ),
    ),
    "waist": Measurement(
        Bilingual("Measure your waist", "量腰围"),
        Bilingual(
            "Lay the tape around the narrowest part of your waist and leave room for one finger.",
            "软尺绕腰部最细处一圈，留一指松量。",
        ),
    ),
    "hip": Measurement(
        Bilingual("Measure your hips", "量臀围"),
        Bilingual(
            "Stand with your feet together and lay the tape level around the fullest part of your seat.",
            "双脚并拢站立，软尺水平绕臀部最丰满处一圈。",
        ),
    ),
    "inseam": Measurement(
        Bilingual("Measure your inseam", "量内侧腿长"),
        Bilingual(
            "Measure from the crotch straight down the inside of the leg to the floor, without shoes.",
            "不穿鞋，从裆部沿腿内侧垂直量到地面。",
        ),
    ),
}
