"""Setting products against each other, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rasa_sdk.events import EventType

from actions.answers.browsing import THIS_ONE, first_id, say_products
from actions.answers.offers import option_words, page_path, price_words, stars_words, values_of, values_words
from actions.answers.same_again import asks_of_another, same_again
from actions.answers.which import MAX_CHOICES, payload
from actions.cards import Column, ComparisonCard, Row
from actions.catalogue import CatalogueProduct
from actions.comparing import find_compared
from actions.goods import Rating, facts_of, is_available, ratings_of, variants_of
from actions.turn import ShopAction, Turn, shown_together, talked_about
from actions.wording import fold, without
from data.language import Bilingual
from data.schema import ProductFact, Variant

MOST_FACTS: Final = 6
PRICE: Final = Bilingual("Price", "价格")
RATING: Final = Bilingual("Rating", "评分")
STOCK: Final = Bilingual("Stock", "库存")
IN_STOCK: Final = Bilingual("in stock", "有货")
SOLD_OUT: Final = Bilingual("sold out", "缺货")
NOT_COUNTED: Final = Bilingual("not stated", "未说明")
OPTION: Final = Bilingual("{option} in stock", "有货的{option}")
_NOTHING: Final = "–"


class CompareProducts(ShopAction):
    """Says in what two or three products differ; where only one is known, asks for the other."""

    def name(self) -> str:
        return "action_compare_products"

    async def answer(self, turn: Turn) -> list[EventType]:
        index = await self.shop.index()
        named = (await turn.find_product(self.shop, may_guess=False)).only
        if named and asks_of_another(turn) and named.handle != turn.product_handle:
            answered = await same_again(self.shop, turn, named)
            if answered is not None:
                return answered
        compared = await find_compared(await turn.question(self.shop), index, self.shop.embeddings)
        if compared.is_enough:
            await self._say_side_by_side(turn, compared.products)
            return [shown_together(compared.products)]
        if not compared.products:
            turn.say("utter_compare_which")
            return []
        (one,) = compared.products
        others = compared.others[:MAX_CHOICES]
        buttons = [
            {
                "title": turn.title(other),
                "payload": payload(
                    "compare_products", product=[one.handle, other.handle], question=turn.text
                ),
            }
            for other in others
        ]
        await say_products(
            self.shop,
            turn,
            "utter_compare_with_which",
            others,
            buttons=buttons,
            tap=THIS_ONE,
            product=turn.title(one),
        )
        return [talked_about(one)]

    async def _say_side_by_side(self, turn: Turn, products: Sequence[CatalogueProduct]) -> None:
        rows = await self._rows(turn, products)
        pictures = [turn.photo_of(product) for product in products]
        colon = "：" if turn.language == "zh" else ": "
        turn.say(
            "utter_compared",
            products=" | ".join(turn.title(product) for product in products),
            lines="\n".join(
                # Some facts are labelled by a question.
                (row.name + " " if row.name.endswith("?") else row.name + colon) + " | ".join(row.values)
                for row in rows
            ),
            pictures=[picture for shown in pictures for picture in shown],
            card=ComparisonCard(
                columns=tuple(
                    Column(title=turn.title(product), url=page_path(product), picture=first_id(shown))
                    for product, shown in zip(products, pictures, strict=True)
                ),
                rows=tuple(rows),
            ),
        )

    async def _rows(self, turn: Turn, products: Sequence[CatalogueProduct]) -> list[Row]:
        """In what the products may differ: price, stock, stars and facts."""
        variants = await variants_of(self.shop.database, [product.id for product in products])
        ratings = await ratings_of(self.shop.database)
        language = turn.language
        offers = [variants[product.id] for product in products]
        prices = [price_words(offer, language) for offer in offers]
        stars = [stars_words(ratings.get(product.id, Rating()), language) for product in products]
        return [
            _row(PRICE.say(language), prices),
            *_stock_rows(turn, products, offers),
            _row(RATING.say(language), stars),
            *await self._fact_rows(turn, products),
        ]

    async def _fact_rows(self, turn: Turn, products: Sequence[CatalogueProduct]) -> list[Row]:
        """The facts that are stated of two products or more and are not the same, those asked about first."""
        facts = [
            {fact.label.en or fact.label.zh: fact for fact in await facts_of(self.shop.database, product.id)}
            for product in products
        ]
        labels = [
            label
            for label in dict.fromkeys(label for of_one in facts for label in of_one)
            if sum(label in of_one for of_one in facts) > 1
            and len({_value(one.get(label)) for one in facts}) > 1
        ]
        if turn.text and labels:
            vectors = await self.shop.embeddings.embed_texts(labels)
            names = [fold(name) for product in products for name in (product.title.en, product.title.zh)]
            asked_about = without(fold(turn.text), [*names, *map(fold, turn.entities("product", "category"))])
            scores = vectors @ await self.shop.embeddings.embed_query(asked_about)
            asked = int(scores.argmax())
            labels.insert(0, labels.pop(asked))
        rows = []
        for label in labels[:MOST_FACTS]:
            stated = [one.get(label) for one in facts]
            said = next(fact.label for fact in stated if fact)
            cells = [fact.value.say(turn.language) if fact else _NOTHING for fact in stated]
            rows.append(_row(said.say(turn.language), cells))
        return rows


def _row(name: str, values: Sequence[str]) -> Row:
    return Row(name=name, values=tuple(values))


def _value(fact: ProductFact | None) -> tuple[str, str] | None:
    return (fact.value.en, fact.value.zh) if fact else None


def _stock_rows(
    turn: Turn, products: Sequence[CatalogueProduct], offers: Sequence[Sequence[Variant]]
) -> Iterable[Row]:
    """What can be had of each option; where there are none, whether there is any at all."""
    names = dict.fromkeys(name for offer in offers for variant in offer for name in variant.options)
    for name in names:
        cells = [
            values_words(
                values_of(name, [variant for variant in offer if is_available(variant)]),
                values_of(name, offer),
                product,
                turn.language,
            )
            or (SOLD_OUT.say(turn.language) if values_of(name, offer) else _NOTHING)
            for product, offer in zip(products, offers, strict=True)
        ]
        if len(set(cells)) > 1:
            words = next(
                option_words(name, product, turn.language)
                for product, offer in zip(products, offers, strict=True)
                if values_of(name, offer)
            )
            yield _row(OPTION.say(turn.language).format(option=words), cells)
    if not names:
        yield _row(STOCK.say(turn.language), [_stock(offer).say(turn.language) for offer in offers])


def _stock(offer: Sequence[Variant]) -> Bilingual:
    if all(variant.stock is None for variant in offer):
        return NOT_COUNTED
    return IN_STOCK if any(is_available(variant) for variant in offer) else SOLD_OUT
