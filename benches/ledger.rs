//! How fast facts are stored, against what the same disk and database do when nobody but a loop writes to them.
//! Run it with scripts/bench.
#![allow(clippy::unwrap_used, reason = "a measurement stops at the first surprise")]

mod support;

use sovang_ledger::{Ledger, migrate_postgres, migrate_sqlite};
use std::path::Path;
use support::plain_postgres::Plain;
use support::postgres::Cluster;
use support::raw_sqlite::RawSqlite;
use support::table::{Aim, Contestant, Figure, median, note, print, rounds};
use support::{office::Office, recorded, size, tally, turn};
use tokio::runtime::Runtime;

fn main() {
    if !support::asked_for() {
        return;
    }
    let runtime = support::runtime();
    print("Durable appends, SQLite", &sqlite(&runtime));
    print("Durable appends, PostgreSQL", &postgres(&runtime));
}

async fn sqlite_ledger(path: &Path) -> Ledger {
    migrate_sqlite(path).unwrap();
    Ledger::open_sqlite(path, recorded::settings()).await.unwrap()
}

async fn postgres_ledger(url: &str) -> Ledger {
    migrate_postgres(url).await.unwrap();
    Ledger::open_postgres(url, recorded::settings()).await.unwrap()
}

/// Communes that owe enough reports for every round, even on a quick machine.
fn communes() -> usize {
    size("COMMUNES", 200)
}

fn sqlite(runtime: &Runtime) -> Vec<Figure> {
    note("SQLite");
    let folder = support::folder();
    let path = folder.path().join("ledger.db");
    let ledger = &runtime.block_on(sqlite_ledger(&path));
    let commands = |clients: usize| move || runtime.block_on(tally::commands(ledger, clients, turn()));
    commands(16)();
    let raw = std::cell::RefCell::new(RawSqlite::like(&path, folder.path()));
    // both files have been written round once, so that none grows under its first contestant
    raw.borrow_mut().commands(16, turn());
    let raw = &raw;
    let office_folder = support::folder();
    let office_ledger = runtime.block_on(sqlite_ledger(&office_folder.path().join("ledger.db")));
    let office = &runtime.block_on(Office::open(&office_ledger, office_folder.path(), communes()));
    let contestants: Vec<Contestant<'_>> = vec![
        ("raw rows, a commit each", Box::new(|| raw.borrow_mut().events(1, turn()))),
        ("ours, 1 client", Box::new(commands(1))),
        ("raw, all our rows, a commit each", Box::new(|| raw.borrow_mut().commands(1, turn()))),
        ("whole commands, 1 client", Box::new(|| runtime.block_on(office.reports(1, turn())))),
        ("raw rows, 16 a commit", Box::new(|| raw.borrow_mut().events(16, turn()))),
        ("ours, 16 clients", Box::new(commands(16))),
        ("raw, all our rows, 16 a commit", Box::new(|| raw.borrow_mut().commands(16, turn()))),
        ("whole commands, 16 clients", Box::new(|| runtime.block_on(office.reports(16, turn())))),
    ];
    let reached = rounds(contestants);
    let [raw1, ours1, whole1, desk1, raw16, ours16, whole16, desk16] = &reached[..] else {
        unreachable!("one list a contestant")
    };
    let unit = "/s";
    vec![
        Figure::against("append, 1 client; limit: raw event rows", unit, ours1, raw1, Aim::Ratio(0.85)),
        Figure::against(
            "append, 1 client; limit: raw, all five rows of ours",
            unit,
            ours1,
            whole1,
            Aim::None,
        ),
        Figure::against("append, 16 clients; limit: raw event rows", unit, ours16, raw16, Aim::Ratio(0.75)),
        Figure::against(
            "append, 16 clients; limit: raw, all five rows of ours",
            unit,
            ours16,
            whole16,
            Aim::None,
        ),
        Figure::against(
            "report filed and read back, 1 client; limit: raw event rows",
            unit,
            desk1,
            raw1,
            Aim::None,
        ),
        Figure::against(
            "report filed and read back, 16 clients; limit: raw event rows",
            unit,
            desk16,
            raw16,
            Aim::None,
        ),
        Figure::alone("report filed and read back, 1 client, time", "ms", 1000.0 / median(desk1), Aim::None),
    ]
}

fn postgres(runtime: &Runtime) -> Vec<Figure> {
    note("PostgreSQL, fsync on");
    let cluster = Cluster::start(true);
    let plain = &runtime.block_on(Plain::open(&cluster.database()));
    let ledger = &runtime.block_on(postgres_ledger(&cluster.database()));
    let folder = support::folder();
    let office_ledger = runtime.block_on(postgres_ledger(&cluster.database()));
    let office = &runtime.block_on(Office::open(&office_ledger, folder.path(), communes()));
    let mut figures = Vec::new();
    for clients in [1, 16] {
        let contestants: Vec<Contestant<'_>> = vec![
            ("raw prepared insert", Box::new(|| runtime.block_on(plain.inserts(clients, turn())))),
            ("cqrs-es + postgres-es", Box::new(|| runtime.block_on(plain.commands(clients, turn())))),
            ("ours", Box::new(|| runtime.block_on(tally::commands(ledger, clients, turn())))),
            ("the same, pool tuned", Box::new(|| runtime.block_on(plain.tuned(clients, turn())))),
            ("whole commands", Box::new(|| runtime.block_on(office.reports(clients, turn())))),
        ];
        let reached = rounds(contestants);
        let [raw, plain, ours, tuned, desk] = &reached[..] else { unreachable!("one list a contestant") };
        let who = if clients == 1 { "1 client".to_owned() } else { format!("{clients} clients") };
        let line = |what: &str, ours: &[f64], limit: &[f64], aim| {
            Figure::against(what.replace("{who}", &who), "/s", ours, limit, aim)
        };
        figures.extend([
            line(
                "append with outbox and sequence, {who}; limit: cqrs-es + postgres-es",
                ours,
                plain,
                Aim::Ratio(1.0),
            ),
            line("the same; limit: cqrs-es + postgres-es with a tuned pool", ours, tuned, Aim::None),
            line("the same; limit: raw prepared insert", ours, raw, Aim::None),
            line(
                "report filed and read back, {who}; limit: cqrs-es + postgres-es, one bare event",
                desk,
                plain,
                Aim::None,
            ),
        ]);
    }
    figures
}
