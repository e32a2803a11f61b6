"""Links that show only where the reader may go: `{% load nav %}`."""

from collections.abc import Callable
from functools import lru_cache
from uuid import UUID
from zlib import crc32

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


ANY = UUID(int=0)


@lru_cache(maxsize=256)
def _view(name: str, *, of_record: bool = False) -> tuple[str, Callable[..., object]] | None:
    """The address of a page and its view; that of a record has `ANY` for its uuid."""
    try:
        address = reverse(name, args=[ANY] if of_record else [])
    except NoReverseMatch:
        return None
    return address, resolve(address).func


@register.simple_tag(takes_context=True)
def may_open(context: Context, name: str) -> bool:
    """Whether the reader's role may open the page of this name; no for a page that isn't there."""
    found = _view(name)
    return bool(found and _allows(found[1], context))


def _allows(view: Callable[..., object], context: Context) -> bool:
    policy = getattr(view, "access", None)
    return bool(policy and policy.allows(context["request"].user))


@register.simple_tag(takes_context=True)
def page_tab(context: Context, name: str, uuid: UUID, label: str) -> SafeString:
    """A tab that is a page of a record, current on it and below it; nothing where the reader may not go."""
    found = _view(name, of_record=True)
    if not found or not _allows(found[1], context):
        return SafeString()
    address, here = found[0].replace(str(ANY), str(uuid)), context["request"].path
    below = here.startswith(address) and not address.endswith(f"/{uuid}/")
    current = SafeString(' aria-current="page"' if here == address else ' aria-current="true"' if below else "")
    return format_html('<a class="tab-row__tab" href="{}"{}>{}</a>', address, current, label)


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
