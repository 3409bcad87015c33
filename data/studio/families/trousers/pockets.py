"""Trouser pockets: slanted, scooped, in the side seam, welted, patched, cargo."""

from __future__ import annotations

import numpy as np

from data.studio.article import Look
from data.studio.families.trousers.design import TrousersDesign
from data.studio.families.trousers.model import Hanging
from data.studio.materials import leather, shade
from data.studio.modelling.curves import Points, curve
from data.studio.workshop.tailoring import Cloths, button, patch, ridge, rivet, topstitch

_FRONTS = (("front left", 1.0), ("front right", -1.0))
_BACKS = (("back left", -1.0), ("back right", 1.0))


def sew_front_pockets(pants: Hanging, cloth: Cloths, look: Look[TrousersDesign]) -> None:
    """The pocket openings on both fronts."""
    opening = {"slant": _slant, "scoop": _scoop, "side": _side}[pants.design.pocket]
    for region, sign in _FRONTS:
        line = opening(pants, region, sign)
        inwards = np.array([-sign, -0.35]) / np.hypot(1, 0.35)
        ridge(pants.cloth, region, line + inwards * 0.002, cloth.main, width_m=0.006, height_m=0.0020)
        ridge(pants.cloth, region, line - inwards * 0.0014, cloth.inside, width_m=0.0016, height_m=0.0012)
        rows = (0.005, 0.011) if pants.design.pocket == "scoop" else (0.006,)
        for offset in rows:
            topstitch(pants.cloth, region, line + inwards * offset, cloth.thread)
        if pants.design.pocket == "scoop":
            _rivets(pants, region, line[[0, -1]] + inwards * 0.008 + ((0.0, -0.008), (0.0, 0.0)))
    if pants.design.pocket == "scoop":
        _coin_pocket(pants, cloth)


