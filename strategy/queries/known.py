"""What the system knows of a partner (A3)."""

from datetime import date

from core.rules.money import from_minor
from partners.models import Contact, LegalEntity, Partner, Standing
from strategy.models import Criterion
from strategy.rules.facts import Known, answer_of


def known_of(partner: Partner, *, currency: str) -> Known:
    """The partner's record in numbers; money in whole units of the company's currency."""
    standing = Standing.objects.filter(partner=partner).first()
    return Known(
        areas=len(partner.areas),
        people=Contact.objects.filter(partner=partner).count(),
        decision_maker=Contact.objects.filter(partner=partner, is_decision_maker=True).exists(),
        legal_entity=LegalEntity.objects.filter(partner=partner).exclude(tax_id="").exists(),
        website=bool(partner.website),
        mean_month=int(from_minor(standing.mean_month, currency)) if standing else None,
        recent=standing.recent if standing else None,
        previous=standing.previous if standing else None,
        flags=len(standing.flags) if standing else None,
        last_contact_on=partner.last_contact_on,
    )


def answers_known(criteria: list[Criterion], *, partner: Partner, currency: str, on: date) -> dict[int, str]:
    """Answers that the record gives, by the criterion's id; those it is silent about are left out."""
    if not any(criterion.fact for criterion in criteria):
        return {}
    known = known_of(partner, currency=currency)
    found = {row.pk: answer_of(row.fact, known, on=on) for row in criteria if row.fact}
    return {key: answer for key, answer in found.items() if answer is not None}
