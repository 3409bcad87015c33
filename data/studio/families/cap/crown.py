"""A cap's crown: the surface, its panels and seams, eyelets, button, sweatband."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np

from data.studio.families.cap.design import SEAMS, CapDesign
from data.studio.modelling.curves import Points, disc
from data.studio.modelling.shapes import mesh, place, stitches, sweep, turned
from data.studio.workshop.folds import waves

# A head is longer than wide.
OVAL: Final = (0.93, 1.07)
ROWS: Final = 60
# The opening at the back: half its width in degrees and its height as a share of the crown's outline.
OPENING_DEG: Final = 21.0
OPENING: Final = 0.28
BAND_M: Final = 0.031
TOP: Final = 0.997


@dataclass(frozen=True, slots=True)
class Crown:
    """The crown as a surface over (degrees from the front, share of its outline from rim to button)."""

    design: CapDesign

    def at(self, degrees: Points, share: Points, *, inside_m: float = 0.0) -> Points:
        """Points (…, 3); positive degrees lie to the right (+x)."""
        degrees, share = np.broadcast_arrays(degrees, share)
        design = self.design
        turn = np.radians(degrees)
        # The front of a stiffened crown stands up before it bends back.
        front = np.clip(np.cos(turn), 0, 1) ** 2
        power = design.round + front * {"structured": 0.9, "soft": 0.1, "boxy": 0.5}[design.crown]
        climb = share * np.pi / 2
        reach, height = np.cos(climb) ** (2 / power), np.sin(climb) ** (2 / power)
        radius = design.around_m / (2 * np.pi)
        ring = np.clip(radius * reach + self._between_seams(degrees, share) - inside_m, 0.0004, None)
        tall = design.tall_m * height - inside_m * height
        back = 0.10 * design.tall_m * height * np.cos(turn) * reach
        return np.stack([OVAL[0] * ring * np.sin(turn), -OVAL[1] * ring * np.cos(turn), tall + back], axis=-1)

    def normal(self, degrees: float, share: float) -> Points:
        """The outward unit normal at one place."""
        angles, shares = np.array([[degrees - 1, degrees + 1, degrees, degrees]]), np.array([share])
        shares = share + np.array([[0.0, 0.0, -0.01, 0.01]])
        left, right, low, high = self.at(angles, shares)[0]
        normal = np.cross(right - left, high - low)
        unit: Points = normal / np.linalg.norm(normal)
        return unit

    def surface(self, degrees: float, share: float, *, raised_m: float) -> Any:
        """A small piece around one place for labels, by metres to the right and up."""
        right = self.at(np.array(degrees + 2.0), np.array(share)) - self.at(
            np.array(degrees - 2.0), np.array(share)
        )
        up = self.at(np.array(degrees), np.array(share + 0.02)) - self.at(
            np.array(degrees), np.array(share - 0.02)
        )
        per_degree, per_share = np.linalg.norm(right) / 4, np.linalg.norm(up) / 0.04

        def lie(places: Points) -> tuple[Points, Points]:
            angles = degrees + places[..., 0] / per_degree
            shares = share + places[..., 1] / per_share
            points = self.at(angles, shares)
            around = self.at(angles + 1.5, shares) - self.at(angles - 1.5, shares)
            climbing = self.at(angles, shares + 0.02) - self.at(angles, shares - 0.02)
            out = np.cross(around, climbing)
            out /= np.linalg.norm(out, axis=-1, keepdims=True)
            return points + out * raised_m, out

        return lie

    def _between_seams(self, degrees: Points, share: Points) -> Points:
        """Panels bulge between their seams, and soft ones have dents."""
        seams = np.array(SEAMS[self.design.panels])
        away = np.abs((degrees[..., None] - seams + 180) % 360 - 180).min(axis=-1)
        radius = self.design.around_m / (2 * np.pi)
        off_m = np.radians(away) * radius * np.cos(share * np.pi / 2)
        seam = -0.0016 * np.exp(-((off_m / 0.0022) ** 2))
        bulge = 0.0028 * np.sin(np.clip(off_m / 0.03, 0, 1) * np.pi / 2)
        soft = {"structured": 0.0008, "soft": 0.0042, "boxy": 0.0020}[self.design.crown]
        turn = np.radians(degrees)
        dents = waves(
            0.09 * np.sin(turn),
            0.13 * share + 0.05 * np.cos(turn),
            self.design.seed,
            shortest_m=0.05,
            longest_m=0.16,
        )
        rise: Points = (
            (seam + bulge + soft * dents) * np.clip(share / 0.12, 0.15, 1) * np.clip((1 - share) * 9, 0, 1)
        )
        return rise


def opening(degrees: Points) -> Points:
    """Where the crown begins above the opening in its back, as a share of its outline."""
    away = np.abs((degrees - 180 + 180) % 360 - 180) / OPENING_DEG
    arch: Points = OPENING * np.sqrt(np.clip(1 - away**2, 0, 1)) ** 0.8
    return arch


def sew_panels(crown: Crown, cloths: tuple[Any, Any], lining: Any, thread: Any) -> None:
    """All panels with their seams; the first cloth is the front panels', the second the others'."""
    seams = SEAMS[crown.design.panels]
    for left, right in pairwise((*seams, seams[0] + 360.0)):
        middle = (left + right) / 2
        front = abs((middle + 180) % 360 - 180) < 46
        _panel(crown, left, right, cloths[0] if front else cloths[1], lining)
        _eyelet(crown, middle, thread)
    for seam in seams:
        _seam(crown, seam, thread)


def _panel(crown: Crown, left: float, right: float, cloth: Any, lining: Any) -> None:
    degrees = np.linspace(left, right, max(9, round((right - left) / 1.6)))[None]
    start = opening(degrees)
    share = start + (TOP - start) * np.linspace(0, 1, ROWS)[:, None]
    for name, inside, material in (("panel", 0.0, cloth), ("lining", 0.0016, lining)):
        points = crown.at(degrees, share, inside_m=inside)
        rows, columns = points.shape[:2]
        index = np.arange(rows * columns).reshape(rows, columns)
        faces = np.stack([index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]], axis=2).reshape(
            -1, 4
        )
        # Each panel is cut with its threads upright in its middle.
        across = np.radians(degrees - (left + right) / 2) * np.hypot(points[..., 0], points[..., 1])
        along = np.broadcast_to(share * crown.design.tall_m * 1.45, across.shape)
        uv = np.stack([across, along], axis=2).reshape(-1, 2)
        mesh(name, points.reshape(-1, 3), faces, material, uv=uv)


def _seam(crown: Crown, degrees: float, thread: Any) -> None:
    """A row of stitches to both sides of the seam."""
    start = float(opening(np.array(degrees))) + 0.03
    share = np.linspace(start, 0.93, 90)
    radius = crown.design.around_m / (2 * np.pi)
    for side in (-1.0, 1.0):
        aside = degrees + side * np.degrees(0.0036 / (radius * np.cos(share * np.pi / 2).clip(0.12)))
        path = crown.at(aside, share)
        out = np.array(
            [crown.normal(float(one), float(two)) for one, two in zip(aside[::6], share[::6], strict=True)]
        )
        outward = np.stack(
            [np.interp(np.arange(90), np.arange(0, 90, 6), out[:, axis]) for axis in range(3)], axis=1
        )
        stitches(
            "seam", path + outward * 0.0003, outward, thread, length_m=0.0027, gap_m=0.0012, thread_m=0.0009
        )


def _eyelet(crown: Crown, degrees: float, thread: Any) -> None:
    """An embroidered hole for air."""
    at, out = crown.at(np.array(degrees), np.array(0.70)), crown.normal(degrees, 0.70)
    ring = disc(0.0012, 10) + np.array([0.0042, 0.0004])
    place(turned("eyelet", ring, thread, segments=32), at, out)


def add_button(crown: Crown, cloth: Any) -> None:
    """The covered button on top."""
    top = crown.at(np.array(0.0), np.array(TOP)) * np.array([0.0, 0.0, 1.0])
    dome = np.array(
        [(0.0, -0.004), (0.0070, -0.003), (0.0082, 0.0), (0.0072, 0.0032), (0.0045, 0.0050), (0.0, 0.0056)]
    )
    place(turned("button", dome, cloth, segments=40), top, (0.0, 0.0, 1.0))


def bind_rim(crown: Crown, cloth: Any) -> None:
    """The rim's folded edge, up and over the opening."""
    degrees = np.linspace(-180, 180, 480, endpoint=False)
    path = crown.at(degrees, opening(degrees), inside_m=0.0008)
    sweep("rim", path, disc(0.0016, 10), cloth, upright=(0.0, 0.0, 1.0), loop=True)


def add_sweatband(crown: Crown, band: Any, tape: Any) -> None:
    """The band inside the rim, and tape over the seams' inner side."""
    reach = 180.0 - OPENING_DEG - 1
    degrees = np.linspace(-reach, reach, 200)[None]
    high = BAND_M / crown.design.tall_m * 0.62
    share = np.linspace(0.004, high, 12)[:, None]
    points = crown.at(degrees, share, inside_m=0.0034)
    _strip("sweatband", points, band)
    edge = crown.at(degrees[0], np.full(200, high), inside_m=0.0036)
    sweep("sweatband edge", edge, disc(0.0013, 8), band, upright=(0.0, 0.0, 1.0))
    for seam in SEAMS[crown.design.panels]:
        climb = np.linspace(max(high * 0.9, float(opening(np.array(seam)))), 0.95, 40)[:, None]
        radius = crown.design.around_m / (2 * np.pi) * np.cos(climb * np.pi / 2).clip(0.08)
        angles = seam + np.degrees(0.006 / radius) * np.linspace(-1, 1, 5)[None]
        _strip("tape", crown.at(angles, climb, inside_m=0.0030), tape)


def _strip(name: str, points: Points, material: Any) -> None:
    rows, columns = points.shape[:2]
    index = np.arange(rows * columns).reshape(rows, columns)
    faces = np.stack([index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]], axis=2).reshape(-1, 4)
    steps = np.linalg.norm(np.diff(points, axis=1, prepend=points[:, :1]), axis=2).cumsum(axis=1)
    climb = np.linalg.norm(np.diff(points, axis=0, prepend=points[:1]), axis=2).cumsum(axis=0)
    mesh(name, points.reshape(-1, 3), faces, material, uv=np.stack([steps, climb], axis=2).reshape(-1, 2))
