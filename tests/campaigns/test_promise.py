"""Promises on their days: made, kept, excused, broken."""

from datetime import date, timedelta

import pytest

from campaigns.models import Occurrence
from campaigns.rules.promise import Act
from campaigns.services.occurrence import break_overdue, make_occurrences
from campaigns.services.promise import NotYours, ProofNeeded, Word, say, stop_promise
from tests.campaigns.conftest import DAY, NOW


def dues():
    return list(Occurrence.objects.values_list("due_on", flat=True))


def act(occurrence, what, *, by, side="we", on=DAY, **word):
    return say(occurrence, act=Act(what), side=side, by=by, word=Word(done_on=on, **word), now=NOW)


def test_days_are_made_ahead_and_once(make_promise):
    make_promise(first_due=date(2026, 1, 31), rhythm="month")
    assert dues() == [date(2026, 3, 31), date(2026, 4, 30)]
    assert make_occurrences(on=DAY) == 0
    assert make_occurrences(on=date(2026, 4, 15)) == 1
    assert make_occurrences(on=date(2026, 4, 15)) == 0
    assert dues()[-1] == date(2026, 5, 31)


def test_every_night_of_a_year_makes_what_one_look_makes(make_promise):
    make_promise(first_due=date(2026, 3, 31), rhythm="week", every=2, last_due=date(2027, 1, 1))
    for days in range(1, 366):
        make_occurrences(on=DAY + timedelta(days=days))
    expected = [date(2026, 3, 31) + timedelta(weeks=2 * turn) for turn in range(20)]
    assert dues() == expected


def test_once_is_owed_even_if_it_was_due_before(make_promise):
    make_promise(first_due=date(2026, 2, 1))
    assert dues() == [date(2026, 2, 1)]


def test_a_promise_far_ahead_waits_for_its_time(make_promise):
    make_promise(first_due=date(2026, 9, 1))
    assert dues() == []
    make_occurrences(on=date(2026, 7, 2))
    assert dues() == []
    make_occurrences(on=date(2026, 7, 3))
    assert dues() == [date(2026, 9, 1)]


def test_drafts_owe_nothing(make_agreement):
    from tests.campaigns.test_agreement import MONTHLY

    make_agreement("draft", promises=[MONTHLY])
    make_agreement("proposed", promises=[MONTHLY])
    assert make_occurrences(on=DAY) == 0


def test_a_stopped_promise_is_not_owed_later(make_promise):
    obligation = make_promise(rhythm="week")
    stop_promise(obligation, on=DAY)
    make_occurrences(on=DAY + timedelta(days=100))
    assert list(Occurrence.objects.filter(state="open").values_list("due_on", flat=True)) == [DAY]


def test_they_report_and_we_confirm_on_the_day_they_did_it(make_promise, manager, member):
    make_promise("they", proof="link")
    promise = Occurrence.objects.get()
    with pytest.raises(ProofNeeded) as asked:
        act(promise, "report", by=member, side="they")
    assert asked.value.what == "link"
    act(promise, "report", by=member, side="they", on=DAY - timedelta(days=1), link="https://luk.example/photo")
    with pytest.raises(NotYours):
        act(promise, "keep", by=member, side="they")
    done = act(promise, "keep", by=manager)
    assert (done.state, done.kept_on, done.proof_link) == (
        "kept", DAY - timedelta(days=1), "https://luk.example/photo",
    )  # fmt: skip


def test_what_is_not_so_is_given_back_with_a_reason(make_promise, manager, member):
    make_promise("they")
    promise = Occurrence.objects.get()
    act(promise, "report", by=member, side="they")
    with pytest.raises(ProofNeeded):
        act(promise, "return", by=manager)
    back = act(promise, "return", by=manager, note="The stand is empty")
    assert (back.state, back.reported_on, back.note) == ("open", None, "The stand is empty")


def test_our_own_promise_needs_proof_or_their_word(make_promise, manager, member):
    make_promise("we", proof="confirmation")
    promise = Occurrence.objects.get()
    with pytest.raises(ProofNeeded):
        act(promise, "keep", by=manager)
    act(promise, "report", by=manager)
    assert act(promise, "keep", by=member, side="they").kept_on == DAY


def test_excused_broken_and_opened_anew(make_promise, manager, member):
    make_promise("they")
    promise = Occurrence.objects.get()
    with pytest.raises(NotYours):
        act(promise, "excuse", by=member, side="they", note="We were busy")
    assert act(promise, "excuse", by=manager, note="Their shop was flooded").state == "excused"
    assert act(promise, "reopen", by=manager).state == "open"
    assert act(promise, "break", by=manager).state == "broken"
    late = act(promise, "keep", by=manager, on=DAY + timedelta(days=9))
    assert (late.state, late.kept_on) == ("kept", DAY + timedelta(days=9))
    assert late.events.count() == 4


def test_what_is_long_overdue_is_broken_by_the_night(make_promise):
    make_promise(first_due=DAY - timedelta(days=14))
    make_promise(first_due=DAY - timedelta(days=15))
    assert break_overdue(on=DAY) == 1
    assert break_overdue(on=DAY) == 0
    assert Occurrence.objects.get(state="broken").due_on == DAY - timedelta(days=15)
