"""A top's cloth and what is sewn to it: bands, seams, hems, the label inside the neck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.garments.fine import Surface
from data.studio.article import Look
from data.studio.materials import fabric, main, plastic, shade, woven
from data.studio.modelling.curves import Points, disc, resample
from data.studio.modelling.shapes import grid, sweep
from data.studio.workshop.sprig import sprig
from data.studio.workshop.tailoring import piece, topstitch
from data.studio.workshop.tops.design import TopDesign, hanging

SLEEVES: Final = ("sleeve left", "sleeve right")
BODY: Final = ("front", "back", *SLEEVES)
_HEM_M: Final = 0.021
# What has collars of its own cloth, as it cannot be ribbed.
_NEVER_KNITTED: Final = frozenset({"linen"})


@dataclass(frozen=True, slots=True)
class Outfit:
    """A look's cloth and its materials, made once for a scene."""

    design: TopDesign
    cloth: Surface
    thickness_m: float
    main: Any
    rib: Any
    thread: Any
    shadow: Any


def outfit(look: Look[TopDesign], thickness_m: float, weave: str = "") -> Outfit:
    """Takes the look's cloth from its hanger and dyes it; `weave` says which cloth of its material it is."""
    weave = weave or look.material
    contrast = look.design.contrast
    rib_colour = look.accent_hex if contrast else look.hex
    rib = fabric(weave, rib_colour, pattern="plain" if look.material in _NEVER_KNITTED else "ribbed")
    return Outfit(
        look.design,
        hanging(look.design),
        thickness_m,
        main(fabric(weave, look.hex, pattern=look.pattern, accent_hex=look.accent_hex)),
        rib if contrast else main(rib),
        plastic(shade(look.hex, 1.06), roughness=0.8),
        plastic(shade(look.hex, 0.62), roughness=0.9),
    )


def sew(worn: Outfit) -> None:
    """The cloth itself with its bands, seams and edges."""
    cloth, thick = worn.cloth, worn.thickness_m
    piece("body", cloth, BODY, worn.main, thickness_m=thick)
    for name in ("collar", "hem", "cuff left", "cuff right"):
        if name in cloth.regions:
            piece(name, cloth, (name,), worn.rib, thickness_m=2.1 * thick, raised_m=0.5 * thick)
    if "hood" in cloth.regions:
        piece("hood", cloth, ("hood",), worn.main, thickness_m=2 * thick)
    for name in _seam_names(worn):
        for number in range(len(cloth.seams[name])):
            _groove(worn, *cloth.seam(name, number))
    for name in ("front hem", "back hem", *(f"{sleeve} cuff" for sleeve in SLEEVES)):
        if name in cloth.seams and not _banded(worn, name):
            _folded_edge(worn, name)


def label(worn: Outfit, colour: str = "#f3efe4", mark: str = "#3b4a3c") -> None:
    """A woven label with the house mark, sewn inside the back of the neck."""
    draft, inside = worn.design.draft, worn.thickness_m + 0.0006
    top = draft.top_y - draft.back_depth

    def lay(flat: Points, off: float) -> Points:
        points, normals = worn.cloth.at("back", flat)
        laid: Points = points - normals * (inside + off)
        return laid

    across, down = np.meshgrid(np.linspace(0.024, -0.024, 14), np.linspace(-0.012, -0.046, 12))
    flat = np.stack([across, down + top], axis=2)
    grid("label", lay(flat.reshape(-1, 2), 0.0008).reshape(12, 14, 3), woven(colour, thread_m=0.0005))
    sprig(
        "mark",
        lambda places: lay(places * (-1.0, 1.0) + (0.0, top - 0.029), 0.0013),
        0.024,
        plastic(mark, roughness=0.8),
    )


def hem_stitches(worn: Outfit) -> None:
    """The two rows that hold a turned hem, on the body and on the sleeves."""
    draft = worn.design.draft
    for name, half in (
        ("front", draft.half_hem),
        ("back", draft.half_hem),
        *((sleeve, draft.half_cuff) for sleeve in SLEEVES),
    ):
        if f"{name} {'cuff' if 'sleeve' in name else 'hem'}" not in worn.cloth.seams or _banded(worn, name):
            continue
        for height in (_HEM_M, _HEM_M + 0.005):
            line = np.array([(-half + 0.002, height), (half - 0.002, height)])
            topstitch(worn.cloth, name, line, worn.thread, length_m=0.0034, thread_m=0.0006)


def neck_stitches(worn: Outfit) -> None:
    """A row just under the collar's seam, on the front and on the back."""
    draft = worn.design.draft
    for name, depth, roundness in (
        ("front", draft.front_depth, draft.roundness),
        ("back", draft.back_depth, 2.3),
    ):
        line = draft.neck(depth, roundness)
        inner = line * ((draft.half_neck + 0.004) / draft.half_neck, 1.0) - (0.0, 0.004)
        topstitch(worn.cloth, name, inner, worn.thread, length_m=0.0034, thread_m=0.0006)


def _banded(worn: Outfit, name: str) -> bool:
    ribs = worn.design.ribs
    return bool(ribs.cuff) if "sleeve" in name else bool(ribs.hem)


def _seam_names(worn: Outfit) -> list[str]:
    kinds = ["shoulder", "side", "under"]
    kinds += ["armhole"] if worn.design.sleeves == "set-in" else ["front raglan", "back raglan"]
    names = [f"{kind} {side}" for kind in kinds for side in ("left", "right")]
    return names + [
        f"{name} seam"
        for name in ("collar", "hood", "hem", "cuff left", "cuff right")
        if name in worn.cloth.regions
    ]


def _groove(worn: Outfit, points: Points, normals: Points) -> None:
    """The line of shadow where two pieces meet."""
    sunk = points - normals * 0.0003
    sweep("seam", sunk, disc(0.0007, 6), worn.shadow, upright=normals)


def _folded_edge(worn: Outfit, name: str) -> None:
    """The rounded edge of cloth that is folded in, a little thicker than the cloth."""
    points, normals = worn.cloth.seam(name)
    count = len(points)
    even = resample(np.hstack([points, normals]), count)
    radius = worn.thickness_m * 0.95
    centre = even[:, :3] - even[:, 3:] * worn.thickness_m * 0.5
    sweep("fold", centre, disc(radius, 8), worn.main, upright=even[:, 3:])
