"""The product families, one module or package each.

A family is a module with the two functions of `Family`; `data.studio.catalogue` names the module. Models
are in metres, stand on z = 0, and show their front to -y.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from data.studio.camera import View


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to take: `build` puts the model into the empty scene, `view` frames it."""

    view: View
    build: Callable[[], None]


class Family(Protocol):
    """What a family's module offers."""

    def photograph(self, handle: str, colour: str, part: str) -> Shot:
        """The picture of `part` of a product in a colour; KeyError where the family has no such one."""

    def instruct(self, handle: str, slug: str) -> tuple[Shot, ...]:
        """The steps of an instruction, one picture each; KeyError where there is no such one."""


def load(name: str) -> Family:
    """The family kept in the module `name` of this package. Loads Blender."""
    return cast(Family, import_module(f"{__name__}.{name}"))
