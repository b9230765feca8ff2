-- Erasing a person (《个人信息保护法》第四十七条) and keeping the books: the key is destroyed, what reaches them and what
-- they are found by goes, their name becomes their number. Entries, cards, bills and the audit trail stay as they are.
alter table customer add column erased_at timestamptz;

-- As before, and: what a merge keeps of somebody goes when they are erased.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE'
       and (current_setting('taizhang.removing_demo', true) = 'on'
            or (tg_table_name = 'merge_image' and current_setting('taizhang.erasing', true) = 'on'))
       and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return old;
    end if;
    if tg_op = 'UPDATE' and merging() and to_jsonb(old) - 'customer_id' = to_jsonb(new) - 'customer_id' then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'TZ001';
end $$;

-- As before, and: what is asked for about somebody who is erased goes with them.
create or replace function keep_approval_request() returns trigger language plpgsql as $$
begin
    if current_setting('taizhang.erasing', true) = 'on'
       and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return new;
    end if;
    if (old.id, old.created_at, old.action, old.subject_type, old.subject_id, old.subject_label, old.unit_id, old.payload,
            old.payload_hash, old.alone, old.maker, old.maker_reason, old.executed_key, old.expires_at)
        is distinct from
        (new.id, new.created_at, new.action, new.subject_type, new.subject_id, new.subject_label, new.unit_id, new.payload,
            new.payload_hash, new.alone, new.maker, new.maker_reason, new.executed_key, new.expires_at) then
        raise exception 'what was asked for does not change' using errcode = 'TZ001';
    end if;
    if old.status <> 'PENDING' and (old.status, old.checker, old.decided_for, old.checker_reason, old.decided_at)
        is distinct from (new.status, new.checker, new.decided_for, new.checker_reason, new.decided_at) then
        raise exception 'a decision is not taken back' using errcode = 'TZ001';
    end if;
    if old.executed_at is not null and (old.executed_at, old.outcome, old.refusal)
        is distinct from (new.executed_at, new.outcome, new.refusal) then
        raise exception 'an outcome is written once' using errcode = 'TZ001';
    end if;
    if old.status = 'PENDING' and new.executed_at is not null then
        raise exception 'first the decision, then the act' using errcode = 'TZ001';
    end if;
    return new;
end $$;

create function erase_customers(ids uuid[], at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform set_config('taizhang.erasing', 'on', true);
    delete from contact_point where customer_id = any (ids);
    delete from customer_address where customer_id = any (ids);
    delete from contact where customer_id = any (ids);
    delete from customer_search where customer_id = any (ids);
    delete from duplicate_key where customer_id = any (ids);
    delete from payer_account where customer_id = any (ids);
    delete from merge_image i
    where (i.table_name = 'customer' and (i.image ->> 'id')::uuid = any (ids)) or (i.image ->> 'customer_id')::uuid = any (ids);
    update interaction set content = '[已删除]', participants = '{}', next_step = null, version = version + 1, updated_at = at
    where customer_id = any (ids);
    update approval_request
    set payload = case when subject_type = 'customer' or payload ? 'sealed' then '{"erased": true}' else payload end,
        outcome = case when outcome ? 'sealed' then '{"erased": true}' else outcome end,
        subject_label = case when subject_type = 'customer' then '已删除客户' else subject_label end,
        status = case when status = 'PENDING' then 'EXPIRED' else status end, decided_at = coalesce(decided_at, at),
        version = version + 1, updated_at = at
    where customer_id = any (ids);
    update mail_delivery set status = 'CANCELLED', next_attempt_at = null, version = version + 1, updated_at = at
    where customer_id = any (ids) and status = 'QUEUED';
    update session set ended_at = at, ended_reason = 'REVOKED' where customer_id = any (ids) and ended_at is null;
    insert into personal_key (customer_id, master_id, destroyed_at) select id, 1, at from unnest(ids) as id
        on conflict (customer_id) do update set wrapped = null, destroyed_at = excluded.destroyed_at
        where personal_key.destroyed_at is null;
    update customer
    set name = '已删除客户 ' || number, stage = 'LOST', industry = null, credit_code = null, gender = null, birthday = null,
        source = null, note = null, tags = '{}', custom_fields = '{}', external_ref = null, erased_at = at, updated_at = at,
        version = version + 1
    where id = any (ids);
    perform set_config('taizhang.erasing', 'off', true);
end $$;
revoke all on function erase_customers(uuid[], timestamptz) from public;
