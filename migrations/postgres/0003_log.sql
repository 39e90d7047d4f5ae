-- The log as outsiders check it: the tree over the leaves as tiles, signed checkpoints, cosignatures, keys.
-- Owner: sovang-ledger. All of it follows from tlog_leaf and the keys; it only grows.

-- How far the tree has grown, and its root (RFC 6962). Behind tlog_head by what came in since the last turn.
create table tlog_tree (
    id   bigint primary key check (id = 1),
    size bigint not null check (size >= 0),
    root bytea  not null check (length(root) = 32)
);
insert into tlog_tree values (1, 0, '\xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');

create trigger tree_only_grows before update on tlog_tree for each row
when (new.size < old.size or (new.size = old.size and new.root <> old.root))
execute function ledger_refuse();
create trigger tree_remains before delete on tlog_tree for each row execute function ledger_refuse();
create trigger tree_stays before truncate on tlog_tree for each statement execute function ledger_refuse();

-- One growing row a tile: the first W x 32 bytes are its partial tile of width W.
create table tlog_tile (
    level      bigint not null check (level between 0 and 7),
    tile_index bigint not null check (tile_index >= 0),
    hashes     bytea  not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
    primary key (level, tile_index)
);

create trigger tile_only_grows before update on tlog_tile for each row
when (new.level <> old.level or new.tile_index <> old.tile_index
      or substring(new.hashes from 1 for length(old.hashes)) <> old.hashes)
execute function ledger_refuse();
create trigger tile_remains before delete on tlog_tile for each row execute function ledger_refuse();
create trigger tiles_remain before truncate on tlog_tile for each statement execute function ledger_refuse();

-- What the log has signed: one root a size, for ever. Stored before the signature leaves the process.
create table tlog_checkpoint (
    tree_size    bigint primary key check (tree_size >= 0),
    root         bytea  not null check (length(root) = 32),
    body         text   not null,
    signatures   text   not null,
    signed_at    bigint not null,
    published_at bigint
);

create trigger checkpoint_stays before update on tlog_checkpoint for each row
when (new.tree_size <> old.tree_size or new.root <> old.root or new.body <> old.body
      or new.signed_at <> old.signed_at
      or (old.published_at is not null and new.published_at is distinct from old.published_at))
execute function ledger_refuse();
create trigger checkpoint_remains before delete on tlog_checkpoint for each row execute function ledger_refuse();
create trigger checkpoints_remain before truncate on tlog_checkpoint for each statement
execute function ledger_refuse();

-- The newest word of each witness on each checkpoint.
create table tlog_cosignature (
    tree_size   bigint not null references tlog_checkpoint (tree_size),
    key_name    text   not null,
    key_id      bigint not null,
    cosigned_at bigint not null,
    line        text   not null,
    primary key (tree_size, key_name, key_id)
);

create trigger cosignature_goes_forward before update on tlog_cosignature for each row
when (new.cosigned_at < old.cosigned_at)
execute function ledger_refuse();
create trigger cosignature_remains before delete on tlog_cosignature for each row execute function ledger_refuse();
create trigger cosignatures_remain before truncate on tlog_cosignature for each statement
execute function ledger_refuse();

-- Every key the log has signed with, and for which sizes.
create table tlog_key (
    vkey      text   primary key,
    from_size bigint not null,
    to_size   bigint
);

create trigger key_remains before delete on tlog_key for each row execute function ledger_refuse();
create trigger keys_remain before truncate on tlog_key for each statement execute function ledger_refuse();

-- Leaves that were made long after their facts: they prove nothing about the time before.
create table tlog_backfill (
    below bigint primary key check (below > 0),
    at    bigint not null
);

create trigger backfill_stays before update or delete on tlog_backfill for each row execute function ledger_refuse();
create trigger backfill_remains before truncate on tlog_backfill for each statement execute function ledger_refuse();
