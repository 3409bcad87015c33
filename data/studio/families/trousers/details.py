"""What is sewn on to trousers: seams, fly, loops, pockets, hems, cords."""

from __future__ import annotations

from typing import Final

import numpy as np

from data.garments.trousers import BAND_M
from data.studio.article import Look
from data.studio.families.trousers.design import TrousersDesign
from data.studio.families.trousers.model import LEGS, Hanging
from data.studio.families.trousers.pockets import sew_back_pockets, sew_cargo, sew_front_pockets
from data.studio.materials import cord, shade
from data.studio.modelling.curves import Points, curve, disc
from data.studio.modelling.shapes import sweep
from data.studio.workshop.tailoring import Cloths, belt_loop, button, patch, ridge, rivet, seam, topstitch

_FLY_M: Final = 0.155


def sew_details(pants: Hanging, cloth: Cloths, look: Look[TrousersDesign]) -> None:
    """All that the design names, on the draped cloth."""
    _seams(pants, cloth, denim=look.material == "denim")
    _hems(pants, cloth)
    sew_front_pockets(pants, cloth, look)
    sew_back_pockets(pants, cloth, look)
    if pants.design.cargo:
        sew_cargo(pants, cloth, look)
    if pants.design.waist == "drawstring":
        _drawstring(pants, look)
        return
    _fly(pants, cloth)
    _loops(pants, cloth)
    _tucks(pants, cloth)
    _close(pants, cloth, look)


def _seams(pants: Hanging, cloth: Cloths, *, denim: bool) -> None:
    for name in ("outseam", "inseam", "front", "back"):
        for number in range(len(pants.cloth.seams[name])):
            seam(pants.cloth, name, number, cloth.edge)
    length = pants.own.waist / 100
    for y in (0.0035, BAND_M - 0.0035):
        line = np.column_stack([np.linspace(0.004, length - 0.004, 200), np.full(200, y)])
        topstitch(pants.cloth, "waistband", line, cloth.thread, raised_m=0.0017)
    if not denim:
        return
    for region, sign in (("front left", 1.0), ("front right", -1.0)):
        inner = pants.edge(region, outer=False)
        leg = inner[inner[:, 1] < -0.005]
        for offset in (0.003, 0.009):
            topstitch(pants.cloth, region, leg + np.array([sign * offset, 0.0]), cloth.thread)
    for offset in (0.003, 0.009):
        middle = pants.edge("back right", outer=False)
        rise = middle[middle[:, 1] > 0.02]
        topstitch(pants.cloth, "back right", rise + np.array([offset, 0.0]), cloth.thread)


def _hems(pants: Hanging, cloth: Cloths) -> None:
    bottom = -pants.inseam_m
    height = pants.design.cuff_m or pants.design.hem_m
    raised = 0.0035 if pants.design.cuff_m else 0.0008
    for region in LEGS:
        inner, outer = pants.edge(region, outer=False), pants.edge(region, outer=True)
        edges = []
        for edge in (inner, outer):
            y = np.linspace(bottom + height, bottom + 0.0004, 12)
            edges.append(np.column_stack([np.interp(y, edge[::-1, 1], edge[::-1, 0]), y]))
        patch("hem", pants.cloth, region, _left_first(edges), cloth.main, raised_m=raised, rows=14)
        if not pants.design.cuff_m:
            line = np.vstack([edges[0][0], edges[1][0]]) - (0.0, 0.0025)
            topstitch(pants.cloth, region, line, cloth.thread, raised_m=raised + 0.0003)


def _left_first(edges: list[Points]) -> tuple[Points, Points]:
    """The two edges, the one at the smaller x first, so that the patch faces outwards."""
    one, other = edges
    return (one, other) if one[0, 0] < other[0, 0] else (other, one)


