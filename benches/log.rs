//! How fast the log grows, is cosigned, proved, checked and audited, each against what the same machine does with the
//! bare work. Run it with scripts/bench.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement stops at the first surprise")]

mod support;

use sovang_ledger::log::{Disclosed, Publisher, Standing, Trust};
use sovang_ledger::{CommandKey, Envelope, Ledger, migrate_postgres, migrate_sqlite, random};
use sovang_verifier::key::Purpose;
use sovang_verifier::policy::Addressed;
use sovang_verifier::{
    Checkpoint, Hash, Limits, Policy, Proof, SecretKey, SignedCheckpoint, check, commitment, tree,
};
use sovang_witness::{Identity, Logs, Witness, clock, router, server};
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};
use support::postgres::Cluster;
use support::table::{Aim, Figure, note, percentile, print};
use support::{recorded, size, tally, turn};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

fn main() {
    if !support::asked_for() {
        return;
    }
    let runtime = support::runtime();
    let folder = support::folder();
    note("SQLite");
    let path = folder.path().join("ledger.db");
    migrate_sqlite(&path).unwrap();
    let sqlite = runtime.block_on(Ledger::open_sqlite(&path, recorded::settings())).unwrap();
    print("The log, SQLite", &of_ledger(&runtime, &sqlite));
    note("PostgreSQL, fsync on");
    let cluster = Cluster::start(true);
    let url = cluster.database();
    runtime.block_on(migrate_postgres(&url)).unwrap();
    let postgres = runtime.block_on(Ledger::open_postgres(&url, recorded::settings())).unwrap();
    print("The log, PostgreSQL", &of_ledger(&runtime, &postgres));
    print("Checking, without any ledger", &checking());
}

fn rounds() -> usize {
    size("ROUNDS", 3)
}

fn of_ledger(runtime: &Runtime, ledger: &Ledger) -> Vec<Figure> {
    let (mut grown, mut hashed) = (Vec::new(), Vec::new());
    for _ in 0..rounds() {
        runtime.block_on(tally::commands(ledger, 16, turn() * 2));
        let before = runtime.block_on(ledger.tree()).unwrap().size;
        let start = Instant::now();
        let after = runtime.block_on(ledger.grow()).unwrap().size;
        let leaves = (after - before) as f64;
        grown.push(leaves / start.elapsed().as_secs_f64());
        hashed.push(hashing(after - before));
        note(format_args!("grown by {leaves} leaves"));
    }
    let waits = runtime.block_on(until_cosigned(ledger));
    let size = runtime.block_on(ledger.tree()).unwrap().size;
    let proofs = per_second(|n| {
        let index = n.wrapping_mul(2_654_435_761) % size;
        black_box(runtime.block_on(ledger.inclusion(size, index)).unwrap());
    });
    let rows = per_second(|n| {
        let index = n.wrapping_mul(2_654_435_761) % size;
        let Disclosed::Private = runtime.block_on(ledger.disclosed(index)).unwrap() else { panic!() };
    });
    let start = Instant::now();
    let mut read = 0;
    while read < size {
        read += runtime.block_on(ledger.read(read, 500)).unwrap().len() as u64;
    }
    let reading = size as f64 / start.elapsed().as_secs_f64();
    let start = Instant::now();
    let report = runtime.block_on(ledger.audit()).unwrap();
    assert!(report.is_sound() && report.tree == size);
    let audited = size as f64 / start.elapsed().as_secs_f64();
    vec![
        Figure::against(
            "leaves grown into the tree; limit: their hashes alone",
            "/s",
            &grown,
            &hashed,
            Aim::None,
        ),
        Figure::alone(
            "leaves grown into the tree; aim: what 16 clients append",
            "/s",
            support::table::median(&grown),
            Aim::AtLeast(20_000.0),
        ),
        Figure::alone("event to cosigned checkpoint, p50", "s", percentile(&waits, 50.0), Aim::None),
        Figure::alone("event to cosigned checkpoint, p99", "s", percentile(&waits, 99.0), Aim::AtMost(5.0)),
        Figure::against(
            "proofs built from stored tiles; limit: one row looked up",
            "/s",
            &[proofs],
            &[rows],
            Aim::None,
        ),
        Figure::against(
            "events audited, tree and all; limit: events read",
            "/s",
            &[audited],
            &[reading],
            Aim::None,
        ),
    ]
}

/// Leaf and node hashes of so many entries, and nothing else.
fn hashing(leaves: u64) -> f64 {
    let entry = [1; commitment::ENTRY];
    let start = Instant::now();
    let hashes: Vec<Hash> = (0..leaves).map(|_| commitment::leaf_hash(black_box(&entry))).collect();
    black_box(tree::root(&hashes));
    leaves as f64 / start.elapsed().as_secs_f64()
}

