"""What is sewn on to a skirt: seams, hem, pockets, buttons."""

from __future__ import annotations

import numpy as np

from data.garments.skirts import BAND_M
from data.studio.article import Look
from data.studio.families.skirt.design import SkirtDesign
from data.studio.families.skirt.model import Hanging
from data.studio.materials import shade
from data.studio.modelling.curves import curve
from data.studio.workshop.tailoring import Cloths, belt_loop, button, patch, ridge, rivet, seam, topstitch

_PLACKET_M = 0.034


def sew_details(one: Hanging, cloth: Cloths, look: Look[SkirtDesign]) -> None:
    """All that the design names, on the draped cloth."""
    if one.design.pleats is None:
        for number in range(2):
            seam(one.cloth, "side", number, cloth.edge)
        _hem(one, cloth)
    _band(one, cloth)
    if one.design.closure == "buttons":
        _buttons(one, cloth, look)
    elif one.design.closure == "zip":
        _back_fastening(one, cloth, look)
    if one.design.pocket == "slant":
        _slant_pockets(one, cloth)
    elif one.design.pocket == "patch":
        _patch_pockets(one, cloth, look)


def _band(one: Hanging, cloth: Cloths) -> None:
    length = one.own.waist / 100
    for y in (0.0035, BAND_M - 0.0035):
        line = np.column_stack([np.linspace(0.004, length - 0.004, 200), np.full(200, y)])
        topstitch(one.cloth, "waistband", line, cloth.thread, raised_m=0.0017)
    if one.design.belt:
        for share in (0.12, 0.3, 0.5, 0.7, 0.88):
            belt_loop(one.cloth, share * length, BAND_M, cloth.main)


def _hem(one: Hanging, cloth: Cloths) -> None:
    bottom = one.front.flat[-1]
    for region in ("front", "back"):
        topstitch(one.cloth, region, bottom + np.array([0.0, one.design.hem_m]), cloth.thread)
        edge = bottom + np.array([0.0, 0.001])
        ridge(one.cloth, region, edge, cloth.main, width_m=0.0035, height_m=0.0011)


def _buttons(one: Hanging, cloth: Cloths, look: Look[SkirtDesign]) -> None:
    """The overlap down the middle of the front, its stitching and its buttons."""
    half = _PLACKET_M / 2
    y = np.linspace(0.0, -one.length_m + 0.001, 60)
    left, right = np.column_stack([np.full(60, -half), y]), np.column_stack([np.full(60, half), y])
    patch("placket", one.cloth, "front", (left, right), cloth.main, raised_m=0.0018, rows=80, columns=12)
    for x in (-half + 0.004, half - 0.004):
        topstitch(one.cloth, "front", np.column_stack([np.full(60, x), y]), cloth.thread, raised_m=0.0021)
    waist = one.own.waist / 100
    end = np.column_stack([np.full(12, waist - half), np.linspace(0.0, BAND_M, 12)])
    ridge(one.cloth, "waistband", end, cloth.edge, width_m=0.003, height_m=0.0032)
    places = [("waistband", 0.001, BAND_M / 2, 0.0016)]
    places += [
        ("front", 0.0, float(height), 0.002)
        for height in np.linspace(-0.045, -one.length_m * 0.86, one.design.buttons)
    ]
    for region, x, height, lift in places:
        at, outward = one.at(region, x, height)
        if look.material == "denim":
            rivet(at + outward * lift, outward, width_m=0.0165, tone="#a8774a")
        else:
            button(at + outward * (lift - 0.0008), outward, shade(look.hex, 0.55), width_m=0.017)


def _back_fastening(one: Hanging, cloth: Cloths, look: Look[SkirtDesign]) -> None:
    """The waistband's overlap over the hidden zip, with its button, in the middle of the back."""
    middle = one.own.waist / 200
    end = np.column_stack([np.full(12, middle + 0.014), np.linspace(0.0, BAND_M, 12)])
    ridge(one.cloth, "waistband", end, cloth.edge, width_m=0.003, height_m=0.0030)
    at, outward = one.at("waistband", middle, BAND_M / 2)
    button(at + outward * 0.0008, outward, shade(look.hex, 0.5), width_m=0.016)


def _slant_pockets(one: Hanging, cloth: Cloths) -> None:
    for sign in (1.0, -1.0):
        top, low = one.half_width(0.0), one.half_width(-0.16)
        line = curve([(sign * (top - 0.045), -0.002), (sign * (low - 0.001), -0.16)], 40)
        inwards = np.array([-sign, -0.35]) / np.hypot(1, 0.35)
        ridge(one.cloth, "front", line + inwards * 0.002, cloth.main, width_m=0.006, height_m=0.0020)
        ridge(one.cloth, "front", line - inwards * 0.0014, cloth.inside, width_m=0.0016, height_m=0.0012)
        topstitch(one.cloth, "front", line + inwards * 0.007, cloth.thread)


def _patch_pockets(one: Hanging, cloth: Cloths, look: Look[SkirtDesign]) -> None:
    tall, half = min(0.15, one.length_m * 0.36), 0.064
    for sign in (1.0, -1.0):
        x, y = sign * one.half_width(-0.1) * 0.58, -0.075
        left = np.array([(x - half, y), (x - half, y - tall * 0.8), (x - half * 0.6, y - tall)])
        right = left * (-1, 1) + np.array([2 * x, 0.0])
        patch("pocket", one.cloth, "front", (left, right), cloth.main, raised_m=0.0017, rows=44, columns=40)
        middle = np.array([x, y - tall / 2])
        around = np.vstack([left, right[::-1]])
        for inset in (0.004, 0.010) if look.material == "denim" else (0.004,):
            stitched = middle + (around - middle) * (1 - inset / half)
            topstitch(one.cloth, "front", stitched, cloth.thread, raised_m=0.0020)
        hem = np.array([(x - half + 0.004, y - 0.016), (x + half - 0.004, y - 0.016)])
        topstitch(one.cloth, "front", hem, cloth.thread, raised_m=0.0020)
