"""Showing a photographed product in another colour, material or pattern."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import torch

from data.vocabulary import MATERIALS, PATTERNS
from data.vocabulary.parts import Part
from generator.making.desk import Desk, Made
from generator.making.engine import as_tensor
from generator.making.plain import pixels
from generator.making.skin import paints_skin
from generator.making.words import usable
from generator.problems import ProblemError, ProblemType
from generator.requests.asked import NATURAL, WHOLE, Asked

# The same asked for in other words: the network hears each a little differently.
_WAYS: Final = ("in {}", "the same in {}")


@dataclass(frozen=True, slots=True)
class Alteration:
    """A request for an edit: the photograph's file, the look it should have, and what is known of it.

    `subject` are words for the product, such as its title; "" leaves its kind to the checker. `part` is
    what the photograph shows of it.
    """

    photograph: bytes
    words: str
    subject: str = ""
    part: str = WHOLE


async def edit(desk: Desk, alteration: Alteration) -> Made:
    """The photograph with the look asked for, the best of some ways to ask the network.

    Raises:
        ProblemError: photograph or words cannot be used, or no result shows what they say.
    """
    if alteration.part not in set(Part):
        detail = f"No product has the part “{alteration.part}”; /v1/capabilities lists parts."
        raise ProblemError(ProblemType.UNKNOWN_PART, detail)
    words = await usable(desk, alteration.words)
    (vector,) = await desk.embed(words)
    look = desk.requests.look(words, vector.numpy())
    if not (look.colour or look.material or look.pattern):
        detail = "The words name no colour, material or pattern that can be shown; see /v1/capabilities."
        raise ProblemError(ProblemType.UNKNOWN_COLOUR, detail)
    before = await desk.decode(alteration.photograph)
    kind = await desk.kind_of(before, alteration.subject)
    asked = replace(look, family=kind, part=alteration.part)
    photograph = as_tensor([before])
    ways = await desk.embed(*ways_to_ask(look))
    changed = torch.cat([await desk.change(photograph, way[None]) for way in ways])
    scores = await desk.scores(changed, asked)
    best = int(scores.argmax())
    desk.require("edited", float(scores[best]))
    after = pixels(changed[best : best + 1])[0]
    if await desk.aside(partial(paints_skin, before, after)):
        detail = "The edit would paint a person's skin. Show a photograph instead."
        raise ProblemError(ProblemType.UNSUITABLE_PICTURE, detail)
    return Made(
        picture=after,
        source="edited",
        model=desk.networks.model(desk.networks.edit),
        asked=asked,
        score=float(scores[best]),
        threshold=desk.threshold("edited"),
        tries=len(ways),
        original=alteration.photograph,
    )


def ways_to_ask(asked: Asked) -> tuple[str, ...]:
    """A look in words that `edit` was taught with."""
    look = _look(asked)
    return tuple(way.format(look) for way in _WAYS)


def _look(asked: Asked) -> str:
    """Colour, pattern and material in the English of training edits."""
    colour = "natural" if asked.colour == NATURAL else asked.colour
    pattern = PATTERNS[asked.pattern].en if asked.pattern in PATTERNS else asked.pattern
    material = MATERIALS[asked.material].en if asked.material in MATERIALS else asked.material
    return " ".join(word for word in (colour, pattern, material) if word)
