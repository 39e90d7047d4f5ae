-- The ledger: facts, their commitments, what may be erased, and who signs in. Owner: sovang-ledger.
-- `events` is the table of postgres-es, column for column; what that crate has no hook for (outbox, command key,
-- number, erased subjects) is done by a trigger in the same transaction, from the metadata of the event.

create table events (
    aggregate_type text                         not null,
    aggregate_id   text                         not null,
    sequence       bigint check (sequence >= 0) not null,
    event_type     text                         not null,
    event_version  text                         not null,
    payload        json                         not null,
    metadata       json                         not null,
    primary key (aggregate_type, aggregate_id, sequence)
);

-- One row a command, for ever: the same key never makes a second fact.
create table command (
    key            text   primary key,
    fingerprint    text   not null,
    actor          text   not null,
    aggregate_type text   not null,
    aggregate_id   text   not null,
    first_sequence bigint not null,
    last_sequence  bigint not null check (last_sequence >= first_sequence),
    answer         text   not null,
    recorded_at    text   not null
);

-- Numbers that may be given once (decision numbers): claimed together with the fact that bears them.
create table number_claim (
    series      text   not null,
    number      bigint not null check (number >= 1),
    command_key text   not null,
    primary key (series, number)
);

-- The outbox: filled in the transaction of the event, emptied by the sequencer.
create table tlog_pending (
    id             bigint generated always as identity primary key,
    aggregate_type text   not null,
    aggregate_id   text   not null,
    sequence       bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- One data key a person; destroying it erases the person everywhere.
create table subject_key (
    subject    text   primary key,
    data_key   bytea  not null check (length(data_key) = 32),
    created_at bigint not null
);

create table erased_subject (
    subject   text   primary key,
    erased_at bigint not null
);

create function ledger_event_recorded() returns trigger language plpgsql as $$
declare
    key  text := new.metadata ->> 'command_key';
    list text := new.metadata ->> 'subjects';
    name text;
begin
    insert into tlog_pending (aggregate_type, aggregate_id, sequence)
    values (new.aggregate_type, new.aggregate_id, new.sequence);
    if key is not null then
        insert into command values (
            key, new.metadata ->> 'fingerprint', new.metadata ->> 'actor', new.aggregate_type, new.aggregate_id,
            new.sequence, new.sequence + (new.metadata ->> 'command_events')::bigint - 1,
            new.metadata ->> 'answer', new.metadata ->> 'recorded_at');
        if new.metadata ->> 'number_series' is not null then
            insert into number_claim
            values (new.metadata ->> 'number_series', (new.metadata ->> 'number')::bigint, key);
        end if;
    end if;
    if list is not null then
        for name in select json_array_elements_text(list::json) loop
            -- held until commit, so an erasure waits for this event and then finds it in the outbox
            perform 1 from subject_key where subject = name for key share;
            if not found then
                raise exception 'subject % is erased', name using errcode = 'SV001';
            end if;
        end loop;
    end if;
    return null;
end $$;

create trigger event_recorded after insert on events for each row execute function ledger_event_recorded();

-- The log: one 65-byte commitment an event (RFC 6962 leaf). The hash is computed again here, apart from Rust.
-- No foreign key to events: it would write to every event row a second time (row locks); rows come from a join
-- with events, which are never deleted, and the audit looks for both.
create table tlog_leaf (
    leaf_index     bigint primary key check (leaf_index >= 0),
    aggregate_type text   not null,
    aggregate_id   text   not null,
    sequence       bigint not null,
    entry          bytea  not null check (length(entry) = 65 and get_byte(entry, 0) = 1),
    leaf_hash      bytea  not null unique check (leaf_hash = sha256('\x00'::bytea || entry)),
    sequenced_at   bigint not null,
    unique (aggregate_type, aggregate_id, sequence)
);

-- What opens a commitment. The only erasable rows: they may lose salt and bytes, once.
create table tlog_opening (
    leaf_index bigint   not null,
    part       smallint not null check (part in (1, 2)),
    salt       bytea,
    bytes      bytea,
    disclosed  bigint   not null check (disclosed in (0, 1) and (part = 1 or disclosed = 0)),
    erased_at  bigint,
    primary key (leaf_index, part),
    check ((erased_at is null) = (salt is not null) and (erased_at is null) = (bytes is not null))
);

create table tlog_head (
    id     bigint primary key check (id = 1),
    size   bigint not null check (size >= 0),
    origin text
);
insert into tlog_head (id, size) values (1, 0);

-- Which leaves speak of whom, for erasure.
create table tlog_subject (
    subject    text   not null,
    leaf_index bigint not null,
    primary key (subject, leaf_index)
);

-- Gives places to events whose leaves are given, column by column (place = position in the columns, from 1): only
-- to those that still wait among the first of the outbox, and to none of them if one would come before the event
-- it follows. Answers where they stand now, whoever placed them. The statements after the lock see what the last
-- holder of the lock did.
create function ledger_place(
    types text[], ids text[], sequences bigint[], entries bytea[], hashes bytea[], disclosed bigint[],
    salts1 bytea[], bytes1 bytea[], salts2 bytea[], bytes2 bytea[], subjects text[], subject_places bigint[],
    at bigint, channel text
) returns table (place bigint, log_index bigint) language plpgsql as $$
#variable_conflict use_column
declare
    first bigint;
begin
    select size into strict first from tlog_head for update;
    return query
    with given as (
        select * from unnest(types, ids, sequences, entries, hashes, ledger_place.disclosed, salts1, bytes1,
                             salts2, bytes2)
               with ordinality as g (aggregate_type, aggregate_id, sequence, entry, hash, open, salt1, part1, salt2,
                                     part2, place)
    ), waiting as (
        select id, aggregate_type, aggregate_id, sequence from tlog_pending order by id limit 1024
    ), found as materialized (
        select g.*, w.id, first + row_number() over (order by w.id) - 1 as leaf_index,
               lag(g.sequence) over (partition by g.aggregate_type, g.aggregate_id order by w.id) as before
        from given g join waiting w using (aggregate_type, aggregate_id, sequence)
    ), sound as materialized (
        select f.* from found f where not exists (
            select 1 from found b
            where b.sequence > 1 and b.before is distinct from b.sequence - 1 and not exists (
                select 1 from tlog_leaf l where l.aggregate_type = b.aggregate_type
                       and l.aggregate_id = b.aggregate_id and l.sequence = b.sequence - 1))
    ), gone as (
        delete from tlog_pending p using sound s where p.id = s.id
    ), leaves as (
        insert into tlog_leaf (leaf_index, aggregate_type, aggregate_id, sequence, entry, leaf_hash, sequenced_at)
        select leaf_index, aggregate_type, aggregate_id, sequence, entry, hash, at from sound
    ), openings as (
        insert into tlog_opening (leaf_index, part, salt, bytes, disclosed)
        select leaf_index, 1, salt1, part1, open from sound
        union all select leaf_index, 2, salt2, part2, 0 from sound
    ), named as (
        insert into tlog_subject (subject, leaf_index)
        select n.subject, s.leaf_index
        from unnest(subjects, subject_places) as n (subject, place) join sound s on s.place = n.place
    ), head as (
        update tlog_head set size = first + (select count(*) from sound) where exists (select 1 from sound)
    ), told as (
        select pg_notify(channel, (first + count(*))::text) from sound having count(*) > 0
    )
    select place, leaf_index from sound left join told on true
    union all
    select g.place, l.leaf_index from given g join tlog_leaf l using (aggregate_type, aggregate_id, sequence);
end $$;

create function ledger_refuse() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: the ledger only grows', tg_op, tg_table_name using errcode = 'SV002';
end $$;

create trigger events_stay before update or delete on events for each row execute function ledger_refuse();
create trigger events_remain before truncate on events for each statement execute function ledger_refuse();
create trigger command_stays before update or delete on command for each row execute function ledger_refuse();
create trigger command_remains before truncate on command for each statement execute function ledger_refuse();
create trigger number_stays before update or delete on number_claim for each row execute function ledger_refuse();
create trigger number_remains before truncate on number_claim for each statement execute function ledger_refuse();
create trigger leaf_stays before update or delete on tlog_leaf for each row execute function ledger_refuse();
create trigger leaf_remains before truncate on tlog_leaf for each statement execute function ledger_refuse();
create trigger opening_remains before delete on tlog_opening for each row execute function ledger_refuse();
create trigger openings_remain before truncate on tlog_opening for each statement execute function ledger_refuse();
create trigger opening_only_loses before update on tlog_opening for each row
when (not (old.erased_at is null and new.erased_at is not null and new.leaf_index = old.leaf_index
           and new.part = old.part and new.disclosed = old.disclosed))
execute function ledger_refuse();
create trigger head_goes_forward before update on tlog_head for each row
when (new.size < old.size or (old.origin is not null and new.origin is distinct from old.origin))
execute function ledger_refuse();
create trigger head_remains before delete on tlog_head for each row execute function ledger_refuse();
create trigger head_stays before truncate on tlog_head for each statement execute function ledger_refuse();
create trigger pending_stays before update on tlog_pending for each row execute function ledger_refuse();
create trigger pending_remains before truncate on tlog_pending for each statement execute function ledger_refuse();

create function ledger_erased_for_good() returns trigger language plpgsql as $$
begin
    if exists (select 1 from erased_subject where subject = new.subject) then
        raise exception 'subject % is erased', new.subject using errcode = 'SV001';
    end if;
    return new;
end $$;
create trigger erased_for_good before insert on subject_key
for each row execute function ledger_erased_for_good();

-- The same names on both stores: where an event stands in the log, and the log with its facts.
create view log_position as
select leaf_index, aggregate_type, aggregate_id, sequence from tlog_leaf;

create view logged as
select l.leaf_index, e.aggregate_type, e.aggregate_id, e.sequence, e.event_type, e.event_version,
       e.payload::text as payload, e.metadata::text as metadata, l.leaf_hash
from tlog_leaf l join events e using (aggregate_type, aggregate_id, sequence);
