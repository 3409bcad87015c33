"""Showing a part or view of a product."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rasa_sdk.events import EventType, SlotSet

from actions.answers.which import ask_which
from actions.catalogue import CataloguePhoto, CatalogueProduct
from actions.embeddings import Vectors
from actions.parts import asked_parts
from actions.search import THRESHOLDS, CatalogueIndex
from actions.turn import ShopAction, Turn, talked_about
from data.schema import Part
from data.vocabulary.parts import name_of

MAX_PICTURES: Final = 4


class ShowDetail(ShopAction):
    """Sends the photograph of the part asked for; where there is none, admits it and sends the nearest."""

    def name(self) -> str:
        return "action_show_detail"

    async def answer(self, turn: Turn) -> list[EventType]:
        marked = turn.entities("part")
        parts = asked_parts(turn.text, marked)
        meant = await turn.find_product(self.shop)
        product = meant.only
        if product is None:
            return ask_which(turn, meant, "show_detail", **({"part": parts[0].value} if parts else {}))
        remembered = [talked_about(product), SlotSet("part", parts[0].value if parts else None)]
        if not product.photos:
            turn.say("utter_photo_missing", product=turn.title(product))
            return remembered
        index = await self.shop.index()
        query = await self.shop.embeddings.embed_query(turn.text or " ".join(marked) or product.title.en)
        if parts:
            self._show_parts(turn, product, parts, index, query)
        elif marked:
            self._show_unlisted(turn, product, index, query)
        else:
            self._show_whole(turn, product)
        return remembered

    def _show_parts(
        self,
        turn: Turn,
        product: CatalogueProduct,
        parts: Sequence[Part],
        index: CatalogueIndex,
        query: Vectors,
    ) -> None:
        wished = turn.wished_options
        found: dict[Part, CataloguePhoto] = {}
        for part in parts[:MAX_PICTURES]:
            ranked = [photo for photo, _ in index.rank_photos(product.photos_of(part), query)]
            if ranked:
                found[part] = max(ranked, key=lambda photo: len(product.shown_options(photo, wished)))
        if found:
            self._say_shown(turn, product, list(found), list(found.values()))
        for part in parts[:MAX_PICTURES]:
            if part not in found:
                self._say_nearest(turn, product, part, index, query)

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

    def _show_whole(self, turn: Turn, product: CatalogueProduct) -> None:
        photo = product.whole_photo(turn.wished_options)
        if photo:
            self._say_shown(turn, product, [photo.part or Part.WHOLE], [photo])

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

    def _say_nearest(
        self, turn: Turn, product: CatalogueProduct, part: Part, index: CatalogueIndex, query: Vectors
    ) -> None:
        nearest = index.rank_photos(product.photos, query)[0][0]
        shown = name_of(nearest.part) if nearest.part else nearest.picture.alt
        turn.say(
            "utter_photo_missing_nearest",
            product=turn.title(product),
            part=name_of(part).say(turn.language),
            nearest=shown.say(turn.language),
            pictures=[turn.picture(nearest.picture, product.first_sku)],
        )
