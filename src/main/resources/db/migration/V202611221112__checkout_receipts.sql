-- What was handed to the customer at the till: the receipt as it was printed, kept like the copy of a document.
create table checkout (
    id          uuid        primary key,
    at          timestamptz not null,
    card_id     uuid        not null references card,
    movement    uuid        not null unique,            -- in the card's statement
    customer_id uuid        references customer,
    entry_id    uuid        unique references entry,    -- none for an anonymous card
    shop_id     uuid        references org_unit,
    operator_id uuid        not null,
    terminal    text        check (length(terminal) between 1 and 40),
    receipt     jsonb       not null,
    check (entry_id is null or customer_id is not null)
);
create index checkout_card_id on checkout (card_id, at desc);
create index checkout_customer_id on checkout (customer_id, at desc) where customer_id is not null;
create index checkout_shop_id on checkout (shop_id, at desc);
select append_only('checkout');
