"""A cap put together in its cloth."""

from __future__ import annotations

from typing import Any, Final

from data.studio.article import Look
from data.studio.families.cap.brim import add_brim
from data.studio.families.cap.closure import Fittings, add_closure
from data.studio.families.cap.crown import Crown, add_button, add_sweatband, bind_rim, sew_panels
from data.studio.families.cap.design import CapDesign
from data.studio.materials import fabric, main, shade
from data.studio.workshop.woven_label import sprig, woven_label

# Where the emblem sits: degrees from the front and share of the crown's outline.
EMBLEM: Final = (0.0, 0.34)
SIDE_LABEL: Final = (34.0, 0.10)


def build(look: Look[CapDesign]) -> None:
    """The cap in the scene, on its brim's level."""
    design = look.design
    crown = Crown(design)
    blocked = look.pattern == "colour-block"
    cloth = main(_cloth(look, look.hex, "plain" if blocked else look.pattern))
    other = _cloth(look, look.accent_hex, "plain") if blocked else cloth
    light = sum(int(look.hex[at : at + 2], 16) for at in (1, 3, 5)) / 3
    thread = fabric("poplin", shade(look.hex, 0.74) if light > 90 else "#6d6a66")
    sew_panels(crown, (cloth, other), fabric("poplin", shade(look.hex, 0.8)), thread)
    add_button(crown, other)
    bind_rim(crown, cloth)
    add_brim(crown, other if blocked else cloth, _underbrim(look, cloth), thread)
    add_sweatband(crown, fabric("twill", "#55555a" if light > 60 else "#b9b2a4"), fabric("poplin", "#e2dccd"))
    strap = (
        fabric("canvas", shade(look.hex, 0.8))
        if design.closure == "clip"
        else main(_cloth(look, look.hex, "plain"))
    )
    add_closure(crown, Fittings(strap, thread, shade(look.hex, 0.85)))
    _emblem(crown, look, light)


def _cloth(look: Look[CapDesign], colour: str, pattern: str) -> Any:
    weave = "twill" if look.material == "cotton" else look.material
    return fabric(weave, colour, pattern=pattern, accent_hex=look.accent_hex)


def _underbrim(look: Look[CapDesign], cloth: Any) -> Any:
    """Most brims are alike on both sides, some green or grey below."""
    choice = look.design.seed % 4
    return (
        fabric("twill", "#4c5f50" if choice == 3 else "#8b8d8e")
        if choice >= 2 and look.accent is None
        else cloth
    )


def _emblem(crown: Crown, look: Look[CapDesign], light: float) -> None:
    thread = look.accent_hex if look.accent else "#efe8d8" if light < 130 else "#2f4a40"
    if look.design.emblem == "sprig":
        sprig(crown.surface(*EMBLEM, raised_m=0.0004), 0.021, fabric("poplin", thread), raised_m=0.0)
    elif look.design.emblem == "label":
        woven_label(
            crown.surface(*SIDE_LABEL, raised_m=0.0006), (0.034, 0.017), ground="#e9e2d2", thread="#2f4a40"
        )
    else:
        woven_label(
            crown.surface(0.0, 0.36, raised_m=0.0006),
            (0.060, 0.036),
            ground=shade(look.hex, 0.55) if light > 90 else "#e9e2d2",
            thread="#efe8d8" if light > 90 else "#2f4a40",
        )
