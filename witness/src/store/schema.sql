-- What the witness cosigned and what contradicted it. Forward only: the triggers refuse to forget.
create table head (
    origin text primary key,
    size integer not null check (size >= 0),
    root blob not null check (length(root) = 32),
    note text not null,
    cosigned_at integer not null
) strict;
create trigger head_is_kept before delete on head
begin select raise(abort, 'a head is never forgotten'); end;
create trigger head_goes_forward before update on head
when new.origin <> old.origin or new.size < old.size or (new.size = old.size and new.root <> old.root)
begin select raise(abort, 'a head only goes forward'); end;

-- every size ever cosigned, so that a second root for an old size is known for what it is
create table cosigned (
    origin text not null,
    size integer not null check (size >= 0),
    root blob not null check (length(root) = 32),
    note text not null,
    cosigned_at integer not null,
    primary key (origin, size)
) strict, without rowid;
create trigger cosigned_is_kept before delete on cosigned
begin select raise(abort, 'what was cosigned is never forgotten'); end;
create trigger cosigned_is_not_changed before update on cosigned
begin select raise(abort, 'what was cosigned never changes'); end;

-- the log contradicted itself: what was cosigned, what came, both signed by the log
create table incident (
    id integer primary key,
    kind text not null check (kind in ('split-view', 'rollback', 'not-continued')),
    origin text not null,
    cosigned_size integer not null,
    cosigned_note text not null,
    size integer not null check (size >= 0),
    root blob not null check (length(root) = 32),
    note text not null,
    received_at integer not null,
    unique (origin, kind, size, root)
) strict;
create trigger incident_is_kept before delete on incident
begin select raise(abort, 'an incident is kept for ever'); end;
create trigger incident_is_not_changed before update on incident
begin select raise(abort, 'an incident never changes'); end;

-- the last second each key cosigned at
create table clock (
    vkey text primary key,
    cosigned_at integer not null
) strict;
create trigger clock_is_kept before delete on clock
begin select raise(abort, 'a time is never forgotten'); end;
create trigger clock_goes_forward before update on clock
when new.vkey <> old.vkey or new.cosigned_at < old.cosigned_at
begin select raise(abort, 'time only goes forward'); end;

pragma user_version = 1;
