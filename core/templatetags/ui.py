"""The components: `{% load ui %}`. Each renders one template of `templates/components/`; `docs/look.md` lists them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core.rules import formats
from core.rules.change import Change, Good
from core.rules.sparkline import Value, sparkline
from core.rules.tabs import Tab
from core.rules.timeline import TimelineEntry
from core.templatetags.formats import here

register = template.Library()
ENTRY = (
    '<li class="timeline__item" data-tone="{}"><span class="timeline__icon">{}</span><div class="timeline__body">'
    '<p class="timeline__head"><span class="timeline__title">{}</span>'
    '<span class="timeline__meta">{}<time datetime="{}">{}</time></span></p>{}</div></li>'
)


def component(name: str, **context: object) -> SafeString:
    return render_to_string(f"components/{name}.html", context)


@lru_cache(maxsize=512)
def _svg(name: str, size: int) -> str:
    return render_to_string(f"bs_icon/{name}.svg", {"height": size}).strip()


@register.simple_tag
def icon(name: str, size: int = 16, label: str = "") -> SafeString:
    """A Bootstrap icon, hidden from screen readers unless it has a `label`."""
    if not label:
        return _silent(name, size)
    svg = mark_safe(_svg(name, size))  # noqa: S308 a file of the icon package
    return format_html('<span class="icon" role="img" aria-label="{}" title="{}">{}</span>', label, label, svg)


@lru_cache(maxsize=512)
def _silent(name: str, size: int) -> SafeString:
    return mark_safe(f'<span class="icon" aria-hidden="true">{_svg(name, size)}</span>')  # noqa: S308 as above


@register.simple_block_tag
def page_head(content: str, title: str, lead: str = "", back: str = "", back_label: str = "") -> SafeString:
    """The question of the page; inside go the period or filter and one primary action."""
    return component("page_head", title=title, lead=lead, back=back, back_label=back_label, body=content)


@register.simple_block_tag
def card(
    content: str, title: str = "", href: str = "", link: str = "", note: str = "", flush: bool = False, id: str = ""
) -> SafeString:
    """A bordered surface. `href` and `link` lead to more; `flush` lets a table touch the edges."""
    return component("card", title=title, href=href, link=link, note=note, flush=flush, id=id, body=content)


@register.simple_tag
def change(move: Change | None, good: Good = "up", note: str = "") -> SafeString:
    """The chip of a move: arrow, signed percent, and against what."""
    if move is None:
        return SafeString()
    against = format_html('<span class="change__note">{}</span>', note) if note else ""
    parts = move.tone(good), icon(f"arrow-{move.arrow}" if move.arrow else "dash", 12), _moved(move), against
    return format_html('<span class="change" data-tone="{}">{}{}{}</span>', *parts)


def _moved(move: Change) -> str:
    if move.direction in ("flat", "new"):
        return _("same") if move.direction == "flat" else _("new")
    return _("below zero") if move.ratio is None else formats.percent(move.ratio, locale=here(), signed=True)


@register.simple_tag
def spark(values: Sequence[Value], label: str = "") -> SafeString:
    """A sparkline; `label` says in words what it shows."""
    return component("sparkline", shape=sparkline(values), label=label)


@register.simple_tag
def figure(
    label: str,
    value: str,
    href: str = "",
    move: Change | None = None,
    note: str = "",
    good: Good = "up",
    series: Sequence[Value] = (),
    extra: str = "",
) -> SafeString:
    """A figure tile: `value` is text already formatted; the whole tile opens the rows at `href`."""
    shape = sparkline(series) if series else None
    chip = change(move, good, note)
    return component("figure", label=label, value=value, href=href, change=chip, shape=shape, extra=extra)


@register.simple_tag
def badge(text: str, tone: str = "plain", title: str = "") -> SafeString:
    """A word on a tint: gold, silver, bronze, beginner, plain, up, down, attention, information."""
    said = format_html(' title="{}"', title) if title else ""
    return format_html('<span class="tag" data-tone="{}"{}>{}</span>', tone, said, text)


@register.simple_tag
def letter(value: str, title: str = "") -> SafeString:
    """A class letter in a small square."""
    return component("letter", value=value, title=title)


@register.simple_tag
def risk(count: int, title: str = "") -> SafeString:
    """A dot with the number of open risks; nothing at zero."""
    return component("risk", count=count, title=title)


@register.simple_tag
def chips(items: Iterable[object], clear: str = "") -> SafeString:
    """The filters that are on (`core.forms.chips`), each with a way to drop it; `clear` is the address without any."""
    return component("chips", items=list(items), clear=clear)


@register.simple_block_tag
def empty_state(content: str, title: str, icon_name: str = "inbox", small: bool = False) -> SafeString:
    """What this place will show; inside go a sentence and the first step."""
    return component("empty_state", title=title, icon_name=icon_name, small=small, body=content)


@register.simple_block_tag
def error_state(content: str, title: str) -> SafeString:
    """What happened; inside goes what was kept and what to do next."""
    return component("error_state", title=title, body=content)


@register.simple_block_tag
def notice(content: str, tone: str = "information", title: str = "") -> SafeString:
    """A sentence that needs to be seen before going on."""
    return component("notice", tone=tone, title=title, body=content)


@register.simple_tag
def timeline(entries: Iterable[TimelineEntry]) -> SafeString:
    """What happened, in the order given. Entries are many: they are joined here, not looped over in a template."""
    return format_html('<ol class="timeline">{}</ol>', format_html_join("", ENTRY, map(_entry, entries)))


def _entry(entry: TimelineEntry) -> tuple[str, ...]:
    title = format_html('<a href="{}">{}</a>', entry.href, entry.title) if entry.href else entry.title
    who = f"{entry.who} · " if entry.who else ""
    text = format_html('<p class="timeline__text">{}</p>', entry.text) if entry.text else ""
    at = timezone.localtime(entry.at) if isinstance(entry.at, datetime) else entry.at
    return entry.tone, _silent(entry.icon, 14), title, who, at.isoformat(), formats.day(at, locale=here()), text


@register.simple_tag
def tabs(items: Iterable[Tab], label: str = "") -> SafeString:
    return component("tabs", items=list(items), label=label)


@register.simple_tag
def progress(value: int, total: int, label: str) -> SafeString:
    """How far; an unknown `total` of 0 shows movement only."""
    return component("progress", value=value, total=total, label=label)


@register.simple_block_tag
def why(content: str, label: str) -> SafeString:
    """A verdict that opens to its reason."""
    return component("why", label=label, body=content)


@register.simple_block_tag
def menu(content: str, label: str, icon_name: str = "", primary: bool = False) -> SafeString:
    """A button that opens a small floating list of links, buttons or checkboxes."""
    return component("menu", label=label, icon_name=icon_name, primary=primary, body=content)


@register.simple_tag
def export_menu(address: str = "", href: str = "") -> SafeString:
    """The list as a spreadsheet; `address` is its query string, `href` the page that exports it, if another."""
    return component("export_menu", address=address, href=href)


@register.simple_block_tag
def dialog_content(content: str, title: str) -> SafeString:
    """What a view answers when the shared dialog asked for it."""
    return component("dialog_content", title=title, body=content)


@register.simple_block_tag
def bulk_bar(content: str, total: int = 0) -> SafeString:
    """What may be done with the chosen rows; with `total`, all that match may be chosen (`all=1` is sent)."""
    return component("bulk_bar", total=total, body=content)


@register.simple_tag(takes_context=True)
def pagination(context: Context, page: object, field: str = "page") -> SafeString:
    """The neighbours of a page, keeping the rest of the address; `field` is the page's name in it."""
    query = context["request"].GET.copy()
    query.pop(field, None)
    return component("pagination", page=page, field=field, rest=query.urlencode())


@register.simple_tag(takes_context=True)
def pager(context: Context, exact: bool) -> SafeString:
    """The neighbours of a page that counts to a bound: `first`, `last`, `total`, `before`, `after` of the context.

    `before` and `after` are query strings, None at an end; without `exact` there are more than `total`.
    """
    place = {name: context[name] for name in ("first", "last", "total", "before", "after")}
    return component("pager", exact=exact, **place)
