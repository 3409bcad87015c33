"""Asking back which product is meant."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from rasa_sdk.events import EventType

from actions.catalogue import CatalogueProduct
from actions.mentions import Meant
from actions.turn import Turn

MAX_CHOICES: Final = 6


def choices(
    turn: Turn, products: Sequence[CatalogueProduct], intent: str, **entities: str
) -> list[dict[str, str]]:
    """A button a product; tapping it asks the same again of that one."""
    return [
        {
            "title": turn.title(product),
            "payload": f"/{intent}" + json.dumps({"product": product.handle, **entities}, ensure_ascii=False),
        }
        for product in products[:MAX_CHOICES]
    ]


def ask_which(turn: Turn, meant: Meant, intent: str, **entities: str) -> list[EventType]:
    """Asks which of several products is meant, or says that none is known."""
    if meant.products:
        turn.say("utter_which_product", buttons=choices(turn, meant.products, intent, **entities))
    else:
        turn.say("utter_product_unknown")
    return []
