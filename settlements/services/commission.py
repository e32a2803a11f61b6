"""Moving commissions: held, released, approved, taken back. The database knows the moves too."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from settlements.models import AccountKind, Commission, CommissionState, Transaction, TransactionKind
from settlements.models.commission import OPEN
from settlements.queries.money import Lying, money_of
from settlements.rules.posting import Line, Posting, moved
from settlements.services.account import Holder, accounts_of
from settlements.services.posting import post_many

BATCH = 2000


class NotPossible(Exception):
    """A commission in this state makes no such move: `state`."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class ReasonNeeded(Exception):
    """Holding says why."""


@transaction.atomic
def hold(commission: Commission, *, reason: str, until: date | None, by: User, now: datetime) -> Commission:
    """Keep it back until a day, or until somebody lets it go. Raises NotPossible, ReasonNeeded."""
    if not reason.strip():
        raise ReasonNeeded
    row = _locked(commission, states=[*OPEN, CommissionState.APPROVED])
    if row.state == CommissionState.APPROVED:
        _unapprove(row, by=by, now=now)
    row.state, row.held_until, row.held_reason = CommissionState.HELD, until, reason.strip()[:200]
    row.updated_at = now
    row.save(update_fields=["state", "held_until", "held_reason", "updated_at"])
    return row


@transaction.atomic
def release(commission: Commission, *, now: datetime) -> Commission:
    """End its hold; it is approved with the next that are ripe. Raises NotPossible."""
    row = _locked(commission, states=[CommissionState.HELD])
    row.state, row.held_until, row.held_reason, row.updated_at = CommissionState.ACCRUED, None, "", now
    row.save(update_fields=["state", "held_until", "held_reason", "updated_at"])
    return row


@transaction.atomic
def approve(commission: Commission, *, by: User, now: datetime, on: date) -> Commission:
    """Approve one before its time. Raises NotPossible."""
    row = _locked(commission, states=OPEN)
    approve_many([row.pk], by=by, now=now, on=on)
    row.refresh_from_db()
    return row


def approve_ripe(*, on: date, now: datetime) -> int:
    """Approve whatever has waited long enough by a day, in batches that each commit; answers with how many."""
    approved = 0
    while True:
        ripe = list(Commission.objects.ripe(on=on).order_by("pk").values_list("pk", flat=True)[:BATCH])
        if not ripe:
            return approved
        approved += approve_many(ripe, by=None, now=now, on=on)


@transaction.atomic
def approve_many(keys: Sequence[int], *, by: User | None, now: datetime, on: date) -> int:
    """Approve those of them that are still open; answers with how many. What they earned is owed from now on."""
    rows = list(_lock(Commission.objects.filter(pk__in=keys, state__in=OPEN)))
    lying = money_of([row.pk for row in rows], kind=AccountKind.ACCRUED)
    targets = accounts_of({Holder.of(row) for row in rows}, kinds=[AccountKind.OWED])
    post_many(
        [
            Posting(
                key=f"approve:{row.key}:{money.round}",
                kind=TransactionKind.APPROVAL,
                on=on,
                commission_id=row.pk,
                lines=_all_moved(money, target=targets[AccountKind.OWED, Holder.of(row)], currency=row.currency),
            )
            for row in rows
            if (money := lying[row.pk])
        ],
        now=now,
        by=by,
    )
    return Commission.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=CommissionState.APPROVED,
        held_until=None,
        held_reason="",
        approved_at=now,
        approved_by=by,
        updated_at=now,
    )


@transaction.atomic
def take_back(keys: Sequence[int], *, now: datetime, by: User | None = None) -> int:
    """Undo commissions that are in no statement by negating what was written for them; answers with how many.

    One that is in a statement or paid isn't touched: it is corrected by another. Raises nothing for those.
    """
    may = [*OPEN, CommissionState.APPROVED, CommissionState.NOTHING]
    rows = list(_lock(Commission.objects.filter(pk__in=keys, state__in=may)))
    written = Transaction.objects.filter(commission__in=rows, reverses=None, reversed_by=None).order_by("pk")
    post_many([_negated(each, on=now.date()) for each in written.prefetch_related("entries")], now=now, by=by)
    return Commission.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=CommissionState.REVERSED, held_until=None, reversed_at=now, updated_at=now
    )


def _negated(written: Transaction, *, on: date) -> Posting:
    return Posting(
        key=f"reverse:{written.key}",
        kind=TransactionKind.REVERSAL,
        on=on,
        commission_id=written.commission_id,
        reverses_id=written.pk,
        lines=tuple(
            Line(account_id=entry.account_id, units=-entry.units, currency=entry.currency)
            for entry in written.entries.all()
        ),
    )


def _unapprove(row: Commission, *, by: User, now: datetime) -> None:
    money = money_of([row.pk], kind=AccountKind.OWED)[row.pk]
    target = accounts_of({Holder.of(row)}, kinds=[AccountKind.ACCRUED])[AccountKind.ACCRUED, Holder.of(row)]
    posting = Posting(
        key=f"hold:{row.key}:{money.round}",
        kind=TransactionKind.CORRECTION,
        on=now.date(),
        commission_id=row.pk,
        lines=_all_moved(money, target=target, currency=row.currency),
    )
    post_many([posting], now=now, by=by)


def _all_moved(money: Lying, *, target: int, currency: str) -> tuple[Line, ...]:
    return tuple(
        line
        for account, units in money.units.items()
        for line in moved(units, source=account, target=target, currency=currency)
    )


def _locked(commission: Commission, *, states: Sequence[str]) -> Commission:
    row = Commission.objects.select_for_update().get(pk=commission.pk)
    if row.state not in states:
        raise NotPossible(row.state)
    return row


def _lock(rows: QuerySet[Commission]) -> QuerySet[Commission]:
    """In the order of their keys, so that two never wait for each other."""
    return rows.order_by("pk").select_for_update()
