"""How cloth is never quite smooth: soft waves and creases, as heights over a sheet; no Blender needed."""

from __future__ import annotations

import numpy as np

from data.studio.modelling.curves import Points


def waves(s: Points, t: Points, seed: int, *, shortest_m: float, longest_m: float, count: int = 24) -> Points:
    """Soft random waves over the places (s, t) in metres, about -1 to 1, lengths between the two given."""
    random = np.random.default_rng(seed)
    length = np.exp(random.uniform(np.log(shortest_m), np.log(longest_m), count))
    turn = random.uniform(0, 2 * np.pi, count)
    phase = random.uniform(0, 2 * np.pi, count)
    size = (length / longest_m) ** 0.8
    total = np.zeros(np.broadcast(s, t).shape)
    for wave, way, start, high in zip(length, turn, phase, size, strict=True):
        total += high * np.sin((s * np.cos(way) + t * np.sin(way)) * 2 * np.pi / wave + start)
    rough: Points = total / np.sqrt(0.5 * (size**2).sum()) / 1.8
    return rough


def crease(
    s: Points, t: Points, start: tuple[float, float], end: tuple[float, float], wide_m: float
) -> Points:
    """A fold from `start` to `end`, fading at both ends: 1 on its back, a little below 0 to both sides."""
    first, last = np.asarray(start), np.asarray(end)
    way = last - first
    long = float(np.linalg.norm(way))
    along = ((s - first[0]) * way[0] + (t - first[1]) * way[1]) / long**2
    aside = ((t - first[1]) * way[0] - (s - first[0]) * way[1]) / long / wide_m
    fading = np.clip(np.sin(np.pi * np.clip(along, 0, 1)), 0, 1) ** 0.8
    fold: Points = fading * (1.0 - 0.5 * aside**2) * np.exp(-0.5 * aside**2)
    return fold
