"""A bottle's body: coated steel with a bare neck, or glass in a sleeve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.families.bottle.design import BottleDesign
from data.studio.modelling.curves import Points, disc
from data.studio.modelling.shapes import mesh, sweep, turned
from data.studio.workshop.sprig import sprig

SLEEVE_M: Final = 0.0022
# How much lower than the vessel a boot's or a sleeve's sole lies.
SOLE_M: Final = 0.0012
GLASS_M: Final = 0.0024
STEEL_M: Final = 0.0009
PITCH_M: Final = 0.0042


@dataclass(frozen=True, slots=True)
class BodyMaterials:
    """What a body is made of; `vessel` is the coated steel or the glass, `bare` what stays uncoated."""

    vessel: Any
    bare: Any
    wrap: Any
    mark: Any


def steel_body(design: BottleDesign, made_of: BodyMaterials) -> None:
    """A double-walled steel bottle, coated up to a bare ring under the thread."""
    outside = design.outline()
    foot = outside[0, 0] - 0.004
    under = [(0.001, 0.0022), (foot - 0.006, 0.0022), (foot - 0.004, 0.0)]
    turned("base", np.vstack([under, [(foot, 0.0)]]), made_of.bare)
    turned("body", np.vstack([[(foot, 0.0)], outside]), made_of.vessel)
    if design.boot_m:
        turned("boot", _around(outside, design.boot_m, 0.0016), made_of.wrap)
    _neck(design, made_of.bare, STEEL_M)
    _inside(design, outside, made_of.bare, STEEL_M + 0.004)
    _mark(design, made_of.mark)


def glass_body(design: BottleDesign, made_of: BodyMaterials) -> None:
    """A glass bottle in a sleeve with a window; its wall is one thin pane, as the glass takes it."""
    outside = design.outline()
    turned("body", np.vstack([[(0.001, 0.003), (outside[0, 0] - 0.006, 0.0)], outside]), made_of.vessel)
    _neck(design, made_of.vessel, GLASS_M)
    _sleeve(design, outside, made_of.wrap)


def _neck(design: BottleDesign, material: Any, wall_m: float) -> None:
    """The ring, the threaded neck, the rounded lip and the way in."""
    neck, low, top = design.neck_radius_m, design.neck_z_m, design.height_m
    lip = [
        (neck - wall_m * 0.5 + wall_m * 0.5 * np.cos(a), top + wall_m * 0.5 * np.sin(a))
        for a in np.linspace(0, np.pi, 8)
    ]
    ring = [
        (neck, low - 0.001),
        (neck + 0.0016, low + 0.0004),
        (neck + 0.0016, low + 0.0022),
        (neck, low + 0.003),
    ]
    turned("neck", np.vstack([ring, lip, [(neck - wall_m, low - 0.001)]]), material)
    turns = max(1.4, (design.neck_m - 0.010) / PITCH_M)
    share = np.linspace(0, 1, int(turns * 72))
    angle = share * turns * 2 * np.pi
    helix = np.column_stack(
        [neck * np.cos(angle), neck * np.sin(angle), low + 0.0055 + share * turns * PITCH_M]
    )
    fade = np.clip(np.minimum(share, 1 - share) * turns * 8, 0.05, 1)
    sweep("thread", helix, disc(0.0011, 10), material, scale=fade)


def _inside(design: BottleDesign, outside: Points, material: Any, wall_m: float) -> None:
    inner = np.column_stack([np.maximum(outside[8:, 0] - wall_m, 0.004), outside[8:, 1]])[::-1]
    inner[:, 0] = np.maximum(inner[:, 0], design.neck_radius_m - wall_m)
    inner = inner[inner[:, 1] > 0.008]
    floor = [(inner[-1, 0] - 0.003, 0.0055), (inner[-1, 0] * 0.5, 0.005), (0.001, 0.005)]
    turned("inside", np.vstack([[(design.neck_radius_m - wall_m, design.neck_z_m)], inner, floor]), material)


def _around(outside: Points, up_to_m: float, thick_m: float) -> Points:
    """A shell around the lower part of the body, its upper edge rounded."""
    line = outside[outside[:, 1] <= up_to_m]
    shell = line + np.array([thick_m, 0.0])
    shell[0] = (line[0, 0] - 0.002, -SOLE_M)
    shell[1:9, 1] -= SOLE_M
    top = np.array([(thick_m * 0.8, 0.0006), (thick_m * 0.4, 0.0009), (-0.0002, 0.0006)])
    tread = np.array([(0.001, 0.0006), (0.52, 0.0006), (0.56, 0.0), (0.84, 0.0), (0.87, 0.0006), (0.9, 0.0)])
    tread[1:, 0] *= line[0, 0]
    return np.vstack([tread - (0.0, SOLE_M), shell, line[-1] + top])


def _sleeve(design: BottleDesign, outside: Points, material: Any) -> None:
    """Silicone around the lower part in two halves; their rows stand apart where a window is."""
    width, tall = design.window_m
    top, middle = design.sleeve_m, design.sleeve_m * 0.53
    turn = np.linspace(-np.pi / 2, np.pi / 2, 41)
    window = middle + tall / 2 * np.sin(turn)
    heights = np.concatenate(
        [np.linspace(0.0, window[0], 26)[:-1], window, np.linspace(window[-1], top, 16)[1:]]
    )
    share = np.clip(np.abs(heights - middle) / (tall / 2), 0, 1)
    gap = width / 2 * (1 - share**4.0) ** 0.25
    radius = np.interp(heights, outside[:, 1], outside[:, 0]) + SLEEVE_M
    half = (gap / radius)[:, None]
    angle = np.stack(
        [start + half + np.linspace(0, 1, 64) * (np.pi - 2 * half) for start in (-np.pi / 2, np.pi / 2)]
    )
    level = np.broadcast_to(heights[:, None] - SOLE_M, angle.shape)
    halves = np.stack([radius[:, None] * np.cos(angle), radius[:, None] * np.sin(angle), level], axis=3)
    index = np.arange(angle.size).reshape(angle.shape)
    corners = (index[:, :-1, :-1], index[:, :-1, 1:], index[:, 1:, 1:], index[:, 1:, :-1])
    faces = np.stack(corners, axis=3).reshape(-1, 4)
    sleeve = mesh("sleeve", halves.reshape(-1, 3), faces, material, thickness_m=SLEEVE_M * 0.95)
    joined = sleeve.modifiers.new("joined", "WELD")
    joined.merge_threshold = 1e-6
    sleeve.modifiers.move(1, 0)
    sole = [(0.001, 0.0004), (0.011, 0.0004), (0.0125, 0.0), (radius[0] - 0.0025, 0.0), (radius[0], 0.0016)]
    turned("sole", np.array(sole) - (0.0, SOLE_M), material)


def _mark(design: BottleDesign, material: Any) -> None:
    at = 0.6 * design.shoulder * design.neck_z_m

    def lay(places: Points) -> Points:
        height = at + places[:, 1]
        line = design.outline()
        radius = np.interp(height, line[:, 1], line[:, 0]) + 0.00015
        angle = places[:, 0] / radius - np.pi / 2
        return np.column_stack([radius * np.cos(angle), radius * np.sin(angle), height])

    sprig("mark", lay, 0.75 * design.radius_m, material)
