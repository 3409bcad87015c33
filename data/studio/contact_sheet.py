"""Many pictures on one page."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

GAP_PX: Final = 6
QUALITY: Final = 84


def contact_sheet(rows: Sequence[Sequence[Path | BytesIO]], path: Path, *, side_px: int = 128) -> None:
    """Lays pictures, files or their bytes, out in rows, each `side_px` square, on a page to go to `path`."""
    step = side_px + GAP_PX
    columns = max((len(row) for row in rows), default=0)
    page = Image.new("RGB", (columns * step + GAP_PX, len(rows) * step + GAP_PX), "white")
    for y, row in enumerate(rows):
        for x, file in enumerate(row):
            with Image.open(file) as picture:
                small = picture.convert("RGB").resize((side_px, side_px), Image.Resampling.LANCZOS)
            page.paste(small, (GAP_PX + x * step, GAP_PX + y * step))
    path.parent.mkdir(parents=True, exist_ok=True)
    page.save(path, quality=QUALITY)
