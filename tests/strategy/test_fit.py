"""Assessing, measuring, and closing deviations, on the database."""

from datetime import timedelta

import pytest

from partners.models import Contact, Partner, Standing
from partners.services.merging import merge_partners, undo_merge
from partners.services.task import complete_task
from strategy.models import Assessment, CriterionAnswer, Deviation, FitMeasure, IdealProfile
from strategy.rules.fit import NotAnAnswer
from strategy.rules.quarters import quarter_of
from strategy.rules.shipped import SHIPPED
from strategy.services import measure as measure_service
from strategy.services.fit import (
    AlreadyPlanned,
    DeviationGone,
    assess,
    close_deviation,
    measure_done,
    plan_deviation,
)
from strategy.services.measure import measure_changed
from strategy.services.profile import retire_criterion, return_criterion, save_criterion
from strategy.tasks import measure
from tests.strategy.conftest import NOW

ON = NOW.date()


@pytest.fixture
def assessed(partner, profile, manager, criteria):
    """`assessed(Rating="3")` → the partner's assessment by these answers."""

    def make(of=None, **answers):
        named = {criteria[name.replace("_", " ")].pk: value for name, value in answers.items()}
        return assess(of or partner, profile=profile, answers=named, by=manager, currency="EUR", on=ON)

    return make


def deviation(name):
    return Deviation.objects.open().get(criterion__name=name)


def test_three_profiles_are_shipped(db):
    assert list(IdealProfile.objects.values_list("code", flat=True)) == ["shop", "designer", "contractor"]
    for shipped in SHIPPED:
        kinds = {criterion.kind for criterion in shipped.criteria}
        assert {"yes_no", "number", "one_of", "share"} <= kinds
        assert any(criterion.is_must for criterion in shipped.criteria)
        assert all(criterion.action for criterion in shipped.criteria)
        codes = [criterion.code for criterion in shipped.criteria]
        assert len(codes) == len(set(codes))
        assert all(set(row.accepted) < set(row.options) for row in shipped.criteria if row.kind == "one_of")


def test_answers_are_measured_and_deviations_open(assessed):
    row = assessed(Same_customers="yes", Rating="3", Quality="Worse")
    assert (row.fit, row.answered, row.asked, row.failed_musts) == (65, 3, 3, 0)
    assert set(Deviation.objects.open().values_list("criterion__name", flat=True)) == {"Rating", "Quality"}


def test_assessing_again_keeps_one_assessment_and_one_measure_a_day(assessed):
    assessed(Same_customers="no")
    row = assessed(Same_customers="yes")
    assert Assessment.objects.count() == FitMeasure.objects.count() == 1
    assert (row.fit, row.failed_musts) == (100, 0)
    assert Deviation.objects.get().closed_on == ON


def test_an_answer_taken_back_opens_nothing(assessed):
    assessed(Same_customers="no")
    row = assessed(Same_customers="")
    assert row.fit is None
    assert not Deviation.objects.exists()
    assert not CriterionAnswer.objects.exists()


def test_a_wrong_answer_keeps_nothing(assessed):
    with pytest.raises(NotAnAnswer):
        assessed(Same_customers="yes", Quality="Excellent")
    assert not Assessment.objects.exists()


def test_a_deviation_becomes_a_task_once(assessed, manager, partner):
    assessed(Rating="3")
    due = ON + timedelta(days=7)
    task = plan_deviation(deviation("Rating"), title="Ask for reviews", due_on=due, assignee=manager)
    assert (task.partner, task.due_on, task.assignee) == (partner, due, manager)
    with pytest.raises(AlreadyPlanned):
        plan_deviation(deviation("Rating"), title="Again", due_on=due, assignee=manager)


def test_closing_measures_anew_and_closes_the_task(assessed, manager):
    assessed(Same_customers="yes", Rating="3")
    found = deviation("Rating")
    task = plan_deviation(found, title="Ask for reviews", due_on=ON, assignee=manager)
    row = close_deviation(found, answer="4.5", by=manager, on=ON, now=NOW)
    task.refresh_from_db()
    found.refresh_from_db()
    assert (row.fit, found.closed_on, task.done_at) == (100, ON, NOW)
    with pytest.raises(DeviationGone):
        close_deviation(found, answer="5", by=manager, on=ON, now=NOW)


def test_work_that_did_not_help_leaves_the_deviation_open_for_another_task(assessed, manager):
    assessed(Rating="3")
    found = deviation("Rating")
    plan_deviation(found, title="Ask", due_on=ON, assignee=manager)
    row = close_deviation(found, answer="3.5", by=manager, on=ON, now=NOW)
    assert row.fit == 75
    again = plan_deviation(deviation("Rating"), title="Ask louder", due_on=ON, assignee=manager)
    assert deviation("Rating").task == again


