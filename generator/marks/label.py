"""The label that is burnt into a made picture, for the eye."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from generator.arrays import BoolArray, ByteArray
from generator.marks.kinds import Label, Language

# GB 45438-2025, 5.2: letters at least 5 % of the shortest side high. Capitals are; Chinese is taller.
LETTER_SHARE: Final = 0.05
# Smaller letters only where a narrow picture has no room for these.
_LEGIBLE_PX: Final = 7
# In heights of a capital letter:
_PLATE: Final = 2.0
_LINE: Final = 1.7
_SIDES: Final = 0.8
_MARGIN: Final = 0.4
_INK: Final = (255, 255, 255)
_GROUND: Final = (24, 24, 27)
_SMOOTHING: Final = 4
_BREAKS: Final = re.compile(r"(?<=-)|\s")
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
# Collections hold a face for each region; the same character is written differently in some.
_MOST_FACES: Final = 16

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


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

    In English where no font with Chinese is installed; in several lines where one is too wide.
    """
    if language == "zh" and chinese_font() is None:
        language = "en"
    image = Image.fromarray(picture)
    text = label.say(language)
    least = math.ceil(LETTER_SHARE * min(image.size))
    capital = max(_LEGIBLE_PX, least)
    while capital > least and not _fits(_BREAKS.split(text), language, capital, image.width):
        capital -= 1
    font = _font(language, capital)
    margin, sides = round(_MARGIN * capital), round(_SIDES * capital)
    lines = [text] if _fits([text], language, capital, image.width) else _BREAKS.split(text)
    wide = math.ceil(max(font.getlength(line) for line in lines)) + 2 * sides
    high = round((_PLATE + _LINE * (len(lines) - 1)) * capital)
    left, top = margin, image.height - margin - high
    plate = _plate(wide, high, radius=round(_PLATE * capital / 2))
    image.paste(Image.new("RGB", plate.size, _GROUND), (left, top), plate)
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(lines):
        baseline = top + round((_PLATE / 2 + 0.5 + _LINE * index) * capital)
        draw.text((left + wide / 2, baseline), line, fill=_INK, font=font, anchor="ms")
    covered = np.zeros(picture.shape[:2], dtype=np.bool_)
    covered[max(0, top - 2) : top + high + 2, max(0, left - 2) : left + wide + 2] = True
    return Marked(np.asarray(image), covered, language)


@cache
def chinese_font() -> Path | None:
    """The first installed font that has Chinese characters, or None."""
    return next((path for path in map(Path, _FONTS_WITH_CHINESE) if path.is_file()), None)


def _fits(lines: list[str], language: Language, capital: int, width: int) -> bool:
    font = _font(language, capital)
    return max(font.getlength(line) for line in lines) <= width - 2 * (_MARGIN + _SIDES) * capital


def _plate(width: int, height: int, radius: int) -> Image.Image:
    """A mask of a rectangle with smooth round corners."""
    large = Image.new("L", (width * _SMOOTHING, height * _SMOOTHING))
    corners = (0, 0, large.width - 1, large.height - 1)
    ImageDraw.Draw(large).rounded_rectangle(corners, radius=radius * _SMOOTHING, fill=255)
    return large.reduce(_SMOOTHING)


@cache
def _font(language: Language, capital: int) -> Font:
    """The font of `language` in the size whose capitals are `capital` pixels high."""
    large = 1000
    top = _face(language, large).getbbox("A", anchor="ls")[1]
    return _face(language, math.ceil(capital * large / -top))


def _face(language: Language, size: int) -> Font:
    path = chinese_font() if language == "zh" else None
    if path is None:
        return ImageFont.load_default(size)
    faces = []
    for index in range(_MOST_FACES):
        try:
            faces.append(ImageFont.truetype(str(path), size, index=index))
        except OSError:
            break
    return next((face for face in faces if (face.getname()[0] or "").endswith(" SC")), faces[0])
