-- A check of the books or of their seals: who asked, what came out.
create table verification (
    id          uuid        primary key,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    kind        text        not null check (kind in ('BOOKS', 'SEALS')),
    card_id     uuid        references card,
    status      text        not null check (status in ('RUNNING', 'INTACT', 'DIFFERENT', 'BROKEN_OFF')),
    started_by  uuid        not null,
    finished_at timestamptz,
    figures     jsonb,
    finding     jsonb,                                  -- the first thing that is not as it should be
    check ((status = 'RUNNING') = (finished_at is null)),
    check ((status = 'DIFFERENT') = (finding is not null))
);
create index verification_created_at on verification (created_at desc, id desc);
create index verification_card_id on verification (card_id) where card_id is not null;
