//! Pools: one for reading, one for transactions, one connection for the sequencer's turns, one for its placing.

use crate::error::LedgerError;
use sqlx::{
    ConnectOptions, Executor, PgConnection, PgPool, Row,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{str::FromStr, time::Duration};

const READERS: u32 = 8;
const WRITERS: u32 = 16;

/// The sequencer always wants few rows of ever growing tables; statistics from when they were empty must not
/// talk the planner into reading them whole.
const BY_INDEX: [(&str, &str); 4] = [
    ("enable_seqscan", "off"),
    ("enable_hashjoin", "off"),
    ("enable_mergejoin", "off"),
    ("plan_cache_mode", "force_generic_plan"),
];

pub(super) struct Pools {
    pub(super) readers: PgPool,
    pub(super) writers: PgPool,
    pub(super) sequencer: PgPool,
    /// Single statements only, no transaction is ever begun on it: nothing to guard against.
    pub(super) placer: PgPool,
}

impl Pools {
    /// Connects lazily; the first use tells whether the database is there.
    pub(super) fn open(url: &str) -> Result<Self, LedgerError> {
        let options = PgConnectOptions::from_str(url)?
            .application_name("sovang")
            .options([
                ("statement_timeout", "30s"),
                ("lock_timeout", "5s"),
                ("idle_in_transaction_session_timeout", "10s"),
                ("synchronous_commit", "on"),
                ("jit", "off"),
                ("default_transaction_isolation", "read\\ committed"),
            ])
            .statement_cache_capacity(128)
            .disable_statement_logging();
        let pool = |most| {
            PgPoolOptions::new()
                .max_connections(most)
                .acquire_timeout(Duration::from_secs(10))
                .test_before_acquire(false)
        };
        Ok(Self {
            readers: pool(READERS).connect_lazy_with(options.clone()),
            writers: guarded(pool(WRITERS)).connect_lazy_with(options.clone()),
            placer: pool(1).connect_lazy_with(options.clone().options(BY_INDEX)),
            sequencer: guarded(pool(2)).connect_lazy_with(options.options(BY_INDEX)),
        })
    }

    pub(super) async fn close(&self) {
        futures::join!(
            self.readers.close(),
            self.writers.close(),
            self.sequencer.close(),
            self.placer.close()
        );
    }
}

/// A `begin` cancelled half way (sqlx 0.8) leaves its session inside a transaction, in which the next borrower's
/// acknowledged writes would vanish. So each checkout asks whether the session is inside one (its clock then
/// stands still) and ends it: the same round trip as a plain ROLLBACK, without a warning in the server's log.
fn guarded(options: PgPoolOptions) -> PgPoolOptions {
    options.before_acquire(|connection, _| Box::pin(end_leftover(connection)))
}

async fn end_leftover(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    if is_inside(connection).await? {
        tracing::warn!("a database session was left inside a transaction; rolling it back");
        Executor::execute(&mut *connection, "rollback").await?;
    }
    Ok(true)
}

/// Asked as a simple query: a prepared one is bound and executed at two moments, which look like a transaction.
async fn is_inside(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    let row = Executor::fetch_one(&mut *connection, "select now() <> statement_timestamp()").await?;
    row.try_get(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_postgres::Cluster;

    #[tokio::test]
    async fn a_session_left_inside_a_transaction_is_freed_before_its_next_use() {
        let url = tokio::task::spawn_blocking(|| Cluster::shared().database()).await.unwrap();
        let pool = guarded(PgPoolOptions::new().max_connections(1)).connect(&url).await.unwrap();
        let run = async |sql: &str| {
            let mut connection = pool.acquire().await.unwrap();
            sqlx::raw_sql(sql).execute(&mut *connection).await.unwrap();
        };
        for _ in 0..20 {
            let mut connection = pool.acquire().await.unwrap();
            assert!(!is_inside(&mut connection).await.unwrap(), "a session that is free is left alone");
        }
        run("create table kept (id int)").await;
        // as a cancelled begin leaves it: the pool thinks the session is free, the server thinks it is in a transaction
        run("begin").await;
        let mut connection = pool.acquire().await.unwrap();
        assert!(!is_inside(&mut connection).await.unwrap(), "its next use is outside");
        sqlx::raw_sql("begin").execute(&mut *connection).await.unwrap();
        assert!(is_inside(&mut connection).await.unwrap());
        drop(connection);
        run("insert into kept values (1)").await;
        pool.close().await;
        let other = PgPoolOptions::new().connect(&url).await.unwrap();
        let kept: i64 = sqlx::query_scalar("select count(*) from kept").fetch_one(&other).await.unwrap();
        assert_eq!(kept, 1, "the acknowledged write is there after the session has ended");
    }
}
