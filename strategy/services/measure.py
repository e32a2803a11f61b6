"""Measuring assessments anew: the fit, its history, and the deviations that opened or closed (A3)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from core.services.poke import poke
from strategy.models import Assessment, CriterionAnswer, Deviation, FitMeasure, IdealProfile
from strategy.queries.fit import criteria_of, wanted_of
from strategy.rules.fit import Fit, fit

CHUNK = 500
MEASURE = "strategy.tasks.measure"


@transaction.atomic
def measure(assessments: Sequence[Assessment], *, profile: IdealProfile, on: date) -> None:
    """Bring assessments by one profile to what their answers say; twice changes nothing the second time."""
    criteria = criteria_of(profile)
    wanted = [wanted_of(criterion) for criterion in criteria]
    answers = _answers(assessments)
    fits = {row.pk: fit(wanted, answers.get(row.pk, {})) for row in assessments}
    for row in assessments:
        found = fits[row.pk]
        row.fit, row.answered, row.asked = found.value, len(found.answered), len(criteria)
        row.failed_musts = len(found.failed_musts)
    Assessment.objects.bulk_update(assessments, ["fit", "answered", "asked", "failed_musts"], batch_size=CHUNK)
    _keep_history(assessments, on=on)
    _settle_deviations(fits, on=on)


def mark_changed(profile: IdealProfile, *, now: datetime) -> None:
    """Its criteria changed: whoever was assessed by it is to be measured anew, by the worker, soon."""
    IdealProfile.objects.filter(pk=profile.pk).update(changed_at=now)
    poke(MEASURE)


def measure_changed(*, on: date) -> int:
    """Measure everyone by the profiles whose criteria changed; how many there were. Those that change meanwhile stay
    due."""
    count = 0
    for profile in IdealProfile.objects.exclude(changed_at=None).order_by("changed_at"):
        count += measure_profile(profile, on=on)
        IdealProfile.objects.filter(pk=profile.pk, changed_at=profile.changed_at).update(changed_at=None)
    return count


def measure_profile(profile: IdealProfile, *, on: date) -> int:
    """Everyone who was assessed by the profile, some at a time; how many there were."""
    ids = list(Assessment.objects.filter(profile=profile).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        rows = Assessment.objects.select_for_update(of=("self",)).filter(pk__in=ids[start : start + CHUNK])
        with transaction.atomic():
            measure(list(rows.order_by("pk")), profile=profile, on=on)
    return len(ids)


def _answers(assessments: Iterable[Assessment]) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    rows = CriterionAnswer.objects.filter(assessment__in=assessments)
    for assessment, criterion, value in rows.values_list("assessment_id", "criterion_id", "value"):
        found.setdefault(assessment, {})[criterion] = value
    return found


def _keep_history(assessments: Sequence[Assessment], *, on: date) -> None:
    FitMeasure.objects.bulk_create(
        [
            FitMeasure(assessment=row, on=on, fit=row.fit, answered=row.answered, failed_musts=row.failed_musts)
            for row in assessments
        ],
        update_conflicts=True,
        unique_fields=["assessment", "on"],
        update_fields=["fit", "answered", "failed_musts"],
    )


def _settle_deviations(fits: dict[int, Fit], *, on: date) -> None:
    """Open what deviates now, close what is as wanted, forget what nobody can say any more."""
    opened = {
        (row.assessment_id, row.criterion_id): row for row in Deviation.objects.open().filter(assessment__in=fits)
    }
    scores = {(key, row.wanted.key): row for key, found in fits.items() for row in found.rows}
    deviating = {place for place, row in scores.items() if row.deviates}
    met = {place for place, row in scores.items() if row.score == 1}
    Deviation.objects.bulk_create(
        [
            Deviation(assessment_id=assessment, criterion_id=criterion, opened_on=on)
            for assessment, criterion in sorted(deviating - opened.keys())
        ],
        ignore_conflicts=True,
    )
    closed = [row.pk for place, row in opened.items() if place in met]
    Deviation.objects.filter(pk__in=closed).update(closed_on=on)
    Deviation.objects.filter(
        pk__in=[row.pk for place, row in opened.items() if place not in met and place not in deviating]
    ).delete()
