-- Customers who are one become one: what refers to them refers to the one who stays, and every row that was moved is
-- written down, so that it can be taken back. What is sealed or was handed over (movements of cards, vouchers, the audit
-- trail) names whom it named; merged_into says who that is now.
alter table customer add column merged_into uuid references customer check (merged_into <> id);
alter table customer add constraint customer_merged_is_gone check (merged_into is null or deleted_at is not null);
create index customer_merged_into on customer (merged_into) where merged_into is not null;

create table customer_merge (
    id              uuid        primary key,
    version         bigint      not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    survivor_id     uuid        not null references customer,
    merged_ids      uuid[]      not null check (cardinality(merged_ids) between 1 and 20),
    reason          text        not null check (length(reason) between 1 and 500),
    merged_by       uuid        not null references staff,
    survivor_version bigint,                            -- of the customer, right after the merge
    figures_before  jsonb,                              -- what all of them had
    figures_after   jsonb,                              -- what the survivor has
    undone_by       uuid        references staff,
    undone_at       timestamptz,
    undo_reason     text        check (length(undo_reason) between 1 and 500),
    constraint customer_merge_sums check (figures_before = figures_after),
    check (num_nonnulls(undone_by, undone_at, undo_reason) in (0, 3))
);
create index customer_merge_survivor on customer_merge (survivor_id);
create index customer_merge_merged on customer_merge using gin (merged_ids);
create index customer_merge_created_at on customer_merge (created_at desc, id desc);
create index customer_merge_merged_by on customer_merge (merged_by);
create index customer_merge_undone_by on customer_merge (undone_by) where undone_by is not null;
create trigger keep_merges before delete on customer_merge for each row execute function refuse_change();
create trigger keep_all_merges before truncate on customer_merge for each statement execute function refuse_change();

-- One row that was moved, by its primary key.
create table merge_move (
    id          bigint generated always as identity primary key,
    merge_id    uuid   not null references customer_merge,
    table_name  text   not null,
    column_name text   not null,
    row_key     jsonb  not null,
    from_id     uuid   not null
);
create index merge_move_merge on merge_move (merge_id, table_name, column_name);
select append_only('merge_move');

-- A row that changed otherwise, as it was before.
create table merge_image (
    id         bigint generated always as identity primary key,
    merge_id   uuid  not null references customer_merge,
    table_name text  not null,
    image      jsonb not null
);
create index merge_image_merge on merge_image (merge_id, table_name);
select append_only('merge_image');

-- Who was ever one with whom, also when that was taken back: vouchers name the customer of their day, so accounts and
-- vouchers are compared family by family.
create table customer_family (
    customer_id uuid primary key references customer,
    family      uuid not null references customer
);
create index customer_family_family on customer_family (family);

-- What becomes of a reference to a merged customer. MOVE: it refers to the survivor from now on. KEEP: it stays, because it
-- tells of the one who was merged (how they were reached), or because the function below has its own way. A reference
-- that is not named here stops every merge, and a test before that.
create table merge_treatment (
    table_name  text not null,
    column_name text not null,
    treatment   text not null check (treatment in ('MOVE', 'KEEP')),
    primary key (table_name, column_name)
);
insert into merge_treatment (table_name, column_name, treatment) values
    ('customer', 'merged_into', 'MOVE'),
    ('interaction', 'customer_id', 'MOVE'),
    ('contract', 'customer_id', 'MOVE'),
    ('entry', 'customer_id', 'MOVE'),
    ('open_item', 'customer_id', 'MOVE'),
    ('allocation', 'customer_id', 'MOVE'),
    ('card', 'customer_id', 'MOVE'),
    ('checkout', 'customer_id', 'MOVE'),
    ('follow_up_plan', 'customer_id', 'MOVE'),
    ('task', 'customer_id', 'MOVE'),
    ('approval_request', 'customer_id', 'MOVE'),
    ('bank_match', 'customer_id', 'MOVE'),
    ('mail_delivery', 'customer_id', 'MOVE'),
    ('bill', 'customer_id', 'MOVE'),
    ('dunning_notice', 'customer_id', 'MOVE'),
    ('account_statement', 'customer_id', 'MOVE'),
    ('customer_account', 'customer_id', 'KEEP'),
    ('payer_account', 'customer_id', 'KEEP'),
    ('contact_point', 'customer_id', 'KEEP'),
    ('customer_address', 'customer_id', 'KEEP'),
    ('contact', 'customer_id', 'KEEP'),
    ('customer_search', 'customer_id', 'KEEP'),
    ('session', 'customer_id', 'KEEP'),
    ('duplicate_key', 'customer_id', 'KEEP'),
    ('duplicate_pair', 'first_id', 'KEEP'),
    ('duplicate_pair', 'second_id', 'KEEP'),
    ('customer_merge', 'survivor_id', 'KEEP'),
    ('customer_family', 'customer_id', 'KEEP'),
    ('customer_family', 'family', 'KEEP');

