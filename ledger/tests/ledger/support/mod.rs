//! What the ledger's tests share: a small aggregate, both stores, and eyes behind the ledger's back.

#![allow(dead_code, reason = "each test file uses its part")]

#[path = "../../../../tests/support/damage.rs"]
pub mod damage;
pub mod docket;
#[path = "../../../../tests/support/postgres.rs"]
pub mod postgres;

pub use docket::{Docket, DocketCommand, DocketRefusal};
use postgres::Cluster;
use sovang_ledger::{CommandKey, Envelope, Ledger, PasswordCost, Settings};
use sqlx::{Connection, PgConnection};
use std::path::PathBuf;
use tempfile::TempDir;

pub const ORIGIN: &str = "sovang.localhost/log";

/// Where a ledger of a test lives.
#[derive(Clone, Debug)]
pub enum Place {
    Sqlite(PathBuf),
    Postgres(String),
}

/// A fresh ledger on one of the stores.
pub struct World {
    pub ledger: Ledger,
    pub place: Place,
    pub _folder: Option<TempDir>,
}

pub fn settings() -> Settings {
    Settings { password_cost: PasswordCost::Demo, ..Settings::new(ORIGIN, docket::disclose) }
}

impl Place {
    pub async fn open(&self) -> Ledger {
        match self {
            Self::Sqlite(path) => Ledger::open_sqlite(path, settings()).await.unwrap(),
            Self::Postgres(url) => Ledger::open_postgres(url, settings()).await.unwrap(),
        }
    }

    /// Runs SQL behind the ledger's back, its guards switched off.
    pub async fn tamper(&self, sql: &str) {
        match self {
            Self::Sqlite(path) => {
                let connection = rusqlite::Connection::open(path).unwrap();
                let mut triggers =
                    connection.prepare("select name from sqlite_schema where type = 'trigger'").unwrap();
                let names: Vec<String> =
                    triggers.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
                for name in names {
                    connection.execute_batch(&format!("drop trigger {name}")).unwrap();
                }
                connection.execute_batch(sql).unwrap();
            }
            Self::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                sqlx::raw_sql("set session_replication_role = replica")
                    .execute(&mut connection)
                    .await
                    .unwrap();
                sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
            }
        }
    }

    /// Runs SQL as any client would; the error in words.
    pub async fn attempt(&self, sql: &str) -> Result<(), String> {
        match self {
            Self::Sqlite(path) => {
                let connection = rusqlite::Connection::open(path).unwrap();
                connection.execute_batch("pragma busy_timeout = 5000").unwrap();
                connection.execute_batch(sql).map_err(|error| error.to_string())
            }
            Self::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                sqlx::raw_sql(sql).execute(&mut connection).await.map(drop).map_err(|error| error.to_string())
            }
        }
    }

    /// One number.
    pub async fn count(&self, sql: &'static str) -> i64 {
        match self {
            Self::Sqlite(path) => {
                let connection = rusqlite::Connection::open(path).unwrap();
                connection.query_row(sql, [], |row| row.get(0)).unwrap()
            }
            Self::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
            }
        }
    }
}

impl World {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        sovang_ledger::migrate_sqlite(&path).unwrap();
        let place = Place::Sqlite(path);
        Self { ledger: place.open().await, place, _folder: Some(folder) }
    }

    pub async fn postgres() -> Self {
        let url = tokio::task::spawn_blocking(|| Cluster::shared().database()).await.unwrap();
        sovang_ledger::migrate_postgres(&url).await.unwrap();
        let place = Place::Postgres(url);
        Self { ledger: place.open().await, place, _folder: None }
    }

    pub async fn note(&self, id: &str, text: &str) -> sovang_ledger::Receipt {
        note(&self.ledger, id, text).await
    }

    pub async fn texts(&self, id: &str) -> Vec<String> {
        self.ledger.load::<Docket>(id).await.unwrap().0.texts
    }

    /// Audits and insists that all is well; how many events.
    pub async fn sound(&self) -> u64 {
        let report = self.ledger.audit().await.unwrap();
        assert!(report.is_sound(), "{report:#?}");
        assert_eq!(report.pending, 0);
        report.events
    }
}

pub async fn note(ledger: &Ledger, id: &str, text: &str) -> sovang_ledger::Receipt {
    let command = DocketCommand::Note(text.to_owned());
    ledger.execute::<Docket>(id, command, envelope()).await.unwrap().receipt().clone()
}

/// An envelope with a fresh key.
pub fn envelope() -> Envelope {
    Envelope::new(CommandKey::random(), "print", "phu-tan.van-thu")
}

/// Runs each test on both stores.
macro_rules! on_both_stores {
    ($($(#[$doc:meta])* async fn $name:ident($world:ident: World) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports, reason = "not every test needs all")]
            use super::*;

            $(#[$doc])*
            async fn check($world: World) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn on_sqlite() {
                check(World::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn on_postgres() {
                check(World::postgres().await).await;
            }
        }
    )+};
}
#[allow(unused_imports, reason = "each test file uses its part")]
pub(crate) use on_both_stores;
