"""What we write is harmless and is read back as it was."""

from datetime import date
from decimal import Decimal
from email.message import Message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.formulas import as_written, harmless
from core.sheets import inspect, read_chunks
from core.sheets.write import export, write_csv, write_xlsx

HEADERS = ["Имя", "=cmd|' /C calc'!A0", "Сумма", "Когда", "Telefon"]
ROWS = [
    ["=1+1", "-x", Decimal("-5.10"), date(2025, 3, 4), "+375 29 111-22-33"],
    ['a, "b"\nc', "@SUM(A1)", Decimal("1234567.89"), date(2025, 12, 31), None],
    ["plain", "\tx", 7, None, "8 (017) 1"],
]
READ = [
    ["=1+1", "-x", "-5.10", "2025-03-04", "+375 29 111-22-33"],
    ['a, "b"\nc', "@SUM(A1)", "1234567.89", "2025-12-31", ""],
    ["plain", "\tx", "7", "", "8 (017) 1"],
]


def read(path):
    reading = inspect(path)
    return reading, [chunk.cells(row) for chunk in read_chunks(path, reading) for row in range(len(chunk))]


def test_csv_is_harmless_and_read_back(tmp_path):
    path = tmp_path / "out.csv"
    path.write_bytes(b"".join(write_csv(HEADERS, ROWS)))
    reading, rows = read(path)
    assert (reading.headers, rows) == (HEADERS, READ)
    assert reading.encoding == "utf-8-sig"
    assert b"\n=" not in path.read_bytes()
    assert b",-5.10," in path.read_bytes()


def test_xlsx_is_typed_and_read_back(tmp_path):
    path = tmp_path / "out.xlsx"
    with path.open("wb") as target:
        write_xlsx(target, HEADERS, ROWS)
    reading, rows = read(path)
    assert reading.headers == HEADERS
    assert [row[:2] for row in rows] == [["=1+1", "-x"], ['a, "b"\nc', "@SUM(A1)"], ["plain", "x"]]
    assert [row[2:4] for row in rows] == [["-5.1", "2025-03-04"], ["1234567.89", "2025-12-31"], ["7", ""]]
    assert (reading.columns[2].kind, reading.columns[3].kind) == ("decimal", "date")
    assert not any(assumption.code == "formulas" for assumption in reading.assumptions)


@pytest.mark.django_db
@pytest.mark.parametrize("file_type", ["csv", "xlsx"])
def test_a_download_is_named_and_whole(file_type, tmp_path):
    response = export(HEADERS, iter(ROWS * 700), file_name="deals", file_type=file_type)
    path = tmp_path / f"got.{file_type}"
    path.write_bytes(b"".join(response.streaming_content))
    response.close()
    assert f'filename="deals.{file_type}"' in response["Content-Disposition"]
    assert inspect(path).rows == 2100


@given(st.text())
def test_harmless_text_never_starts_a_formula_and_comes_back(text):
    assert harmless(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert as_written(harmless(text)) == text or text.startswith("'")


@pytest.mark.parametrize("name", ['a"; filename="evil.exe', "сделки за май", "a\\b"])
def test_a_download_keeps_its_name_whatever_it_is(name):
    response = export(["A"], [], file_name=name, file_type="csv")
    said = Message()
    said["Content-Disposition"] = response.headers["Content-Disposition"]
    assert said.get_content_disposition() == "attachment"
    assert said.get_filename() == f"{name}.csv"
