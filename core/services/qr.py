"""QR codes: dark on white in any theme, with the quiet zone that readers need."""

from io import BytesIO

import segno
from django.utils.safestring import SafeString, mark_safe

QUIET = 4


def svg(text: str, *, title: str = "") -> SafeString:
    """An `<svg class="qr">` for a page or a document, as large as its place; `title` is read aloud."""
    out = BytesIO()
    _code(text).save(
        out, kind="svg", border=QUIET, dark="#000", light="#fff", title=title or None, omitsize=True,
        xmldecl=False, nl=False, svgclass="qr", lineclass=None,
    )  # fmt: skip
    return mark_safe(out.getvalue().decode())  # noqa: S308 - segno's own drawing; it escapes the title


def png(text: str, *, scale: int = 8) -> bytes:
    """The same as a picture to download."""
    out = BytesIO()
    _code(text).save(out, kind="png", scale=scale, border=QUIET)
    return out.getvalue()


def _code(text: str) -> segno.QRCode:
    return segno.make(text, error="m", micro=False)
