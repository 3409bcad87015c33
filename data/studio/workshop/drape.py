"""Garments as they hang on the mannequin; each is computed once and then kept."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from data.garments.body import mannequin
from data.garments.draping import Fabric, Obstacle, Schedule, drape
from data.garments.garment import Garment, Points
from data.garments.measurements import BodyMeasurements
from data.garments.pose import Pose, posed

_POSES_ON_THE_WAY: Final = 12
# Raised whenever the same input would hang otherwise, so that what was kept before is not used.
_EDITION: Final = 3


@dataclass(frozen=True, slots=True)
class Fitting:
    """Who wears a garment, how, and what it is made of."""

    body: BodyMeasurements
    fabric: Fabric = field(default_factory=Fabric)
    pose: Pose = field(default_factory=Pose)
    schedule: Schedule = field(default_factory=Schedule)


def draped(garment: Garment, fitting: Fitting) -> Points:
    """Where the garment's vertices hang, `(n, 3)`; from disk where this was asked before."""
    kept = _folder() / f"{_key(garment, fitting)}.npz"
    if kept.exists():
        with np.load(kept) as file:
            places: Points = file["vertices"].astype(np.float64)
        return places
    places = drape(garment, _obstacles(fitting), fitting.fabric, fitting.schedule)
    kept.parent.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_suffix(f".{os.getpid()}.npz")
    np.savez_compressed(unfinished, vertices=places.astype(np.float32))
    unfinished.replace(kept)
    return places


def _obstacles(fitting: Fitting) -> Iterator[Obstacle]:
    """The mannequin with its arms as the garment was laid out, then on their way to the fitting's pose."""
    vertices, faces = mannequin(fitting.body)
    start = Pose()
    steps = _POSES_ON_THE_WAY if fitting.pose != start else 0
    for share in np.linspace(0, 1, steps + 1):
        pose = start.towards(fitting.pose, float(share))
        yield Obstacle(posed(vertices, fitting.body, pose), faces)


def _folder() -> Path:
    return Path(os.environ.get("VITRINE_HOME", "var")) / "studio" / "drapes"


def _key(garment: Garment, fitting: Fitting) -> str:
    digest = hashlib.sha256(repr((_EDITION, astuple(fitting))).encode())
    for values in (garment.vertices, garment.uv, garment.rest_m, garment.stiffness):
        digest.update(np.round(values, 5).astype(np.float32).tobytes())
    for indices in (garment.faces, garment.edges, garment.pinned):
        digest.update(indices.astype(np.int32).tobytes())
    return digest.hexdigest()[:24]