def test_a_task_closed_elsewhere_measures_what_answers_itself(assessed, manager, today):
    assessed(Same_customers="no", Rating="3")
    for name in ("Same customers", "Rating"):
        task = plan_deviation(deviation(name), title="Do", due_on=ON, assignee=manager)
        complete_task(task, now=NOW)
    measure()
    row = Assessment.objects.get()
    assert (row.fit, row.failed_musts) == (81, 0)
    assert CriterionAnswer.objects.get(criterion__name="Same customers").source == "task"
    assert list(Deviation.objects.to_measure().values_list("criterion__name", flat=True)) == ["Rating"]
    assert measure_done(currency="EUR", on=ON) == 0


def test_a_criterion_known_from_the_record_is_read_again(assessed, manager, partner, criteria, profile):
    criterion = criteria["Same customers"]
    criterion.fact = "decision_maker"
    criterion.save()
    assessed(Same_customers="no")
    complete_task(plan_deviation(deviation("Same customers"), title="Ask", due_on=ON, assignee=manager), now=NOW)
    Contact.objects.create(partner=partner, name="Ola", is_decision_maker=True)
    assert measure_done(currency="EUR", on=ON) == 1
    assert Assessment.objects.get().fit == 100


def test_an_answer_that_the_record_gives_says_so(assessed, criteria, partner):
    criterion = criteria["Same customers"]
    criterion.fact = "brings_orders"
    criterion.save()
    Standing.objects.create(
        partner=partner, abc="A", tier="gold", tier_since=ON, turnover=100, mean_month=9, recent=50, previous=40
    )
    assessed(Same_customers="yes")
    assert CriterionAnswer.objects.get().source == "record"


def test_merging_two_assessed_partners_loses_neither(assessed, manager, partner):
    twin = Partner.objects.create(name="Okna Plus", manager=manager)
    assessed(Same_customers="yes", Rating="3")
    assessed(of=twin, Same_customers="no")
    merge = merge_partners(partner, twin, take=(), by=manager, now=NOW)
    assert Assessment.objects.get().fit == 81
    undo_merge(merge, by=manager, now=NOW)
    back = Assessment.objects.get(partner__uuid=twin.uuid)
    assert (back.failed_musts, back.answers.get().value, back.deviations.count()) == (1, "no", 1)


def test_other_criteria_measure_everyone_anew(assessed, criteria, profile):
    assessed(Same_customers="yes", Rating="3")
    save_criterion(criterion=criteria["Rating"], profile=profile, fields={"low": 3}, now=NOW)
    assert Assessment.objects.get().fit == 81
    assert measure_changed(on=ON) == 1
    assert Assessment.objects.get().fit == 100
    assert not Deviation.objects.open().exists()


def test_a_retired_criterion_counts_no_longer_and_its_answer_comes_back(assessed, criteria):
    assessed(Same_customers="yes", Quality="Worse")
    retire_criterion(criteria["Quality"], now=NOW)
    measure_changed(on=ON)
    assert (Assessment.objects.get().fit, Assessment.objects.get().asked) == (100, 2)
    criteria["Quality"].refresh_from_db()
    return_criterion(criteria["Quality"], now=NOW)
    measure_changed(on=ON)
    assert Assessment.objects.get().fit == 71
    assert measure_changed(on=ON) == 0


def test_criteria_that_change_while_all_are_measured_stay_due(assessed, criteria, profile, monkeypatch):
    assessed(Same_customers="yes", Rating="3")
    save_criterion(criterion=criteria["Rating"], profile=profile, fields={"low": 3}, now=NOW)
    later = NOW + timedelta(seconds=5)
    straight = measure_service.measure_profile

    def while_somebody_edits(profile, *, on):
        count = straight(profile, on=on)
        save_criterion(criterion=criteria["Rating"], profile=profile, fields={"low": 5}, now=later)
        return count

    with monkeypatch.context() as edited:
        edited.setattr(measure_service, "measure_profile", while_somebody_edits)
        measure_changed(on=ON)
    profile.refresh_from_db()
    assert profile.changed_at == later
    measure_changed(on=ON)
    profile.refresh_from_db()
    assert (profile.changed_at, Assessment.objects.get().fit) == (None, 63)


@pytest.mark.parametrize(("day", "first"), [("2026-03-31", "2026-01-01"), ("2026-04-01", "2026-04-01"),
                                            ("2026-12-31", "2026-10-01")])  # fmt: skip
def test_quarters(day, first):
    assert quarter_of(type(ON).fromisoformat(day)).isoformat() == first
