"""Links that show only where the reader may go: `{% load nav %}`."""

from collections.abc import Callable
from functools import lru_cache
from uuid import UUID
from zlib import crc32

from django import template
from django.template import Context
from django.template.base import Parser, Token
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from core.templatetags.ui import icon

register = template.Library()


ANY = UUID(int=0)
EMPTY = SafeString()
CABINET = "cabinet:home"
"""The cabinet's first page, above all others of it: current only when open itself."""


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
    """A tab that is a page of a record, current on it and below it; nothing where the reader may not go.

    A page that belongs to a tab and stands elsewhere names it as `tab` in its context.
    """
    found = _view(name, of_record=True)
    if not found or not _allows(found[1], context):
        return SafeString()
    address = found[0].replace(str(ANY), str(uuid))
    current = _current(address, context, alone=address.endswith(f"/{uuid}/"))
    if context.get("tab") == name:
        current = current or mark_safe(' aria-current="true"')
    return format_html('<a class="tab-row__tab" href="{}"{}>{}</a>', address, current, label)


@register.simple_block_tag
def nav_group(content: str, title: str, unfolded: bool = False) -> SafeString:
    """A titled group of links, open if `unfolded` or around the open page; nothing when the reader may open none."""
    if not content.strip():
        return SafeString()
    is_open = unfolded or "aria-current" in content
    context = {"title": title, "body": content, "id": f"rail-{crc32(title.encode())}", "is_open": is_open}
    return render_to_string("components/nav_group.html", context)


@register.simple_tag(takes_context=True)
def nav_item(context: Context, name: str, icon_name: str, label: str) -> SafeString:
    """A link of the rail, marked as current on its page and below it; nothing where the reader may not go."""
    found = _view(name)
    if not found or not _allows(found[1], context):
        return SafeString()
    address = found[0]
    parts = address, label, _current(address, context), icon(icon_name, 18), label
    return format_html(
        '<li><a class="rail__link" href="{}" title="{}"{}>{}<span class="rail__word">{}</span></a></li>', *parts
    )


@register.simple_tag(takes_context=True)
def bottom_item(context: Context, icon_name: str, label: str, name: str, *beside: str) -> SafeString:
    """The same for the bottom bar of the cabinet; also current on the pages `beside` it, which it leads to."""
    found = _view(name)
    if not found or not _allows(found[1], context):
        return SafeString()
    marks = [_current(found[0], context, alone=name == CABINET)]
    marks += [_current(other[0], context) for other in map(_view, beside) if other]
    mark = next(filter(None, marks), EMPTY)
    parts = found[0], mark, icon(icon_name, 20), label
    return format_html('<li><a class="bottom-bar__link" href="{}"{}>{}<span>{}</span></a></li>', *parts)


def _current(address: str, context: Context, *, alone: bool = False) -> SafeString:
    """Marks the link to this page, and to the page above it unless that stands `alone`."""
    here = context["request"].path
    if here == address:
        return mark_safe(' aria-current="page"')
    return mark_safe(' aria-current="true"') if here.startswith(address) and not alone and address != "/" else EMPTY


class SameForRole(template.Node):
    """See `same_for_role`."""

    def __init__(self, name: str, nodelist: template.NodeList) -> None:
        self.name, self.nodelist = name, nodelist
        self.drawn: dict[tuple[str, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        request = context["request"]
        page = request.resolver_match.view_name if request.resolver_match else ""
        key = getattr(request.user, "role", ""), get_language() or "", page
        if key not in self.drawn:
            self.drawn[key] = self.nodelist.render(context)
        return self.drawn[key]


@register.tag
def same_for_role(parser: Parser, token: Token) -> SameForRole:
    """`{% same_for_role "rail" %}…{% endsame_for_role %}`: tells apart only roles, languages and pages.

    A process draws it once for each of them, so nothing of a person or of a record may stand in it; the pages of one
    view are alike, because a link in the frame leads to no single record.
    """
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endsame_for_role",))
    parser.delete_first_token()
    return SameForRole(name, nodelist)
