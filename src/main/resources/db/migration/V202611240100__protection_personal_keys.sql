-- The key of each customer, wrapped by a master key that is not in this database. What tells who somebody is is sealed with
-- it; where the wrapped key is gone, nobody can read that any more.
create table personal_key (
    customer_id  uuid        primary key references customer,
    master_id    int         not null check (master_id > 0),
    wrapped      text        check (wrapped like '~1~%'),
    destroyed_at timestamptz,
    check ((wrapped is null) = (destroyed_at is not null))
);
create index personal_key_master_id on personal_key (master_id) where wrapped is not null;

-- The key for what belongs to no single customer.
create table house_key (
    id        int  primary key check (id = 1),
    master_id int  not null check (master_id > 0),
    wrapped   text not null check (wrapped like '~1~%')
);

insert into merge_treatment (table_name, column_name, treatment) values ('personal_key', 'customer_id', 'KEEP');
insert into personal_data_withheld (table_name, column_name, reason) values
    ('personal_key', '*', '加密密钥'),
    ('contact_point', 'value_index', '供精确查找的密钥散列值，内容本身已导出');

-- How customers are reached is kept sealed. Rows from before are sealed when the application starts, and until then and
-- when a merge from before is taken back they stand as they were; nothing else may be written in clear.
alter table contact_point drop constraint contact_point_value_check;
alter table contact_point add column value_index text check (value_index ~ '^[0-9a-f]{20}$');
drop index contact_point_phone;
create index contact_point_value_index on contact_point (value_index) where value_index is not null;
alter table contact_point add constraint contact_point_sealed check (value like '~1~%' or merging()) not valid;
alter table customer_address add constraint customer_address_sealed check (detail like '~1~%' or merging()) not valid;
alter table contact add constraint contact_sealed
    check ((coalesce(phone, '~1~') like '~1~%' and coalesce(email, '~1~') like '~1~%') or merging()) not valid;
