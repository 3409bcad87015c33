"""Lets a garment hang on a body: extended position-based dynamics in small steps.

After Macklin, Müller & Chentanez 2016, "XPBD: position-based simulation of compliant constrained
dynamics", with few iterations in each of many small steps (Macklin et al. 2019, "Small steps in physics
simulation"). Edges keep the lengths that the cloth was cut with, pairs of faces resist being bent, the body
pushes the cloth off and holds it by friction, and the cloth keeps clear of itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from data.garments.garment import Garment, Indices, Points, boundary
from data.garments.obstacle import Obstacle
from data.garments.springs import Springs, across_edges, puckered

__all__ = ["Fabric", "Obstacle", "Schedule", "drape"]

_GRAVITY: Final = 9.81
_STEP_S: Final = 1 / 600
# Contacts are looked up anew after so many steps.
_CONTACT_STEPS: Final = 6
_STRETCH_ROUNDS: Final = 2
_FASTEST_M_S: Final = 2.5
# The waves that the cloth's memory of having been worn is made of, and how long they are.
_WAVES: Final = 7
_WAVE_M: Final = (0.08, 0.17)
# Bending of what is fully stiff but cut flat, and of what keeps the shape that it starts in.
_RIB_BENDING: Final = 3.0
_SHAPED_BENDING: Final = 300.0
# Ribs lie flat: their vertices are evened out with their neighbours so often.
_CALMING_ROUNDS: Final = 8
_BENDING_COMPLIANCE: Final = 1e-4
# Real cloth is never laid out evenly; without this it would not know to which side to fold.
_UNEVENNESS_M: Final = 0.002


@dataclass(frozen=True, slots=True)
class Fabric:
    """How a cloth hangs.

    `bending` is 0 for silk and about 1 for a heavy knit; `thickness_m` is how far off the body it lies;
    `friction` is the coefficient on the body; `damping_s` is the rate at which movement dies down, in
    1/s; `pucker` is the share by which thread draws in a seam; `crease_m_s2` is how strongly
    the cloth remembers that it was folded and worn, as an acceleration.
    """

    bending: float = 0.2
    thickness_m: float = 0.004
    friction: float = 0.35
    damping_s: float = 3.0
    pucker: float = 0.03
    crease_m_s2: float = 7.0


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long a garment is settled without its weight, and then hangs, in simulated seconds."""

    settle_s: float = 0.25
    hang_s: float = 1.1


def drape(
    garment: Garment,
    obstacles: Iterable[Obstacle],
    fabric: Fabric,
    schedule: Schedule = Schedule(),
) -> Points:
    """Where the garment's vertices come to rest, `(n, 3)`.

    `obstacles` are the body, in as many poses as it takes on the way in the first half of the time that
    the cloth hangs. Pinned vertices stay where they are on the body.
    """
    first, *others = obstacles
    hanging = _Hanging(garment, fabric)
    hanging.run(first, schedule.settle_s, gravity=0.0)
    for before, pose in pairwise([first, *others]):
        hanging.carry(before, pose)
        hanging.run(pose, schedule.hang_s / 2 / len(others), gravity=_GRAVITY)
    hanging.run([first, *others][-1], schedule.hang_s * (0.5 if others else 1.0), gravity=_GRAVITY)
    return _calmed(garment, hanging.places)


