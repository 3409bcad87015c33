"""Showing a product in another colour."""

from __future__ import annotations

import asyncio
import logging

from rasa_sdk.events import EventType

from actions.answers.which import ask_which
from actions.catalogue import CataloguePhoto, CatalogueProduct
from actions.generator import MadePicture, NoPictureError
from actions.turn import ShopAction, Turn, talked_about
from actions.wording import fold
from data.schema import Part

logger = logging.getLogger(__name__)


class ShowVariant(ShopAction):
    """Sends the photograph in the colour asked for; where there is none, a preview that says it is one."""

    def name(self) -> str:
        return "action_show_variant"

    async def answer(self, turn: Turn) -> list[EventType]:
        meant = await turn.find_product(self.shop)
        product = meant.only
        if product is None:
            return ask_which(turn, meant, "show_variant", **_entity("colour", turn))
        colour = " ".join(turn.entities("colour")) or turn.text
        photographed = [photo for photo in product.photos_of(Part.WHOLE) if _shows(photo, colour, product)]
        if photographed:
            turn.say(
                "utter_variant_photo",
                product=turn.title(product),
                colour=colour,
                pictures=[turn.picture(photographed[0].picture, product.first_sku)],
            )
            return [talked_about(product)]
        try:
            picture = await self._preview(turn, product, colour)
        except NoPictureError as error:
            logger.info("no preview of %s: %s", product.handle, error)
            turn.say(
                "utter_variant_failed",
                product=turn.title(product),
                colour=colour,
                pictures=turn.photo_of(product),
            )
        else:
            turn.say("utter_variant_preview", product=turn.title(product), colour=colour, pictures=[picture])
        return [talked_about(product)]

    async def _preview(self, turn: Turn, product: CatalogueProduct, colour: str) -> dict[str, object]:
        """A made picture in the shape of a message, kept in the media store.

        Raises:
            NoPictureError: the product has no photograph here, or none could be made of it.
        """
        photo = product.main_photo
        path = self.shop.media.path(f"{photo.picture.name}.webp") if photo else None
        if photo is None or path is None:
            raise NoPictureError("there is no photograph to start from")
        original = await asyncio.to_thread(path.read_bytes)
        made = await self.shop.generator.edit(
            original, colour, turn.language, " ".join(photo.options.values())
        )
        return await self._keep(turn, product, photo, colour, made)

    async def _keep(
        self, turn: Turn, product: CatalogueProduct, photo: CataloguePhoto, colour: str, made: MadePicture
    ) -> dict[str, object]:
        stored = await asyncio.to_thread(self.shop.media.keep, made.webp)
        shown = (
            f"{turn.title(product)}，{colour}"
            if turn.language == "zh"
            else f"{turn.title(product)} in {colour}"
        )
        return turn.picture(photo.picture.stored_as(stored), product.first_sku) | {
            "alt": f"{shown} ({made.label})",
            "source": made.source,
            "label": made.label,
            "original_url": photo.picture.url,
            "checked": made.checked,
            "made_by": made.made_by,
        }


def _shows(photo: CataloguePhoto, colour: str, product: CatalogueProduct) -> bool:
    """Whether the photographed variant has the colour among its options, in either language."""
    asked = fold(colour)
    values = [*photo.options.values(), *(product.words_zh.get(value, "") for value in photo.options.values())]
    return any(value and (fold(value) in asked or asked in fold(value)) for value in values)


def _entity(name: str, turn: Turn) -> dict[str, str]:
    values = turn.entities(name)
    return {name: values[0]} if values else {}
