-- A review of many customers: who is looked at is fixed when it begins, and it ends with a manager's signature.
create table review_campaign (
    id           uuid        primary key,
    version      bigint      not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    name         text        not null check (length(name) between 1 and 120),
    due_on       date        not null,
    filter       jsonb       not null,                  -- whom it was asked for; the items say who that was
    created_by   uuid        not null references staff,
    unit_id      uuid        not null references org_unit,
    status       text        not null check (status in ('OPEN', 'SIGNED', 'CANCELLED')),
    signed_by    uuid        references staff,
    signed_at    timestamptz,
    remark       text        check (length(remark) between 1 and 500),
    sheet        text,                                  -- what was signed, to the letter
    sheet_sha256 text        check (length(sheet_sha256) = 64),
    check ((status = 'SIGNED') = (signed_by is not null and signed_at is not null and sheet is not null
        and sheet_sha256 is not null))
);
create index review_campaign_created_at on review_campaign (created_at desc, id desc);
create index review_campaign_created_by on review_campaign (created_by);
create index review_campaign_unit_id on review_campaign (unit_id);
create index review_campaign_signed_by on review_campaign (signed_by) where signed_by is not null;

create table review_item (
    id          uuid        primary key,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    campaign_id uuid        not null references review_campaign,
    customer_id uuid        not null references customer,
    assignee_id uuid        references staff,
    outcome     text        check (outcome in ('CONFIRMED', 'CHANGED', 'UNREACHABLE')),
    fields      text[]      not null default '{}',
    note        text        check (length(note) between 1 and 500),
    done_at     timestamptz,
    done_by     uuid        references staff,
    check ((outcome is null) = (done_at is null) and (outcome is null) = (done_by is null)),
    unique (campaign_id, customer_id)
);
create index review_item_customer_id on review_item (customer_id);
create index review_item_assignee_id on review_item (assignee_id, campaign_id) where assignee_id is not null;
create index review_item_done_by on review_item (done_by) where done_by is not null;
create index review_item_campaign_id on review_item (campaign_id, created_at, id);

-- What a review asks for never changes, and nothing of it does once it has been signed or cancelled.
create function keep_review() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if current_setting('taizhang.removing_demo', true) = 'on'
           and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
            return old;
        end if;
        raise exception 'a review is never deleted' using errcode = 'TZ001';
    end if;
    if old.status <> 'OPEN' then
        raise exception 'a review that has ended does not change' using errcode = 'TZ001';
    end if;
    if (old.id, old.created_at, old.filter, old.created_by, old.unit_id)
        is distinct from (new.id, new.created_at, new.filter, new.created_by, new.unit_id) then
        raise exception 'what a review asks for does not change' using errcode = 'TZ001';
    end if;
    if new.status = 'SIGNED' and exists (select from review_item i where i.campaign_id = new.id and i.outcome is null) then
        raise exception 'a review is signed when everything in it is done' using errcode = 'TZ001';
    end if;
    if new.status = 'SIGNED' then
        new.sheet_sha256 := encode(sha256(convert_to(new.sheet, 'UTF8')), 'hex');
    end if;
    return new;
end $$;
create trigger keep_review before update or delete on review_campaign for each row execute function keep_review();

-- Items are added with their review and change while it is open; the share lock lets no signature pass by.
create function keep_review_item() returns trigger language plpgsql as $$
declare
    state text;
begin
    if tg_op = 'DELETE' and current_setting('taizhang.removing_demo', true) = 'on'
       and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return old;
    end if;
    if tg_op = 'UPDATE' and (old.id, old.campaign_id) is distinct from (new.id, new.campaign_id) then
        raise exception 'an item stays in its review' using errcode = 'TZ001';
    end if;
    -- The customer alone may be another one after two have been merged.
    if tg_op = 'UPDATE' and (old.outcome, old.fields, old.note, old.done_at, old.done_by, old.assignee_id)
        is not distinct from (new.outcome, new.fields, new.note, new.done_at, new.done_by, new.assignee_id) then
        return new;
    end if;
    select c.status into state from review_campaign c
     where c.id = case when tg_op = 'DELETE' then old.campaign_id else new.campaign_id end for share;
    if tg_op = 'DELETE' or state <> 'OPEN' then
        raise exception 'a review that has ended does not change' using errcode = 'TZ001';
    end if;
    return new;
end $$;
create trigger keep_review_item before insert or update or delete on review_item
    for each row execute function keep_review_item();
