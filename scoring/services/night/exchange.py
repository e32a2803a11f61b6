"""The exchange balance (C8): the running quarter and the four before it, from the facts, differences only."""

from typing import Any

from psycopg2.sql import SQL, Identifier

from scoring.rules.exchange import QUARTERS, quarter_of, quarters_back
from scoring.services.night.context import Night

FACTS = """
create temp table night_given on commit drop as
select partner_id, date_trunc('quarter', day)::date as quarter, what, n, amount
from (
    select partner_id, registered_on as day,
        case direction when 'inbound' then 'customers_got' else 'customers_gave' end as what, 1 as n,
        0::bigint as amount
    from sales_referral
    where state in ('accepted', 'contacted', 'measured', 'quoted', 'won', 'paid', 'lost')
    union all
    select d.partner_id, d.ordered_on, 'orders_got', 1, 0 from sales_deal d
    where d.referral_id is not null and d.state = 'won'
    union all
    select d.partner_id, d.ordered_on, 'turnover_got', 0, d.base_amount from sales_deal d
    where d.referral_id is not null and d.state = 'won'
    union all
    select d.partner_id, d.ordered_on, 'margin_got', 0, coalesce(d.base_margin, d.base_amount * %(share)s / 100)
    from sales_deal d where d.referral_id is not null and d.state = 'won'
    union all
    select partner_id, (state_since at time zone %(time_zone)s)::date, 'orders_gave', 1, 0
    from sales_referral where direction = 'outbound' and state in ('won', 'paid')
    union all
    select partner_id, (state_since at time zone %(time_zone)s)::date, 'turnover_gave', 0, amount
    from sales_referral
    where direction = 'outbound' and state in ('won', 'paid') and currency in ('', %(currency)s) and amount > 0
    union all
    select partner_id, earned_on, 'commissions_gave', 0, company_amount from settlements_commission
    where state not in ('nothing', 'reversed') and company_amount is not null
    union all
    select partner_id, "on", case side when 'they' then 'barter_got' else 'barter_gave' end, 1, amount
    from campaigns_barter
    union all
    select partner_id, "on", 'materials_gave', quantity, 0 from (
        select partner_id, "on", -quantity as quantity from campaigns_materialmove where kind in ('handed', 'returned')
    ) handed
    union all
    select partner_id, due_on, case side when 'they' then 'promises_theirs' else 'promises_ours' end, 1, 0
    from campaigns_occurrence where state in ('open', 'reported', 'kept', 'broken')
    union all
    select partner_id, due_on, case side when 'they' then 'promises_theirs_kept' else 'promises_ours_kept' end, 1, 0
    from campaigns_occurrence where state = 'kept'
) facts
where day between %(since)s and %(on)s
union all
select partner_id, quarter, 'placements_got', quantity, 0
from campaigns_placement
join unnest(%(quarters)s::date[]) quarter
    on placed_on <= least(quarter + interval '3 months' - interval '1 day', %(on)s)
    and (removed_on is null or removed_on >= quarter)
"""

COUNTED = (
    "customers_got", "customers_gave", "orders_got", "orders_gave", "placements_got", "materials_gave",
    "promises_theirs", "promises_theirs_kept", "promises_ours", "promises_ours_kept",
)  # fmt: skip
SUMMED = ("turnover_got", "turnover_gave", "margin_got", "commissions_gave", "barter_got", "barter_gave")
WORKED_OUT = ("margin_gave", "events", "got", "gave")
COLUMNS = (*COUNTED, *SUMMED, *WORKED_OUT)

BALANCES = """
create temp table night_balance on commit drop as
select *, turnover_gave * %(share)s / 100 as margin_gave, customers_got + customers_gave + barters as events,
    margin_got + barter_got as got, turnover_gave * %(share)s / 100 + commissions_gave + barter_gave as gave
from (
    select partner_id, quarter, {sums},
        coalesce(sum(n) filter (where what in ('barter_got', 'barter_gave')), 0)::int as barters
    from night_given group by partner_id, quarter
) summed
"""

FORGET = """
delete from scoring_exchangequarter o
where quarter = any(%(quarters)s::date[]) and not exists (
    select from night_balance n where n.partner_id = o.partner_id and n.quarter = o.quarter
)
"""

REMEMBER = """
insert into scoring_exchangequarter as o (partner_id, quarter, {columns})
select partner_id, quarter, {columns} from night_balance n
where not exists (
    select from scoring_exchangequarter o
    where o.partner_id = n.partner_id and o.quarter = n.quarter and ({of_old}) is not distinct from ({of_new})
)
order by partner_id, quarter
on conflict (partner_id, quarter) do update set ({columns}) = ({excluded})
"""


def balance_exchange(night: Night) -> None:
    """Bring the quarters that a balance looks at up to the facts; older ones stay as they were."""
    running = quarter_of(night.on)
    quarters = [quarters_back(running, number) for number in reversed(range(QUARTERS + 1))]
    share = night.rules.exchange.share_percent
    words: dict[str, Any] = {
        "on": night.on, "since": quarters[0], "quarters": quarters, "share": share,
        "time_zone": night.rules.time_zone, "currency": night.rules.currency,
    }  # fmt: skip
    night.sql(FACTS, **words)
    night.sql(SQL(BALANCES).format(sums=_sums()), share=share)
    changed = night.sql(FORGET, quarters=quarters) + night.sql(_remember())
    night.count("exchange", changed)


def _sums() -> SQL:
    counts = [f"coalesce(sum(n) filter (where what = '{name}'), 0)::int as {name}" for name in COUNTED]
    sums = [f"coalesce(sum(amount) filter (where what = '{name}'), 0)::bigint as {name}" for name in SUMMED]
    return SQL(", ".join(counts + sums))


def _remember() -> Any:
    def listed(alias: str = "") -> Any:
        names = [Identifier(alias, name) if alias else Identifier(name) for name in COLUMNS]
        return SQL(", ").join(names)

    return SQL(REMEMBER).format(columns=listed(), of_old=listed("o"), of_new=listed("n"), excluded=listed("excluded"))
