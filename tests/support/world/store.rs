//! Where a world's ledger lies, and eyes behind its back.

use crate::postgres::Cluster;
use sovang_ledger::{Ledger, Settings};
use sqlx::{Connection, PgConnection, Row};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// One of the two ledgers.
#[derive(Clone, Debug)]
pub enum Store {
    Sqlite(PathBuf),
    Postgres(String),
}

impl Store {
    pub fn sqlite(folder: &TempDir) -> Self {
        let file = folder.path().join("ledger.db");
        sovang_ledger::migrate_sqlite(&file).unwrap();
        Self::Sqlite(file)
    }

    pub async fn postgres() -> Self {
        let url = tokio::task::spawn_blocking(|| Cluster::shared().database()).await.unwrap();
        sovang_ledger::migrate_postgres(&url).await.unwrap();
        Self::Postgres(url)
    }

    pub async fn open(&self, settings: Settings) -> Ledger {
        match self {
            Self::Sqlite(file) => Ledger::open_sqlite(file, settings).await.unwrap(),
            Self::Postgres(url) => Ledger::open_postgres(url, settings).await.unwrap(),
        }
    }

    /// One number.
    pub async fn count(&self, sql: &'static str) -> i64 {
        match self {
            Self::Sqlite(file) => reader(file).query_row(sql, [], |row| row.get(0)).unwrap(),
            Self::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
            }
        }
    }

    /// Everything at rest: the file with its write-ahead log, or every table as text.
    pub async fn at_rest(&self) -> Vec<u8> {
        match self {
            Self::Sqlite(file) => with_its_log(file),
            Self::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                let sql = "select tablename::text from pg_tables where schemaname = 'public'";
                let tables: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap();
                let mut bytes = Vec::new();
                for table in tables {
                    let sql = format!("select t::text from {table} t");
                    for row in sqlx::query(&sql).fetch_all(&mut connection).await.unwrap() {
                        let text: String = row.get(0);
                        bytes.extend(text.as_bytes());
                        // bytes stand as hexadecimal there: read them as what they are
                        bytes.extend(unhex(&text));
                    }
                }
                bytes
            }
        }
    }
}

/// A file of SQLite with what stands beside it.
pub fn with_its_log(file: &Path) -> Vec<u8> {
    let mut bytes = std::fs::read(file).unwrap();
    for suffix in ["-wal", "-shm"] {
        bytes.extend(std::fs::read(format!("{}{suffix}", file.display())).unwrap_or_default());
    }
    bytes
}

fn reader(file: &Path) -> rusqlite::Connection {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = rusqlite::Connection::open_with_flags(file, flags).unwrap();
    connection.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    connection
}

/// The bytes of every `\x…` in a row's text.
fn unhex(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in text.split("\\x").skip(1) {
        let digits: Vec<u8> = part.bytes().take_while(u8::is_ascii_hexdigit).collect();
        for pair in digits.chunks_exact(2) {
            let pair = std::str::from_utf8(pair).unwrap();
            bytes.push(u8::from_str_radix(pair, 16).unwrap());
        }
        bytes.push(0);
    }
    bytes
}
