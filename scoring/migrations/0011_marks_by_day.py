"""Marks tell the day, so that a night moves its sums by them alone; room for flags to change in place."""

from django.db import migrations

DEALS = """
create or replace function scoring_mark_added_deals() returns trigger language plpgsql as $$
declare sign int := case when tg_op = 'DELETE' then -1 else 1 end;
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, day, calls, meetings, orders, turnover, margin)
    select 'deal', partner_id, ordered_on, 0, 0, sign * count(*), sign * sum(base_amount),
        sign * coalesce(sum(base_margin), 0)
    from changed where state = 'won' group by 2, 3;
    return null;
end $$;
create or replace function scoring_mark_edited_deals() returns trigger language plpgsql as $$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, day, calls, meetings, orders, turnover, margin)
    select 'deal', side.partner_id, side.ordered_on, 0, 0, sum(side.sign),
        sum(side.sign * side.base_amount), coalesce(sum(side.sign * side.base_margin), 0)
    from before b join changed c using (id)
    cross join lateral (values
        (-1, b.partner_id, b.ordered_on, b.state, b.base_amount, b.base_margin),
        (1, c.partner_id, c.ordered_on, c.state, c.base_amount, c.base_margin)
    ) side (sign, partner_id, ordered_on, state, base_amount, base_margin)
    where side.state = 'won'
        and (b.partner_id, b.ordered_on, b.state, b.base_amount, b.base_margin)
            is distinct from (c.partner_id, c.ordered_on, c.state, c.base_amount, c.base_margin)
    group by 2, 3;
    return null;
end $$;
"""

CONTACTS = """
create or replace function scoring_mark_added_contacts() returns trigger language plpgsql as $$
declare sign int := case when tg_op = 'DELETE' then -1 else 1 end;
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, day, author_id, calls, meetings, orders, turnover, margin)
    select 'contact', partner_id, day, coalesce(author_id, 0), sign * sum(scoring_is_call(kind)),
        sign * sum(scoring_is_meeting(kind)), 0, 0, 0
    from changed group by 2, 3, 4;
    return null;
end $$;
create or replace function scoring_mark_edited_contacts() returns trigger language plpgsql as $$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, day, author_id, calls, meetings, orders, turnover, margin)
    select 'contact', side.partner_id, side.day, coalesce(side.author_id, 0),
        sum(side.sign * scoring_is_call(side.kind)), sum(side.sign * scoring_is_meeting(side.kind)), 0, 0, 0
    from before b join changed c using (id)
    cross join lateral (values
        (-1, b.partner_id, b.day, b.author_id, b.kind), (1, c.partner_id, c.day, c.author_id, c.kind)
    ) side (sign, partner_id, day, author_id, kind)
    where (b.partner_id, b.day, b.kind, b.author_id) is distinct from (c.partner_id, c.day, c.kind, c.author_id)
    group by 2, 3, 4;
    return null;
end $$;
"""

EARLIER = "insert into scoring_factmark (what, calls, meetings, orders, turnover, margin) values ('all', 0, 0, 0, 0, 0)"


class Migration(migrations.Migration):
    dependencies = [("scoring", "0010_gravest_flags_first")]

    operations = [
        migrations.RenameField("factmark", "week", "day"),
        migrations.RunSQL(DEALS + CONTACTS + EARLIER, migrations.RunSQL.noop),
        migrations.RunSQL(
            "alter table scoring_riskflag set (fillfactor = 80)",
            "alter table scoring_riskflag reset (fillfactor)",
        ),
    ]
