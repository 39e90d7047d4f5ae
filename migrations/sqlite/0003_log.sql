-- The log as outsiders check it: the tree over the leaves as tiles, signed checkpoints, cosignatures, keys.
-- Owner: sovang-ledger. All of it follows from tlog_leaf and the keys; it only grows.

-- How far the tree has grown, and its root (RFC 6962). Behind tlog_head by what came in since the last turn.
create table tlog_tree (
    id   integer primary key check (id = 1),
    size integer not null check (size >= 0),
    root blob    not null check (length(root) = 32)
) strict;
insert into tlog_tree values (1, 0, x'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');

create trigger tree_only_grows before update on tlog_tree
when new.size < old.size or (new.size = old.size and new.root <> old.root)
begin select raise(abort, 'the tree only grows'); end;
create trigger tree_remains before delete on tlog_tree begin select raise(abort, 'the tree is never deleted'); end;

-- One growing row a tile: the first W x 32 bytes are its partial tile of width W.
create table tlog_tile (
    level      integer not null check (level between 0 and 7),
    tile_index integer not null check (tile_index >= 0),
    hashes     blob    not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
    primary key (level, tile_index)
) strict;

create trigger tile_only_grows before update on tlog_tile
when new.level <> old.level or new.tile_index <> old.tile_index
     or substr(new.hashes, 1, length(old.hashes)) <> old.hashes
begin select raise(abort, 'a tile only grows'); end;
create trigger tile_remains before delete on tlog_tile begin select raise(abort, 'tiles are never deleted'); end;

-- What the log has signed: one root a size, for ever. Stored before the signature leaves the process.
create table tlog_checkpoint (
    tree_size    integer primary key check (tree_size >= 0),
    root         blob    not null check (length(root) = 32),
    body         text    not null,
    signatures   text    not null,
    signed_at    integer not null,
    published_at integer
) strict;

create trigger checkpoint_stays before update on tlog_checkpoint
when new.tree_size <> old.tree_size or new.root <> old.root or new.body <> old.body
     or new.signed_at <> old.signed_at or (old.published_at is not null and new.published_at is not old.published_at)
begin select raise(abort, 'a checkpoint is never changed'); end;
create trigger checkpoint_remains before delete on tlog_checkpoint
begin select raise(abort, 'checkpoints are never deleted'); end;

-- The newest word of each witness on each checkpoint.
create table tlog_cosignature (
    tree_size   integer not null references tlog_checkpoint (tree_size),
    key_name    text    not null,
    key_id      integer not null,
    cosigned_at integer not null,
    line        text    not null,
    primary key (tree_size, key_name, key_id)
) strict, without rowid;

create trigger cosignature_goes_forward before update on tlog_cosignature
when new.cosigned_at < old.cosigned_at
begin select raise(abort, 'a cosignature only becomes newer'); end;
create trigger cosignature_remains before delete on tlog_cosignature
begin select raise(abort, 'cosignatures are never deleted'); end;

-- Every key the log has signed with, and for which sizes.
create table tlog_key (
    vkey      text    primary key,
    from_size integer not null,
    to_size   integer
) strict, without rowid;

create trigger key_remains before delete on tlog_key begin select raise(abort, 'keys are never forgotten'); end;

-- Leaves that were made long after their facts: they prove nothing about the time before.
create table tlog_backfill (
    below integer primary key check (below > 0),
    at    integer not null
) strict;

create trigger backfill_stays before update on tlog_backfill begin select raise(abort, 'never changed'); end;
create trigger backfill_remains before delete on tlog_backfill begin select raise(abort, 'never deleted'); end;
