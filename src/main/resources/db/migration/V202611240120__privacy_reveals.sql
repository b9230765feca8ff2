-- Who asked to see a covered value, and why. The value is not kept.
create table personal_reveal (
    id          uuid        primary key,
    customer_id uuid        not null references customer,
    staff_id    uuid        not null references staff,
    on_day      date        not null,                    -- the business day, by which they are counted
    revealed_at timestamptz not null,
    field       text        not null check (field in ('CONTACT_POINT', 'ADDRESS', 'CONTACT_PHONE', 'CONTACT_EMAIL', 'CUSTOM_FIELD')),
    entry_id    uuid,                                    -- of the contact point, address or contact
    name        text        check (length(name) between 1 and 60),   -- of the field of the company's own
    reason      text        not null check (length(reason) between 1 and 500),
    check ((field = 'CUSTOM_FIELD') = (name is not null) and (field = 'CUSTOM_FIELD') = (entry_id is null))
);
create index personal_reveal_customer_id on personal_reveal (customer_id, revealed_at desc, id desc);
create index personal_reveal_staff_id on personal_reveal (staff_id, on_day);
select append_only('personal_reveal');
insert into merge_treatment (table_name, column_name, treatment) values ('personal_reveal', 'customer_id', 'KEEP');
