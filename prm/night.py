"""The night, in the order it is told."""

from django.utils import timezone

from documents.services.reminders import remind
from scoring.services.night import Night, Step, count_weeks, judge_flags, judge_standing, publish


def expire_and_remind(night: Night) -> None:
    remind(on=night.on, now=timezone.now())


STEPS = (
    Step("papers that end", expire_and_remind),
    Step("weekly KPIs", count_weeks),
    Step("classes and tiers", judge_standing),
    Step("risk flags", judge_flags),
    Step("publish", publish),
)
