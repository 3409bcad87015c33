"""What a tailor does to draped cloth: pieces of it, patches, seams, topstitching, buttons and rivets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from mathutils import Matrix
from numpy.typing import ArrayLike

from data.garments.draping import Fabric
from data.garments.fine import Surface
from data.studio.article import Look
from data.studio.materials import fabric, main, metal, plastic, shade
from data.studio.modelling.curves import Points, curve, disc, resample, slab
from data.studio.modelling.shapes import mesh, place, stitches, sweep, turned

_FIRM: Final = Fabric(bending=0.45)
_SOFT: Final = Fabric(bending=0.2)
# How the cloths of trousers and skirts fall.
FALL: Final = {"denim": _FIRM, "corduroy": _FIRM, "cotton": _FIRM, "linen": _SOFT, "wool": _SOFT}
# Every patch's edge is turned under: it sinks to the cloth within this width.
_TURNED_M: Final = 0.0009


@dataclass(frozen=True, slots=True)
class Cloths:
    """The materials of one look."""

    main: Any
    edge: Any
    thread: Any
    inside: Any


def cloths(look: Look[Any], weave: str = "") -> Cloths:
    """The look's cloth, in a `weave` other than its material's usual one, and what goes with it."""
    weave = weave or look.material

    def dyed(colour: str) -> Any:
        return fabric(weave, colour, pattern=look.pattern, accent_hex=look.accent_hex)

    denim = look.material == "denim"
    thread = ("#c08a45" if look.accent is None else look.accent_hex) if denim else shade(look.hex, 0.8)
    return Cloths(
        main(dyed(look.hex)),
        dyed(shade(look.hex, 0.8)),
        plastic(thread, roughness=0.9),
        dyed(shade(look.hex, 0.6)),
    )


def piece(
    name: str,
    cloth: Surface,
    regions: Sequence[str],
    material: Any,
    *,
    thickness_m: float,
    raised_m: float = 0.0,
) -> Any:
    """Some of the garment's regions as one object, its cloth `thickness_m` thick inwards."""
    faces = np.concatenate([cloth.regions[region] for region in regions])
    used, corners = np.unique(cloth.faces[faces], return_inverse=True)
    points = cloth.vertices[used] + cloth.normals[used] * raised_m
    one = mesh(name, points, corners.reshape(-1, 3), material, thickness_m=thickness_m)
    layer = one.data.uv_layers.new(name="metres")
    layer.data.foreach_set("uv", cloth.uv[faces].ravel().astype(np.float32))
    return one


def patch(
    name: str,
    cloth: Surface,
    region: str,
    edges: tuple[ArrayLike, ArrayLike],
    material: Any,
    *,
    raised_m: float,
    rows: int = 36,
    columns: int = 30,
) -> Any:
    """A piece sewn on between its left and right edge (n, 2) on the flat cloth, both from the top down."""
    left_edge, right_edge = (resample(np.asarray(edge, dtype=float), rows) for edge in edges)
    width = float(np.linalg.norm(right_edge - left_edge, axis=1).max())
    share = _turned_share(columns, _TURNED_M / width)
    flat = left_edge[:, None] * (1 - share[:, None]) + right_edge[:, None] * share[:, None]
    height = float(np.linalg.norm(np.diff(left_edge, axis=0), axis=1).sum())
    down = _turned_share(rows, _TURNED_M / height)
    even = np.linspace(0, 1, rows)
    flat = np.stack(
        [
            np.stack([np.interp(down, even, flat[:, column, axis]) for axis in (0, 1)], axis=1)
            for column in range(columns)
        ],
        axis=1,
    )
    points, normals = cloth.at(region, flat.reshape(-1, 2))
    rise = np.full((rows, columns), raised_m)
    rise[[0, -1]] = rise[:, [0, -1]] = -0.0004
    points += normals * rise.reshape(-1, 1)
    vertices = points.reshape(rows, columns, 3)
    number = np.arange(rows * columns).reshape(rows, columns)
    faces = np.stack([number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:]], axis=2)
    return mesh(name, vertices.reshape(-1, 3), faces.reshape(-1, 4), material, uv=flat.reshape(-1, 2))


def topstitch(
    cloth: Surface,
    region: str,
    line: ArrayLike,
    material: Any,
    *,
    raised_m: float = 0.0004,
    length_m: float = 0.003,
    thread_m: float = 0.0007,
) -> Any:
    """Stitches along a polyline (n, 2) on the flat cloth, `raised_m` over it."""
    keys = np.asarray(line, dtype=float)
    count = max(8, int(np.linalg.norm(np.diff(keys, axis=0), axis=1).sum() / 0.004))
    points, normals = cloth.at(region, resample(keys, count))
    return stitches(
        "stitches",
        points + normals * raised_m,
        normals,
        material,
        length_m=length_m,
        gap_m=length_m * 0.4,
        thread_m=thread_m,
    )


