"""A cushion's cover: both sheets, the fastener in its back, tufts and the label."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.families.cushion.design import CushionDesign
from data.studio.families.cushion.edges import add_edge
from data.studio.families.cushion.filling import fill
from data.studio.families.cushion.sheets import BACK, FRONT, Filled
from data.studio.materials import fabric, main, plastic, shade
from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import mesh, place, stitches, turned
from data.studio.workshop.haberdashery import zip_fastener
from data.studio.workshop.woven_label import woven_label

BUTTON: Final = (
    (0.0, 0.0),
    (0.0105, 0.0),
    (0.0125, 0.0012),
    (0.0122, 0.0030),
    (0.0100, 0.0036),
    (0.0080, 0.0028),
    (0.0, 0.0028),
)
# Where the fastener runs on the back, as a share of half the height.
OPENING: Final = -0.52
LABEL_M: Final = (0.052, 0.028)

filled = lru_cache(maxsize=16)(fill)


def build(look: Look[CushionDesign]) -> None:
    """The cushion in the scene, standing."""
    design = look.design
    made = filled(design.filling)
    cloth = main(fabric(look.material, look.hex, pattern=look.pattern, accent_hex=look.accent_hex))
    for sheet in (FRONT, BACK):
        _sheet(made, sheet, cloth)
    thread = fabric("poplin", shade(look.hex, 0.75))
    add_edge(design, made, _trim(look), main(fabric(look.material, look.hex)), thread)
    if design.fastener == "zip":
        _zip(made, look)
    else:
        _buttons(made, look, cloth, thread)
    for tuft in design.filling.tufts:
        _tuft(made, tuft, main(fabric(look.material, look.hex)))
    _label(made, look)


def _trim(look: Look[CushionDesign]) -> Any:
    """Piping, fringe and tassels: the accent where there is one, else the cover's colour."""
    design = look.design
    yarn = {"fringed": "cotton", "tasselled": "wool"}.get(design.edge, look.material)
    if look.accent and design.edge != "piped":
        return fabric(yarn, look.accent_hex)
    return main(fabric(yarn, look.hex))


def _sheet(made: Filled, sheet: int, cloth: Any) -> None:
    points, count = made.points[sheet], made.flat.shape[0]
    index = np.arange(count * count).reshape(count, count)
    faces = np.stack([index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]], axis=2).reshape(-1, 4)
    turned_out = faces if sheet == FRONT else faces[:, ::-1]
    uv = made.flat.reshape(-1, 2) * np.array([1.0 if sheet == FRONT else -1.0, 1.0])
    mesh("cover", points.reshape(-1, 3), turned_out, cloth, uv=uv)


def _line(
    made: Filled, sheet: int, start: tuple[float, float], end: tuple[float, float], count: int = 120
) -> tuple[Points, Points]:
    return made.at(sheet, np.linspace(start, end, count))


def _span(design: CushionDesign) -> float:
    """How far the opening reaches to both sides, as a share of half the width."""
    return 0.52 if design.shape == "round" else 0.78


def _zip(made: Filled, look: Look[CushionDesign]) -> None:
    reach = _span(look.design)
    path, out = _line(made, BACK, (reach, OPENING), (-reach, OPENING))
    zip_fastener(
        path + out * 0.0004,
        out,
        tape=shade(look.hex, 0.8),
        pull=shade(look.hex, 0.6),
        closed_at=0.93,
        pull_m=0.034,
    )


def _buttons(made: Filled, look: Look[CushionDesign], cloth: Any, thread: Any) -> None:
    """A placket with a row of buttons across the back."""
    reach = 0.94
    height = look.design.filling.size_m[1]
    half = 0.024 / height * 2
    across = np.linspace(reach, -reach, 120)
    rows = []
    for up, rise in (
        (-half, -0.001),
        (-half, 0.0024),
        (-half * 0.9, 0.0032),
        (0.0, 0.0034),
        (half * 0.9, 0.0032),
        (half, 0.0024),
        (half, -0.001),
    ):
        points, out = made.at(BACK, np.stack([across, np.full(120, OPENING + up)], axis=1))
        rows.append(points + out * rise)
    _strip(np.array(rows), cloth)
    for up in (-half * 0.78, half * 0.78):
        points, out = made.at(BACK, np.stack([across, np.full(120, OPENING + up)], axis=1))
        stitches(
            "placket seam", points + out * 0.0033, out, thread, length_m=0.0032, gap_m=0.0015, thread_m=0.0009
        )
    for at in np.linspace(-0.62, 0.62, 4 if look.design.shape == "oblong" else 3):
        points, out = made.at(BACK, np.array([[at, OPENING]]))
        _button(points[0] + out[0] * 0.0036, out[0], look)


def _strip(rows: Points, cloth: Any) -> None:
    count, columns = rows.shape[:2]
    index = np.arange(count * columns).reshape(count, columns)
    faces = np.stack([index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]], axis=2).reshape(-1, 4)
    uv = np.stack([-rows[..., 0], rows[..., 2] + 0.7], axis=2).reshape(-1, 2)
    mesh("placket", rows.reshape(-1, 3), faces, cloth, uv=uv)


def _button(at: Points, out: Points, look: Look[CushionDesign]) -> None:
    horn = plastic("#8a6a48" if look.design.filling.seed % 2 else "#d9cfbb", roughness=0.35)
    place(turned("button", np.array(BUTTON), horn, segments=40), at, out)
    yarn = fabric("cotton", shade(look.hex, 0.7))
    for x, z in ((-0.0026, 0.0), (0.0026, 0.0)):
        thread = np.array([(x, z - 0.0024), (x, z + 0.0024)])
        line = (
            at + out * 0.0032 + np.array([1.0, 0, 0]) * thread[:, :1] + np.array([0, 0, 1.0]) * thread[:, 1:]
        )
        stitches(
            "button thread",
            np.linspace(line[0], line[1], 12),
            np.repeat(out[None], 12, 0),
            yarn,
            length_m=0.0044,
            gap_m=0.0002,
            thread_m=0.0014,
        )


def _tuft(made: Filled, tuft: tuple[float, float], cloth: Any) -> None:
    """A covered button that ties front and back together."""
    dome = np.array([(0.0115, -0.002), (0.0125, 0.001), (0.0110, 0.0042), (0.006, 0.0064), (0.0, 0.0070)])
    for sheet in (FRONT, BACK):
        points, out = made.at(sheet, np.array([tuft]))
        way = np.array([0.0, -1.0 if sheet == FRONT else 1.0, 0.0])
        place(turned("tuft", dome, cloth, segments=40), points[0] + way * 0.001, way * 0.7 + out[0] * 0.3)


def label_place(design: CushionDesign) -> tuple[float, float]:
    """The label's middle on the front: low on the right."""
    if design.shape == "round":
        return (0.0, -0.62)
    width, height = design.filling.size_m
    return (1 - 0.16 / width, -1 + 0.19 / height)


def _label(made: Filled, look: Look[CushionDesign]) -> None:
    design = look.design
    middle, half = np.array(label_place(design)), np.array(design.filling.size_m) / 2

    def lie(places: Points) -> tuple[Points, Points]:
        points, out = made.at(FRONT, middle + places / half)
        return points + out * 0.0010, out

    dark = sum(int(look.hex[at : at + 2], 16) for at in (1, 3, 5)) < 400
    woven_label(
        lie, LABEL_M, ground="#ece6d8" if dark else "#2d3b36", thread="#2f5a4a" if dark else "#e6dfcd"
    )
