"""One turn of a conversation, as an action sees it, and what every action of ours has in common."""

from __future__ import annotations

import asyncio
import logging
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.cards import Card
from actions.catalogue import MEDIA_PATH, CatalogueProduct, Picture
from actions.generator import NotLookedAtError
from actions.labels import Labels
from actions.mentions import Meant, Question, find_meant
from actions.parts import asked_parts
from actions.shop import Shop
from actions.wording import simplified
from data.language import Language, language_of
from data.store import StoredPicture, thumbnail_name

logger = logging.getLogger(__name__)

# Events of Rasa's with which a talk begins: what came before has nothing to do with it.
BEGINNINGS: Final = frozenset({"session_started", "restart"})

_INTENT_PAYLOAD: Final = re.compile(r"^/\w+")
_MAX_QUESTION_CHARACTERS: Final = 500


@dataclass(frozen=True, slots=True)
class Turn:
    """What the shopper said, what the dialogue made of it, and the way to answer.

    `domain` is the dialogue's, as Rasa sends it along: it has the sentences that are written above cards.
    """

    tracker: Tracker
    dispatcher: CollectingDispatcher
    domain: Mapping[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The shopper's words in simplified characters; of a button, those that it answers for, if any."""
        text = str(self.tracker.latest_message.get("text") or "")
        if _INTENT_PAYLOAD.match(text):
            text = next(iter(self.entities("question")), "")
        return simplified(text[:_MAX_QUESTION_CHARACTERS])

    @property
    def intent(self) -> str:
        return str((self.tracker.latest_message.get("intent") or {}).get("name") or "")

    @property
    def metadata(self) -> dict[str, Any]:
        return self.tracker.latest_message.get("metadata") or {}

    @property
    def language(self) -> Language:
        """The language to answer in."""
        return spoken_language(self.metadata, self.text, self.tracker.get_slot("language"))

    @property
    def product_handle(self) -> str | None:
        """The handle of the product last talked about."""
        handle = self.tracker.get_slot("product")
        return str(handle) if handle else None

    @property
    def shown_handles(self) -> tuple[str, ...]:
        """The handles of the products last shown side by side, as long as no other is talked about."""
        return tuple(self.tracker.get_slot("shown") or ())

    @property
    def photograph(self) -> str | None:
        """The id in the media store of the photograph that came with this message, if one did."""
        uploads = uploads_of(self.tracker.latest_message)
        return uploads[-1] if uploads else None

    @property
    def customer_id(self) -> str | None:
        """The shop's own key of the signed-in customer; only the gateway can set it."""
        customer = self.metadata.get("customer_id")
        return str(customer) if customer else None

    def entities(self, *names: str) -> tuple[str, ...]:
        """The values of the entities called `names` in this message, in order."""
        return tuple(
            simplified(str(entity["value"]))
            for entity in self.tracker.latest_message.get("entities") or []
            if entity.get("entity") in names and entity.get("value")
        )

    def say(
        self,
        response: str,
        *,
        pictures: Sequence[dict[str, Any]] = (),
        buttons: Sequence[dict[str, str]] = (),
        card: Card | None = None,
        custom: dict[str, Any] | None = None,
        **values: str,
    ) -> None:
        """Answers with the dialogue's sentence `response`, filled with `values`, and `card` beside it."""
        payload: dict[str, Any] = dict(custom or {})
        if pictures:
            payload["pictures"] = list(pictures)
        if card:
            above = Labels.of(self.domain, self.language).above_card(response, values)
            payload["cards"] = [card.model_copy(update={"text": above}).model_dump(mode="json")]
        self.dispatcher.utter_message(
            response=response, json_message=payload, buttons=list(buttons), **values
        )

    def title(self, product: CatalogueProduct) -> str:
        return product.title.say(self.language)

    def picture(self, picture: Picture, sku: str | None = None, source: str = "photo") -> dict[str, Any]:
        """`picture` in the shape of a message."""
        return {
            "id": picture.name,
            "url": picture.url,
            "thumbnail_url": picture.thumbnail_url,
            "width": picture.width,
            "height": picture.height,
            "alt": picture.alt.say(self.language),
            "source": source,
            "label": None,
            "sku": sku,
            "status": "ready",
        }

    def stored_picture(self, stored: StoredPicture) -> dict[str, Any]:
        """Where a made picture is, in the shape of a message; what it shows is the caller's to add."""
        return {
            "id": stored.name.removesuffix(".webp"),
            "url": MEDIA_PATH + stored.name,
            "thumbnail_url": MEDIA_PATH + thumbnail_name(stored.name),
            "width": stored.width,
            "height": stored.height,
            "status": "ready",
        }

    @property
    def wished_options(self) -> tuple[str, ...]:
        """The option values asked for, such as a colour."""
        return self.entities("colour", "material", "size")

    def photo_of(
        self, product: CatalogueProduct, wished: Sequence[str] | None = None
    ) -> list[dict[str, Any]]:
        """The photograph of `product`, if it has any, in the colour `wished` if there is one."""
        photo = product.whole_photo(self.wished_options if wished is None else wished)
        return [self.picture(photo.picture, product.first_sku)] if photo else []

    async def question(self, shop: Shop, *, may_guess: bool = True) -> Question:
        """What is known of this message when its product is looked for; `may_guess` as in `Question`.

        A photograph that came with it stands in for what was talked about before.

        Raises:
            NotLookedAtError: the photograph could not be looked at just now.
        """
        said = Question(
            text=self.text,
            named=self.entities("product", "category"),
            described=self.wished_options,
            parts=tuple(asked_parts(self.text, self.entities("part"))),
            current=self.product_handle,
            shown=self.shown_handles,
            may_guess=may_guess,
        )
        if self.photograph is None:
            return said
        likely = [product.handle for product in (await shop.looks.alike(self.photograph)).likely]
        only = likely[0] if len(likely) == 1 else None
        return replace(said, current=only, shown=tuple(likely), is_pictured=True)

    async def find_product(self, shop: Shop, *, may_guess: bool = True) -> Meant:
        """The products that this message may be about.

        Raises:
            NotLookedAtError: a photograph came with it, which could not be looked at just now.
        """
        question = await self.question(shop, may_guess=may_guess)
        return await find_meant(question, await shop.index(), shop.embeddings)


def uploads_of(message: Mapping[str, Any]) -> list[str]:
    """The ids in the media store of the photographs that came with a message."""
    return [str(photograph) for photograph in (message.get("metadata") or {}).get("uploads") or ()]


def spoken_language(metadata: dict[str, Any], text: str, before: object) -> Language:
    """The language the gateway named, else that of the text, else the one spoken before."""
    named = metadata.get("language")
    if named in ("en", "zh"):
        return "zh" if named == "zh" else "en"
    return language_of(text, otherwise="zh" if before == "zh" else "en")


def talked_about(product: CatalogueProduct) -> EventType:
    """Remembers `product` for "that one"."""
    return SlotSet("product", product.handle)


def shown_together(products: Sequence[CatalogueProduct]) -> EventType:
    """Remembers `products` for "which one" and "the two"."""
    return SlotSet("shown", [product.handle for product in products])


class ShopAction(Action, ABC):  # type: ignore[misc]
    """An action that reads the shop. Where that fails or takes too long, the shopper hears so."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    @abstractmethod
    async def answer(self, turn: Turn) -> list[EventType]:
        """Says the answer; returns what to remember."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Rasa's entry."""
        answers = CollectingDispatcher()
        try:
            async with asyncio.timeout(self.shop.settings.answer_timeout_s):
                events = await self.answer(Turn(tracker, answers, domain))
        except (SQLAlchemyError, OSError, TimeoutError):
            logger.exception("%s could not look up its answer", self.name())
            dispatcher.utter_message(response="utter_lookup_failed")
            return []
        except NotLookedAtError as error:
            logger.warning("%s could not look at a photograph: %s", self.name(), error)
            dispatcher.utter_message(response="utter_photo_away")
            return []
        dispatcher.messages.extend(answers.messages)
        return [*events, *_forgotten(tracker, events)]


def _forgotten(tracker: Tracker, events: Sequence[EventType]) -> list[EventType]:
    """Products that were shown side by side are forgotten once another one is talked about."""
    shown, said = tracker.get_slot("shown"), {event.get("name"): event.get("value") for event in events}
    is_another = said.get("product") and said["product"] not in (shown or ())
    return [SlotSet("shown", None)] if shown and is_another and "shown" not in said else []
