//! The views over the real ledger: a command is read back as soon as its own log index is reached, and who is erased
//! in the ledger is erased here.
#![allow(clippy::unwrap_used, reason = "tests")]

use serde_json::Value;
use sovang_domain::account::{Account, AccountCommand};
use sovang_domain::fact::Fact;
use sovang_domain::locality::{Locality, LocalityCommand, LocalityKind};
use sovang_domain::personal::Personal;
use sovang_domain::rules::{RuleFiles, Rulebook};
use sovang_domain::stamp::Stamp;
use sovang_ledger::{CommandKey, Envelope, Ledger, Outcome, PasswordCost, Settings, migrate_sqlite};
use sovang_projections::{Views, account_directory, locality_directory, public};
use sovang_words::personal::ERASED;
use std::path::Path;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);

fn disclose(
    kind: &str,
    id: &str,
    event: &str,
    version: &str,
    payload: &Value,
) -> Result<Option<Vec<u8>>, String> {
    let fact = Fact::read(kind, event, version, payload.clone()).map_err(|error| error.to_string())?;
    Ok(fact.public_record(id))
}

async fn ledger(dir: &Path) -> Ledger {
    let path = dir.join("ledger.db");
    migrate_sqlite(&path).unwrap();
    let settings =
        Settings { password_cost: PasswordCost::Demo, ..Settings::new("sovang.test/log", disclose) };
    Ledger::open_sqlite(&path, settings).await.unwrap()
}

fn envelope() -> Envelope {
    Envelope::new(CommandKey::random(), "", "sovang.quan-tri")
}

fn stamp() -> Stamp {
    Stamp::new("sovang.quan-tri", "2026-11-04T08:00:00+07:00".parse().unwrap())
}

fn rules() -> Rulebook {
    Rulebook::parse(&RuleFiles {
        award_forms: include_str!("../../rules/award-forms.toml"),
        base_salary: include_str!("../../rules/base-salary.toml"),
        holidays: include_str!("../../rules/holidays.toml"),
        rounds: include_str!("../../rules/rounds.toml"),
        dossier: include_str!("../../rules/dossier.toml"),
    })
    .unwrap()
}

async fn to_locality(ledger: &Ledger, command: LocalityCommand) -> Outcome {
    ledger.execute::<Locality>("phu-tan", command, envelope()).await.unwrap()
}

async fn opened(dir: &Path) -> (Ledger, Views) {
    let ledger = ledger(dir).await;
    let views = Views::open(dir, ledger.clone()).await.unwrap();
    let register = LocalityCommand::Register {
        kind: LocalityKind::Rural,
        name: "Phú Tân".to_owned(),
        province: "An Giang".to_owned(),
        province_kind: "tỉnh".to_owned(),
        stamp: stamp(),
    };
    let outcome = to_locality(&ledger, register).await;
    views.reached(outcome.receipt().log_index, PATIENCE).await.unwrap();
    (ledger, views)
}

#[tokio::test]
async fn one_reads_ones_own_writes() {
    let dir = tempfile::tempdir().unwrap();
    let (_ledger, views) = opened(dir.path()).await;
    let (row, entry) = views
        .read(|conn| {
            Ok((
                locality_directory::one(conn, &"phu-tan".into())?,
                public::ledger::newest(conn, &rules(), &"phu-tan".into(), None, 1)?,
            ))
        })
        .unwrap();
    assert_eq!(row.unwrap().title(), "xã Phú Tân");
    let entry = &entry[0];
    assert_eq!(entry.text.text(), "Mở sổ của xã Phú Tân, tỉnh An Giang.");
    assert_ne!(entry.leaf_hash, [0; 32]);
}

#[tokio::test]
async fn whoever_is_erased_in_the_ledger_is_erased_in_the_views() {
    let dir = tempfile::tempdir().unwrap();
    let (ledger, views) = opened(dir.path()).await;
    let open = AccountCommand::Open {
        full_name: Personal::new("s-1".into(), "Phan Thị Thu Hiền".to_owned()),
        position: "văn thư".to_owned(),
        grants: Vec::new(),
        stamp: stamp(),
    };
    let outcome = ledger.execute::<Account>("phu-tan.van-thu", open, envelope()).await.unwrap();
    views.reached(outcome.receipt().log_index, PATIENCE).await.unwrap();
    let name =
        || views.read(|conn| account_directory::display_name(conn, &"phu-tan.van-thu".into())).unwrap();
    assert_eq!(name(), "Phan Thị Thu Hiền");
    ledger.erase_subject("s-1").await.unwrap();
    let erase = LocalityCommand::EraseSubject {
        subjects: vec!["s-1".into()],
        ground: "theo yêu cầu".to_owned(),
        document: "12/TB-UBND".to_owned(),
        stamp: stamp(),
    };
    let outcome = to_locality(&ledger, erase).await;
    views.reached(outcome.receipt().log_index, PATIENCE).await.unwrap();
    assert_eq!(name(), ERASED);
    assert_eq!(views.health().generation, 2);
    let before = views.digest().unwrap();
    views.rebuild().await.unwrap();
    assert_eq!(views.digest().unwrap(), before);
}
