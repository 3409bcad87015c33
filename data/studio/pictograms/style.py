"""How a picture is drawn, apart from what it shows: colours, lines, what lies behind."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Finish(StrEnum):
    """Whether things have an outline, a filling or both."""

    FILLED = "filled"
    OUTLINED = "outlined"
    FLAT = "flat"


class Frame(StrEnum):
    """The shape of what the scene is drawn on."""

    CARD = "card"
    DISC = "disc"
    LABEL = "label"
    SHEET = "sheet"


class Backdrop(StrEnum):
    """What covers the frame behind the scene."""

    PLAIN = "plain"
    GRID = "grid"
    SPLIT = "split"
    STRIPES = "stripes"
    DOTS = "dots"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours by what they stand for, as sRGB hex strings.

    `paper` lies outside the frame and `card` in it, `second` is the backdrop's other colour; `body` and
    `shade` fill things, `move` is for arrows and air, `halo` sets a cross or a tick off from what is below.
    """

    paper: str = "#ffffff"
    card: str = "#eaf2f1"
    second: str = "#dde9e8"
    halo: str = "#eaf2f1"
    ink: str = "#24454c"
    body: str = "#ffffff"
    shade: str = "#d3e2e2"
    accent: str = "#f28a1c"
    move: str = "#157a8c"
    water: str = "#a5d5e3"
    warm: str = "#f7cdb0"
    earth: str = "#a08468"
    sun: str = "#f6c453"
    warning: str = "#c8372d"
    good: str = "#3c8d4f"


@dataclass(frozen=True, slots=True)
class Style:
    """Everything about a picture but its content.

    `line` multiplies the width of all lines; `scale`, `stretch`, `turn_deg` and `shift` (in hundredths of
    the side) place the scene; `wobble` is how far a hand strays, `misprint` how far fillings lie beside
    their lines, both in hundredths of the side. Without `accents` a care symbol stands alone.
    """

    kind: str = "ink on a tinted card"
    palette: Palette = field(default_factory=Palette)
    frame: Frame = Frame.CARD
    backdrop: Backdrop = Backdrop.PLAIN
    finish: Finish = Finish.FILLED
    line: float = 1.0
    scale: float = 1.0
    stretch: float = 1.0
    turn_deg: float = 0.0
    shift: tuple[float, float] = (0.0, 0.0)
    wobble: float = 0.0
    phase: float = 0.0
    misprint: tuple[float, float] = (0.0, 0.0)
    accents: bool = True


SHOP: Final = Style()
