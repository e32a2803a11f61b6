"""What the overview of a partner shows under its band."""

from dataclasses import dataclass
from datetime import date

from core.rules.trend import Trend
from core.rules.weeks import IsoWeek
from partners.models import LegalEntity, Partner
from sales.models import Deal
from scoring.queries.weeks import partner_trend

DEALS_SHOWN = 5


@dataclass(frozen=True)
class Overview:
    """`deals` are the newest few; `trend` ends with the last full week."""

    entities: list[LegalEntity]
    deals: list[Deal]
    trend: Trend


def overview_of(partner: Partner, *, on: date) -> Overview:
    return Overview(
        entities=list(partner.legal_entities.all()),
        deals=list(Deal.objects.filter(partner=partner)[:DEALS_SHOWN]),
        trend=partner_trend(partner, until=IsoWeek.of(on).plus(-1)),
    )
