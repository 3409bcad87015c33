"""How a picture is framed, in numbers that need no Blender."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random


@dataclass(frozen=True, slots=True)
class CloseUp:
    """A square of `span_m` metres around the point `at_m`."""

    at_m: tuple[float, float, float]
    span_m: float


@dataclass(frozen=True, slots=True)
class View:
    """How one picture is framed.

    Azimuth 0 looks at the front (towards +y) and turns to the product's right hand (+x); elevation
    90 looks straight down. Without a close-up, the whole product fills `fill` of the picture.
    `pose_deg` turns the product (Euler angles x, y, z) before it is set down on the floor; `floor=False`
    leaves it hanging, without a shadow. `roll_deg` tilts the camera.
    """

    azimuth_deg: float
    elevation_deg: float
    close_up: CloseUp | None = None
    pose_deg: tuple[float, float, float] = (0.0, 0.0, 0.0)
    fill: float = 0.88
    focal_mm: float = 85.0
    floor: bool = True
    roll_deg: float = 0.0

    def jittered(self, rng: Random) -> View:
        """A view nearby, as another photographer would have chosen it."""
        close_up = self.close_up
        if close_up:
            aside = (rng.uniform(-0.06, 0.06) * close_up.span_m for _ in range(3))
            at = tuple(place + shift for place, shift in zip(close_up.at_m, aside, strict=True))
            close_up = CloseUp((at[0], at[1], at[2]), close_up.span_m * rng.uniform(0.82, 1.25))
        elevation = self.elevation_deg + rng.uniform(-7.0, 9.0)
        if self.elevation_deg >= 0:
            elevation = min(max(elevation, 1.0), 89.0)
        return replace(
            self,
            azimuth_deg=self.azimuth_deg + rng.uniform(-16.0, 16.0),
            elevation_deg=elevation,
            close_up=close_up,
            fill=self.fill * rng.uniform(0.86, 1.04),
            focal_mm=rng.choice((60.0, 85.0, 85.0, 120.0)),
            roll_deg=rng.gauss(0.0, 1.5),
        )
