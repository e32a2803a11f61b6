"""Why a file can't be read: one named error for each cause, said in words when it is shown."""

import zipfile
import zlib

from django.utils.translation import gettext

from core.sheets.words import gettext_noop as _

SENTENCES = {
    "empty_file": _("The file is empty."),
    "not_a_sheet": _("This is %(found)s, not a spreadsheet. Save the table as XLSX or CSV and try again."),
    "lies_about_type": _("The name says %(named)s, but inside it is %(found)s. Save it again as XLSX or CSV."),
    "encrypted": _("The workbook is protected by a password. Save it without one and try again."),
    "damaged": _("The file is damaged and can't be opened. Save it again and try once more."),
    "too_large": _("The file is larger than %(limit)s. Split it into several files."),
    "too_many_cells": _("The sheet has more than %(limit)s cells. Save it as CSV: that can be larger."),
    "too_many_columns": _("The table has %(found)s columns; at most %(limit)s are read."),
    "zip_bomb": _("The workbook unpacks to an unbelievable size, so it wasn't opened. Save the table as CSV."),
    "forbidden_xml": _("The workbook carries a document type definition, which a spreadsheet never needs."),
    "line_too_long": _("Row %(row)s is longer than %(limit)s: this doesn't look like a table."),
    "cell_too_long": _("Near row %(row)s a cell is longer than %(limit)s: most likely a quote isn't closed."),
    "binary": _("The file holds bytes that no text has: it isn't a table saved as text."),
    "open_quote": _("A quote that opens in row %(row)s is never closed."),
    "bad_letters": _("Most of the file is %(encoding)s, but row %(row)s isn't. Choose the encoding, or save it again."),
    "unknown_encoding": _("The letters can't be read as %(encoding)s. Choose another encoding."),
    "no_table": _("No table was found: there is no row of column names with rows under it."),
    "no_such_sheet": _("The workbook has no sheet named %(sheet)s."),
    "no_such_row": _("Row %(row)s can't be the row of column names."),
    "bad_setting": _("%(value)s isn't a possible value of %(setting)s."),
    "too_slow": _("Reading took longer than %(seconds)s seconds and was stopped. Save the table as CSV and try again."),
    "too_much_memory": _("Reading needed too much memory and was stopped. Save the table as CSV and try again."),
}

NOUNS = {
    "pdf": _("a PDF document"),
    "picture": _("a picture or a sound"),
    "archive": _("an archive of files"),
    "program": _("a program"),
    "database": _("a database"),
    "document": _("a text document"),
    "web_page": _("a web page"),
    "xml": _("an XML file"),
    "text_inside": _("plain text"),
    "xlsx_inside": _("an XLSX workbook"),
    "xls_inside": _("an old Excel workbook"),
    "ods_inside": _("an OpenDocument spreadsheet"),
}


BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError)
"""What `zipfile` raises for an archive that isn't whole, depending on where it is broken."""


class SheetError(Exception):
    """A file that isn't read; `code` names the cause, `params` fill its sentence. `str()` is in the user's language."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        said = {name: gettext(NOUNS[value]) if value in NOUNS else value for name, value in self.params.items()}
        return gettext(SENTENCES[self.code]) % said


class NotAnswered(Exception):
    """A column was converted although two readings of it are possible and nobody has said which."""

    def __init__(self, header: str) -> None:
        super().__init__(header)
        self.header = header

    def __str__(self) -> str:
        return gettext("Column “%(column)s” can be read in two ways: say which first.") % {"column": self.header}
