//! The limits on PostgreSQL: cqrs-es over postgres-es as they come, and a prepared insert by nobody but a loop.

use super::tally::{self, Count, Tally};
use cqrs_es::{CqrsFramework, persist::PersistedEventStore};
use postgres_es::PostgresEventRepository;
use sovang_ledger::CommandKey;
use sqlx::{ConnectOptions as _, PgPool, postgres::PgConnectOptions, postgres::PgPoolOptions};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

/// The table of postgres-es, as that crate ships it.
const EVENTS: &str = "create table events (
    aggregate_type text not null, aggregate_id text not null, sequence bigint check (sequence >= 0) not null,
    event_type text not null, event_version text not null, payload json not null, metadata json not null,
    primary key (aggregate_type, aggregate_id, sequence))";

/// What ours keeps beside an event, as long as ours.
const METADATA: [(&str, &str); 6] = [
    ("actor", "phu-tan.vanthu"),
    ("recorded_at", "2026-11-20T00:00:00.123456Z"),
    ("command_key", "019a9d5c2f4b00112233445566778899"),
    ("command_events", "1"),
    ("fingerprint", "fingerprint"),
    ("answer", ""),
];

/// A database without us.
pub struct Plain {
    url: String,
    as_it_comes: PgPool,
    tuned: PgPool,
}

impl Plain {
    pub async fn open(url: &str) -> Self {
        let as_it_comes = postgres_es::default_postgress_pool(url).await;
        sqlx::raw_sql(EVENTS).execute(&as_it_comes).await.unwrap();
        let tuned = PgPoolOptions::new().max_connections(16).test_before_acquire(false);
        let options: PgConnectOptions = url.parse().unwrap();
        let tuned = tuned.connect_with(options.disable_statement_logging()).await.unwrap();
        Self { url: url.to_owned(), as_it_comes, tuned }
    }

    /// Commands a second through cqrs-es, with the pool that postgres-es makes.
    pub async fn commands(&self, clients: usize, time: Duration) -> f64 {
        through_cqrs_es(&self.as_it_comes, clients, time).await
    }

    /// The same with a pool that has a connection for each client and does not test it before each use.
    pub async fn tuned(&self, clients: usize, time: Duration) -> f64 {
        through_cqrs_es(&self.tuned, clients, time).await
    }

    /// Rows a second, each committed by itself, one connection a client.
    pub async fn inserts(&self, clients: usize, time: Duration) -> f64 {
        let options: PgConnectOptions = self.url.parse().unwrap();
        let mut connections = Vec::new();
        for _ in 0..clients {
            connections.push(Arc::new(Mutex::new(options.connect().await.unwrap())));
        }
        let run = CommandKey::random().to_string();
        let payload = format!(r#"{{"Counted":{{"text":"{}"}}}}"#, tally::text());
        let metadata = serde_json::Value::from_iter(METADATA).to_string();
        let client = |client: usize| {
            let connection = Arc::clone(&connections[client]);
            let (run, payload, metadata) = (run.clone(), payload.clone(), metadata.clone());
            move |n| {
                let (connection, stream) = (Arc::clone(&connection), tally::stream(&run, client, n));
                let (payload, metadata) = (payload.clone(), metadata.clone());
                async move {
                    let sql =
                        "insert into events values ($1, $2, $3, $4, $5, $6::text::json, $7::text::json)";
                    let row = sqlx::query(sql).bind("tally").bind(stream).bind((n % 4 + 1) as i64);
                    let row = row.bind("Counted").bind("1.0").bind(payload).bind(metadata);
                    row.execute(&mut *connection.lock().await).await.unwrap();
                }
            }
        };
        tally::per_second(clients, time, client).await
    }
}

async fn through_cqrs_es(pool: &PgPool, clients: usize, time: Duration) -> f64 {
    let store = PersistedEventStore::<_, Tally>::new_event_store(PostgresEventRepository::new(pool.clone()));
    let cqrs = Arc::new(CqrsFramework::new(store, Vec::new(), ()));
    let run = CommandKey::random().to_string();
    let client = |client| {
        let (cqrs, run) = (Arc::clone(&cqrs), run.clone());
        move |n| {
            let (cqrs, stream) = (Arc::clone(&cqrs), tally::stream(&run, client, n));
            async move {
                let metadata = METADATA.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
                cqrs.execute_with_metadata(&stream, Count(tally::text()), metadata).await.unwrap();
            }
        }
    };
    tally::per_second(clients, time, client).await
}
