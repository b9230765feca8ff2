-- A return is a sale the other way round: on account it takes off what is owed, otherwise it is paid back at once and has
-- no effect. A refund by another method is paid out of the customer's credit and cannot stand for it.
alter table entry
    drop constraint entry_type_check,
    drop constraint entry_method_fits,
    drop constraint entry_effect,
    add constraint entry_type_check check (type in ('SALE', 'RETURN', 'CHARGE', 'PAYMENT', 'REFUND', 'ADJUSTMENT')),
    add constraint entry_method_fits check (
        case
            when type in ('SALE', 'RETURN', 'REFUND') then method is not null
            when type = 'PAYMENT' then method is distinct from 'ON_ACCOUNT'
            else method is null or method = 'ON_ACCOUNT'
        end),
    add constraint entry_effect check (
        effect_minor = case
            when type in ('SALE', 'RETURN') and method <> 'ON_ACCOUNT' then 0
            when type in ('RETURN', 'PAYMENT') or (type = 'REFUND' and method = 'ON_ACCOUNT') then -amount_minor
            else amount_minor
        end);