-- What belongs to something that is moved back goes with it, also when it came after the merge: a correction with its entry.
create table merge_follower (
    child_table  text not null,
    child_column text not null,
    parent_table text not null,
    primary key (child_table, child_column)
);
insert into merge_follower (child_table, child_column, parent_table) values
    ('entry', 'origin_id', 'entry'),
    ('entry', 'reverses', 'entry'),
    ('open_item', 'id', 'entry'),
    ('allocation', 'debit_id', 'open_item'),
    ('allocation', 'credit_id', 'open_item'),
    ('bank_match', 'entry_id', 'entry'),
    ('bill', 'charge_id', 'entry'),
    ('bill', 'contract_id', 'contract'),
    ('dunning_notice', 'bill_id', 'bill'),
    ('task', 'plan_id', 'follow_up_plan');

-- Whether the functions below are at work: they run as the owner. The application's role can set the setting, but it is
-- not the owner.
create function merging() returns boolean stable language sql as $$
    select coalesce(current_setting('taizhang.merging', true), '') = 'on'
       and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = 'public.customer'::regclass)
$$;

-- As before, and: a merge changes of a row whose it is, and nothing else.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('taizhang.removing_demo', true) = 'on'
       and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return old;
    end if;
    if tg_op = 'UPDATE' and merging() and to_jsonb(old) - 'customer_id' = to_jsonb(new) - 'customer_id' then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'TZ001';
end $$;

-- What a posting sets off does not happen once more when a posted entry is moved.
drop trigger stamp_posting on entry;
create trigger stamp_posting before update on entry
    for each row when (new.status = 'POSTED' and not merging()) execute function stamp_posting();
drop trigger post_drafts on entry;
create trigger post_drafts after update on entry referencing new table as changed
    for each statement when (not merging()) execute function post_entries();
drop trigger settle_drafts on entry;
create trigger settle_drafts after update on entry referencing new table as changed
    for each statement when (not merging()) execute function raise_items();
drop trigger keep_item on open_item;
create trigger keep_item before update on open_item
    for each row when (not merging() and (
        (old.id, old.customer_id, old.side, old.amount_minor, old.opened_on)
            is distinct from (new.id, new.customer_id, new.side, new.amount_minor, new.opened_on)
        or (old.residual_minor is distinct from new.residual_minor and pg_trigger_depth() = 0)))
    execute function item_by_hand();
drop trigger keep_opening on customer_account;
create trigger keep_opening before insert on customer_account
    for each row when (new.balance_minor <> 0 and pg_trigger_depth() = 0 and not merging())
    execute function balance_by_hand();
drop trigger keep_balance on customer_account;
create trigger keep_balance before update on customer_account
    for each row when (
        (old.balance_minor, old.customer_id) is distinct from (new.balance_minor, new.customer_id)
        and pg_trigger_depth() = 0 and not merging())
    execute function balance_by_hand();
drop trigger keep_account on customer_account;
create trigger keep_account before delete on customer_account
    for each row when (not merging()) execute function refuse_change();
