"""Marks a made picture as made: a label to see and metadata to read.

The metadata is XMP with IPTC's DigitalSourceType, by which search engines and viewers recognise it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final, Literal
from xml.sax.saxutils import quoteattr

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from generator.arrays import BoolArray, ByteArray

Language = Literal["en", "zh"]

WEBP_QUALITY: Final = 90
# The label's share of the short side; its letters are about half as high.
LABEL_SHARE: Final = 0.065
_LETTER_SHARE: Final = 0.6
_MARGIN_SHARE: Final = 0.02
_INK: Final = (255, 255, 255)
_PLATE: Final = (24, 24, 27)
_FONTS_WITH_CHINESE: Final = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simhei.ttf",
)


class DigitalSourceType(StrEnum):
    """Terms of IPTC's Digital Source Type vocabulary that are true of pictures made here."""

    ALGORITHMICALLY_ENHANCED = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced"


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says in English and Chinese."""

    en: str
    zh: str

    def say(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


PREVIEW: Final = Label("AI preview", "AI 预览")


@dataclass(frozen=True, slots=True)
class Marked:
    """A picture with its label: pixels (height, width, 3), where the label lies (height, width), and the
    language it is written in.
    """

    picture: ByteArray
    covered: BoolArray
    language: Language


def burn_in(picture: ByteArray, label: Label, language: Language) -> Marked:
    """Writes `label` into the lower left corner of `picture`, sRGB (height, width, 3), on a plate of its own.

    In English where no font with Chinese is installed.
    """
    if language == "zh" and chinese_font() is None:
        language = "en"
    image = Image.fromarray(picture)
    short = min(image.size)
    height = max(16, round(LABEL_SHARE * short))
    font = _font(language, max(10, round(_LETTER_SHARE * height)))
    text = label.say(language)
    margin = max(2, round(_MARGIN_SHARE * short))
    width = round(font.getlength(text)) + height
    box = (margin, image.height - margin - height, margin + width, image.height - margin)
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle(box, radius=height / 2, fill=_PLATE)
    draw.text(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), text, fill=_INK, font=font, anchor="mm")
    covered = np.zeros(picture.shape[:2], dtype=np.bool_)
    covered[max(0, box[1] - 2) : box[3] + 3, max(0, box[0] - 2) : box[2] + 3] = True
    return Marked(np.asarray(image), covered, language)


def as_webp(picture: ByteArray, source_type: DigitalSourceType, model: str) -> bytes:
    """`picture`, sRGB (height, width, 3), as a WebP file whose XMP says how it came about."""
    buffer = io.BytesIO()
    xmp = _xmp(source_type, model).encode()
    Image.fromarray(picture).save(buffer, "WEBP", quality=WEBP_QUALITY, method=4, xmp=xmp)
    return buffer.getvalue()


@cache
def chinese_font() -> Path | None:
    """The first installed font that has Chinese characters, or None."""
    return next((path for path in map(Path, _FONTS_WITH_CHINESE) if path.is_file()), None)


@cache
def _font(language: Language, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    path = chinese_font() if language == "zh" else None
    return ImageFont.truetype(str(path), size) if path else ImageFont.load_default(size)


def _xmp(source_type: DigitalSourceType, model: str) -> str:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about=""'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        f" xmp:CreatorTool={quoteattr(f'Vitrine {model}')}"
        f" Iptc4xmpExt:DigitalSourceType={quoteattr(source_type)}/>"
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )
