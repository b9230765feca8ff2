-- Mails are kept sealed: to whom they go and what they say. The key is that of the customer whom it was written to, who may
-- be another one's survivor by now; null is the house's.
alter table mail_delivery add column key_of uuid;

-- As before, and: a mail from before may be sealed once.
create or replace function keep_mail() returns trigger language plpgsql as $$
begin
    if (old.id, old.created_at, old.key, old.content_hash, old.subject_kind, old.subject_id, old.subject,
            old.language, old.created_by, old.unit_id)
        is distinct from
        (new.id, new.created_at, new.key, new.content_hash, new.subject_kind, new.subject_id, new.subject,
            new.language, new.created_by, new.unit_id)
        or ((old.recipients, old.html, old.text, old.key_of) is distinct from (new.recipients, new.html, new.text, new.key_of)
            and (old.html like '~1~%' or new.html not like '~1~%' or new.text not like '~1~%'
                or not (select bool_and(one like '~1~%') from unnest(new.recipients) as one)
                or cardinality(new.recipients) <> cardinality(old.recipients))) then
        raise exception 'what a mail says does not change' using errcode = 'TZ001';
    end if;
    if old.sender is not null and new.sender is distinct from old.sender then
        raise exception 'a mail keeps its sender' using errcode = 'TZ001';
    end if;
    if new.attempts < old.attempts or (old.status = 'CANCELLED' and new.status <> 'CANCELLED')
        or (old.status = 'SENT' and new.status not in ('SENT', 'BOUNCED')) then
        raise exception 'a delivery does not go back' using errcode = 'TZ001';
    end if;
    return new;
end $$;

-- Accounts that customers pay from are kept as keyed hashes. What was learned stays and is hidden when the application
-- starts; which match taught it is forgotten for the matches of before, because a match may not be changed otherwise.
alter table bank_match disable trigger append_only;
update bank_match set payer = null where payer is not null;
alter table bank_match enable trigger append_only;

-- The keys that duplicates are looked for by are keyed hashes from now on. The next nightly look makes all of them anew.
truncate duplicate_key;
update job set progress = '{}' where name = 'duplicate_scan';
