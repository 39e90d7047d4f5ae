-- Signing in: password hashes, second factors, one-time codes, sessions, failed attempts. Owner: sovang-ledger.
-- Tokens and codes stand here only as hashes. Times are microseconds since 1970.

create table credential (
    account            text   primary key,
    phc                text   not null,
    changed_at         bigint not null,
    second_factor      bytea,
    second_factor_step bigint not null default 0
);

create table one_time_code (
    code_hash  bytea  primary key,
    account    text   not null,
    purpose    text   not null,
    expires_at bigint not null,
    used_at    bigint
);

create table session (
    token_hash    bytea  primary key,
    account       text   not null,
    csrf          text   not null,
    second_factor bigint not null check (second_factor in (0, 1)),
    created_at    bigint not null,
    seen_at       bigint not null
);
create index session_of_account on session (account);

create table sign_in_failure (
    id  bigint generated always as identity primary key,
    who text   not null,
    at  bigint not null
);
create index sign_in_failure_of on sign_in_failure (who, at);
create index sign_in_failure_at on sign_in_failure (at);
