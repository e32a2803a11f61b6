"""Two records become one: nothing is lost, both histories stay, and for a day it can be taken back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import serializers
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from accounts.models import Role, User
from core.models import Company, JobRun
from partners.models import (
    Contact,
    CustomField,
    CustomValue,
    Interaction,
    LegalEntity,
    Member,
    MemberRole,
    Merge,
    Partner,
    Seller,
    Standing,
    StandingChange,
    StatusMove,
    Task,
)
from partners.queries.merging import relations
from partners.rules.merging import CHOSEN, JOINED, RULES, What, joined, notes_of_both
from partners.services import merging
from partners.services.merging import (
    CannotMove,
    MergedFurther,
    NoRule,
    SamePartner,
    TooLate,
    merge_partners,
    undo_merge,
)
from sales.models import Deal
from scoring.models import RiskFlag
from settlements.models import Account
from tests.rendered import submit

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
WRITTEN_BY_THE_MERGE = {"partners.merge"}


def test_every_relation_has_a_rule_and_no_rule_is_stale():
    found = {relation.name: relation.rule for relation in relations()}
    missing = [name for name, rule in found.items() if rule is None]
    assert missing == [], f"write in partners/rules/merging.py what becomes of {missing} when partners are merged"
    assert set(RULES) == set(found)


def test_a_new_relation_without_a_rule_is_seen_and_merges_nothing(partner, manager, monkeypatch):
    monkeypatch.setattr("partners.queries.merging.RULES", {k: v for k, v in RULES.items() if k != "sales.Deal.partner"})
    assert [one.name for one in relations() if one.rule is None] == ["sales.Deal.partner"]
    other = Partner.objects.create(name="Other")
    with pytest.raises(NoRule):
        merge_partners(partner, other, take=[], by=manager, now=NOW)


def test_every_field_of_a_partner_is_thought_of():
    own = {field.name for field in Partner._meta.concrete_fields}
    worked_out = {"id", "uuid", "search_text", "updated_at"}
    assert own == {*CHOSEN, *JOINED, *worked_out} | (set(merging.WRITTEN) - set(CHOSEN) - set(JOINED))


@pytest.mark.parametrize(
    ("kept", "gone", "both"),
    [(["a"], ["A", "b"], ["a", "b"]), ([], ["x"], ["x"]), (["x", "y"], [], ["x", "y"])],
)
def test_lists_are_joined(kept, gone, both):
    assert joined(kept, gone) == both


def test_notes_are_joined():
    assert notes_of_both("a", "b") == "a\nb"
    assert notes_of_both("a b", "b") == "a b"
    assert notes_of_both("", "b") == "b"


def fill(partner, *, user, tag, size):
    """Rows of every sort that tests can make without other apps' services."""
    for n in range(size):
        contact = Contact.objects.create(partner=partner, name=f"{tag}{n}", phone_normal=f"+4860{n}")
        talk = Interaction.objects.create(
            partner=partner, happened_at=NOW, day=NOW.date(), author=user, contact=contact
        )
        talk.others.add(contact)
        Task.objects.create(partner=partner, title=f"{tag}{n}", due_on=NOW.date(), assignee=user, interaction=talk)
        LegalEntity.objects.create(partner=partner, name=f"{tag}{n}", tax_id=f"{tag}{n}")
        Deal.objects.create(
            partner=partner, key=f"{tag}{n}", ordered_on="2026-03-02", amount=n, base_amount=n, currency="EUR"
        )
        StatusMove.objects.create(partner=partner, from_status="candidate", to_status="contacted", moved_at=NOW)
        RiskFlag.objects.create(
            partner=partner, code="dormant", category="operational", severity=1, opened_on=date(2026, 1, n + 1),
            evidence={"last_deal_on": "2026-01-01"}, closed_on=None if n == 0 else date(2026, 2, n + 1),
        )  # fmt: skip


