"""Calls, meetings and messages on the timeline."""

from datetime import date

from core.rules.timeline import TimelineEntry
from dashboards.rules.timeline import LIMIT, Dated, Source, cut
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


def talks(partner: Partner, *, before: date) -> Source:
    rows = Interaction.objects.filter(partner=partner, day__lt=before).select_related("author", "contact")
    return cut(_dated(talk) for talk in rows.order_by("-happened_at", "-id")[: LIMIT + 1])


def _dated(talk: Interaction) -> Dated:
    words = [talk.get_kind_display(), talk.get_outcome_display()]
    if talk.contact:
        words.append(talk.contact.name)
    entry = TimelineEntry(
        at=talk.happened_at,
        icon=ICONS.get(InteractionKind(talk.kind), "chat"),
        title=" · ".join(words),
        text=talk.notes,
        who=str(talk.author) if talk.author else "",
        tone=TONES.get(Outcome(talk.outcome), "plain"),
    )
    return Dated(day=talk.day, moment=talk.happened_at, entry=entry)
