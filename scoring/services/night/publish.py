"""Last step: write the verdicts down, differences only. Readers see them when the transaction ends."""

from psycopg2.extras import Json
from psycopg2.sql import SQL, Identifier

from core.rules.weeks import IsoWeek
from scoring.models import WeekMover
from scoring.queries.movers import work_out
from scoring.services.night.context import Night
from scoring.services.night.marks import EDITED

CHANGES = """
insert into partners_standingchange
    (partner_id, "on", run_id, from_abc, abc, from_tier, tier, turnover, mean_month, rules_version)
select v.partner_id, %(on)s, %(run)s, s.abc, v.abc, s.tier, v.tier, n.turnover, v.mean_month, %(version)s
from night_verdict v join night_sum n using (partner_id) join partners_standing s using (partner_id)
where (s.abc, s.tier) is distinct from (v.abc::varchar, v.tier::varchar)
order by v.partner_id
"""

STANDINGS = """
insert into partners_standing (partner_id, abc, tier, tier_since, below_since, turnover, tier_turnover, mean_month,
    to_next_tier, recent, previous, last_deal_on, flags)
select v.partner_id, v.abc, v.tier, v.tier_since, v.below_since, n.turnover, n.tier_turnover, v.mean_month,
    v.to_next_tier, n.recent, n.previous, n.last_deal_on, coalesce(f.codes, '{}')
from night_verdict v
join night_sum n using (partner_id)
left join night_codes f using (partner_id)
where not exists (select from partners_standing o where o.partner_id = v.partner_id)
order by v.partner_id
"""

OTHER_STANDINGS = """
update partners_standing s
set abc = v.abc, tier = v.tier, tier_since = v.tier_since, below_since = v.below_since, turnover = n.turnover,
    tier_turnover = n.tier_turnover, mean_month = v.mean_month, to_next_tier = v.to_next_tier, recent = n.recent,
    previous = n.previous, last_deal_on = n.last_deal_on, flags = coalesce(f.codes, '{}')
from night_verdict v
join night_sum n using (partner_id)
left join night_codes f using (partner_id)
where s.partner_id = v.partner_id and (
    s.abc, s.tier, s.tier_since, s.below_since, s.turnover, s.tier_turnover, s.mean_month, s.to_next_tier, s.recent,
    s.previous, s.last_deal_on, s.flags
) is distinct from (
    v.abc::varchar, v.tier::varchar, v.tier_since, v.below_since, n.turnover, n.tier_turnover, v.mean_month,
    v.to_next_tier, n.recent, n.previous, n.last_deal_on, coalesce(f.codes, '{}')
)
"""

CODES = """
create temp table night_codes on commit drop as
select partner_id, array_agg(code::varchar order by code) as codes from night_flag group by partner_id
"""

ORPHANS = """
delete from {table} o
where {which}
    and not exists (select from partners_partner p where p.id = o.partner_id)
"""

OTHER_FLAGS = """
update partners_standing s set flags = f.codes
from (
    select l.partner_id, coalesce(array_agg(n.code::varchar order by n.code) filter (where n.code is not null), '{}')
        as codes
    from night_looked l left join night_flag n using (partner_id)
    where not exists (select from night_sum m where m.partner_id = l.partner_id)
    group by l.partner_id
) f
where s.partner_id = f.partner_id and s.flags is distinct from f.codes
"""

CLOSE_FLAGS = """
update scoring_riskflag f set closed_on = greatest(%(on)s, f.opened_on)
from night_looked l
where l.partner_id = f.partner_id and f.closed_on is null
    and not exists (select from night_flag n where n.partner_id = f.partner_id and n.code = f.code)
"""

KEEP_FLAGS = """
update scoring_riskflag f set evidence = n.evidence, category = t.category, severity = t.severity
from night_flag n join night_term t using (code)
where n.partner_id = f.partner_id and n.code = f.code and f.closed_on is null
    and (f.evidence, f.category, f.severity) is distinct from (n.evidence, t.category::varchar, t.severity)
"""

OPEN_FLAGS = """
insert into scoring_riskflag (uuid, partner_id, code, category, severity, evidence, opened_on, times)
select gen_random_uuid(), n.partner_id, n.code, t.category, t.severity, n.evidence, %(on)s,
    1 + (
        select count(*) from scoring_riskflag f
        where f.partner_id = n.partner_id and f.code = n.code and f.closed_on is not null
    )
from night_flag n
join night_term t using (code)
where not exists (
    select from scoring_riskflag f where f.partner_id = n.partner_id and f.code = n.code and f.closed_on is null
)
order by n.partner_id, n.code
"""

TERMS = """
create temp table night_term on commit drop as
select code, category, severity::smallint as severity
from jsonb_to_recordset(%(terms)s) as t (code text, category text, severity int)
"""


def publish(night: Night) -> None:
    """Standings with their changes, flags with their past, and who moved most in the two latest weeks."""
    night.count("moves", night.sql(CHANGES, on=night.on, run=night.run.pk, version=night.run.rules_version))
    night.sql(CODES)
    written = night.sql(OTHER_STANDINGS) + night.sql(STANDINGS) + night.sql(OTHER_FLAGS)
    night.count("standings", written)
    _write_flags(night)
    for table in ("partners_standing", "scoring_riskflag"):
        which = night.among("o.partner_id", EDITED)
        night.sql(SQL(ORPHANS).format(table=Identifier(table), which=which))
    _write_movers(night)


def _write_flags(night: Night) -> None:
    terms = [{"code": t.code, "category": t.category, "severity": t.severity} for t in night.rules.flags.values()]
    night.sql(TERMS, terms=Json(terms))
    night.count("flags_closed", night.sql(CLOSE_FLAGS, on=night.on))
    night.count("flags_changed", night.sql(KEEP_FLAGS))
    night.count("flags_opened", night.sql(OPEN_FLAGS, on=night.on))


def _write_movers(night: Night) -> None:
    this = IsoWeek.of(night.on)
    WeekMover.objects.all().delete()
    WeekMover.objects.bulk_create(work_out(this))
