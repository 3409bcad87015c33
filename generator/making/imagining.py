"""Drawing what words say: several drawings, of which the checker chooses the best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import torch
from torch import Tensor
from torch.nn import functional

from generator.making.desk import Desk, Made
from generator.making.plain import pixels
from generator.making.words import usable
from generator.problems import ProblemError, ProblemType
from generator.requests.asked import Asked

_KEPT: Final = 0.75


@dataclass(frozen=True, slots=True)
class Wish:
    """A request for a drawing: of a product, or of what an instruction or a care symbol says.

    `enlarged` drawings have three times the network's side.
    """

    words: str
    kind: Literal["product", "instruction"] = "product"
    seed: int = 0
    best_of: int = 4
    enlarged: bool = True


async def imagine(desk: Desk, wish: Wish) -> Made:
    """The best of some drawings of a wish.

    Raises:
        ProblemError: it cannot or shall not be drawn, or no drawing shows it.
    """
    asked = await _asked(desk, wish)
    (text,) = await desk.embed(asked.caption())
    random = torch.Generator().manual_seed(wish.seed)
    noise = torch.randn(wish.best_of, desk.networks.imagine.latent, generator=random)
    drawn = await desk.draw(text, noise)
    scores = await desk.scores(drawn, asked)
    best = int(scores.argmax())
    desk.require("generated", float(scores[best]))
    chosen = drawn[best : best + 1]
    if wish.enlarged:
        chosen = await desk.enlarge(_without_noise(chosen))
    return Made(
        picture=pixels(chosen)[0],
        source="generated" if wish.kind == "product" else "instruction",
        model=desk.networks.model(desk.networks.imagine),
        asked=asked,
        score=float(scores[best]),
        threshold=desk.threshold("generated"),
        tries=wish.best_of,
        seed=wish.seed,
    )


def _without_noise(drawn: Tensor) -> Tensor:
    """A drawing at three quarters of its side: what is finer is noise, and would be enlarged too."""
    return functional.interpolate(
        drawn, scale_factor=_KEPT, mode="bilinear", antialias=True, align_corners=False
    )


async def _asked(desk: Desk, wish: Wish) -> Asked:
    # An instruction is one of those that are known, or nothing.
    words = await usable(desk, wish.words, anything=wish.kind == "instruction")
    (vector,) = await desk.embed(words)
    asked = await desk.aside(
        lambda: desk.requests.read(words, vector.numpy(), instruction=wish.kind == "instruction")
    )
    if not asked.says_what:
        detail = "The words name nothing that can be drawn; /v1/capabilities lists what can."
        raise ProblemError(ProblemType.UNKNOWN_SUBJECT, detail)
    if asked.wished_colour and not asked.colour:
        raise ProblemError(ProblemType.UNKNOWN_COLOUR, f"Nothing can be drawn in {asked.wished_colour}.")
    return asked
