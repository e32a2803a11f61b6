"""Agreements and offers as documents."""

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from campaigns.models import AgreementVersion, Proposal, Side, VersionState
from campaigns.services.wording import promise_line, renewal_words, scheme_names
from core.models import Company
from core.services import pdf, qr
from core.templatetags.formats import day


def agreement_pdf(version: AgreementVersion, *, company: Company) -> BytesIO:
    """The version to be signed, in the active language; one that isn't concluded says so."""
    agreement = version.agreement
    partner = version.their_firm or str(agreement.legal_entity or agreement.partner)
    data = {
        "company": company.name,
        "title": agreement.title,
        "note": agreement.number,
        "foot": _foot(version),
        "parties": _("%(company)s and %(partner)s agree on the following.")
        % {"company": company.name, "partner": partner},
        "draft": "" if version.state in SIGNABLE else str(VersionState(version.state).label),
        "sides": [
            {"title": _("%(name)s gives") % {"name": name}, "lines": text.splitlines()}
            for name, text in ((company.name, version.we_give), (partner, version.they_give))
        ],
        "promises": [
            {"title": _("%(name)s promises") % {"name": name}, "lines": _promises(version, side=side)}
            for name, side in ((company.name, Side.WE), (partner, Side.THEY))
        ],
        "promises_title": _("Promises"),
        "terms_title": _("Terms"),
        "terms": _terms(version),
        "sign": [
            {"firm": company.name, "person": version.our_name or str(agreement.our_responsible or "")},
            {"firm": partner, "person": version.their_name or str(agreement.their_responsible or "")},
        ],
        "sign_words": _("Signature and day"),
    }
    return BytesIO(pdf.render("agreement", data))


def offer_pdf(proposal: Proposal, *, company: Company, address: str = "") -> bytes:
    """A sent offer on one page, with the partner's name; with an address also the code that leads to it."""
    until = _("Holds until %(day)s") % {"day": day(proposal.valid_until)}
    return offer_page_pdf(proposal.page, company=company, partner=proposal.partner.name, until=until, address=address)


def offer_page_pdf(
    page: dict[str, Any], *, company: Company, partner: str = "", until: str = "", address: str = ""
) -> bytes:
    """The words of an offer (`campaigns.services.offer.page_of`) on one page."""
    data = {
        **page,
        "company": company.name,
        "note": until,
        "foot": company.name,
        "for": _("For %(partner)s") % {"partner": partner} if partner else "",
        "words": {
            "we_give": _("We give"), "they_give": _("You give"), "we_win": _("We win"), "they_win": _("You win"),
            "price": _("Price"), "answer": _("Read and answer"),
        },
        "qr": qr.svg(address) if address else "",
        "address": address,
    }  # fmt: skip
    return pdf.render("offer", data)


SIGNABLE = (VersionState.PROPOSED, VersionState.IN_FORCE, VersionState.AMENDED, VersionState.ENDED)


def _promises(version: AgreementVersion, *, side: str) -> list[str]:
    own = version.obligations.filter(partner=version.agreement.partner_id, side=side)
    return [promise_line(promise) for promise in own]


def _foot(version: AgreementVersion) -> str:
    words = _("Version %(number)s") % {"number": version.number}
    if version.signed and version.signed_on:
        how = version.get_signed_display()
        return f"{words} · " + _("signed %(how)s on %(day)s") % {"how": how, "day": day(version.signed_on)}
    return words


def _terms(version: AgreementVersion) -> list[list[str]]:
    until = day(version.ends_on) if version.ends_on else _("without an end")
    rows = [
        (_("Schemes"), "\n".join(scheme_names(version))),
        (_("Commission"), version.commission),
        (_("Territory"), version.territory),
        (_("From"), day(version.starts_on) if version.starts_on else ""),
        (_("Until"), until),
        (_("When the term is over"), renewal_words(version) if version.ends_on else ""),
        (_("Disputes"), version.dispute),
        (_("Decisions"), version.decisions),
    ]
    return [[name, words] for name, words in rows if words]