def ridge(
    cloth: Surface,
    region: str,
    line: ArrayLike,
    material: Any,
    *,
    width_m: float,
    height_m: float,
    fading: bool = False,
) -> Any:
    """A narrow raised strip, as where cloth is folded or seamed, along a polyline (n, 2) on the flat.

    A `fading` one runs out in the cloth at its end, as a pleat does.
    """
    keys = np.asarray(line, dtype=float)
    count = max(8, int(np.linalg.norm(np.diff(keys, axis=0), axis=1).sum() / 0.004))
    points, normals = cloth.at(region, resample(keys, count))
    scale = np.linspace(1.0, 0.05, count) if fading else None
    profile = slab(width_m, 2 * height_m, 16, 3.0)
    return sweep("ridge", points, profile, material, upright=normals, scale=scale)


def seam(cloth: Surface, name: str, number: int, material: Any, *, width_m: float = 0.0022) -> Any:
    """The ridge along one of the garment's seams."""
    points, normals = cloth.seam(name, number)
    return sweep("seam", points, slab(width_m, 0.0012, 12, 2.5), material, upright=normals)


def belt_loop(cloth: Surface, at_x: float, band_m: float, material: Any) -> Any:
    """A strip that stands off a waistband `band_m` high, sewn down at its ends, `at_x` from its start."""
    y = np.linspace(-0.008, band_m + 0.0015, 24)
    points, normals = cloth.at("waistband", np.column_stack([np.full(24, at_x), y]))
    step = points[18] - points[8]
    up = step / np.linalg.norm(step)
    points += up * (np.minimum(y, 0.0) + np.maximum(y - band_m, 0.0))[:, None]
    lift = 0.0026 + 0.0036 * np.sin(np.pi * np.linspace(0, 1, 24)) ** 0.4
    corners = np.array([(-0.0055, -0.0009), (0.0055, -0.0009), (0.0055, 0.0009), (-0.0055, 0.0009)])
    profile = curve(corners, 16, closed=True)
    return sweep("belt loop", points + normals * lift[:, None], profile, material, upright=normals)


def button(
    at: ArrayLike, outward: ArrayLike, colour: str, *, width_m: float = 0.0115, thread: str = "#e8e2d4"
) -> None:
    """A sewn-on button with a rim, four holes and a cross of thread."""
    radius = width_m / 2
    profile = [
        (0.0005, 0.0026),
        (radius * 0.62, 0.0026),
        (radius * 0.72, 0.0031),
        (radius * 0.9, 0.0033),
        (radius, 0.0024),
        (radius * 0.96, 0.0012),
        (radius * 0.6, 0.0008),
        (0.0005, 0.0008),
    ]
    place(turned("button", profile[::-1], plastic(colour, roughness=0.3), segments=40), at, outward)
    spread = radius * 0.26
    hole = [(0.0004, 0.00262), (radius * 0.11, 0.00262)]
    for x, y in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        dark = turned("button hole", hole, plastic("#2a2622", roughness=0.8), segments=12)
        dark.data.transform(Matrix.Translation((x * spread, y * spread, 0.0)))
        place(dark, at, outward)
    for side in (-1.0, 1.0):
        path = curve(
            [(-spread, side * spread, 0.0024), (0, side * spread, 0.0033), (spread, side * spread, 0.0024)], 8
        )
        sewn = sweep("button thread", path, disc(radius * 0.07, 8), plastic(thread, roughness=0.8))
        place(sewn, at, outward)


def rivet(at: ArrayLike, outward: ArrayLike, *, width_m: float = 0.0085, tone: str = "#b07a48") -> None:
    """A pressed metal rivet or shank button with a raised rim."""
    radius = width_m / 2
    profile = [
        (radius, 0.0),
        (radius, 0.0009),
        (radius * 0.88, 0.0016),
        (radius * 0.7, 0.0013),
        (radius * 0.45, 0.0012),
        (radius * 0.3, 0.0018),
        (0.0004, 0.0020),
    ]
    place(turned("rivet", profile, metal(tone, roughness=0.35), segments=32), at, outward)


def _turned_share(count: int, edge: float) -> Points:
    """Shares from 0 to 1 with a narrow step at both ends, where a patch's edge turns under."""
    inner = np.linspace(edge, 1 - edge, count - 2)
    return np.concatenate([[0.0], inner, [1.0]])
