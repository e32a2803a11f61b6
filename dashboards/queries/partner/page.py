"""Everything about one partner but its timeline."""

from dataclasses import dataclass
from datetime import date

from core.rules.trend import Trend
from core.rules.weeks import IsoWeek
from partners.models import Contact, LegalEntity, Partner, Standing, Task
from sales.models import Deal
from scoring.models import RiskFlag
from scoring.queries.standing import Why, explain
from scoring.queries.weeks import partner_trend

DEALS_SHOWN = 5


@dataclass(frozen=True)
class PartnerPage:
    """`standing` is None until a night has run; `tasks` are the open ones, the earliest first."""

    partner: Partner
    standing: Standing | None
    why: Why | None
    flags: list[RiskFlag]
    contacts: list[Contact]
    entities: list[LegalEntity]
    tasks: list[Task]
    deals: list[Deal]
    trend: Trend

    @property
    def next_step(self) -> Task | None:
        return self.tasks[0] if self.tasks else None

    @property
    def dials(self) -> Contact | None:
        """The person whose phone the header dials: the decision maker first."""
        return next((contact for contact in self.contacts if contact.phone), None)


def partner_page(partner: Partner, *, on: date) -> PartnerPage:
    standing: Standing | None = getattr(partner, "standing", None)
    tasks = Task.objects.open().filter(partner=partner).select_related("assignee")
    return PartnerPage(
        partner=partner,
        standing=standing,
        why=explain(standing) if standing else None,
        flags=list(RiskFlag.objects.filter(partner=partner, closed_on=None)),
        contacts=list(partner.contacts.all()),
        entities=list(partner.legal_entities.all()),
        tasks=list(tasks.order_by("due_on", "id")),
        deals=list(Deal.objects.filter(partner=partner)[:DEALS_SHOWN]),
        trend=partner_trend(partner, until=IsoWeek.of(on).plus(-1)),
    )
