"""Claims: the first valid one holds the customer, and the database itself sees to it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from campaigns.models import Scheme
from partners.models import Partner
from sales.models import Referral, ReferralKey, ReferralMove
from sales.services.referral import KeyReused, NoContact, register
from tests.sales.conftest import NOW, entry


def test_the_first_claim_holds_the_customer(claim, partner):
    made = claim("1", phone="600 100 200", email="Ola@example.test")
    referral = made.referral
    assert (made.is_new, made.taken_on, referral.state) == (True, None, "new")
    assert (referral.protected_until, referral.due_on) == (date(2027, 2, 2), date(2026, 11, 7))
    held = referral.keys.filter(held=True).order_by("kind").values_list("kind", "value")
    assert list(held) == [("email", "ola@example.test"), ("phone", "+48600100200")]
    assert referral.moves.get().what == "registered"


@pytest.mark.parametrize(
    "again",
    [{"phone": "+48 600-100-200"}, {"phone": "", "email": "OLA@example.test"}, {"phone": "", "tax_id": "12-345"}],
)
def test_a_second_claim_is_told_since_when(claim, other, again):
    first = claim("1", email="ola@example.test", tax_id="12345").referral
    second = claim("2", of=other, at=NOW + timedelta(days=5), **again)
    assert (second.is_new, second.taken_on) == (True, NOW.date())
    late = second.referral
    assert (late.state, late.reason, late.first, late.protected_until) == ("rejected", "taken", first, None)
    assert not late.keys.filter(held=True).exists()


def test_the_same_partner_has_the_customer_already(claim):
    first = claim("1").referral
    again = claim("2")
    assert (again.referral, again.is_new, again.taken_on) == (first, False, None)
    assert Referral.objects.count() == 1


def test_an_event_told_twice_is_registered_once(claim, other):
    first = claim("1")
    assert claim("1").referral == first.referral
    claim("2", of=other)
    assert claim("2", of=other).taken_on == NOW.date()
    assert (Referral.objects.count(), ReferralMove.objects.count()) == (2, 2)


@pytest.mark.parametrize(
    "other_body", [{"phone": "600100201"}, {"email": "more@example.test"}, {"direction": "outbound"}]
)
def test_the_key_of_another_event_is_refused(claim, other_body):
    claim("1")
    with pytest.raises(KeyReused):
        claim("1", **other_body)


def test_the_key_of_another_partners_event_is_refused(claim, other):
    claim("1")
    with pytest.raises(KeyReused):
        claim("1", of=other)


def test_nobody_is_registered_without_a_contact(claim):
    with pytest.raises(NoContact):
        claim("1", phone="12")
    assert not Referral.objects.exists()


def test_a_customer_is_free_after_the_window_even_before_the_night(claim, other):
    claim("1")
    last = datetime(2027, 2, 2, 9, tzinfo=UTC)
    assert claim("2", of=other, at=last).taken_on
    assert claim("3", of=other, at=last + timedelta(days=1)).referral.state == "new"


def test_a_scheme_has_its_own_window(claim):
    scheme = Scheme.objects.create(name="Cards", protection_days=10)
    assert claim("1", scheme=scheme).referral.protected_until == date(2026, 11, 14)


def test_whom_we_send_is_no_claim(claim, other):
    sent = claim("1", direction="outbound").referral
    assert (sent.protected_until, sent.keys.filter(held=True).count()) == (None, 0)
    assert claim("2", of=other).referral.state == "new"


def test_the_history_is_append_only(claim):
    move = claim("1").referral.moves.get()
    for change in (lambda: ReferralMove.objects.update(reason="x"), lambda: move.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_thousand_claims_in_any_order(claim, company):
    """Each told one to five times, shuffled: as many referrals as events; each customer held by who came first."""
    dice = Random(7)
    firms = [Partner.objects.create(name=f"Firm {n}") for n in range(5)]
    customers = [f"6001{n:05d}" for n in range(60)]
    events = [(f"e{n}", dice.choice(firms), dice.choice(customers)) for n in range(250)]
    told = [event for event in events for _ in range(dice.randint(1, 5))]
    told += [dice.choice(events) for _ in range(1000 - len(told))]
    dice.shuffle(told)
    holder, made = {}, {}
    for at, (key, firm, phone) in enumerate(told):
        outcome = claim(key, of=firm, phone=phone, at=NOW + timedelta(minutes=at))
        if key not in made:
            first = holder.setdefault(phone, (firm, outcome.referral))
            made[key] = outcome.referral
            mine = first[0] == firm
            assert outcome.referral.state == ("new" if mine else "rejected")
            assert (outcome.referral == first[1]) == mine
        else:
            assert outcome.referral == made[key]
            assert not outcome.is_new
    held = ReferralKey.objects.filter(held=True)
    assert {key.value[3:]: key.referral.partner for key in held.select_related("referral__partner")} == {
        phone: firm for phone, (firm, _) in holder.items()
    }
    assert Referral.objects.count() == len({referral.pk for referral in made.values()})


def _rush(company, partners, *, phone):
    def one(at):
        try:
            made = register(partners[at], entry=entry(f"r{at}", phone=phone), by=None, now=NOW, company=company)
            return made.referral.state
        finally:
            connection.close()

    with ThreadPoolExecutor(len(partners)) as pool:
        return sorted(pool.map(one, range(len(partners))))


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_holds_the_customer(company):
    firms = [Partner.objects.create(name=f"Firm {n}") for n in range(8)]
    for n in range(5):
        phone = f"60010000{n}"
        states = _rush(company, firms, phone=phone)
        assert states == ["new", *["rejected"] * 7]
        assert ReferralKey.objects.filter(value=f"+48{phone}", held=True).count() == 1
        _rename(n)


def _rename(n):
    for referral in Referral.objects.filter(key__startswith="r"):
        Referral.objects.filter(pk=referral.pk).update(key=f"done{n}:{referral.pk}")


@pytest.mark.django_db(transaction=True)
def test_without_the_unique_key_many_would_hold_the_customer(company):
    firms = [Partner.objects.create(name=f"Firm {n}") for n in range(8)]
    guard = next(c for c in ReferralKey._meta.constraints if c.name == "referralkey_held_once")
    with connection.schema_editor() as editor:
        editor.remove_constraint(ReferralKey, guard)
    try:
        seen = []
        for n in range(10):
            seen += [state for state in _rush(company, firms, phone=f"60010000{n}") if state == "new"][1:]
            _rename(n)
        assert seen, "the control must show what the guard prevents"
    finally:
        ReferralKey.objects.update(held=False)
        with connection.schema_editor() as editor:
            editor.add_constraint(ReferralKey, guard)


def test_the_database_refuses_a_second_holder(claim, other):
    claim("1")
    late = claim("2", of=other).referral
    with pytest.raises(IntegrityError), transaction.atomic():
        late.keys.update(held=True)
