"""The week in words: what the rules found, said in whole sentences."""

from django import template
from django.template import Context
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.queries.company import company_of
from core.rules import formats
from core.templatetags.formats import EMPTY, here
from dashboards.rules.figure import Metric
from dashboards.rules.story import Cause, Moves, Story, Year

register = template.Library()

METRICS = {
    Metric.TURNOVER: gettext_lazy("Turnover"),
    Metric.MARGIN: gettext_lazy("Margin"),
    Metric.ORDERS: gettext_lazy("Orders"),
    Metric.AVERAGE_CHEQUE: gettext_lazy("Average order"),
    Metric.CALLS: gettext_lazy("Calls"),
    Metric.MEETINGS: gettext_lazy("Meetings"),
    Metric.NEW_PARTNERS: gettext_lazy("New partners"),
}


@register.filter
def metric_name(metric: Metric) -> str:
    return str(METRICS[metric])


@register.simple_tag(takes_context=True)
def metric_value(context: Context, metric: Metric, value: int | None) -> str:
    """Money in whole units, counts as they are, a dash where the value is unknown."""
    if value is None:
        return EMPTY
    if metric.is_money:
        return formats.money(value, company_of(context["request"]).currency, locale=here(), whole=True)
    return formats.number(value, locale=here())


@register.filter
def headline(story: Story) -> str:
    """What turnover does now, in one sentence; last year is part of it only where it points the other way."""
    return _in_spite_of_last_year(story) if story.year_differs else _now(story)


def _now(story: Story) -> str:
    numbers = {"n": story.weeks, "percent": abs(story.percent or 0)}
    if story.moves is Moves.GROWS_IN_A_ROW:
        text = ngettext("Turnover has grown for a week.", "Turnover has grown %(n)s weeks in a row.", story.weeks)
    elif story.moves is Moves.FALLS_IN_A_ROW:
        text = ngettext("Turnover has fallen for a week.", "Turnover has fallen %(n)s weeks in a row.", story.weeks)
    else:
        text = {
            Moves.ABOVE_USUAL: _("Turnover grows: %(percent)s%% above the mean of the four weeks before."),
            Moves.BELOW_USUAL: _("Turnover falls: %(percent)s%% below the mean of the four weeks before."),
            Moves.STEADY: _("Turnover holds steady."),
            Moves.RETURNED: _("Sales are back after four weeks without any."),
            Moves.STOPPED: _("Nothing was sold in this week."),
            Moves.FIRST: _("This is the first week with sales."),
            Moves.NOTHING: _("Nothing has been sold for weeks."),
        }[story.moves]
    return text % numbers


def _in_spite_of_last_year(story: Story) -> str:
    numbers = {"n": story.weeks, "percent": abs(story.percent or 0), "year": story.year_percent}
    if story.moves is Moves.GROWS_IN_A_ROW:
        text = (
            ngettext(
                "Turnover fell by half against last year but has grown for a week.",
                "Turnover fell by half against last year but has grown %(n)s weeks in a row.",
                story.weeks,
            )
            if story.year is Year.HALF
            else ngettext(
                "Turnover is %(year)s%% below last year but has grown for a week.",
                "Turnover is %(year)s%% below last year but has grown %(n)s weeks in a row.",
                story.weeks,
            )
        )
    elif story.moves is Moves.FALLS_IN_A_ROW:
        text = (
            ngettext(
                "Turnover is twice last year's but has fallen for a week.",
                "Turnover is twice last year's but has fallen %(n)s weeks in a row.",
                story.weeks,
            )
            if story.year is Year.DOUBLE
            else ngettext(
                "Turnover is %(year)s%% above last year but has fallen for a week.",
                "Turnover is %(year)s%% above last year but has fallen %(n)s weeks in a row.",
                story.weeks,
            )
        )
    else:
        text = _this_week_in_spite(story)
    return text % numbers


def _this_week_in_spite(story: Story) -> str:
    return {
        Year.HALF: _("Turnover fell by half against last year but grows: %(percent)s%% above the four weeks before."),
        Year.BELOW: _("Turnover is %(year)s%% below last year but grows: %(percent)s%% above the four weeks before."),
        Year.DOUBLE: _("Turnover is twice last year's but falls: %(percent)s%% below the four weeks before."),
        Year.ABOVE: _("Turnover is %(year)s%% above last year but falls: %(percent)s%% below the four weeks before."),
    }[story.year or Year.BELOW]


@register.filter
def against_last_year(story: Story) -> str:
    """The second sentence, empty where the headline says it already or nothing is known of last year."""
    if story.year is None or story.year_differs or story.moves in (Moves.STOPPED, Moves.NOTHING):
        return ""
    return {
        Year.HALF: _("It is half of the same week last year."),
        Year.BELOW: _("It is %(year)s%% below the same week last year."),
        Year.LEVEL: _("It is level with the same week last year."),
        Year.ABOVE: _("It is %(year)s%% above the same week last year."),
        Year.DOUBLE: _("It is twice the same week last year."),
    }[story.year] % {"year": story.year_percent}


@register.filter
def cause(story: Story) -> str:
    """Orders or the average order: which of them moved turnover."""
    if story.cause is None:
        return ""
    return {
        Cause.MORE_AND_LARGER: _("There were more orders, and larger ones."),
        Cause.MORE_ORDERS: _("There were more orders, not larger ones."),
        Cause.LARGER_CHEQUE: _("The orders were larger, not more."),
        Cause.FEWER_AND_SMALLER: _("There were fewer orders, and smaller ones."),
        Cause.FEWER_ORDERS: _("There were fewer orders, not smaller ones."),
        Cause.SMALLER_CHEQUE: _("The orders were smaller, not fewer."),
        Cause.MORE_BUT_SMALLER: _("There were more orders, but smaller ones."),
        Cause.FEWER_BUT_LARGER: _("There were fewer orders, but larger ones."),
    }[story.cause]


@register.filter
def calls_fell(story: Story) -> str:
    """The warning that work slackens, where calls are a quarter or more below the usual."""
    if story.calls_percent is None:
        return ""
    return _("Calls are %(percent)s%% below the mean of the four weeks before.") % {"percent": story.calls_percent}
