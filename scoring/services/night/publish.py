"""Last step: write the verdicts down, differences only. Readers see them when the transaction ends."""

from psycopg2.extras import Json

from scoring.services.night.context import Night
from scoring.services.night.movers import keep_movers

CHANGES = """
insert into partners_standingchange
    (partner_id, "on", run_id, from_abc, abc, from_tier, tier, turnover, mean_month, rules_version)
select partner_id, %(on)s, %(run)s, old_abc, abc, old_tier, tier, turnover, mean_month, %(version)s
from night_verdict
where old_abc is not null and (old_abc, old_tier) is distinct from (abc, tier)
order by partner_id
"""

CODES = """
create temp table night_codes on commit drop as
with turned as (
    select partner_id, code, not stood as opens from night_flag where stood = (evidence is null)
), known as (
    select partner_id, case when opens then code end as code from turned
    union all
    select partner_id, f.code
    from (select distinct partner_id from turned) t
    join partners_standing s using (partner_id)
    cross join lateral unnest(s.flags) f (code)
    where not exists (select from turned where turned.partner_id = s.partner_id and turned.code = f.code)
)
select partner_id, coalesce(array_agg(code order by code) filter (where code is not null), '{}') as codes
from known group by partner_id
"""

STANDINGS = """
insert into partners_standing (partner_id, abc, tier, tier_since, below_since, turnover, tier_turnover, mean_month,
    to_next_tier, recent, previous, last_deal_on, flags)
select v.partner_id, v.abc, v.tier, v.tier_since, v.below_since, v.turnover, v.tier_turnover, v.mean_month,
    v.to_next_tier, v.recent, v.previous, v.last_deal_on, coalesce(c.codes, '{}')
from night_verdict v
left join night_codes c using (partner_id)
where v.old_abc is null
order by v.partner_id
"""

OTHER_STANDINGS = """
update partners_standing s
set abc = v.abc, tier = v.tier, tier_since = v.tier_since, below_since = v.below_since, turnover = v.turnover,
    tier_turnover = v.tier_turnover, mean_month = v.mean_month, to_next_tier = v.to_next_tier, recent = v.recent,
    previous = v.previous, last_deal_on = v.last_deal_on, flags = coalesce(c.codes, s.flags)
from night_verdict v
left join night_codes c using (partner_id)
where s.partner_id = v.partner_id and v.old_abc is not null and (
    s.abc, s.tier, s.tier_since, s.below_since, s.turnover, s.tier_turnover, s.mean_month, s.to_next_tier, s.recent,
    s.previous, s.last_deal_on, s.flags
) is distinct from (
    v.abc, v.tier, v.tier_since, v.below_since, v.turnover, v.tier_turnover, v.mean_month, v.to_next_tier, v.recent,
    v.previous, v.last_deal_on, coalesce(c.codes, s.flags)
)
"""

OTHER_FLAGS = """
update partners_standing s set flags = c.codes
from night_codes c
where s.partner_id = c.partner_id and s.flags is distinct from c.codes
    and not exists (select from night_sum n where n.partner_id = c.partner_id)
"""

CLOSE_FLAGS = """
update scoring_riskflag f set closed_on = greatest(%(on)s, f.opened_on)
from night_flag n
where n.stood and n.evidence is null and n.partner_id = f.partner_id and n.code = f.code and f.closed_on is null
"""

KEEP_FLAGS = """
update scoring_riskflag f set evidence = n.evidence, category = t.category, severity = t.severity
from night_flag n join night_term t using (code)
where n.evidence is not null and n.partner_id = f.partner_id and n.code = f.code and f.closed_on is null
    and (f.evidence, f.category, f.severity) is distinct from (n.evidence, t.category, t.severity)
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
where not n.stood and n.evidence is not null and not exists (
    select from scoring_riskflag f where f.partner_id = n.partner_id and f.code = n.code and f.closed_on is null
)
order by n.partner_id, n.code
"""

TERMS = """
create temp table night_term on commit drop as
select code::varchar, category::varchar, severity::smallint
from jsonb_to_recordset(%(terms)s) as t (code text, category text, severity int)
"""


def publish(night: Night) -> None:
    """Standings with their changes, flags with their past, and who moved most in the two latest weeks."""
    night.count("moves", night.sql(CHANGES, on=night.on, run=night.run.pk, version=night.run.rules_version))
    night.sql(CODES)
    night.sql("analyze night_verdict (partner_id)")
    night.sql("analyze night_codes (partner_id)")
    written = night.sql(OTHER_STANDINGS) + night.sql(STANDINGS) + night.sql(OTHER_FLAGS)
    night.count("standings", written)
    _write_flags(night)
    keep_movers(night)


def _write_flags(night: Night) -> None:
    terms = [{"code": t.code, "category": t.category, "severity": t.severity} for t in night.rules.flags.values()]
    night.sql(TERMS, terms=Json(terms))
    night.count("flags_closed", night.sql(CLOSE_FLAGS, on=night.on))
    night.count("flags_changed", night.sql(KEEP_FLAGS))
    night.count("flags_opened", night.sql(OPEN_FLAGS, on=night.on))
