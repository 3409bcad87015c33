"""Asking back which product is meant."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from rasa_sdk.events import EventType

from actions.answers.browsing import THIS_ONE, say_products
from actions.catalogue import CatalogueProduct
from actions.mentions import Meant
from actions.shop import Shop
from actions.turn import Turn

MAX_CHOICES: Final = 6
# What was said of the product that is asked for holds for whichever is chosen.
_KEPT: Final = ("part", "colour", "material", "size", "height", "weight")


def payload(intent: str, **entities: object) -> str:
    """What a button sends to mean `intent` with `entities`; as `question`, the words that it answers for."""
    said = {name: value for name, value in entities.items() if value}
    return f"/{intent}" + json.dumps(said, ensure_ascii=False)


def choices(
    turn: Turn, products: Sequence[CatalogueProduct], intent: str, **entities: str
) -> list[dict[str, str]]:
    """A button a product; tapping it asks for `intent` of that one."""
    kept = {name: list(turn.entities(name)) for name in _KEPT} | entities
    return [
        {"title": turn.title(product), "payload": payload(intent, product=product.handle, **kept)}
        for product in products[:MAX_CHOICES]
    ]


async def ask_which(shop: Shop, turn: Turn, meant: Meant, intent: str, **entities: str) -> list[EventType]:
    """Asks which of several products is meant, or says that none is known or was named.

    Tapping a button asks the same again, in the same words, of that one.
    """
    products = meant.products[:MAX_CHOICES]
    if products:
        buttons = choices(turn, products, intent, question=turn.text, **entities)
        await say_products(shop, turn, "utter_which_product", products, buttons=buttons, tap=THIS_ONE)
    else:
        named = turn.entities("product", "category")
        needed = "utter_photo_unlike" if turn.photograph else "utter_product_needed"
        turn.say("utter_product_unknown" if named else needed)
    return []
