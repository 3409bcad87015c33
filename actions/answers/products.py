"""Finding products, and stating facts about one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from rasa_sdk.events import EventType
from sqlalchemy import select

from actions.answers.which import MAX_CHOICES, ask_which, choices
from actions.catalogue import CatalogueProduct
from actions.money import price_text
from actions.search import THRESHOLDS, best_of
from actions.turn import ShopAction, Turn, talked_about
from actions.wording import fold, without
from data.language import Bilingual, Language
from data.schema import ProductFact, Variant

PRICE: Final = "price"
STOCK: Final = "stock"
WHOLE: Final = "whole"

# How people ask for what every product has; a question is about whatever it is nearest to.
QUESTIONS: Final[dict[str, tuple[str, ...]]] = {
    PRICE: ("how much is it", "what does it cost", "what is the price", "多少钱", "价格是多少", "什么价"),
    STOCK: (
        "is it in stock",
        "do you have it available",
        "which sizes do you have",
        "which colours are available",
        "is it sold out",
        "有货吗",
        "还有库存吗",
        "有哪些尺码",
        "有什么颜色",
    ),
    WHOLE: ("tell me about it", "what is it like", "describe it", "介绍一下", "是什么样的"),
}
_SHOWN: Final = 3


class SearchProduct(ShopAction):
    """Shows the products that fit a wish."""

    def name(self) -> str:
        return "action_search_product"

    async def answer(self, turn: Turn) -> list[EventType]:
        found = await self._find(turn)
        if not found:
            turn.say("utter_found_none")
            return []
        if len(found) > 1:
            turn.say(
                "utter_found_several",
                buttons=choices(turn, found, "search_product"),
                pictures=[picture for product in found[:_SHOWN] for picture in turn.photo_of(product)],
            )
            return []
        product = found[0]
        low, high = await _price_range(self, turn, product)
        turn.say(
            "utter_found_one",
            product=turn.title(product),
            price=low if low == high else f"{low} – {high}",
            pictures=turn.photo_of(product),
        )
        return [talked_about(product)]

    async def _find(self, turn: Turn) -> Sequence[CatalogueProduct]:
        """A search never means the product last talked about, so what was said of it does not count."""
        index = await self.shop.index()
        named = turn.entities("product", "category")
        for name in named:
            if name in index.catalogue.by_handle:
                return [index.catalogue.by_handle[name]]
        worded = index.by_words(" ".join(named) or turn.text)
        if worded:
            return worded[:MAX_CHOICES]
        if named:
            query = await self.shop.embeddings.embed_query(" ".join(named))
            return best_of(index.by_name(query), THRESHOLDS.name)[:MAX_CHOICES]
        query = await self.shop.embeddings.embed_query(turn.text)
        return best_of(index.by_question(query), THRESHOLDS.question)[:MAX_CHOICES]


class AnswerProduct(ShopAction):
    """States price, stock or another fact of a product, always from the database."""

    def name(self) -> str:
        return "action_answer_product"

    async def answer(self, turn: Turn) -> list[EventType]:
        meant = await turn.find_product(self.shop)
        product = meant.only
        if product is None:
            return ask_which(turn, meant, "ask_product")
        facts = await self._facts(product)
        variants = await _variants(self, product)
        wished = _wished_options(turn, product, variants)
        topic = await self._topic(turn, product, facts) or (STOCK if wished else None)
        if topic == PRICE:
            await self._say_price(turn, product)
        elif topic == STOCK:
            self._say_stock(turn, product, variants, wished)
        elif topic in facts:
            fact = facts[topic]
            turn.say(
                "utter_fact",
                product=turn.title(product),
                label=fact.label.say(turn.language),
                value=fact.value.say(turn.language),
                pictures=turn.photo_of(product),
            )
        elif topic == WHOLE and product.description:
            turn.say(
                "utter_describe",
                product=turn.title(product),
                description=product.description.say(turn.language),
                pictures=turn.photo_of(product),
            )
        else:
            self._say_unknown(turn, product, list(facts.values()))
        return [talked_about(product)]

    async def _facts(self, product: CatalogueProduct) -> dict[str, ProductFact]:
        async with self.shop.database.async_session() as session:
            rows = await session.scalars(
                select(ProductFact).where(ProductFact.product_id == product.id).order_by(ProductFact.position)
            )
            return {row.name: row for row in rows}

    async def _topic(
        self, turn: Turn, product: CatalogueProduct, facts: dict[str, ProductFact]
    ) -> str | None:
        """What the question is about: a key of `QUESTIONS`, the name of a fact, or None."""
        asked = without(
            fold(turn.text),
            map(fold, (product.title.en, product.title.zh, *turn.entities("product", "category"))),
        )
        if not asked.strip():
            return WHOLE
        topics, texts = _questions()
        for name, fact in facts.items():
            for text in _fact_questions(fact.label):
                topics, texts = [*topics, name], [*texts, text]
        vectors = await self.shop.embeddings.embed_texts(texts)
        scores = vectors @ await self.shop.embeddings.embed_query(asked)
        best = int(np.argmax(scores))
        return topics[best] if scores[best] >= THRESHOLDS.fact else None

    async def _say_price(self, turn: Turn, product: CatalogueProduct) -> None:
        low, high = await _price_range(self, turn, product)
        pictures = turn.photo_of(product)
        if low == high:
            turn.say("utter_price", product=turn.title(product), price=low, pictures=pictures)
        else:
            turn.say("utter_price_range", product=turn.title(product), low=low, high=high, pictures=pictures)

    def _say_stock(
        self, turn: Turn, product: CatalogueProduct, variants: Sequence[Variant], wished: Sequence[str]
    ) -> None:
        fitting = [variant for variant in variants if _has_options(variant, wished, product)] or variants
        pictures = turn.photo_of(product, wished)
        title = turn.title(product)
        if all(variant.stock is None for variant in fitting):
            turn.say("utter_stock_unknown", product=title)
            return
        available = [variant for variant in fitting if variant.stock is None or variant.stock > 0]
        if not available:
            turn.say("utter_stock_out", product=title, pictures=pictures)
            return
        turn.say(
            "utter_stock_in",
            product=title,
            options=_options_text(available, product, turn.language) or title,
            pictures=pictures,
        )

    def _say_unknown(self, turn: Turn, product: CatalogueProduct, facts: Sequence[ProductFact]) -> None:
        joined = "；" if turn.language == "zh" else "; "
        colon = "：" if turn.language == "zh" else ": "
        known = [f"{fact.label.say(turn.language)}{colon}{fact.value.say(turn.language)}" for fact in facts]
        turn.say("utter_fact_unknown", product=turn.title(product), facts=joined.join(known) or "–")


async def _variants(action: ShopAction, product: CatalogueProduct) -> list[Variant]:
    async with action.shop.database.async_session() as session:
        rows = await session.scalars(
            select(Variant).where(Variant.product_id == product.id).order_by(Variant.position)
        )
        return list(rows)


async def _price_range(action: ShopAction, turn: Turn, product: CatalogueProduct) -> tuple[str, str]:
    """The lowest and highest price of a product's variants, in words."""
    variants = await _variants(action, product)
    if not variants:
        return "–", "–"
    cheapest = min(variants, key=lambda variant: variant.price_minor)
    dearest = max(variants, key=lambda variant: variant.price_minor)
    return (
        price_text(cheapest.price_minor, cheapest.currency, turn.language),
        price_text(dearest.price_minor, dearest.currency, turn.language),
    )


