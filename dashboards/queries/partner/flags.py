"""Risk flags on the timeline."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.db.models import Case, DateField, F, Q, When
from django.utils.translation import gettext as _

from core.rules.timeline import TimelineEntry
from dashboards.rules.timeline import LIMIT, Dated, Source
from partners.models import Partner
from scoring.models import FlagRule, RiskFlag


def flags(partner: Partner, *, before: date) -> Source:
    """How flags rose and went, read in one go by the last thing that happened to each."""
    last = Case(When(closed_on__lt=before, then="closed_on"), default=F("opened_on"), output_field=DateField())
    # Open and past flags have an index each: said apart, both are used.
    of_partner = Q(partner=partner, closed_on=None) | Q(partner=partner, closed_on__isnull=False)
    found = RiskFlag.objects.filter(of_partner, opened_on__lt=before).annotate(last=last)
    rows = list(found.order_by("-last", "-pk").values_list("code", "opened_on", "closed_on", "last")[: LIMIT + 1])
    full = len(rows) > LIMIT
    known = rows[:LIMIT]
    entries = sorted(
        (each for code, opened, closed, _last in known for each in _events(code, opened, closed, before=before)),
        key=lambda each: each.day,
        reverse=True,
    )
    # What lies further back than the last flag that was read may be missing some.
    return Source([each for each in entries if not full or each.day >= known[-1][3]], full=full)


def _events(code: str, opened: date, closed: date | None, *, before: date) -> Iterator[Dated]:
    if closed and closed < before:
        yield Dated(day=closed, entry=partial(_gone, code, closed))
    yield Dated(day=opened, entry=partial(_risen, code, opened))


def _risen(code: str, day: date) -> TimelineEntry:
    title = _("Risk: %(name)s") % {"name": FlagRule.Code(code).label}
    return TimelineEntry(at=day, icon="exclamation-diamond", title=title, tone="attention")


def _gone(code: str, day: date) -> TimelineEntry:
    title = _("Risk gone: %(name)s") % {"name": FlagRule.Code(code).label}
    return TimelineEntry(at=day, icon="check-circle", title=title, tone="up")