/// Does it until the turn is over; how many a second.
fn per_second(mut one: impl FnMut(u64)) -> f64 {
    let (start, mut done) = (Instant::now(), 0);
    while start.elapsed() < turn() {
        one(done);
        done += 1;
    }
    done as f64 / start.elapsed().as_secs_f64()
}

/// A witness over HTTP with a folder of its own.
async fn witness(log: &SecretKey, folder: &TempDir) -> (String, String) {
    let identity = Identity { name: Some("mttq.localhost/witness".into()), secret: None, new_key: false };
    let logs = Logs::new(&[log.public().to_string()]).unwrap();
    let witness = Witness::open(folder.path(), &identity, logs, Box::new(clock::now)).unwrap();
    let vkey = witness.key().to_string();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(server::serve(listener, router::router(Arc::new(witness)), std::future::pending()));
    (vkey, url)
}

/// From the answer of a command to the published, cosigned checkpoint that holds it, in seconds; with the turns the
/// program takes, one a second.
async fn until_cosigned(ledger: &Ledger) -> Vec<f64> {
    let log = SecretKey::of_seed("sovang.localhost/log", Purpose::Log, &random::bytes()).unwrap();
    let folder = private_folder();
    let (vkey, url) = witness(&log, &folder).await;
    let mut policy = Policy::parse_witnesses(&format!("witness mttq {vkey} {url}\nquorum mttq\n")).unwrap();
    policy.logs = vec![Addressed { key: log.public().clone(), url: None }];
    let trust = Trust { keys: vec![log], policy };
    let mut first = Publisher::new(ledger.clone(), trust.clone()).unwrap();
    assert_eq!(first.turn().await, Standing::Current);
    let publishing = tokio::spawn(ledger.clone().publish(trust));
    let (mut status, mut waits) = (ledger.log_status(), Vec::new());
    for n in 0..size("COSIGNED", 40_u64) {
        // at every phase of the publisher's second
        tokio::time::sleep(Duration::from_millis(n * 97 % 400)).await;
        let envelope = Envelope::new(CommandKey::random(), "fingerprint", "phu-tan.vanthu");
        let stream = format!("cosigned-{n}");
        let outcome =
            ledger.execute::<tally::Tally>(&stream, tally::Count(tally::text()), envelope).await.unwrap();
        let (index, start) = (outcome.receipt().log_index, Instant::now());
        let holds = |status: &sovang_ledger::log::LogStatus| {
            status
                .published
                .as_ref()
                .is_some_and(|signed| signed.checkpoint.size > index && signed.newest().is_some())
        };
        status.wait_for(holds).await.unwrap();
        waits.push(start.elapsed().as_secs_f64());
    }
    publishing.abort();
    waits
}

fn private_folder() -> TempDir {
    use std::os::unix::fs::PermissionsExt;
    tempfile::Builder::new().permissions(std::fs::Permissions::from_mode(0o700)).tempdir().unwrap()
}

/// A whole check of one award in a log of a million facts; limit: its two signatures alone.
fn checking() -> Vec<Figure> {
    const SIZE: u64 = 1_000_000;
    let origin = "sovang.localhost/log";
    let log = SecretKey::of_seed(origin, Purpose::Log, &[1; 32]).unwrap();
    let witness = SecretKey::of_seed("mttq.localhost/witness", Purpose::Witness, &[2; 32]).unwrap();
    let policy =
        Policy::parse(&format!("log {}\nwitness mttq {}\nquorum mttq\n", log.public(), witness.public()))
            .unwrap();
    let award = vec![b'x'; 900];
    let extra = [&[1][..], &[5; 64]].concat();
    let leaf = sovang_verifier::check::leaf(origin, &extra, &award).unwrap();
    let mut leaves: Vec<Hash> = (0..SIZE).map(|n| commitment::leaf_hash(&n.to_be_bytes())).collect();
    leaves[0] = leaf;
    // the path of the first leaf: the roots of ever larger right-hand neighbours
    let mut hashes = Vec::new();
    let mut below = 1;
    while below < leaves.len() {
        hashes.push(tree::root(&leaves[below..leaves.len().min(2 * below)]));
        below *= 2;
    }
    let text = Checkpoint { origin: origin.into(), size: SIZE, root: tree::root(&leaves) }.to_string();
    let checkpoint =
        format!("{text}\n{}{}", log.sign(&text), witness.cosign(&text, 1_795_000_000)).into_bytes();
    let proof = Proof { extra: Some(extra), index: 0, hashes, checkpoint: checkpoint.clone() }.to_bytes();
    let whole = per_second(|_| drop(black_box(check(&policy, &award, &proof, Limits::default()).unwrap())));
    let signed = SignedCheckpoint::parse(&checkpoint).unwrap();
    let signatures = per_second(|_| drop(black_box(signed.verify(&policy).unwrap())));
    vec![Figure::against(
        "award checked in a log of 1,000,000; limit: its two signatures",
        "/s",
        &[whole],
        &[signatures],
        Aim::Ratio(0.5),
    )]
}
