"""What a photograph shows: its place among sentences, how it looks, and likely attributes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from generator.making.desk import Desk
from generator.making.engine import as_tensor


@dataclass(frozen=True, slots=True)
class Seen:
    """What the checker sees.

    `embedding` is `(512,)` of unit length, near those of sentences that fit; `look` is `(1280,)` of unit
    length, near those of photographs that look alike; `values` are each attribute's likeliest value and its
    probability.
    """

    embedding: tuple[float, ...]
    look: tuple[float, ...]
    values: dict[str, tuple[str, float]]


async def see(desk: Desk, photograph: bytes) -> Seen:
    """What the photograph in a file shows.

    Raises:
        ProblemError: the file cannot be used.
    """
    picture = as_tensor([await desk.decode(photograph)])
    reading, look = await asyncio.gather(desk.read(picture), desk.look(picture))
    known = desk.networks.checker.values
    likely = {name: rows[0].float().softmax(dim=0).max(dim=0) for name, rows in reading.logits.items()}
    return Seen(
        embedding=tuple(reading.embedding[0].tolist()),
        look=tuple(look.tolist()),
        values={
            name: (known[name][int(place)], round(float(share), 4)) for name, (share, place) in likely.items()
        },
    )
