"""Commissions of a scope: pages, totals, exports."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from accounts.models import User
from core.rules.money import from_minor
from core.sheets.write import Cell
from partners.models import Partner
from partners.queries.search import having
from partners.rules.search import read_search
from settlements.models import Beneficiary, Commission, CommissionState
from settlements.models.commission import CommissionQuerySet
from settlements.queries import words

PAGE_SIZE = 50
COUNTED_TO = 1000
LAST_PAGE = 1000
_NAMED_AT_MOST = 200


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which commissions: everything given must hold."""

    q: str = ""
    state: str = ""
    beneficiary: str = ""
    since: date | None = None
    until: date | None = None
    partner: UUID | None = None


@dataclass(frozen=True)
class CommissionPage:
    """`total` is exact up to `COUNTED_TO`; one more means that there are more."""

    rows: list[Commission]
    has_next: bool
    total: int

    @property
    def is_exact(self) -> bool:
        return self.total <= COUNTED_TO


@dataclass(frozen=True)
class Total:
    """Commissions of one state and currency together; minor units."""

    state: str
    currency: str
    commissions: int
    amount: int


def commissions_of(scope: Scope, *, actor: User) -> CommissionQuerySet:
    """The commissions of a scope that the person may see, in no order."""
    rows = Commission.objects.visible_to(actor).order_by()
    if scope.partner:
        rows = rows.filter(partner__in=list(Partner.objects.filter(uuid=scope.partner).values_list("pk", flat=True)))
    for name, value in (
        ("state", scope.state), ("beneficiary", scope.beneficiary), ("earned_on__gte", scope.since),
        ("earned_on__lte", scope.until),
    ):  # fmt: skip
        if value:
            rows = rows.filter(**{name: value})
    if scope.q:
        search = read_search(scope.q)
        named = (
            Partner.objects.visible_to(actor).filter(having(search)).order_by() if search else Partner.objects.none()
        )
        rows = rows.filter(partner__in=list(named.values_list("pk", flat=True)[:_NAMED_AT_MOST]))
    return rows


def commission_page(scope: Scope, *, actor: User, page: int) -> CommissionPage:
    """One page, newest first."""
    found = commissions_of(scope, actor=actor)
    start = (page - 1) * PAGE_SIZE
    related = found.order_by("-earned_on", "-pk").select_related(
        "partner", "seller", "deal", "referral", "version__rule"
    )
    rows = list(related[start : start + PAGE_SIZE + 1])
    return CommissionPage(rows[:PAGE_SIZE], has_next=len(rows) > PAGE_SIZE, total=found[: COUNTED_TO + 1].count())


def totals_of(scope: Scope, *, actor: User) -> list[Total]:
    """What the scope comes to by state and currency, on the way from earned to paid."""
    rows = commissions_of(scope, actor=actor).exclude(state__in=[CommissionState.NOTHING, CommissionState.REVERSED])
    summed = rows.values("state", "currency").annotate(commissions=Count("pk"), sum=Sum("amount"))
    order = {state: place for place, state in enumerate(CommissionState.values)}
    found = [Total(row["state"], row["currency"], row["commissions"], row["sum"]) for row in summed]
    return sorted(found, key=lambda total: (order[total.state], total.currency))


def export_heads() -> list[str]:
    return [
        _("Date"), _("Partner id"), _("Partner"), _("Who earns"), _("Seller"), _("Deal"), _("State"), _("Commission"),
        _("Computed of"), _("Currency"), _("Rule"), _("Version"), _("Tier"), _("Why"),
    ]  # fmt: skip


def export_rows(scope: Scope, *, actor: User) -> Iterator[list[Cell]]:
    """The scope's commissions for a spreadsheet, newest first."""
    rows = commissions_of(scope, actor=actor).order_by("-earned_on", "-pk")
    related = rows.select_related("partner", "seller", "deal", "version__rule")
    for row in related.iterator(chunk_size=2000):
        said = words.why(row.computation, currency=row.currency, deal_currency=row.deal_currency)
        yield [
            row.earned_on,
            row.partner.external_id,
            row.partner.name,
            str(Beneficiary(row.beneficiary).label),
            row.seller.name if row.seller else "",
            str(row.deal) if row.deal else "",
            str(CommissionState(row.state).label),
            from_minor(row.amount, row.currency),
            from_minor(row.base, row.currency),
            row.currency,
            row.version.rule.name if row.version else "",
            row.version.number if row.version else None,
            row.tier,
            words.reason(row.reason) or " ".join(said),
        ]
