"""What a sale earns, written as the difference to what is on record (E1, E2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from core.models import Company
from core.queries.company import company_day
from sales.models import Deal
from settlements.models import Account, Commission
from settlements.queries.kept import kept_of
from settlements.queries.past import Pasts, pasts
from settlements.queries.rulebook import rulebook
from settlements.queries.sale import sales
from settlements.rules.plan import Kept, New, plan
from settlements.rules.rulebook import Rulebook
from settlements.rules.sale import SaleFact
from settlements.services.commission import take_back
from settlements.services.earning import Earning, write_earnings
from settlements.services.posting import lock_accounts

_LOCK = 5_784_203


@dataclass(frozen=True, kw_only=True)
class Settled:
    """How many sales were looked at, how many commissions were written and taken back."""

    sales: int = 0
    written: int = 0
    taken_back: int = 0

    def __add__(self, other: "Settled") -> "Settled":
        return Settled(
            sales=self.sales + other.sales,
            written=self.written + other.written,
            taken_back=self.taken_back + other.taken_back,
        )


@transaction.atomic
def settle_deals(deals: Sequence[int], *, now: datetime, company: Company, book: Rulebook | None = None) -> Settled:
    """Bring the commissions of these deals to what is due; a second time it changes nothing.

    Deals of one partner are settled one after another, because volumes and caps look back.
    """
    lock_partners(deals)
    book = book or rulebook()
    facts = sales(deals, currency=company.currency, groups=book.has_groups, customers=book.knows_customers)
    kept = kept_of([fact.deal_id for fact in facts])
    past = pasts(facts, book=book)
    earnings: list[Earning] = []
    back: list[int] = []
    for fact in facts:
        mine = kept.get(fact.deal_id, [])
        found = plan(fact, kept=mine, book=book, look=past.look)
        _count(past, fact, found.new)
        back += found.taken_back
        earnings += [
            _earning(fact, new, number=len(mine) + place, today=company_day(now, of=company))
            for place, new in enumerate(found.new, start=1)
        ]
    taken = take_back(back, now=now) if back else 0
    written = write_earnings(earnings, now=now, company=company)
    return Settled(sales=len(facts), written=written, taken_back=taken)


def lock_partners(deals: Sequence[int]) -> None:
    """Wait for whoever settles or pays the same partners; the locks go with the transaction.

    All accounts at once and in their order: who approves or pays beside us takes them in the same order.
    """
    partners = set(Deal.objects.filter(pk__in=deals).values_list("partner_id", flat=True))
    partners |= set(Commission.objects.filter(deal__in=deals).values_list("partner_id", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(%s, p) from (select unnest(%s::int[]) as p order by 1) wanted",
            [_LOCK, sorted(partner % 2**31 for partner in partners)],
        )
    lock_accounts(Account.objects.filter(partner__in=partners).values_list("pk", flat=True))


def _count(past: Pasts, sale: SaleFact, new: Sequence[New]) -> None:
    for each in new:
        if each.choice and each.amount:
            past.add(sale, rule=each.choice.rule.pk, currency=each.currency, base=each.base, amount=each.amount)


def _earning(sale: SaleFact, new: New, *, number: int, today: date) -> Earning:
    """A commission to be: a sale's on its day, a correction's today."""
    first: Kept | None = new.corrects
    return Earning(
        new=new,
        key=f"deal:{sale.deal_uuid}:{number}",
        earned_on=today if first else sale.on,
        today=today,
        deal_id=sale.deal_id,
        referral_id=sale.referral_id,
        deal_currency=sale.currency,
        customer=sale.customer,
        tier=sale.tier,
        company_rate=sale.rate,
        waits_with=first if first and new.amount < 0 else None,
    )
