"""Sales as settlements sees them, many at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection

from settlements.queries.terms_of_trade import Trade, trades
from settlements.queries.tier import tier_on
from settlements.rules.sale import Goods, SaleFact

_SALES = f"""
select d.id, d.uuid::text, d.partner_id, d.ordered_on, d.state = 'won' as counts, d.amount, d.margin, d.currency,
    d.rate, p.kind_id, d.referral_id, coalesce(d.code_id, r.code_id) as code_id, coalesce(c.campaign, '') as campaign,
    array_remove(array[r.scheme_id, c.scheme_id], null) as schemes,
    coalesce(s.id, case when r.id is not null then r.seller_id end, c.seller_id) as seller_id,
    coalesce(nullif(d.customer_phone, ''), nullif(d.customer_tax_id, ''), nullif(d.customer_email, ''), '') as customer,
    coalesce(back.amount, 0)::bigint as returned, coalesce(back.margin, 0)::bigint as returned_margin,
    coalesce(money.amount, 0)::bigint as received,
    {tier_on(partner="d.partner_id", day="d.ordered_on")} as tier
from sales_deal d
join partners_partner p on p.id = d.partner_id
left join sales_referral r on r.id = d.referral_id
left join campaigns_code c on c.id = coalesce(d.code_id, r.code_id)
left join lateral (
    select id from partners_seller named
    where d.seller <> '' and named.partner_id = d.partner_id and lower(named.name) = lower(d.seller)
    order by id limit 1
) s on true
left join lateral (
    select sum(amount) as amount, sum(margin) as margin from sales_dealreturn where deal_id = d.id
) back on true
left join lateral (select sum(amount) as amount from sales_dealpayment where deal_id = d.id) money on true
where d.id = any(%s) and (r.id is null or r.direction = 'inbound')
order by d.ordered_on, d.id
"""  # noqa: S608 - no word of it comes from outside
_GOODS = """
select l.deal_id, coalesce(p."group", ''), sum(l.amount)::bigint,
    case when count(*) = count(l.cost) then sum(l.amount - l.cost)::bigint end
from sales_dealline l left join sales_product p on p.id = l.product_id
where l.deal_id = any(%s)
group by 1, 2 order by 1, min(l.position)
"""
_FIRST = """
select distinct on (1) coalesce(nullif(customer_phone, ''), nullif(customer_tax_id, ''), nullif(customer_email, '')),
    ordered_on, id
from sales_deal
where coalesce(nullif(customer_phone, ''), nullif(customer_tax_id, ''), nullif(customer_email, '')) = any(%s)
    and state = 'won'
order by 1, 2, 3
"""


def sales(deals: Sequence[int], *, currency: str, groups: bool, customers: bool) -> list[SaleFact]:
    """The sales of these deals, by day; `currency` is the company's. What a partner sold to a customer of ours
    that we sent them is no sale of ours and is left out.

    `groups` and `customers` say whether goods by group and a customer's first order are wanted.
    """
    rows = _rows(_SALES, list(deals))
    goods = _goods(deals) if groups else {}
    firsts = _firsts({row["customer"] for row in rows} - {""}) if customers else {}
    trade = trades({row["partner_id"] for row in rows})
    return [_fact(row, currency=currency, goods=goods, firsts=firsts, trade=trade[row["partner_id"]]) for row in rows]


def _fact(
    row: dict[str, Any],
    *,
    currency: str,
    goods: dict[int, list[Goods]],
    firsts: dict[str, tuple[date, int]],
    trade: Trade,
) -> SaleFact:
    first_on, first_deal = firsts.get(row["customer"], (None, None))
    agreements, schemes, entity = trade.on(row["ordered_on"])
    return SaleFact(
        deal_id=row["id"],
        deal_uuid=row["uuid"],
        on=row["ordered_on"],
        company_currency=currency,
        goods=tuple(goods.get(row["id"], ())),
        legal_entity_id=entity,
        agreements=agreements,
        schemes=schemes | frozenset(row["schemes"]),
        first_on=first_on,
        order_is_first=first_deal == row["id"],
        **{
            name: row[name]
            for name in (
                "partner_id", "currency", "amount", "margin", "counts", "returned", "returned_margin", "received",
                "rate", "kind_id", "tier", "seller_id", "referral_id", "code_id", "campaign", "customer",
            )
        },
    )  # fmt: skip


def _rows(statement: str, wanted: list[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [wanted])
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _goods(deals: Sequence[int]) -> dict[int, list[Goods]]:
    found: dict[int, list[Goods]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_GOODS, [list(deals)])
        for deal, group, amount, margin in cursor.fetchall():
            found.setdefault(deal, []).append(Goods(group=group, amount=amount, margin=margin))
    return found


def _firsts(customers: set[str]) -> dict[str, tuple[date, int]]:
    """The day and the deal of each customer's first order."""
    if not customers:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_FIRST, [sorted(customers)])
        return {customer: (day, deal) for customer, day, deal in cursor.fetchall()}
