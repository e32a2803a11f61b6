"""Risk flags told by single cases: few rows, read as they lie and judged by the pure rules."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from psycopg2.extras import Json

from scoring.rules.cases import CASE_TERMS, PROMISE_DAYS, Cases, raised_by
from scoring.rules.exchange import Exchange, quarter_of, quarters_back
from scoring.services.night.context import Night

CODES = [terms.code for terms in CASE_TERMS]

UNSIGNED = """
select partner_id, min(sent_on) as unsigned
from documents_paper where state = 'sent' and sent_on <= %(on)s group by partner_id
"""

EXPIRED = """
select partner_id, min(expires_on) as expired
from documents_paper old
where state in ('signed', 'expired') and expires_on < %(on)s and not exists (
    select from documents_paper other
    where other.partner_id = old.partner_id and other.kind = old.kind and other.state = 'signed'
        and (other.expires_on is null or other.expires_on >= %(on)s)
)
group by partner_id
"""

BROKEN = """
select partner_id, count(*) as broken
from campaigns_occurrence
where side = 'they' and state = 'broken' and due_on between %(since)s and %(on)s
group by partner_id
"""

COMPLAINTS = """
select partner_id, count(*) as complaints, min((opened_at at time zone %(time_zone)s)::date) as complaint_on
from sales_complaint
where closed_at is null and (opened_at at time zone %(time_zone)s)::date <= %(on)s
group by partner_id
"""

QUARTERS = """
select partner_id, got, gave, events
from scoring_exchangequarter where quarter = any(%(quarters)s::date[]) order by partner_id, quarter
"""

ENDED = "select id from partners_partner where status = 'ended' and id = any(%(partners)s)"

CASES = """
create temp table night_case on commit drop as
select partner_id, code::varchar, evidence
from jsonb_to_recordset(%(cases)s) as c (partner_id bigint, code text, evidence jsonb)
"""

FLAGS = """
insert into night_flag
select coalesce(c.partner_id, s.partner_id), coalesce(c.code, s.code), c.evidence, s.code is not null
from night_case c
full join (
    select partner_id, f.code
    from partners_standing cross join lateral unnest(flags) f (code)
    where flags && %(codes)s::varchar[] and f.code = any(%(codes)s::varchar[])
) s on s.partner_id = c.partner_id and s.code = c.code
"""


def add_cases(night: Night) -> None:
    """Add to `night_flag` what papers, promises, complaints and the exchange raise, and what stood and falls."""
    night.sql(CASES, cases=Json(list(_raised(night))))
    night.sql(FLAGS, codes=CODES)


def _raised(night: Night) -> Iterator[dict[str, Any]]:
    known = _known(night)
    ended = {pk for (pk,) in night.rows(ENDED, partners=list(known))} if known else set()
    for partner, facts in known.items():
        if partner in ended:
            continue
        found = raised_by(Cases(**facts), night.rules.flags, on=night.on, exchange=night.rules.exchange)
        yield from ({"partner_id": partner, "code": code, "evidence": evidence} for code, evidence in found)


def _known(night: Night) -> dict[int, dict[str, Any]]:
    """The facts of `Cases` by partner, for those who have any."""
    known: dict[int, dict[str, Any]] = defaultdict(dict)
    words = {
        "on": night.on,
        "since": night.on - timedelta(days=PROMISE_DAYS),
        "time_zone": night.rules.time_zone,
    }
    for names, statement in (
        (("unsigned",), UNSIGNED),
        (("expired",), EXPIRED),
        (("broken",), BROKEN),
        (("complaints", "complaint_on"), COMPLAINTS),
    ):
        for partner, *values in night.rows(statement, **words):
            known[partner] |= zip(names, values, strict=True)
    running = quarter_of(night.on)
    for partner, *figures in night.rows(QUARTERS, quarters=[quarters_back(running, 2), quarters_back(running, 1)]):
        known[partner].setdefault("quarters", []).append(Exchange(*figures))
    return known
