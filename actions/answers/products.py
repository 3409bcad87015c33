"""Finding products, and stating facts about one."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np
from rasa_sdk.events import EventType, SlotSet

from actions.answers.browsing import TELL_MORE, say_products
from actions.answers.instructions import ShowInstruction
from actions.answers.offers import (
    existing_options,
    has_options,
    option_words,
    options_words,
    price_span,
    price_words,
    wished_options,
)
from actions.answers.which import MAX_CHOICES, ask_which, choices, payload
from actions.budget import Budget, budget_in
from actions.catalogue import CatalogueProduct
from actions.goods import facts_of, is_available, variants_of
from actions.pictures.gathering import family_of
from actions.search import THRESHOLDS, best_of
from actions.turn import ShopAction, Turn, shown_together, talked_about
from actions.wording import fold, names_no_kind, respelt, without
from data.language import Bilingual, Language
from data.schema import InstructionKind, ProductFact, Variant

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
# What else people ask in, where they want what a shop has written under one of these labels.
ALSO_ASKED: Final[tuple[tuple[frozenset[str], tuple[str, ...]], ...]] = (
    (
        frozenset({"material", "fabric", "材质", "面料"}),
        ("what is it made of", "which fabric is it", "是什么做的", "什么料子"),
    ),
    (frozenset({"weight", "重量"}), ("how heavy is it", "how much does it weigh", "有多重", "重不重")),
    (frozenset({"made in", "产地"}), ("where is it made", "where does it come from", "在哪里生产的")),
    (
        frozenset({"dimensions", "尺寸"}),
        ("how big is it", "how tall and how wide is it", "有多大", "多高多宽"),
    ),
    (
        frozenset({"capacity", "volume", "容量"}),
        ("how many litres does it hold", "how much fits into it", "能装多少升", "容量多大"),
    ),
    (
        frozenset({"load", "承重"}),
        ("how much weight does it hold", "how much can it carry", "能承重多少"),
    ),
    (frozenset({"water", "防水性"}), ("is it waterproof", "can it get wet in the rain", "防水吗")),
    (
        frozenset({"warmth", "thickness", "保暖", "厚度"}),
        ("is it warm", "how thick is it", "保暖吗", "厚不厚"),
    ),
)
_MOST_KINDS: Final = 12
# What a label on goods says, which a shop gives as an instruction.
_CARE: Final = re.compile(
    r"\b(?:wash\w*|tumble|dryer|iron(?:ed|ing)?|bleach|dry[- ]clean\w*|dishwasher|microwave)\b"
    r"|洗|烘干|熨|漂白|微波",
    re.IGNORECASE,
)
_OF_ANY_KIND: Final = re.compile(r"\b(?:any|some)thing|\b(?:gift|present)|什么|哪些|东西|礼物", re.IGNORECASE)
_QUESTION_LIKE: Final = 0.1
# Where a colour or size is named as well, a question is for stock unless it is as near to a fact as this.
_SURELY_A_FACT: Final = 0.6


class SearchProduct(ShopAction):
    """Shows the products that fit a wish."""

    def name(self) -> str:
        return "action_search_product"

    async def answer(self, turn: Turn) -> list[EventType]:
        budget, wish = budget_in(turn.text)
        if _is_about_last(turn, wish) or (not budget and await self._is_for_size_of_one(turn)):
            return await AnswerProduct(self.shop).answer(turn)
        products = (await self.shop.index()).catalogue.products
        variants = await variants_of(self.shop.database, [product.id for product in products])
        is_for_anything = names_no_kind(wish) and not turn.entities("product", "category")
        if is_for_anything and not budget and turn.text:
            self._say_range(turn, products)
            return []
        found: Sequence[CatalogueProduct]
        if budget and is_for_anything:
            found = products
        else:
            found = await self._find(turn, wish)
        if budget and found:
            affordable = [product for product in found if budget.allows(variants[product.id])]
            if not affordable:
                # What is called "shoes" may cost too much where sneakers do not.
                kinds = set(map(family_of, found)) - {""}
                found = [product for product in products if family_of(product) in kinds] or found
                affordable = [product for product in found if budget.allows(variants[product.id])]
            if not affordable:
                return await self._say_too_dear(turn, budget, found, variants)
            found = affordable
        found = found[:MAX_CHOICES]
        if not found:
            turn.say("utter_found_none")
            return []
        if len(found) > 1:
            await say_products(
                self.shop,
                turn,
                "utter_found_affordable" if budget else "utter_found_several",
                found,
                limit=budget.words(variants[found[0].id], turn.language) if budget else "",
                buttons=choices(turn, found, "search_product"),
            )
            return [*_forgetting(turn, found), shown_together(found)]
        return await self.answer_with(turn, found[0])

    def _say_range(self, turn: Turn, products: Sequence[CatalogueProduct]) -> None:
        """Says what kinds of goods there are, those first of which there is the most choice."""
        counted = Counter(product.category for product in products if product.category)
        kinds = [kind for kind, _ in counted.most_common()]
        named = kinds[:_MOST_KINDS]
        turn.say(
            "utter_range_and_more" if len(kinds) > len(named) else "utter_range",
            kinds=("、" if turn.language == "zh" else ", ").join(kind.say(turn.language) for kind in named),
            buttons=[
                {
                    "title": kind.say(turn.language),
                    "payload": payload("search_product", category=[kind.en or kind.zh]),
                }
                for kind in kinds[:MAX_CHOICES]
            ],
        )

    async def answer_with(self, turn: Turn, product: CatalogueProduct) -> list[EventType]:
        """Answers with `product`, whatever was looked for."""
        variants = await variants_of(self.shop.database, [product.id])
        more = {
            "title": TELL_MORE.say(turn.language),
            "payload": payload("ask_product", product=product.handle),
        }
        await say_products(
            self.shop,
            turn,
            "utter_found_one",
            [product],
            buttons=[more] if product.description else [],
            tap=TELL_MORE,
            product=turn.title(product),
            price=price_words(variants[product.id], turn.language),
        )
        return [talked_about(product)]

    async def _is_for_size_of_one(self, turn: Turn) -> bool:
        """Whether a size of one product is looked for, by the product's name: "the Cairn jumper in XL"."""
        named = turn.entities("product")
        if not (named and turn.entities("size")):
            return False
        return len((await self.shop.index()).by_words(" ".join(named))) == 1

    async def _find(self, turn: Turn, wish: str) -> Sequence[CatalogueProduct]:
        """A search never means the product last talked about, so what was said of it does not count."""
        index = await self.shop.index()
        named = turn.entities("product", "category")
        for name in named:
            if name in index.catalogue.by_handle:
                return [index.catalogue.by_handle[name]]
        worded = index.by_words(" ".join(named) or wish)
        if worded:
            return worded
        if named:
            query = await self.shop.embeddings.embed_query(" ".join(named))
            return best_of(index.by_name(query), THRESHOLDS.name)
        query = await self.shop.embeddings.embed_query(wish)
        return best_of(index.by_question(query), THRESHOLDS.question)

    async def _say_too_dear(
        self,
        turn: Turn,
        budget: Budget,
        found: Sequence[CatalogueProduct],
        variants: Mapping[int, Sequence[Variant]],
    ) -> list[EventType]:
        """Names the cheapest of what was found, all of which costs more than was to be spent."""
        prices = {
            product.id: min((offer.price_minor for offer in variants[product.id]), default=math.inf)
            for product in found
        }
        cheapest = min(found, key=lambda product: prices[product.id])
        offers = variants[cheapest.id]
        await say_products(
            self.shop,
            turn,
            "utter_found_too_dear",
            [cheapest],
            limit=budget.words(offers, turn.language) if offers else "–",
            product=turn.title(cheapest),
            price=price_span(offers, turn.language)[0],
        )
        return [talked_about(cheapest)]


