-- The ledger: facts, their commitments, what may be erased, and who signs in. Owner: sovang-ledger.
-- One writer stores and sequences in one transaction, so the place of an event in the log is its row: there is no
-- outbox here (on PostgreSQL there is one, with the same meaning).

create table events (
    log_index      integer primary key check (log_index >= 0),
    aggregate_type text    not null,
    aggregate_id   text    not null,
    sequence       integer not null check (sequence >= 0),
    event_type     text    not null,
    event_version  text    not null,
    payload        text    not null,
    metadata       text    not null,
    unique (aggregate_type, aggregate_id, sequence)
) strict;

create trigger events_stay before update on events begin select raise(abort, 'events are never changed'); end;
create trigger events_remain before delete on events begin select raise(abort, 'events are never deleted'); end;

-- One row a command, for ever: the same key never makes a second fact.
create table command (
    key            text    primary key,
    fingerprint    text    not null,
    actor          text    not null,
    aggregate_type text    not null,
    aggregate_id   text    not null,
    first_sequence integer not null,
    last_sequence  integer not null check (last_sequence >= first_sequence),
    answer         text    not null,
    recorded_at    text    not null
) strict, without rowid;

create trigger command_stays before update on command begin select raise(abort, 'commands are never changed'); end;
create trigger command_remains before delete on command begin select raise(abort, 'commands are never deleted'); end;

-- Numbers that may be given once (decision numbers): claimed together with the fact that bears them.
create table number_claim (
    series      text    not null,
    number      integer not null check (number >= 1),
    command_key text    not null references command (key),
    primary key (series, number)
) strict, without rowid;

create trigger number_stays before update on number_claim begin select raise(abort, 'numbers are never changed'); end;
create trigger number_remains before delete on number_claim begin select raise(abort, 'numbers are never deleted'); end;

-- The log: one 65-byte commitment an event (RFC 6962 leaf).
create table tlog_leaf (
    leaf_index   integer primary key references events (log_index),
    entry        blob    not null check (length(entry) = 65 and substr(entry, 1, 1) = x'01'),
    leaf_hash    blob    not null check (length(leaf_hash) = 32),
    sequenced_at integer not null
) strict;

create trigger leaf_stays before update on tlog_leaf begin select raise(abort, 'leaves are never changed'); end;
create trigger leaf_remains before delete on tlog_leaf begin select raise(abort, 'leaves are never deleted'); end;

-- What opens a commitment. The only erasable rows: they may lose salt and bytes, once.
create table tlog_opening (
    leaf_index integer not null references tlog_leaf (leaf_index),
    part       integer not null check (part in (1, 2)),
    salt       blob,
    bytes      blob,
    disclosed  integer not null check (disclosed in (0, 1) and (part = 1 or disclosed = 0)),
    erased_at  integer,
    primary key (leaf_index, part),
    check ((erased_at is null) = (salt is not null) and (erased_at is null) = (bytes is not null))
) strict, without rowid;

create trigger opening_only_loses before update on tlog_opening
when not (old.erased_at is null and new.erased_at is not null and new.leaf_index = old.leaf_index
          and new.part = old.part and new.disclosed = old.disclosed)
begin select raise(abort, 'an opening may only be erased'); end;
create trigger opening_remains before delete on tlog_opening
begin select raise(abort, 'openings are erased, not deleted'); end;

create table tlog_head (
    id     integer primary key check (id = 1),
    size   integer not null check (size >= 0),
    origin text
) strict;
insert into tlog_head (id, size) values (1, 0);

create trigger head_goes_forward before update on tlog_head
when new.size < old.size or (old.origin is not null and new.origin is not old.origin)
begin select raise(abort, 'the head only goes forward'); end;
create trigger head_remains before delete on tlog_head begin select raise(abort, 'the head is never deleted'); end;

-- Which leaves speak of whom, for erasure.
create table tlog_subject (
    subject    text    not null,
    leaf_index integer not null references tlog_leaf (leaf_index),
    primary key (subject, leaf_index)
) strict, without rowid;

-- One data key a person; destroying it erases the person everywhere.
create table subject_key (
    subject    text    primary key,
    data_key   blob    not null check (length(data_key) = 32),
    created_at integer not null
) strict, without rowid;

create table erased_subject (
    subject   text    primary key,
    erased_at integer not null
) strict, without rowid;

create trigger erased_for_good before insert on subject_key
when exists (select 1 from erased_subject where subject = new.subject)
begin select raise(abort, 'the subject is erased'); end;

-- The same names on both stores: where an event stands in the log, and the log with its facts.
create view log_position as
select log_index as leaf_index, aggregate_type, aggregate_id, sequence from events;

create view logged as
select e.log_index as leaf_index, e.aggregate_type, e.aggregate_id, e.sequence, e.event_type, e.event_version,
       e.payload, e.metadata, l.leaf_hash
from events e join tlog_leaf l on l.leaf_index = e.log_index;
