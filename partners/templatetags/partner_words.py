"""A partner's record in words: `{% load partner_words %}`."""

from collections.abc import Mapping
from datetime import datetime

from django import template
from django.template import Context
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.queries.company import company_day, company_of
from core.rules import formats
from core.templatetags.formats import day, here
from partners.models import CustomValue, FieldType
from partners.rules.custom_field import YES, understood

register = template.Library()


@register.filter
def own_answer(value: CustomValue) -> str:
    """An answer to the company's own question, in the reader's language."""
    known = understood(value.field.type, value.value)
    match value.field.type:
        case FieldType.NUMBER:
            return formats.number(known, locale=here())  # type: ignore[arg-type]
        case FieldType.DAY:
            return day(known)  # type: ignore[arg-type]
        case FieldType.YES_NO:
            return _("yes") if known == YES else _("no")
    return value.value


@register.filter
def at(table: Mapping[str, object], key: str) -> object:
    """What a table holds under a key."""
    return table.get(key, "")


@register.simple_tag(takes_context=True)
def days_since(context: Context, moment: datetime) -> str:
    """How many of the company's days ago a moment was, against `today` of the context."""
    days = (context["today"] - company_day(moment, of=company_of(context["request"]))).days
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days} if days > 0 else _("today")
