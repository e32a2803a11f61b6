"""The night: terms that end, promises that are reminded of, once and to whom."""

from datetime import date, timedelta

import pytest

from campaigns.models import Obligation, Occurrence
from campaigns.services.agreement import Promised
from campaigns.services.night import keep_promises, morning_after
from notify.models import Letter, Notice
from tests.campaigns.conftest import DAY, NOW


def told():
    return sorted(Notice.objects.values_list("event", "user__full_name"))


def promised(side, days, **given):
    return Promised(side=side, what="Photo", first_due=DAY + timedelta(days=days), **given)


@pytest.mark.parametrize(
    ("side", "days", "expected"),
    [
        ("we", 3, [("promise_due_ours", "Maria Manager")]),
        ("we", 4, []),
        ("we", -2, [("promise_late_ours", "Maria Manager")]),
        ("we", -1, []),
        ("they", 3, [("promise_due_yours", "Ola Łuk")]),
        ("they", -2, [("promise_late_theirs", "Maria Manager"), ("promise_late_yours", "Ola Łuk")]),
    ],
)
def test_who_is_reminded_and_when(make_promise, member, side, days, expected):
    make_promise(side, first_due=DAY + timedelta(days=days))
    for _each in range(3):
        keep_promises(on=DAY, now=NOW)
    keep_promises(on=DAY + timedelta(days=1), now=NOW)
    early = [("promise_due_ours", "Maria Manager")] if (side, days) == ("we", 4) else []
    late = [("promise_late_ours", "Maria Manager")] if (side, days) == ("we", -1) else []
    assert told() == expected + early + late


def test_the_person_of_a_partner_without_a_cabinet_gets_a_letter(make_agreement, partner):
    agreement = make_agreement("in_force", promises=[promised("they", 2)])
    agreement.their_responsible = partner.contacts.get()
    agreement.save()
    for _each in range(2):
        keep_promises(on=DAY, now=NOW)
    letter = Letter.objects.get()
    assert (letter.to, "Photo" in letter.body) == ("ola@luk.example", True)


def test_kept_excused_and_dropped_are_not_reminded_of(make_promise, member):
    for state in ("kept", "excused", "dropped", "reported"):
        make_promise("we", first_due=DAY + timedelta(days=1))
        Occurrence.objects.order_by("-pk")[:1].get()
        Occurrence.objects.filter(state="open").update(state=state, kept_on=DAY)
    keep_promises(on=DAY, now=NOW)
    assert told() == []


def test_renewal_is_announced_ahead_and_the_end_is_told(make_agreement):
    agreement = make_agreement("in_force", ends_on=DAY + timedelta(days=30), renewal="ends", notice_days=30)
    keep_promises(on=DAY - timedelta(days=1), now=NOW)
    assert told() == []
    for days in range(4):
        keep_promises(on=DAY + timedelta(days=days), now=NOW)
    assert told() == [("agreement_ends_soon", "Maria Manager")]
    after = DAY + timedelta(days=31)
    keep_promises(on=after, now=NOW + timedelta(days=31))
    agreement.refresh_from_db()
    assert agreement.state == "ended"
    assert told() == [("agreement_ended", "Maria Manager"), ("agreement_ends_soon", "Maria Manager")]


def test_a_night_of_long_ago_tells_nobody_but_does_its_work(make_promise, member):
    obligation = make_promise("we", first_due=DAY, rhythm="week")
    Occurrence.objects.all().delete()
    Obligation.objects.filter(pk=obligation.pk).update(made_until=None)
    keep_promises(on=DAY, now=NOW + timedelta(days=200))
    assert Occurrence.objects.exists()
    assert told() == []


def test_a_second_call_changes_nothing(make_agreement, make_promise, django_assert_max_num_queries):
    make_agreement("in_force", promises=[promised("they", 1, rhythm="month")])
    make_promise("they", first_due=DAY - timedelta(days=40))
    keep_promises(on=DAY, now=NOW)
    before = list(Occurrence.objects.order_by("pk").values())
    keep_promises(on=DAY, now=NOW)
    assert list(Occurrence.objects.order_by("pk").values()) == before
    assert morning_after(date(2026, 2, 28)) == date(2026, 3, 1)
