"""Telling ahead of time that a paper ends (B6)."""

from datetime import date, datetime

from django.utils import formats

from accounts.models import Role, User
from documents.models import Paper
from documents.rules.paper import REMIND_BEFORE, reminder_due
from documents.services.paper import expire
from notify.services.tell import tell


def remind(*, on: date, now: datetime) -> int:
    """Expire what is over and tell of what ends soon, each reminder once; how many papers end soon."""
    expire(on=on)
    ending = Paper.objects.expiring(on=on, within=max(REMIND_BEFORE)).select_related("partner__manager")
    heads: list[User] | None = None
    told = 0
    for paper in ending:
        if not paper.expires_on or not (days := reminder_due((paper.expires_on - on).days)):
            continue
        manager = paper.partner.manager
        if not manager and heads is None:
            heads = list(User.objects.staff().filter(role__in=[Role.OWNER, Role.HEAD]))
        tell(
            event="paper_expires",
            users=[manager] if manager else heads or [],
            context={
                "paper": str(paper),
                "partner": paper.partner.name,
                "day": formats.date_format(paper.expires_on, "Y-m-d"),
            },
            url=f"/papers/{paper.uuid}/",
            key=f"paper_expires:{paper.uuid}:{paper.expires_on}:{days}",
            now=now,
        )
        told += 1
    return told
