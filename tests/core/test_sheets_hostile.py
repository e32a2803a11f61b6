"""Files that mean harm or are none: a clear sentence within seconds, and not much memory."""

import io
import random
import time
import zipfile

import pytest
import xlsxwriter

from core.sheets import SheetError, guard, inspect, read_chunks

WORKBOOK = """<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
 <sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"""
RELS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
 <Relationship Id="rId1" Target="worksheets/sheet1.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>"""
ROOT = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
 <Relationship Id="rId1" Target="xl/workbook.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""
HEAD = '<?xml version="1.0"?>{dtd}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def package(path, cells, *, dtd="", more=()):
    """A bare XLSX with the given row XML."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", ROOT)
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELS)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(HEAD.format(dtd=dtd).encode() + b"<sheetData>")
            for piece in cells:
                part.write(piece)
            part.write(b"</sheetData></worksheet>")
        for name, content in more:
            archive.writestr(name, content)
    return path


def text_cell(reference, text):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'.encode()


TABLE = [b'<row r="1">', text_cell("A1", "name"), text_cell("B1", "sum"), b'</row><row r="2">', text_cell("A2", "a")]
TABLE += [b'<c r="B2"><v>5</v></c></row>']


def refused(path, **settings):
    started = time.monotonic()
    with pytest.raises(SheetError) as error:
        guard.inspect(path, settings=settings)
    assert time.monotonic() - started < 15
    assert "%(" not in str(error.value)
    return error.value.code


def written(path, content):
    path.write_bytes(content)
    return path


NOISE = random.Random(1).randbytes(20_000)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.csv", b"", "empty_file"),
        ("blank.csv", b"\n\n ,\n", "no_table"),
        ("header.csv", b"name,sum\n", "no_table"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + NOISE, "not_a_sheet"),
        ("paper.xlsx", b"%PDF-1.7\n" + NOISE, "not_a_sheet"),
        ("page.xls", b"<html><table><tr><td>1</td></tr></table></html>", "not_a_sheet"),
        ("noise.csv", NOISE, "binary"),
        ("noise.txt", NOISE.replace(b"\0", b"x"), "binary"),
        ("nul.csv", b"name,sum\na\0b,1\n", "binary"),
        ("text.xlsx", b"name,sum\na,1\n", "lies_about_type"),
        ("text.xls", b"name\tsum\na\t1\n", "lies_about_type"),
        ("broken.xlsx", b"PK\x03\x04" + NOISE, "damaged"),
        ("quote.csv", b'name,sum\na,1\n"b,2\nc,3\n', "open_quote"),
        ("mixed.csv", "имя,город\nа,Минск\n".encode() * 50 + b"\xe0\xe1,x\n", "bad_letters"),
        (
            "wide.csv",
            b",".join(b"c%d" % n for n in range(20_000)) + b"\n" + b"1," * 19_999 + b"1\n",
            "too_many_columns",
        ),
        ("line.csv", b"name,sum\n" + b"x" * 50_000_000 + b",1\n", "line_too_long"),
        ("cell.csv", b'name,sum\n"' + b"x\n" * 3_000_000 + b'",1\n', "cell_too_long"),
    ],
)
def test_files_that_are_no_tables(tmp_path, name, content, code):
    assert refused(written(tmp_path / name, content)) == code


def test_a_workbook_named_csv_and_an_old_one_named_csv(tmp_path):
    assert refused(package(tmp_path / "sheet.csv", TABLE)) == "lies_about_type"
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le") + b"\0" * 600
    assert refused(written(tmp_path / "old.csv", old)) == "lies_about_type"


def test_a_workbook_behind_a_password(tmp_path):
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert refused(written(tmp_path / "locked.xlsx", locked)) == "encrypted"


def test_a_zip_that_is_no_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refused(tmp_path / "a.xlsx") == "not_a_sheet"


def test_a_zip_bomb(tmp_path):
    assert refused(package(tmp_path / "bomb.xlsx", [b"<row/>" * 200_000] * 60)) == "zip_bomb"


def test_a_bomb_whose_directory_lies_is_damaged(tmp_path):
    path = package(tmp_path / "lie.xlsx", [b"<row/>" * 200_000] * 60)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    place = content.rfind(size.to_bytes(4, "little"))
    content[place : place + 4] = (5000).to_bytes(4, "little")
    path.write_bytes(content)
    assert refused(path) in ("damaged", "zip_bomb")


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_entities_are_never_expanded(tmp_path, part):
    dtd = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    inside = part.endswith("sheet1.xml")
    path = package(tmp_path / "laughs.xlsx", TABLE, dtd=dtd if inside else "", more=[] if inside else [(part, dtd)])
    assert refused(path) == "forbidden_xml"


def test_cells_at_the_far_corner(tmp_path):
    far = [*TABLE, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>']
    assert refused(package(tmp_path / "far.xlsx", far)) == "too_many_cells"


def test_a_million_empty_rows_are_no_burden(tmp_path):
    empty = (b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(3, 1_048_577))
    reading = guard.inspect(package(tmp_path / "empty.xlsx", [*TABLE, *empty]))
    assert (reading.rows, reading.last_row) == (1, 2)


def test_formulas_are_read_by_their_results(tmp_path):
    path = tmp_path / "formulas.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet()
    page.write_row(0, 0, ["name", "sum", "check", "share"])
    page.write_row(1, 0, ["a", 5])
    page.write_formula(1, 2, "=B2*2", None, 10)
    page.write_formula(1, 3, "=B2/0", None, "#DIV/0!")
    page.write_row(2, 0, ["b", 6])
    page.write_formula(2, 2, "=B3*2", None, "")
    page.write(2, 3, 1)
    book.close()
    reading = inspect(path)
    (chunk,) = read_chunks(path, reading)
    said = {assumption.code: assumption.value for assumption in reading.assumptions}
    assert [chunk.cells(0), chunk.cells(1)] == [["a", "5", "10", ""], ["b", "6", "", "1"]]
    assert (said["formulas"], said["formulas_without_result"], said["error_cells"]) == ("2", "1", "1")


def test_the_reader_stops_at_its_limits(tmp_path):
    many = (
        b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d"><v>1</v></c></row>' % ((n,) * 4) for n in range(3, 300_000)
    )
    path = package(tmp_path / "long.xlsx", [*TABLE, *many])
    with pytest.raises(SheetError) as error:
        guard.inspect(path, seconds=0.3)
    assert error.value.code == "too_slow"
    with pytest.raises(SheetError) as error:
        guard.inspect(path, memory_mb=70)
    assert error.value.code == "too_much_memory"
    assert guard.inspect(path).rows == 299_998


def test_a_large_text_file_is_read_in_little_memory(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.write(b"number,day,partner,sum,note\n")
        for start in range(0, 600_000, 10_000):
            file.write(
                b"".join(
                    b"D%d,2025-01-31,P%d,%d.50,%s\n" % (n, n % 700, n, b"x" * 130) for n in range(start, start + 10_000)
                )
            )
    assert path.stat().st_size > 95_000_000
    reading = guard.inspect(path, memory_mb=400)
    assert reading.rows == 600_000


def test_old_and_open_formats_pass_the_package_check_only_as_themselves(tmp_path):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refused(written(tmp_path / "letter.xlsx", content.getvalue())) == "not_a_sheet"
