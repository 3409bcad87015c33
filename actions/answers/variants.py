"""Showing a product in another colour."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from rasa_sdk.events import EventType

from actions.answers.which import ask_which
from actions.catalogue import CataloguePhoto, CatalogueProduct
from actions.generator import MadePicture, NoPictureError
from actions.turn import ShopAction, Turn, talked_about
from data.language import Bilingual

logger = logging.getLogger(__name__)

UNNAMED: Final = Bilingual("that colour", "这个颜色")


class ShowVariant(ShopAction):
    """Sends the photograph in the colour asked for; where there is none, a preview that says it is one."""

    def name(self) -> str:
        return "action_show_variant"

    async def answer(self, turn: Turn) -> list[EventType]:
        meant = await turn.find_product(self.shop)
        product = meant.only
        colours = turn.entities("colour")
        if product is None:
            return ask_which(turn, meant, "show_variant", **({"colour": colours[0]} if colours else {}))
        asked = " ".join(colours) or turn.text
        photo = product.whole_photo([asked])
        shown = product.shown_options(photo, [asked]) if photo else []
        if photo and shown:
            turn.say(
                "utter_variant_photo",
                product=turn.title(product),
                colour=_in_words(shown[0], product, turn),
                pictures=[turn.picture(photo.picture, product.first_sku)],
            )
        else:
            await self._say_preview(turn, product, asked, " ".join(colours))
        return [talked_about(product)]

    async def _say_preview(self, turn: Turn, product: CatalogueProduct, asked: str, named: str) -> None:
        try:
            made, picture = await self._preview(turn, product, asked)
        except NoPictureError as error:
            logger.info("no preview of %s: %s", product.handle, error)
            turn.say(
                "utter_variant_failed",
                product=turn.title(product),
                colour=named or UNNAMED.say(turn.language),
                pictures=turn.photo_of(product),
            )
            return
        turn.say("utter_variant_preview", product=turn.title(product), colour=made.colour, pictures=[picture])

    async def _preview(
        self, turn: Turn, product: CatalogueProduct, asked: str
    ) -> tuple[MadePicture, dict[str, object]]:
        """A made picture, kept in the media store, and its shape in a message.

        Raises:
            NoPictureError: the product has no photograph here, or none could be made of it.
        """
        photo = product.whole_photo()
        path = self.shop.media.path(f"{photo.picture.name}.webp") if photo else None
        if photo is None or path is None:
            raise NoPictureError("there is no photograph to start from")
        original = await asyncio.to_thread(path.read_bytes)
        current = " ".join(photo.options.values())
        made = await self.shop.generator.edit(original, asked, turn.language, current)
        stored = await asyncio.to_thread(self.shop.media.keep, made.webp)
        shape = turn.picture(photo.picture.stored_as(stored), product.first_sku)
        return made, shape | _facts(made, photo, turn.title(product), turn)


def _facts(made: MadePicture, photo: CataloguePhoto, title: str, turn: Turn) -> dict[str, object]:
    """What a message says of a made picture."""
    joined = "，" if turn.language == "zh" else " in "
    return {
        "alt": f"{title}{joined}{made.colour}",
        "source": made.source,
        "label": made.label,
        "original_url": photo.picture.url,
        "checked": made.checked,
        "made_by": made.made_by,
    }


def _in_words(option: str, product: CatalogueProduct, turn: Turn) -> str:
    return product.words_zh.get(option, option) if turn.language == "zh" else option.lower()
