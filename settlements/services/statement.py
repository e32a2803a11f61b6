"""Making statements: every approved commission into exactly one (E3)."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from accounts.models import User
from partners.models import Partner
from settlements.models import AccountKind, Debt, PayoutTerms, SetOff, Statement, StatementRun, TransactionKind
from settlements.rules.posting import Posting, moved
from settlements.rules.statement import sums
from settlements.services.account import Holder, accounts_of
from settlements.services.posting import post_many

LOCK = 5_784_203

_FREE = """
create temp table statement_free on commit drop as
select c.id, c.partner_id, c.legal_entity_id, c.seller_id, c.currency, c.amount
from settlements_commission c
where c.state = 'approved' and c.earned_on <= %(until)s and (%(partner)s::bigint is null or c.partner_id = %(partner)s)
    and not exists (
        select from settlements_statement s
        where s.until >= %(until)s
            and (s.partner_id, s.currency) = (c.partner_id, c.currency)
            and s.legal_entity_id is not distinct from c.legal_entity_id
            and s.seller_id is not distinct from c.seller_id)
order by c.id
for update of c
"""
_HOLDERS = """
select f.partner_id, f.legal_entity_id, f.seller_id, f.currency, sum(f.amount)::bigint, count(*), coalesce(
    (select s.carried_out from settlements_statement s
     where (s.partner_id, s.currency) = (f.partner_id, f.currency)
        and s.legal_entity_id is not distinct from f.legal_entity_id
        and s.seller_id is not distinct from f.seller_id
     order by s.until desc limit 1), 0)
from statement_free f
group by 1, 2, 3, 4
order by 1, 4, 2 nulls last, 3 nulls first
"""
_STATEMENTS = """
insert into settlements_statement (uuid, partner_id, legal_entity_id, seller_id, currency, until, earned, carried_in,
    set_off, payable, carried_out, lines_count, state, made_by_id, made_at, answered_by, answer)
select gen_random_uuid(), partner, entity, seller, currency, %(until)s, earned, carried_in, set_off, payable,
    carried_out, lines, 'made', %(by)s, %(now)s, '', ''
from unnest(%(partners)s::bigint[], %(entities)s::bigint[], %(sellers)s::bigint[], %(currencies)s::text[],
    %(earned)s::bigint[], %(carried_in)s::bigint[], %(set_off)s::bigint[], %(payable)s::bigint[],
    %(carried_out)s::bigint[], %(lines)s::bigint[])
    with ordinality told (partner, entity, seller, currency, earned, carried_in, set_off, payable, carried_out, lines,
        place)
order by place
returning id
"""
_LINES = """
insert into settlements_statementline (statement_id, commission_id, units)
select s.id, f.id, f.amount
from statement_free f join settlements_statement s on s.id = any(%(made)s)
    and (s.partner_id, s.currency) = (f.partner_id, f.currency)
    and s.legal_entity_id is not distinct from f.legal_entity_id
    and s.seller_id is not distinct from f.seller_id
order by s.id, f.id
"""
_STATED = """
update settlements_commission set state = 'stated', updated_at = %(now)s where id in (select id from statement_free)
"""


@dataclass
class _Draft:
    """A holder, what it earned, and what its statement will say."""

    holder: Holder
    earned: int
    lines: int
    carried_in: int
    set_off: int = 0
    payable: int = 0
    carried_out: int = 0
    taken: list[tuple[Debt, int]] = field(default_factory=list)


@transaction.atomic
def make_statements(
    *, until: date, now: datetime, by: User | None = None, partner: Partner | None = None
) -> list[Statement]:
    """Put every approved commission of sales up to a day into a statement of its holder, one holder one statement.

    A holder that has a statement up to that day waits for the next. Many askers at once make no more than one: they
    queue, and those behind find nothing left.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        cursor.execute("drop table if exists statement_free")
        cursor.execute(_FREE, {"until": until, "partner": partner.pk if partner else None})
        cursor.execute("analyze statement_free")
        cursor.execute(_HOLDERS)
        drafts = [_draft(row) for row in cursor.fetchall()]
        _work_out(drafts)
        if not drafts:
            return []
        cursor.execute(_STATEMENTS, _columns(drafts) | {"until": until, "by": by.pk if by else None, "now": now})
        made = [row[0] for row in cursor.fetchall()]
        cursor.execute(_LINES, {"made": made})
        cursor.execute(_STATED, {"now": now})
    statements = list(Statement.objects.filter(pk__in=made).order_by("pk"))
    _set_off(statements, on=until, now=now, by=by)
    _keep_set_offs(statements, drafts)
    return statements


