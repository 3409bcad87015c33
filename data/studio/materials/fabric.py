"""Any cloth in any pattern."""

from __future__ import annotations

from typing import Any, Final

from data.studio.materials.figures import FIGURES
from data.studio.materials.weaver import Cloth, beyond_white
from data.studio.materials.weaves import WEAVES

# What shows between a dyed warp: undyed threads, or grey ones in cloth that was dyed black.
UNDYED: Final = "#e4e2dc"
OVERDYED: Final = "#73757a"
BLACK: Final = 60
PALE_RELIEF: Final = 3.0


def fabric(material: str, colour_hex: str, *, pattern: str = "plain", accent_hex: str = "#e9e4d8") -> Any:
    """The cloth or hide called `material` in a pattern, both words of `data.vocabulary`.

    UV coordinates are metres; stripes run across v, wales, ribs and cables along it. Cotton is jersey;
    its other cloths are "poplin" (shirts), "twill" (chinos, caps) and "cotton knit" (jumpers, hats). Nylon is
    ripstop; its other cloth is "taffeta" (quilted things).
    The accent is what stripes, checks, dots and prints are in, and the lighter fibres of a heathered
    cloth. The mean stays near `colour_hex` where there is no accent.

    Raises:
        KeyError: there is no such cloth or pattern.
    """
    weave = WEAVES[material]
    cloth = Cloth(material, colour_hex, roughness=weave.roughness, specular=weave.specular, sheen=weave.sheen)
    figure = FIGURES[pattern](cloth, weave)
    texture = weave.draw(cloth)
    tone = texture.tone if figure.light is None else cloth.math("ADD", texture.tone, figure.light)
    colour = cloth.dyed(tone, colour_hex, weave.shades)
    if figure.accent is not None:
        colour = cloth.mix(figure.accent, colour, cloth.dyed(tone, accent_hex, weave.shades))
    if texture.pale is not None:
        black = max(int(colour_hex[at : at + 2], 16) for at in (1, 3, 5)) < BLACK
        weft = OVERDYED if black else UNDYED
        colour = cloth.mix(cloth.math("MULTIPLY", texture.pale, 0.7), colour, weft)
    cloth.feed("Base Color", colour)
    # Pale yarn shades itself less than its relief would have it.
    relief = 1.0 - PALE_RELIEF * beyond_white(colour_hex, weave.shades[1]) / weave.shades[1]
    for height in (figure.height, texture.height):
        if height is not None:
            cloth.rise(cloth.math("MULTIPLY", height, relief))
    cloth.finish_relief()
    return cloth.material
