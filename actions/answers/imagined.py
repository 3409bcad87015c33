"""Showing what a shopper describes: the shop's own goods where they fit, else a picture made of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasa_sdk.events import EventType

from actions.answers.pictured import Sayings, look_in_words, say_declined, say_shown
from actions.answers.variants import show_variant
from actions.answers.which import MAX_CHOICES, choices
from actions.catalogue import CatalogueProduct
from actions.generator import UNKNOWN_SUBJECT, NoPictureError
from actions.parts import named_parts
from actions.pictures import Holding, Look, Request, Rung, Topic, plan
from actions.pictures.climbing import Wish, climb
from actions.pictures.gathering import asked_look, holding_like
from actions.search import CatalogueIndex
from actions.turn import ShopAction, Turn, talked_about
from actions.wording import fold, words

IMAGINED: Final = Sayings(
    photo="utter_imagined_photo",
    nearest="utter_imagined_failed",
    made={Rung.EDITED: "utter_imagined_preview", Rung.GENERATED: "utter_imagined"},
    failed="utter_imagined_failed",
    away="utter_imagined_away",
    nothing="utter_imagined_nothing",
)
_CHOICES: Final = 3


class ImagineProduct(ShopAction):
    """Shows what is described, as high up the ladder as it can."""

    def name(self) -> str:
        return "action_imagine_product"

    async def answer(self, turn: Turn) -> list[EventType]:
        try:
            # Before anything is shown: the shop's own hoodie is no answer to a wish for a singer in one.
            await self.shop.generator.require_allowed(turn.text)
        except NoPictureError as error:
            say_declined(turn, error)
            return []
        index = await self.shop.index()
        look = asked_look(turn.text, turn.entities("colour", "material"))
        product = _named_product(turn, index)
        if product is None and turn.photograph:
            product = (await turn.find_product(self.shop)).only
        if product is not None:
            await show_variant(self, turn, product)
            return [talked_about(product)]
        query = await self.shop.embeddings.embed_query(turn.text)
        holding = holding_like(self.shop, index, turn.text, query)
        await self._show(turn, look, holding)
        return []

    async def _show(self, turn: Turn, look: Look, holding: Holding) -> None:
        parts = named_parts(turn.text)
        planned = plan(Request(Topic.IMAGINED, parts[0] if parts else None, look), holding)
        named = look_in_words(turn, look)
        shown = await climb(turn, self.shop, planned, Wish(turn.text, look=named))
        if shown.refused_for(UNKNOWN_SUBJECT):
            known = choices(turn, holding.alike[:MAX_CHOICES], "search_product")
            turn.say("utter_imagined_unknown", buttons=known)
            return
        buttons = choices(turn, holding.alike[:_CHOICES], "search_product")
        is_found = shown.rung is Rung.PHOTO and not shown.refusals
        sayings = IMAGINED if look else replace(IMAGINED, photo="utter_imagined_alike")
        say_shown(turn, shown, sayings, {"colour": named, "product": ""}, () if is_found else buttons)


def _named_product(turn: Turn, index: CatalogueIndex) -> CatalogueProduct | None:
    """The product that is called by its own name, or by a button; a kind of goods alone means none."""
    for name in turn.entities("product"):
        if name in index.catalogue.by_handle:
            return index.catalogue.by_handle[name]
    said, text = frozenset(words(turn.text)), fold(turn.text)
    named = [
        product
        for product in index.catalogue.products
        if (product.title_words and product.title_words <= said)
        or (product.title.zh and fold(product.title.zh) in text)
    ]
    return named[0] if len(named) == 1 else None
