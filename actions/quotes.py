"""What the shop itself says, word for word: its answers to frequent questions, sentences of its policies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from sqlalchemy import select

from actions.shop import Shop
from data.language import Bilingual, Language
from data.schema import FaqEntry, Policy

# A full stop within "€4.90" or "14.00" ends nothing.
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")


# How people ask for a topic as a whole: the shop's first answer of it is meant.
_IN_GENERAL: Final = {
    "refund_policy": (
        "what is your return policy",
        "rules of returns and refunds",
        "can I return it",
        "can I send something back",
        "退货政策是什么",
        "能退货吗",
        "可以退吗",
        "退换货规则",
    ),
    "delivery_options": ("what is your delivery policy", "tell me about delivery", "配送政策是什么"),
    "payment_methods": (
        "can I pay with PayPal, Klarna or Alipay",
        "which cards do you accept",
        "可以用支付宝或者微信付款吗",
    ),
    "privacy": ("what is your privacy policy", "how do you protect my data", "隐私政策是什么"),
    "warranty": ("what is your warranty policy", "do you give a guarantee", "保修政策是什么"),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the shop, and the question or title that they stand under.

    `similarity` is the cosine of what was asked with that question, or with the words of a policy.
    """

    heading: str
    words: str
    similarity: float


async def nearest_answer(
    shop: Shop, language: Language, about: str, topic: str | None = None
) -> Quote | None:
    """The shop's answer whose question is nearest to `about`: of `topic`, or of all topics."""
    query = select(FaqEntry).order_by(FaqEntry.id)
    if topic is not None:
        query = query.where(FaqEntry.topic == topic)
    async with shop.database.async_session() as session:
        entries = list(await session.scalars(query))
    general = [Bilingual(text) for text in _IN_GENERAL.get(topic or "", ())] if entries else []
    found = await _nearest(shop, about, [*(entry.question for entry in entries), *general])
    if found is None:
        return None
    number, similarity = found
    if number >= len(entries):
        number = 0
    entry = entries[number]
    return Quote(entry.question.say(language), entry.answer.say(language), similarity)


async def nearest_policy(shop: Shop, language: Language, about: str) -> Quote | None:
    """The sentence of the shop's policies, in `language`, that is nearest to `about`."""
    async with shop.database.async_session() as session:
        policies = list(await session.scalars(select(Policy).order_by(Policy.id)))
    sentences = [
        (policy, sentence)
        for policy in policies
        for sentence in _SENTENCE_END.split(policy.text.say(language))
        if sentence.strip()
    ]
    found = await _nearest(shop, about, [Bilingual(sentence) for _, sentence in sentences])
    if found is None:
        return None
    number, similarity = found
    policy, sentence = sentences[number]
    return Quote(policy.title.say(language), sentence.strip(), similarity)


async def _nearest(shop: Shop, about: str, texts: Sequence[Bilingual]) -> tuple[int, float] | None:
    """The number of the text nearest to `about` in either language, with the cosine."""
    said = [(text, number) for number, both in enumerate(texts) for text in (both.en, both.zh) if text]
    if not said:
        return None
    vectors = await shop.embeddings.embed_texts([text for text, _ in said])
    scores = vectors @ await shop.embeddings.embed_query(about)
    best = int(np.argmax(scores))
    return said[best][1], float(scores[best])
