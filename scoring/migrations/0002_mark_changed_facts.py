"""Changed facts are marked for the night; a partner's weeks are a view over the facts."""

from django.db import migrations

SQL = r"""
CREATE FUNCTION scoring_monday(day date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (day - ((day - '0001-01-01'::date) % 7));

CREATE FUNCTION scoring_mark_all_if_many(rows bigint)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
    if rows <= 20000 then return false; end if;
    insert into scoring_factmark (what, calls, meetings, orders, turnover, margin) values ('all', 0, 0, 0, 0, 0);
    return true;
end $function$;

CREATE FUNCTION scoring_mark_added_deals()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare sign int := case when tg_op = 'DELETE' then -1 else 1 end;
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, day, calls, meetings, orders, turnover, margin)
    select 'deal', partner_id, ordered_on, 0, 0, sign * count(*), sign * sum(base_amount),
        sign * coalesce(sum(base_margin), 0)
    from changed where state = 'won' group by 2, 3;
    return null;
end $function$;

CREATE FUNCTION scoring_mark_edited_deals()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE FUNCTION scoring_mark_added_contacts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare sign int := case when tg_op = 'DELETE' then -1 else 1 end;
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, day, author_id, calls, meetings, orders, turnover, margin)
    select 'contact', partner_id, day, coalesce(author_id, 0), sign * sum(scoring_is_call(kind)),
        sign * sum(scoring_is_meeting(kind)), 0, 0, 0
    from changed group by 2, 3, 4;
    return null;
end $function$;

CREATE FUNCTION scoring_mark_edited_contacts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE FUNCTION scoring_mark_added_partners()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, calls, meetings, orders, turnover, margin)
    select 'partner', id, 0, 0, 0, 0, 0 from changed;
    return null;
end $function$;

CREATE FUNCTION scoring_mark_edited_partners()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if scoring_mark_all_if_many((select count(*) from changed)) then return null; end if;
    insert into scoring_factmark (what, partner_id, calls, meetings, orders, turnover, margin)
    select 'partner', c.id, 0, 0, 0, 0, 0 from before b join changed c using (id)
    where (b.kind_id, b.manager_id, b.status, b.last_contact_on, b.created_at)
        is distinct from (c.kind_id, c.manager_id, c.status, c.last_contact_on, c.created_at);
    return null;
end $function$;

CREATE FUNCTION scoring_is_call(kind character varying)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((kind)::text = 'call'::text))::integer;

CREATE FUNCTION scoring_is_meeting(kind character varying)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (((kind)::text = ANY ((ARRAY['meeting'::character varying, 'visit'::character varying, 'jbp'::character varying])::text[])))::integer;

CREATE VIEW scoring_partnerweek AS
 SELECT week,
    partner_id,
    (sum(calls))::integer AS calls,
    (sum(meetings))::integer AS meetings,
    (sum(orders))::integer AS orders,
    (sum(turnover))::bigint AS turnover,
    (sum(margin))::bigint AS margin
   FROM ( SELECT scoring_monday(sales_deal.ordered_on) AS week,
            sales_deal.partner_id,
            0 AS calls,
            0 AS meetings,
            1 AS orders,
            sales_deal.base_amount AS turnover,
            COALESCE(sales_deal.base_margin, (0)::bigint) AS margin
           FROM sales_deal
          WHERE ((sales_deal.state)::text = 'won'::text)
        UNION ALL
         SELECT scoring_monday(partners_interaction.day) AS scoring_monday,
            partners_interaction.partner_id,
            scoring_is_call(partners_interaction.kind) AS scoring_is_call,
            scoring_is_meeting(partners_interaction.kind) AS scoring_is_meeting,
            0,
            0,
            0
           FROM partners_interaction
          WHERE ((scoring_is_call(partners_interaction.kind) + scoring_is_meeting(partners_interaction.kind)) > 0)) facts
  GROUP BY week, partner_id;

CREATE TRIGGER scoring_deals_added AFTER INSERT ON sales_deal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION scoring_mark_added_deals();

CREATE TRIGGER scoring_deals_removed AFTER DELETE ON sales_deal REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION scoring_mark_added_deals();

CREATE TRIGGER scoring_deals_edited AFTER UPDATE ON sales_deal REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION scoring_mark_edited_deals();

CREATE TRIGGER scoring_contacts_added AFTER INSERT ON partners_interaction REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION scoring_mark_added_contacts();

CREATE TRIGGER scoring_contacts_removed AFTER DELETE ON partners_interaction REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION scoring_mark_added_contacts();

CREATE TRIGGER scoring_contacts_edited AFTER UPDATE ON partners_interaction REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION scoring_mark_edited_contacts();

CREATE TRIGGER scoring_partners_added AFTER INSERT ON partners_partner REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION scoring_mark_added_partners();

CREATE TRIGGER scoring_partners_removed AFTER DELETE ON partners_partner REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION scoring_mark_added_partners();

CREATE TRIGGER scoring_partners_edited AFTER UPDATE ON partners_partner REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION scoring_mark_edited_partners();

ALTER TABLE scoring_riskflag SET (fillfactor = 80);
"""


class Migration(migrations.Migration):
    dependencies = [("scoring", "0001_initial")]

    operations = [migrations.RunSQL(SQL)]
