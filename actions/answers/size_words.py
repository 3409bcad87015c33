"""A size chart, and what fits a body, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from actions.answers.offers import option_words, size_option
from actions.catalogue import CatalogueProduct
from actions.goods import is_available
from actions.sizing import COLUMNS, SizeTable
from actions.turn import Turn
from actions.wording import fold
from data.language import Bilingual
from data.schema import ProductFact, Variant

IN_STOCK: Final = Bilingual("Size {size} in stock", "{size} 码有货")
BY_BODY: Final = Bilingual("Sizes by {measure}, in cm: ", "按{measure}选码（厘米）：")
NONE: Final = Bilingual("none", "无")
YES: Final = Bilingual("yes", "是")
_FIT_FACT: Final = re.compile(r"fit|size|sizing|wrist\w*|head\w*")


def column_name(turn: Turn, name: str) -> str:
    """What a chart's column is called; where we have no word for it, its own name."""
    return COLUMNS[name].say(turn.language) if name in COLUMNS else name.replace("_", " ")


def measure_names(turn: Turn, measures: Sequence[str]) -> str:
    """The names of measures of the body, joined."""
    joined = "和" if turn.language == "zh" else " and "
    return joined.join(column_name(turn, name) for name in measures)


def row_words(turn: Turn, table: SizeTable, size: str) -> str:
    """One size of a chart: the body it is made for, in brackets the piece itself."""
    chinese = turn.language == "zh"
    comma, colon = ("、", "：") if chinese else (", ", ": ")
    body, piece = (
        comma.join(
            f"{column_name(turn, name)} {values[size]:g}"
            for name, values in columns.items()
            if size in values
        )
        for columns in (table.body, table.piece)
    )
    bracketed = (f"（{piece}）" if chinese else f" ({piece})") if body and piece else piece
    return size + colon + body + bracketed


def sizes_by_body(turn: Turn, table: SizeTable) -> list[str]:
    """What body each size is made for, a line a measure: "Sizes by chest, in cm: S 90, M 96"."""
    comma = "、" if turn.language == "zh" else ", "
    return [
        BY_BODY.say(turn.language).format(measure=column_name(turn, name))
        + comma.join(f"{size} {values[size]:g}" for size in table.sizes if size in values)
        for name, values in table.body.items()
    ]


def fit_lines(turn: Turn, facts: Sequence[ProductFact]) -> list[str]:
    """What the shop says of how a product fits, a line a fact."""
    colon = "：" if turn.language == "zh" else ": "
    return [
        fact.label.say(turn.language) + colon + fact.value.say(turn.language)
        for fact in facts
        if _FIT_FACT.fullmatch(fold(fact.name))
    ]


def stock_lines(turn: Turn, product: CatalogueProduct, variants: Sequence[Variant], size: str) -> list[str]:
    """In what a size can be had; nothing where the shop does not count or does not sell it."""
    name = size_option(variants)
    of_size = [variant for variant in variants if name and variant.options.get(name) == size]
    if not of_size or all(variant.stock is None for variant in of_size):
        return []
    language = turn.language
    available = [variant for variant in of_size if is_available(variant)]
    looks = [
        " ".join(
            option_words(value, product, language) for key, value in variant.options.items() if key != name
        )
        for variant in available
    ]
    comma, colon = ("、", "：") if language == "zh" else (", ", ": ")
    said = comma.join(filter(None, looks)) or (YES if available else NONE).say(language)
    return [IN_STOCK.say(language).format(size=size) + colon + said]


def block(lines: Sequence[str]) -> str:
    """`lines`, each on one of its own, after a text."""
    return "".join(f"\n{line}" for line in lines)


@dataclass(frozen=True, slots=True)
class Sized:
    """A product with all that is known of its sizes."""

    product: CatalogueProduct
    table: SizeTable
    variants: Sequence[Variant]
    fit: Sequence[str]


def say_nearest(turn: Turn, sized: Sized, measure: str, value_cm: float) -> None:
    """Names the size nearest to a measure of the body, by how much it is made for more or less, its stock."""
    fit = sized.table.nearest(measure, value_cm)
    if fit is None:
        return
    if fit.over_cm == 0:
        response = "utter_size_exact"
    elif fit.is_end:
        response = "utter_size_beyond_largest" if fit.over_cm > 0 else "utter_size_beyond_smallest"
    else:
        response = "utter_size_nearest_smaller" if fit.over_cm > 0 else "utter_size_nearest_larger"
    stock = stock_lines(turn, sized.product, sized.variants, fit.size)
    turn.say(
        response,
        product=turn.title(sized.product),
        measure=measure_names(turn, [measure]),
        given=f"{round(value_cm, 1):g}",
        size=fit.size,
        value=f"{fit.made_for_cm:g}",
        difference=f"{abs(fit.over_cm):g}",
        notes=block([*stock, *sized.fit]),
        pictures=turn.photo_of(sized.product),
    )
