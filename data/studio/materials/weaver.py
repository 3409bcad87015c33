"""A shader that is drawn in the directions of a cloth: across (u) and along (v), in metres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from data.studio.materials.shader import Shader, shade

TURN: Final = 6.283185


@dataclass(frozen=True, slots=True)
class Texture:
    """What a weave adds to a plain surface; each is a shader socket.

    `tone` runs from 0, dark, to 1, light, about a half; `height` is relief in metres; `pale` is the
    share of undyed threads.
    """

    tone: Any
    height: Any = None
    pale: Any = None


def beyond_white(colour: str, factor: float) -> float:
    """By how much `factor` would make an sRGB colour brighter than a channel can be; 0 where it would not."""
    return max(0.0, factor - 255 / max(int(colour[at : at + 2], 16) for at in (1, 3, 5)))


class Cloth(Shader):
    """A material under construction with its threads' directions `u` and `v` as sockets."""

    def __init__(self, name: str, colour: str, **principled: float) -> None:
        super().__init__(name, colour, **principled)
        split = self.node("SeparateXYZ", Vector=self.node("TexCoord").outputs["UV"])
        self.u: Any = split.outputs[0]
        self.v: Any = split.outputs[1]
        self._distance = self.node("CameraData").outputs["View Distance"]
        self._depth: Any = None

    def plane(self, *, scale: tuple[float, float] = (1.0, 1.0)) -> Any:
        """Coordinates for a noise, stretched where a scale is small."""
        stretched = (
            self.math("MULTIPLY", axis, by) for axis, by in zip((self.u, self.v), scale, strict=True)
        )
        return self.node("CombineXYZ", **dict(zip(("X", "Y"), stretched, strict=True))).outputs[0]

    def cloudy(self, per_metre: float, detail: float = 1.0, scale: tuple[float, float] = (1.0, 1.0)) -> Any:
        """Noise on the surface in two dimensions, between 0 and 1."""
        made = self.node(
            "TexNoise",
            {"noise_dimensions": "2D"},
            Vector=self.plane(scale=scale),
            Scale=per_metre,
            Detail=detail,
        )
        return made.outputs[0]

    def near(self, far_m: float) -> Any:
        """1 close by, 0 from `far_m` off: what is finer than a pixel must not flicker there."""
        return self.math("MULTIPLY_ADD", self._distance, -1.6 / far_m, 1.6, clamp=True)

    def wave(self, along: Any, period_m: float) -> Any:
        """A sine between 0 and 1."""
        return self.math(
            "MULTIPLY_ADD", self.math("SINE", self.math("MULTIPLY", along, TURN / period_m)), 0.5, 0.5
        )

    def within(self, value: Any, limit: Any) -> Any:
        """1 where `value` is below `limit`, else 0."""
        return self.math("LESS_THAN", value, limit)

    def about_half(self, tone: Any, share: Any) -> Any:
        """`tone` with its contrast scaled by `share`."""
        return self.math("MULTIPLY_ADD", self.math("SUBTRACT", tone, 0.5), share, 0.5)

    def rise(self, height_m: Any) -> None:
        """Adds relief in metres; all of it is evaluated in one pass by `finish_relief`."""
        self._depth = height_m if self._depth is None else self.math("ADD", self._depth, height_m)

    def finish_relief(self) -> None:
        """Turns the sum of all relief into the surface's normal; seen edgewise it would only sparkle."""
        if self._depth is not None:
            facing = self.node("LayerWeight", Blend=0.5).outputs["Facing"]
            seen = self.math("MULTIPLY_ADD", facing, -2.6, 2.3, clamp=True)
            self.raise_surface(self.math("MULTIPLY", self._depth, seen), 1.0)

    def dyed(self, tone: Any, colour: str, shades: tuple[float, float]) -> Any:
        """The colour from its darker to its lighter shade as `tone` says.

        Light goes on inside pale yarn until it fills the hollows: what a shade would be brighter than white
        is given to the darker one.
        """
        darker, lighter = shades
        over = beyond_white(colour, lighter)
        return self.mix(tone, shade(colour, min(1.0, darker + 1.5 * over)), shade(colour, lighter - over))
