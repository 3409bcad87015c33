"""What furniture is made from: timber in a look's finish, spars and boards, and what joins them."""

from data.studio.workshop.joinery.fittings import bolt, dowel, hole, plug
from data.studio.workshop.joinery.pieces import board, cut_through, direction, panel, soften, spar
from data.studio.workshop.joinery.stock import STAINS, WOODS, Stock, finished, stock

__all__ = [
    "STAINS",
    "WOODS",
    "Stock",
    "board",
    "bolt",
    "cut_through",
    "direction",
    "dowel",
    "finished",
    "hole",
    "panel",
    "plug",
    "soften",
    "spar",
    "stock",
]
