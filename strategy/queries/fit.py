"""A partner against its ideal: the profile that suits, the answers, the fit and what deviates (A3)."""

from dataclasses import dataclass
from datetime import date

from partners.models import Partner
from strategy.models import Assessment, Criterion, CriterionAnswer, Deviation, FitMeasure, IdealProfile
from strategy.rules.fit import Fit, Scored, Wanted, fit


def wanted_of(criterion: Criterion) -> Wanted:
    """The criterion as arithmetic sees it."""
    return Wanted(
        key=criterion.pk,
        kind=criterion.kind,
        weight=criterion.weight,
        is_must=criterion.is_must,
        wanted_yes=criterion.wanted_yes,
        options=tuple(criterion.options),
        accepted=tuple(criterion.accepted),
        low=criterion.low,
        high=criterion.high,
        tolerance=criterion.tolerance,
    )


def criteria_of(profile: IdealProfile) -> list[Criterion]:
    """What is asked now, in order."""
    return list(Criterion.objects.filter(profile=profile, retired_at=None))


def profile_for(partner: Partner) -> IdealProfile | None:
    """The profile that the partner was measured by last, else the one of its kind, else the first."""
    last = Assessment.objects.filter(partner=partner).order_by("-assessed_on", "-pk").select_related("profile").first()
    if last:
        return last.profile
    suited = IdealProfile.objects.filter(kinds=partner.kind_id).first() if partner.kind_id else None
    return suited or IdealProfile.objects.first()


@dataclass(frozen=True)
class CriterionRow:
    """A criterion with its answer, its score and the deviation that is open."""

    criterion: Criterion
    scored: Scored
    answer: CriterionAnswer | None
    deviation: Deviation | None

    @property
    def percent(self) -> int | None:
        """The score from 0 to 100."""
        return None if self.scored.score is None else round(self.scored.score * 100)

    @property
    def score(self) -> float:
        return float(self.scored.score or 0)

    @property
    def points(self) -> float:
        return float(self.scored.points)


@dataclass(frozen=True)
class FitPage:
    """`assessment` is None until somebody answers; `measures` are its last two years, oldest first."""

    profile: IdealProfile
    assessment: Assessment | None
    fit: Fit
    rows: list[CriterionRow]
    measures: list[FitMeasure]

    @property
    def deviations(self) -> list[CriterionRow]:
        """What can be worked on, the weightiest loss first."""
        open_rows = [row for row in self.rows if row.scored.deviates]
        return sorted(open_rows, key=lambda row: (not row.scored.fails_must, -_loss(row)))

    @property
    def gained(self) -> float:
        return float(self.fit.gained)

    @property
    def unanswered(self) -> list[CriterionRow]:
        return [row for row in self.rows if row.scored.score is None]

    @property
    def measured_on(self) -> date | None:
        return self.measures[-1].on if self.measures else None

    @property
    def trend(self) -> list[int | None]:
        return [measure.fit for measure in self.measures]


def _loss(row: CriterionRow) -> float:
    return float(row.scored.wanted.weight - row.scored.points)


def fit_page(partner: Partner, *, profile: IdealProfile) -> FitPage:
    criteria = criteria_of(profile)
    assessment = (
        Assessment.objects.filter(partner=partner, profile=profile).select_related("assessed_by", "partner").first()
    )
    answers = {row.criterion_id: row for row in assessment.answers.select_related("answered_by")} if assessment else {}
    opened = Deviation.objects.open().filter(assessment=assessment).select_related("task", "task__assignee")
    deviations = {row.criterion_id: row for row in opened} if assessment else {}
    measured = fit([wanted_of(row) for row in criteria], {key: row.value for key, row in answers.items()})
    rows = [
        CriterionRow(criterion, scored, answers.get(criterion.pk), deviations.get(criterion.pk))
        for criterion, scored in zip(criteria, measured.rows, strict=True)
    ]
    measures = list(assessment.measures.order_by("-on")[:24])[::-1] if assessment else []
    return FitPage(profile, assessment, measured, rows, measures)
