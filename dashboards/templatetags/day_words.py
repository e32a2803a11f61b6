"""Why a partner is worth a contact, in words."""

from django import template
from django.template import Context
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.queries.company import company_of
from core.rules import formats
from core.templatetags.formats import here
from dashboards.rules.next_contact import Reason, Why

register = template.Library()


@register.simple_tag(takes_context=True)
def why_now(context: Context, reason: Reason) -> str:
    if reason.why is Why.SILENT:
        return ngettext("no contact for %(n)s day", "no contact for %(n)s days", reason.number) % {"n": reason.number}
    if reason.why is Why.FELL:
        return _("turnover fell by %(percent)s%%") % {"percent": reason.number}
    if reason.why is Why.CLOSE:
        currency = company_of(context["request"]).currency
        missing = formats.money(reason.number, currency, locale=here(), whole=True)
        return _("%(sum)s a month short of the next tier") % {"sum": missing}
    return _("never contacted")
