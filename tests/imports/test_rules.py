"""Header guesses, keys, tax ids, answers: by tables, without a database."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.rules.answers import UnknownAnswer, read_answers, split
from imports.rules.keys import row_key
from imports.rules.mapping import FIELDS, guess, missing, plain, signature
from imports.rules.tax_ids import tax_id_is_odd
from imports.rules.text import link, parts
from partners.rules.tax_id import normal_tax_id

GUESSES = [
    (
        "deals",
        ["Nr zamówienia", "Data sprzedaży", "Id kontrahenta", "Nazwa kontrahenta", "Opiekun", "Wartość netto"],
        ["number", "ordered_on", "partner_id", "partner_name", "seller", "amount"],
    ),
    (
        "deals",
        ["Номер заказа", "Дата", "Код партнёра", "Партнёр", "Менеджер", "Сумма, руб."],
        ["number", "ordered_on", "partner_id", "partner_name", "seller", "amount"],
    ),
    (
        "deals",
        ["SalesOrderNumber", "OrderDate", "ResellerKey", "OrderQuantity", "UnitPrice", "SalesAmount"],
        ["number", "ordered_on", "partner_id", "quantity", "unit_price", "amount"],
    ),
    (
        "deals",
        ["Nr", "Data", "Id", "Partner", "Wartość"],
        ["number", "ordered_on", "partner_id", "partner_name", "amount"],
    ),
    (
        "partners",
        ["Тип партнера", "Наименование партнера", "Директор", "Телефон партнера", "ИНН", "Рейтинг"],
        ["kind", "name", "contact_name", "phone", "tax_id", None],
    ),
    ("products", ["Артикул", "Наименование продукции", "Минимальная цена для агента"], ["article", "name", "price"]),
]


@pytest.mark.parametrize(("kind", "columns", "fields"), GUESSES)
def test_headers_are_understood(kind, columns, fields):
    expected = {field: column for field, column in zip(fields, columns, strict=True) if field}
    assert guess(columns, kind=kind) == expected


@given(st.sampled_from(sorted(FIELDS)), st.lists(st.text(max_size=20), max_size=8, unique=True))
def test_a_guess_gives_each_column_and_each_field_once(kind, columns):
    mapping = guess(columns, kind=kind)
    assert len(set(mapping.values())) == len(mapping)
    assert set(mapping.values()) <= set(columns)


@given(st.sampled_from([(kind, field) for kind in FIELDS for field in FIELDS[kind]]), st.data())
def test_every_strong_header_names_its_field_by_itself(pair, data):
    kind, field = pair
    header = data.draw(st.sampled_from(field.strong))
    assert field.name in guess([header.upper()], kind=kind) or header in {
        phrase for other in FIELDS[kind] if other != field for phrase in other.strong
    }


def test_what_is_missing_is_named():
    assert missing({"ordered_on": "Date", "amount": "Sum"}, kind="deals") == [
        "partner_id|partner_name|partner_last_name|partner_tax_id"
    ]
    assert missing({"partner_name": "P", "quantity": "Q", "product": "X"}, kind="deals") == ["ordered_on"]
    assert missing({"partner_name": "P", "quantity": "Q"}, kind="deals", answered=frozenset({"date"})) == ["amount"]


def test_the_signature_doesn_t_hear_capitals_and_signs():
    assert signature(["Order No.", "ДАТА"]) == signature(["order_no", "Дата"])
    assert signature(["a", "b"]) != signature(["b", "a"])
    assert plain("OrderDate") == "order date"


def test_row_keys_tell_equal_rows_apart_and_know_them_again():
    words = ["7", "Okna", "", "2025-01-01", "EUR", "100"]
    assert row_key(words, occurrence=1) == row_key(list(words), occurrence=1)
    assert row_key(words, occurrence=1) != row_key(words, occurrence=2)
    assert len(row_key(words, occurrence=10**6)) <= 80


@pytest.mark.parametrize(
    ("written", "odd"),
    [
        ("526-025-02-74", False),
        ("5260250275", True),
        ("7707083893", False),
        ("7707083894", True),
        ("500100732259", False),
        ("500100732250", True),
        ("100582333", False),
        ("100582334", True),
        ("PL 5260250274", False),
        ("12345", False),
        ("DE123456789", False),
    ],
)
def test_check_digits(written, odd):
    assert tax_id_is_odd(normal_tax_id(written)) is odd


def test_answers_are_read():
    said = ["date=2022-03-30", "currency=usd", "date_order:Day=dmy", "delimiter=tab", "rate:eur=4,25", "pair:7=same"]
    answers = read_answers(dict(split(each) for each in said))
    assert (answers.day, answers.currency, answers.rates) == (date(2022, 3, 30), "USD", {"EUR": Decimal("4.25")})
    assert answers.sheet == {"date_order:Day": "dmy", "delimiter": "\t"}
    assert answers.pairs == {7: "same"}


@pytest.mark.parametrize(
    "said", ["colour=red", "date=30.03.2022", "currency=dollars", "rate:EUR=-1", "repeats=x", "plain"]
)
def test_an_answer_nobody_asks_for_is_refused(said):
    with pytest.raises(UnknownAnswer):
        read_answers(dict([split(said)]))


def test_links_and_lists():
    assert link("example.com/a") == "https://example.com/a"
    assert link("no link") == ""
    assert parts("Minsk, Brest; Minsk") == ["Minsk", "Brest"]
