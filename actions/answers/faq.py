"""Answering what every shop is asked, from this shop's own answers."""

from __future__ import annotations

import numpy as np
from rasa_sdk.events import EventType
from sqlalchemy import select

from actions.turn import ShopAction, Turn
from data.schema import FaqEntry


class AnswerFaq(ShopAction):
    """Says the shop's answer to the question of its kind that is nearest in meaning."""

    def name(self) -> str:
        return "action_answer_faq"

    async def answer(self, turn: Turn) -> list[EventType]:
        entries = await self._entries(_topic(turn))
        if not entries:
            turn.say("utter_faq_unknown")
            return []
        questions = [text for entry in entries for text in (entry.question.en, entry.question.zh)]
        vectors = await self.shop.embeddings.embed_texts(questions)
        query = await self.shop.embeddings.embed_query(turn.text)
        nearest = entries[int(np.argmax(vectors @ query)) // 2]
        turn.dispatcher.utter_message(text=nearest.answer.say(turn.language))
        return []

    async def _entries(self, topic: str) -> list[FaqEntry]:
        async with self.shop.database.async_session() as session:
            rows = await session.scalars(
                select(FaqEntry).where(FaqEntry.topic == topic).order_by(FaqEntry.id)
            )
            return list(rows)


def _topic(turn: Turn) -> str:
    """The name after `faq/` that the dialogue's response selector found."""
    selected = turn.tracker.latest_message.get("response_selector") or {}
    response = (selected.get("faq") or selected.get("default") or {}).get("response") or {}
    return str(response.get("intent_response_key") or "").partition("/")[2]