def stand(partner, run):
    verdict = {"abc": "A", "tier": "gold", "turnover": 1, "mean_month": 1}
    Standing.objects.create(partner=partner, tier_since=NOW.date(), **verdict)
    StandingChange.objects.create(partner=partner, on=NOW.date(), run=run, from_tier="silver", **verdict)


def rows_of_all():
    """Everything that a merge may touch, as it is, without the moment of the last save."""
    found = {}
    for model in {relation.model for relation in relations()} | {Partner, Seller}:
        if not model._meta.managed or model is Merge:
            continue
        for row in serializers.serialize("python", model._base_manager.all()):
            row["fields"].pop("updated_at", None)
            found[row["model"], row["pk"]] = row["fields"]
    return found


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(
    sizes=st.tuples(st.integers(0, 3), st.integers(0, 3)),
    seats=st.tuples(st.booleans(), st.booleans()),
    answers=st.tuples(st.sampled_from(["", "5"]), st.sampled_from(["", "7"])),
    words=st.tuples(*[st.lists(st.sampled_from(["a", "A", "b"]), max_size=2, unique=True)] * 2),
    take=st.lists(st.sampled_from(["name", "city", "external_id", "status", "manager"]), unique=True),
)
def test_nothing_is_lost_and_all_of_it_comes_back(db, sizes, seats, answers, words, take):
    from django.db import transaction

    with transaction.atomic():
        try:
            _merge_and_undo(sizes, seats, answers, words, take)
        finally:
            transaction.set_rollback(True)


def _merge_and_undo(sizes, seats, answers, words, take):
    Company.objects.get_or_create(pk=1, defaults={"name": "C"})
    user = User.objects.create_user("m@example.test", "x", full_name="M")
    seated = User.objects.create_user("s@example.test", "x", full_name="S", role=Role.PARTNER)
    run = JobRun.objects.create(on=NOW.date(), started_at=NOW)
    question = CustomField.objects.create(name="Q", type="number")
    pair = []
    for side, name in enumerate(("kept", "gone")):
        partner = Partner.objects.create(
            name=name, external_id=name, city=name, tags=words[side], status=("active", "candidate")[side],
            created_at=NOW - timedelta(days=side), manager=(None, user)[side],
        )  # fmt: skip
        fill(partner, user=user, tag=name, size=sizes[side])
        stand(partner, run)
        if seats[side]:
            seat = Member.objects.create(partner=partner, user=seated, role=MemberRole.SELLER, since=NOW)
            Seller.objects.create(partner=partner, member=seat, name="S")
        if answers[side]:
            CustomValue.objects.create(partner=partner, field=question, value=answers[side])
        pair.append(partner)
    kept, gone = pair
    before = rows_of_all()
    merge = merge_partners(kept, gone, take=take, by=user, now=NOW)
    after = rows_of_all()
    taken = {(row["model"], row["pk"]) for row in merge.before["taken"]}
    assert set(before) - set(after) == taken
    assert set(after) <= set(before)
    assert not any(relation.rows_of(gone).exists() for relation in relations() if relation.rule.what is not What.STAY)
    assert all(getattr(Partner.objects.get(pk=kept.pk), name) == getattr(gone, name) for name in take)
    undo_merge(merge, by=user, now=NOW + timedelta(hours=23))
    assert rows_of_all() == before


@pytest.fixture
def double(partner, manager):
    """The same firm, written down a second time."""
    double = Partner.objects.create(name="Romashka", manager=manager, city="Kraków", notes="Second")
    LegalEntity.objects.create(partner=double, name="Romashka Trade", tax_id="5252248481")
    fill(double, user=manager, tag="d", size=1)
    return double