drop trigger keep_bill on bill;
create trigger keep_bill before update on bill
    for each row when (old.approved_at is not null and not merging()) execute function keep_bill();
drop trigger keep_statement on account_statement;
create trigger keep_statement before update on account_statement
    for each row when (not merging()) execute function keep_statement();

-- What customers have, in figures that a merge may not change.
create function merge_figures(ids uuid[]) returns jsonb stable language sql as $$
    select jsonb_build_object(
        'balance', (select coalesce(sum(balance_minor), 0) from customer_account where customer_id = any (ids)),
        'entries', (select count(*) from entry where customer_id = any (ids)),
        'effects', (select coalesce(sum(effect_minor), 0) from entry where customer_id = any (ids) and status = 'POSTED'),
        'openDebits', (select coalesce(sum(residual_minor), 0) from open_item where customer_id = any (ids) and side = 'DEBIT'),
        'openCredits', (select coalesce(sum(residual_minor), 0) from open_item where customer_id = any (ids) and side = 'CREDIT'),
        'cards', (select count(*) from card where customer_id = any (ids)),
        'principal', (select coalesce(sum(a.principal), 0) from card c join card_account a on a.id = c.id where c.customer_id = any (ids)),
        'bonus', (select coalesce(sum(a.bonus), 0) from card c join card_account a on a.id = c.id where c.customer_id = any (ids)),
        'contracts', (select count(*) from contract where customer_id = any (ids)),
        'bills', (select count(*) from bill where customer_id = any (ids)))
$$;

-- The foreign keys on customers, of one column each, with what becomes of them; null is not known.
create view merge_reference as
    select c.conrelid::regclass as child, t.relname::text as table_name, a.attname::text as column_name,
           m.treatment, t.oid as child_oid
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    left join merge_treatment m on m.table_name = t.relname and m.column_name = a.attname
    where c.contype = 'f' and c.confrelid = 'public.customer'::regclass and c.conparentid = 0;

-- Balances are what the entries say. A merged customer's account takes nothing more.
create function merge_balances(ids uuid[]) returns void language sql as $$
    update customer_account a
    set balance_minor = coalesce(e.effect, 0), last_entry_on = e.last_day
    from unnest(ids) as one (id)
    left join lateral (select sum(effect_minor)::bigint as effect, max(business_date) filter (where effect_minor <> 0) as last_day
                       from entry where customer_id = one.id and status = 'POSTED') as e on true
    where a.customer_id = one.id
$$;

