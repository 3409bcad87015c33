"""The woods that stools are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from data.studio.materials import wood


@dataclass(frozen=True, slots=True)
class Timber:
    """The early and the late wood, sRGB."""

    light: str
    dark: str


TIMBERS: Final = {
    "Oak": Timber("#d2a873", "#a97b48"),
    "Black": Timber("#3a3633", "#211f1e"),
    "Ash": Timber("#e3cda6", "#c2a273"),
}


def bar(timber: Timber, piece: int) -> Any:
    """A turned bar, its grain along it; `piece` tells the bars of one stool apart."""
    return wood(timber.light, timber.dark, piece=piece)
