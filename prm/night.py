"""The night, in the order it is told."""

from scoring.services.night import Step, count_weeks, judge_flags, judge_standing, publish

STEPS = (
    Step("weekly KPIs", count_weeks),
    Step("classes and tiers", judge_standing),
    Step("risk flags", judge_flags),
    Step("publish", publish),
)
