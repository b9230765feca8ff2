-- A level may put the account on hold until nothing overdue is left.
alter table dunning_level add column credit_hold boolean not null default false;
update dunning_level set credit_hold = true where level = 4;
