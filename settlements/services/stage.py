"""What a referral earns by coming to a stage: a booked measurement (E1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection, transaction

from core.models import Company
from core.queries.company import company_day
from settlements.models import Commission
from settlements.queries.terms_of_trade import trades
from settlements.queries.tier import tier_on
from settlements.rules.compute import Computed, Paid, Past, compute
from settlements.rules.plan import PARTNER, SELLER, New
from settlements.rules.rulebook import Rulebook
from settlements.rules.scope import Case
from settlements.services.accrual import Settled
from settlements.services.earning import Earning, write_earnings

_REACHED = f"""
select distinct on (m.referral_id, m.to_state) m.referral_id as id, m.to_state as stage,
    (m.moved_at at time zone %(zone)s)::date as day, r.uuid::text as uuid, r.partner_id, p.kind_id, r.code_id,
    coalesce(c.campaign, '') as campaign, coalesce(r.seller_id, c.seller_id) as seller_id,
    array_remove(array[r.scheme_id, c.scheme_id], null) as schemes,
    coalesce((select value from sales_referralkey k where k.referral_id = r.id order by k.kind desc limit 1), '')
        as customer,
    {tier_on(partner="r.partner_id", day="m.moved_at::date")} as tier
from sales_referralmove m
join sales_referral r on r.id = m.referral_id
join partners_partner p on p.id = r.partner_id
left join campaigns_code c on c.id = r.code_id
where m.referral_id = any(%(referrals)s) and m.what = 'moved' and m.to_state = any(%(stages)s)
    and r.direction = 'inbound'
order by m.referral_id, m.to_state, m.moved_at
"""  # noqa: S608 - no word of it comes from outside


@dataclass(frozen=True)
class _Reached:
    """A referral that came to a stage, as its row says."""

    row: dict[str, Any]

    def case(self, agreements: frozenset[int], schemes: frozenset[int]) -> Case:
        row = self.row
        return Case(
            partner_id=row["partner_id"],
            kind_id=row["kind_id"],
            tier=row["tier"],
            campaign=row["campaign"],
            code_id=row["code_id"],
            agreements=agreements,
            schemes=schemes | frozenset(row["schemes"]),
        )


@transaction.atomic
def settle_stages(referrals: Sequence[int], *, now: datetime, company: Company, book: Rulebook) -> Settled:
    """Write what these referrals earned by their stages: once for a stage, whatever becomes of them later."""
    reached = _reached(referrals, stages=sorted(book.stages), zone=company.time_zone)
    earnings = _earnings(reached, book=book, today=company_day(now, of=company))
    known = set(Commission.objects.filter(key__in=[each.key for each in earnings]).values_list("key", flat=True))
    new = [each for each in earnings if each.key not in known]
    return Settled(sales=len(reached), written=write_earnings(new, now=now, company=company))


def _reached(referrals: Sequence[int], *, stages: list[str], zone: str) -> list[_Reached]:
    with connection.cursor() as cursor:
        cursor.execute(_REACHED, {"referrals": list(referrals), "stages": stages, "zone": zone})
        names = [column.name for column in cursor.description or ()]
        return [_Reached(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def _earnings(reached: list[_Reached], *, book: Rulebook, today: date) -> list[Earning]:
    trade = trades({each.row["partner_id"] for each in reached})
    found = []
    for each in reached:
        row = each.row
        agreements, schemes, entity = trade[row["partner_id"]].on(row["day"])
        case = each.case(agreements, schemes)
        for beneficiary in (PARTNER, SELLER):
            if beneficiary == SELLER and not row["seller_id"]:
                continue
            choice = book.choose(case, on=row["day"], beneficiary=beneficiary, stage=row["stage"])
            if choice is None:
                continue
            terms = choice.version.terms
            past = Past(customer_known=True)
            computed: Computed = compute(terms, base=1, past=past, paid=Paid())
            new = New(
                kind="stage",
                beneficiary=beneficiary,
                partner_id=row["partner_id"],
                seller_id=row["seller_id"] if beneficiary == SELLER else None,
                legal_entity_id=entity,
                currency=terms.currency,
                computed=computed,
                exchange_rate=Decimal(1),
                choice=choice,
                version=choice.version,
                past=past,
            )
            found.append(
                Earning(
                    new=new,
                    key=f"referral:{row['uuid']}:{row['stage']}:{beneficiary}",
                    earned_on=row["day"],
                    today=today,
                    referral_id=row["id"],
                    customer=row["customer"],
                    tier=row["tier"],
                )
            )
    return found
