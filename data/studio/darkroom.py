"""From a built scene to a picture: rendering with Cycles, and measuring the colour that came out."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import bpy
import numpy as np
from mathutils import Matrix, Vector
from numpy.typing import NDArray
from PIL import Image
from skimage.color import rgb2lab

from data.studio.article import Shot
from data.studio.camera import set_down, take_position, vertices_of
from data.studio.light import STUDIO, Lighting, set_up
from data.studio.materials import is_main
from data.studio.view import View
from data.vocabulary.colours import delta_e, lab_of

Pixels = NDArray[np.uint8]
WEBP_QUALITIES: Final = (80, 70, 60, 50, 40)
ENOUGH_BYTES: Final = 56_000
RAYS: Final = 96
# How much of a striped or checked surface is in its own colour, at the least.
NEAREST_OF_PATTERN: Final = 0.4
# A median of fewer rays than this says little about a colour.
FEWEST_RAYS: Final = 60


@dataclass(frozen=True, slots=True)
class Exposure:
    """How a picture is rendered; `size_px` is both its sides."""

    size_px: int = 768
    samples: int = 4
    threads: int = 2
    seed: int = 0


@dataclass(slots=True)
class Stage:
    """A scene that was built once, to be photographed from many sides."""

    product: list[Any]
    _places: list[Matrix] = field(default_factory=list)
    _props: list[Any] = field(default_factory=list)

    @staticmethod
    def built(shot: Shot) -> Stage:
        """Builds the shot's model in a scene of its own; any stage built before is gone."""
        bpy.ops.wm.read_factory_settings(use_empty=True)
        shot.build()
        bpy.context.view_layer.update()
        product = [one for one in bpy.context.scene.objects if one.type in {"MESH", "CURVE"}]
        return Stage(product, [one.matrix_world.copy() for one in product])

    def photograph(self, view: View, exposure: Exposure, lighting: Lighting = STUDIO) -> Pixels:
        """The picture from a view, `(size, size, 3)` sRGB."""
        self._clear()
        movement = set_down(self.product, view)
        corners = np.vstack([vertices_of(one) for one in self.product])
        low, high = corners.min(axis=0), corners.max(axis=0)
        # A camera that looks up from below would see the floor's underside.
        floor = view.floor and view.elevation_deg >= 0
        radius = float(np.linalg.norm(high - low)) / 2
        # A photographer turns the product and leaves the lamps; here they go around with the camera.
        around = replace(lighting, turned_deg=lighting.turned_deg + view.azimuth_deg)
        self._props = set_up(Vector((low + high) / 2), radius, around, floor=floor)
        self._props.append(take_position(view, self.product, movement))
        with tempfile.TemporaryDirectory() as folder:
            raw = Path(folder) / "render.png"
            _render(exposure, raw, floor=floor)
            with Image.open(raw) as picture:
                return np.asarray(picture.convert("RGB"))

    def main_colour(self, picture: Pixels, among: str = "") -> NDArray[np.float64] | None:
        """The median sRGB colour (3,) of the surfaces in the look's colour, as `picture` shows them.

        `picture` is what `photograph` gave last; None where too little of those surfaces is seen. Where a
        pattern mixes colours, only the part nearest to the colour `among` (`#rrggbb`) counts.
        """
        seen = _main_pixels()
        if seen.sum() < FEWEST_RAYS:
            return None
        middle = (np.arange(RAYS) + 0.5) / RAYS * len(picture)
        sampled = picture[middle.astype(int)][:, middle.astype(int)]
        levels = sampled[seen].astype(np.float64)
        if among:
            away = delta_e(rgb2lab(levels[None] / 255)[0], lab_of(among))
            levels = levels[away <= np.quantile(away, NEAREST_OF_PATTERN)]
        median: NDArray[np.float64] = np.median(levels, axis=0)
        return median

    def _clear(self) -> None:
        for prop in self._props:
            bpy.data.objects.remove(prop)
        self._props = []
        for one, place in zip(self.product, self._places, strict=True):
            one.matrix_world = place


def save(picture: Pixels, path: Path) -> None:
    """Writes a WebP file in one piece; fine weaves, which hide it, are coded more coarsely to stay small."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    for quality in WEBP_QUALITIES:
        Image.fromarray(picture).save(unfinished, "WEBP", quality=quality, method=6)
        if unfinished.stat().st_size <= ENOUGH_BYTES:
            break
    unfinished.replace(path)


def _main_pixels() -> NDArray[np.bool_]:
    """Where a ray through a grid of `RAYS` squared pixels meets a main surface first, `(RAYS, RAYS)`."""
    scene: Any = bpy.context.scene
    graph = bpy.context.evaluated_depsgraph_get()
    camera = scene.camera
    top_right, _, bottom_left, top_left = camera.data.view_frame(scene=scene)
    origin = camera.matrix_world.translation
    seen = np.zeros((RAYS, RAYS), dtype=np.bool_)
    for row, column in np.ndindex(seen.shape):
        across, down = (column + 0.5) / RAYS, (row + 0.5) / RAYS
        at = top_left + (top_right - top_left) * across + (bottom_left - top_left) * down
        towards = (camera.matrix_world @ at - origin).normalized()
        hit, _, _, face, one, _ = scene.ray_cast(graph, origin, towards)
        if hit and one.material_slots:
            mesh = one.evaluated_get(graph).data
            slot = min(mesh.polygons[face].material_index, len(one.material_slots) - 1)
            seen[row, column] = is_main(one.material_slots[slot].material)
    return seen


def _render(exposure: Exposure, path: Path, *, floor: bool) -> None:
    scene: Any = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.threads_mode, scene.render.threads = "FIXED", exposure.threads
    scene.render.resolution_x = scene.render.resolution_y = exposure.size_px
    scene.render.image_settings.file_format = "PNG"
    scene.render.image_settings.color_mode = "RGB"
    scene.render.image_settings.compression = 0
    scene.render.filepath = str(path)
    scene.render.use_persistent_data = True
    scene.view_settings.view_transform = "Standard"
    scene.cycles.device = "CPU"
    scene.cycles.samples, scene.cycles.seed = exposure.samples, exposure.seed
    scene.cycles.use_adaptive_sampling, scene.cycles.adaptive_threshold = True, 0.04
    scene.cycles.use_denoising, scene.cycles.denoiser = True, "OPENIMAGEDENOISE"
    scene.cycles.max_bounces, scene.cycles.diffuse_bounces, scene.cycles.glossy_bounces = 5, 3, 2
    scene.cycles.transmission_bounces, scene.cycles.transparent_max_bounces = 5, 8
    scene.cycles.sample_clamp_indirect = 4.0
    scene.cycles.use_light_tree = False
    # Without a floor, edges against plain white stay ragged unless the guides are denoised well too.
    scene.cycles.denoising_prefilter = "FAST" if floor else "ACCURATE"
    scene.cycles.denoising_quality = "BALANCED"
    with _quiet():
        bpy.ops.render.render(write_still=True)


@contextmanager
def _quiet() -> Iterator[None]:
    """Blender reports every frame on standard output, past Python; that is kept from the terminal."""
    kept = os.dup(1)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        try:
            yield
        finally:
            os.dup2(kept, 1)
            os.close(kept)
