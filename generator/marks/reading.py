"""Reads from a file what its marks say, for whoever wants to know where a picture comes from."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PIL import Image

from generator.marks.credentials import Credentials, read_credentials
from generator.marks.metadata import read_aigc, read_packet


@dataclass(frozen=True, slots=True)
class MarksRead:
    """What a file says of itself; None where it says nothing.

    Attributes:
        digital_source_type: IPTC's term, an address.
        creator_tool: the program.
        created_at: ISO 8601.
        credit: who is to be named beside the picture.
        model: what made it.
        seed: what chance began with.
        aigc: the object of China's metadata label.
        credentials: the C2PA manifest.
    """

    digital_source_type: str | None
    creator_tool: str | None
    created_at: str | None
    credit: str | None
    model: str | None
    seed: int | None
    aigc: Mapping[str, Any] | None
    credentials: Credentials | None


def read_marks(webp: bytes, trusted_roots: str = "") -> MarksRead:
    """The marks in a WebP file; `trusted_roots` are certificates in PEM of whom the reader trusts.

    Raises:
        ValueError: `webp` is no WebP file, or damaged.
    """
    try:
        with Image.open(io.BytesIO(webp), formats=["WEBP"]) as picture:
            properties = read_packet(picture.info.get("xmp", b""))
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("not a WebP picture, or a damaged one") from error
    seed = properties.get("vitrine:Seed", "")
    return MarksRead(
        digital_source_type=properties.get("Iptc4xmpExt:DigitalSourceType"),
        creator_tool=properties.get("xmp:CreatorTool"),
        created_at=properties.get("xmp:CreateDate"),
        credit=properties.get("photoshop:Credit"),
        model=properties.get("vitrine:Model"),
        seed=int(seed) if seed.removeprefix("-").isdecimal() else None,
        aigc=read_aigc(properties),
        credentials=read_credentials(webp, trusted_roots),
    )
