"""Two partners that both have money become one: every sum stays as it is, and it can be taken back."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Role
from partners.models import LegalEntity, Merge
from partners.services.merging import merge_partners, undo_merge
from partners.services.money_holder import MoneySince
from settlements.models import Account, Commission, Entry, Statement, StatementLine
from settlements.queries.proof import faults
from settlements.services.commission import approve_many
from settlements.services.payment import approve, mark_paid
from settlements.services.statement import make_statements
from tests.settlements.conftest import DAY, NOW

UNTIL = date(2026, 11, 19)
LATER = date(2026, 11, 30)
MONEY = (Account, Commission, Statement)


def approve_all(by):
    keys = list(Commission.objects.filter(state="accrued").values_list("pk", flat=True))
    return approve_many(keys, by=by, now=NOW, on=UNTIL)


@pytest.fixture
def both(partner, other, make_rule, make_deal, settled, manager):
    """Both have sold, both have a statement up to the same day, and one more sale that is in none."""
    make_rule(percent="5")
    for owner, amount in ((partner, 100_000), (other, 60_000)):
        make_deal(amount, of=owner)
    settled()
    approve_all(manager)
    make_statements(until=UNTIL, now=NOW)
    for owner in (partner, other):
        make_deal(10_000, of=owner, on=UNTIL)
    settled()
    return partner, other


def rows(model):
    """All of it as it stands, without the moment of the last save."""
    read = [dict(row) for row in model.objects.order_by("pk").values()]
    return [{name: value for name, value in row.items() if name not in ("updated_at", "head")} for row in read]


def sums():
    """Every figure of the money, whoever holds it."""
    holder = ("partner_id", "legal_entity_id")
    return [
        [{name: value for name, value in row.items() if name not in holder} for row in rows(model)]
        for model in (*MONEY, Entry, StatementLine)
    ]


def test_every_sum_stays_as_it_is(both, manager, settled):
    kept, gone = both
    before = sums()
    merge_partners(kept, gone, take=[], by=manager, now=NOW)
    assert sums() == before
    assert {row.partner_id for model in MONEY for row in model.objects.all()} == {kept.pk}
    assert faults() == (0, [])
    settled()
    assert sums() == before


def test_what_had_no_legal_entity_is_held_by_one_in_the_old_name(both, manager):
    kept, gone = both
    theirs = set(Statement.objects.filter(partner=gone).values_list("pk", flat=True))
    merge_partners(kept, gone, take=[], by=manager, now=NOW)
    entity = LegalEntity.objects.get()
    assert (entity.partner, entity.name) == (kept, gone.name)
    assert set(Statement.objects.filter(legal_entity=entity).values_list("pk", flat=True)) == theirs


def test_an_entity_of_its_own_takes_the_costs_too(partner, other, make_rule, make_deal, settled, manager):
    own = LegalEntity.objects.create(partner=other, name="Okna Plus sp. z o.o.")
    make_rule(percent="5")
    for owner in (partner, other):
        make_deal(100_000, of=owner)
    settled()
    merge_partners(partner, other, take=[], by=manager, now=NOW)
    assert LegalEntity.objects.get() == own
    assert set(Account.objects.filter(legal_entity=own).values_list("kind", flat=True)) == {"cost", "accrued"}
    assert faults() == (0, [])


def test_money_goes_on_after_a_merge(both, manager, person):
    kept, gone = both
    statement = Statement.objects.get(partner=gone)
    merge_partners(kept, gone, take=[], by=manager, now=NOW)
    Statement.objects.filter(pk=statement.pk).update(state="sent")
    head = person(Role.HEAD, email="head@example.test")
    approve(Statement.objects.get(pk=statement.pk), by=head, now=NOW)
    paid = Statement.objects.get(pk=statement.pk)
    assert mark_paid(paid, units=paid.payable, on=DAY, by=head, now=NOW + timedelta(days=4))
    approve_all(manager)
    made = make_statements(until=LATER, now=NOW)
    assert [(row.partner, row.earned) for row in made] == [(kept, 500), (kept, 500)]
    assert faults() == (0, [])


def test_the_undoing_gives_back_each_row(both, manager, settled):
    kept, gone = both
    before = [rows(model) for model in MONEY]
    merge = merge_partners(kept, gone, take=[], by=manager, now=NOW)
    undo_merge(merge, by=manager, now=NOW + timedelta(hours=23))
    settled()
    assert [rows(model) for model in MONEY] == before
    assert not LegalEntity.objects.exists()
    assert faults() == (0, [])


def test_money_booked_since_is_not_torn_apart(both, manager):
    kept, gone = both
    merge = merge_partners(kept, gone, take=[], by=manager, now=NOW)
    approve_all(manager)
    make_statements(until=LATER, now=NOW)
    with pytest.raises(MoneySince):
        undo_merge(merge, by=manager, now=NOW)
    assert Merge.objects.get().undone_at is None


@pytest.mark.parametrize("table", ["account", "commission", "statement"])
def test_without_a_merge_money_stays_with_its_partner(both, table):
    kept, gone = both

    def take():
        with pytest.raises(IntegrityError, match="is_kept"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"update settlements_{table} set partner_id = %s where partner_id = %s", [kept.pk, gone.pk])

    take()
    about = {"gone_pk": gone.pk, "gone_uuid": gone.uuid, "gone_name": gone.name}
    Merge.objects.create(kept=kept, into_pk=kept.pk, merged_at=NOW, undone_at=NOW, **about)
    take()
