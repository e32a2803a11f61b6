"""Links that show only where the reader may go: `{% load nav %}`."""

from collections.abc import Callable
from functools import lru_cache
from zlib import crc32

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.safestring import SafeString

register = template.Library()


@lru_cache(maxsize=128)
def _view(name: str) -> tuple[str, Callable[..., object]] | None:
    try:
        address = reverse(name)
    except NoReverseMatch:
        return None
    return address, resolve(address).func


@register.simple_tag(takes_context=True)
def may_open(context: Context, name: str) -> bool:
    """Whether the reader's role may open the page of this name; no for a page that isn't there."""
    found = _view(name)
    if not found:
        return False
    policy = getattr(found[1], "access", None)
    return bool(policy and policy.allows(context["request"].user))


@register.simple_block_tag
def nav_group(content: str, title: str) -> SafeString:
    """A titled group of links; nothing when the reader may open none of them."""
    if not content.strip():
        return SafeString()
    context = {"title": title, "body": content, "id": f"rail-{crc32(title.encode())}"}
    return render_to_string("components/nav_group.html", context)


@register.simple_tag(takes_context=True)
def nav_item(context: Context, name: str, icon_name: str, label: str, template_name: str = "nav_item") -> SafeString:
    """A link of the rail, marked as current on its page and below it; nothing where the reader may not go."""
    if not may_open(context, name):
        return SafeString()
    found = _view(name)
    address = found[0] if found else ""
    here = context["request"].path
    current = "page" if here == address else "true" if address != "/" and here.startswith(address) else ""
    return render_to_string(
        f"components/{template_name}.html",
        {"address": address, "icon_name": icon_name, "label": label, "current": current},
    )
