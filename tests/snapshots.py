"""Photographs of the demo shop's goods as shoppers take them: at hand, from nearby, in a dim room."""

from __future__ import annotations

import io

from PIL import Image, ImageEnhance

from bot.settings import PROJECT

PHOTOS = PROJECT / "data" / "demo" / "photos"


def snapshot(name: str) -> bytes:
    """A JPEG of what the photograph `name` shows, from nearer and darker."""
    with Image.open(PHOTOS / f"{name}.webp") as photograph:
        side = photograph.width
        nearer = photograph.convert("RGB").crop((side // 16, side // 16, side * 15 // 16, side * 15 // 16))
    buffer = io.BytesIO()
    ImageEnhance.Brightness(nearer).enhance(0.75).save(buffer, "JPEG", quality=85)
    return buffer.getvalue()
