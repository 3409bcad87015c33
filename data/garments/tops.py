"""Tops for the upper body: T-shirts, jumpers and hoodies, cut from their own measurements."""

from __future__ import annotations

from typing import Final

import numpy as np

from data.garments.garment import Garment, Points
from data.garments.hood import hood_sections
from data.garments.measurements import BodyMeasurements
from data.garments.panels import SPACING_M, Panel
from data.garments.sewing import Band, Piece, Seam, Side, sewn
from data.garments.sizing import TopMeasurements
from data.garments.top_pattern import Neckline, Ribs, TopPattern, pattern
from data.garments.torso import ArmLay, TorsoLay

__all__ = ["Neckline", "Ribs", "TopPattern", "pattern", "top"]

SIDES: Final = ("left", "right")
# How far ribs hold up the cloth above them, so that it blouses over.
_GATHERED_HEM_M: Final = 0.022
_GATHERED_SLEEVE_M: Final = 0.022


def top(
    own: TopMeasurements,
    body: BodyMeasurements,
    neckline: Neckline,
    ribs: Ribs,
    *,
    raglan: bool = False,
    spacing_m: float = SPACING_M,
) -> Garment:
    """A top of those measurements around `body`, ready to be draped.

    Regions: "front", "back", "sleeve left", "sleeve right" and the bands "collar", "cuff left",
    "cuff right", "hem" that `ribs` has; `raglan` adds the seams' lines "raglan left" and so on.
    """
    draft = pattern(own, neckline, ribs)
    lay = TorsoLay.around(body, draft, _GATHERED_HEM_M if ribs.hem else 0.0)
    pieces = [
        Piece(_body_panel(draft, front=True, raglan=raglan), lay.front),
        Piece(_body_panel(draft, front=False, raglan=raglan), lay.back),
    ]
    for side in SIDES:
        arm = _arm(body, draft, ribs, side)
        pieces.append(Piece(_sleeve_panel(draft, side), arm.place))
    return sewn(pieces, _seams(), _bands(own, body, draft, ribs), spacing_m)


def _body_panel(draft: TopPattern, *, front: bool, raglan: bool) -> Panel:
    right, left = ("left", "right") if front else ("right", "left")
    armhole = draft.armhole(front=front)
    flip = np.array([-1.0, 1.0])
    hem = draft.hem()
    corner = hem[-1]
    side = np.stack([corner, armhole[0]])
    shoulder = np.array([[draft.half_shoulder, draft.shoulder_y], [draft.half_neck, draft.top_y]])
    neck = draft.neck(draft.front_depth if front else draft.back_depth, draft.roundness if front else 2.3)
    sides = {
        "hem": hem,
        f"side {right}": side,
        f"armhole {right}": armhole,
        f"shoulder {right}": shoulder,
        "neck": neck,
        f"shoulder {left}": (shoulder * flip)[::-1],
        f"armhole {left}": (armhole * flip)[::-1],
        f"side {left}": (side * flip)[::-1],
    }
    name = "front" if front else "back"
    if not raglan:
        return Panel(name, sides)
    line = draft.raglan(front=front)[1:-1]
    return Panel(name, sides, {f"raglan {right}": line, f"raglan {left}": line * flip})


def _sleeve_panel(draft: TopPattern, side: str) -> Panel:
    """Seen from outside; its positive x is the back of the left sleeve and the front of the right one."""
    ahead, behind = ("back", "front") if side == "left" else ("front", "back")
    flip = np.array([-1.0, 1.0])
    cap = draft.cap_half()
    corner = np.array([draft.half_cuff, 0.0])
    under = np.stack([corner, cap[0]])
    return Panel(
        f"sleeve {side}",
        {
            "cuff": np.stack([corner * flip, corner]),
            f"under {ahead}": under,
            f"cap {ahead}": cap,
            f"cap {behind}": (cap * flip)[::-1],
            f"under {behind}": (under * flip)[::-1],
        },
    )


def _seams() -> list[Seam]:
    seams = []
    for side in SIDES:
        sleeve = f"sleeve {side}"
        seams += [
            Seam(f"side {side}", ("front", f"side {side}"), ("back", f"side {side}")),
            Seam(f"shoulder {side}", ("front", f"shoulder {side}"), ("back", f"shoulder {side}")),
            Seam(f"under {side}", (sleeve, "under front"), (sleeve, "under back")),
            Seam(f"armhole {side}", ("front", f"armhole {side}"), (sleeve, "cap front")),
            Seam(f"armhole {side}", ("back", f"armhole {side}"), (sleeve, "cap back")),
        ]
    return seams


def _bands(own: TopMeasurements, body: BodyMeasurements, draft: TopPattern, ribs: Ribs) -> list[Band]:
    bands = []
    neck: tuple[Side, ...] = (("front", "neck"), ("back", "neck"))
    if ribs.hood:
        bands.append(Band("hood", neck, hood_sections(ribs.hood / 100), (0.0, 0.0, 1.0), stiffness=1.0))
    elif ribs.collar:
        bands.append(
            Band(
                "collar",
                neck,
                _collar_profile(ribs),
                (0.0, 0.0, 1.0),
                ribs.collar_ratio,
            )
        )
    if ribs.hem:
        ratio = own.hem / 400 / draft.half_hem
        hem: tuple[Side, ...] = (("front", "hem"), ("back", "hem"))
        bands.append(
            Band("hem", hem, _drawn_in(ribs.hem, draft.half_hem, ratio), (0.0, 0.0, -1.0), ratio, pinned=True)
        )
    if ribs.cuff:
        ratio = own.cuff / 200 / draft.half_cuff
        for side in SIDES:
            axis = _arm(body, draft, ribs, side).down
            edge: tuple[Side, ...] = ((f"sleeve {side}", "cuff"),)
            bands.append(
                Band(
                    f"cuff {side}",
                    edge,
                    _drawn_in(ribs.cuff, draft.half_cuff, ratio),
                    axis,
                    ratio,
                    pinned=True,
                )
            )
    return bands


def _collar_profile(ribs: Ribs) -> Points:
    height = ribs.collar / 100
    if not ribs.collar_turn:
        return np.array([(0.0, 0.0), (-0.3 * height, 0.95 * height)])
    up, gap = height / 2, 0.009
    return np.array(
        [
            (0.0, 0.0),
            (-0.012, 0.3 * up),
            (-0.014, up),
            (-0.014 + gap, up + 0.004),
            (gap, up - 0.006),
            (gap, 0.002),
        ]
    )


def _drawn_in(height_cm: float, half_width: float, ratio: float) -> Points:
    """The cross-section of a band that draws in an edge, which is twice `half_width` long on either side."""
    height = height_cm / 100
    inwards = -min((1 - ratio) * half_width * 2 / np.pi, 0.6 * height)
    return np.array([(0.0, 0.0), (0.8 * inwards, 0.25 * height), (inwards, height)])


def _arm(body: BodyMeasurements, draft: TopPattern, ribs: Ribs, side: str) -> ArmLay:
    return ArmLay.along(body, draft, side, _GATHERED_SLEEVE_M if ribs.cuff else 0.0)
