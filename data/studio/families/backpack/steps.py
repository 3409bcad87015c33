"""How a backpack is put on, in pictures: the same bag in drawing grey, with what matters marked."""

from __future__ import annotations

from data.studio.article import Look, Step
from data.studio.families.backpack.design import BackpackDesign


def strap_steps(look: Look[BackpackDesign]) -> tuple[Step, ...]:
    """Loosen the straps, put it on, pull the straps down, close the sternum strap."""
    del look
    return ()
