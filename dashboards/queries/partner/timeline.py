"""Everything that happened with a partner, newest first."""

from datetime import date
from zoneinfo import ZoneInfo

from accounts.models import User
from core.models import Company
from dashboards.queries.partner.events import born, moves, orders, standings
from dashboards.queries.partner.flags import flags
from dashboards.queries.partner.talks import talks
from dashboards.rules.timeline import Part, merge
from partners.models import Partner

END_OF_TIME = date(9999, 1, 1)


def timeline_of(partner: Partner, *, actor: User, company: Company, before: date | None = None) -> Part:
    """The newest part of a partner's timeline, or the one that ends before a day of the company's calendar."""
    day = before or END_OF_TIME
    zone = ZoneInfo(company.time_zone)
    return merge(
        [
            talks(partner, before=day, actor=actor),
            orders(partner, before=day, currency=company.currency),
            moves(partner, before=day, zone=zone),
            standings(partner, before=day),
            flags(partner, before=day),
            born(partner, before=day, zone=zone),
        ]
    )
