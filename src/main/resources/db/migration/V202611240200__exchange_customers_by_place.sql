-- Rows of customers that no name tells from others are known by their place in the file, as those of interactions are:
-- the same file after an interruption goes on where it was cut off, and registers nobody twice.
alter table import_ref drop constraint import_ref_target_check;
alter table import_ref add constraint import_ref_target_check
    check (target in ('CUSTOMERS', 'CONTACTS', 'INTERACTIONS', 'CONTRACTS', 'CARDS'));