def _fly(pants: Hanging, cloth: Cloths) -> None:
    top = float(pants.edge("front left", outer=False)[0, 1])
    depth = min(_FLY_M, top * 0.72)
    bend = curve(
        [(0.036, top), (0.036, top - depth * 0.55), (0.031, top - depth * 0.82), (0.004, top - depth)], 60
    )
    for offset in (0.0, -0.006):
        line = bend + np.array([offset, -offset * 0.3])
        topstitch(pants.cloth, "front left", line[line[:, 0] > 0.002], cloth.thread)
    edge = pants.edge("front left", outer=False)
    lap = edge[edge[:, 1] > top - depth] + np.array([0.0008, 0.0])
    ridge(pants.cloth, "front left", lap, cloth.edge, width_m=0.005, height_m=0.0016)


def _loops(pants: Hanging, cloth: Cloths) -> None:
    waist = pants.own.waist / 100
    for share in (0.10, 0.27, 0.5, 0.73, 0.90):
        belt_loop(pants.cloth, share * waist, BAND_M, cloth.main)


def _tucks(pants: Hanging, cloth: Cloths) -> None:
    for region, sign in (("front left", 1.0), ("front right", -1.0)):
        top = float(pants.edge(region, outer=False)[0, 1])
        for number in range(pants.design.tucks):
            x = 0.088 + 0.03 * number
            line = np.array([(sign * x, top + 0.004), (sign * (x + 0.004), top - 0.095 + 0.02 * number)])
            ridge(pants.cloth, region, line, cloth.main, width_m=0.012, height_m=0.0028, fading=True)
            gap = line + np.array([[sign * 0.0062, 0.0], [0.0, 0.0]])
            ridge(pants.cloth, region, gap, cloth.inside, width_m=0.0014, height_m=0.0010, fading=True)


def _close(pants: Hanging, cloth: Cloths, look: Look[TrousersDesign]) -> None:
    """The waistband's end, and the button that holds it."""
    waist = pants.own.waist / 100
    line = np.column_stack([np.full(12, waist - 0.016), np.linspace(0.0, BAND_M, 12)])
    ridge(pants.cloth, "waistband", line, cloth.edge, width_m=0.004, height_m=0.0032)
    at, outward = pants.cloth.at("waistband", np.array([[0.001, BAND_M / 2]]))
    if look.material == "denim":
        rivet(at[0] + outward[0] * 0.002, outward[0], width_m=0.017, tone="#a8774a")
    else:
        button(at[0] + outward[0] * 0.0012, outward[0], shade(look.hex, 0.62), width_m=0.0165)


def _drawstring(pants: Hanging, look: Look[TrousersDesign]) -> None:
    """Two ends of a cord that come out of the waistband and hang, each with a knot."""
    string = cord(shade(look.hex, 1.15), pitch_m=0.003)
    waist = pants.own.waist / 100
    for region, sign, length in (("front left", 1.0, 0.19), ("front right", -1.0, 0.165)):
        out = 0.020 if sign > 0 else waist - 0.020
        at, outward = pants.cloth.at("waistband", np.array([[out, BAND_M / 2]]))
        rivet(at[0] + outward[0] * 0.0015, outward[0], width_m=0.011, tone="#8e9297")
        top = float(pants.edge(region, outer=False)[0, 1])
        share = np.linspace(0, 1, 9)
        x = sign * (0.020 + 0.012 * np.sin(share * 2.6) + 0.006 * share)
        hung, normals = pants.cloth.at(region, np.column_stack([x, top - length * share]))
        path = curve(np.vstack([at + outward * 0.001, at + outward * 0.006, hung + normals * 0.0045]), 80)
        sweep("drawcord", path, disc(0.0026, 14), string, upright=(0.0, -1.0, 0.0))
        knot = path[-7:-2]
        swell = np.array([0.8, 1.7, 2.0, 1.8, 0.8])
        sweep("knot", knot, disc(0.0028, 14), string, upright=(0.0, -1.0, 0.0), scale=swell)
