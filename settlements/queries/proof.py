"""What doesn't add up in the ledger: each check finds rows (where, said, found)."""

from dataclasses import dataclass

from django.db import connection

LISTED = 100


@dataclass(frozen=True)
class Fault:
    """`said` stands in the record, `found` is what it comes to."""

    check: str
    where: str
    said: str
    found: str


_CHAIN = """
select a.uuid::text || ' #' || e.number, 'entry ' || e.id, 'broken'
from (
    select *, row_number() over line as place, sum(units) over line as running,
        lag(hash, 1, ''::bytea) over line as before
    from settlements_entry window line as (partition by account_id order by number)
) e
join settlements_transaction t on t.id = e.transaction_id
join settlements_account a on a.id = e.account_id
where e.number <> e.place or e.balance <> e.running or e.currency <> a.currency
    or e.hash <> sha256(e.before || convert_to(
        concat_ws('|', e.account_id, e.number, t.digest, e.units, e.currency, e.balance), 'UTF8'))
"""
_BALANCE = """
select a.uuid::text, a.balance::text || ', ' || a.entries, coalesce(e.sum, 0)::text || ', ' || coalesce(e.count, 0)
from settlements_account a
left join (
    select account_id, sum(units), count(*), max(number) as last from settlements_entry group by 1
) e on e.account_id = a.id
left join settlements_entry l on l.account_id = a.id and l.number = e.last
where a.balance <> coalesce(e.sum, 0) or a.entries <> coalesce(e.count, 0) or a.head <> coalesce(l.hash, '')
"""
_DIGEST = """
select t.key, left(t.digest, 16), left(encode(sha256(convert_to(built.body, 'UTF8')), 'hex'), 16)
from settlements_transaction t
left join lateral (
    select string_agg(account_id || ':' || units, ',' order by account_id, units) as lines, sum(units) as total
    from settlements_entry where transaction_id = t.id
) e on true
cross join lateral (
    select concat_ws('|', t.key, t.kind, t."on", t.note, coalesce(t.commission_id::text, ''),
        coalesce(t.reverses_id::text, ''), coalesce(e.lines, '')) as body
) built
where t.digest <> encode(sha256(convert_to(built.body, 'UTF8')), 'hex')
"""
_ZERO = """
select t.key, '0', sum(e.units)::text || ' ' || e.currency
from settlements_transaction t join settlements_entry e on e.transaction_id = t.id
group by t.id, t.key, e.currency having sum(e.units) <> 0
"""
_COMMISSION = """
select c.key, c.amount || ' ' || c.state,
    coalesce(b.cost, 0) || ', ' || coalesce(b.open, 0) || ', ' || coalesce(b.owed, 0)
from settlements_commission c
left join (
    select t.commission_id, sum(-e.units) filter (where a.kind = 'cost') as cost,
        sum(e.units) filter (where a.kind = 'accrued') as open, sum(e.units) filter (where a.kind = 'owed') as owed
    from settlements_transaction t
    join settlements_entry e on e.transaction_id = t.id
    join settlements_account a on a.id = e.account_id
    where t.commission_id is not null group by 1
) b on b.commission_id = c.id
where coalesce(b.cost, 0) <> case when c.state in ('reversed', 'nothing') then 0 else c.amount end
    or coalesce(b.open, 0) <> case when c.state in ('accrued', 'held') then c.amount else 0 end
    or coalesce(b.owed, 0) <> case when c.state in ('approved', 'stated', 'paid') then c.amount else 0 end
"""

_STATEMENT = """
select s.until || ' ' || s.uuid, s.earned || ', ' || s.lines_count || ', ' || (s.payable + s.carried_out),
    coalesce(l.units, 0) || ', ' || coalesce(l.lines, 0) || ', ' || (s.carried_in + s.earned - s.set_off)
from settlements_statement s
left join (
    select statement_id, sum(units) as units, count(*) as lines from settlements_statementline group by 1
) l on l.statement_id = s.id
where s.earned <> coalesce(l.units, 0) or s.lines_count <> coalesce(l.lines, 0)
    or s.payable + s.carried_out <> s.carried_in + s.earned - s.set_off
"""
_CARRIED = """
select until || ' ' || uuid, carried_in::text, coalesce(before, 0)::text
from (
    select *, lag(carried_out) over (
        partition by partner_id, legal_entity_id, seller_id, currency order by until, id) as before
    from settlements_statement
) s
where carried_in <> coalesce(before, 0) and (
    legal_entity_id is not null or seller_id is not null
    or not exists (select from partners_merge m where s.partner_id in (m.into_pk, m.gone_pk)))
"""
"""After a merge a holder without a legal entity has the statements of two: their rows carry on apart."""
_LINE = """
select c.key, coalesce(l.units::text, 'no line') || ' ' || coalesce(s.currency, ''),
    c.amount || ' ' || c.currency || ' ' || c.state
from settlements_commission c
full join settlements_statementline l on l.commission_id = c.id
left join settlements_statement s on s.id = l.statement_id
where (l.id is null and c.state in ('stated', 'paid')) or (l.id is not null and (
    l.units is distinct from c.amount or c.state not in ('stated', 'paid')
    or (s.partner_id, s.currency) is distinct from (c.partner_id, c.currency)
    or s.legal_entity_id is distinct from c.legal_entity_id or s.seller_id is distinct from c.seller_id))
"""
_PAYOUT = """
select s.until || ' ' || s.uuid, case s.state when 'paid' then s.payable else 0 end || ', ' || s.set_off,
    coalesce(b.paid, 0) || ', ' || coalesce(b.set_off, 0)
from settlements_statement s
left join (
    select split_part(t.key, ':', 2) as uuid, sum(e.units) filter (where a.kind = 'paid') as paid,
        sum(e.units) filter (where a.kind = 'set_off') as set_off
    from settlements_transaction t
    join settlements_entry e on e.transaction_id = t.id
    join settlements_account a on a.id = e.account_id
    where split_part(t.key, ':', 1) in ('statement', 'set-off') group by 1
) b on b.uuid = s.uuid::text
where coalesce(b.paid, 0) <> case s.state when 'paid' then s.payable else 0 end or coalesce(b.set_off, 0) <> s.set_off
"""
_SET_OFF = """
select s.until || ' ' || s.uuid, s.set_off::text, coalesce(o.units, 0)::text
from settlements_statement s
left join (select statement_id, sum(units) as units from settlements_setoff group by 1) o on o.statement_id = s.id
where s.set_off <> coalesce(o.units, 0)
union all
select d."on" || ' ' || d.uuid, d.taken::text, coalesce(o.units, 0)::text
from settlements_debt d
left join (select debt_id, sum(units) as units from settlements_setoff group by 1) o on o.debt_id = d.id
where d.taken <> coalesce(o.units, 0)
"""

CHECKS = {
    "chain": _CHAIN,
    "balance": _BALANCE,
    "digest": _DIGEST,
    "zero": _ZERO,
    "commission": _COMMISSION,
    "statement": _STATEMENT,
    "carried": _CARRIED,
    "line": _LINE,
    "payout": _PAYOUT,
    "set_off": _SET_OFF,
}


def faults() -> tuple[int, list[Fault]]:
    """How many faults there are, and the first hundred of each check."""
    total, listed = 0, []
    for check, statement in CHECKS.items():
        with connection.cursor() as cursor:
            cursor.execute(f"select count(*) over (), found.* from ({statement}) found limit {LISTED}")  # noqa: S608
            rows = cursor.fetchall()
        total += rows[0][0] if rows else 0
        listed += [Fault(check, where, said, found) for _, where, said, found in rows]
    return total, listed
