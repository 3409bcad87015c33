"""From a built scene to a WebP file: rendering with Cycles and laying the picture on white."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import bpy
import numpy as np
from mathutils import Vector
from PIL import Image

from data.studio.camera import set_down, take_position, vertices_of
from data.studio.families import Shot
from data.studio.light import set_up

WEBP_QUALITY: Final = 82
SHADOW_CUT: Final = 22


@dataclass(frozen=True, slots=True)
class Exposure:
    """How a picture is rendered; `size_px` is both its sides."""

    size_px: int = 768
    samples: int = 16
    threads: int = 2
    seed: int = 0


def develop(shot: Shot, exposure: Exposure, path: Path) -> None:
    """Builds, lights and renders `shot`, and writes it to `path` when it is whole."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    shot.build()
    product = [one for one in bpy.context.scene.objects if one.type == "MESH"]
    bpy.context.view_layer.update()
    movement = set_down(product, shot.view)
    corners = np.vstack([vertices_of(one) for one in product])
    low, high = corners.min(axis=0), corners.max(axis=0)
    # A camera that looks up from below would see the floor's underside.
    floor = shot.view.elevation_deg >= 0
    set_up(Vector((low + high) / 2), float(np.linalg.norm(high - low)) / 2, floor=floor)
    take_position(shot.view, product, movement)
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "render.png"
        _render(exposure, raw)
        _print_on_white(raw, path)


def _render(exposure: Exposure, path: Path) -> None:
    scene: Any = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.threads_mode, scene.render.threads = "FIXED", exposure.threads
    scene.render.resolution_x = scene.render.resolution_y = exposure.size_px
    scene.render.film_transparent = True
    scene.render.image_settings.file_format = "PNG"
    scene.render.image_settings.color_mode = "RGBA"
    scene.render.filepath = str(path)
    scene.view_settings.view_transform = "Standard"
    scene.cycles.device = "CPU"
    scene.cycles.samples, scene.cycles.seed = exposure.samples, exposure.seed
    scene.cycles.use_adaptive_sampling, scene.cycles.adaptive_threshold = True, 0.04
    scene.cycles.use_denoising, scene.cycles.denoiser = True, "OPENIMAGEDENOISE"
    scene.cycles.max_bounces, scene.cycles.diffuse_bounces, scene.cycles.glossy_bounces = 5, 3, 2
    scene.cycles.sample_clamp_indirect = 4.0
    scene.cycles.use_light_tree = False
    scene.cycles.denoising_prefilter, scene.cycles.denoising_quality = "FAST", "BALANCED"
    with _quiet():
        bpy.ops.render.render(write_still=True)


def _print_on_white(raw: Path, path: Path) -> None:
    """Lays the render, shadow included, on pure white and writes `path` in one piece."""
    with Image.open(raw) as rendered:
        picture = rendered.convert("RGBA")
    # Away from the product its shadow is faint and wide; cut below the threshold, the floor stays white.
    cut = [max(0, round((alpha - SHADOW_CUT) * 255 / (255 - SHADOW_CUT))) for alpha in range(256)]
    picture.putalpha(picture.getchannel("A").point(cut))
    page = Image.new("RGBA", picture.size, "white")
    page.alpha_composite(picture)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    page.convert("RGB").save(unfinished, "WEBP", quality=WEBP_QUALITY, method=6)
    unfinished.replace(path)


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
