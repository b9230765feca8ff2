-- How many real records hang on the demonstration's units, staff or programs and would go with it: read from the schema,
-- so that a new table is not forgotten. Sessions and the like, which belong to nobody's file, do not count.
create function demo_entangled() returns bigint language plpgsql stable as $$
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
    return total + found;
end $$;
