-- Plans under review: what was read from a document and what people made of it before it is recorded. Drafts, no facts:
-- changed and thrown away at will. Owner: sovang-ledger. `campaign` and `document` are empty where there is none.

create table plan_review (
    id         text    primary key,
    locality   text    not null,
    campaign   text    not null,
    title      text    not null,
    text       text    not null,
    document   text    not null,
    fields     text    not null,
    version    bigint  not null check (version >= 1),
    begun_by   text    not null,
    begun_at   bigint  not null,
    changed_by text    not null,
    changed_at bigint  not null
);
create index plan_review_of on plan_review (locality, changed_at);
