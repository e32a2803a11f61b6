"""States of papers in words: `{% load paper_words %}`."""

from datetime import date

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.templatetags.ui import badge
from documents.models import Paper, PaperState

register = template.Library()
TONES = {PaperState.SENT: "attention", PaperState.SIGNED: "up", PaperState.EXPIRED: "down"}


@register.simple_tag
def paper_state(paper: Paper, today: date) -> SafeString:
    """The state as a badge; a sent paper says for how long it has waited, a signed one that is over says so."""
    if paper.state == PaperState.SENT and paper.sent_on and (days := (today - paper.sent_on).days) > 0:
        return badge(_("Sent, unsigned for %(days)s d") % {"days": days}, tone="attention")
    if paper.state == PaperState.SIGNED and paper.expires_on and paper.expires_on < today:
        return badge(str(PaperState.EXPIRED.label), tone="down")
    return badge(paper.get_state_display(), tone=TONES.get(PaperState(paper.state), "plain"))
