"""Prices as shops write them, into minor units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers import UnreadableMoneyError, check_currency, parse_money


@pytest.mark.parametrize(
    ("text", "currency", "minor", "unit"),
    [
        ("49", "EUR", 4900, "EUR"),
        ("49.00", "EUR", 4900, "EUR"),
        ("49,9", "EUR", 4990, "EUR"),
        (".5", "EUR", 50, "EUR"),
        ("0", "EUR", 0, "EUR"),
        ("49.0000", "EUR", 4900, "EUR"),
        ("1,299.00", "EUR", 129900, "EUR"),
        ("1.299,00", "EUR", 129900, "EUR"),
        ("1.299", "EUR", 129900, "EUR"),
        ("1,299", "EUR", 129900, "EUR"),
        ("1.299.000", "EUR", 129900000, "EUR"),
        ("1 299,00", "EUR", 129900, "EUR"),
        ("1\u202f299,00", "EUR", 129900, "EUR"),
        ("1'299.00", "CHF", 129900, "CHF"),
        ("1,29,900.00", "INR", 12990000, "INR"),
        ("€ 49", "EUR", 4900, "EUR"),
        ("49,-", "EUR", 4900, "EUR"),
        ("49 €", "USD", 4900, "EUR"),
        ("$15.00", "CAD", 1500, "CAD"),
        ("US$ 15", "EUR", 1500, "USD"),
        ("15.00 USD", "EUR", 1500, "USD"),
        ("usd 15.00", "EUR", 1500, "USD"),
        ("1299", "JPY", 1299, "JPY"),
        ("1299.00", "JPY", 1299, "JPY"),
        ("49.999", "JPY", 49999, "JPY"),
        ("￥1,299", "CNY", 129900, "CNY"),
        ("99元", "EUR", 9900, "CNY"),
        ("１２９", "EUR", 12900, "EUR"),
        ("1.299", "KWD", 1299, "KWD"),
        ("199 kr", "SEK", 19900, "SEK"),
    ],
)
def test_prices_are_read_in_every_common_way(text: str, currency: str, minor: int, unit: str) -> None:
    money = parse_money(text, currency)
    assert (money.minor, money.currency) == (minor, unit)


@pytest.mark.parametrize(
    ("text", "currency", "why"),
    [
        ("", "EUR", "empty"),
        ("   ", "EUR", "empty"),
        ("free", "EUR", "not a number"),
        ("-5", "EUR", "negative"),
        ("−5.00", "EUR", "negative"),
        ("€ -5", "EUR", "negative"),
        ("(5.00)", "EUR", "negative"),
        ("5-", "EUR", "negative"),
        ("10-20", "EUR", "not a number"),
        ("1e3", "EUR", "not a number"),
        ("nan", "EUR", "not a number"),
        ("0.125", "EUR", "not a number"),
        ("49.1234", "EUR", "more decimals"),
        ("1299.50", "JPY", "more decimals"),
        ("12,34,56", "EUR", "not a number"),
        ("1.2.3", "EUR", "not a number"),
        ("1,299,00.00.1", "EUR", "not a number"),
        ("99999999999999999999", "EUR", "too large"),
        ("$ 49", "EUR", "not in EUR"),
        ("49 XYZ", "EUR", "not a number"),
        ("call us", "EUR", "not a number"),
    ],
)
def test_what_is_no_price_is_refused_with_its_reason(text: str, currency: str, why: str) -> None:
    with pytest.raises(UnreadableMoneyError, match=why):
        parse_money(text, currency)


def test_currencies_are_those_of_iso_4217() -> None:
    assert check_currency(" cny ") == "CNY"
    for wrong in ("", "EURO", "E1R", "XQQ"):
        with pytest.raises(UnreadableMoneyError):
            check_currency(wrong)


@given(st.integers(0, 2_000_000_000), st.sampled_from([",.", ".,", "'.", " ,"]))
def test_every_amount_is_read_back_however_it_was_grouped(minor: int, separators: str) -> None:
    thousands, decimal = separators
    grouped = f"{minor // 100:,}".replace(",", thousands)
    assert parse_money(f"{grouped}{decimal}{minor % 100:02}", "EUR").minor == minor


@given(st.text(max_size=12) | st.text(alphabet="0123456789.,-€$ '", max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert parse_money(text, "EUR").minor >= 0
    except UnreadableMoneyError as error:
        assert str(error)
