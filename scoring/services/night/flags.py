"""Step three: risk flags (F4)."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import connection

from scoring.rules.flags import DORMANT, NO_CONTACT, TOO_LARGE, Facts, FlagTerms, raised
from scoring.services.night.context import Night, copied, streamed

LOOKED_AT = """
create temp table night_looked on commit drop as
select partner_id from night_sum
"""

ADD_CROSSING = """
insert into night_looked
select partner_id from (
    select id as partner_id from partners_partner
    where last_contact_on >= %(contact_from)s and last_contact_on < %(contact_to)s
    union
    select id from partners_partner
    where last_contact_on is null and created_at >= %(contact_from)s::date - 2 and created_at < %(contact_to)s::date + 2
    union
    select partner_id from partners_standing where last_deal_on >= %(deal_from)s and last_deal_on < %(deal_to)s
    union
    select partner_id from partners_standing where turnover >= %(large)s
    union
    select partner_id from scoring_riskflag where closed_on is null and code = %(too_large)s
) crossing
where not exists (select from night_looked l where l.partner_id = crossing.partner_id)
"""

FACTS = """
select l.partner_id, p.status, (p.created_at at time zone %(time_zone)s)::date,
    case when p.last_contact_on <= %(on)s or p.last_contact_on is null then p.last_contact_on
        else (select max(day) from partners_interaction i where i.partner_id = p.id and i.day <= %(on)s) end,
    case when n.partner_id is null then s.last_deal_on else n.last_deal_on end, coalesce(n.turnover, s.turnover, 0),
    coalesce(n.recent, s.recent, 0), coalesce(n.previous, s.previous, 0)
from night_looked l
join partners_partner p on p.id = l.partner_id
left join night_sum n on n.partner_id = l.partner_id
left join partners_standing s on s.partner_id = l.partner_id and n.partner_id is null
"""

FLAGS = """
create temp table night_flag (partner_id bigint not null, code text not null, evidence jsonb not null) on commit drop
"""

COPY_FLAGS = "copy night_flag from stdin"


def judge_flags(night: Night) -> None:
    """Work out which flags stand into `night_flag`, for the partners of `night_looked`."""
    night.sql(LOOKED_AT)
    if night.base is not None:
        night.sql(ADD_CROSSING, **_crossings(night, base=night.base))
    night.sql("analyze night_looked")
    night.sql(FLAGS)
    with connection.cursor() as cursor:
        copied(cursor, COPY_FLAGS, _lines(night))
    night.sql("create unique index on night_flag (partner_id, code)")
    night.sql("analyze night_flag")


def _crossings(night: Night, *, base: date) -> dict[str, object]:
    """The days whose silence became too long between two nights, and the turnover that is too large by now."""
    contact, deal, large = (night.rules.flags.get(code) for code in (NO_CONTACT, DORMANT, TOO_LARGE))
    words: dict[str, object] = _silence(contact, "contact", base=base, on=night.on)
    words |= _silence(deal, "deal", base=base, on=night.on)
    words |= {"too_large": TOO_LARGE, "large": None}
    if large:
        words["large"] = max(1, night.read["turnover"] * large.threshold // 100)
    return words


def _silence(terms: FlagTerms | None, name: str, *, base: date, on: date) -> dict[str, object]:
    if terms is None:
        return {f"{name}_from": None, f"{name}_to": None}
    days = timedelta(days=terms.threshold)
    return {f"{name}_from": base - days, f"{name}_to": on - days}


def _lines(night: Night) -> Iterator[str]:
    terms, on, total = dict(night.rules.flags), night.on, night.read["turnover"]
    for batch in streamed(FACTS, {"on": on, "time_zone": night.rules.time_zone}):
        for row in batch:
            yield from _flag_lines(row, terms, on, total)


def _flag_lines(row: tuple[Any, ...], terms: dict[str, FlagTerms], on: date, total: int) -> Iterator[str]:
    facts = Facts(*row[1:])
    for code, evidence in raised(facts, terms, on=on, total=total):
        yield f"{row[0]}\t{code}\t{json.dumps(evidence)}\n"
