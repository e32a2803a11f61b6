"""Step three: risk flags (F4)."""

from datetime import date, timedelta
from typing import Any

from psycopg2.sql import SQL

from scoring.rules.flags import (
    CONTACTED_STATUSES,
    DORMANT,
    ENDED,
    NO_CONTACT,
    TOO_LARGE,
    TURNOVER_FELL,
    FlagTerms,
)
from scoring.services.night.cases import add_cases
from scoring.services.night.context import Night

PEOPLE = """
create temp table night_person on commit drop as
select p.id as partner_id, p.status, (p.created_at at time zone %(time_zone)s)::date as known_since,
    case when p.last_contact_on <= %(on)s or p.last_contact_on is null then p.last_contact_on
        else (select max(day) from partners_interaction i where i.partner_id = p.id and i.day <= %(on)s)
        end as last_contact_on,
    case when n.partner_id is null then s.last_deal_on else n.last_deal_on end as last_deal_on, s.flags
from partners_partner p
left join partners_standing s on s.partner_id = p.id
left join night_sum n on n.partner_id = p.id
where {which}
"""

SEEN_AGAIN = """
create temp table night_again on commit drop as
select partner_id from night_mark
union
select partner_id from night_sum where last_deal_on is distinct from old_last_deal_on
union
select id from partners_partner where last_contact_on >= %(contact_from)s and last_contact_on < %(contact_to)s
union
select id from partners_partner where last_contact_on > %(base)s
union
select id from partners_partner
where last_contact_on is null and created_at >= %(contact_from)s::date - 2 and created_at < %(contact_to)s::date + 2
union
select partner_id from sales_deal d
where state = 'won' and ordered_on >= %(deal_from)s and ordered_on < %(deal_to)s
    and exists (select from partners_standing s where s.partner_id = d.partner_id and s.last_deal_on = d.ordered_on)
"""

FLAGS = """
create temp table night_flag on commit drop as
select partner_id, %(no_contact)s::varchar as code, case when stands then
    jsonb_build_object('last_contact_on', last_contact_on, 'days', %(contact_days)s::int) end as evidence, stood
from night_person
cross join lateral (
    select status = any(%(contacted)s) and coalesce(last_contact_on, known_since) < %(on)s - %(contact_days)s::int
        as stands, coalesce(%(no_contact)s = any(flags), false) as stood
) looked
where stands or stood
union all
select partner_id, %(dormant)s, case when stands then
    jsonb_build_object('last_deal_on', last_deal_on, 'days', %(deal_days)s::int) end, stood
from night_person
cross join lateral (
    select status <> %(ended)s and last_deal_on < %(on)s - %(deal_days)s::int as stands,
        coalesce(%(dormant)s = any(flags), false) as stood
) looked
where stands or stood
union all
select partner_id, %(fell)s, case when stands then
    jsonb_build_object('recent', recent, 'previous', previous, 'percent', %(fell_percent)s::int) end, stood
from night_sum
cross join lateral (
    select previous > 0 and recent::numeric * 100 <= previous::numeric * (100 - %(fell_percent)s::int) as stands,
        coalesce(%(fell)s = any(flags), false) as stood
) looked
where stands or stood
union all
select partner_id, %(large)s, case when stands then
    jsonb_build_object('turnover', turnover, 'total', %(total)s::bigint, 'percent', %(large_percent)s::int) end, stood
from (
    select partner_id, turnover, flags from night_sum where turnover >= %(large_from)s or %(large)s = any(flags)
    union all
    select partner_id, turnover, flags from partners_standing s
    where not %(full)s and (turnover >= %(large_from)s or flags @> array[%(large)s]::varchar[])
        and not exists (select from night_sum n where n.partner_id = s.partner_id)
) large
cross join lateral (
    select turnover > 0 and turnover::numeric * 100 > %(total)s::numeric * %(large_percent)s::int as stands,
        coalesce(%(large)s = any(flags), false) as stood
) looked
where stands or stood
"""


STRAYS = """
insert into night_flag
select partner_id, code, null, true from scoring_riskflag f
where closed_on is null
    and not exists (select from night_flag n where n.partner_id = f.partner_id and n.code = f.code)
"""


def judge_flags(night: Night) -> None:
    """Work out `night_flag`: each flag that stands, with its evidence, and each that stood, with null where it falls.

    Only those that may have changed are there. `scoring.rules.flags` says what raises one; a rule that is off has no
    threshold, and nothing compares with that.
    """
    if night.base is not None:
        night.sql(SEEN_AGAIN, **_crossings(night, base=night.base))
        night.sql("analyze night_again")
    people = SQL(PEOPLE).format(which=night.among("p.id", "select partner_id from night_again"))
    night.sql(people, on=night.on, time_zone=night.rules.time_zone)
    night.sql(FLAGS, on=night.on, total=night.read["turnover"], full=night.full, **_terms(night))
    add_cases(night)
    if night.full:
        night.sql(STRAYS)
    night.sql("analyze night_flag (partner_id, code)")


def _crossings(night: Night, *, base: date) -> dict[str, Any]:
    """The days whose silence became too long between two nights.

    A contact dated after the last night did not count then and may count now: those partners are seen again too.
    """
    words: dict[str, Any] = {"base": base}
    for name, code in (("contact", NO_CONTACT), ("deal", DORMANT)):
        words |= _silence(night.rules.flags.get(code), name, base=base, on=night.on)
    return words


def _silence(terms: FlagTerms | None, name: str, *, base: date, on: date) -> dict[str, Any]:
    if terms is None:
        return {f"{name}_from": None, f"{name}_to": None}
    days = timedelta(days=terms.threshold)
    return {f"{name}_from": base - days, f"{name}_to": on - days}


def _terms(night: Night) -> dict[str, Any]:
    """The codes of the flags and their thresholds, None for those that are off."""
    flags, total = night.rules.flags, night.read["turnover"]

    def threshold(code: str) -> int | None:
        return flags[code].threshold if code in flags else None

    return {
        "no_contact": NO_CONTACT, "dormant": DORMANT, "fell": TURNOVER_FELL, "large": TOO_LARGE, "ended": ENDED,
        "contacted": sorted(CONTACTED_STATUSES), "contact_days": threshold(NO_CONTACT),
        "deal_days": threshold(DORMANT), "fell_percent": threshold(TURNOVER_FELL),
        "large_percent": threshold(TOO_LARGE),
        "large_from": max(1, total * flags[TOO_LARGE].threshold // 100) if TOO_LARGE in flags else None,
    }  # fmt: skip
