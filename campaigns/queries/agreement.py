"""Agreements that a person may see: lists, one with all that belongs to it, an export."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, ExpressionWrapper, F, Q

from accounts.models import User
from campaigns.models import Agreement, AgreementMove, AgreementVersion, Obligation, Scheme, VersionState
from campaigns.models.agreement import AgreementQuerySet
from campaigns.queries.promise import Record, record_of
from core.sheets.write import Cell
from partners.models import Partner
from partners.queries.search import having
from partners.rules.search import read_search

PAGE_SIZE = 50
NAMED_AT_MOST = 500


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which agreements: everything given must hold. `state` may also be "standing" or "renewal"."""

    q: str = ""
    state: str = ""
    manager: User | None = None
    scheme: Scheme | None = None


@dataclass(frozen=True)
class AgreementPage:
    """One agreement with its versions, the latest first, and what `version` says."""

    agreement: Agreement
    version: AgreementVersion
    versions: list[AgreementVersion]
    schemes: list[Scheme]
    promises: list[Obligation]
    moves: list[AgreementMove]
    record: Record

    @property
    def in_making(self) -> AgreementVersion | None:
        """The draft or proposal that waits."""
        making = (VersionState.DRAFT, VersionState.PROPOSED)
        return next((version for version in self.versions if version.state in making), None)


def agreements_of(scope: Scope, *, actor: User, on: date) -> AgreementQuerySet:
    """The agreements of a scope that the person may see: the latest first, or by their end where renewal is due."""
    found = Agreement.objects.visible_to(actor)
    match scope.state:
        case "":
            pass
        case "standing":
            found = found.standing()
        case "renewal":
            found = renewal_due(found, on=on)
        case state:
            found = found.filter(state=state)
    if scope.manager:
        found = found.filter(our_responsible=scope.manager)
    if scope.scheme:
        found = found.filter(version__chosen_schemes__scheme=scope.scheme)
    if scope.q:
        found = found.filter(_named(scope.q, actor=actor))
    order = "ends_on" if scope.state == "renewal" else "-created_at"
    return found.select_related("partner", "version", "our_responsible").order_by(order, "-id")


def renewal_due(agreements: AgreementQuerySet, *, on: date, since: date = date.min) -> AgreementQuerySet:
    """Those in force whose end is so near that it is announced; with `since` those announced from that day on."""
    notice = ExpressionWrapper(F("ends_on") - F("version__notice_days"), output_field=DateField())
    near = agreements.standing().exclude(ends_on=None).annotate(notice_on=notice)
    return near.filter(notice_on__range=(since, on))


def agreement_page(agreement: Agreement, *, version: AgreementVersion, on: date) -> AgreementPage:
    """All of an agreement, with the terms of one of its versions."""
    return AgreementPage(
        agreement=agreement,
        version=version,
        versions=list(agreement.versions.order_by("-number")),
        schemes=[chosen.scheme for chosen in version.chosen_schemes.select_related("scheme")],
        promises=list(version.obligations.select_related("our_responsible")),
        moves=list(agreement.moves.select_related("moved_by", "version")),
        record=record_of(agreement.partner, on=on, agreement=agreement),
    )


def export_rows(scope: Scope, *, actor: User, on: date) -> Iterator[list[Cell]]:
    """The scope's agreements for a spreadsheet."""
    fields = (
        "number", "title", "partner__name", "state", "version__number", "version__starts_on", "ends_on",
        "version__renewal", "version__signed", "version__signed_on", "our_responsible__full_name", "ended_on", "ending",
    )  # fmt: skip
    rows = agreements_of(scope, actor=actor, on=on).values_list(*fields)
    for row in rows.iterator(chunk_size=2000):
        yield list(row)


def _named(text: str, *, actor: User) -> Q:
    search = read_search(text)
    partners = Partner.objects.visible_to(actor).filter(having(search)).order_by()
    known = list(partners.values_list("pk", flat=True)[:NAMED_AT_MOST]) if search else []
    return Q(number__icontains=text.strip()) | Q(title__icontains=text.strip()) | Q(partner__in=known)
