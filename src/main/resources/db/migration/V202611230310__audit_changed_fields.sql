-- Which fields a change has changed: looked for without reading the states, however those are kept. What is sealed by
-- now stays verifiable by its own columns, and the blocks to come hold this one too.
alter table audit_entry add fields text[];
create index audit_entry_fields on audit_entry using gin (fields) where fields is not null;
create index audit_entry_request on audit_entry (request_id, id desc);
