"""Documents: letters of every language we speak, and text that stays text."""

from io import BytesIO

import pytest
import typst
from django.utils import translation
from pypdf import PdfReader

from core.services import pdf

WORDS = (
    "Zażółć gęślą jaźń ŁÓDŹ ŻĄĆŃŚŹĘÓŁ",
    "Съешь ещё этих мягких французских булок, Ўў Іі Її",
    "«ёлки» „cytat” — № 5, € ₽ zł",
)
CODE = '#panic("no") $x$ *bold* _i_ = head - item // gone @ref <label> \\ #import "/etc/passwd"'


@pytest.fixture
def draw(tmp_path, settings, monkeypatch):
    """What a template of the test makes of the data, page by page, as text."""
    page = (pdf.FOLDER / "_page.typ").read_text()
    (tmp_path / "_page.typ").write_text(page)
    (tmp_path / "note.typ").write_text(
        '#import "_page.typ": *\n#show: sheet.with(title: data.title, company: "Tęcza")\n#lines(data.text)\n'
    )
    monkeypatch.setattr(pdf, "FOLDER", tmp_path)

    def make(**data):
        return [page.extract_text() for page in PdfReader(BytesIO(pdf.render("note", data))).pages]

    return make


@pytest.mark.parametrize("words", WORDS)
def test_letters_are_drawn(draw, words):
    (page,) = draw(title="Letter", text=words)
    assert words in page


def test_letters_come_from_the_fonts_that_typst_brings(draw):
    fonts = typst.Fonts(include_system_fonts=False)
    assert "Libertinus Serif" in fonts.families()


def test_text_is_never_markup(draw):
    (page,) = draw(title=CODE, text=f"{CODE}\nsecond line")
    shown = " ".join(page.split())
    assert shown.count('#panic("no") $x$ *bold* _i_') == 2
    assert '#import "/etc/passwd"' in shown
    assert "second line" in shown


def test_a_long_text_goes_on_and_pages_are_counted(draw):
    pages = draw(title="Long", text="\n".join(f"line {number}" for number in range(200)))
    assert len(pages) > 2
    assert f"2 / {len(pages)}" in pages[1]


def test_the_language_is_the_active_one(draw):
    with translation.override("pl"):
        written = pdf.render("note", {"title": "T", "text": "x"})
    assert PdfReader(BytesIO(written)).trailer["/Root"]["/Lang"] == "pl"


def test_nothing_outside_the_folder_is_read(draw, tmp_path):
    (tmp_path / "thief.typ").write_text('#read("/../secret.txt")')
    with pytest.raises(typst.TypstError):
        pdf.render("thief", {})
