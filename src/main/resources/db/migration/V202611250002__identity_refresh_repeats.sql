-- From which token a refresh token came: the answer to a refresh can be lost, so one may have several successors, of which
-- only one goes on.
alter table refresh_token add column parent text;
create index refresh_token_parent on refresh_token (parent) where parent is not null;
