"""The ledger, commissions and statements are guarded by the database itself."""

from django.db import migrations

SQL = r"""
CREATE FUNCTION settlements_refuse_balance()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if tg_op = 'INSERT' or (new.balance, new.entries, new.head, new.currency, new.kind)
        is distinct from (old.balance, old.entries, old.head, old.currency, old.kind)
    then
        raise exception 'balance_is_kept' using errcode = 'restrict_violation';
    end if;
    return new;
end $function$;

CREATE FUNCTION settlements_refuse()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    raise exception 'append_only: % of %', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
end $function$;

CREATE FUNCTION settlements_chain_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
    told record;
    held settlements_account%rowtype;
begin
    select digest, kind, written_in into told from settlements_transaction where id = new.transaction_id;
    if told.written_in is distinct from txid_current() then
        raise exception 'transaction_is_complete' using errcode = 'restrict_violation';
    end if;
    select * into held from settlements_account where id = new.account_id for update;
    if held.currency is distinct from new.currency then
        raise exception 'another_currency' using errcode = 'check_violation';
    end if;
    new.number := held.entries + 1;
    new.balance := held.balance + new.units;
    if told.kind = 'payout' and held.kind = 'owed' and new.balance < 0 then
        raise exception 'more_than_owed' using errcode = 'check_violation';
    end if;
    new.hash := sha256(held.head || convert_to(
        concat_ws('|', held.id, new.number, told.digest, new.units, new.currency, new.balance), 'UTF8'));
    update settlements_account set entries = new.number, balance = new.balance, head = new.hash where id = held.id;
    return new;
end $function$;

CREATE FUNCTION settlements_sum_is_zero()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if not exists (select from settlements_entry where transaction_id = new.id)
        or exists (select from settlements_entry where transaction_id = new.id
            group by currency having sum(units) <> 0)
    then
        raise exception 'not_zero: %', new.key using errcode = 'check_violation';
    end if;
    return null;
end $function$;

CREATE FUNCTION settlements_sum_stays_zero()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if (select sum(units) from settlements_entry
        where transaction_id = new.transaction_id and currency = new.currency) <> 0
    then
        raise exception 'not_zero' using errcode = 'check_violation';
    end if;
    return null;
end $function$;

CREATE FUNCTION settlements_guard_commission()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if tg_op = 'INSERT' then
        if new.state not in ('accrued', 'held', 'nothing') then
            raise exception 'not_a_beginning: %', new.state using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if (new.key, new.kind, new.beneficiary, new.seller_id, new.deal_id, new.referral_id, new.version_id, new.corrects_id,
        new.earned_on, new.customer, new.currency, new.amount, new.base, new.deal_base, new.deal_currency, new.exchange_rate,
        new.company_amount, new.tier, new.computation, new.reason, new.created_at)
        is distinct from
        (old.key, old.kind, old.beneficiary, old.seller_id, old.deal_id, old.referral_id, old.version_id, old.corrects_id,
        old.earned_on, old.customer, old.currency, old.amount, old.base, old.deal_base, old.deal_currency, old.exchange_rate,
        old.company_amount, old.tier, old.computation, old.reason, old.created_at)
    then
        raise exception 'commission_is_kept' using errcode = 'restrict_violation';
    end if;
    if new.legal_entity_id is distinct from old.legal_entity_id and old.state in ('stated', 'paid') then
        raise exception 'commission_is_stated' using errcode = 'restrict_violation';
    end if;
    if new.state <> old.state and old.state || '>' || new.state not in (
        'accrued>held', 'accrued>approved', 'accrued>reversed', 'held>accrued', 'held>approved', 'held>reversed',
        'approved>held', 'approved>stated', 'approved>reversed', 'stated>paid', 'nothing>reversed')
    then
        raise exception 'no_such_move: % to %', old.state, new.state using errcode = 'check_violation';
    end if;
    return new;
end $function$;

CREATE FUNCTION settlements_mark_new_deals()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    insert into settlements_dealmark (deal_id) select id from changed order by id;
    return null;
end $function$;

CREATE FUNCTION settlements_mark_edited_deals()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    insert into settlements_dealmark (deal_id)
    select c.id from before b join changed c using (id)
    where (b.partner_id, b.ordered_on, b.state, b.amount, b.margin, b.currency, b.rate, b.seller, b.referral_id,
            b.code_id, b.customer_phone, b.customer_email, b.customer_tax_id)
        is distinct from (c.partner_id, c.ordered_on, c.state, c.amount, c.margin, c.currency, c.rate, c.seller,
            c.referral_id, c.code_id, c.customer_phone, c.customer_email, c.customer_tax_id)
    order by c.id;
    return null;
end $function$;

CREATE FUNCTION settlements_commission_is_booked()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if not exists (select from settlements_transaction where commission_id = new.id and kind = 'accrual') then
        raise exception 'not_booked: %', new.key using errcode = 'check_violation';
    end if;
    return null;
end $function$;

CREATE FUNCTION settlements_mark_deals_of_rows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    insert into settlements_dealmark (deal_id) select distinct deal_id from changed order by deal_id;
    return null;
end $function$;

CREATE FUNCTION settlements_mark_referrals()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    insert into settlements_referralmark (referral_id)
    select distinct referral_id from changed where what = 'moved' order by referral_id;
    return null;
end $function$;

CREATE FUNCTION settlements_check_lines()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE FUNCTION settlements_check_statement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if (select (coalesce(sum(units), 0), count(*)) from settlements_statementline where statement_id = new.id)
        is distinct from (new.earned::numeric, new.lines_count::bigint)
    then
        raise exception 'statement_is_not_its_lines' using errcode = 'check_violation';
    end if;
    return null;
end $function$;

CREATE FUNCTION settlements_keep_statement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE TRIGGER settlements_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON settlements_transaction FOR EACH STATEMENT EXECUTE FUNCTION settlements_refuse();

CREATE TRIGGER settlements_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON settlements_entry FOR EACH STATEMENT EXECUTE FUNCTION settlements_refuse();

CREATE TRIGGER settlements_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON settlements_ruleversion FOR EACH STATEMENT EXECUTE FUNCTION settlements_refuse();

CREATE TRIGGER settlements_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON settlements_ledgerproof FOR EACH STATEMENT EXECUTE FUNCTION settlements_refuse();

CREATE TRIGGER settlements_never_deleted BEFORE DELETE OR TRUNCATE ON settlements_account FOR EACH STATEMENT EXECUTE FUNCTION settlements_refuse();

CREATE TRIGGER settlements_never_deleted BEFORE DELETE OR TRUNCATE ON settlements_commission FOR EACH STATEMENT EXECUTE FUNCTION settlements_refuse();

CREATE TRIGGER settlements_begins_empty BEFORE INSERT ON settlements_account FOR EACH ROW WHEN (((new.balance <> 0) OR (new.entries <> 0) OR (new.head <> '\x'::bytea))) EXECUTE FUNCTION settlements_refuse_balance();

CREATE TRIGGER settlements_balance_is_kept BEFORE UPDATE ON settlements_account FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION settlements_refuse_balance();

CREATE TRIGGER settlements_chain BEFORE INSERT ON settlements_entry FOR EACH ROW EXECUTE FUNCTION settlements_chain_entry();

CREATE CONSTRAINT TRIGGER settlements_sum_is_zero AFTER INSERT ON settlements_transaction DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlements_sum_is_zero();

CREATE CONSTRAINT TRIGGER settlements_sum_stays_zero AFTER INSERT ON settlements_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlements_sum_stays_zero();

CREATE TRIGGER settlements_guard BEFORE INSERT OR UPDATE ON settlements_commission FOR EACH ROW EXECUTE FUNCTION settlements_guard_commission();

CREATE TRIGGER settlements_deals_added AFTER INSERT ON sales_deal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION settlements_mark_new_deals();

CREATE TRIGGER settlements_deals_edited AFTER UPDATE ON sales_deal REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION settlements_mark_edited_deals();

CREATE CONSTRAINT TRIGGER settlements_commission_is_booked AFTER INSERT ON settlements_commission DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.amount <> 0)) EXECUTE FUNCTION settlements_commission_is_booked();

CREATE TRIGGER settlements_returns_added AFTER INSERT ON sales_dealreturn REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION settlements_mark_deals_of_rows();

CREATE TRIGGER settlements_payments_added AFTER INSERT ON sales_dealpayment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION settlements_mark_deals_of_rows();

CREATE TRIGGER settlements_stages_reached AFTER INSERT ON sales_referralmove REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION settlements_mark_referrals();

CREATE TRIGGER settlements_lines_add_up AFTER INSERT ON settlements_statementline REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION settlements_check_lines();

CREATE TRIGGER settlements_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON settlements_statementline FOR EACH STATEMENT EXECUTE FUNCTION settlements_refuse();

CREATE TRIGGER settlements_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON settlements_statementrun FOR EACH STATEMENT EXECUTE FUNCTION settlements_refuse();

CREATE CONSTRAINT TRIGGER settlements_statement_adds_up AFTER INSERT ON settlements_statement DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION settlements_check_statement();

CREATE TRIGGER settlements_kept BEFORE UPDATE ON settlements_statement FOR EACH ROW EXECUTE FUNCTION settlements_keep_statement();

CREATE TRIGGER settlements_never_deleted BEFORE DELETE OR TRUNCATE ON settlements_statement FOR EACH STATEMENT EXECUTE FUNCTION settlements_refuse();

CREATE INDEX settlements_deal_customer ON sales_deal (
    (coalesce(nullif(customer_phone, ''), nullif(customer_tax_id, ''), nullif(customer_email, ''))), ordered_on, id)
WHERE state = 'won'
    AND coalesce(nullif(customer_phone, ''), nullif(customer_tax_id, ''), nullif(customer_email, '')) IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("settlements", "0001_initial")]

    operations = [migrations.RunSQL(SQL)]
