"""Every picture's scene by its code."""

from __future__ import annotations

from typing import Final

from data.studio.pictograms.home_care import HOME_CARE
from data.studio.pictograms.kitchen_care import KITCHEN_CARE
from data.studio.pictograms.leather_care import LEATHER_CARE
from data.studio.pictograms.measuring import MEASURING
from data.studio.pictograms.pen import Scene
from data.studio.pictograms.symbols import SYMBOLS

SCENES: Final[dict[str, Scene]] = {
    **{f"care-{code}": scene for code, scene in (SYMBOLS | LEATHER_CARE | KITCHEN_CARE | HOME_CARE).items()},
    **{f"measure-{name}": scene for name, scene in MEASURING.items()},
}