class _Hanging:
    """A garment on its way down."""

    def __init__(self, garment: Garment, fabric: Fabric) -> None:
        self.fabric = fabric
        uneven = np.random.default_rng(0).normal(0.0, _UNEVENNESS_M, garment.vertices.shape)
        uneven[garment.pinned] = 0.0
        self.places = garment.vertices + uneven
        self._speed = np.zeros_like(self.places)
        self._weight = np.ones(len(self.places))
        self._weight[garment.pinned] = 0.0
        self._stretch = Springs.of(
            garment.edges, puckered(garment, fabric.pucker), np.zeros(len(garment.edges)), _STEP_S
        )
        pairs, rest, compliance = _bending(garment, fabric)
        self._bend = Springs.of(pairs, rest, compliance, _STEP_S)
        self._memory = _memory(garment, fabric.crease_m_s2)
        self._spacing = float(np.median(garment.rest_m))
        near = np.sort(np.vstack([garment.edges, pairs]), axis=1)
        self._near_keys = np.unique(near[:, 0] * len(self.places) + near[:, 1])

    def carry(self, before: Obstacle, after: Obstacle) -> None:
        """Takes the cloth along to the body's next pose."""
        self.places += before.movement(self.places, after)

    def run(self, body: Obstacle, seconds: float, *, gravity: float) -> None:
        still = np.exp(-self.fabric.damping_s * _STEP_S * (1.0 if gravity else 12.0))
        for step in range(round(seconds / _STEP_S)):
            if step % _CONTACT_STEPS == 0:
                surface, normals = body.nearest(self.places)
                touching = self._touching()
            before = self.places.copy()
            if gravity:
                self._speed += self._memory * _STEP_S
            self._speed[:, 2] -= gravity * _STEP_S
            self._speed *= self._weight[:, None]
            self.places += self._speed * _STEP_S
            for _ in range(_STRETCH_ROUNDS):
                self._stretch.project(self.places, self._weight)
            self._bend.project(self.places, self._weight)
            self._part(touching)
            self._stay_outside(before, surface, normals)
            self._speed = (self.places - before) * (still / _STEP_S)
            fast = np.linalg.norm(self._speed, axis=1, keepdims=True)
            self._speed *= np.minimum(1.0, _FASTEST_M_S / np.maximum(fast, 1e-9))

    def _stay_outside(self, before: Points, surface: Points, normals: Points) -> None:
        depth = self.fabric.thickness_m - np.einsum("ij,ij->i", self.places - surface, normals)
        hit = np.flatnonzero(depth > 0)
        push = np.minimum(depth[hit], 0.01)
        self.places[hit] += normals[hit] * push[:, None]
        moved = self.places[hit] - before[hit]
        along = moved - normals[hit] * np.einsum("ij,ij->i", moved, normals[hit])[:, None]
        slip = np.linalg.norm(along, axis=1)
        held = np.minimum(1.0, self.fabric.friction * push / np.maximum(slip, 1e-12))
        self.places[hit] -= along * held[:, None]

    def _touching(self) -> NDArray[np.int64]:
        pairs = cKDTree(self.places).query_pairs(0.7 * self._spacing, output_type="ndarray")
        if not len(pairs):
            return np.empty((0, 2), dtype=np.int64)
        pairs = np.sort(pairs, axis=1).astype(np.int64)
        keys = pairs[:, 0] * len(self.places) + pairs[:, 1]
        at = np.minimum(np.searchsorted(self._near_keys, keys), len(self._near_keys) - 1)
        apart: Indices = pairs[self._near_keys[at] != keys]
        return apart

    def _part(self, pairs: Indices) -> None:
        if not len(pairs):
            return
        apart = self.places[pairs[:, 0]] - self.places[pairs[:, 1]]
        distance = np.linalg.norm(apart, axis=1)
        lack = np.maximum(0.7 * self._spacing - distance, 0.0) * 0.25
        move = apart * (lack / np.maximum(distance, 1e-9))[:, None]
        np.add.at(self.places, pairs[:, 0], move)
        np.add.at(self.places, pairs[:, 1], -move)


def _bending(garment: Garment, fabric: Fabric) -> tuple[Indices, Points, Points]:
    """Pairs of vertices across an edge, their distance at rest, and how readily they leave it."""
    pairs, rest = across_edges(garment)
    stiff = fabric.bending + _RIB_BENDING * garment.stiffness[pairs].mean(axis=1)
    shaped = (garment.stiffness[pairs] == 1.0).all(axis=1)
    stiff[shaped] = _SHAPED_BENDING
    apart = np.linalg.norm(garment.vertices[pairs[:, 0]] - garment.vertices[pairs[:, 1]], axis=1)
    return pairs, np.where(shaped, apart, rest), _BENDING_COMPLIANCE / np.maximum(stiff, 1e-3)


def _calmed(garment: Garment, places: Points) -> Points:
    """The same with small crumples in doubled and ribbed pieces smoothed out; open edges keep their place."""
    rim = boundary(garment.faces)
    on_rim = np.zeros(len(places), dtype=bool)
    on_rim[rim] = True
    inner = garment.edges[~on_rim[garment.edges].all(axis=1)]
    pairs = np.vstack([inner, inner[:, ::-1], rim, rim[:, ::-1]])
    # Vertices on an open edge are drawn along it alone.
    pairs = pairs[~on_rim[pairs[:, 0]] | on_rim[pairs[:, 1]]]
    count = np.maximum(np.bincount(pairs[:, 0], minlength=len(places)), 1)
    ribbed = ((garment.stiffness > 0.3) & (garment.stiffness < 1.0))[:, None]
    # There and a little further back, so that rings do not shrink (Taubin 1995, "A signal processing
    # approach to fair surface design").
    for share in (0.5, -0.52) * _CALMING_ROUNDS:
        total = [np.bincount(pairs[:, 0], places[pairs[:, 1], axis], len(places)) for axis in range(3)]
        places = places + share * ribbed * (np.stack(total, axis=1) / count[:, None] - places)
    return places


def _memory(garment: Garment, strength: float) -> Points:
    """Accelerations outwards and inwards in slanting waves of a hand's width, none on stiff pieces."""
    rng = np.random.default_rng(1)
    waves = np.zeros(len(garment.vertices))
    for _ in range(_WAVES):
        turn, slant, phase = rng.uniform(0, np.pi), rng.uniform(-0.5, 0.5), rng.uniform(0, 2 * np.pi)
        direction = np.array([np.cos(turn), np.sin(turn), slant])
        per_metre = 2 * np.pi / rng.uniform(*_WAVE_M)
        waves += np.sin(garment.vertices @ direction * per_metre + phase)
    soft = strength / np.sqrt(_WAVES / 2) * waves * (1 - garment.stiffness)
    push: Points = garment.normals() * soft[:, None]
    return push
