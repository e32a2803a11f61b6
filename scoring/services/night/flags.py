"""Step three: risk flags (F4)."""

from datetime import date, timedelta
from typing import Any

from scoring.rules.flags import (
    CONTACTED_STATUSES,
    DORMANT,
    ENDED,
    NO_CONTACT,
    TOO_LARGE,
    TURNOVER_FELL,
    FlagTerms,
)
from scoring.services.night.context import Night

LOOKED_AT = """
create temp table night_looked on commit drop as
select partner_id, turnover, recent, previous, last_deal_on from night_sum
"""

ADD_CROSSING = """
insert into night_looked
select crossing.partner_id, coalesce(s.turnover, 0), coalesce(s.recent, 0), coalesce(s.previous, 0), s.last_deal_on
from (
    select id as partner_id from partners_partner
    where last_contact_on >= %(contact_from)s and last_contact_on < %(contact_to)s
    union
    select id from partners_partner where last_contact_on > %(base)s
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
left join partners_standing s on s.partner_id = crossing.partner_id
where not exists (select from night_sum n where n.partner_id = crossing.partner_id)
"""

FACTS = """
create temp table night_fact on commit drop as
select l.partner_id, p.status, (p.created_at at time zone %(time_zone)s)::date as known_since,
    case when p.last_contact_on <= %(on)s or p.last_contact_on is null then p.last_contact_on
        else (select max(day) from partners_interaction i where i.partner_id = p.id and i.day <= %(on)s)
        end as last_contact_on,
    l.last_deal_on, l.turnover, l.recent, l.previous
from night_looked l
join partners_partner p on p.id = l.partner_id
"""

FLAGS = """
create temp table night_flag on commit drop as
select partner_id, %(no_contact)s::varchar as code,
    jsonb_build_object('last_contact_on', last_contact_on, 'days', %(contact_days)s::int) as evidence
from night_fact
where status = any(%(contacted)s) and coalesce(last_contact_on, known_since) < %(on)s - %(contact_days)s::int
union all
select partner_id, %(dormant)s, jsonb_build_object('last_deal_on', last_deal_on, 'days', %(deal_days)s::int)
from night_fact
where status <> %(ended)s and last_deal_on < %(on)s - %(deal_days)s::int
union all
select partner_id, %(fell)s,
    jsonb_build_object('recent', recent, 'previous', previous, 'percent', %(fell_percent)s::int)
from night_fact
where previous > 0 and recent::numeric * 100 <= previous::numeric * (100 - %(fell_percent)s::int)
union all
select partner_id, %(large)s,
    jsonb_build_object('turnover', turnover, 'total', %(total)s::bigint, 'percent', %(large_percent)s::int)
from night_fact
where turnover > 0 and turnover::numeric * 100 > %(total)s::numeric * %(large_percent)s::int
"""


def judge_flags(night: Night) -> None:
    """Work out which flags stand into `night_flag`, for the partners of `night_looked`.

    `scoring.rules.flags` says what raises one; a rule that is off has no threshold, and nothing compares with that.
    """
    night.sql(LOOKED_AT)
    if night.base is not None:
        night.sql(ADD_CROSSING, **_crossings(night, base=night.base))
    night.sql("analyze night_looked")
    night.sql(FACTS, on=night.on, time_zone=night.rules.time_zone)
    night.sql(FLAGS, on=night.on, total=night.read["turnover"], **_terms(night))
    night.sql("create unique index on night_flag (partner_id, code)")
    night.sql("analyze night_flag (partner_id, code)")


def _terms(night: Night) -> dict[str, Any]:
    """The codes of the flags and their thresholds, None for those that are off."""
    flags = night.rules.flags

    def threshold(code: str) -> int | None:
        return flags[code].threshold if code in flags else None

    return {
        "no_contact": NO_CONTACT, "dormant": DORMANT, "fell": TURNOVER_FELL, "large": TOO_LARGE, "ended": ENDED,
        "contacted": sorted(CONTACTED_STATUSES), "contact_days": threshold(NO_CONTACT),
        "deal_days": threshold(DORMANT), "fell_percent": threshold(TURNOVER_FELL),
        "large_percent": threshold(TOO_LARGE),
    }  # fmt: skip


def _crossings(night: Night, *, base: date) -> dict[str, object]:
    """The days whose silence became too long between two nights, and the turnover that is too large by now.

    A contact dated after the last night did not count then and may count now: those partners are looked at too.
    """
    contact, deal, large = (night.rules.flags.get(code) for code in (NO_CONTACT, DORMANT, TOO_LARGE))
    words: dict[str, object] = {"base": base} | _silence(contact, "contact", base=base, on=night.on)
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
