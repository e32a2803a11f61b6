"""Calls, meetings and messages on the timeline."""

from datetime import date
from functools import partial

from django.urls import reverse

from accounts.models import User
from core.rules.timeline import TimelineEntry
from dashboards.rules.timeline import LIMIT, Dated, Source, cut
from partners.access import may_mend
from partners.models import Interaction, InteractionKind, Outcome, Partner

ICONS = {
    InteractionKind.CALL: "telephone",
    InteractionKind.MEETING: "people",
    InteractionKind.VISIT: "geo-alt",
    InteractionKind.EMAIL: "envelope",
    InteractionKind.MESSAGE: "chat",
    InteractionKind.JBP: "clipboard-check",
}
TONES = {Outcome.AGREED: "up", Outcome.REFUSED: "down"}
COLUMNS = (
    "uuid", "author_id", "day", "happened_at", "kind", "outcome", "notes", "contact__name", "author__full_name",
    "author__email",
)  # fmt: skip


def talks(partner: Partner, *, before: date, actor: User) -> Source:
    """What a reader may mend leads to its page."""
    rows = Interaction.objects.filter(partner=partner, day__lt=before).order_by("-happened_at", "-id")
    read = rows.select_related("author", "contact").only(*COLUMNS)
    return cut(
        Dated(day=talk.day, moment=talk.happened_at, entry=partial(_entry, talk, actor)) for talk in read[: LIMIT + 1]
    )


def _entry(talk: Interaction, actor: User) -> TimelineEntry:
    words = [str(InteractionKind(talk.kind).label), str(Outcome(talk.outcome).label)]
    if talk.contact:
        words.append(talk.contact.name)
    return TimelineEntry(
        at=talk.happened_at,
        icon=ICONS.get(InteractionKind(talk.kind), "chat"),
        title=" · ".join(words),
        text=talk.notes,
        who=str(talk.author) if talk.author else "",
        href=reverse("partners:talk", args=[talk.uuid]) if may_mend(talk, actor=actor) else "",
        tone=TONES.get(Outcome(talk.outcome), "plain"),
    )