def make_monthly(*, until: date, now: datetime) -> list[Statement] | None:
    """The statements of a month, once: None where this month's were made before, by whoever it was."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        if StatementRun.objects.filter(until=until).exists():
            return None
        made = make_statements(until=until, now=now)
        StatementRun.objects.create(until=until, made_at=now, statements=len(made))
    return made


def _draft(row: tuple[Any, ...]) -> _Draft:
    partner, entity, seller, currency, earned, lines, carried_in = row
    holder = Holder(partner_id=partner, legal_entity_id=entity, seller_id=seller, currency=currency)
    return _Draft(holder=holder, earned=earned, lines=lines, carried_in=carried_in)


def _work_out(drafts: list[_Draft]) -> None:
    """Fill in what each statement comes to, and what it takes off which debts, oldest first."""
    minimums = dict(PayoutTerms.objects.values_list("currency", "minimum"))
    debts: dict[tuple[int, str], list[Debt]] = {}
    for debt in Debt.objects.filter(taken__lt=F("units")).select_for_update().order_by("on", "pk"):
        debts.setdefault((debt.partner_id, debt.currency), []).append(debt)
    for draft in drafts:
        own = [] if draft.holder.seller_id else debts.get((draft.holder.partner_id, draft.holder.currency), [])
        found = sums(
            carried_in=draft.carried_in,
            earned=draft.earned,
            owes_us=sum(debt.left for debt in own),
            minimum=minimums.get(draft.holder.currency, 0),
        )
        draft.set_off, draft.payable, draft.carried_out = found.set_off, found.payable, found.carried_out
        draft.taken = _take(own, units=found.set_off)


def _take(debts: list[Debt], *, units: int) -> list[tuple[Debt, int]]:
    taken = []
    for debt in debts:
        part = min(debt.left, units)
        if part:
            debt.taken, units = debt.taken + part, units - part
            taken.append((debt, part))
    return taken


def _keep_set_offs(statements: list[Statement], drafts: list[_Draft]) -> None:
    """Statements were made in the order of their drafts."""
    kept = [
        SetOff(statement=statement, debt=debt, units=units)
        for statement, draft in zip(statements, drafts, strict=True)
        for debt, units in draft.taken
    ]
    SetOff.objects.bulk_create(kept)
    Debt.objects.bulk_update([each.debt for each in kept], ["taken"])


def _columns(drafts: list[_Draft]) -> dict[str, list[Any]]:
    return {
        "partners": [draft.holder.partner_id for draft in drafts],
        "entities": [draft.holder.legal_entity_id for draft in drafts],
        "sellers": [draft.holder.seller_id for draft in drafts],
        "currencies": [draft.holder.currency for draft in drafts],
        "earned": [draft.earned for draft in drafts],
        "carried_in": [draft.carried_in for draft in drafts],
        "set_off": [draft.set_off for draft in drafts],
        "payable": [draft.payable for draft in drafts],
        "carried_out": [draft.carried_out for draft in drafts],
        "lines": [draft.lines for draft in drafts],
    }


def _set_off(statements: list[Statement], *, on: date, now: datetime, by: User | None) -> None:
    """What was set off is owed no longer, and the ledger says so."""
    with_debts = [statement for statement in statements if statement.set_off]
    holders = {statement.pk: holder_of(statement) for statement in with_debts}
    accounts = accounts_of(holders.values(), kinds=[AccountKind.OWED, AccountKind.SET_OFF])
    post_many(
        [
            Posting(
                key=f"set-off:{statement.uuid}",
                kind=TransactionKind.SET_OFF,
                on=on,
                note=statement.number,
                lines=moved(
                    statement.set_off,
                    source=accounts[AccountKind.OWED, holders[statement.pk]],
                    target=accounts[AccountKind.SET_OFF, holders[statement.pk]],
                    currency=statement.currency,
                ),
            )
            for statement in with_debts
        ],
        now=now,
        by=by,
    )


def holder_of(statement: Statement) -> Holder:
    """Whose account the statement's money lies on."""
    return Holder(
        partner_id=statement.partner_id,
        legal_entity_id=statement.legal_entity_id,
        seller_id=statement.seller_id,
        currency=statement.currency,
    )
