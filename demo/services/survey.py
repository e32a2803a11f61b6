"""A survey that has run for two months, by code at the till and by phone."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from accounts.models import User
from demo.rules.survey import replies
from strategy.models import Channel, Survey, SurveyMention, SurveyReply
from strategy.rules.survey_kinds import SHIPPED_KINDS


def create_survey(*, typist: User, on: date, dice: Random) -> int:
    """The survey with its answers; how many there are."""
    begun = on - timedelta(days=60)
    survey = Survey.objects.create(
        name="Ceiling customers, autumn", product="stretch ceiling", kinds=list(SHIPPED_KINDS), opens_on=begun
    )
    said = replies(dice)
    rows = []
    for number, _mentions in enumerate(said):
        day = begun + timedelta(days=number * 59 // len(said))
        typed = dice.random() < 0.3
        rows.append(
            SurveyReply(
                survey=survey,
                key=f"demo:{number}",
                channel=Channel.TYPED if typed else Channel.LINK,
                typed_by=typist if typed else None,
                replied_at=datetime.combine(day, time(9 + number % 9), UTC),
            )
        )
    SurveyReply.objects.bulk_create(rows)
    SurveyMention.objects.bulk_create(
        SurveyMention(reply=row, moment=moment, kind=kind, firm=firm)
        for row, mentions in zip(rows, said, strict=True)
        for moment, kind, firm in mentions
    )
    return len(said)
