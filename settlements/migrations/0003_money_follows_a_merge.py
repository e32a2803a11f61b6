"""Money changes its partner only with a merge of two records, or with its undoing; never its sums."""

from django.db import migrations

SQL = r"""
CREATE FUNCTION settlements_merged(one bigint, other bigint)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
    select exists (
        select from partners_merge
        where undone_at is null and (gone_pk, into_pk) in ((one, other), (other, one)))
$function$;

CREATE FUNCTION settlements_keep_holder()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if new.seller_id is distinct from old.seller_id
        or (new.partner_id is distinct from old.partner_id and not settlements_merged(old.partner_id, new.partner_id))
    then
        raise exception 'holder_is_kept: %', tg_table_name using errcode = 'restrict_violation';
    end if;
    return new;
end $function$;

CREATE TRIGGER settlements_holder BEFORE UPDATE OF partner_id, seller_id ON settlements_account
    FOR EACH ROW EXECUTE FUNCTION settlements_keep_holder();

CREATE TRIGGER settlements_holder BEFORE UPDATE OF partner_id, seller_id ON settlements_commission
    FOR EACH ROW EXECUTE FUNCTION settlements_keep_holder();

CREATE OR REPLACE FUNCTION settlements_guard_commission()
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
    if new.legal_entity_id is distinct from old.legal_entity_id and old.state in ('stated', 'paid')
        and (new.partner_id = old.partner_id or not settlements_merged(old.partner_id, new.partner_id))
    then
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

CREATE OR REPLACE FUNCTION settlements_keep_statement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    if (new.uuid, new.seller_id, new.currency, new.until, new.earned,
        new.carried_in, new.set_off, new.payable, new.carried_out, new.lines_count, new.made_by_id, new.made_at)
        is distinct from
        (old.uuid, old.seller_id, old.currency, old.until, old.earned,
        old.carried_in, old.set_off, old.payable, old.carried_out, old.lines_count, old.made_by_id, old.made_at)
        or ((new.partner_id, new.legal_entity_id) is distinct from (old.partner_id, old.legal_entity_id)
            and (new.partner_id = old.partner_id or not settlements_merged(old.partner_id, new.partner_id)))
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
"""


class Migration(migrations.Migration):
    dependencies = [
        ("settlements", "0002_the_database_keeps_the_ledger"),
        ("partners", "0003_search_and_days"),
    ]

    operations = [migrations.RunSQL(SQL)]
