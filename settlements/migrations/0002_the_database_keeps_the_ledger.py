"""What nobody may do to the ledger, whoever asks: the triggers that write, seal and refuse."""

from django.db import migrations

REFUSED = """
create function settlements_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'append_only: % of %', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger settlements_append_only before update or delete or truncate on settlements_transaction
    for each statement execute function settlements_refuse();
create trigger settlements_append_only before update or delete or truncate on settlements_entry
    for each statement execute function settlements_refuse();
create trigger settlements_append_only before update or delete or truncate on settlements_ruleversion
    for each statement execute function settlements_refuse();
create trigger settlements_append_only before update or delete or truncate on settlements_ledgerproof
    for each statement execute function settlements_refuse();
create trigger settlements_never_deleted before delete or truncate on settlements_account
    for each statement execute function settlements_refuse();
create trigger settlements_never_deleted before delete or truncate on settlements_commission
    for each statement execute function settlements_refuse();
create trigger settlements_begins_empty before insert on settlements_account
    for each row when (new.balance <> 0 or new.entries <> 0 or new.head <> '')
    execute function settlements_refuse_balance();
create trigger settlements_balance_is_kept before update on settlements_account
    for each row when (pg_trigger_depth() = 0) execute function settlements_refuse_balance();
"""

BALANCE = """
create function settlements_refuse_balance() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' or (new.balance, new.entries, new.head, new.currency, new.kind)
        is distinct from (old.balance, old.entries, old.head, old.currency, old.kind)
    then
        raise exception 'balance_is_kept' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
"""

# The account's row is locked by the update, so that its entries stand in one line.
CHAIN = """
create function settlements_chain_entry() returns trigger language plpgsql as $$
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
end $$;
create trigger settlements_chain before insert on settlements_entry
    for each row execute function settlements_chain_entry();
"""

ZERO = """
create function settlements_sum_is_zero() returns trigger language plpgsql as $$
begin
    if not exists (select from settlements_entry where transaction_id = new.id)
        or exists (select from settlements_entry where transaction_id = new.id
            group by currency having sum(units) <> 0)
    then
        raise exception 'not_zero: %', new.key using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger settlements_sum_is_zero after insert on settlements_transaction
    deferrable initially deferred for each row execute function settlements_sum_is_zero();
"""

# A transaction is complete when it commits, but an entry written after an early `set constraints` must be seen too.
ZERO_ENTRY = """
create function settlements_sum_stays_zero() returns trigger language plpgsql as $$
begin
    if (select sum(units) from settlements_entry
        where transaction_id = new.transaction_id and currency = new.currency) <> 0
    then
        raise exception 'not_zero' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger settlements_sum_stays_zero after insert on settlements_entry
    deferrable initially deferred for each row execute function settlements_sum_stays_zero();
"""

COMMISSION = """
create function settlements_guard_commission() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.state not in ('accrued', 'held', 'nothing') then
            raise exception 'not_a_beginning: %', new.state using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if (new.key, new.kind, new.beneficiary, new.seller_id, new.deal_id, new.version_id, new.corrects_id, new.earned_on,
        new.customer, new.currency, new.amount, new.base, new.deal_base, new.deal_currency, new.exchange_rate,
        new.company_amount, new.tier, new.computation, new.reason, new.booking_id, new.created_at)
        is distinct from
        (old.key, old.kind, old.beneficiary, old.seller_id, old.deal_id, old.version_id, old.corrects_id, old.earned_on,
        old.customer, old.currency, old.amount, old.base, old.deal_base, old.deal_currency, old.exchange_rate,
        old.company_amount, old.tier, old.computation, old.reason, old.booking_id, old.created_at)
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
end $$;
create trigger settlements_guard before insert or update on settlements_commission
    for each row execute function settlements_guard_commission();
"""

MARKS = """
create function settlements_mark_new_deals() returns trigger language plpgsql as $$
begin
    insert into settlements_dealmark (deal_id) select id from changed order by id;
    return null;
end $$;
create function settlements_mark_edited_deals() returns trigger language plpgsql as $$
begin
    insert into settlements_dealmark (deal_id)
    select c.id from before b join changed c using (id)
    where (b.partner_id, b.ordered_on, b.state, b.amount, b.margin, b.currency, b.rate, b.seller)
        is distinct from (c.partner_id, c.ordered_on, c.state, c.amount, c.margin, c.currency, c.rate, c.seller)
    order by c.id;
    return null;
end $$;
create trigger settlements_deals_added after insert on sales_deal referencing new table as changed
    for each statement execute function settlements_mark_new_deals();
create trigger settlements_deals_edited after update on sales_deal referencing old table as before new table as changed
    for each statement execute function settlements_mark_edited_deals();
"""

UNDO = """
drop function settlements_refuse, settlements_refuse_balance, settlements_chain_entry, settlements_sum_is_zero,
    settlements_sum_stays_zero, settlements_guard_commission, settlements_mark_new_deals,
    settlements_mark_edited_deals cascade;
"""


class Migration(migrations.Migration):
    dependencies = [("settlements", "0001_initial"), ("sales", "0007_night_reads_deals_by_day")]

    operations = [
        migrations.RunSQL(BALANCE + REFUSED + CHAIN + ZERO + ZERO_ENTRY + COMMISSION + MARKS, UNDO),
    ]