def test_what_no_rule_foresees_refuses_and_changes_nothing(partner, double, manager, monkeypatch):
    monkeypatch.setitem(RULES, "partners.CustomValue.partner", RULES["sales.Deal.partner"])
    question = CustomField.objects.create(name="Q")
    for one in (partner, double):
        CustomValue.objects.create(partner=one, field=question, value="x")
    with pytest.raises(CannotMove):
        merge_partners(partner, double, take=[], by=manager, now=NOW)
    assert double.contacts.count() == 1
    with pytest.raises(SamePartner):
        merge_partners(partner, partner, take=[], by=manager, now=NOW)


def test_undo_has_its_day_and_its_order(partner, double, manager):
    third = Partner.objects.create(name="Third")
    first = merge_partners(partner, double, take=[], by=manager, now=NOW)
    second = merge_partners(third, partner, take=[], by=manager, now=NOW)
    with pytest.raises(MergedFurther):
        undo_merge(first, by=manager, now=NOW)
    with pytest.raises(TooLate):
        undo_merge(second, by=manager, now=NOW + timedelta(days=1))
    undo_merge(second, by=manager, now=NOW)
    undo_merge(first, by=manager, now=NOW)
    assert Partner.objects.count() == 3
    with pytest.raises(TooLate):
        undo_merge(first, by=manager, now=NOW)


def test_what_was_added_since_stays_where_it_is(partner, double, manager):
    merge = merge_partners(partner, double, take=["city"], by=manager, now=NOW)
    Contact.objects.create(partner=partner, name="New")
    Partner.objects.filter(pk=partner.pk).update(city="Gdańsk")
    undo_merge(merge, by=manager, now=NOW)
    partner.refresh_from_db()
    assert partner.city == "Gdańsk"
    assert sorted(partner.contacts.values_list("name", flat=True)) == ["New", "Жанна Щукина"]


def test_merged_by_choosing_side_by_side(log_in, manager, partner, double, today):
    client = log_in(manager)
    listed = client.get("/partners/duplicates/")
    assert double.name in listed.content.decode()
    chosen = client.get(reverse("partners:merge_choose", args=[partner.uuid]))
    assert reverse("partners:merge", args=[partner.uuid, double.uuid]) in chosen.content.decode()
    page = reverse("partners:merge", args=[partner.uuid, double.uuid])
    answer = submit(client, page, name="kept", city="gone")
    record = reverse("partners:record", args=[partner.uuid])
    assert answer["Location"] == record
    partner.refresh_from_db()
    assert (partner.city, partner.notes) == ("Kraków", "Second")
    assert "D0" in partner.search_text
    old = reverse("dashboards:partner", args=[double.uuid])
    assert client.get(old)["Location"] == reverse("dashboards:partner", args=[partner.uuid])
    history = client.get(reverse("partners:history", args=[partner.uuid])).content.decode()
    assert "Romashka" in history
    merge = Merge.objects.get()
    undone = client.post(reverse("partners:merge_undo", args=[partner.uuid, merge.uuid]))
    assert undone["Location"] == reverse("partners:record", args=[double.uuid])
    assert client.get(old).status_code == 200


def test_what_becomes_of_money_is_told_before(log_in, manager, partner, double):
    Account.objects.create(kind="owed", partner=double, currency="EUR")
    page = log_in(manager).get(reverse("partners:merge", args=[partner.uuid, double.uuid]))
    assert "each sum as it stands" in page.content.decode()


def test_who_may_merge(client, log_in, person, partner, double, stranger_manager):
    page = reverse("partners:merge", args=[partner.uuid, double.uuid])
    assert client.get(page).status_code == 302
    for role, told in ((Role.OWNER, 200), (Role.MANAGER, 200), (Role.ACCOUNTANT, 403), (Role.PARTNER, 404)):
        assert log_in(person(role)).get(page).status_code == told
    assert log_in(stranger_manager).get(page).status_code == 404
    Partner.objects.update(manager=stranger_manager)
    assert log_in(stranger_manager).get(page).status_code == 403
    assert log_in(stranger_manager).post(page, {"name": "kept"}).status_code == 403
