"""Lets a garment hang on a body: extended position-based dynamics in small steps.

After Macklin, Müller & Chentanez 2016, "XPBD: position-based simulation of compliant constrained
dynamics", with one iteration in each of many small steps (Macklin et al. 2019, "Small steps in physics
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

from data.garments.garment import Garment, Indices, Points, edges_of, vertex_normals

_GRAVITY: Final = 9.81
_STEP_S: Final = 1 / 600
# Contacts are looked up anew after so many steps.
_CONTACT_STEPS: Final = 6
_STRETCH_ROUNDS: Final = 2
_FASTEST_M_S: Final = 2.5
# Cloth this near to the body goes all the way with it when it moves.
_CARRIED_M: Final = 0.05
_WAVES: Final = 7
_WAVE_M: Final = (0.08, 0.17)
_BENDING_COMPLIANCE: Final = 1e-4
# Real cloth is never laid out evenly; without this it would not know to which side to fold.
_UNEVENNESS_M: Final = 0.002


@dataclass(frozen=True, slots=True)
class Fabric:
    """How a cloth hangs.

    `bending` is 0 for silk and about 1 for a heavy knit; `thickness_m` is how far off the body it lies;
    `friction` is the coefficient on the body; `damping_s` is the rate at which movement dies down, in
    1/s; `pucker` is the share by which thread draws in a seam; `crease_m_s2` is how strongly the cloth remembers that it was
    folded and worn, as an acceleration.
    """

    bending: float = 0.2
    thickness_m: float = 0.004
    friction: float = 0.35
    damping_s: float = 3.0
    pucker: float = 0.03
    crease_m_s2: float = 3.0


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long a garment is settled without its weight, and then hangs, in simulated seconds."""

    settle_s: float = 0.25
    hang_s: float = 1.1


class Obstacle:
    """A closed surface that cloth cannot enter."""

    def __init__(self, vertices: Points, faces: Indices) -> None:
        self.vertices, self.faces = vertices, faces
        points = np.vstack([vertices, vertices[faces].mean(axis=1)])
        normals = vertex_normals(vertices, faces)
        middles = normals[faces].mean(axis=1)
        middles /= np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), 1e-12)
        self._points, self._normals = points, np.vstack([normals, middles])
        self._tree = cKDTree(points)

    def nearest(self, places: Points) -> tuple[Points, Points]:
        """The nearest points of the surface and the normals there."""
        number = self._tree.query(places)[1]
        return self._points[number], self._normals[number]

    def movement(self, places: Points, later: Obstacle) -> Points:
        """How the same body in a later pose carries what lies at `places`; less, the further it is off."""
        distance, number = self._tree.query(places)
        share = np.clip(1.5 - distance / _CARRIED_M, 0.0, 1.0)[:, None]
        moved: Points = share * (later._points[number] - self._points[number])
        return moved


@dataclass(frozen=True, slots=True, eq=False)
class _Springs:
    """Pairs of vertices to be kept at a distance, in groups that share no vertex."""

    groups: tuple[tuple[Indices, Points, Points], ...]

    @staticmethod
    def of(pairs: Indices, rest: Points, compliance: Points) -> _Springs:
        colours = _colours(pairs)
        return _Springs(
            tuple(
                (pairs[chosen], rest[chosen], compliance[chosen] / _STEP_S**2)
                for chosen in (np.flatnonzero(colours == colour) for colour in range(colours.max() + 1))
            )
        )

    def project(self, places: Points, weight: Points) -> None:
        """Moves both ends of every pair towards its distance, in place."""
        for pairs, rest, compliance in self.groups:
            one, other = pairs[:, 0], pairs[:, 1]
            apart = places[one] - places[other]
            distance = np.sqrt(np.einsum("ij,ij->i", apart, apart))
            light = weight[one] + weight[other] + 1e-9
            pull = (distance - rest) / ((light + compliance) * np.maximum(distance, 1e-9))
            move = apart * pull[:, None]
            places[one] -= move * weight[one, None]
            places[other] += move * weight[other, None]


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
    return hanging.places


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
        self._stretch = _Springs.of(garment.edges, _puckered(garment, fabric.pucker), np.zeros(len(garment.edges)))
        pairs, rest = _across_edges(garment)
        stiff = fabric.bending + 3.0 * garment.stiffness[pairs].mean(axis=1)
        self._bend = _Springs.of(pairs, rest, _BENDING_COMPLIANCE / np.maximum(stiff, 1e-3))
        self._memory = _memory(garment, fabric.crease_m_s2)
        self._spacing = float(np.median(garment.rest_m))
        self._near = set(map(tuple, garment.edges.tolist())) | set(
            map(tuple, np.sort(pairs, axis=1).tolist())
        )
        self._near_keys = np.sort(np.array([a * len(self.places) + b for a, b in self._near]))

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
        return pairs[self._near_keys[at] != keys]

    def _part(self, pairs: Indices) -> None:
        if not len(pairs):
            return
        apart = self.places[pairs[:, 0]] - self.places[pairs[:, 1]]
        distance = np.linalg.norm(apart, axis=1)
        lack = np.maximum(0.7 * self._spacing - distance, 0.0) * 0.25
        move = apart * (lack / np.maximum(distance, 1e-9))[:, None]
        np.add.at(self.places, pairs[:, 0], move)
        np.add.at(self.places, pairs[:, 1], -move)


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


def _puckered(garment: Garment, share: float) -> Points:
    """The edges' lengths with those along seams shorter by `share`."""
    count = len(garment.vertices)
    chains = [chain for chains in garment.seams.values() for chain in chains]
    ends = np.concatenate([np.sort(np.stack([one[:-1], one[1:]]), axis=0) for one in chains], axis=1)
    keys = garment.edges[:, 0] * count + garment.edges[:, 1]
    sewn = np.isin(keys, ends[0] * count + ends[1])
    return np.where(sewn, garment.rest_m * (1 - share), garment.rest_m)


def _across_edges(garment: Garment) -> tuple[Indices, Points]:
    """The far corners of every two faces that share an edge, and their distance where the cloth is flat."""
    edges, number = edges_of(garment.faces)
    side = number.ravel()
    order = np.argsort(side, kind="stable")
    shared = np.flatnonzero(np.bincount(side, minlength=len(edges)) == 2)
    first = np.searchsorted(side[order], shared)
    halves = order[np.stack([first, first + 1], axis=1)]
    face, corner = halves // 3, halves % 3
    far = garment.faces[face, (corner + 2) % 3]
    # Each triangle flattened: its shared edge on the x axis, its far corner at (x, height).
    base = garment.rest_m[shared]
    near = garment.rest_m[number[face, (corner + 2) % 3]]
    other = garment.rest_m[number[face, (corner + 1) % 3]]
    x = (near**2 - other**2 + base[:, None] ** 2) / (2 * base[:, None])
    height = np.sqrt(np.maximum(near**2 - x**2, 0.0))
    # The two faces run along their edge in opposite directions.
    rest = np.hypot(x[:, 0] - (base - x[:, 1]), height.sum(axis=1))
    return far, rest


def _colours(pairs: Indices) -> Indices:
    """A colour for each pair, so that pairs of one colour share no vertex; the first that is free."""
    taken: dict[int, int] = {}
    colours = np.empty(len(pairs), dtype=np.int64)
    for number, (one, other) in enumerate(pairs.tolist()):
        used = taken.get(one, 0) | taken.get(other, 0)
        free = (~used & (used + 1)).bit_length() - 1
        colours[number] = free
        taken[one] = taken.get(one, 0) | 1 << free
        taken[other] = taken.get(other, 0) | 1 << free
    return colours