class AnswerProduct(ShopAction):
    """States price, stock or another fact of a product, always from the database."""

    def name(self) -> str:
        return "action_answer_product"

    async def answer(self, turn: Turn) -> list[EventType]:
        meant = await turn.find_product(self.shop)
        product = meant.only
        if product is None:
            return await ask_which(self.shop, turn, meant, "ask_product")
        facts = {fact.name: fact for fact in await facts_of(self.shop.database, product.id)}
        variants = await self._variants(product)
        wished = wished_options(turn, product, variants)
        topic, score = await self._topic(turn, product, facts, variants)
        if wished and (topic is None or (topic in facts and score < _SURELY_A_FACT)):
            topic = STOCK
        is_cared_for = any(entry.kind == InstructionKind.CARE for entry in product.instructions)
        if is_cared_for and _CARE.search(turn.text) and not (topic in facts and score >= _SURELY_A_FACT):
            return await ShowInstruction(self.shop).answer(turn)
        if topic == PRICE:
            self._say_price(turn, product, variants)
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
            await say_products(
                self.shop,
                turn,
                "utter_describe",
                [product],
                product=turn.title(product),
                description=product.description.say(turn.language),
            )
        else:
            self._say_unknown(turn, product, list(facts.values()))
        return [talked_about(product)]

    async def knows(self, turn: Turn) -> bool:
        """Whether a few words name a fact of the product that is talked about."""
        product = (await self.shop.index()).catalogue.by_handle.get(turn.product_handle or "")
        if product is None:
            return False
        facts = {fact.name: fact for fact in await facts_of(self.shop.database, product.id)}
        topic, _ = await self._topic(turn, product, facts, await self._variants(product))
        return topic in facts

    async def _topic(
        self,
        turn: Turn,
        product: CatalogueProduct,
        facts: Mapping[str, ProductFact],
        variants: Sequence[Variant],
    ) -> tuple[str | None, float]:
        """What the question is about: a key of `QUESTIONS`, the name of a fact, or None; and its cosine."""
        asked = without(
            fold(turn.text),
            map(fold, (product.title.en, product.title.zh, *turn.entities("product", "category"))),
        )
        if not asked.strip():
            return WHOLE, 1.0
        topics, texts = _questions()
        labels = [(name, fact.label) for name, fact in facts.items()]
        options = dict.fromkeys(option for variant in variants for option in variant.options)
        said = {fold(each) for _, label in labels for each in (label.en, label.zh)}
        labels += [
            (STOCK, Bilingual(option, option_words(option, product, "zh")))
            for option in options
            if fold(option) not in said
        ]
        for name, label in labels:
            questions = _fact_questions(label, turn.language)
            topics, texts = [*topics, *[name] * len(questions)], [*texts, *questions]
        first = len(texts)
        for name, label in labels:
            also = _also_asked(label)
            topics, texts = [*topics, *[name] * len(also)], [*texts, *also]
        vectors = await self.shop.embeddings.embed_texts(texts)
        scores = vectors @ await self.shop.embeddings.embed_query(respelt(asked, texts))
        best = int(np.argmax(scores))
        # Whole questions of ours are near to questions of any kind.
        enough = THRESHOLDS.fact + (_QUESTION_LIKE if best >= first else 0.0)
        return (topics[best] if scores[best] >= enough else None), float(scores[best])

    async def _variants(self, product: CatalogueProduct) -> list[Variant]:
        return (await variants_of(self.shop.database, [product.id]))[product.id]

    def _say_price(self, turn: Turn, product: CatalogueProduct, variants: Sequence[Variant]) -> None:
        low, high = price_span(variants, turn.language)
        pictures = turn.photo_of(product)
        if low == high:
            turn.say("utter_price", product=turn.title(product), price=low, pictures=pictures)
        else:
            turn.say("utter_price_range", product=turn.title(product), low=low, high=high, pictures=pictures)

    def _say_stock(
        self, turn: Turn, product: CatalogueProduct, variants: Sequence[Variant], wished: Sequence[str]
    ) -> None:
        pictures = turn.photo_of(product, wished)
        title = turn.title(product)
        asked = turn.entities("colour", "size")
        lacking = [wish for wish in asked if wish not in existing_options(asked, product, variants)]
        wished = existing_options(wished, product, variants)
        fitting = [variant for variant in variants if has_options(variant, wished, product)] or variants
        if all(variant.stock is None for variant in fitting):
            turn.say("utter_stock_unknown", product=title)
            return
        elsewhere = [variant for variant in variants if is_available(variant)]
        if not elsewhere:
            turn.say("utter_stock_out", product=title, pictures=pictures)
            return
        available = [variant for variant in fitting if is_available(variant)]
        response = "utter_stock_in" if available else "utter_stock_wish_out"
        turn.say(
            "utter_stock_unlisted" if lacking else response,
            product=title,
            options=options_words(available or elsewhere, product, turn.language) or title,
            wish=(" " if turn.language == "en" else "、").join(lacking or asked or wished),
            pictures=pictures,
        )

    def _say_unknown(self, turn: Turn, product: CatalogueProduct, facts: Sequence[ProductFact]) -> None:
        joined = "；" if turn.language == "zh" else "; "
        colon = "：" if turn.language == "zh" else ": "
        known = [f"{fact.label.say(turn.language)}{colon}{fact.value.say(turn.language)}" for fact in facts]
        turn.say("utter_fact_unknown", product=turn.title(product), facts=joined.join(known) or "–")


