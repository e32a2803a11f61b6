"""Agreements, offers and promises in words: `{% load campaign_words %}`."""

from datetime import date

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from campaigns.models import (
    Agreement,
    AgreementState,
    AgreementVersion,
    Obligation,
    Occurrence,
    OccurrenceState,
    Proposal,
    ProposalState,
    Scheme,
    SeenAs,
    VersionState,
)
from campaigns.rules.promise import Kept, allowed, is_overdue
from campaigns.services import wording
from core.rules import formats
from core.templatetags.formats import here
from core.templatetags.ui import badge

register = template.Library()

_AGREEMENTS = {
    AgreementState.DRAFT: "plain",
    AgreementState.PROPOSED: "information",
    AgreementState.IN_FORCE: "up",
    AgreementState.AMENDED: "up",
    AgreementState.ENDED: "plain",
    AgreementState.DROPPED: "plain",
}
_PROPOSALS = {
    ProposalState.SENT: "information",
    ProposalState.OPENED: "attention",
    ProposalState.ACCEPTED: "up",
    ProposalState.DECLINED: "down",
}
_PROMISES = {
    OccurrenceState.REPORTED: "information",
    OccurrenceState.KEPT: "up",
    OccurrenceState.BROKEN: "down",
}
_SEEN = {SeenAs.FINE: "up", SeenAs.LOW: "attention", SeenAs.EMPTY: "down", SeenAs.POOR: "down", SeenAs.GONE: "down"}


@register.simple_tag
def agreement_state(agreement: Agreement) -> SafeString:
    """The state as a badge."""
    state = AgreementState(agreement.state)
    return badge(str(state.label), tone=_AGREEMENTS[state])


@register.simple_tag
def version_state(version: AgreementVersion) -> SafeString:
    tone = {VersionState.IN_FORCE: "up", VersionState.PROPOSED: "information"}.get(VersionState(version.state), "plain")
    return badge(str(VersionState(version.state).label), tone=tone)


@register.simple_tag
def proposal_state(proposal: Proposal) -> SafeString:
    state = ProposalState(proposal.state)
    return badge(str(state.label), tone=_PROPOSALS.get(state, "plain"))


@register.simple_tag
def promise_state(promise: Occurrence, today: date) -> SafeString:
    """The state of a promise on its day; an open one that is late says so."""
    state = OccurrenceState(promise.state)
    if state == OccurrenceState.OPEN and is_overdue(state=state, due_on=promise.due_on, on=today):
        return badge(_("Overdue"), tone="down")
    if state == OccurrenceState.KEPT and promise.kept_on and promise.kept_on > promise.due_on:
        return badge(_("Kept late"), tone="attention")
    return badge(str(state.label), tone=_PROMISES.get(state, "plain"))


@register.simple_tag
def seen_as(state: str) -> SafeString | str:
    return badge(str(SeenAs(state).label), tone=_SEEN[SeenAs(state)]) if state else ""


@register.simple_tag
def promise_acts(promise: Occurrence, side: str) -> list[str]:
    """What this side may say of the promise now."""
    return [act.value for act in allowed(state=promise.state, side=promise.side, actor=side)]


@register.filter
def how_often(promise: Obligation) -> str:
    return wording.how_often(promise)


@register.filter
def how_many(promise: Obligation) -> str:
    return wording.how_many(promise)


@register.filter
def scheme_name(scheme: Scheme) -> str:
    """A scheme's name in the reader's language."""
    return _(scheme.name)


@register.filter
def text_lines(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@register.filter
def renewal_words(version: AgreementVersion) -> str:
    return wording.renewal_words(version)


@register.simple_tag
def kept_share(kept: Kept) -> str:
    """The share kept on time in percent; a dash where nothing was due."""
    return formats.percent(kept.share, locale=here()) if kept.share is not None else "—"
