"""Which tier a partner had on a day."""

_TIER = """coalesce(
        (select tier from partners_standingchange t where t.partner_id = {partner} and t."on" <= {day}
            order by t."on" desc, t.id desc limit 1),
        (select from_tier from partners_standingchange t where t.partner_id = {partner} and t."on" > {day}
            order by t."on", t.id limit 1),
        (select tier from partners_standing t where t.partner_id = {partner}), '')"""


def tier_on(*, partner: str, day: str) -> str:
    """The SQL of a partner's tier on a day, by these columns: the one kept in its history, else today's."""
    return _TIER.format(partner=partner, day=day)
