-- Whether a second person has agreed to a change of many customers: its rows are then not held up one by one by the policy
-- for the change of a customer. Those from before are held up as they were.
alter table bulk_edit add column agreed boolean not null default false;
