"""A printable sheet of cards with a code and its QR (C6)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.models import Code
from core.models import Company
from core.queries.address import absolute
from core.services import pdf, qr

CARDS = 10


def link_of(code: Code) -> str:
    """The whole address that a code's QR leads to."""
    return absolute(reverse("sales:come", args=[code.token]))


def card_sheet(code: Code, *, company: Company) -> bytes:
    """A4 with ten cards to cut, as a PDF."""
    card = {
        "company": company.name,
        "from": str(code.seller or code.partner),
        "promise": code.promise,
        "code": code.text,
        "typed": _("or type the code at %(address)s") % {"address": absolute(reverse("sales:come_typed"))},
        "qr": str(qr.svg(link_of(code))),
    }
    return pdf.render("cards", {"card": card, "count": CARDS, "title": code.text})
