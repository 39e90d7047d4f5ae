//! The embedded store: one SQLite file, one process, one writer thread, readers beside it.
//!
//! Short reads run on the caller's thread. Everything that writes goes through the queue of the writer.

mod append;
mod connection;
mod writer;

use super::{Append, Cell, Row, Statement, persistence};
use crate::{error::LedgerError, migrate};
use connection::{Lock, Readers};
use cqrs_es::persist::{PersistenceError, SerializedEvent};
use rusqlite::{Connection, ToSql, types::ToSqlOutput, types::ValueRef};
use std::{path::Path, path::PathBuf, sync::Arc, thread::JoinHandle};
use tokio::sync::{mpsc, oneshot, watch};
use writer::{AppendError, Job, Stopped, Writer};

/// Appends waiting for the writer; more make their callers wait.
const QUEUE: usize = 1024;

pub(crate) struct SqliteStore {
    readers: Readers,
    jobs: Option<mpsc::Sender<Job>>,
    head: watch::Receiver<u64>,
    writer: Option<JoinHandle<()>>,
    stopped: Stopped,
}

impl SqliteStore {
    pub(crate) fn open(path: &Path, origin: &str) -> Result<Self, LedgerError> {
        connection::assert_safe_version()?;
        let lock = Lock::take(path)?;
        connection::assert_private(path)?;
        let connection = connection::writer(path, false)?;
        let applied = applied(&connection)?;
        migrate::all_applied(migrate::SQLITE, applied)?;
        let size = settle_origin(&connection, origin)?;
        let (jobs, queue) = mpsc::channel(QUEUE);
        let (head_sender, head) = watch::channel(size);
        let writer = Writer::new(connection, queue, head_sender, size, lock);
        let stopped = writer.stopped();
        let writer = std::thread::Builder::new()
            .name("ledger-writer".to_owned())
            .spawn(move || writer.run())
            .map_err(|error| LedgerError::Task(error.to_string()))?;
        Ok(Self { readers: Readers::new(path), jobs: Some(jobs), head, writer: Some(writer), stopped })
    }

    pub(crate) fn head(&self) -> watch::Receiver<u64> {
        self.head.clone()
    }

    pub(crate) fn events(&self, kind: &str, id: &str) -> Result<Vec<SerializedEvent>, LedgerError> {
        self.readers.with(|connection| append::events(connection, kind, id))
    }

    pub(crate) fn rows(&self, sql: &str, cells: &[Cell]) -> Result<Vec<Row>, LedgerError> {
        self.readers.with(|connection| Ok(run(connection, sql, cells)?))
    }

    pub(crate) async fn append(&self, append: Append) -> Result<u64, PersistenceError> {
        // kept until the answer, so that it is freed here and not on the writer's time
        let append = Arc::new(append);
        let job = Arc::clone(&append);
        let answer = self.ask(|reply| Job::Append(job, reply)).await.map_err(persistence)?;
        answer.map_err(|error| match error {
            AppendError::Conflict => PersistenceError::OptimisticLockError,
            AppendError::Failed(error) => persistence(error),
            AppendError::Fatal(why) => persistence(LedgerError::Stopped(why)),
        })
    }

    pub(crate) async fn write(&self, statements: Vec<Statement>) -> Result<Vec<Vec<Row>>, LedgerError> {
        self.ask(|reply| Job::Write(statements, reply)).await?
    }

    /// Why nothing is written any more.
    pub(crate) fn stopped(&self) -> Option<LedgerError> {
        self.stopped.get().cloned()
    }

    /// Folds the write-ahead log into the file and cuts it to nothing, so that what was erased is in neither.
    pub(crate) async fn truncate(&self) -> Result<(), LedgerError> {
        self.ask(Job::Truncate).await?
    }

    async fn ask<T>(&self, job: impl FnOnce(oneshot::Sender<T>) -> Job) -> Result<T, LedgerError> {
        let stopped = || LedgerError::Stopped("the writer has ended".to_owned());
        let (reply, answer) = oneshot::channel();
        let jobs = self.jobs.as_ref().ok_or_else(stopped)?;
        jobs.send(job(reply)).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())
    }
}

impl Drop for SqliteStore {
    /// Waits for the writer to finish what it was given, so that the file is free when this returns.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(writer) = self.writer.take()
            && writer.join().is_err()
        {
            tracing::error!("the ledger's writer panicked");
        }
    }
}

pub(crate) fn migrate(path: &Path) -> Result<Vec<&'static str>, LedgerError> {
    connection::assert_safe_version()?;
    let _lock = Lock::take(path)?;
    let mut connection = connection::writer(path, true)?;
    connection::assert_private(path)?;
    connection.execute_batch(
        "create table if not exists migration (version integer primary key, name text not null,
         sha256 text not null, applied_at text not null) strict",
    )?;
    let missing = migrate::missing(migrate::SQLITE, run(&connection, migrate::APPLIED, &[])?)?;
    for migration in missing {
        let transaction = connection.transaction()?;
        transaction.execute_batch(migration.sql)?;
        run(&transaction, migrate::RECORD, &migration.row())?;
        transaction.commit()?;
    }
    Ok(missing.iter().map(|migration| migration.name).collect())
}

fn applied(connection: &Connection) -> Result<Vec<Row>, LedgerError> {
    let table = "select 1 from sqlite_schema where type = 'table' and name = 'migration'";
    if run(connection, table, &[])?.is_empty() {
        return Ok(Vec::new());
    }
    Ok(run(connection, migrate::APPLIED, &[])?)
}

/// Keeps the origin of the log on first use and insists on it ever after; the size of the log.
fn settle_origin(connection: &Connection, origin: &str) -> Result<u64, LedgerError> {
    run(
        connection,
        "update tlog_head set origin = $1 where origin is null",
        &[Cell::Text(origin.to_owned())],
    )?;
    let mut rows = run(connection, "select size, origin from tlog_head", &[])?;
    let mut row = rows.pop().ok_or_else(|| LedgerError::Damaged("the log has no head".to_owned()))?;
    let stored = row.text(1)?;
    if stored != origin {
        return Err(LedgerError::OtherOrigin { stored, given: origin.to_owned() });
    }
    row.count(0)
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(int) => ValueRef::Integer(*int),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// Runs one statement to its end; its rows.
fn run(connection: &Connection, sql: &str, cells: &[Cell]) -> rusqlite::Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut found = Vec::new();
    let mut rows = statement.query(rusqlite::params_from_iter(cells))?;
    while let Some(row) = rows.next()? {
        let mut cells = Vec::with_capacity(columns);
        for column in 0..columns {
            cells.push(match row.get_ref(column)? {
                ValueRef::Null => Cell::Null,
                ValueRef::Integer(int) => Cell::Int(int),
                ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
                ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
                ValueRef::Real(_) => {
                    return Err(rusqlite::Error::InvalidColumnType(
                        column,
                        String::new(),
                        rusqlite::types::Type::Real,
                    ));
                }
            });
        }
        found.push(Row(cells));
    }
    Ok(found)
}

/// The lock file of a ledger file.
fn lock_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    name.into()
}
