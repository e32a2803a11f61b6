"""Candidates and partners compared with the ideal, a month ago and now, with the work between."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from accounts.models import User
from demo.rules.fits import PROFILE_OF_KIND, answer
from demo.services.partners import Cast
from partners.models import PartnerKind
from partners.services.task import complete_task
from strategy.models import Criterion, Deviation, IdealProfile
from strategy.services.fit import assess, close_deviation, plan_deviation, wanted_yes_no

PARTNERS_ASSESSED = 14
LEFT_OUT = 4


def create_fits(rows: list[Cast], *, by_kind: dict[str, PartnerKind], owner: User, on: date, dice: Random) -> int:
    """Most candidates and some partners, each with what was worked on since; how many were assessed."""
    profiles = _link_profiles(by_kind)
    candidates = [row for row in rows if row.story.name == "candidate" and row.sheet.name in profiles]
    others = [row for row in rows if row.story.name in ("rising", "new", "steady") and row.sheet.name in profiles]
    chosen = [*candidates[LEFT_OUT:], *dice.sample(others, min(PARTNERS_ASSESSED, len(others)))]
    for row in chosen:
        _assess(row, profile=profiles[row.sheet.name], by=row.partner.manager or owner, on=on, dice=dice)
    _work(on=on, owner=owner, dice=dice)
    return len(chosen)


def _link_profiles(by_kind: dict[str, PartnerKind]) -> dict[str, IdealProfile]:
    shipped = {profile.code: profile for profile in IdealProfile.objects.exclude(code="")}
    found = {name: shipped[code] for name, code in PROFILE_OF_KIND.items() if code in shipped and name in by_kind}
    for name, profile in found.items():
        profile.kinds.add(by_kind[name])
    return found


def _assess(row: Cast, *, profile: IdealProfile, by: User, on: date, dice: Random) -> None:
    leaning = dice.choice([0.35, 0.55, 0.7, 0.8, 0.9])
    answers = {}
    for criterion in Criterion.objects.filter(profile=profile):
        said = answer(
            criterion.code,
            criterion.kind,
            options=criterion.options,
            leaning=leaning,
            partner_kind=row.sheet.name,
            dice=dice,
        )
        if said is not None:
            answers[criterion.pk] = said
    day = on - timedelta(days=dice.randint(20, 50))
    assess(row.partner, profile=profile, answers=answers, by=by, currency="BYN", on=day)


def _work(*, on: date, owner: User, dice: Random) -> None:
    """Of the deviations that work can change: some became tasks, some of those are done, most of these helped."""
    rows = Deviation.objects.open().filter(criterion__is_changeable=True).order_by("pk")
    for deviation in rows.select_related("criterion", "assessment__partner__manager"):
        luck = dice.random()
        if luck > 0.55:
            continue
        person = deviation.assessment.partner.manager or owner
        due = on + timedelta(days=dice.randint(-12, 16))
        task = plan_deviation(deviation, title=deviation.criterion.action, due_on=due, assignee=person)
        if luck < 0.16:
            moment = datetime.combine(on - timedelta(days=dice.randint(1, 9)), time(15), UTC)
            complete_task(task, now=moment)
            if luck < 0.12 and deviation.criterion.kind == "yes_no":
                said = wanted_yes_no(deviation.criterion)
                close_deviation(deviation, answer=said, by=person, on=moment.date(), now=moment)
