"""Small files with one peculiarity each."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.columns import ColumnKind
from core.rules.numbers import NumberFormat, read_amount, to_scale
from core.sheets import Column, Reading, SheetError, inspect, read_chunks
from core.sheets.convert import days, minor_units, scaled


@pytest.fixture
def sheet(tmp_path):
    """`sheet("a,b\\n1,2")` → the path of a file with that text."""

    def make(text, *, name="table.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return make


def rows_of(path, **settings):
    reading = inspect(path, settings=settings)
    return [list(row) for chunk in read_chunks(path, reading) for row in zip(*chunk.columns, strict=True)]


def codes(reading):
    return {assumption.code: assumption for assumption in reading.assumptions}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", ", "])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_delimiters_and_encodings(sheet, delimiter, encoding):
    lines = [["Партнёр", "Город", "Сумма"], ["Окна, Минск", "Гомель", "12.50"], ["Потолки", "Брест", "7.00"]]
    quoted = [[f'"{cell}"' if "," in cell else cell for cell in line] for line in lines]
    path = sheet("".join(delimiter.join(line) + "\r\n" for line in quoted), encoding=encoding)
    reading = inspect(path)
    assert reading.headers == lines[0]
    assert rows_of(path) == lines[1:]


def test_rows_are_numbered_as_a_person_sees_them(sheet):
    path = sheet('Report\n\nname,sum\n"two\nlines",1\n\nb,2\n,\nTotal,3\nc,4\n')
    reading = inspect(path)
    (chunk,) = read_chunks(path, reading)
    assert (reading.header_row, list(chunk.numbers)) == (3, [4, 6, 9])
    assert chunk.cells(0) == ["two\nlines", "1"]
    assert (reading.rows, reading.empty_rows, list(reading.total_rows), reading.last_row) == (3, 2, [8], 9)


@pytest.mark.parametrize("word", ["Total", "TOTAL:", "Итого", "Итого:", "Всего", "Razem", "Suma", "Grand total"])
def test_total_rows_are_left_out_and_told(sheet, word):
    path = sheet(f"partner,day,sum\na,2025-01-01,1\n{word},,1\nb,2025-01-02,5\n{word},,6\n")
    assert [row[0] for row in rows_of(path)] == ["a", "b"]
    assert codes(inspect(path))["total_rows"].value == "3, 5"
    assert len(rows_of(path, totals="keep")) == 4


def test_a_lone_sum_is_a_total(sheet):
    assert len(rows_of(sheet("partner,day,city,sum\na,2025-01-01,x,1\nb,2025-01-02,y,5\n,,,6\n"))) == 2


def test_a_partner_called_total_stays(sheet):
    path = sheet("partner,day,city,sum\nTotal,2025-01-01,Paris,1\nTotal Bikes,2025-01-02,Minsk,5\n")
    assert [row[0] for row in rows_of(path)] == ["Total", "Total Bikes"]


def test_headers_are_unique_and_blank_ones_get_their_letter(sheet):
    reading = inspect(sheet("name,,name,sum,\na,x,b,1,\n"))
    assert reading.headers == ["name", "Column B", "name (2)", "sum"]
    assert {"blank_header", "repeated_header"} <= set(codes(reading))


def test_a_table_without_names_is_called_by_letters(sheet):
    path = sheet("a,2025-01-01,1.5\nb,2025-01-02,2.5\n")
    reading = inspect(path)
    assert (reading.header_row, reading.headers, reading.rows) == (0, ["Column A", "Column B", "Column C"], 2)
    assert "no_header" in codes(reading)
    assert rows_of(path)[0] == ["a", "2025-01-01", "1.5"]


def test_longer_rows_are_told_and_shorter_ones_filled(sheet):
    path = sheet("a,b\n1,2,3\n4\n")
    (chunk,) = read_chunks(path, inspect(path))
    assert chunk.extra == {0: ["3"]}
    assert chunk.cells(1) == ["4", ""]
    assert codes(inspect(path))["extra_cells"].value == "1"


@pytest.mark.parametrize("word", ["NULL", "N/A", "нет", "отсутствует", "не указано", "brak", "-", "Brak danych"])
def test_words_for_nothing_are_read_as_nothing(sheet, word):
    path = sheet(f"name,city\na,{word}\nb,Minsk\n")
    assert rows_of(path) == [["a", ""], ["b", "Minsk"]]
    assert codes(inspect(path))["blank_words"].value == word


def test_a_no_among_yes_answers_stays(sheet):
    assert rows_of(sheet("name,works\na,нет\nb,да\n")) == [["a", "нет"], ["b", "да"]]


def test_codes_with_leading_zeros_stay_text(sheet):
    reading = inspect(sheet("id,n\n00123,1\n00124,2\n"))
    assert [column.kind for column in reading.columns] == ["text", "integer"]


def test_a_later_decimal_sign_counts_too(sheet):
    path = sheet("n;x\n" + "12;a\n" * 30_000 + "3,50;b\n")
    reading = inspect(path)
    assert (reading.column("n").kind, reading.column("n").numbers.decimal) == ("decimal", ",")


def test_a_later_date_decides_the_order(sheet):
    path = sheet("day;x\n" + "03.04.2025;a\n" * 30_000 + "31.12.2025;b\n")
    assert inspect(path).column("day").date_order == "dmy"


def test_numbers_with_two_readings_are_asked_about_and_the_answer_counts(sheet):
    path = sheet("name;weight\na;1,234\nb;5,678\n")
    (question,) = inspect(path).questions
    assert question.choices == {".": "1,234 = 1234", ",": "1,234 = 1.234"}
    answered = inspect(path, settings={question.setting: ","})
    assert not answered.questions
    column = answered.column("weight")
    assert list(scaled(["1,234"], column=column, digits=3).values) == [1234]


def test_another_column_settles_the_decimal_sign(sheet):
    reading = inspect(sheet("a;b\n1,234;7,5\n5,678;8,25\n"))
    assert reading.column("a").numbers.decimal == ","
    assert not reading.questions


@pytest.mark.parametrize(("answer", "day"), [("dmy", "2025-04-03"), ("mdy", "2025-03-04")])
def test_dates_with_two_readings_are_asked_about_and_the_answer_counts(sheet, answer, day):
    path = sheet("day,sum\n03.04.2025,1\n04.03.2025,2\n")
    (question,) = inspect(path).questions
    assert (question.code, question.samples[0]) == ("date_order", "03.04.2025")
    reading = inspect(path, settings={question.setting: answer})
    assert not reading.questions
    assert str(days(["03.04.2025"], column=reading.column("day")).values[0]) == day


def test_spanish_letters_are_asked_about(sheet):
    path = sheet("name,x\nEl año mañana,1\n", encoding="cp1252")
    (question,) = inspect(path).questions
    assert set(question.choices) == {"cp1250", "cp1252"}
    assert rows_of(path, encoding="cp1252")[0][0] == "El año mañana"


@pytest.mark.parametrize(
    "settings",
    [{"encoding": "klingon"}, {"delimiter": "x"}, {"header_row": "two"}, {"date_order": "dym"}, {"nonsense": "1"}],
)
def test_impossible_settings_are_named(sheet, settings):
    with pytest.raises(SheetError) as refused:
        inspect(sheet("a,b\n1,2\n"), settings=settings)
    assert refused.value.code == "bad_setting"
    assert next(iter(settings.values())) in str(refused.value)


def test_settings_overrule_what_would_be_found(sheet):
    path = sheet("one;two\na,b;c\nd,e;f\n")
    assert inspect(path, settings={"delimiter": ","}).headers == ["a", "b;c"]
    assert inspect(path, settings={"header_row": "0"}).rows == 3


def test_a_reading_survives_json(sheet):
    reading = inspect(sheet("day,sum,x\n03.04.2025,1.5,-\n04.03.2025,2.5,a\n"))
    kept = json.loads(json.dumps(reading.as_json()))
    assert Reading.from_json(kept).as_json() == reading.as_json()
    assert json.loads(json.dumps(Reading.from_json(kept).as_json())) == kept


def test_every_assumption_and_question_has_a_sentence(sheet):
    reading = inspect(sheet("T\n\nday;sum;x;x\n03.04.2025;1,5;-;1\n04.03.2025;2,5 zł;a;2\nSuma;;;3\n"))
    for said in [*reading.assumptions, *reading.questions]:
        assert "%" not in said.sentence
        assert said.sentence.endswith((".", "?"))


COLUMN = Column(position=0, header="n", kind=ColumnKind.DECIMAL, numbers=NumberFormat(decimal=","))


def test_money_is_exact_and_what_is_not_money_is_told():
    cells = ["1,50", "", "-2", "1 234,565", "x", "5,00 €", "5,00 $", "0,004", "99999999999999999999", "(3,00)", ",5"]
    money = minor_units(cells, column=COLUMN, currency="EUR")
    assert list(money.values) == [150, 0, -200, 123457, 0, 500, 0, 0, 0, -300, 50]
    assert list(np.flatnonzero(money.bad)) == [4, 6, 8]
    assert list(np.flatnonzero(money.missing)) == [1]
    assert list(np.flatnonzero(money.rounded)) == [3, 7]


def test_a_currency_without_cents_rounds():
    money = minor_units(["1,5", "2"], column=COLUMN, currency="JPY")
    assert (list(money.values), list(money.rounded)) == ([2, 2], [True, False])


_CELLS = st.one_of(
    st.from_regex(r"-?[0-9]{0,19}(,[0-9]{0,6})?", fullmatch=True),
    st.text(alphabet="0123456789,.- \u00a0-+()x\n", max_size=12),
)


@given(st.lists(_CELLS, max_size=20))
def test_the_quick_path_answers_like_the_careful_one(cells):
    cells = [cell.strip() for cell in cells]
    numbers = scaled(cells, column=COLUMN, digits=2)
    for index, cell in enumerate(cells):
        try:
            whole, rounded = to_scale(read_amount(cell, decimal=",").value, digits=2)
            good = abs(whole) < 2**63
        except ValueError:
            good = False
        assert bool(numbers.bad[index]) == (bool(cell) and not good)
        if good:
            assert (int(numbers.values[index]), bool(numbers.rounded[index])) == (whole, rounded)


def test_dates_of_a_column():
    column = Column(position=0, header="d", kind=ColumnKind.DATE, date_order="dmy")
    found = days(["31.12.2025", "", "2025-01-02", "31.02.2025", "01.02.2025 10:30"], column=column)
    assert [str(day) for day in found.values] == ["2025-12-31", "NaT", "2025-01-02", "NaT", "2025-02-01"]
    assert (list(found.missing), list(found.bad)) == (
        [False, True, False, False, False],
        [False, False, False, True, False],
    )
    assert list(found.timed) == [False, False, False, False, True]
