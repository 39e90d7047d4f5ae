-- Signing in: password hashes, second factors, one-time codes, sessions, failed attempts. Owner: sovang-ledger.
-- Tokens and codes stand here only as hashes. Times are microseconds since 1970.

create table credential (
    account            text    primary key,
    phc                text    not null,
    changed_at         integer not null,
    second_factor      blob,
    second_factor_step integer not null default 0
) strict, without rowid;

create table one_time_code (
    code_hash  blob    primary key,
    account    text    not null,
    purpose    text    not null,
    expires_at integer not null,
    used_at    integer
) strict, without rowid;

create table session (
    token_hash    blob    primary key,
    account       text    not null,
    csrf          text    not null,
    second_factor integer not null check (second_factor in (0, 1)),
    created_at    integer not null,
    seen_at       integer not null
) strict, without rowid;
create index session_of_account on session (account);

create table sign_in_failure (
    id  integer primary key,
    who text    not null,
    at  integer not null
) strict;
create index sign_in_failure_of on sign_in_failure (who, at);
create index sign_in_failure_at on sign_in_failure (at);
