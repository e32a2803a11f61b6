"""The night, in the order it is told."""

from django.utils import timezone

from core.queries.company import company
from documents.services.reminders import remind
from sales.services.referral_night import tend_referrals
from scoring.services.night import Night, Step, balance_exchange, count_weeks, judge_flags, judge_standing, publish


def expire_and_remind(night: Night) -> None:
    remind(on=night.on, now=timezone.now())


def tend(night: Night) -> None:
    for name, count in tend_referrals(on=night.on, company=company()).items():
        night.count(name, count)


STEPS = (
    Step("papers that end", expire_and_remind),
    Step("referrals", tend),
    Step("weekly KPIs", count_weeks),
    Step("classes and tiers", judge_standing),
    Step("exchange balance", balance_exchange),
    Step("risk flags", judge_flags),
    Step("publish", publish),
)
