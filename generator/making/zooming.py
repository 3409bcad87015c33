"""Enlarging a part of a photograph: found by the checker, four times as large by super-resolution."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from torch import Tensor

from generator.arrays import ByteArray
from generator.making.desk import Desk, Made
from generator.making.engine import READ_SIDE, as_tensor
from generator.making.locating import cut, windows_on
from generator.making.plain import pixels
from generator.problems import ProblemError, ProblemType
from generator.requests.asked import WHOLE, Asked

# Pixels a side of what is enlarged: of a window at most, of a whole picture where it has no more.
LARGEST: Final = 256
# Long side by short side of a photograph to look for parts in: the windows become many beyond.
LONGEST: Final = 3


@dataclass(frozen=True, slots=True)
class CloserLook:
    """A request for a part of a photograph, enlarged; of a small photograph the whole.

    `part` is a value of `data.vocabulary.parts`; `subject` are words for the product, such as its title.
    """

    photograph: bytes
    part: str = WHOLE
    subject: str = ""


async def zoom(desk: Desk, look: CloserLook) -> Made:
    """The part asked for with four times the sides.

    Raises:
        ProblemError: the photograph cannot be used, or the part is not to be seen in it.
    """
    if look.part not in desk.networks.checker.values["part"]:
        detail = f"The checker does not know the part “{look.part}”; /v1/capabilities lists those it does."
        raise ProblemError(ProblemType.UNKNOWN_PART, detail)
    photograph = await desk.decode(look.photograph)
    asked = Asked(family=await desk.kind_of(photograph, look.subject), part=look.part)
    if look.part == WHOLE:
        small, tries = _whole(photograph), 1
    else:
        small, tries = await _window(desk, photograph, asked)
    large = await desk.enlarge(small)
    score = float((await desk.scores(large, asked))[0])
    desk.require("enhanced", score)
    return Made(
        picture=pixels(large)[0],
        source="enhanced",
        model=desk.networks.model(desk.networks.zoom),
        asked=asked,
        score=score,
        threshold=desk.threshold("enhanced"),
        tries=tries,
        original=look.photograph,
    )


def _whole(photograph: ByteArray) -> Tensor:
    if max(photograph.shape[:2]) > LARGEST:
        detail = f"The picture has over {LARGEST} pixels a side already; name the part to be seen."
        raise ProblemError(ProblemType.UNSUITABLE_SIZE, detail)
    return as_tensor([photograph])


async def _window(desk: Desk, photograph: ByteArray, asked: Asked) -> tuple[Tensor, int]:
    """The window that shows a part best, to be enlarged, and among how many it is the best."""
    if max(photograph.shape[:2]) > LONGEST * min(photograph.shape[:2]):
        detail = f"The picture is over {LONGEST} times as long as it is wide; send one of the whole product."
        raise ProblemError(ProblemType.UNSUITABLE_SIZE, detail)
    windows = windows_on(photograph)
    if not windows:
        detail = "Nothing in the picture stands out from its background."
        raise ProblemError(ProblemType.UNSUITABLE_PICTURE, detail)
    pieces = await desk.aside(partial(cut, photograph, windows, READ_SIDE))
    window = windows[int((await desk.rank(pieces, asked)).argmax())]
    side = min(window.side, LARGEST)
    return await desk.aside(partial(cut, photograph, [window], side)), len(windows)