def _forgetting(turn: Turn, found: Sequence[CatalogueProduct]) -> list[EventType]:
    """The product last talked about is meant no more once others have been looked for."""
    is_among = turn.product_handle in {product.handle for product in found}
    return [SlotSet("product", None)] if turn.product_handle and not is_among else []


def _is_about_last(turn: Turn, wish: str) -> bool:
    """Whether a search names no more than a look or size of the product last talked about: "any in blue?"."""
    looks = turn.wished_options
    if not (turn.product_handle and looks) or turn.entities("product", "category"):
        return False
    return names_no_kind(without(fold(wish), map(fold, looks))) and not _OF_ANY_KIND.search(wish)


@cache
def _questions() -> tuple[list[str], list[str]]:
    pairs = [(topic, question) for topic, questions in QUESTIONS.items() for question in questions]
    return [topic for topic, _ in pairs], [question for _, question in pairs]


def _fact_questions(label: Bilingual, language: Language) -> list[str]:
    """How people ask for what stands under `label`, a Chinese question perhaps with the English word in it.

    A question in a third language counts as English: any "zapatilla" or "Schuh" is near to 鞋底, the sole.
    """
    questions = [f"what is the {label.en.lower()}", label.en] if label.en else []
    is_in_chinese = label.zh and (language == "zh" or not label.en)
    return questions + ([f"{label.zh}是什么", label.zh] if is_in_chinese else [])


def _also_asked(label: Bilingual) -> tuple[str, ...]:
    called = {fold(label.en), fold(label.zh)}
    return next((asked for labels, asked in ALSO_ASKED if labels & called), ())
