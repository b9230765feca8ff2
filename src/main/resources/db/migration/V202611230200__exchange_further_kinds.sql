-- Imports of contact persons, interactions, contracts and cards of other systems.
alter table import_job drop constraint import_job_target_check;
alter table import_job add constraint import_job_target_check
    check (target in ('CUSTOMERS', 'TRANSACTIONS', 'CONTACTS', 'INTERACTIONS', 'CONTRACTS', 'CARDS'));
alter table import_job add column card_money_before bigint;   -- 分 on all cards when an import of cards began

-- What other systems call the records that carry no such name themselves.
create table import_ref (
    target       text not null check (target in ('CONTACTS', 'INTERACTIONS', 'CONTRACTS', 'CARDS')),
    external_ref text not null check (length(external_ref) between 1 and 200),
    record_id    uuid not null,
    job_id       uuid not null references import_job,
    primary key (target, external_ref)
);
create index import_ref_record_id on import_ref (record_id);
create index import_ref_job_id on import_ref (job_id);

-- What an import did to a record, and what stood there before, so that it can be taken back.
create table import_change (
    id            bigint generated always as identity primary key,
    job_id        uuid   not null references import_job,
    subject       text   not null check (subject in ('CUSTOMER', 'ENTRY', 'INTERACTION', 'CONTRACT', 'CARD')),
    record_id     uuid   not null,
    customer_id   uuid   references customer,
    before        jsonb,                                 -- null: the import made the record
    version_after bigint not null,
    outcome       text   not null default 'DONE' check (outcome in ('DONE', 'REVERTED', 'KEPT')),
    code          text,                                  -- why a revert has left it alone
    unique (job_id, record_id),
    check ((outcome = 'KEPT') = (code is not null))
);
create index import_change_record_id on import_change (record_id);
create index import_change_customer_id on import_change (customer_id);
create index import_change_open on import_change (job_id, id) where outcome = 'DONE';
create index import_change_kept on import_change (job_id, id) where outcome = 'KEPT';

-- What an import changed was the file of the customer of then.
insert into merge_treatment (table_name, column_name, treatment) values ('import_change', 'customer_id', 'KEEP');
