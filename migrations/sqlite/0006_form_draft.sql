-- Forms that were not sent yet: their words and the names of their files, for whoever wrote them. Owner: sovang-ledger.
-- No facts: deleted when sent, thrown away, or after some weeks. `id` is the key of the form as it was first drawn,
-- `form_key` the key of its last drawing: what the ledger has recorded under it is no draft any more.

create table form_draft (
    account  text    not null,
    id       text    not null,
    address  text    not null,
    form_key text    not null,
    words    text    not null,
    files    text    not null,
    cut_off  integer not null check (cut_off in (0, 1)),
    kept_at  integer not null,
    primary key (account, id, address)
) strict, without rowid;

-- A session that is over still says whose form was drawn in it.
alter table session add column ended_at integer;
create index session_of_csrf on session (csrf);
