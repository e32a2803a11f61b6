"""Orders, moves and verdicts on the timeline."""

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Sum
from django.db.models.functions import TruncWeek
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.rules import formats
from core.rules.timeline import TimelineEntry
from core.rules.weeks import IsoWeek
from dashboards.rules.timeline import LIMIT, Dated, Source, cut
from partners.models import Partner, StandingChange, Status, StatusMove, Tier
from sales.models import Deal
from scoring.rules.tiers import LADDER

MOVE_COLUMNS = ("moved_at", "from_status", "to_status", "reason", "moved_by__full_name", "moved_by__email")


def orders(partner: Partner, *, before: date, currency: str) -> Source:
    """Won deals, one entry for each ISO week on its last order's day; `currency` is the company's."""
    weeks = Deal.objects.counted().filter(partner=partner).annotate(week=TruncWeek("ordered_on")).values("week")
    sums = weeks.annotate(n=Count("pk"), total=Sum("base_amount"), last=Max("ordered_on")).filter(last__lt=before)
    return cut(
        Dated(day=row["last"], entry=partial(_order, row, currency)) for row in sums.order_by("-last")[: LIMIT + 1]
    )


def _order(row: Mapping[str, Any], currency: str) -> TimelineEntry:
    total = formats.money(row["total"], currency, locale=formats.locale_of(get_language() or "en"), whole=True)
    return TimelineEntry(
        at=row["last"],
        icon="receipt",
        title=ngettext("%(n)s order, %(sum)s", "%(n)s orders, %(sum)s", row["n"]) % {"n": row["n"], "sum": total},
        text=_("in the week %(week)s") % {"week": IsoWeek(row["week"])} if row["n"] > 1 else "",
    )


def moves(partner: Partner, *, before: date, zone: ZoneInfo) -> Source:
    """Steps through the lifecycle."""
    rows = StatusMove.objects.filter(partner=partner, moved_at__lt=datetime.combine(before, time(), zone))
    read = rows.select_related("moved_by").only(*MOVE_COLUMNS)
    return cut(
        Dated(day=move.moved_at.astimezone(zone).date(), moment=move.moved_at, entry=partial(_move, move))
        for move in read[: LIMIT + 1]
    )


def _move(move: StatusMove) -> TimelineEntry:
    return TimelineEntry(
        at=move.moved_at,
        icon="arrow-right-circle",
        title=_("%(before)s → %(after)s")
        % {"before": Status(move.from_status).label, "after": Status(move.to_status).label},
        text=move.reason,
        who=str(move.moved_by) if move.moved_by else "",
        tone="information",
    )


def standings(partner: Partner, *, before: date) -> Source:
    """What the night decided."""
    rows = StandingChange.objects.filter(partner=partner, on__lt=before)
    return cut(Dated(day=change.on, entry=partial(_verdict, change)) for change in rows[: LIMIT + 1])


def _verdict(change: StandingChange) -> TimelineEntry:
    rise = LADDER.index(change.from_tier) - LADDER.index(change.tier) if change.from_tier else 0
    names = {"before": Tier(change.from_tier).label if change.from_tier else "", "after": Tier(change.tier).label}
    classes = {"before": change.from_abc, "after": change.abc}
    if not change.from_tier:
        title, text, tone = _("First verdict: %(after)s") % names, _("Class %(after)s") % classes, "plain"
    elif rise:
        title, tone = _("Tier: %(before)s → %(after)s") % names, "up" if rise > 0 else "down"
        text = _("Class %(before)s → %(after)s") % classes if change.from_abc != change.abc else ""
    else:
        title, text, tone = _("Class %(before)s → %(after)s") % classes, "", "plain"
    return TimelineEntry(at=change.on, icon="award", title=title, text=text, tone=tone)


def born(partner: Partner, *, before: date, zone: ZoneInfo) -> Source:
    """The day the partner was written down."""
    day = partner.created_at.astimezone(zone).date()
    if day >= before:
        return Source([])
    return Source([Dated(day=day, entry=partial(_added, partner, day))])


def _added(partner: Partner, day: date) -> TimelineEntry:
    title = _("Added, from %(source)s") % {"source": partner.source} if partner.source else _("Added")
    return TimelineEntry(at=day, icon="plus-circle", title=title)
