-- Invoices of wholesalers have more than 500 lines.
alter table entry_line
    drop constraint entry_line_position_check,
    add constraint entry_line_position_check check (position between 0 and 1999);
