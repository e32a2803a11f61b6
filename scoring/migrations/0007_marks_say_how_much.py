"""Marks carry the difference that a change made, and a partner's weeks become a view over the facts."""

import django.db.models.deletion
from django.db import migrations, models

KINDS = """
create function scoring_is_call(kind varchar) returns int language sql immutable parallel safe
return (kind = 'call')::int;
create function scoring_is_meeting(kind varchar) returns int language sql immutable parallel safe
return (kind in ('meeting', 'visit', 'jbp'))::int;
"""

VIEW = """
create view scoring_partnerweek as
select week, partner_id, sum(calls)::int as calls, sum(meetings)::int as meetings, sum(orders)::int as orders,
    sum(turnover)::bigint as turnover, sum(margin)::bigint as margin
from (
    select scoring_monday(ordered_on) as week, partner_id, 0 as calls, 0 as meetings, 1 as orders,
        base_amount as turnover, coalesce(base_margin, 0) as margin
    from sales_deal where state = 'won'
    union all
    select scoring_monday(day), partner_id, scoring_is_call(kind), scoring_is_meeting(kind), 0, 0, 0
    from partners_interaction where scoring_is_call(kind) + scoring_is_meeting(kind) > 0
) facts
group by week, partner_id;
"""

DEALS = """
create or replace function scoring_mark_added_deals() returns trigger language plpgsql as $$
declare sign int := case when tg_op = 'DELETE' then -1 else 1 end;
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, week, calls, meetings, orders, turnover, margin)
    select 'deal', partner_id, scoring_monday(ordered_on), 0, 0, sign * count(*), sign * sum(base_amount),
        sign * coalesce(sum(base_margin), 0)
    from changed where state = 'won' group by 2, 3;
    return null;
end $$;
create or replace function scoring_mark_edited_deals() returns trigger language plpgsql as $$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, week, calls, meetings, orders, turnover, margin)
    select 'deal', side.partner_id, scoring_monday(side.ordered_on), 0, 0, sum(side.sign),
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
    insert into scoring_factmark (what, partner_id, week, author_id, calls, meetings, orders, turnover, margin)
    select 'contact', partner_id, scoring_monday(day), coalesce(author_id, 0), sign * sum(scoring_is_call(kind)),
        sign * sum(scoring_is_meeting(kind)), 0, 0, 0
    from changed group by 2, 3, 4;
    return null;
end $$;
create or replace function scoring_mark_edited_contacts() returns trigger language plpgsql as $$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, week, author_id, calls, meetings, orders, turnover, margin)
    select 'contact', side.partner_id, scoring_monday(side.day), coalesce(side.author_id, 0),
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

PARTNERS = """
create or replace function scoring_mark_added_partners() returns trigger language plpgsql as $$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, calls, meetings, orders, turnover, margin)
    select 'partner', id, 0, 0, 0, 0, 0 from changed;
    return null;
end $$;
create or replace function scoring_mark_edited_partners() returns trigger language plpgsql as $$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, calls, meetings, orders, turnover, margin)
    select 'partner', c.id, 0, 0, 0, 0, 0 from before b join changed c using (id)
    where (b.kind_id, b.manager_id, b.status, b.last_contact_on, b.created_at)
        is distinct from (c.kind_id, c.manager_id, c.status, c.last_contact_on, c.created_at);
    return null;
end $$;
create or replace function scoring_mark_all_if_many(rows bigint) returns boolean language plpgsql as $$
begin
    if rows <= 20000 then return false; end if;
    insert into scoring_factmark (what, calls, meetings, orders, turnover, margin) values ('all', 0, 0, 0, 0, 0);
    return true;
end $$;
insert into scoring_factmark (what, calls, meetings, orders, turnover, margin) values ('all', 0, 0, 0, 0, 0);
"""


def counted(name, kind):
    return migrations.AddField("factmark", name, kind(default=0))


class Migration(migrations.Migration):
    dependencies = [("scoring", "0006_audit_by_statement")]

    operations = [
        counted("calls", models.IntegerField),
        counted("meetings", models.IntegerField),
        counted("orders", models.IntegerField),
        counted("turnover", models.BigIntegerField),
        counted("margin", models.BigIntegerField),
        migrations.DeleteModel("PartnerWeek"),
        migrations.CreateModel(
            name="PartnerWeek",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "week", "partner_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("week", models.DateField()),
                ("calls", models.IntegerField()),
                ("meetings", models.IntegerField()),
                ("orders", models.IntegerField()),
                ("turnover", models.BigIntegerField()),
                ("margin", models.BigIntegerField()),
                (
                    "partner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="weeks",
                        to="partners.partner",
                    ),
                ),
            ],
            options={"db_table": "scoring_partnerweek", "managed": False},
        ),
        migrations.RunSQL(KINDS + VIEW + DEALS + CONTACTS + PARTNERS, migrations.RunSQL.noop),
    ]
