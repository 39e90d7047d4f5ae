//! Temporary measurement.
#![allow(
    clippy::all,
    clippy::unwrap_used,
    clippy::print_stdout,
    unreachable_pub,
    clippy::expect_used,
    missing_docs,
    dead_code,
    clippy::allow_attributes_without_reason
)]
#[path = "../../benches/support/plain_postgres.rs"]
mod plain_postgres;
#[path = "../../tests/support/postgres.rs"]
mod postgres;
#[path = "../../benches/support/raw_sqlite.rs"]
mod raw_sqlite;
#[path = "../../benches/support/tally.rs"]
mod tally;
use sovang_ledger::*;
use std::time::Duration;

fn settings() -> Settings {
    Settings { password_cost: PasswordCost::Demo, ..Settings::new("bench/log", |_, _, _, _, _| Ok(None)) }
}
fn median(v: &mut Vec<f64>) -> f64 {
    v.sort_by(f64::total_cmp);
    v[v.len() / 2]
}

#[tokio::main(flavor = "multi_thread")]
async fn main() {
    let what = std::env::args().nth(1).unwrap_or_default();
    let rounds: usize = std::env::args().nth(2).map_or(5, |t| t.parse().unwrap());
    let t = Duration::from_secs_f64(std::env::args().nth(3).map_or(1.0, |t| t.parse().unwrap()));
    let folder = tempfile::tempdir_in(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/tmp")).unwrap();
    if what.starts_with("sqlite") {
        let path = folder.path().join("ledger.db");
        migrate_sqlite(&path).unwrap();
        let ledger = Ledger::open_sqlite(&path, settings()).await.unwrap();
        tally::commands(&ledger, 16, t).await;
        if what == "sqlite-only" {
            let clients = std::env::args().nth(4).map_or(16, |t| t.parse().unwrap());
            println!("{:.0}", tally::commands(&ledger, clients, t).await);
            return;
        }
        let mut raw = raw_sqlite::RawSqlite::like(&path, folder.path());
        raw.events(16, t);
        let (mut r1, mut r16, mut o1, mut o16) = (vec![], vec![], vec![], vec![]);
        for _ in 0..rounds {
            r1.push(raw.events(1, t));
            o1.push(tally::commands(&ledger, 1, t).await);
            r16.push(raw.events(16, t));
            o16.push(tally::commands(&ledger, 16, t).await);
        }
        let mut q1 = o1.iter().zip(&r1).map(|(o, r)| o / r).collect();
        let mut q16 = o16.iter().zip(&r16).map(|(o, r)| o / r).collect();
        println!(
            "sqlite 1: raw {:.0} ours {:.0} ratio {:.2}",
            median(&mut r1),
            median(&mut o1),
            median(&mut q1)
        );
        println!(
            "sqlite 16: raw {:.0} ours {:.0} ratio {:.2}",
            median(&mut r16),
            median(&mut o16),
            median(&mut q16)
        );
        println!("audit {:?}", ledger.audit().await.unwrap().first_fault());
    } else {
        let cluster = tokio::task::spawn_blocking(|| postgres::Cluster::start(true)).await.unwrap();
        let (url, other) = (cluster.database(), cluster.database());
        migrate_postgres(&url).await.unwrap();
        let ledger = Ledger::open_postgres(&url, settings()).await.unwrap();
        let plain = plain_postgres::Plain::open(&other).await;
        if what == "pg-only" {
            let clients = std::env::args().nth(4).map_or(16, |t| t.parse().unwrap());
            println!("{:.0}", tally::commands(&ledger, clients, t).await);
            return;
        }
        for clients in [1, 16] {
            let (mut p, mut o, mut u) = (vec![], vec![], vec![]);
            for _ in 0..rounds {
                p.push(plain.commands(clients, t).await);
                o.push(tally::commands(&ledger, clients, t).await);
                u.push(plain.tuned(clients, t).await);
            }
            let mut q = o.iter().zip(&p).map(|(o, r)| o / r).collect();
            let mut q2 = o.iter().zip(&u).map(|(o, r)| o / r).collect();
            println!(
                "pg {clients}: plain {:.0} tuned {:.0} ours {:.0} ratio {:.2} to tuned {:.2}",
                median(&mut p),
                median(&mut u),
                median(&mut o),
                median(&mut q),
                median(&mut q2)
            );
        }
        println!("audit {:?}", ledger.audit().await.unwrap().first_fault());
    }
}