def _wished_options(turn: Turn, product: CatalogueProduct, variants: Sequence[Variant]) -> list[str]:
    """The option values asked for: those the dialogue marked, and the product's that the text names."""
    options = {value for variant in variants for value in variant.options.values()}
    named = [value for value in sorted(options) if product.is_option(turn.text, value)]
    return [*turn.wished_options, *named]


def _has_options(variant: Variant, wished: Sequence[str], product: CatalogueProduct) -> bool:
    """Whether a variant has every option value that was asked for, in either language."""
    return all(any(product.is_option(wish, value) for value in variant.options.values()) for wish in wished)


def _options_text(variants: Sequence[Variant], product: CatalogueProduct, language: Language) -> str:
    """The options that can be had, the later ones grouped under the first: "Navy (42, 43), Moss (42)"."""
    grouped: dict[str, list[str]] = {}
    for variant in variants:
        first, *others = [
            product.words_zh.get(value, value) if language == "zh" else value
            for value in variant.options.values()
        ] or [""]
        grouped.setdefault(first, []).append(" ".join(others))
    opening, closing, joined = ("（", "）", "、") if language == "zh" else (" (", ")", ", ")
    return joined.join(
        first + (opening + joined.join(dict.fromkeys(others)) + closing if any(others) else "")
        for first, others in grouped.items()
    )


@cache
def _questions() -> tuple[list[str], list[str]]:
    pairs = [(topic, question) for topic, questions in QUESTIONS.items() for question in questions]
    return [topic for topic, _ in pairs], [question for _, question in pairs]


def _fact_questions(label: Bilingual) -> list[str]:
    questions = [f"what is the {label.en.lower()}", label.en] if label.en else []
    return questions + ([f"{label.zh}是什么", label.zh] if label.zh else [])
