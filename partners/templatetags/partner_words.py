"""A partner's record in words: `{% load partner_words %}`."""

from django import template
from django.utils.translation import gettext as _

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
