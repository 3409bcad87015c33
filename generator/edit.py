"""The operation `edit`: a catalogue photograph in another colour, marked as a preview and checked."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from data.vocabulary.colours import Colour
from generator.check import ReadBack, read_back
from generator.marks import PREVIEW, DigitalSourceType, Label, Language, as_webp, burn_in
from generator.parts import NoSuchPartError
from generator.pictures import PictureLimits, decode
from generator.problems import ProblemError, ProblemType
from generator.recolour import recolour
from generator.segmentation import NoProductError

MODEL: Final = "lab-recolour-1"
SOURCE: Final = "edited"


@dataclass(frozen=True, slots=True)
class Edited:
    """A finished picture as a WebP file, its size in pixels, its label and what was read back from it."""

    webp: bytes
    width: int
    height: int
    label: Label
    label_language: Language
    asked: Colour
    measured: ReadBack


def edit(
    data: bytes, asked: Colour, current: Colour | None, language: Language, limits: PictureLimits
) -> Edited:
    """The product photographed in `data` in the colour `asked`, where it is `current` now.

    Raises:
        ProblemError: the picture cannot be used, or the result does not show what was asked for.
    """
    original = decode(data, limits)
    try:
        recoloured = recolour(original, asked.lab, current)
    except (NoProductError, NoSuchPartError) as error:
        detail = f"The product cannot be recoloured: {error}. Show a photograph instead."
        raise ProblemError(ProblemType.UNSUITABLE_PICTURE, detail) from error
    marked = burn_in(recoloured.picture, PREVIEW, language)
    webp = as_webp(marked.picture, DigitalSourceType.ALGORITHMICALLY_ENHANCED, MODEL)
    with Image.open(io.BytesIO(webp)) as delivered:
        finished = np.asarray(delivered.convert("RGB"))
    measured = read_back(original, finished, asked, marked.covered)
    if not measured.passed:
        raise _not_as_asked(asked, measured)
    height, width = finished.shape[:2]
    return Edited(webp, width, height, PREVIEW, marked.language, asked, measured)


def _not_as_asked(asked: Colour, measured: ReadBack) -> ProblemError:
    detail = f"The result does not show the product in {asked.name} well enough. Show a photograph instead."
    checked = {"score": round(measured.score, 3), "threshold": measured.threshold}
    return ProblemError(ProblemType.NOT_AS_ASKED, detail, {"checked": checked})
