"""Charts as SVG with the numbers in a table under each: `{% load charts %}`."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from django import template
from django.template import Context
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from core.queries.company import company_of
from core.rules import formats
from core.rules.chart import Chart, Series, Value, bar_chart, line_chart, stacked_chart
from core.rules.money import from_minor
from core.templatetags.formats import EMPTY, here
from core.templatetags.ui import component

register = template.Library()
Draw = Callable[..., Chart]
Say = Callable[[Value], str]
Row = tuple[SafeString, tuple[str, ...]]


@register.simple_tag(takes_context=True)
def line(
    context: Context, caption: str, labels: Sequence[str], series: Sequence[Series], unit: str = "",
    target: Value = None, running: bool = False, area: bool = False,
) -> SafeString:  # fmt: skip
    """Lines over time. `unit`: `money` (minor units, the company's currency), `percent` (ratios) or a plain number."""
    chart = line_chart(series, target=target, running=running)
    return _render(context, chart, caption=caption, labels=labels, series=series, unit=unit, target=target, area=area)


@register.simple_tag(takes_context=True)
def bars(
    context: Context, caption: str, labels: Sequence[str], series: Sequence[Series], unit: str = "",
    target: Value = None, running: bool = False,
) -> SafeString:  # fmt: skip
    """Bars from zero, side by side."""
    chart = bar_chart(series, target=target, running=running)
    return _render(context, chart, caption=caption, labels=labels, series=series, unit=unit, target=target)


@register.simple_tag(takes_context=True)
def stacked(
    context: Context, caption: str, labels: Sequence[str], series: Sequence[Series], unit: str = "",
    target: Value = None, running: bool = False,
) -> SafeString:  # fmt: skip
    """Bars whose parts stand on one another."""
    chart = stacked_chart(series, target=target, running=running)
    return _render(context, chart, caption=caption, labels=labels, series=series, unit=unit, target=target)


@register.simple_tag
def share(ratio: float, tone: str = "") -> SafeString:
    """A lying bar for a table cell, 0 to 1; the number itself stands beside it."""
    return component("share", width=round(min(max(float(ratio), 0), 1) * 100, 1), tone=tone)


def _render(
    context: Context, chart: Chart, *, caption: str, labels: Sequence[str], series: Sequence[Series], unit: str,
    target: Value, area: bool = False,
) -> SafeString:  # fmt: skip
    say, say_short = _words(context, unit)
    is_flat = not target and not any(value for row in series for value in row.values)
    columns = list(zip_longest(*([escape(say(value)) for value in row.values] for row in series), fillvalue=EMPTY))
    rows = list(zip(map(escape, labels), columns, strict=False))
    return component(
        "chart",
        chart=chart,
        caption=caption,
        series=series,
        tips=_tips(rows),
        numbers=_numbers(rows),
        ticks=[say_short(tick) if tick == 0 or not is_flat else "" for tick in chart.scale.ticks],
        axis=_axis(labels),
        area=area,
        target_text="" if target is None else say(target),
    )


def _tips(rows: Sequence[Row]) -> SafeString:
    """What shows over each band. A chart has a hundred bands: they are joined here, not looped over in the template."""
    half = len(rows) // 2
    slot = '<div class="chart__slot"><div class="chart__tip{}"><b>{}</b>{}</div></div>'
    tips = [
        slot.format(" chart__tip--late" if at > half else "", label, "".join([f"<span>{one}</span>" for one in values]))
        for at, (label, values) in enumerate(rows)
    ]
    return mark_safe("".join(tips))  # noqa: S308 rows are escaped, once for tips and numbers


def _numbers(rows: Sequence[Row]) -> SafeString:
    """The same numbers as rows of a table."""
    cells = [(label, "".join([f'<td class="num">{value}</td>' for value in values])) for label, values in rows]
    return mark_safe("".join([f'<tr><th scope="row">{label}</th>{row}</tr>' for label, row in cells]))  # noqa: S308


def _axis(labels: Sequence[str]) -> list[str]:
    """The labels that have room under the bands, even on a phone: every so many, the last one always."""
    longest = max((len(label) for label in labels), default=0)
    most = 7 if longest <= 4 else 5 if longest <= 6 else 4
    every = -(-len(labels) // most) or 1
    return [label if (len(labels) - 1 - index) % every == 0 else "" for index, label in enumerate(labels)]


def _words(context: Context, unit: str) -> tuple[Say, Say]:
    locale = here()
    if unit == "money":
        currency = company_of(context["request"]).currency
        return (
            lambda value: EMPTY if value is None else formats.money(round(value), currency, locale=locale, whole=True),
            lambda value: formats.short_number(from_minor(round(value or 0), currency), locale=locale),
        )
    if unit == "percent":
        return (
            lambda value: EMPTY if value is None else formats.percent(value, locale=locale, digits=1),
            lambda value: formats.percent(value or 0, locale=locale),
        )
    return (
        lambda value: EMPTY if value is None else formats.number(value, locale=locale),
        lambda value: formats.short_number(value or 0, locale=locale),
    )
