"""The bell: `{% load notify_words %}`."""

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from accounts.models import User
from notify.queries.notice import COUNTED_TO, unread_count

register = template.Library()


@register.simple_tag(takes_context=True)
def bell(context: Context) -> SafeString:
    """A link to one's notices with the number of the unread; nothing for strangers."""
    user = context["request"].user
    if not isinstance(user, User):
        return SafeString()
    count = unread_count(user)
    shown = f"{COUNTED_TO}+" if count > COUNTED_TO else str(count)
    return render_to_string("notify/bell.html", {"count": count, "shown": shown})
