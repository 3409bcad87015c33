"""Saying an instruction: its steps in words with a picture of each, and a card to page through them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.cards import Step, StepsCard
from actions.catalogue import CatalogueStep
from actions.turn import Turn


def say_steps(
    turn: Turn, title: str, steps: Sequence[CatalogueStep], pictures: Sequence[dict[str, Any] | None]
) -> None:
    """Answers with the instruction called `title`; `pictures` has one a step, None where there is none."""
    language = turn.language
    turn.say(
        "utter_instruction",
        title=title,
        steps="\n".join(f"{n}. {step.say(language)}" for n, step in enumerate(steps, 1)),
        pictures=[picture for picture in pictures if picture],
        card=StepsCard(
            title=title,
            steps=tuple(
                Step(
                    title=step.title.say(language),
                    text=step.text.say(language),
                    picture=picture["id"] if picture else None,
                )
                for step, picture in zip(steps, pictures, strict=True)
            ),
        ),
    )
