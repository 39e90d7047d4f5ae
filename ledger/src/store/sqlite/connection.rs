//! Connections: how the file is opened, and by whom.

use crate::error::LedgerError;
use fs4::fs_std::FileExt;
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use std::{
    fs::{File, OpenOptions},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// The first SQLite without the WAL-reset bug.
const SAFE_VERSION: i32 = 3_051_003;

/// Statements each connection keeps prepared.
const STATEMENTS: usize = 128;

pub(super) fn assert_safe_version() -> Result<(), LedgerError> {
    if rusqlite::version_number() < SAFE_VERSION {
        return Err(LedgerError::OldSqlite(rusqlite::version().to_owned()));
    }
    Ok(())
}

/// Held as long as the file is ours; the operating system frees it when the process dies.
pub(super) struct Lock(#[expect(dead_code, reason = "held, not read: closing it frees the lock")] File);

impl Lock {
    pub(super) fn take(path: &Path) -> Result<Self, LedgerError> {
        let failed = |error: std::io::Error| LedgerError::Unreachable(format!("{}: {error}", path.display()));
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        let file = options.open(super::lock_path(path)).map_err(failed)?;
        // a moment's patience: a process that is just ending, or a child just being started, may still hold it
        for _ in 0..50 {
            if FileExt::try_lock_exclusive(&file).map_err(failed)? {
                return Ok(Self(file));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(LedgerError::InUse(path.to_owned()))
    }
}

/// Refuses a ledger that other users of the machine can read or write.
pub(super) fn assert_private(path: &Path) -> Result<(), LedgerError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if let Ok(metadata) = std::fs::metadata(path)
            && metadata.permissions().mode() & 0o077 != 0
        {
            return Err(LedgerError::Exposed(path.to_owned()));
        }
    }
    Ok(())
}

/// A new ledger file is for its owner alone, from its first byte.
fn create_private(path: &Path) -> Result<(), LedgerError> {
    if path.exists() {
        return Ok(());
    }
    let mut options = OpenOptions::new();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map(drop)
        .map_err(|error| LedgerError::Unreachable(format!("{}: {error}", path.display())))
}

/// The one connection that writes; with `create` the file may be new.
pub(super) fn writer(path: &Path, create: bool) -> Result<Connection, LedgerError> {
    if create {
        create_private(path)?;
    } else if !path.exists() {
        return Err(LedgerError::NotMigrated { found: 0, needed: 1 });
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.execute_batch(
        "pragma journal_mode = wal;
         pragma synchronous = full;
         pragma foreign_keys = on;
         pragma recursive_triggers = on;
         pragma busy_timeout = 5000;
         pragma trusted_schema = off;
         pragma cell_size_check = on;
         pragma secure_delete = on;
         pragma mmap_size = 0;
         pragma cache_size = -65536;
         pragma wal_autocheckpoint = 4000;
         pragma temp_store = memory;
         pragma journal_size_limit = 67108864;",
    )?;
    let mode: String = connection.query_row("pragma journal_mode", [], |row| row.get(0))?;
    let synchronous: i64 = connection.query_row("pragma synchronous", [], |row| row.get(0))?;
    if mode != "wal" || synchronous != 2 {
        return Err(LedgerError::Unreachable(format!(
            "no durable journal: {mode}, synchronous {synchronous}"
        )));
    }
    Ok(connection)
}

/// Reads the structure of the whole file.
pub(super) fn quick_check(connection: &Connection) -> Result<(), LedgerError> {
    let words: String = connection.query_row("pragma quick_check(1)", [], |row| row.get(0))?;
    // the pages passed over are not the ones that will be wanted
    connection.execute_batch("pragma shrink_memory")?;
    if words == "ok" { Ok(()) } else { Err(LedgerError::Damaged(words)) }
}

/// Connections that only read; as many as ever read at once.
pub(super) struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), idle: Mutex::new(Vec::new()) }
    }

    pub(super) fn with<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, LedgerError>,
    ) -> Result<T, LedgerError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = idle.map_or_else(|| self.connect(), Ok)?;
        let result = read(&connection);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        result
    }

    fn connect(&self) -> Result<Connection, LedgerError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        // plans do not depend on parameters: no statement is prepared twice
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.execute_batch(
            "pragma query_only = on;
             pragma busy_timeout = 5000;
             pragma trusted_schema = off;
             pragma cell_size_check = on;
             pragma mmap_size = 0;
             pragma cache_size = -16384;",
        )?;
        Ok(connection)
    }
}
