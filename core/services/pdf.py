"""Documents as PDF, drawn by Typst from templates of our own."""

import json
from collections.abc import Mapping

import typst
from django.conf import settings
from django.utils.translation import get_language

FOLDER = settings.BASE_DIR / "templates" / "pdf"


def render(template: str, data: Mapping[str, object]) -> bytes:
    """The PDF that `templates/pdf/<template>.typ` makes of the data, in the active language.

    The template reads them as `data` (see `_page.typ`). Values are what JSON holds: text, numbers, lists, mappings;
    amounts and days already written for the reader. Text is never read as markup, whatever it contains. The fonts
    are those that Typst brings, so that every machine draws the same page.
    """
    return typst.compile(
        FOLDER / f"{template}.typ",
        root=FOLDER,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data), "lang": (get_language() or "en")[:2]},
    )
