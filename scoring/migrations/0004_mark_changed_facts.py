"""Triggers that note which facts changed, one run a statement, so that the night reads only those."""

from django.db import migrations

MONDAY = """
create function scoring_monday(day date) returns date language sql immutable parallel safe
return day - (day - date '0001-01-01') % 7;
"""

MARK_TOO_MANY = """
create function scoring_mark_all_if_many(rows bigint) returns boolean language plpgsql as $$
begin
    if rows <= 20000 then return false; end if;
    insert into scoring_factmark (what) values ('all');
    return true;
end $$;
"""

DEALS = """
create function scoring_mark_added_deals() returns trigger language plpgsql as $$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, week)
    select distinct 'deal', partner_id, scoring_monday(ordered_on) from changed where state = 'won';
    return null;
end $$;
create function scoring_mark_edited_deals() returns trigger language plpgsql as $$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, week)
    select 'deal', side.partner_id, scoring_monday(side.ordered_on)
    from before b join changed c using (id)
    cross join lateral (values
        (b.partner_id, b.ordered_on, b.state), (c.partner_id, c.ordered_on, c.state)
    ) side (partner_id, ordered_on, state)
    where side.state = 'won'
        and (b.partner_id, b.ordered_on, b.state, b.base_amount, b.base_margin)
            is distinct from (c.partner_id, c.ordered_on, c.state, c.base_amount, c.base_margin)
    group by 2, 3;
    return null;
end $$;
create trigger scoring_deals_added after insert on sales_deal referencing new table as changed
    for each statement execute function scoring_mark_added_deals();
create trigger scoring_deals_removed after delete on sales_deal referencing old table as changed
    for each statement execute function scoring_mark_added_deals();
create trigger scoring_deals_edited after update on sales_deal referencing old table as before new table as changed
    for each statement execute function scoring_mark_edited_deals();
"""

CONTACTS = """
create function scoring_mark_added_contacts() returns trigger language plpgsql as $$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, week, author_id)
    select distinct 'contact', partner_id, scoring_monday(day), coalesce(author_id, 0) from changed;
    return null;
end $$;
create function scoring_mark_edited_contacts() returns trigger language plpgsql as $$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, week, author_id)
    select 'contact', side.partner_id, scoring_monday(side.day), coalesce(side.author_id, 0)
    from before b join changed c using (id)
    cross join lateral (values
        (b.partner_id, b.day, b.author_id), (c.partner_id, c.day, c.author_id)
    ) side (partner_id, day, author_id)
    where (b.partner_id, b.day, b.kind, b.author_id) is distinct from (c.partner_id, c.day, c.kind, c.author_id)
    group by 2, 3, 4;
    return null;
end $$;
create trigger scoring_contacts_added after insert on partners_interaction referencing new table as changed
    for each statement execute function scoring_mark_added_contacts();
create trigger scoring_contacts_removed after delete on partners_interaction referencing old table as changed
    for each statement execute function scoring_mark_added_contacts();
create trigger scoring_contacts_edited after update on partners_interaction
    referencing old table as before new table as changed
    for each statement execute function scoring_mark_edited_contacts();
"""

PARTNERS = """
create function scoring_mark_added_partners() returns trigger language plpgsql as $$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id) select 'partner', id from changed;
    return null;
end $$;
create function scoring_mark_edited_partners() returns trigger language plpgsql as $$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id)
    select 'partner', c.id from before b join changed c using (id)
    where (b.kind_id, b.manager_id, b.status, b.last_contact_on, b.created_at)
        is distinct from (c.kind_id, c.manager_id, c.status, c.last_contact_on, c.created_at);
    return null;
end $$;
create trigger scoring_partners_added after insert on partners_partner referencing new table as changed
    for each statement execute function scoring_mark_added_partners();
create trigger scoring_partners_removed after delete on partners_partner referencing old table as changed
    for each statement execute function scoring_mark_added_partners();
create trigger scoring_partners_edited after update on partners_partner
    referencing old table as before new table as changed
    for each statement execute function scoring_mark_edited_partners();
"""

UNDO = """
drop function scoring_mark_added_deals, scoring_mark_edited_deals, scoring_mark_added_contacts,
    scoring_mark_edited_contacts, scoring_mark_added_partners, scoring_mark_edited_partners cascade;
drop function scoring_mark_all_if_many, scoring_monday;
"""

EARLIER = "insert into scoring_factmark (what) values ('all')"


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0003_standing_without_shared_reasons"),
        ("sales", "0002_audit_trail"),
        ("scoring", "0003_marks_and_counted_partners"),
    ]

    operations = [
        migrations.RunSQL(MONDAY + MARK_TOO_MANY + DEALS + CONTACTS + PARTNERS, UNDO),
        migrations.RunSQL(EARLIER, migrations.RunSQL.noop),
    ]
