"""Risk flags on the timeline."""

from datetime import date

from django.utils.translation import gettext as _

from core.rules.timeline import TimelineEntry
from dashboards.rules.timeline import LIMIT, Dated, Source, cut
from partners.models import Partner
from scoring.models import RiskFlag


def flags_opened(partner: Partner, *, before: date) -> Source:
    rows = RiskFlag.objects.filter(partner=partner, opened_on__lt=before).order_by("-opened_on", "-pk")
    return cut(
        Dated(
            day=flag.opened_on,
            entry=TimelineEntry(
                at=flag.opened_on,
                icon="exclamation-diamond",
                title=_("Risk: %(name)s") % {"name": flag.get_code_display()},
                tone="attention",
            ),
        )
        for flag in rows[: LIMIT + 1]
    )


def flags_closed(partner: Partner, *, before: date) -> Source:
    rows = RiskFlag.objects.filter(partner=partner, closed_on__lt=before).order_by("-closed_on", "-pk")
    return cut(
        Dated(
            day=flag.closed_on,
            entry=TimelineEntry(
                at=flag.closed_on,
                icon="check-circle",
                title=_("Risk gone: %(name)s") % {"name": flag.get_code_display()},
                tone="up",
            ),
        )
        for flag in rows[: LIMIT + 1]
        if flag.closed_on
    )