def opening_middle(pants: Hanging) -> tuple[float, float, float]:
    """The middle of the left front pocket's opening."""
    line = {"slant": _slant, "scoop": _scoop, "side": _side}[pants.design.pocket](pants, "front left", 1.0)
    points, _ = pants.cloth.at("front left", line[[len(line) // 2]])
    x, y, z = points[0].tolist()
    return x, y, z


def _corner(pants: Hanging, region: str) -> Points:
    """The top of the outseam on the flat cloth."""
    top: Points = pants.edge(region, outer=True)[0]
    return top


def _slant(pants: Hanging, region: str, sign: float) -> Points:
    x, y = _corner(pants, region)
    low = y - 0.165
    return curve([(x - sign * 0.042, y - 0.002), (pants.across(region, low)[1] - sign * 0.001, low)], 40)


def _scoop(pants: Hanging, region: str, sign: float) -> Points:
    x, y = _corner(pants, region)
    low = y - 0.072
    side = pants.across(region, low)[1]
    keys = [
        (x - sign * 0.088, y - 0.003),
        (x - sign * 0.080, y - 0.038),
        (x - sign * 0.050, y - 0.066),
        (side - sign * 0.001, low),
    ]
    return curve(keys, 50)


def _side(pants: Hanging, region: str, sign: float) -> Points:
    edge = pants.edge(region, outer=True)
    top = edge[0, 1]
    part = edge[(edge[:, 1] < top - 0.02) & (edge[:, 1] > top - 0.19)]
    line: Points = part - np.array([sign * 0.0015, 0.0])
    return line


def _rivets(pants: Hanging, region: str, places: Points) -> None:
    points, normals = pants.cloth.at(region, places)
    for at, outward in zip(points, normals, strict=True):
        rivet(at + outward * 0.0003, outward)


def _coin_pocket(pants: Hanging, cloth: Cloths) -> None:
    x, y = _corner(pants, "front right")
    left = np.array([(x + 0.012, y - 0.026), (x + 0.010, y - 0.064)])
    right = np.array([(x + 0.064, y - 0.022), (x + 0.060, y - 0.052)])
    patch("coin pocket", pants.cloth, "front right", (left, right), cloth.main, raised_m=0.0010, rows=16)
    line = np.vstack([left[0], right[0]]) - (0.0, 0.004)
    topstitch(pants.cloth, "front right", line, cloth.thread, raised_m=0.0013)


def sew_back_pockets(pants: Hanging, cloth: Cloths, look: Look[TrousersDesign]) -> None:
    """The yoke's seam and the pockets on the seat."""
    for region, sign in _BACKS:
        if pants.design.yoke:
            _yoke(pants, cloth, region)
        if pants.design.seat == "welt":
            _welt(pants, cloth, look, region, sign)
        elif pants.design.seat == "patch":
            _seat_patch(pants, cloth, look, region, sign)
    if look.material == "denim":
        _label(pants, look)


def _yoke(pants: Hanging, cloth: Cloths, region: str) -> None:
    inner, outer = pants.edge(region, outer=False)[0], pants.edge(region, outer=True)[0]
    middle_y, side_y = inner[1] - 0.080, outer[1] - 0.036
    line = np.array(
        [(pants.across(region, middle_y)[0], middle_y), (pants.across(region, side_y)[1], side_y)]
    )
    ridge(pants.cloth, region, line, cloth.edge, width_m=0.0045, height_m=0.0016)
    for offset in (0.004, 0.010):
        topstitch(pants.cloth, region, line + np.array([0.0, offset]), cloth.thread)


def _seat(pants: Hanging, region: str, below: float) -> tuple[float, float]:
    """The middle of a seat pocket's top edge: its distance from the middle seam, and its height."""
    y = float(pants.edge(region, outer=True)[0, 1]) - below
    inner, outer = pants.across(region, y)
    return inner + (outer - inner) * 0.50, y


def _welt(pants: Hanging, cloth: Cloths, look: Look[TrousersDesign], region: str, sign: float) -> None:
    x, y = _seat(pants, region, 0.060)
    half = 0.064
    left = np.array([(x - half, y), (x - half, y - 0.011)])
    right = left + np.array([2 * half, 0.0])
    patch("welt", pants.cloth, region, (left, right), cloth.main, raised_m=0.0016, rows=12, columns=40)
    slit = np.array([(x - half, y + 0.0006), (x + half, y + 0.0006)])
    ridge(pants.cloth, region, slit, cloth.inside, width_m=0.0016, height_m=0.0006)
    at, outward = pants.cloth.at(region, np.array([[x, y - 0.021]]))
    button(at[0] + outward[0] * 0.0004, outward[0], shade(look.hex, 0.62), width_m=0.0125)


def _seat_patch(pants: Hanging, cloth: Cloths, look: Look[TrousersDesign], region: str, sign: float) -> None:
    x, y = _seat(pants, region, 0.070)
    half, tall = 0.072, 0.150
    pointed = 0.022 if pants.design.yoke else 0.0
    left = np.array([(x - half, y), (x - half * 0.86, y - tall + pointed), (x, y - tall)])
    right = np.array([(x + half, y), (x + half * 0.86, y - tall + pointed), (x, y - tall)])
    patch("pocket", pants.cloth, region, (left, right), cloth.main, raised_m=0.0016, rows=46, columns=40)
    middle = np.array([x, y - tall * 0.45])
    around = np.vstack([left, right[-2::-1]])
    for inset in (0.004, 0.010) if look.material == "denim" else (0.004,):
        shrunk = middle + (around - middle) * (1 - inset / half)
        topstitch(pants.cloth, region, shrunk, cloth.thread, raised_m=0.0019)
    hem = np.array([(x - half + 0.005, y - 0.013), (x + half - 0.005, y - 0.013)])
    topstitch(pants.cloth, region, hem, cloth.thread, raised_m=0.0019)


def _label(pants: Hanging, look: Look[TrousersDesign]) -> None:
    """A leather patch on the waistband, to the right of its middle."""
    waist = pants.own.waist / 100
    left = np.array([(waist * 0.5 + 0.045, 0.036), (waist * 0.5 + 0.045, 0.004)])
    edges = (left, left + np.array([0.062, 0.0]))
    hide = leather("#9a6a3f", roughness=0.6)
    patch("label", pants.cloth, "waistband", edges, hide, raised_m=0.0034, rows=12)


def sew_cargo(pants: Hanging, cloth: Cloths, look: Look[TrousersDesign]) -> None:
    """A pocket with a flap on the outside of each thigh."""
    for region, sign in _FRONTS:
        y = -0.13
        outer = pants.across(region, y)[1]
        x = outer - sign * 0.078
        left = np.array([(x - 0.066, y), (x - 0.062, y - 0.19)])
        right = left * (1, 1) + np.array([(0.132, 0.0), (0.124, 0.0)])
        patch("cargo pocket", pants.cloth, region, (left, right), cloth.main, raised_m=0.004)
        flap = np.array([(x - 0.069, y + 0.018), (x - 0.069, y - 0.035), (x, y - 0.055)])
        other = flap * (1, 1)
        other[:, 0] = 2 * x - flap[:, 0]
        patch("flap", pants.cloth, region, (flap, other), cloth.main, raised_m=0.0062)
        around = np.vstack([left[::-1], right])
        middle = around.mean(axis=0)
        line = middle + (around - middle) * 0.94
        topstitch(pants.cloth, region, line[[1, 0, 3, 2]], cloth.thread, raised_m=0.0043)
        at, outward = pants.cloth.at(region, np.array([[x, y - 0.038]]))
        button(at[0] + outward[0] * 0.006, outward[0], shade(look.hex, 0.6), width_m=0.014)
