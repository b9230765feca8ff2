-- A session is somebody's of the staff or a customer's, as a member.
alter table session alter column staff_id drop not null;
alter table session add column customer_id uuid references customer;
alter table session add constraint session_of_one check (num_nonnulls(staff_id, customer_id) = 1);
create index session_customer_id on session (customer_id, created_at desc) where customer_id is not null;

-- The last one-time code of a phone, known or not. Neither phone nor code can be read from it: both are HMACs.
create table member_code (
    phone_hash  text        primary key,
    id          uuid        not null,                   -- of the code; a part of its HMAC
    purpose     text        not null check (purpose in ('SIGN_IN', 'PIN')),
    code_hash   text        not null,
    sent_at     timestamptz not null,
    expires_at  timestamptz not null,
    tries       int         not null check (tries between 0 and 5),
    used_at     timestamptz,
    day         date        not null,                   -- the business day that sent_on_day counts for
    sent_on_day int         not null
);
