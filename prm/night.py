"""The night, in the order it is told."""

from django.utils import timezone

from campaigns.services.night import keep_promises, morning_after
from core.queries.company import company
from documents.services.reminders import remind
from sales.services.referral_night import tend_referrals
from scoring.services.night import Night, Step, balance_exchange, count_weeks, judge_flags, judge_standing, publish


def expire_and_remind(night: Night) -> None:
    remind(on=night.on, now=timezone.now())


def tend(night: Night) -> None:
    for name, count in tend_referrals(on=night.on, company=company()).items():
        night.count(name, count)


def agreements_and_promises(night: Night) -> None:
    keep_promises(on=morning_after(night.on), now=timezone.now())


STEPS = (
    Step("papers that end", expire_and_remind),
    Step("referrals", tend),
    Step("agreements and promises", agreements_and_promises),
    Step("weekly KPIs", count_weeks),
    Step("classes and tiers", judge_standing),
    Step("exchange balance", balance_exchange),
    Step("risk flags", judge_flags),
    Step("publish", publish),
)