-- Moves everything of the merged customers to the survivor, who are as customer_merge says, and answers how many rows of
-- which table. It believes nobody: the merge is there and new, its customers are there, the sums are the same after it.
create function merge_customers(this uuid, at timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    survivor uuid;
    merged uuid[];
    everybody uuid[];
    families uuid[];
    before jsonb;
    reference record;
    moved bigint;
    moves jsonb := '[]';
begin
    select m.survivor_id, m.merged_ids into survivor, merged
    from customer_merge m where m.id = this and m.figures_before is null and m.undone_at is null for update;
    if not found or survivor = any (merged) then
        raise exception 'no such merge' using errcode = 'TZ001';
    end if;
    everybody := merged || survivor;
    perform from customer where id = any (everybody) order by id for update;
    if (select count(*) from customer where id = any (everybody) and deleted_at is null) <> cardinality(everybody) then
        raise exception 'a customer of the merge is gone' using errcode = 'TZ001';
    end if;
    perform from customer_account where customer_id = any (everybody) order by customer_id for update;
    select string_agg(format('%s.%s', r.table_name, r.column_name), ', ') as names into reference
    from merge_reference r where r.treatment is null;
    if reference.names is not null then
        raise exception 'nobody has said what becomes of %', reference.names;
    end if;
    perform set_config('taizhang.merging', 'on', true);
    before := merge_figures(everybody);

    insert into merge_image (merge_id, table_name, image)
        select this, 'customer', to_jsonb(t) from customer t where id = any (everybody)
        union all select this, 'contact_point', to_jsonb(t) from contact_point t where customer_id = survivor
        union all select this, 'customer_address', to_jsonb(t) from customer_address t where customer_id = survivor
        union all select this, 'contact', to_jsonb(t) from contact t where customer_id = survivor
        union all select this, 'customer_search', to_jsonb(t) from customer_search t where customer_id = any (everybody)
        union all select this, 'customer_account', to_jsonb(t) from customer_account t where customer_id = any (everybody)
        union all select this, 'payer_account', to_jsonb(t) from payer_account t where customer_id = any (everybody)
        union all select this, 'field_verification', to_jsonb(t) from field_verification t where customer_id = survivor;

    for reference in
        select r.child, r.table_name, r.column_name, keys.object, keys.columns
        from merge_reference r
        cross join lateral (
            select string_agg(format('%L, new.%I', k.attname, k.attname), ', ') as object, count(*) as columns
            from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey::int2[])
            where i.indrelid = r.child_oid and i.indisprimary) as keys
        where r.treatment = 'MOVE' order by r.table_name
    loop
        execute format(
            'with moved as (update %s set %I = $1 where %I = any ($2) returning jsonb_build_object(%s) as key, old.%I as was)'
            ' insert into merge_move (merge_id, table_name, column_name, row_key, from_id)'
            ' select $3, %L, %L, key, was from moved',
            reference.child, reference.column_name, reference.column_name, reference.object, reference.column_name,
            reference.table_name, reference.column_name)
        using survivor, merged, this;
        get diagnostics moved = row_count;
        if moved > 0 then
            moves := moves || jsonb_build_object('table', reference.table_name, 'rows', moved);
        end if;
    end loop;

    insert into customer_account (customer_id, version, balance_minor, credit_limit_minor, payment_terms_days, created_at, updated_at)
        select survivor, 0, 0, a.credit_limit_minor, a.payment_terms_days, at, at
        from customer_account a where a.customer_id = any (merged) order by a.created_at limit 1
        on conflict (customer_id) do nothing;
    insert into customer_account (customer_id, created_at, updated_at)
        select one, at, at from unnest(merged) as one on conflict (customer_id) do nothing;
    perform merge_balances(everybody);
    update customer_account set closed_at = coalesce(closed_at, at) where customer_id = any (merged);
    update customer_account a
    set credit_hold_at = h.credit_hold_at, credit_hold_reason = h.credit_hold_reason, credit_hold_source = h.credit_hold_source,
        version = a.version + 1, updated_at = at
    from (select * from customer_account where customer_id = any (merged) and credit_hold_at is not null
          order by credit_hold_at limit 1) as h
    where a.customer_id = survivor and a.credit_hold_at is null;

    insert into payer_account as known (payer, customer_id, matches, last_matched_at)
        select payer, survivor, sum(matches), max(last_matched_at) from payer_account
        where customer_id = any (merged) group by payer
        on conflict (payer, customer_id) do update
            set matches = known.matches + excluded.matches, last_matched_at = greatest(known.last_matched_at, excluded.last_matched_at);
    delete from payer_account where customer_id = any (merged);

    families := everybody || array(select family from customer_family where customer_id = any (everybody));
    update customer_family set family = survivor where family = any (families);
    insert into customer_family (customer_id, family) select one, survivor from unnest(everybody) as one
        on conflict (customer_id) do update set family = excluded.family;

    delete from customer_search where customer_id = any (merged);
    delete from duplicate_key where customer_id = any (merged);
    update customer set merged_into = survivor, deleted_at = at, updated_at = at, version = version + 1 where id = any (merged);
    update customer c
    set last_interaction_at = (select max(o.last_interaction_at) from customer o where o.id = any (everybody))
    where c.id = survivor;
    update customer_merge set figures_before = before, figures_after = merge_figures(array[survivor]) where id = this;
    perform set_config('taizhang.merging', 'off', true);
    return moves;
end $$;

