"""Words of the exchange balance: `{% load exchange_words %}`."""

from fractions import Fraction

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.rules import formats
from core.templatetags.formats import EMPTY, here
from scoring.rules.exchange import Advice, Tilt

register = template.Library()

GIVEN = {
    "customers": gettext_lazy("Customers sent"),
    "orders": gettext_lazy("Orders they came to"),
    "turnover": gettext_lazy("Turnover of those orders"),
    "margin": gettext_lazy("Margin of those orders"),
    "commissions": gettext_lazy("Commissions"),
    "barter": gettext_lazy("Barter at the agreed price"),
    "placements": gettext_lazy("Places for our stands and leaflets"),
    "materials": gettext_lazy("Materials handed over"),
}
TILTS = {
    Tilt.EVEN: gettext_lazy("Both sides"),
    Tilt.WE_OWE: gettext_lazy("Us: we owe"),
    Tilt.THEY_OWE: gettext_lazy("Them: they owe"),
}
SENTENCES = {
    Tilt.EVEN: gettext_lazy("Both sides win. That is what keeps a partner."),
    Tilt.WE_OWE: gettext_lazy("We win more than they do: the next move is ours."),
    Tilt.THEY_OWE: gettext_lazy("They win more than we do: it is time to ask."),
}
ADVICE = {
    Advice.SEND_CUSTOMERS: gettext_lazy("Send them a customer: they sent more than we did."),
    Advice.PAY_BETTER: gettext_lazy("Offer them more of what we can give: a commission, barter, a place."),
    Advice.KEEP_OURS: gettext_lazy("Keep what we promised: some of it is late."),
    Advice.ASK_CUSTOMERS: gettext_lazy("Ask for customers: name the kind you look for."),
    Advice.ASK_THEIRS: gettext_lazy("Remind them of their promises: some are late."),
    Advice.AGREE_ANEW: gettext_lazy("Agree anew on what they give in the next quarter."),
    Advice.GO_ON: gettext_lazy("Go on, and try something larger together."),
}


@register.filter
def given_name(code: str) -> str:
    return str(GIVEN[code])


@register.filter
def tilt_name(tilt: Tilt) -> str:
    return str(TILTS[tilt])


@register.filter
def tilt_words(tilt: Tilt) -> str:
    return str(SENTENCES[tilt])


@register.filter
def advice_words(advice: Advice) -> str:
    return str(ADVICE[advice])


@register.simple_tag
def index_percent(index: Fraction | None) -> str:
    """1/2 → 50%; a dash where too little happened."""
    return EMPTY if index is None else formats.percent(float(index), locale=here())


@register.simple_tag
def kept_of(kept: int, due: int) -> str:
    """7 of 9, or a dash where nothing was due."""
    return _("%(kept)s of %(due)s") % {"kept": kept, "due": due} if due else EMPTY
