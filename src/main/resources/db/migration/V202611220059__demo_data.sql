-- What belongs to the demonstration, so that it can be taken away again: units, staff, card programs, customers.
create table demo_item (
    id   uuid primary key,
    kind text not null check (kind in ('org_unit', 'staff', 'card_program', 'customer'))
);
create index demo_item_kind on demo_item (kind);

-- History is never deleted, with one exception: the invented history of the demonstration, by the function below, which
-- runs as the owner. The application's role can set the setting, but it is not the owner.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('taizhang.removing_demo', true) = 'on'
       and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return old;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'TZ001';
end $$;

-- Deletes rows and, first, all that refers to them, as the foreign keys of the schema say; so no table is forgotten.
create function remove_with_dependants(target regclass, ids uuid[]) returns void language plpgsql as $$
declare
    reference record;
    dependants uuid[];
begin
    if coalesce(cardinality(ids), 0) = 0 then
        return;
    end if;
    for reference in
        select c.conrelid::regclass as child, a.attname as column_name, k.attname as key_name, t.typname as key_type
          from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
          join pg_index i on i.indrelid = c.conrelid and i.indisprimary and i.indnkeyatts = 1
          join pg_attribute k on k.attrelid = c.conrelid and k.attnum = i.indkey[0]
          join pg_type t on t.oid = k.atttypid
         where c.contype = 'f' and c.confrelid = target and c.conrelid <> target and cardinality(c.conkey) = 1
    loop
        if reference.key_type = 'uuid' and exists (select from pg_constraint where contype = 'f' and confrelid = reference.child) then
            execute format('select array_agg(%I) from %s where %I = any ($1)', reference.key_name, reference.child, reference.column_name)
               into dependants using ids;
            perform remove_with_dependants(reference.child, dependants);
        else
            execute format('delete from %s where %I = any ($1)', reference.child, reference.column_name) using ids;
        end if;
    end loop;
    for reference in
        select c.conrelid::regclass as child, a.attname as column_name
          from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
         where c.contype = 'f' and c.confrelid = target and c.conrelid <> target and cardinality(c.conkey) = 1
           and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indisprimary and i.indnkeyatts = 1)
    loop
        execute format('delete from %s where %I = any ($1)', reference.child, reference.column_name) using ids;
    end loop;
    execute format('delete from %s where id = any ($1)', target) using ids;
end $$;

-- Takes the demonstration away and leaves nothing behind; answers how many customers went.
create function remove_demo_data() returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
    customers uuid[] := array(select id from demo_item where kind = 'customer');
    others uuid[] := array(select id from demo_item where kind <> 'customer');
    items uuid[] := customers || others;
begin
    perform set_config('taizhang.removing_demo', 'on', true);
    delete from audit_entry where customer_id = any (customers) or subject_id = any (items) or actor_id = any (others);
    perform remove_with_dependants('customer', customers);
    perform remove_with_dependants('card_program', array(select id from demo_item where kind = 'card_program'));
    perform remove_with_dependants('staff', array(select id from demo_item where kind = 'staff'));
    perform remove_with_dependants('org_unit', array(select id from demo_item where kind = 'org_unit'));
    delete from demo_item;
    perform set_config('taizhang.removing_demo', 'off', true);
    return coalesce(cardinality(customers), 0);
end $$;
revoke all on function remove_with_dependants(regclass, uuid[]) from public;
