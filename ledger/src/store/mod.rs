//! Two stores, one meaning. What differs stands in `sqlite` and `postgres`; everything else is written once, in
//! SQL that both understand, over [`Cell`]s.

pub(crate) mod postgres;
pub(crate) mod sqlite;

use crate::{
    erase,
    error::LedgerError,
    keys::{DataKey, Keys},
    log::opening::Leaf,
    random,
    seal::EventRef,
};
use cqrs_es::Aggregate;
use cqrs_es::persist::{PersistenceError, SerializedEvent};
use std::collections::BTreeSet;
use tokio::sync::watch;

pub(crate) enum Store {
    Sqlite(sqlite::SqliteStore),
    Postgres(postgres::PostgresStore),
}

/// One value of a row or parameter. A null parameter is a null of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// One row of an answer.
#[derive(Debug)]
pub(crate) struct Row(pub(crate) Vec<Cell>);

/// One statement with its parameters.
pub(crate) struct Statement(pub(crate) &'static str, pub(crate) Vec<Cell>);

/// The facts of one command, sealed, with their leaves.
pub(crate) struct Append {
    pub(crate) records: Vec<Record>,
    pub(crate) command: CommandRow,
}

/// One sealed event and its leaf: both made by the caller, because the writer's and the sequencer's time is
/// everyone's.
pub(crate) struct Record {
    pub(crate) event: SerializedEvent,
    /// The sealed payload as text, where the store takes texts.
    pub(crate) payload: String,
    pub(crate) metadata: String,
    pub(crate) leaf: Leaf,
    pub(crate) subjects: BTreeSet<String>,
}

/// What the command row keeps.
pub(crate) struct CommandRow {
    pub(crate) key: String,
    pub(crate) fingerprint: String,
    pub(crate) actor: String,
    pub(crate) answer: String,
    pub(crate) recorded_at: String,
    pub(crate) number: Option<(String, i64)>,
}

/// A query over a list, which the stores unfold in different words.
#[derive(Clone, Copy)]
pub(crate) struct Listed {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

/// Ends a query with the rows whose last named column is in a JSON list of texts.
macro_rules! listed {
    ($sql:literal) => {
        $crate::store::Listed {
            sqlite: concat!($sql, " in (select value from json_each($1))"),
            postgres: concat!($sql, " in (select json_array_elements_text($1::json))"),
        }
    };
}
pub(crate) use listed;

pub(crate) const KEYS: Listed = listed!("select subject, data_key from subject_key where subject");

impl Store {
    /// The sealed events of one aggregate.
    pub(crate) async fn events<A: Aggregate>(
        &self,
        id: &str,
    ) -> Result<Vec<SerializedEvent>, PersistenceError> {
        match self {
            Self::Sqlite(store) => store.events(A::TYPE, id).map_err(persistence),
            Self::Postgres(store) => store.events::<A>(id).await,
        }
    }

    /// Stores the facts of one command, whole or not at all; the log index of the last.
    pub(crate) async fn append<A: Aggregate>(&self, append: Append) -> Result<u64, PersistenceError> {
        match self {
            Self::Sqlite(store) => store.append(append).await,
            Self::Postgres(store) => store.append::<A>(append).await,
        }
    }

    /// Rows of a query.
    pub(crate) async fn rows(&self, sql: &'static str, cells: Vec<Cell>) -> Result<Vec<Row>, LedgerError> {
        match self {
            Self::Sqlite(store) => store.rows(sql, &cells),
            Self::Postgres(store) => store.rows(sql, cells).await,
        }
    }

    /// Statements in one durable transaction; the rows of each.
    pub(crate) async fn write(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, LedgerError> {
        match self {
            Self::Sqlite(store) => store.write(statements).await,
            Self::Postgres(store) => store.write(statements).await,
        }
    }

    /// One statement in one durable transaction.
    pub(crate) async fn write_one(
        &self,
        sql: &'static str,
        cells: Vec<Cell>,
    ) -> Result<Vec<Row>, LedgerError> {
        Ok(self.write(vec![Statement(sql, cells)]).await?.pop().unwrap_or_default())
    }

    /// Rows of a query that takes a list of texts as its one parameter: `each` picks its text for either store.
    pub(crate) async fn rows_of(
        &self,
        each: Listed,
        list: &BTreeSet<String>,
    ) -> Result<Vec<Row>, LedgerError> {
        if list.is_empty() {
            return Ok(Vec::new());
        }
        let sql = match self {
            Self::Sqlite(_) => each.sqlite,
            Self::Postgres(_) => each.postgres,
        };
        self.rows(sql, vec![Cell::Text(json_list(list))]).await
    }

    /// The keys of those subjects that have one.
    pub(crate) async fn keys(&self, subjects: &BTreeSet<String>) -> Result<Keys, LedgerError> {
        let rows = self.rows_of(KEYS, subjects).await?;
        rows.into_iter().map(|mut row| Ok((row.text(0)?, DataKey::read(&row.bytes(1)?)?))).collect()
    }

    /// The keys of all these subjects, made now where there is none; an error if one is erased.
    pub(crate) async fn keys_for_sealing(&self, subjects: &BTreeSet<String>) -> Result<Keys, LedgerError> {
        let mut keys = self.keys(subjects).await?;
        let missing: Vec<_> = subjects.iter().filter(|subject| !keys.contains_key(*subject)).collect();
        if missing.is_empty() {
            return Ok(keys);
        }
        let now = crate::clock::now().as_microsecond();
        let waits = matches!(self, Self::Postgres(_));
        let make = |subject: &String| {
            let (name, key) = (Cell::Text(subject.clone()), random::bytes::<32>().to_vec());
            let held = waits.then(|| erase::hold(&name));
            let made = Statement(
                "insert into subject_key (subject, data_key, created_at) select $1, $2, $3
                 where not exists (select 1 from erased_subject where subject = $1) on conflict do nothing",
                vec![name, Cell::Bytes(key), Cell::Int(now)],
            );
            held.into_iter().chain([made])
        };
        self.write(missing.into_iter().flat_map(make).collect()).await?;
        // read back: another command may have made them first, and the erased got none
        keys = self.keys(subjects).await?;
        match subjects.iter().find(|subject| !keys.contains_key(*subject)) {
            Some(subject) => Err(LedgerError::SubjectErased(subject.clone())),
            None => Ok(keys),
        }
    }

    /// SQLite takes payload and metadata as texts, PostgreSQL (postgres-es) as values.
    pub(crate) fn takes_texts(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    /// Follows the size of the log.
    pub(crate) fn head(&self) -> watch::Receiver<u64> {
        match self {
            Self::Sqlite(store) => store.head(),
            Self::Postgres(store) => store.head(),
        }
    }
}

/// Names in one JSON list.
pub(crate) fn json_list(names: &BTreeSet<String>) -> String {
    serde_json::Value::from_iter(names.iter().map(String::as_str)).to_string()
}

pub(crate) fn persistence(error: LedgerError) -> PersistenceError {
    PersistenceError::UnknownError(Box::new(error))
}

impl Record {
    pub(crate) fn reference(&self) -> EventRef {
        EventRef {
            aggregate_type: self.event.aggregate_type.clone(),
            aggregate_id: self.event.aggregate_id.clone(),
            sequence: self.event.sequence as u64,
        }
    }
}

impl Row {
    fn take(&mut self, column: usize) -> Cell {
        self.0.get_mut(column).map_or(Cell::Null, |cell| std::mem::replace(cell, Cell::Null))
    }

    pub(crate) fn int(&mut self, column: usize) -> Result<i64, LedgerError> {
        match self.take(column) {
            Cell::Int(int) => Ok(int),
            other => Err(unexpected(column, "a number", &other)),
        }
    }

    /// A number that is never negative.
    pub(crate) fn count(&mut self, column: usize) -> Result<u64, LedgerError> {
        let int = self.int(column)?;
        u64::try_from(int).map_err(|_| unexpected(column, "a count", &Cell::Int(int)))
    }

    pub(crate) fn maybe_int(&mut self, column: usize) -> Result<Option<i64>, LedgerError> {
        match self.take(column) {
            Cell::Int(int) => Ok(Some(int)),
            Cell::Null => Ok(None),
            other => Err(unexpected(column, "a number", &other)),
        }
    }

    pub(crate) fn text(&mut self, column: usize) -> Result<String, LedgerError> {
        match self.take(column) {
            Cell::Text(text) => Ok(text),
            other => Err(unexpected(column, "a text", &other)),
        }
    }

    pub(crate) fn bytes(&mut self, column: usize) -> Result<Vec<u8>, LedgerError> {
        self.maybe_bytes(column)?.ok_or_else(|| unexpected(column, "bytes", &Cell::Null))
    }

    pub(crate) fn maybe_bytes(&mut self, column: usize) -> Result<Option<Vec<u8>>, LedgerError> {
        match self.take(column) {
            Cell::Bytes(bytes) => Ok(Some(bytes)),
            Cell::Null => Ok(None),
            other => Err(unexpected(column, "bytes", &other)),
        }
    }
}

/// Names what was found by kind only: values may be secret.
fn unexpected(column: usize, wanted: &str, found: &Cell) -> LedgerError {
    let found = match found {
        Cell::Null => "nothing",
        Cell::Int(_) => "a number",
        Cell::Text(_) => "a text",
        Cell::Bytes(_) => "bytes",
    };
    LedgerError::Damaged(format!("column {column} holds {found}, not {wanted}"))
}
