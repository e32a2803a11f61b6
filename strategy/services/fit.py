"""Answering for a partner, and closing what deviates (A3)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from partners.models import Partner, Task
from partners.services.task import add_task, complete_task
from strategy.models import AnswerSource, Assessment, Criterion, CriterionAnswer, Deviation, IdealProfile
from strategy.queries.fit import criteria_of, wanted_of
from strategy.queries.known import answers_known
from strategy.rules.fit import NO, YES, Kind, canonical
from strategy.services.measure import measure


class AlreadyPlanned(Exception):
    """A task to close this deviation is there and isn't done yet."""


class DeviationGone(Exception):
    """The deviation was closed meanwhile."""


@transaction.atomic
def assess(
    partner: Partner, *, profile: IdealProfile, answers: Mapping[int, str], by: User, currency: str, on: date
) -> Assessment:
    """Keep the answers by criterion and measure the fit; an empty text takes an answer back.

    Raises `NotAnAnswer` where one doesn't fit its criterion; nothing is kept then.
    """
    assessment = _locked(partner, profile=profile, by=by, on=on)
    criteria = {row.pk: row for row in criteria_of(profile)}
    known = answers_known(list(criteria.values()), partner=partner, currency=currency, on=on)
    before = {row.criterion_id: row for row in assessment.answers.all()}
    for key, text in answers.items():
        if criterion := criteria.get(key):
            _answer(assessment, criterion, text, before=before.get(key), known=known.get(key), by=by, on=on)
    assessment.assessed_on, assessment.assessed_by = on, by
    assessment.save(update_fields=["assessed_on", "assessed_by"])
    measure([assessment], profile=profile, on=on)
    return assessment


@transaction.atomic
def plan_deviation(deviation: Deviation, *, title: str, due_on: date, assignee: User) -> Task:
    """A task that closes the deviation. Raises `AlreadyPlanned`, `DeviationGone`, and what `add_task` raises."""
    held = _held(deviation)
    if held.task and not held.task.done_at:
        raise AlreadyPlanned(held.task)
    task = add_task(title=title, due_on=due_on, assignee=assignee, partner=held.assessment.partner)
    held.task = task
    held.save(update_fields=["task"])
    return task


@transaction.atomic
def close_deviation(deviation: Deviation, *, answer: str, by: User, on: date, now: datetime) -> Assessment:
    """The work is done: the task too, the criterion is answered anew and the fit measured.

    The deviation stays open where the answer still isn't the wanted one. Raises `DeviationGone`, `NotAnAnswer`.
    """
    held = _held(deviation)
    if held.task and not held.task.done_at:
        complete_task(held.task, now=now)
    return _answer_again(held, answer=answer, source=AnswerSource.PERSON, by=by, on=on)


@transaction.atomic
def measure_done(*, currency: str, on: date) -> int:
    """Deviations whose task was closed on another page: those that answer themselves are answered; how many.

    A yes-or-no criterion is as wanted once its closing task is done; one known from the record is read again. A number
    or a choice waits for somebody who says what it came to.
    """
    waiting = Deviation.objects.to_measure().select_related("criterion", "assessment__partner", "assessment__profile")
    settled = 0
    for deviation in waiting.select_for_update(of=("self",)):
        answer = _by_itself(deviation, currency=currency, on=on)
        if answer is not None:
            _answer_again(deviation, answer=answer, source=AnswerSource.TASK, by=None, on=on)
            settled += 1
    return settled


def _by_itself(deviation: Deviation, *, currency: str, on: date) -> str | None:
    criterion = deviation.criterion
    known = answers_known([criterion], partner=deviation.assessment.partner, currency=currency, on=on)
    if criterion.pk in known:
        before = CriterionAnswer.objects.filter(assessment=deviation.assessment, criterion=criterion).first()
        return known[criterion.pk] if before is None or before.value != known[criterion.pk] else None
    return wanted_yes_no(criterion) if criterion.kind == Kind.YES_NO else None


def wanted_yes_no(criterion: Criterion) -> str:
    return YES if criterion.wanted_yes else NO


def _answer_again(deviation: Deviation, *, answer: str, source: AnswerSource, by: User | None, on: date) -> Assessment:
    assessment = Assessment.objects.select_for_update(of=("self",)).get(pk=deviation.assessment_id)
    value = canonical(wanted_of(deviation.criterion), answer)
    CriterionAnswer.objects.update_or_create(
        assessment=assessment,
        criterion=deviation.criterion,
        defaults={"value": value, "source": source, "answered_on": on, "answered_by": by},
    )
    measure([assessment], profile=assessment.profile, on=on)
    return assessment


def _held(deviation: Deviation) -> Deviation:
    held = (
        Deviation.objects.open()
        .select_for_update(of=("self",))
        .select_related("task", "criterion", "assessment__partner")
        .filter(pk=deviation.pk)
        .first()
    )
    if held is None:
        raise DeviationGone(deviation.pk)
    return held


def _locked(partner: Partner, *, profile: IdealProfile, by: User, on: date) -> Assessment:
    assessment, _ = Assessment.objects.get_or_create(
        partner=partner, profile=profile, defaults={"assessed_on": on, "assessed_by": by}
    )
    return Assessment.objects.select_for_update(of=("self",)).get(pk=assessment.pk)


def _answer(
    assessment: Assessment,
    criterion: Criterion,
    text: str,
    *,
    before: CriterionAnswer | None,
    known: str | None,
    by: User,
    on: date,
) -> None:
    if not text.strip():
        if before:
            before.delete()
        return
    value = canonical(wanted_of(criterion), text)
    if before and before.value == value:
        return
    answer = before or CriterionAnswer(assessment=assessment, criterion=criterion)
    answer.value, answer.answered_on, answer.answered_by = value, on, by
    answer.source = AnswerSource.RECORD if value == known else AnswerSource.PERSON
    answer.save()
