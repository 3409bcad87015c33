"""Prices in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from babel.numbers import format_currency, get_currency_precision

from data.language import Language

LOCALES: Final[dict[Language, str]] = {"en": "en", "zh": "zh_Hans"}


def price_text(minor: int, currency: str, language: Language) -> str:
    """An amount in the currency's minor unit (ISO 4217) as people write it, such as "€49.00"."""
    amount = Decimal(minor).scaleb(-get_currency_precision(currency))
    return str(format_currency(amount, currency, locale=LOCALES[language]))
