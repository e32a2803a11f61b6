"""A statement says what it said when it was made: lines and sums never change, whoever asks."""

from django.db import migrations

LINES = """
create function settlements_check_lines() returns trigger language plpgsql as $$
begin
    if exists (
        select from settlements_statement s
        left join lateral (select coalesce(sum(units), 0) as units, count(*) as lines
            from settlements_statementline l where l.statement_id = s.id) told on true
        where s.id in (select statement_id from added) and (s.earned <> told.units or s.lines_count <> told.lines))
    then
        raise exception 'statement_is_not_its_lines' using errcode = 'check_violation';
    end if;
    if exists (
        select from added a join settlements_commission c on c.id = a.commission_id
        join settlements_statement s on s.id = a.statement_id
        where (a.units, s.partner_id, s.legal_entity_id, s.seller_id, s.currency)
            is distinct from (c.amount, c.partner_id, c.legal_entity_id, c.seller_id, c.currency))
    then
        raise exception 'line_is_not_its_commission' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger settlements_lines_add_up after insert on settlements_statementline referencing new table as added
    for each statement execute function settlements_check_lines();
create trigger settlements_append_only before update or delete or truncate on settlements_statementline
    for each statement execute function settlements_refuse();
create trigger settlements_append_only before update or delete or truncate on settlements_statementrun
    for each statement execute function settlements_refuse();
"""

STATEMENT = """
create function settlements_check_statement() returns trigger language plpgsql as $$
begin
    if (select (coalesce(sum(units), 0), count(*)) from settlements_statementline where statement_id = new.id)
        is distinct from (new.earned::numeric, new.lines_count::bigint)
    then
        raise exception 'statement_is_not_its_lines' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger settlements_statement_adds_up after insert on settlements_statement
    deferrable initially deferred for each row execute function settlements_check_statement();
create function settlements_keep_statement() returns trigger language plpgsql as $$
begin
    if (new.uuid, new.partner_id, new.legal_entity_id, new.seller_id, new.currency, new.until, new.earned,
        new.carried_in, new.set_off, new.payable, new.carried_out, new.lines_count, new.made_by_id, new.made_at)
        is distinct from
        (old.uuid, old.partner_id, old.legal_entity_id, old.seller_id, old.currency, old.until, old.earned,
        old.carried_in, old.set_off, old.payable, old.carried_out, old.lines_count, old.made_by_id, old.made_at)
    then
        raise exception 'statement_is_kept' using errcode = 'restrict_violation';
    end if;
    if new.state <> old.state and old.state || '>' || new.state not in (
        'made>sent', 'sent>confirmed', 'sent>disputed', 'confirmed>disputed', 'disputed>confirmed', 'sent>approved',
        'confirmed>approved', 'disputed>sent', 'approved>ordered', 'approved>paid', 'ordered>approved', 'ordered>paid')
    then
        raise exception 'no_such_move: % to %', old.state, new.state using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger settlements_kept before update on settlements_statement
    for each row execute function settlements_keep_statement();
create trigger settlements_never_deleted before delete or truncate on settlements_statement
    for each statement execute function settlements_refuse();
"""

UNDO = """
drop function settlements_check_lines, settlements_check_statement, settlements_keep_statement cascade;
drop trigger settlements_append_only on settlements_statementline;
drop trigger settlements_append_only on settlements_statementrun;
drop trigger settlements_never_deleted on settlements_statement;
"""


class Migration(migrations.Migration):
    dependencies = [("settlements", "0006_statements_and_payments")]

    operations = [migrations.RunSQL(LINES + STATEMENT, UNDO)]
