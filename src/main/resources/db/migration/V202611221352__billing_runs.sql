-- A walk through all contracts for what is to be billed; it goes on where it stopped, whatever stopped it.
create table bill_run (
    id          uuid        primary key,
    from_day    date        not null,
    through     date        not null check (through >= from_day),
    approve     boolean     not null,                   -- the bills are approved at once, in the name of who asked for it
    status      text        not null check (status in ('RUNNING', 'DONE')),
    next_after  uuid,                                   -- the contract up to which it got
    drafted     int         not null default 0,
    approved    int         not null default 0,
    skipped     int         not null default 0,         -- billed before
    refused     int         not null default 0,
    created_by  uuid        not null,
    created_at  timestamptz not null,
    finished_at timestamptz
);
create unique index bill_run_one on bill_run (status) where status = 'RUNNING';
create index bill_run_created_at on bill_run (created_at desc, id desc);

-- What could not be billed, and why, by the code of the refusal.
create table bill_run_refusal (
    run_id       uuid not null references bill_run,
    contract_id  uuid not null references contract,
    contract_key text not null,
    code         text not null,
    primary key (run_id, contract_id, contract_key)
);
create index bill_run_refusal_contract on bill_run_refusal (contract_id);
