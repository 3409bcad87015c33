"""The shop's choice, by what its customers say: no sales figures exist, and none are made up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rasa_sdk.events import EventType

from actions.answers.browsing import TELL_MORE, say_products
from actions.answers.offers import has_options, price_words, stars_words
from actions.answers.which import ask_which, choices
from actions.budget import Budget, budget_in
from actions.catalogue import CatalogueProduct
from actions.goods import Rating, average_of, is_available, ratings_of, variants_of
from actions.pictures.gathering import family_of
from actions.search import THRESHOLDS, CatalogueIndex, best_of
from actions.turn import ShopAction, Turn, shown_together, talked_about
from actions.wording import names_no_kind
from data.schema import Variant
from data.vocabulary import FAMILIES
from data.vocabulary.naming import named_values

MOST_RECOMMENDED: Final = 3
# One customer's stars are an opinion, not a rating.
FEWEST_REVIEWS: Final = 2
_SIMILAR: Final = re.compile(
    r"\b(?:similar|alike|like (?:the|this|that|my))\b|类似|相似|差不多|同款", re.IGNORECASE
)
_GOES_WITH: Final = re.compile(
    r"\b(?:go(?:es)? (?:\w+ )?with|match(?:es|ing)?|pairs? (?:\w+ )?with|wear (?:\w+ )?with|combine)\b"
    r"|搭配|搭|配什么|配上|相配|配(?:这|那)",
    re.IGNORECASE,
)
# What is asked of several things that were named or shown before.
_AMONG: Final = re.compile(
    r"\bwhich\b|\bof (?:the|these|those|them)\b|\beither\b|哪(?:个|款|件|双|条|只|一)|其中|这(?:两|几)",
    re.IGNORECASE,
)
_POPULAR: Final = re.compile(
    r"\b(?:best[ -]?sell\w*|popular|trend\w*|most (?:sold|bought)|top[ -]sell\w*|hot)\b"
    r"|卖得(?:最)?好|热卖|热销|畅销|爆款|流行|销量|人气|受欢迎",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What may be recommended, and which of the dialogue's sentences opens the answer."""

    opening: str
    candidates: Sequence[CatalogueProduct]
    reference: CatalogueProduct | None = None


class Recommend(ShopAction):
    """Names the best rated goods of the kind asked for, that can be bought, with the reason."""

    def name(self) -> str:
        return "action_recommend"

    async def answer(self, turn: Turn) -> list[EventType]:
        index = await self.shop.index()
        budget, text = budget_in(turn.text)
        if _SIMILAR.search(text) or _GOES_WITH.search(text):
            meant = await turn.find_product(self.shop, may_guess=False)
            if meant.only is None and meant.products:
                return await ask_which(self.shop, turn, meant, "recommend")
            beside = _beside(meant.only, text, index) if meant.only else None
            wishes = [beside] if beside else await self._of_kind(turn, text, index)
        else:
            wishes = await self._of_kind(turn, text, index)
        products = [product.id for product in index.catalogue.products]
        variants = await variants_of(self.shop.database, products)
        ratings = await ratings_of(self.shop.database)
        for wish in wishes:
            fitting = _fitting(turn, wish, variants, budget)
            if fitting:
                best = _best_first(fitting, ratings)[:MOST_RECOMMENDED]
                await self._say(turn, wish, best, variants, ratings)
                return [talked_about(best[0])] if len(best) == 1 else [shown_together(best)]
        turn.say("utter_recommend_none")
        return []

    async def _of_kind(self, turn: Turn, text: str, index: CatalogueIndex) -> list[Wish]:
        """The goods of the kind that is named; where none is, those shown, those the text may mean, any."""
        opening = "utter_recommend_popular" if _POPULAR.search(text) else "utter_recommend"
        embed = self.shop.embeddings.embed_query
        products = index.catalogue.products
        ranked = index.by_question(await embed(text))
        named = " ".join(name for name in turn.entities("product", "category") if not names_no_kind(name))
        families = named_values(named or text)[0].get("family", [])
        kind = [product for product in products if family_of(product) in families]
        kind = kind or index.by_words(named or text)
        if named and not kind:
            guessed = best_of(index.by_name(await embed(named)), THRESHOLDS.name)
            # Who "likes hiking" may be given what is not for hiking.
            tiers = [guessed, list(products)] if guessed else [[]]
        else:
            by_handle = index.catalogue.by_handle
            shown = [by_handle[name] for name in turn.shown_handles if name in by_handle]
            among = shown if _AMONG.search(text) else []
            tiers = [kind] if kind else [among or best_of(ranked, THRESHOLDS.question), list(products)]
        places = {product.id: place for place, (product, _) in enumerate(ranked)}
        return [Wish(opening, sorted(tier, key=lambda product: places.get(product.id, 0))) for tier in tiers]

    async def _say(
        self,
        turn: Turn,
        wish: Wish,
        best: Sequence[CatalogueProduct],
        variants: Mapping[int, Sequence[Variant]],
        ratings: Mapping[int, Rating],
    ) -> None:
        language = turn.language
        comma, colon = ("，", "：") if language == "zh" else (", ", ": ")
        lines = [
            f"{number}. {turn.title(product)}{colon}"
            + stars_words(ratings.get(product.id, Rating()), language)
            + comma
            + price_words(variants[product.id], language)
            for number, product in enumerate(best, 1)
        ]
        await say_products(
            self.shop,
            turn,
            wish.opening,
            best,
            buttons=choices(turn, best, "ask_product"),
            tap=TELL_MORE,
            product=turn.title(wish.reference) if wish.reference else "",
            lines="\n".join(lines),
        )


def _beside(product: CatalogueProduct, text: str, index: CatalogueIndex) -> Wish | None:
    """What is like `product`, or of other kinds in its department; None where there is nothing such."""
    family = family_of(product)
    alike = index.like(product)
    if _SIMILAR.search(text):
        same = [other for other in alike if other.category == product.category]
        same = same or [other for other in alike if family and family_of(other) == family]
        return Wish("utter_recommend_similar", same, product) if same else None
    if family not in FAMILIES:
        return None
    department = FAMILIES[family].department
    named = named_values(text)[0].get("family", [])
    others = [
        other
        for other in alike
        if (kind := family_of(other)) != family and kind and FAMILIES[kind].department == department
    ]
    asked = [other for other in others if family_of(other) in named]
    return Wish("utter_recommend_beside", asked or others, product) if others else None


def _fitting(
    turn: Turn, wish: Wish, variants: Mapping[int, Sequence[Variant]], budget: Budget | None
) -> list[CatalogueProduct]:
    """The candidates that can be bought for the money, in the look wished for where there is one."""
    wished = [] if wish.reference else turn.wished_options
    buyable, as_wished = list[CatalogueProduct](), list[CatalogueProduct]()
    for product in wish.candidates:
        available = [variant for variant in variants[product.id] if is_available(variant)]
        if not available or (budget and not budget.allows(available)):
            continue
        buyable.append(product)
        if any(has_options(variant, wished, product) for variant in available):
            as_wished.append(product)
    return as_wished or buyable


def _best_first(
    products: Sequence[CatalogueProduct], ratings: Mapping[int, Rating]
) -> list[CatalogueProduct]:
    """By average stars, drawn towards the shop's average; what few have judged comes last.

    Products that are rated alike stay in the order they come in.
    """
    average = average_of(ratings.values())

    def worth(product: CatalogueProduct) -> float:
        rating = ratings.get(product.id, Rating())
        return rating.shrunk_to(average) if rating.reviews >= FEWEST_REVIEWS else 0.0

    return sorted(products, key=lambda product: -worth(product))
