"""Every shared file is read as what it is, and to the figure that was computed independently."""

import numpy as np
import pytest

from core.sheets import NotAnswered, inspect, read_chunks
from core.sheets.convert import days, minor_units, scaled
from tests.shared_data import shared_data

pytestmark = pytest.mark.data


def codes(reading):
    return {assumption.code for assumption in reading.assumptions}


def column_of(path, reading, header):
    column = reading.column(header)
    return column, [cell for chunk in read_chunks(path, reading) for cell in chunk.columns[column.position]]


@pytest.mark.parametrize(
    ("name", "amount", "day", "encoding", "order"),
    [
        ("orders_pl_cp1250.csv", "Wartość netto", "Data sprzedaży", "cp1250", "dmy"),
        ("orders_ru_cp1251.csv", "Сумма, руб.", "Дата", "cp1251", "dmy"),
        ("orders_us_utf8_bom.csv", "Amount", "Order Date", "utf-8-sig", "mdy"),
        ("orders_utf16.txt", "Amount", "Order Date", "utf-16", "ymd"),
        ("orders_title_rows_and_total.xlsx", "Wartość", "Data", "", "ymd"),
    ],
)
def test_five_spellings_of_the_same_orders(name, amount, day, encoding, order):
    path = shared_data(f"format_variants/{name}")
    reading = inspect(path)
    column, cells = column_of(path, reading, amount)
    money = minor_units(cells, column=column, currency="USD")
    column, cells = column_of(path, reading, day)
    dates = days(cells, column=column)
    assert (reading.rows, int(money.values.sum()), money.bad.any(), dates.bad.any()) == (1724, 3512999732, False, False)
    assert (reading.encoding, column.date_order) == (encoding, order)
    assert (dates.values.min(), dates.values.max()) == (np.datetime64("2019-06-01"), np.datetime64("2020-05-31"))
    assert not reading.questions


def test_title_rows_and_the_total_row_are_told():
    reading = inspect(shared_data("format_variants/orders_title_rows_and_total.xlsx"))
    assert (reading.header_row, list(reading.total_rows), len(reading.title)) == (4, [1729], 2)
    assert {"title_rows", "total_rows", "header_row"} <= codes(reading)


def test_the_same_amounts_whether_rouble_or_dollar_marks_stand_beside_them():
    reading = inspect(shared_data("format_variants/orders_us_utf8_bom.csv"))
    numbers = reading.column("Amount").numbers
    assert (numbers.decimal, numbers.thousands, numbers.currency) == (".", ",", "USD")


@pytest.mark.parametrize("stem", ["Material_type", "Partner_products", "Partners", "Product_type", "Products"])
def test_masterpol_twins_hold_the_same(stem):
    text, book = (shared_data(f"masterpol/{stem}_import.{ending}") for ending in ("csv", "xlsx"))
    one, other = inspect(text), inspect(book)
    assert (one.rows, one.headers) == (other.rows, other.headers)
    for header in one.headers:
        (left, left_cells), (right, right_cells) = column_of(text, one, header), column_of(book, other, header)
        if left.kind == "date":
            assert (days(left_cells, column=left).values == days(right_cells, column=right).values).all()
        elif left.kind in ("integer", "decimal") and not left.numbers.percent:
            same = (
                scaled(left_cells, column=left, digits=4).values == scaled(right_cells, column=right, digits=4).values
            )
            assert same.all()
        elif left.kind == "text":
            assert left_cells == right_cells


def test_masterpol_delivers_two_encodings_and_empty_rows():
    assert inspect(shared_data("masterpol/Partners_import.csv")).encoding == "cp1251"
    reading = inspect(shared_data("masterpol/Product_type_import.csv"))
    assert (reading.encoding, reading.empty_rows) == ("utf-8-sig", 2)


