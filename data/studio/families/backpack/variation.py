"""Backpacks that no shop has yet, and the finishes they come in."""

from __future__ import annotations

from random import Random
from typing import Final

from data.studio.article import Look
from data.studio.families.backpack.design import BackpackDesign, Body

_OUTLINES: Final = {
    "zip": ("domed", "boxy", "teardrop", "round"),
    "roll": ("rolled",),
    "flap": ("open-mouthed",),
}
_FRONTS: Final = {
    "zip": ("pillow", "pouch", "stacked", "twin", "patch", "welt"),
    "roll": ("patch", "welt", "pillow", "twin"),
    "flap": ("twin", "low", "low welt"),
}
_MATERIALS: Final = {
    "zip": (("nylon",), ("nylon",), ("canvas",), ("leather",)),
    "roll": (("canvas",), ("nylon",)),
    "flap": (("canvas",), ("leather",)),
}
COLOURS: Final = {
    "nylon": (
        "forest green",
        "rust",
        "navy",
        "black",
        "lavender",
        "coral",
        "charcoal",
        "teal",
        "mustard",
        "light grey",
        "red",
        "blue",
        "plum",
        "sage",
    ),
    "canvas": (
        "slate",
        "mustard",
        "black",
        "olive",
        "beige",
        "navy",
        "khaki",
        "rust",
        "cream",
        "denim blue",
        "burgundy",
        "army green",
    ),
    "leather": ("black", "brown", "camel", "chocolate", "burgundy", "navy", "forest green", "beige"),
}
_ACCENTS: Final = (None, None, None, "orange", "yellow", "red", "white", "teal")
_HIDES: Final = (None, "brown", "camel", "chocolate", "black")


def varied(rng: Random) -> BackpackDesign:
    """A backpack of another shape, its measures within what people carry."""
    closure = rng.choice(("zip", "zip", "roll", "flap"))
    small = rng.random() < 0.25
    height = rng.uniform(0.27, 0.34) if small else rng.uniform(0.36, 0.52)
    width = height * (rng.uniform(0.72, 0.86) if small else rng.uniform(0.56, 0.74))
    outline = rng.choice(_OUTLINES[closure])
    body = Body(
        outline,
        height,
        width,
        width * rng.uniform(0.46, 0.66),
        rng.uniform(2.8, 3.4) if outline == "round" else rng.uniform(3.3, 5.2),
        height * rng.uniform(0.002, 0.0065),
    )
    materials = rng.choice(_MATERIALS[closure])
    hide = closure == "flap" or (materials != ("nylon",) and rng.random() < 0.6)
    front = rng.choice(_FRONTS[closure])
    return BackpackDesign(
        closure,
        body,
        front,
        "none"
        if small
        else rng.choice(("mesh", "cloth", "none") if materials == ("nylon",) else ("cloth", "none")),
        rng.choice((0.0, rng.uniform(0.16, 0.40))),
        rng.choice(("slim", "webbing") if small else ("padded", "broad", "slim")),
        materials,
        hide=hide,
        piping=rng.random() < 0.5,
        sternum=not small and rng.random() < 0.5,
        handle=rng.choice(("padded", "webbing", "leather") if hide else ("padded", "webbing")),
        extras=_extras(closure, front, rng),
        seed=rng.randrange(1000),
    )


def _extras(closure: str, front: str, rng: Random) -> tuple[str, ...]:
    """What goes with a closure and front pockets without being in their way."""
    if closure == "flap":
        return rng.choice(((), ("compression",)))
    if closure == "roll":
        return rng.choice(((), ("compression",), ("band",), ("tag",)))
    free = front not in {"stacked", "patch"}
    upper = ((), ("bungee",), ("daisy chain",), ("band",)) if free else ((), ("tag",))
    return rng.choice(upper) + rng.choice(((), ("compression",), ()))


def kind_of(design: BackpackDesign) -> str:
    """Outline, closure and front pockets in words."""
    shape = f"{design.body.outline} " if design.closure == "zip" else ""
    return f"{shape}{design.closure}, {design.front} front"


def finished(design: BackpackDesign, rng: Random) -> Look[BackpackDesign]:
    """The design in a colour and a material that such a backpack is sold in."""
    material = rng.choice(design.materials)
    colour = rng.choice(COLOURS[material])
    accents = _HIDES if design.hide else _ACCENTS
    accent = rng.choice([one for one in accents if one != colour])
    pattern = "plain"
    if material == "nylon" and accent and rng.random() < 0.3:
        pattern = "colour-block"
    elif material == "nylon" and rng.random() < 0.15:
        pattern = "quilted"
    return Look(design, colour, material, pattern, accent)