-- Puts rows back as they were, in the place of those that are there.
create function merge_restore(this uuid, target regclass, key_column text, of uuid[]) returns void language plpgsql as $$
begin
    execute format('delete from %s where %I = any ($1)', target, key_column) using of;
    execute format('insert into %1$s select r.* from merge_image i cross join lateral jsonb_populate_record(null::%1$s, i.image) r'
                   ' where i.merge_id = $1 and i.table_name = %2$L and r.%3$I = any ($2)', target, target::text, key_column)
    using this, of;
end $$;

-- Takes a merge back: everything that was moved goes to whom it was, and with it what came of it since. What the survivor's
-- file says is as it was, unless somebody has changed it since; then it stays. Answers what is in the way: a table in which
-- something of the one stands against something of the other now. Null: it is done.
create function unmerge_customers(this uuid, at timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    survivor uuid;
    merged uuid[];
    everybody uuid[];
    untouched boolean;
    account_untouched boolean;
    reference record;
    followed bigint;
    step bigint;
    wrong boolean;
begin
    select m.survivor_id, m.merged_ids into survivor, merged
    from customer_merge m where m.id = this and m.figures_before is not null and m.undone_at is null for update;
    if not found then
        raise exception 'no such merge' using errcode = 'TZ001';
    end if;
    everybody := merged || survivor;
    perform from customer where id = any (everybody) order by id for update;
    perform from customer_account where customer_id = any (everybody) order by customer_id for update;
    if exists (select from customer where id = any (merged) and merged_into is distinct from survivor)
       or not exists (select from customer where id = survivor and deleted_at is null) then
        return 'customer';
    end if;
    select c.version = m.survivor_version into untouched from customer c join customer_merge m on m.survivor_id = c.id where m.id = this;
    perform set_config('taizhang.merging', 'on', true);

    for reference in
        select r.child, r.table_name, r.column_name, keys.matched
        from merge_reference r
        cross join lateral (
            select string_agg(format('t.%I = (m.row_key ->> %L)::%s', k.attname, k.attname, format_type(k.atttypid, k.atttypmod)), ' and ') as matched
            from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey::int2[])
            where i.indrelid = r.child_oid and i.indisprimary) as keys
        where r.treatment = 'MOVE' and exists (
            select from merge_move m where m.merge_id = this and m.table_name = r.table_name and m.column_name = r.column_name)
    loop
        execute format('update %s t set %I = m.from_id from merge_move m where m.merge_id = $1 and m.table_name = %L'
                       ' and m.column_name = %L and %s and t.%I = $2',
                       reference.child, reference.column_name, reference.table_name, reference.column_name, reference.matched,
                       reference.column_name)
        using this, survivor;
    end loop;

    loop
        followed := 0;
        for reference in select * from merge_follower loop
            execute format('update %I c set customer_id = p.customer_id from %I p where p.id = c.%I and c.customer_id = $1'
                           ' and p.customer_id = any ($2)', reference.child_table, reference.parent_table, reference.child_column)
            using survivor, merged;
            get diagnostics step = row_count;
            followed := followed + step;
        end loop;
        exit when followed = 0;
    end loop;
    for reference in select * from merge_follower loop
        execute format('select exists (select from %I c join %I p on p.id = c.%I where c.customer_id <> p.customer_id'
                       ' and (c.customer_id = any ($1) or p.customer_id = any ($1)) %s)',
                       reference.child_table, reference.parent_table, reference.child_column,
                       case reference.child_table when 'allocation' then
                           'and c.reverses is null and not exists (select from allocation r where r.reverses = c.id)' else '' end)
        into wrong using everybody;
        if wrong then
            return reference.child_table;
        end if;
    end loop;
    if exists (select from bill_item b join bill on bill.id = b.bill_id join open_item i on i.id = b.item_id
               where b.released_at is null and bill.customer_id <> i.customer_id
                 and (bill.customer_id = any (everybody) or i.customer_id = any (everybody))) then
        return 'bill';
    end if;

    select coalesce((select a.version = coalesce((i.image ->> 'version')::bigint, 0)
                         + case when i.image ->> 'credit_hold_at' is null and a.credit_hold_at is not null then 1 else 0 end
                     from customer_account a
                     left join merge_image i on i.merge_id = this and i.table_name = 'customer_account'
                                            and i.image ->> 'customer_id' = survivor::text
                     where a.customer_id = survivor), true) into account_untouched;
    perform merge_restore(this, 'customer_account', 'customer_id',
                          case when account_untouched then everybody else merged end);
    insert into customer_account (customer_id, created_at, updated_at)
        select distinct e.customer_id, at, at from entry e where e.customer_id = any (everybody) and e.status = 'POSTED' and e.effect_minor <> 0
        on conflict (customer_id) do nothing;
    perform merge_balances(everybody);
    perform merge_restore(this, 'payer_account', 'customer_id', everybody);
    perform merge_restore(this, 'customer_search', 'customer_id', merged);
    update customer c
    set merged_into = null, deleted_at = null, version = c.version + 1, updated_at = at,
        last_interaction_at = (i.image ->> 'last_interaction_at')::timestamptz
    from merge_image i
    where i.merge_id = this and i.table_name = 'customer' and c.id = (i.image ->> 'id')::uuid and c.id = any (merged);
    if untouched then
        perform merge_restore(this, 'contact_point', 'customer_id', array[survivor]);
        perform merge_restore(this, 'customer_address', 'customer_id', array[survivor]);
        perform merge_restore(this, 'contact', 'customer_id', array[survivor]);
        perform merge_restore(this, 'customer_search', 'customer_id', array[survivor]);
        perform merge_restore(this, 'field_verification', 'customer_id', array[survivor]);
        update customer c
        set (kind, name, tier, stage, owner_id, unit_id, industry, credit_code, gender, birthday, source, note, tags,
             custom_fields, external_ref, last_interaction_at) =
            (r.kind, r.name, r.tier, r.stage, r.owner_id, r.unit_id, r.industry, r.credit_code, r.gender, r.birthday, r.source,
             r.note, r.tags, r.custom_fields, r.external_ref,
             case when c.last_interaction_at is not distinct from (
                      select max((o.image ->> 'last_interaction_at')::timestamptz) from merge_image o
                      where o.merge_id = this and o.table_name = 'customer')
                  then r.last_interaction_at else c.last_interaction_at end),
            version = c.version + 1, updated_at = at
        from merge_image i cross join lateral jsonb_populate_record(null::customer, i.image) r
        where i.merge_id = this and i.table_name = 'customer' and r.id = survivor and c.id = survivor;
    end if;
    perform set_config('taizhang.merging', 'off', true);
    return null;
end $$;

-- Whoever was about to write something for a customer while they were merged waited for that, and finds them gone.
create function refuse_merged() returns trigger language plpgsql set enable_seqscan = off as $$
begin
    if exists (select from (select distinct customer_id from added where customer_id is not null) as a
               cross join lateral (select merged_into from customer where id = a.customer_id offset 0) as c
               where c.merged_into is not null) then
        raise exception 'the customer was merged' using errcode = 'TZ001';
    end if;
    return null;
end $$;
-- For a table that refers to customers by customer_id and whose rows move; a migration that makes such a table calls it.
create function merge_moves(child regclass) returns void language plpgsql as $$
begin
    insert into merge_treatment (table_name, column_name, treatment) values (child::text, 'customer_id', 'MOVE') on conflict do nothing;
    execute format('create trigger refuse_merged after insert on %s referencing new table as added'
                   ' for each statement execute function refuse_merged()', child);
end $$;
select merge_moves(child) from merge_reference where treatment = 'MOVE' and column_name = 'customer_id';

-- Only these two are called by the application; they take the rest with them.
revoke all on function merge_customers(uuid, timestamptz), unmerge_customers(uuid, timestamptz),
    merge_restore(uuid, regclass, text, uuid[]), merge_balances(uuid[]) from public;
