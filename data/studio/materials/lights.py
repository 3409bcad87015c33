"""What gives light of its own."""

from __future__ import annotations

from typing import Any

from data.studio.materials.shader import Shader, linear


def shining(colour: str, strength: float) -> Any:
    """Something that gives light, such as a lamp's bulb."""
    lit = Shader("shining", colour, roughness=0.3, emission=strength)
    lit.feed("Emission Color", linear(colour))
    return lit.material


def flat(colour: str) -> Any:
    """A colour that no light changes, for arrows and marked parts."""
    return shining(colour, 1.0)
