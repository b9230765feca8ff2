-- Who is at a customer's file just now. Forgotten within a minute, so it is not worth the log of the database.
create unlogged table customer_presence (
    customer_id uuid        not null references customer on delete cascade,
    staff_id    uuid        not null references staff on delete cascade,
    editing     boolean     not null,
    since       timestamptz not null,
    said_at     timestamptz not null,
    primary key (customer_id, staff_id)
);
create index customer_presence_staff on customer_presence (staff_id);

insert into merge_treatment (table_name, column_name, treatment) values ('customer_presence', 'customer_id', 'KEEP');
insert into personal_data_withheld (table_name, column_name, reason) values
    ('customer_presence', '*', '正在查看此客户的员工，一分钟内即清除，不是此人的数据');
