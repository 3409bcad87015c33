"""Questions about the assistant itself: what it is, how its pictures come about, what of a chat is kept."""

from __future__ import annotations

from typing import Final

from rasa_sdk.events import EventType

from actions.about import About, say_about, subject_of
from actions.answers.faq import say_quote
from actions.quotes import nearest_answer, nearest_policy
from actions.turn import ShopAction, Turn
from data.language import Bilingual

_ON_KEEPING: Final = frozenset({About.STORAGE, About.DELETION, About.READERS})
_HOW_LONG: Final = Bilingual("conversations in the chat are kept for some days", "聊天记录保存多少天")
# Cosines below which a question is about none of these, and the shop's own words about something else.
_ABOUT_THIS: Final = 0.3
_LIKE_THE_QUESTION: Final = 0.45
_ON_THE_SUBJECT: Final = 0.45


class AnswerAboutItself(ShopAction):
    """Says the truth about itself; of what is kept, the shop's own words beside ours."""

    def name(self) -> str:
        return "action_answer_about_itself"

    async def answer(self, turn: Turn) -> list[EventType]:
        about, likeness = await subject_of(self.shop, turn.text)
        if likeness < _ABOUT_THIS:
            about = About.IDENTITY
        say_about(self.shop, turn, about)
        if about in _ON_KEEPING:
            answer = await nearest_answer(self.shop, turn.language, turn.text, "privacy")
            if answer and answer.similarity >= _LIKE_THE_QUESTION:
                say_quote(turn, answer)
        if about == About.STORAGE:
            policy = await nearest_policy(self.shop, turn.language, _HOW_LONG.say(turn.language))
            if policy and policy.similarity >= _ON_THE_SUBJECT:
                turn.say("utter_policy_says", title=policy.heading, words=policy.words)
        return []
