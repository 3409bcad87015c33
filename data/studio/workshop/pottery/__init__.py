"""The pottery: pots turned from an outline, their glazes, and pulled handles."""

from data.studio.workshop.pottery.handles import Handle, pulled_handle, sweep_handle
from data.studio.workshop.pottery.pot import CLAYS, Glazes, Outline, Pot, band, glazes, inner_wall, throw

__all__ = [
    "CLAYS",
    "Glazes",
    "Handle",
    "Outline",
    "Pot",
    "band",
    "glazes",
    "inner_wall",
    "pulled_handle",
    "sweep_handle",
    "throw",
]
