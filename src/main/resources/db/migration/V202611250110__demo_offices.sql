-- The demonstration has an account at a bank, with a statement: both hang on no customer and nobody of its staff.
alter table demo_item drop constraint demo_item_kind_check;
alter table demo_item add constraint demo_item_kind_check
    check (kind in ('org_unit', 'staff', 'card_program', 'customer', 'bank_account'));

-- As before, and: the bank account with its statements goes, and the numbers of the demonstration's bills are given again.
create or replace function remove_demo_data() returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
    customers uuid[] := array(select id from demo_item where kind = 'customer');
    others uuid[] := array(select id from demo_item where kind <> 'customer');
    items uuid[] := customers || others;
begin
    perform set_config('taizhang.removing_demo', 'on', true);
    delete from audit_entry where customer_id = any (customers) or subject_id = any (items) or actor_id = any (others);
    perform remove_with_dependants('customer', customers);
    perform remove_with_dependants('bank_account', array(select id from demo_item where kind = 'bank_account'));
    perform remove_with_dependants('card_program', array(select id from demo_item where kind = 'card_program'));
    perform remove_with_dependants('staff', array(select id from demo_item where kind = 'staff'));
    perform remove_with_dependants('org_unit', array(select id from demo_item where kind = 'org_unit'));
    -- Bills have no gaps within a year. Whoever takes a number holds its counter, so the numbers are looked at under the lock.
    perform from bill_counter order by year for update;
    delete from bill_counter c where not exists (select from bill where number like 'ZD' || c.year || '%');
    update bill_counter c
    set last = (select max(substr(number, 7)::int) from bill where number like 'ZD' || c.year || '%');
    delete from demo_item;
    perform set_config('taizhang.removing_demo', 'off', true);
    return coalesce(cardinality(customers), 0);
end $$;

-- As before, and: a real payment that was matched with a line of the demonstration's bank account would go with it.
create or replace function demo_entangled() returns bigint language plpgsql stable as $$
declare
    reference record;
    found bigint;
    total bigint := 0;
begin
    for reference in
        select c.conrelid::regclass as child, a.attname as column_name,
               case when c.conrelid in ('staff'::regclass, 'org_unit'::regclass, 'customer'::regclass) then 'id'
                    else 'customer_id' end as belongs_by
          from pg_constraint c
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
         where c.contype = 'f' and cardinality(c.conkey) = 1
           and c.confrelid in ('staff'::regclass, 'org_unit'::regclass, 'card_program'::regclass)
           and (c.conrelid in ('staff'::regclass, 'org_unit'::regclass, 'customer'::regclass)
                or exists (select from pg_attribute k where k.attrelid = c.conrelid and k.attname = 'customer_id'))
    loop
        execute format('select count(*) from %1$s where %2$I in (select id from demo_item) and %3$I is not null'
                       ' and %3$I not in (select id from demo_item)',
                       reference.child, reference.column_name, reference.belongs_by) into found;
        total := total + found;
    end loop;
    -- A bearer card has no customer: it is the demonstration's when its staff or the demonstration itself issued it.
    select count(*) into found from card
     where customer_id is null and program_id in (select id from demo_item)
       and issued_by not in (select id from demo_item) and issued_by <> '00000000-0000-0000-0000-000000000000';
    total := total + found;
    select count(*) into found from bank_match m join bank_line l on l.id = m.line_id
     where l.account_id in (select id from demo_item) and m.customer_id not in (select id from demo_item);
    return total + found;
end $$;
