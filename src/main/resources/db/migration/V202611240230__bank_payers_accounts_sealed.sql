-- The account that somebody pays from is kept sealed with the house's key: a statement is the house's book and stays when a
-- customer is erased. What it is found and learned by is a keyed hash, and so is what a line is known again by, because a
-- plain hash of day, amount and account could be guessed back. Lines from before are sealed when the application starts.
drop index bank_line_payer;
alter table bank_line add column payer text check (payer ~ '^~[0-9a-f]{20}$');
create index bank_line_payer on bank_line (payer) where payer is not null;
alter table bank_line drop constraint bank_line_counterparty_account_check;
alter table bank_line drop constraint bank_line_dedup_check;
alter table bank_line add constraint bank_line_sealed check (
    dedup ~ '^[0-9a-f]{20}$' and (counterparty_account is null or counterparty_account like '~1~%')) not valid;

-- As before, and: a line from before may be sealed once.
drop trigger keep_line on bank_line;
create trigger keep_line before update on bank_line
    for each row when (
        (old.id, old.statement_id, old.account_id, old.source_line, old.booked_on, old.value_on, old.amount_minor,
         old.currency, old.balance_minor, old.reference, old.end_to_end_id, old.counterparty_name,
         old.counterparty_bank, old.remark, old.created_at)
        is distinct from
        (new.id, new.statement_id, new.account_id, new.source_line, new.booked_on, new.value_on, new.amount_minor,
         new.currency, new.balance_minor, new.reference, new.end_to_end_id, new.counterparty_name,
         new.counterparty_bank, new.remark, new.created_at)
        or ((old.counterparty_account, old.payer, old.dedup)
                is distinct from (new.counterparty_account, new.payer, new.dedup)
            and (length(old.dedup) = 20
                or (old.counterparty_account is null) <> (new.counterparty_account is null))))
    execute function refuse_change();
