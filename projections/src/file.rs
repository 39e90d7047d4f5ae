//! One views file: its name, its checkpoint, and the connection that writes it.
//!
//! `views-{fingerprint}.db` is the first of its kind; a rebuild makes `views-{fingerprint}.{generation}.db` beside it.
//! A file becomes `ready` once it has caught up; after a crash the ready one is taken and the rest is deleted.

use crate::cells::int;
use crate::error::{Result, ViewError};
use crate::models;
use crate::record::Record;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, params};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Statements kept ready per connection: all of this crate's queries fit.
const STATEMENTS: usize = 192;

const CHECKPOINT: &str = "
create table view_checkpoint (
    id integer primary key check (id = 1), position integer not null, leaf_hash blob not null,
    built_from integer not null, ready integer not null
) strict;
";

/// Where a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Checkpoint {
    /// How many facts are applied: the log index that comes next.
    pub(crate) position: u64,
    /// Leaf of the last fact applied; zeroes before the first.
    pub(crate) leaf_hash: [u8; 32],
    /// Size of the log when the file was begun: persons erased before that were never in it.
    pub(crate) built_from: u64,
    /// Whether it has ever caught up.
    pub(crate) ready: bool,
}

/// The writing side of a views file.
#[derive(Clone)]
pub(crate) struct ViewsFile {
    pub(crate) path: PathBuf,
    pub(crate) generation: u32,
    pub(crate) checkpoint: Checkpoint,
    conn: Arc<Mutex<Connection>>,
}

impl ViewsFile {
    /// A new empty file, in place of whatever stands there.
    pub(crate) fn create(dir: &Path, generation: u32, log_size: u64) -> Result<Self> {
        let path = dir.join(file_name(&models::fingerprint(), generation));
        delete(&path)?;
        let conn = connect(&path)?;
        let begun = conn.unchecked_transaction()?;
        begun.execute_batch(CHECKPOINT)?;
        models::create(&begun)?;
        let checkpoint = Checkpoint { position: 0, leaf_hash: [0; 32], built_from: log_size, ready: false };
        begun.execute(
            "insert into view_checkpoint values (1, 0, ?1, ?2, 0)",
            params![checkpoint.leaf_hash, int(log_size)],
        )?;
        begun.commit()?;
        pace(&conn, checkpoint.ready)?;
        Ok(Self { path, generation, checkpoint, conn: Arc::new(Mutex::new(conn)) })
    }

    /// A file that is there; an error when it is damaged. It is looked through only when it was not closed properly:
    /// what breaks later is found by whoever reads it, and the file is built anew.
    pub(crate) fn open(path: &Path, generation: u32) -> Result<Self> {
        let closed = was_closed(path);
        let conn = connect(path)?;
        if !closed {
            let sound: String = conn.query_row("pragma quick_check(1)", [], |row| row.get(0))?;
            if sound != "ok" {
                return Err(ViewError::Cell { column: "quick_check".to_owned(), value: sound });
            }
        }
        let checkpoint = conn.query_row("select * from view_checkpoint where id = 1", [], |row| {
            let count =
                |column: &str| row.get::<_, i64>(column).map(|count| u64::try_from(count).unwrap_or(0));
            Ok(Checkpoint {
                position: count("position")?,
                leaf_hash: row.get("leaf_hash")?,
                built_from: count("built_from")?,
                ready: row.get("ready")?,
            })
        })?;
        pace(&conn, checkpoint.ready)?;
        Ok(Self { path: path.to_owned(), generation, checkpoint, conn: Arc::new(Mutex::new(conn)) })
    }

    /// Applies facts and moves the checkpoint, all of it or nothing.
    pub(crate) fn apply(&mut self, records: &[Record]) -> Result<()> {
        let Some(last) = records.last() else { return Ok(()) };
        let after = Checkpoint { position: last.log_index + 1, leaf_hash: last.leaf_hash, ..self.checkpoint };
        {
            let conn = self.lock();
            let batch = conn.unchecked_transaction()?;
            for record in records {
                models::apply(&batch, record)?;
            }
            batch.execute(
                "update view_checkpoint set position = ?1, leaf_hash = ?2 where id = 1",
                params![int(after.position), after.leaf_hash],
            )?;
            batch.commit()?;
        }
        self.checkpoint = after;
        Ok(())
    }

    /// Notes that it has caught up, so that it is taken after a restart.
    pub(crate) fn mark_ready(&mut self) -> Result<()> {
        if !self.checkpoint.ready {
            let conn = self.lock();
            conn.execute("update view_checkpoint set ready = 1 where id = 1", [])?;
            pace(&conn, true)?;
            drop(conn);
            self.checkpoint.ready = true;
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // a panic inside left an open transaction, which was rolled back when it was dropped
        self.conn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Opens a connection that reads a views file. The system keeps the file's pages once for all readers, so that each
/// needs but a small cache of its own.
pub(crate) fn reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    // otherwise a statement would be prepared anew whenever a value might change how it goes about
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.execute_batch(
        "pragma query_only = on; pragma trusted_schema = off; pragma mmap_size = 0; pragma cache_size = -4096;",
    )?;
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    // SQLite opens the files beside it only at the first read, and they may be gone by then
    conn.query_row("select position from view_checkpoint", [], |row| row.get::<_, i64>(0))?;
    Ok(conn)
}

fn connect(path: &Path) -> Result<Connection> {
    let conn = Connection::open(path)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    // a views file is disposable: after a power cut it may be some facts behind, never wrong
    conn.execute_batch(
        "pragma journal_mode = wal; pragma synchronous = normal; pragma temp_store = memory;",
    )?;
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(conn)
}

/// A file that still has to catch up is written with much memory and seldom flushed; one that follows needs little.
fn pace(conn: &Connection, follows: bool) -> Result<()> {
    Ok(conn.execute_batch(if follows {
        // what others still read stays in the journal until the next time
        "pragma cache_size = -8192; pragma wal_autocheckpoint = 1000; pragma journal_size_limit = 16777216;
         pragma wal_checkpoint(passive); pragma shrink_memory;"
    } else {
        "pragma cache_size = -65536; pragma wal_autocheckpoint = 16384;"
    })?)
}

/// Whether whoever had it last came to closing it: SQLite then deletes the journal. After a crash it is still there.
fn was_closed(path: &Path) -> bool {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-wal");
    matches!(Path::new(&journal).try_exists(), Ok(false))
}

fn file_name(fingerprint: &str, generation: u32) -> String {
    match generation {
        1 => format!("views-{fingerprint}.db"),
        _ => format!("views-{fingerprint}.{generation}.db"),
    }
}

/// A views file found in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    pub(crate) fingerprint: String,
    pub(crate) generation: u32,
}

/// All views files of a folder, of this program and of others.
pub(crate) fn find(dir: &Path) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(name) = name.strip_prefix("views-").and_then(|name| name.strip_suffix(".db")) else {
            continue;
        };
        let (fingerprint, generation) = match name.split_once('.') {
            None => (name.to_owned(), Some(1)),
            Some((fingerprint, generation)) => (fingerprint.to_owned(), generation.parse().ok()),
        };
        if let Some(generation) = generation {
            found.push(Found { path, fingerprint, generation });
        }
    }
    found.sort_by(|a, b| (&a.fingerprint, a.generation).cmp(&(&b.fingerprint, b.generation)));
    Ok(found)
}

/// Deletes a views file with what SQLite keeps beside it.
pub(crate) fn delete(path: &Path) -> Result<()> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        match std::fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
