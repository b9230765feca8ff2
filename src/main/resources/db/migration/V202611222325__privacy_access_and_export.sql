-- Who looked at whose file on which day.
create table customer_access (
    id          uuid        primary key,
    customer_id uuid        not null references customer,
    staff_id    uuid        not null references staff,
    on_day      date        not null,
    first_at    timestamptz not null,
    unique (customer_id, staff_id, on_day)
);
create index customer_access_customer_id on customer_access (customer_id, first_at desc, id desc);
create index customer_access_staff_id on customer_access (staff_id, first_at desc);
select append_only('customer_access');

-- What of the schema the export of somebody's data does not hold, each with the reason. A column of * is the whole table.
create table personal_data_withheld (
    table_name  text not null,
    column_name text not null,
    reason      text not null,
    primary key (table_name, column_name)
);
insert into personal_data_withheld (table_name, column_name, reason) values
    ('customer_search', '*', '由姓名与联系方式生成的检索词，不含其他内容'),
    ('refresh_token', '*', '登录凭据'),
    ('card_secret', '*', '密码与支付码的密钥材料'),
    ('payment_code_use', '*', '支付码的一次性使用记录，仅用于防重放'),
    ('open_item', '*', '由账目生成的中间数据，账目本身已导出'),
    ('mail_attachment', '*', '账单等文件的副本，可按账单逐份索取');

-- The tables that hold something of a customer, read from the schema so that a new one is not forgotten: those that name
-- the customer, and below them what belongs to their rows, as the foreign keys say. Each with the condition that finds one
-- customer's rows, $1 standing for their id. What is withheld as a whole is not followed further.
create function personal_data_tables() returns table (name text, finder text, depth int) language plpgsql stable as $$
declare
    names text[] := array['customer'];
    finders text[] := array['id = $1'];
    depths int[] := array[0];
    place int := 2;
    link record;
begin
    for link in
        select c.relname::text as child, string_agg(format('%I = $1', a.attname), ' or ' order by a.attnum) as finds
          from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
           and c.relname <> 'customer'
           and (a.attname = 'customer_id' or exists (
               select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid
                  and k.confrelid = 'customer'::regclass and k.conkey = array[a.attnum]))
         group by c.relname order by c.relname
    loop
        names := names || link.child;
        finders := finders || link.finds;
        depths := depths || 1;
    end loop;
    while place <= cardinality(names) loop
        if depths[place] < 4 and not exists (select from personal_data_withheld w
                                              where w.table_name = names[place] and w.column_name = '*') then
            for link in
                select c.relname::text as child,
                       string_agg(format('%I in (select %I from %I where %s)', a.attname, b.attname, names[place],
                                         finders[place]), ' or ' order by a.attnum) as finds
                  from pg_constraint k
                  join pg_class c on c.oid = k.conrelid and not c.relispartition
                  join pg_attribute a on a.attrelid = k.conrelid and k.conkey = array[a.attnum]
                  join pg_attribute b on b.attrelid = k.confrelid and k.confkey = array[b.attnum]
                 where k.contype = 'f' and k.confrelid = to_regclass(format('public.%I', names[place]))
                   and c.relname <> all (names)
                 group by c.relname order by c.relname
            loop
                names := names || link.child;
                finders := finders || link.finds;
                depths := depths || (depths[place] + 1);
            end loop;
        end if;
        place := place + 1;
    end loop;
    return query select t.n, t.f, t.d from unnest(names, finders, depths) as t (n, f, d);
end $$;

-- Everything that is kept about one customer, by table, as it is kept: money in minor units (分).
create function personal_data(customer uuid) returns jsonb language plpgsql stable as $$
declare
    part record;
    kept jsonb;
    everything jsonb := '{}';
begin
    for part in
        select t.name, t.finder, array(select w.column_name from personal_data_withheld w where w.table_name = t.name) as withheld
          from personal_data_tables() t order by t.depth, t.name
    loop
        if not '*' = any (part.withheld) then
            execute format('select coalesce(jsonb_agg(to_jsonb(t) - $2), ''[]''::jsonb) from public.%I t where %s',
                           part.name, part.finder) into kept using customer, part.withheld;
            everything := everything || jsonb_build_object(part.name, kept);
        end if;
    end loop;
    return everything;
end $$;
