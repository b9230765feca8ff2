-- A contract that is about to end asks for one thing at a time, like a plan.
alter table task add column contract_id uuid references contract;
create index task_contract_id on task (contract_id) where contract_id is not null;
create unique index task_one_open_of_contract on task (contract_id) where status = 'OPEN';
