"""Which size to take: by the shop's size chart and the measures of the body that the shopper tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from rasa_sdk.events import EventType

from actions.answers.browsing import THIS_ONE, say_products
from actions.answers.measuring import (
    asks_how_to_measure,
    measuring_buttons,
    say_how_to_measure,
)
from actions.answers.offers import size_option, values_of, values_words
from actions.answers.size_words import (
    Sized,
    block,
    fit_lines,
    measure_names,
    row_words,
    say_nearest,
    stock_lines,
)
from actions.answers.which import MAX_CHOICES, ask_which, choices
from actions.catalogue import Catalogue, CatalogueProduct
from actions.goods import facts_of, size_tables, variants_of
from actions.mentions import Meant
from actions.sizing import SizeTable, bare_measure, body_measures, named_measures
from actions.turn import ShopAction, Turn, talked_about
from actions.wording import fold
from data.language import Bilingual
from data.schema import Variant

HEIGHT_AND_WEIGHT: Final = Bilingual("height and weight", "身高体重")
_ONE_SIZE: Final = re.compile(r"one[ -]size.*|os|均码", re.IGNORECASE)


class AnswerSize(ShopAction):
    """Names the size nearest to the body's measures; without those, says what the chart goes by."""

    def name(self) -> str:
        return "action_answer_size"

    async def answer(self, turn: Turn) -> list[EventType]:
        tables = await size_tables(self.shop.database)
        meant = await turn.find_product(self.shop)
        told = body_measures(turn.text)
        product = meant.only
        if product is None:
            return await self._answer_without_product(turn, meant, tables, told)
        table = tables.get(product.id)
        told = told or (bare_measure(turn.text, table) if table else {})
        if asks_how_to_measure(turn.text) and not told and say_how_to_measure(turn, [product], table):
            return [talked_about(product)]
        variants = (await variants_of(self.shop.database, [product.id]))[product.id]
        fit = fit_lines(turn, await facts_of(self.shop.database, product.id))
        if table is None:
            self._say_sizes(turn, product, variants, fit)
        else:
            self._say_by_chart(turn, Sized(product, table, variants, fit), told)
        return [talked_about(product)]

    async def _answer_without_product(
        self, turn: Turn, meant: Meant, tables: Mapping[int, SizeTable], told: Mapping[str, float]
    ) -> list[EventType]:
        """How to measure if that is asked; what fits in all that may be meant; else asks which is meant."""
        catalogue = (await self.shop.index()).catalogue
        if asks_how_to_measure(turn.text) and not told and say_how_to_measure(turn, catalogue.products):
            return []
        charted = [product for product in meant.products if product.id in tables]
        if meant.products and not charted:
            return await ask_which(self.shop, turn, meant, "ask_size")
        if charted and told and self._say_same_in_all(turn, charted, tables, told):
            return []
        wanted = charted or _one_of_each_kind(catalogue, tables, [*told, *named_measures(turn.text)])
        offered = wanted[:MAX_CHOICES]
        buttons = choices(turn, offered, "ask_size", question=turn.text)
        await say_products(self.shop, turn, "utter_size_of_which", offered, buttons=buttons, tap=THIS_ONE)
        return []

    def _say_by_chart(self, turn: Turn, sized: Sized, told: Mapping[str, float]) -> None:
        product, table = sized.product, sized.table
        known = [name for name in told if name in table.body]
        for name in known:
            say_nearest(turn, sized, name, told[name])
        if known:
            return
        by_body = told or turn.entities("height", "weight")
        buttons = measuring_buttons(turn, product, table)
        wished = next((size for size in table.sizes if _is_wished(turn, product, size)), None)
        if wished and not by_body:
            stock = stock_lines(turn, product, sized.variants, wished)
            turn.say(
                "utter_size_row",
                product=turn.title(product),
                row=row_words(turn, table, wished),
                notes=block([*stock, *sized.fit]),
                buttons=buttons,
            )
            return
        goes_by = measure_names(turn, list(table.body))
        if goes_by and by_body:
            given = measure_names(turn, list(told)) or HEIGHT_AND_WEIGHT.say(turn.language)
            turn.say("utter_size_not_by", product=turn.title(product), measures=goes_by, given=given)
        turn.say(
            "utter_size_chart" if goes_by else "utter_size_chart_of_piece",
            product=turn.title(product),
            rows="\n".join(row_words(turn, table, size) for size in table.sizes),
            notes=block(sized.fit),
            buttons=buttons,
        )

    def _say_sizes(
        self, turn: Turn, product: CatalogueProduct, variants: Sequence[Variant], fit: Sequence[str]
    ) -> None:
        """What is known of the sizes of a product without a chart."""
        name = size_option(variants)
        sizes = values_of(name, variants) if name else []
        pictures = turn.photo_of(product)
        if len(sizes) > 1 or (sizes and not _ONE_SIZE.fullmatch(sizes[0])):
            turn.say(
                "utter_sizes_listed",
                product=turn.title(product),
                sizes=values_words(sizes, sizes, product, turn.language),
                notes=block(fit),
                pictures=pictures,
            )
            return
        turn.say("utter_one_size", product=turn.title(product), notes=block(fit), pictures=pictures)

    def _say_same_in_all(
        self,
        turn: Turn,
        products: Sequence[CatalogueProduct],
        tables: Mapping[int, SizeTable],
        told: Mapping[str, float],
    ) -> bool:
        """Names the size that is nearest in all of `products`; False where there is no such."""
        for name, value in told.items():
            sizes = [found.size for product in products if (found := tables[product.id].nearest(name, value))]
            if len(sizes) == len(products) and len(set(sizes)) == 1:
                joined = "、" if turn.language == "zh" else ", "
                turn.say(
                    "utter_size_in_all",
                    measure=measure_names(turn, [name]),
                    given=f"{round(value, 1):g}",
                    size=sizes[0],
                    products=joined.join(turn.title(product) for product in products),
                    buttons=choices(turn, products, "ask_size", question=turn.text),
                )
                return True
        return False


def _is_wished(turn: Turn, product: CatalogueProduct, size: str) -> bool:
    sizes = turn.entities("size")
    return any(fold(wish).strip() == fold(size) or product.is_option(wish, size) for wish in sizes)


def _one_of_each_kind(
    catalogue: Catalogue, tables: Mapping[int, SizeTable], measures: Sequence[str]
) -> list[CatalogueProduct]:
    """A product of each category that has a size chart, by one of `measures` where some are named."""
    kinds: dict[str, CatalogueProduct] = {}
    for product in catalogue.products:
        table = tables.get(product.id)
        if table and (not measures or set(measures) & set(table.body)):
            kinds.setdefault(product.category.en or product.category.zh, product)
    return list(kinds.values())[:MAX_CHOICES]
