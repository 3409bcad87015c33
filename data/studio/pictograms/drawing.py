"""The shop's own care and measuring pictures."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Final

from PIL import Image

from data.studio.pictograms.kinds import varied_style
from data.studio.pictograms.pen import Pen
from data.studio.pictograms.scenes import SCENES
from data.studio.pictograms.style import SHOP, Style

SIZE_PX: Final = 768
WEBP_QUALITY: Final = 82


def draw_care_pictures(folder: Path, *, again: bool = False) -> int:
    """Draws every care rule and measurement to `folder` as `care-<code>.webp` and `measure-<name>.webp`.

    Pictures that exist are kept unless `again`. Returns how many were drawn.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = [code for code in SCENES if again or not (folder / f"{code}.webp").exists()]
    for code in missing:
        _save(draw(code, SHOP, SIZE_PX), folder / f"{code}.webp")
    return len(missing)


def vary_care_picture(code: str, rng: Random, size_px: int) -> Image.Image:
    """The picture of `code` ("care-wash-30", "measure-chest") in a style drawn from `rng`.

    Raises:
        KeyError: there is no such picture.
    """
    return draw(code, varied_style(rng), size_px)


def draw(code: str, style: Style, size_px: int) -> Image.Image:
    """The picture of `code` in `style`, `size_px` squared, RGB."""
    pen = Pen(style, size_px)
    SCENES[code](pen)
    return pen.picture()


def _save(picture: Image.Image, path: Path) -> None:
    """Writes WebP in one piece."""
    unfinished = path.with_suffix(".part")
    picture.save(unfinished, "WEBP", quality=WEBP_QUALITY, method=6)
    unfinished.replace(path)
