"""How shoppers take their own measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from actions.answers.steps import say_steps
from actions.answers.which import payload
from actions.catalogue import CatalogueInstruction, CatalogueProduct, CatalogueStep
from actions.sizing import FOOT, SizeTable, named_measures
from actions.turn import Turn
from data.language import Bilingual

HOW_TO_MEASURE: Final = Bilingual("How do I measure myself?", "怎么量尺寸？")
HOW_TO_MEASURE_A_FOOT: Final = Bilingual("How do I measure my foot?", "怎么量脚长？")
_ASKED: Final = re.compile(
    r"\bmeasur(?:e|ing)\b|怎么量|如何量|怎样量|咋量|测量|量(?:尺寸|身|脚|胸|腰|臀)", re.IGNORECASE
)
_TITLE: Final = re.compile(r"\bmeasur(?:e|ing)\b|量", re.IGNORECASE)


def asks_how_to_measure(text: str) -> bool:
    """Whether `text` asks how measures are taken."""
    return bool(_ASKED.search(text))


def say_how_to_measure(
    turn: Turn, products: Sequence[CatalogueProduct], table: SizeTable | None = None
) -> bool:
    """Shows how to take the measures asked for, else those of `table`, else all that `products` show.

    False where there is nothing to show.
    """
    asked = named_measures(turn.text) or (list(table.body) if table else [])
    if asked == [FOOT]:
        turn.say("utter_measure_foot")
        return True
    found = [entry for product in products if (entry := measuring_of(product))]
    steps = _distinct([step for entry in found for step in entry.steps])
    wanted = [step for step in steps if set(named_measures(step.title.en)) & set(asked)] or steps
    if not wanted:
        return False
    pictures = [turn.picture(step.picture, source="instruction") if step.picture else None for step in wanted]
    say_steps(turn, found[0].title.say(turn.language), wanted, pictures)
    return True


def measuring_of(product: CatalogueProduct) -> CatalogueInstruction | None:
    """The instruction of a product that says how to take the body's measures."""
    return next(
        (entry for entry in product.instructions if _TITLE.search(entry.title.en or entry.title.zh)),
        None,
    )


def measuring_buttons(turn: Turn, product: CatalogueProduct, table: SizeTable) -> list[dict[str, str]]:
    """A button that says how to measure for a product, if that can be said."""
    if FOOT in table.body:
        question, intent = HOW_TO_MEASURE_A_FOOT.say(turn.language), "ask_size"
    elif measuring_of(product):
        question, intent = HOW_TO_MEASURE.say(turn.language), "how_to"
    else:
        return []
    return [{"title": question, "payload": payload(intent, product=product.handle, question=question)}]


def _distinct(steps: Sequence[CatalogueStep]) -> list[CatalogueStep]:
    return list({(step.title.en, step.title.zh, step.text.en): step for step in steps}.values())
