"""What stands above the partner list: filters, chips, heads that sort."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.forms.chips import Chip
from partners.models import AbcClass, FieldType, KeyCategory, Status, Tier
from partners.models.standing import FLAG_NAMES
from partners.queries.choices import Choice
from partners.rules.custom_field import NO, YES, Asked, filter_value
from partners.rules.listing import COLUMNS, NEVER, NONE, ListQuery, own_column

SILENT = ("30", "60", "90", "180", "365")


@dataclass(frozen=True)
class Option:
    value: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """A menu of options; `chosen` is how many are on."""

    name: str
    label: str
    options: list[Option]

    @property
    def chosen(self) -> int:
        return sum(option.chosen for option in self.options)


@dataclass(frozen=True)
class Head:
    """A column's head; `href` sorts by it, `order` says how it sorts now."""

    name: str
    label: str
    href: str = ""
    order: str = ""
    number: bool = False


def filters(
    query: ListQuery, *, kinds: Sequence[Choice], people: Sequence[Choice], own: Sequence[Asked]
) -> list[Filter]:
    some_kind = [(choice.value, choice.name) for choice in kinds]
    someone = [(choice.value, choice.name) for choice in people]
    offered: list[tuple[str, str, Iterable[tuple[str, object]]]] = [
        ("kind", _("Kind"), [*some_kind, (NONE, _("No kind"))]),
        ("manager", _("Manager"), [*someone, (NONE, _("Nobody"))]),
        ("status", _("Status"), Status.choices),
        ("tier", _("Tier"), Tier.choices),
        ("abc", _("Class"), AbcClass.choices),
        ("flag", _("Flag"), FLAG_NAMES.items()),
        ("key", _("Key account"), KeyCategory.choices),
    ]
    offered += [("own", question.name, _answers(question)) for question in own if question.answers]
    return [
        Filter(name, label, [Option(value, str(word), value in query.of(name)) for value, word in options])
        for name, label, options in offered
    ]


def _answers(question: Asked) -> list[tuple[str, object]]:
    """The answers to a question of the company's own, each under what the address calls it."""
    words = {YES: _("yes"), NO: _("no")} if question.type == FieldType.YES_NO else {}
    return [(filter_value(question.key, answer), words.get(answer, answer)) for answer in question.answers]


def silences(query: ListQuery) -> list[Option]:
    """How long ago the last contact was."""
    typed = [query.contact] if query.contact not in ("", NEVER, *SILENT) else []
    return [Option(value, silence_name(value), value == query.contact) for value in (*SILENT, *typed, NEVER)]


def silence_name(value: str) -> str:
    if value == NEVER:
        return _("never")
    return ngettext("over %(days)s day ago", "over %(days)s days ago", int(value)) % {"days": value}


def chips(query: ListQuery, *, menus: Sequence[Filter]) -> list[Chip]:
    """Each filter that is on, with the address of the list without it."""
    found = [Chip(_("Search"), query.q, _without(query, "q", query.q))] if query.q else []
    for menu in menus:
        names = {option.value: option.name for option in menu.options}
        found += [
            Chip(menu.label, names.get(value, value), _without(query, menu.name, value))
            for value in query.of(menu.name)
            if value in names or menu.name != "own"
        ]
    found += [Chip(_("Tag"), tag, _without(query, "tag", tag)) for tag in query.of("tag")]
    if query.contact:
        found.append(Chip(_("Last contact"), silence_name(query.contact), _without(query, "contact", query.contact)))
    if query.created_week:
        found.append(Chip(_("Added in"), query.created_week, _without(query, "created_week", query.created_week)))
    return found


def _without(query: ListQuery, name: str, value: str) -> str:
    return f"{reverse('partners:list')}?{query.address(drop=(name, value))}"


def column_names(*, currency: str, own: Sequence[Asked] = ()) -> dict[str, str]:
    """Every column that may be chosen, in order, by what it is called in a view."""
    names = (
        _("Kind"), _("Manager"), _("Status"), _("Tier"), _("Class"), _("Turnover, %(currency)s"), _("Flags"),
        _("Last contact"), _("Tags"), _("City"), _("External id"), _("Added"),
    )  # fmt: skip
    found = {column: name % {"currency": currency} for column, name in zip(COLUMNS, names, strict=True)}
    return found | {own_column(question.key): question.name for question in own}


def heads(query: ListQuery, *, columns: Sequence[str], names: Mapping[str, str]) -> list[Head]:
    """The heads of the chosen columns after the name's; figures and days sort from the largest first."""
    shown = [_head(query, "name", _("Partner"), falls_first=False)]
    for column in columns:
        if column in ("turnover", "contact", "added"):
            shown.append(_head(query, column, names[column], falls_first=True))
        else:
            shown.append(Head(column, names[column]))
    return shown


def _head(query: ListQuery, sort: str, label: str, *, falls_first: bool) -> Head:
    falling = f"-{sort}"
    first, second = (falling, sort) if falls_first else (sort, falling)
    following = second if query.sort == first else first
    order = {sort: "ascending", falling: "descending"}.get(query.sort, "")
    href = f"{reverse('partners:list')}?{query.address(sort=following)}"
    return Head(sort, label, href, order, number=sort == "turnover")
