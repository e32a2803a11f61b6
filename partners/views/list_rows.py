"""Rows of the partner list, ready to be shown: words and numbers in the reader's language, links made."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypedDict
from uuid import UUID

from babel import Locale
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.rules import formats
from core.templatetags.formats import here
from partners.models import FieldType, Status, Tier
from partners.models.standing import FLAG_NAMES
from partners.queries.custom_field import answers_by_partner
from partners.queries.listing import Row
from partners.rules.custom_field import YES, Asked, understood

_SOME = UUID(int=0)


class ShownPartner(TypedDict):
    """A plain dictionary: templates look into nothing else as quickly."""

    uuid: UUID
    href: str
    name: str
    kind: str
    manager: str
    status: str
    tier: str
    tier_name: str
    abc: str
    turnover: str
    flags: int
    flag_names: str
    contact: str
    tags: list[str]
    city: str
    external_id: str
    added: str
    own: list[str]


def shown(rows: Sequence[Row], *, currency: str, own: Sequence[Asked] = ()) -> list[ShownPartner]:
    """Everything that is the same for all rows is worked out once; `own` are the questions that have a column."""
    answers = answers_by_partner([row[0] for row in rows], fields=[question.key for question in own])
    address, locale = reverse("dashboards:partner", args=[_SOME]), here()
    statuses, tiers = _words(Status.choices), _words(Tier.choices)
    return [
        ShownPartner(
            uuid=row[0],
            href=address.replace(str(_SOME), str(row[0])),
            name=row[1],
            external_id=row[2],
            status=statuses.get(row[3], ""),
            tags=row[4],
            city=row[5],
            contact="" if row[6] is None else _day(row[6], locale),
            added=_day(timezone.localtime(row[7]).date(), locale),
            kind=row[8] or "",
            manager=row[9] or "",
            tier=row[10] or "",
            tier_name=tiers.get(row[10], ""),
            abc=row[11] or "",
            turnover="" if row[12] is None else _amount(row[12], currency, locale),
            flags=len(row[13] or ()),
            flag_names=", ".join(str(FLAG_NAMES.get(code, code)) for code in row[13] or ()),
            own=[_answer(question, answers.get(row[0], {}).get(question.key, ""), locale) for question in own],
        )
        for row in rows
    ]


def _answer(question: Asked, value: str, locale: Locale) -> str:
    """An answer in the reader's words and figures; empty where there is none."""
    if not value or question.type in (FieldType.TEXT, FieldType.CHOICE):
        return value
    if question.type == FieldType.YES_NO:
        return _("yes") if value == YES else _("no")
    known = understood(question.type, value)
    return _day(known, locale) if isinstance(known, date) else formats.number(Decimal(known), locale=locale)


def _words(choices: Iterable[tuple[Any, object]]) -> dict[Any, str]:
    return {value: str(name) for value, name in choices}


@lru_cache(maxsize=4096)
def _day(day: date, locale: Locale) -> str:
    return formats.day(day, locale=locale)


@lru_cache(maxsize=4096)
def _amount(units: int, currency: str, locale: Locale) -> str:
    return formats.amount(units, currency, locale=locale, whole=True)
