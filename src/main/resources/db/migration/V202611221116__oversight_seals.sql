-- The history of cards and of all acts, sealed in blocks: each holds the hashes of its rows and the hash of the block
-- before it. What the seals protect from, and what not, stands at io.taizhang.oversight.LedgerVerifier.

-- So that the trail can be followed like the movements; what is there already belongs to this transaction.
alter table audit_entry add xid bigint not null default pg_current_xact_id()::text::bigint;
create index audit_entry_xid on audit_entry using brin (xid) with (pages_per_range = 32, autosummarize = on);

-- Which columns of a ledger are hashed, in this order. A column that is added later makes a new version; what was sealed
-- before stays verifiable by its own.
create table ledger_format (
    version int    not null check (version > 0),
    ledger  text   not null,
    columns text[] not null,
    primary key (version, ledger)
);
select append_only('ledger_format');

create table ledger_block (
    height    bigint      primary key check (height > 0),   -- 1, 2, 3 …
    version   int         not null,                     -- of the formats
    from_xid  bigint      not null,
    to_xid    bigint      not null,                     -- not included
    leaves    int         not null check (leaves > 0),
    rows      bigint      not null,                     -- of this block and all before it
    root      bytea       not null check (length(root) = 32),       -- of the Merkle tree (RFC 6962) over the leaves
    previous  bytea       not null check (length(previous) = 32),   -- hash of the block before; zeros at height 1
    hash      bytea       not null check (length(hash) = 32),
    sealed_at timestamptz not null,
    check (from_xid < to_xid)
);
select append_only('ledger_block');

-- One sealed row, in the order of transaction, ledger and key. What belonged to the demonstration when it was sealed
-- may go with it; everything else has to be there as it was.
create table ledger_leaf (
    height   bigint  not null references ledger_block,
    position int     not null check (position >= 0),
    ledger   text    not null,
    row_key  text    not null,
    invented boolean not null,
    hash     bytea   not null check (length(hash) = 32), -- of the row
    primary key (height, position),
    unique (ledger, row_key)
);
select append_only('ledger_leaf');
