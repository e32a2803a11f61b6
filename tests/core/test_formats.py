"""Numbers, money and days as each language writes them."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from core.rules import formats

EN, RU, PL = map(formats.locale_of, ("en", "ru", "pl"))
NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("locale", "currency", "text"),
    [
        (EN, "EUR", "€1,234.50"),
        (EN, "BYN", f"BYN{NB}1,234.50"),
        (RU, "EUR", f"1{NB}234,50{NB}€"),
        (PL, "PLN", f"1{NB}234,50{NB}zł"),
        (EN, "JPY", "JP¥123,450"),
    ],
)
def test_money(locale, currency, text):
    assert formats.money(123450, currency, locale=locale) == text


def test_money_without_cents_is_rounded_for_the_eye():
    assert formats.money(123450, "EUR", locale=EN, whole=True) == "€1,234"
    assert formats.money(123451, "EUR", locale=EN, whole=True) == "€1,235"


def test_less_than_nothing_has_a_true_minus():
    assert formats.money(-150, "EUR", locale=EN) == "−€1.50"
    assert formats.number(-3, locale=PL) == "−3"
    assert formats.percent(Decimal("-0.123"), locale=EN, digits=1) == "−12.3%"


@pytest.mark.parametrize(
    ("units", "text"), [(7754857020, "€77.5M"), (123400, "€1.2K"), (99900, "€999"), (12345600, "€123K"), (0, "€0")]
)
def test_short_money(units, text):
    assert formats.short_money(units, "EUR", locale=EN) == text


@pytest.mark.parametrize(("locale", "text"), [(EN, "+12.5%"), (RU, f"+12,5{NB}%"), (PL, "+12,5%")])
def test_percent(locale, text):
    assert formats.percent(0.125, locale=locale, digits=1, signed=True) == text


def test_a_change_of_nothing_has_no_sign():
    assert formats.percent(0, locale=EN, signed=True) == "0%"


@pytest.mark.parametrize(("locale", "text"), [(EN, "12 May 2026"), (RU, "12 мая 2026"), (PL, "12 maj 2026")])
def test_day(locale, text):
    assert formats.day(date(2026, 5, 12), locale=locale) == text


def test_moment():
    assert formats.moment(datetime(2026, 5, 12, 9, 5), locale=EN) == "12 May 2026 09:05"


@given(st.integers(-(10**12), 10**12), st.sampled_from([EN, RU, PL]))
def test_numbers_are_written_as_babel_writes_them(units, locale):
    exact = Decimal(units).scaleb(-2)
    assert formats.number(units, locale=locale) == format_decimal(units, locale=locale).replace("-", "−")
    babels = format_decimal(exact, format="#,##0.0", locale=locale).replace("-", "−")
    assert formats.number(exact, locale=locale, digits=1) == babels


@given(st.integers(-(10**12), 10**12), st.sampled_from([RU, PL]))
def test_money_is_written_as_babel_writes_it(units, locale):
    babels = format_currency(Decimal(units).scaleb(-2), "PLN", format=f"#,##0.00{NB}¤", locale=locale)
    assert formats.money(units, "PLN", locale=locale) == babels.replace("-", "−")


@given(st.dates(), st.sampled_from([EN, RU, PL]))
def test_days_are_written_as_babel_writes_them(day, locale):
    assert formats.day(day, locale=locale) == format_date(day, format="d MMM y", locale=locale)
