"""Prices as people write them, into whole minor units of their currency."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from babel.numbers import get_currency_precision, is_currency

from data.importers.drafts import MAX_INTEGER

# Symbols that price columns carry, with the currencies that use them, the first being meant where it is
# the only one.
_SYMBOLS: Final[dict[str, tuple[str, ...]]] = {
    "€": ("EUR",),
    "£": ("GBP", "EGP", "GIP", "FKP"),
    "US$": ("USD",),
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS"),
    "¥": ("JPY", "CNY"),
    "元": ("CNY",),
    "円": ("JPY",),
    "₩": ("KRW",),
    "₹": ("INR",),
    "₺": ("TRY",),
    "₴": ("UAH",),
    "₪": ("ILS",),
    "zł": ("PLN",),
    "Kč": ("CZK",),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "R$": ("BRL",),
    "Fr.": ("CHF",),
}
_SPACES_AND_TICKS = re.compile(r"[\s'’`]")
_PRICE = re.compile(r"(?P<before>[^\d.,+\-(]*?)(?P<number>[\d.,]*\d)(?:[.,][-–—])?(?P<after>[^\d]*)")
_NEGATIVE = re.compile(r"^\D*[-−–(]|[-−]$")


class UnreadableMoneyError(ValueError):
    """Not a price we can rely on; the message says why."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the minor unit of an ISO 4217 currency: 1500 EUR is fifteen euros, 1500 JPY 1500 yen."""

    minor: int
    currency: str


def check_currency(code: str) -> str:
    """`code` as an ISO 4217 code in capitals.

    Raises:
        UnreadableMoneyError: there is no such currency.
    """
    currency = code.strip().upper()
    if not (re.fullmatch(r"[A-Z]{3}", currency) and is_currency(currency)):
        raise UnreadableMoneyError(f"“{code}” is not a currency of ISO 4217, such as EUR or CNY")
    return currency


def parse_money(text: str, currency: str) -> Money:
    """Reads a price such as `1,299.00`, `1.299,00`, `€ 49`, `49,-` or `15.00 USD`.

    A currency named in the text wins over `currency`, which is used where there is none. Where only one
    kind of separator stands once before exactly three digits, it separates thousands, unless the currency
    has three decimals.

    Raises:
        UnreadableMoneyError: empty, negative, not a number, more decimals than the currency has, or in a
            currency that the text leaves open.
    """
    shown = text.strip()
    if not shown:
        raise UnreadableMoneyError("the price is empty")
    plain = _SPACES_AND_TICKS.sub("", unicodedata.normalize("NFKC", shown))
    found = _PRICE.fullmatch(plain)
    if not found:
        if _NEGATIVE.search(plain) and any(character.isdigit() for character in plain):
            raise UnreadableMoneyError(f"the price “{shown}” is negative")
        raise UnreadableMoneyError(f"the price “{shown}” is not a number")
    named = found["before"] + found["after"]
    if re.search(r"[-−()]", named):
        raise UnreadableMoneyError(f"the price “{shown}” is negative")
    unit = _currency_named(named, currency, shown)
    precision = get_currency_precision(unit)
    amount = Decimal(_with_decimal_point(found["number"], precision, shown))
    minor = amount.scaleb(precision)
    if minor != minor.to_integral_value():
        raise UnreadableMoneyError(f"the price “{shown}” has more decimals than {unit}")
    if minor > MAX_INTEGER:
        raise UnreadableMoneyError(f"the price “{shown}” is too large")
    return Money(int(minor), unit)


def _currency_named(named: str, otherwise: str, shown: str) -> str:
    name = named.strip(".,")
    if not name:
        return otherwise
    users = _SYMBOLS.get(named) or _SYMBOLS.get(name)
    if users is None:
        try:
            return check_currency(name)
        except UnreadableMoneyError:
            raise UnreadableMoneyError(f"the price “{shown}” is not a number") from None
    if otherwise in users:
        return otherwise
    if len(users) > 1:
        raise UnreadableMoneyError(
            f"the price “{shown}” is not in {otherwise}; say which currency with --currency"
        )
    return users[0]


def _with_decimal_point(number: str, precision: int, shown: str) -> str:
    """`number` with its thousands separators gone and a point for its decimals."""
    separators = [character for character in number if character in ".,"]
    if not separators:
        return number
    last = separators[-1]
    whole, _, decimals = number.rpartition(last)
    is_decimal = separators.count(last) == 1 and (
        len(set(separators)) == 2 or len(decimals) != 3 or precision == 3
    )
    if not is_decimal:
        whole, decimals = number, ""
    groups = re.split(r"[.,]", whole)
    well_grouped = len(groups) == 1 or (
        1 <= len(groups[0]) <= 3
        and groups[0] != "0"
        and all(len(group) in (2, 3) for group in groups[1:-1])
        and len(groups[-1]) == 3
        and len(set(re.findall(r"[.,]", whole))) == 1
    )
    if not well_grouped:
        raise UnreadableMoneyError(f"the price “{shown}” is not a number")
    return f"{''.join(groups) or '0'}.{decimals or '0'}"
