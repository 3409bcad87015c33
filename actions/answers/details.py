"""Showing a part or view of a product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rasa_sdk.events import EventType, SlotSet

from actions.answers.pictured import Sayings, look_in_words, say_shown
from actions.answers.same_again import asks_of_another, same_again
from actions.answers.which import ask_which
from actions.catalogue import CataloguePhoto, CatalogueProduct
from actions.embeddings import Vectors
from actions.parts import asked_parts
from actions.pictures import Holding, Request, Rung, Topic, plan
from actions.pictures.climbing import Wish, climb
from actions.pictures.gathering import asked_look, holding_of
from actions.search import THRESHOLDS, CatalogueIndex
from actions.turn import ShopAction, Turn, talked_about
from actions.wording import fold, without
from data.schema import Part
from data.vocabulary.parts import name_of

MAX_PICTURES: Final = 4
PART: Final = Sayings(
    photo="utter_photo_shown",
    nearest="utter_photo_missing_nearest",
    made={Rung.ENHANCED: "utter_photo_enhanced", Rung.EDITED: "utter_part_preview"},
    failed="utter_part_failed",
    away="utter_part_away",
    nothing="utter_photo_missing",
)
# A part that is photographed, in another look than the one asked for.
PART_IN_LOOK: Final = Sayings(
    photo="utter_photo_shown",
    nearest="utter_part_look_missing",
    made={Rung.EDITED: "utter_part_preview"},
    failed="utter_part_look_failed",
    away="utter_part_look_missing",
    nothing="utter_photo_missing",
)


class ShowDetail(ShopAction):
    """Sends the photograph of the part asked for, else a piece of the whole one, else the nearest."""

    def name(self) -> str:
        return "action_show_detail"

    async def answer(self, turn: Turn) -> list[EventType]:
        meant = await turn.find_product(self.shop)
        product = meant.only
        # A zip hoodie is called so: nobody has asked for its zip.
        called = map(fold, (product.title.en, product.title.zh)) if product else ()
        words = without(fold(turn.text), called)
        marked = [part for part in turn.entities("part") if fold(part) in words]
        parts = asked_parts(words, marked)
        if product and not parts and not marked and asks_of_another(turn):
            answered = await same_again(self.shop, turn, product)
            if answered is not None:
                return answered
        if product is None:
            return await ask_which(
                self.shop, turn, meant, "show_detail", **({"part": parts[0].value} if parts else {})
            )
        remembered = [talked_about(product), SlotSet("part", parts[0].value if parts else None)]
        if not product.photos:
            turn.say("utter_photo_missing", product=turn.title(product))
            return remembered
        index = await self.shop.index()
        query = await self.shop.embeddings.embed_query(turn.text or " ".join(marked) or product.title.en)
        if marked and not parts:
            self._show_unlisted(turn, product, index, query)
        else:
            await self._show(turn, product, parts, holding_of(self.shop, index, product, query))
        return remembered

    async def _show(
        self, turn: Turn, product: CatalogueProduct, parts: Sequence[Part], holding: Holding
    ) -> None:
        """Photographs in one message, what is made or missing each in one of its own."""
        look = asked_look(turn.text, turn.wished_options, product)
        plans = {
            part: plan(Request(Topic.DETAIL, part, look), holding)
            for part in (parts[:MAX_PICTURES] or [Part.WHOLE])
        }
        found = {
            part: found.steps[0].photo
            for part, found in plans.items()
            if found.rung is Rung.PHOTO and not found.steps[0].nearest
        }
        if found:
            self._say_shown(turn, product, list(found), [photo for photo in found.values() if photo])
        for part, planned in plans.items():
            if part in found:
                continue
            name = name_of(part)
            is_photographed = any(photo.part == part for photo in product.photos)
            colour = look_in_words(turn, look)
            shown = await climb(turn, self.shop, planned, Wish(look.words, part, colour))
            values = {"product": turn.title(product), "part": name.say(turn.language), "colour": colour}
            say_shown(turn, shown, PART_IN_LOOK if is_photographed else PART, values)

    def _show_unlisted(
        self, turn: Turn, product: CatalogueProduct, index: CatalogueIndex, query: Vectors
    ) -> None:
        """Shows the photograph nearest in meaning, if near, to a part that has no name in our list."""
        photo, score = index.rank_photos(product.photos, query)[0]
        if score >= THRESHOLDS.part and photo.part:
            self._say_shown(turn, product, [photo.part], [photo])
            return
        known = [part for part in Part if product.photos_of(part)]
        names = "、" if turn.language == "zh" else ", "
        turn.say(
            "utter_part_unclear",
            product=turn.title(product),
            parts=names.join(name_of(part).say(turn.language) for part in known),
            pictures=turn.photo_of(product),
        )

    def _say_shown(
        self, turn: Turn, product: CatalogueProduct, parts: Sequence[Part], photos: Sequence[CataloguePhoto]
    ) -> None:
        joined = "和" if turn.language == "zh" else " and "
        turn.say(
            "utter_photo_shown_whole" if list(parts) == [Part.WHOLE] else "utter_photo_shown",
            product=turn.title(product),
            part=joined.join(name_of(part).say(turn.language) for part in parts),
            pictures=[turn.picture(photo.picture, product.first_sku) for photo in photos],
        )
