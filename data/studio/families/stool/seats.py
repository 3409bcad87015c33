"""Wooden seats of all outlines, glued up from boards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.modelling.curves import Points, slab
from data.studio.workshop.joinery import board

# A wooden seat's boards are this wide before they are glued.
BOARD_M: Final = 0.083
SHAPES: Final = ("round", "square", "saddle", "trefoil")


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat's outline, its size in metres across and from front to back, and how deep it is dished."""

    shape: str
    size_m: tuple[float, float]
    thickness_m: float = 0.032
    dish_m: float = 0.007

    def outline(self) -> Points:
        """Its edge around the z axis, `(n, 2)`."""
        if self.shape == "trefoil":
            angle = np.linspace(0, 2 * np.pi, 128, endpoint=False)
            reach = 1.0 + 0.085 * np.cos(3 * (angle + np.pi / 2))
            edge: Points = np.column_stack([np.cos(angle), np.sin(angle)]) * reach[:, None]
            return edge * (np.array(self.size_m) / 2)
        squareness = {"round": 2.0, "square": 7.0, "saddle": 4.0}[self.shape]
        return slab(*self.size_m, 128, squareness)

    def reach(self, degrees: float) -> float:
        """How far its edge is from the middle in a direction, in metres."""
        edge = self.outline()
        towards = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
        aligned = (edge @ towards) / np.linalg.norm(edge, axis=1)
        return float(np.linalg.norm(edge[int(aligned.argmax())]))


def build_seat(seat: Seat, top_m: float, material: Any) -> Any:
    """The seat with its top at `top_m`."""

    def hollow(x: Points, y: Points) -> Points:
        return np.asarray(seat.dish_m * (1 - np.minimum(x**2 + y**2, 1.0)))

    def saddle(x: Points, y: Points) -> Points:
        # Low in the middle, high at both sides, and falling away to the front.
        return np.asarray(seat.dish_m * (2.6 * (1 - x**2) + 0.8 * np.maximum(-y, 0) ** 2))

    dish = saddle if seat.shape == "saddle" else hollow
    return board("seat", seat.outline(), top_m, seat.thickness_m, material, dish=dish)
