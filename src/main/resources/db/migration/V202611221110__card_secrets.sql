-- What a card's holder knows and a card's phone shows. Cold: nothing here is touched by a payment without PIN and code.
-- Nothing here opens anything by itself: the PIN is peppered and the key of the payment code is derived, both with the
-- secret of the installation, which is in no table.
create table card_secret (
    card_id        uuid        primary key references card,
    alias          text        not null unique check (alias ~ '^[0-9]{10}$'), -- names the card in a payment code
    pin_hash       text,                                -- PHC string of Argon2id over HMAC(pepper, card and PIN)
    pin_set_at     timestamptz,
    pin_failures   int         not null default 0 check (pin_failures between 0 and 5), -- in a row
    pin_locked_at  timestamptz,                         -- the PIN, not the card: it pays what needs no PIN
    check ((pin_hash is null) = (pin_set_at is null)),
    check ((pin_failures = 5) = (pin_locked_at is not null))
);

-- A payment code is good once: the first to write its card and its half minute has it.
create table payment_code_use (
    card_id  uuid        not null references card,
    step     bigint      not null,                      -- seconds since 1970 / 30
    key      uuid        not null,                      -- of the movement that it was used for
    used_at  timestamptz not null,
    primary key (card_id, step)
);
select append_only('payment_code_use');
