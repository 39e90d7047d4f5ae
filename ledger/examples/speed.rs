//! Temporary measurement.
#![allow(
    clippy::all,
    clippy::unwrap_used,
    clippy::print_stdout,
    unreachable_pub,
    clippy::expect_used,
    missing_docs,
    dead_code
)]
#[path = "../tests/ledger/support/docket.rs"]
mod docket;
#[path = "../../tests/support/postgres.rs"]
mod postgres;
use cqrs_es::CqrsFramework;
use cqrs_es::persist::PersistedEventStore;
use docket::{Docket, DocketCommand};
use sovang_ledger::*;
use std::time::{Duration, Instant};

async fn ours(ledger: &Ledger, clients: usize, secs: u64, personal: bool) -> f64 {
    let stop = Instant::now() + Duration::from_secs(secs);
    let start = Instant::now();
    let run = CommandKey::random();
    let tasks: Vec<_> = (0..clients)
        .map(|c| {
            let (ledger, run) = (ledger.clone(), run.clone());
            tokio::spawn(async move {
                let mut n = 0u64;
                while Instant::now() < stop {
                    let id = format!("bench-{run}-{c}-{}", n / 4);
                    let text = "x".repeat(300);
                    let command = if personal {
                        DocketCommand::Name { subject: format!("s{c}-{}", n / 4), name: text }
                    } else {
                        DocketCommand::Note(text)
                    };
                    ledger
                        .execute::<Docket>(
                            &id,
                            command,
                            Envelope::new(CommandKey::random(), "print", "phu-tan.van-thu"),
                        )
                        .await
                        .unwrap();
                    n += 1;
                }
                n
            })
        })
        .collect();
    let mut n = 0;
    for t in tasks {
        n += t.await.unwrap();
    }
    n as f64 / start.elapsed().as_secs_f64()
}

fn raw(dir: &std::path::Path, group: usize, secs: u64) -> f64 {
    let c = rusqlite::Connection::open(dir.join(format!("raw{}.db", std::process::id()))).unwrap();
    c.execute_batch("pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-65536; create table if not exists events(aggregate_type text not null, aggregate_id text not null, sequence integer not null, event_type text not null, event_version text not null, payload text not null, metadata text not null, primary key(aggregate_type, aggregate_id, sequence)) strict").unwrap();
    let payload = format!("{{\"Noted\":{{\"text\":\"{}\"}}}}", "x".repeat(300));
    let meta = "{\"actor\":\"phu-tan.van-thu\",\"recorded_at\":\"2026-11-20T00:00:00.123456Z\"}";
    let start = Instant::now();
    let run = CommandKey::random();
    let mut n = 0u64;
    while start.elapsed() < Duration::from_secs(secs) {
        c.prepare_cached("begin immediate").unwrap().execute([]).unwrap();
        for g in 0..group {
            c.prepare_cached("insert into events values (?1,?2,?3,?4,?5,?6,?7)")
                .unwrap()
                .execute(rusqlite::params![
                    "docket",
                    format!("raw-{run}-{g}-{}", n / 4),
                    (n % 4) as i64,
                    "Noted",
                    "1.0",
                    payload,
                    meta
                ])
                .unwrap();
        }
        n += 1;
        c.prepare_cached("commit").unwrap().execute([]).unwrap();
    }
    n as f64 * group as f64 / start.elapsed().as_secs_f64()
}

#[tokio::main(flavor = "multi_thread")]
async fn main() {
    let what = std::env::args().nth(1).unwrap_or_default();
    let settings =
        || Settings { password_cost: PasswordCost::Demo, ..Settings::new("bench/log", docket::disclose) };
    if what != "pg" {
        let folder = tempfile::tempdir_in("/var/tmp").unwrap();
        let path = folder.path().join("ledger.db");
        migrate_sqlite(&path).unwrap();
        let ledger = Ledger::open_sqlite(&path, settings()).await.unwrap();
        if what == "only" {
            println!("ours 16: {:.0}/s", ours(&ledger, 16, 6, false).await);
            return;
        }
        for round in 0..2 {
            println!(
                "{round} raw group 1: {:.0}/s, group 16: {:.0}/s",
                raw(folder.path(), 1, 3),
                raw(folder.path(), 16, 3)
            );
            println!("{round} ours 1: {:.0}/s", ours(&ledger, 1, 3, false).await);
            println!("{round} ours 16: {:.0}/s", ours(&ledger, 16, 3, false).await);
        }
        println!("ours 16 personal: {:.0}/s", ours(&ledger, 16, 3, true).await);
        let start = Instant::now();
        let head = *ledger.head().borrow();
        let mut at = 0;
        while at < head {
            at += ledger.read(at, 500).await.unwrap().len() as u64;
        }
        println!("read {:.0}/s", head as f64 / start.elapsed().as_secs_f64());
        let start = Instant::now();
        let report = ledger.audit().await.unwrap();
        println!("audit {:.0}/s {:?}", head as f64 / start.elapsed().as_secs_f64(), report.first_fault());
    }
    if what != "sqlite" {
        let cluster = postgres::Cluster::start(true);
        let plain = cluster.database();
        let url = cluster.database();
        migrate_postgres(&url).await.unwrap();
        let ledger = Ledger::open_postgres(&url, settings()).await.unwrap();
        let pool = sqlx::postgres::PgPoolOptions::new().max_connections(16).connect(&plain).await.unwrap();
        sqlx::raw_sql("CREATE TABLE events (aggregate_type text NOT NULL, aggregate_id text NOT NULL, sequence bigint CHECK (sequence >= 0) NOT NULL, event_type text NOT NULL, event_version text NOT NULL, payload json NOT NULL, metadata json NOT NULL, PRIMARY KEY (aggregate_type, aggregate_id, sequence))").execute(&pool).await.unwrap();
        for clients in [1usize, 16] {
            let stop = Instant::now() + Duration::from_secs(4);
            let start = Instant::now();
            let tasks: Vec<_> = (0..clients)
                .map(|c| {
                    let pool = pool.clone();
                    tokio::spawn(async move {
                        let store = PersistedEventStore::<_, Docket>::new_event_store(
                            postgres_es::PostgresEventRepository::new(pool),
                        );
                        let cqrs = CqrsFramework::new(store, vec![], ());
                        let mut n = 0u64;
                        while Instant::now() < stop {
                            let meta = [
                                ("actor".to_string(), "phu-tan.van-thu".to_string()),
                                ("recorded_at".to_string(), "2026-11-20T00:00:00.123456Z".to_string()),
                            ]
                            .into();
                            cqrs.execute_with_metadata(
                                &format!("plain-{clients}-{c}-{}", n / 4),
                                DocketCommand::Note("x".repeat(300)),
                                meta,
                            )
                            .await
                            .unwrap();
                            n += 1;
                        }
                        n
                    })
                })
                .collect();
            let mut n = 0;
            for t in tasks {
                n += t.await.unwrap();
            }
            println!("plain postgres-es {clients}: {:.0}/s", n as f64 / start.elapsed().as_secs_f64());
            println!("ours pg {clients}: {:.0}/s", ours(&ledger, clients, 4, false).await);
        }
        println!("ours pg 64: {:.0}/s", ours(&ledger, 64, 4, false).await);
    }
}
