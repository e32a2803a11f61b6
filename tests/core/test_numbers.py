from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.numbers import NotANumber, NumberEvidence, read_amount, to_scale


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1 234,56", ",", "1234.56"),
        ("1\u00a0234\u202f567,5", ",", "1234567.5"),
        ("1’234.50", ".", "1234.50"),
        ("1.234.567,89", ",", "1234567.89"),
        ("$6,107.27", ".", "6107.27"),
        ("1768 руб.", ".", "1768"),
        ("1919.00 ₽", ".", "1919"),
        ("12,30 zł", ",", "12.3"),
        ("BYN 12.30", ".", "12.3"),
        ("(1,234.50)", ".", "-1234.5"),
        ("-5", ".", "-5"),
        ("−5", ".", "-5"),
        ("5-", ".", "-5"),
        ("-$5.10", ".", "-5.1"),
        ("+7", ".", "7"),
        ("0,95%", ",", "0.95"),
        ("1.5E+06", ".", "1500000"),
        (".5", ".", "0.5"),
        ("32.3800011", ".", "32.3800011"),
    ],
)
def test_numbers_as_people_write_them(text, decimal, value):
    assert read_amount(text, decimal=decimal).value == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "-", "1 23", "12345 678", "1,23,456", "01.02.2003", "--5", "(5", "5)", "12 шт", "1.2.3", "1,5."]
)
def test_what_is_not_a_number_is_refused(text):
    with pytest.raises(NotANumber):
        read_amount(text, decimal=".")


def test_a_mark_tells_the_currencies_it_may_mean():
    assert read_amount("5 руб.", decimal=".").currencies == ("RUB", "BYN")
    assert read_amount("€5", decimal=".").currencies == ("EUR",)


@pytest.mark.parametrize(
    ("cells", "decimal", "thousands"),
    [
        (["1,234.50", "7"], ".", ","),
        (["1.234,50"], ",", "."),
        (["1 234,567"], ",", " "),
        (["1,234", "1,234.5"], ".", ","),
        (["1,234,567"], ".", ","),
        (["0,123"], ",", ""),
        (["1234,567"], ",", ""),
        (["699.192", "91.056", "14.13"], ".", ""),
        (["12", "7"], ".", ""),
        (["1,234", "5,678"], None, ""),
        (["1.234"], None, ""),
        (["1,5", "1.5"], None, ""),
    ],
)
def test_the_decimal_sign_is_found_or_left_open(cells, decimal, thousands):
    evidence = NumberEvidence()
    evidence.add(cells)
    found = evidence.format()
    assert (found.decimal, found.thousands) == (decimal, thousands)
    assert evidence.numbers == len(cells)


def test_the_likely_currency_is_taken_only_where_the_mark_allows_it():
    evidence = NumberEvidence()
    evidence.add(["5 руб."])
    assert evidence.format().currency == "RUB"
    assert evidence.format(likely_currency="BYN").currency == "BYN"
    assert evidence.format(likely_currency="EUR").currency == "RUB"


@given(st.integers(-(10**12), 10**12), st.sampled_from(".,"), st.sampled_from(["", " ", "\u00a0", "'"]))
def test_what_is_written_is_read_to_the_cent(cents, decimal, group):
    whole = f"{abs(cents) // 100:,}".replace(",", group)
    text = f"{'-' if cents < 0 else ''}{whole}{decimal}{abs(cents) % 100:02d}"
    assert to_scale(read_amount(text, decimal=decimal).value, digits=2) == (cents, False)


@pytest.mark.parametrize(
    ("value", "units", "rounded"),
    [("1.005", 101, True), ("-1.005", -101, True), ("1.004", 100, True), ("1.00", 100, False), ("2", 200, False)],
)
def test_halves_go_up_and_rounding_is_told(value, units, rounded):
    assert to_scale(Decimal(value), digits=2) == (units, rounded)
