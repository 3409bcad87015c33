"""Showing a product in another colour or material."""

from __future__ import annotations

from typing import Final

from rasa_sdk.events import EventType

from actions.answers.offers import option_words
from actions.answers.pictured import Sayings, in_words, look_in_words, say_shown
from actions.answers.which import MAX_CHOICES, ask_which, payload
from actions.catalogue import CatalogueProduct
from actions.pictures import Look, Plan, Request, Rung, Topic, plan
from actions.pictures.climbing import Wish, climb
from actions.pictures.gathering import asked_look, holding_of
from actions.turn import ShopAction, Turn, talked_about
from data.language import Bilingual
from data.schema import Part
from data.vocabulary.colours import parse_colour

UNNAMED: Final = Bilingual("that colour", "这个颜色")
VARIANT: Final = Sayings(
    photo="utter_variant_photo",
    nearest="utter_variant_missing",
    made={Rung.EDITED: "utter_variant_preview", Rung.GENERATED: "utter_variant_drawn"},
    failed="utter_variant_failed",
    away="utter_variant_away",
    nothing="utter_photo_missing",
)


class ShowVariant(ShopAction):
    """Sends the photograph in the look asked for; where there is none, a preview that says it is one."""

    def name(self) -> str:
        return "action_show_variant"

    async def answer(self, turn: Turn) -> list[EventType]:
        meant = await turn.find_product(self.shop)
        product = meant.only
        colours = turn.entities("colour")
        if product is None:
            return await ask_which(
                self.shop, turn, meant, "show_variant", **({"colour": colours[0]} if colours else {})
            )
        await show_variant(self, turn, product)
        return [talked_about(product)]


async def show_variant(action: ShopAction, turn: Turn, product: CatalogueProduct) -> None:
    """Shows a product in the look that the shopper asks for."""
    marked = turn.entities("colour", "material")
    look = asked_look(turn.text, marked or ((turn.text,) if turn.text else ()), product)
    if not marked and not (look.colour or look.material or look.pattern) and _say_colours(turn, product):
        return
    index = await action.shop.index()
    query = await action.shop.embeddings.embed_query(turn.text or product.title.en)
    planned = plan(Request(Topic.VARIANT, look=look), holding_of(action.shop, index, product, query))
    named = _named(turn, product, look, planned)
    words = look.words
    if planned.rung is Rung.GENERATED:
        words = f"{words} {product.category.en}"
    shown = await climb(turn, action.shop, planned, Wish(words, look=named))
    say_shown(turn, shown, VARIANT, {"product": turn.title(product), "colour": named})


def _say_colours(turn: Turn, product: CatalogueProduct) -> bool:
    """Shows a product of which no look is asked for, with its colours; False where they are not known."""
    wholes = product.photos_of(Part.WHOLE)
    told = {value: None for photo in wholes for value in photo.options.values() if parse_colour(value)}
    if len(told) < 2 or any(product.is_option(turn.text, value) for value in told):
        return False
    names = [in_words(value, product, turn) for value in told]
    turn.say(
        "utter_variant_which",
        product=turn.title(product),
        colours=("、" if turn.language == "zh" else ", ").join(names),
        buttons=[
            {"title": option_words(value, product, turn.language), "payload": asked}
            for value in list(told)[:MAX_CHOICES]
            for asked in [payload("show_variant", product=product.handle, colour=value)]
        ],
        pictures=turn.photo_of(product),
    )
    return True


def _named(turn: Turn, product: CatalogueProduct, look: Look, planned: Plan) -> str:
    """The look in words: as the shop calls what its photograph shows, else as it was asked for."""
    photo = planned.steps[0].photo if planned.rung is Rung.PHOTO else None
    if photo and not planned.steps[0].nearest:
        shown = product.shown_options(photo, look.wishes)
        if shown:
            return in_words(shown[0], product, turn)
    return look_in_words(turn, look) or UNNAMED.say(turn.language)
