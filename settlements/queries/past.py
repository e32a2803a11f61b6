"""What was sold and earned before, for terms that look back."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from settlements.rules.compute import Past
from settlements.rules.rulebook import Rulebook
from settlements.rules.sale import SaleFact
from settlements.rules.scope import Rule, Version
from settlements.rules.terms import Period

# What a correction changes belongs to the month of its sale.
_BY_MONTH = """
select v.rule_id, c.partner_id, c.currency, date_trunc('month', coalesce(f.earned_on, c.earned_on))::date,
    sum(c.base)::bigint, sum(c.amount)::bigint
from settlements_commission c
join settlements_ruleversion v on v.id = c.version_id
left join settlements_commission f on f.id = c.corrects_id
where c.partner_id = any(%s) and v.rule_id = any(%s) and c.state not in ('reversed', 'nothing')
group by 1, 2, 3, 4
"""
_BY_CUSTOMER = """
select v.rule_id, c.customer, c.currency, sum(c.amount)::bigint
from settlements_commission c
join settlements_ruleversion v on v.id = c.version_id
where c.customer = any(%s) and c.customer <> '' and v.rule_id = any(%s) and c.state not in ('reversed', 'nothing')
group by 1, 2, 3
"""


@dataclass
class Pasts:
    """Sums of what is on record, and of what is planned beside it; minor units."""

    volume: Counter[tuple[int, int, str, date]] = field(default_factory=Counter)
    earned: Counter[tuple[int, int, str, date]] = field(default_factory=Counter)
    customer: Counter[tuple[int, str, str]] = field(default_factory=Counter)

    def look(self, sale: SaleFact, rule: Rule, version: Version) -> Past:
        """What the terms of a version may ask about the time before this sale."""
        terms = version.terms
        currency = terms.currency or sale.currency
        where = (rule.pk, sale.partner_id, currency)
        return Past(
            volume_before=sum(self.volume[*where, month] for month in months(terms.volume_of, on=sale.on)),
            period_earned=sum(self.earned[*where, month] for month in months(terms.cap_period, on=sale.on)),
            customer_earned=self.customer[rule.pk, sale.customer, currency] if sale.customer else 0,
            customer_known=bool(sale.customer),
            order_is_first=sale.order_is_first,
            months_since_first=sale.months_since_first,
        )

    def add(self, sale: SaleFact, *, rule: int, currency: str, base: int, amount: int) -> None:
        """Count what is planned for a sale."""
        month = sale.on.replace(day=1)
        self.volume[rule, sale.partner_id, currency, month] += base
        self.earned[rule, sale.partner_id, currency, month] += amount
        if sale.customer:
            self.customer[rule, sale.customer, currency] += amount


def months(period: Period, *, on: date) -> list[date]:
    """The first days of the months of the period that a day lies in; none for a single deal."""
    if period == Period.DEAL:
        return []
    size = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}[period]
    begin = (on.month - 1) // size * size + 1
    return [date(on.year, month, 1) for month in range(begin, begin + size)]


def pasts(sales: Iterable[SaleFact], *, book: Rulebook) -> Pasts:
    """What is on record for these sales' partners and customers, where any rule looks back."""
    found = Pasts()
    backward = [
        rule.pk
        for rule in book.rules
        if any(version.terms.looks_back or version.terms.knows_customers for version in rule.versions)
    ]
    if not backward:
        return found
    partners = sorted({sale.partner_id for sale in sales})
    customers = sorted({sale.customer for sale in sales} - {""})
    with connection.cursor() as cursor:
        cursor.execute(_BY_MONTH, [partners, backward])
        for rule, partner, currency, month, base, amount in cursor.fetchall():
            found.volume[rule, partner, currency, month] += base
            found.earned[rule, partner, currency, month] += amount
        cursor.execute(_BY_CUSTOMER, [customers, backward])
        for rule, customer, currency, amount in cursor.fetchall():
            found.customer[rule, customer, currency] += amount
    return found