@pytest.mark.parametrize("ending", ["csv", "txt"])
def test_popryzhenok_glued_words_are_taken_off_and_told(ending):
    path = shared_data(f"popryzhenok/agents_k_import.{ending}")
    reading = inspect(path)
    _, mails = column_of(path, reading, "Электронная почта агента")
    _, phones = column_of(path, reading, "Телефон агента")
    priority, ranks = column_of(path, reading, "Приоритет")
    _, logos = column_of(path, reading, "Логотип агента")
    assert reading.rows == 100
    assert not any(mail.startswith("email") for mail in mails)
    assert not any(phone.startswith("phone") for phone in phones)
    bad = np.flatnonzero(scaled(ranks, column=priority, digits=0).bad).tolist()
    assert {ranks[index].partition(" ")[2] for index in bad} == {"в приоритете на поставку"}
    assert logos.count("") == 10
    assert {"prefix", "blank_words"} <= codes(reading)


def test_popryzhenok_prices_with_two_spellings_of_the_rouble():
    path = shared_data("popryzhenok/products_short_k_import.txt")
    reading = inspect(path, settings={"currency": "RUB"})
    column, cells = column_of(path, reading, "Минимальная цена для агента")
    prices = minor_units(cells, column=column, currency="RUB")
    assert (len(cells), prices.bad.any(), prices.missing.any(), column.numbers.currency) == (50, False, False, "RUB")
    assert list(prices.values[:2]) == [191900, 176800]


def test_adventureworks_turnover_to_the_cent():
    path = shared_data("adventureworks_reseller/FactResellerSales.csv")
    reading = inspect(path)
    column, cells = column_of(path, reading, "SalesAmount")
    assert reading.rows == 57851
    assert int(minor_units(cells, column=column, currency="USD").values.sum()) == 7754857020
    assert list(reading.column("TotalProductCost").blank_words) == ["NULL"]


def test_cdnow_is_divided_by_runs_of_blanks():
    path = shared_data("cdnow/CDNOW_master.txt")
    reading = inspect(path)
    column, cells = column_of(path, reading, "dollar_value")
    assert (reading.delimiter, reading.rows) == ("spaces", 69659)
    assert int(minor_units(cells, column=column, currency="USD").values.sum()) == 250031563
    assert reading.column("customer_id").kind == "text"
    assert reading.column("date").date_order == "ymd"


def test_northwind_freight_is_rounded_and_told():
    path = shared_data("northwind/orders.csv")
    column, cells = column_of(path, inspect(path), "freight")
    money = minor_units(cells, column=column, currency="USD")
    assert money.rounded.any()
    assert money.values[0] == 3238


def test_maven_keeps_deals_without_an_account():
    path = shared_data("maven_crm/sales_pipeline.csv")
    reading = inspect(path)
    _, accounts = column_of(path, reading, "account")
    assert (reading.rows, accounts.count("")) == (8800, 1425)


def test_pareto_sales_have_three_decimals():
    path = shared_data("pareto_preppin/Pareto Input.csv")
    column, cells = column_of(path, inspect(path), "Sales")
    assert column.numbers.decimal == "."
    assert int(scaled(cells, column=column, digits=4).values.sum()) == 19902618053


def test_the_messy_sheet_is_asked_about_not_guessed():
    path = shared_data("sales_department_messy/Sales Department Input.xlsx")
    asked = {question.code: question for question in inspect(path).questions}
    assert set(asked) == {"sheet", "total_only_column"}
    assert list(asked["sheet"].choices) == ["October", "November"]
    assert asked["total_only_column"].column == "Salesperson"
    answered = inspect(path, settings={"sheet": "November", "use:Salesperson": "leave_out"})
    assert (answered.sheet, list(answered.questions)) == ("November", [])


def test_an_ambiguous_column_is_not_converted(tmp_path):
    path = tmp_path / "dates.csv"
    path.write_text("day,sum\n03.04.2025,1\n04.03.2025,2\n")
    reading = inspect(path)
    assert [question.setting for question in reading.questions] == ["date_order:day"]
    with pytest.raises(NotAnswered, match="day"):
        days(["03.04.2025"], column=reading.column("day"))
