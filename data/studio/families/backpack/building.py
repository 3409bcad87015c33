"""A backpack put together in the scene, closed or open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from data.studio.article import Look
from data.studio.families.backpack.body import Bag, wrap_base
from data.studio.families.backpack.carrying import carry
from data.studio.families.backpack.design import BackpackDesign, Body
from data.studio.families.backpack.extras import EXTRAS
from data.studio.families.backpack.flap_top import close_flap, open_flap
from data.studio.families.backpack.pockets import FRONTS, side_pockets
from data.studio.families.backpack.roll_top import close_roll, open_roll, unrolled
from data.studio.families.backpack.zip_top import close_zip, open_zip

_CLOSED: Final[dict[str, Callable[[Bag], None]]] = {
    "zip": close_zip,
    "roll": close_roll,
    "flap": close_flap,
}
_OPEN: Final[dict[str, Callable[[Bag], None]]] = {"zip": open_zip, "roll": open_roll, "flap": open_flap}


def build(look: Look[BackpackDesign], *, opened: bool = False) -> None:
    """The look's backpack; `opened` shows its inside."""
    bag = Bag.of(look, body_of(look.design, opened=opened))
    if opened:
        _OPEN[look.design.closure](bag)
    else:
        close(bag)
    furnish(bag)
    carry(bag)


def close(bag: Bag) -> None:
    """The body with its closure shut."""
    _CLOSED[bag.design.closure](bag)


def body_of(design: BackpackDesign, *, opened: bool) -> Body:
    """The design's body as it stands, closed or open."""
    return unrolled(design.body) if opened and design.closure == "roll" else design.body


def furnish(bag: Bag) -> None:
    """Base, pockets and extras."""
    if bag.design.base:
        wrap_base(bag)
    if bag.design.sides != "none":
        side_pockets(bag)
    FRONTS[bag.design.front](bag)
    for extra in bag.design.extras:
        EXTRAS[extra](bag)
