"""How much a shopper wants to spend at most: "under 50 euros", "50元以下"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from babel.numbers import get_currency_precision

from actions.money import price_text
from data.language import Language
from data.schema import Variant

_AMOUNT: Final = r"(?P<amount>\d{1,3}(?:,\d{3})+|\d+(?:[.,]\d{1,2})?)(?![.,]?\d)"
_OTHER_UNIT: Final = r"(?!\s*(?:[ckm]?m|k?g|m?l|inch|个|件|天|厘米|升|days?)\b)"
_CURRENCY: Final = (
    r"(?:€|£|\$|¥|￥|eur(?:os?)?|usd|dollars?|gbp|pounds?|quid|bucks?|欧元|美元|英镑|人民币|元|块钱?|欧)"
)
_AT_MOST: Final = (
    r"\b(?:under|below|less than|cheaper than|up to|at most|no more than|not more than|max(?:imum|\.)?|"
    r"within|budget(?: (?:is|of))?:?)|不超过|不到|低于|小于|最多|预算(?:是|在)?"
)
_LIMITS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_AT_MOST})\s*"
        rf"{_CURRENCY}?\s*{_AMOUNT}{_OTHER_UNIT}\s*{_CURRENCY}?(?:\s*(?:以内|以下|之内))?",
        rf"{_CURRENCY}?\s*{_AMOUNT}\s*{_CURRENCY}?\s*"
        r"(?:or (?:less|under|cheaper)|以下|以内|之内|max\b)",
    )
)


@dataclass(frozen=True, slots=True)
class Budget:
    """The most to be spent, in whole units of the shop's own currency, whatever currency was named."""

    most: Decimal

    def allows(self, variants: Sequence[Variant]) -> bool:
        """Whether one of `variants` costs no more."""
        return any(variant.price_minor <= self._minor(variant) for variant in variants)

    def words(self, variants: Sequence[Variant], language: Language) -> str:
        """The limit in the currency of `variants`, of which there is at least one."""
        return price_text(self._minor(variants[0]), variants[0].currency, language)

    def _minor(self, variant: Variant) -> int:
        return int(self.most.scaleb(get_currency_precision(variant.currency)))


def budget_in(text: str) -> tuple[Budget | None, str]:
    """The most that `text` wants to spend, if it says so, and the text without that."""
    for pattern in _LIMITS:
        match = pattern.search(text)
        if match:
            amount = re.sub(r",(?=\d{3})", "", match["amount"]).replace(",", ".")
            return Budget(Decimal(amount)), text[: match.start()] + " " + text[match.end() :]
    return None, text
