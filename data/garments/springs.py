"""What keeps cloth in shape: the lengths of its edges, and pairs of faces that resist being bent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.garments.garment import Garment, Indices, Points, edges_of


@dataclass(frozen=True, slots=True, eq=False)
class Springs:
    """Pairs of vertices to be kept at a distance, in groups that share no vertex."""

    groups: tuple[tuple[Indices, Points, Points], ...]

    @staticmethod
    def of(pairs: Indices, rest: Points, compliance: Points, step_s: float) -> Springs:
        """`compliance` is the reciprocal of each spring's stiffness, for steps of `step_s` seconds."""
        colours = _colours(pairs)
        return Springs(
            tuple(
                (pairs[chosen], rest[chosen], compliance[chosen] / step_s**2)
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


def puckered(garment: Garment, share: float) -> Points:
    """The edges' lengths with those along seams shorter by `share`."""
    count = len(garment.vertices)
    chains = [chain for chains in garment.seams.values() for chain in chains]
    ends = np.concatenate([np.sort(np.stack([one[:-1], one[1:]]), axis=0) for one in chains], axis=1)
    keys = garment.edges[:, 0] * count + garment.edges[:, 1]
    sewn = np.isin(keys, ends[0] * count + ends[1])
    return np.where(sewn, garment.rest_m * (1 - share), garment.rest_m)


def across_edges(garment: Garment) -> tuple[Indices, Points]:
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
