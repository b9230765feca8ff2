-- The application's role owns nothing: it reads and writes rows, and only inserts where history is kept.
do $$
declare
    app text := '${app_role}';
    t record;
begin
    if app = current_user or not exists (select from pg_roles where rolname = app) then
        return;
    end if;
    execute format('grant usage on schema public to %I', app);
    execute format('grant select, insert, update, delete on all tables in schema public to %I', app);
    execute format('grant usage, select on all sequences in schema public to %I', app);
    execute format('revoke all on flyway_schema_history from %I', app);
    for t in select c.oid::regclass as name from pg_trigger g join pg_class c on c.oid = g.tgrelid
             where g.tgname = 'append_only' and not g.tgisinternal loop
        execute format('revoke update, delete, truncate on %s from %I', t.name, app);
    end loop;
    -- Who was moved where is written by the merge itself: whoever could add to it could move what they like.
    execute format('revoke insert, update, delete on merge_move, merge_image, customer_family, merge_treatment, merge_follower from %I', app);
    execute format('grant execute on function merge_customers(uuid, timestamptz), unmerge_customers(uuid, timestamptz) to %I', app);
    execute format('grant execute on function erase_customers(uuid[], timestamptz) to %I', app);
end $$;
