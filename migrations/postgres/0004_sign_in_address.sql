-- From where accounts signed in: a stranger's wrong passwords do not shut those addresses out. Owner: sovang-ledger.
-- `place` is a hash over account and address; the newest few of each account are kept, for some weeks.

create table sign_in_address (
    account text   not null,
    place   bytea  not null check (length(place) = 32),
    at      bigint not null,
    primary key (account, place)
);
create index sign_in_address_at on sign_in_address (at);
