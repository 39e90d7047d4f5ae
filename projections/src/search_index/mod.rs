//! Tìm kiếm: people and collectives awarded, units, campaigns, decisions, award forms and communes, found by words with
//! or without marks, by number, day or code.
//!
//! A full-text table finds; it holds each text three times: without marks (`hoa`), without tones (`hoa` for hòa, `đương`
//! for đường) and with the tone moved to the front (`1hoa` for hòa and hoà alike, so that a word begun is a prefix).
//! What decides the order of the found (rank.rs) stands beside it in `search_entry`.

mod entry;
mod find;
mod follow;
mod homes;
mod numbers;
mod query;
mod rank;
mod spelling;
#[cfg(test)]
mod tests;
mod typed;

pub(crate) use entry::Kind;
pub(crate) use find::{Found, counted, find, finds};
pub(crate) use follow::apply;
pub(crate) use query::{AwardQuery, count_awards};
pub(crate) use typed::{Word, words};

pub(crate) const VERSION: u32 = 7;
pub(crate) const DDL: &str = "
create virtual table search_index using fts5(
    place, keys, name, name_letters, name_marked, unit, unit_marked, body, body_marked,
    content = '', contentless_delete = 1, detail = column, tokenize = 'unicode61 remove_diacritics 0');
create table search_entry (
    log_index integer primary key, kind text not null, locality text not null, id text not null,
    names text not null, unit text not null, keys text not null, sort_key text not null
) strict;
create index search_entry_of_forms on search_entry (locality, id) where kind = 'form';
create table search_count (
    locality text not null, kind text not null, entries integer not null, primary key (locality, kind)
) strict, without rowid;
create table search_word (
    marked text primary key, folded text not null, written text not null, uses integer not null
) strict, without rowid;
create table search_slip (
    cut text not null, marked text not null, primary key (cut, marked)
) strict, without rowid;
";
