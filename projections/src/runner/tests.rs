//! Following, waiting, rebuilding, stopping, forgetting; and what a crash leaves behind.
#![allow(clippy::unwrap_used, reason = "tests")]

use crate::testing::{MemoryLog, Nominee, World, erase, story};
use crate::{ViewError, Views, award_roll, models, nomination_board};
use serde_json::json;
use sovang_domain::locality::LocalityEvent;
use std::path::{Path, PathBuf};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

async fn caught_up(dir: &Path, log: &MemoryLog, world: &World) -> Views {
    let views = Views::open(dir, log.clone()).await.unwrap();
    views.reached(world.lines.len() as u64 - 1, PATIENCE).await.unwrap();
    views
}

fn files(dir: &Path) -> Vec<String> {
    let names =
        std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".db")).collect();
    names.sort();
    names
}

/// Waits until something of the health is as wanted.
async fn health_is(views: &Views, wanted: impl Fn(&crate::Health) -> bool) -> crate::Health {
    for _ in 0..600 {
        if wanted(&views.health()) {
            return views.health();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{:?}", views.health());
}

#[tokio::test]
async fn a_rebuild_gives_every_read_model_the_same_rows() {
    let dir = tempfile::tempdir().unwrap();
    let world = story();
    let log = MemoryLog::of(&world.lines[..3]);
    let views = caught_up(dir.path(), &log, &world.until(3)).await;
    // the rest comes in one fact at a time
    for end in 4..=world.lines.len() {
        log.grow(&world.until(end));
        views.reached(end as u64 - 1, PATIENCE).await.unwrap();
    }
    let grown = views.digests().unwrap();
    views.rebuild().await.unwrap();
    let rebuilt = views.digests().unwrap();
    for model in &models::MODELS {
        let tables: Vec<_> = grown.keys().filter(|table| rebuilt[*table] != grown[*table]).collect();
        assert!(tables.is_empty(), "{}: {tables:?}", model.name);
        assert!(
            grown.keys().any(|table| table.starts_with(model.name.split('_').next().unwrap())),
            "{} has no table in the digest",
            model.name
        );
    }
    assert_eq!(views.health().generation, 2);
    assert_eq!(files(dir.path()).len(), 1);
    // the digest sees every table that holds rows
    assert!(
        views
            .read(|conn| Ok(conn.query_row("select count(*) from timeline", [], |row| row.get::<_, i64>(0))?))
            .unwrap()
            > 0
    );
}

#[tokio::test]
async fn a_change_in_one_fact_changes_the_digest() {
    let dir = tempfile::tempdir().unwrap();
    let world = story();
    let log = MemoryLog::of(&world.lines);
    let views = caught_up(dir.path(), &log, &world).await;
    let before = views.digest().unwrap();
    log.change(|line| {
        if line.event_type == "DossierAppraised" {
            line.payload["DossierAppraised"]["opinion"]["personal"]["value"] = json!("khác");
        }
    });
    views.rebuild().await.unwrap();
    assert_ne!(views.digest().unwrap(), before);
}

#[tokio::test]
async fn a_reopened_file_goes_on_where_it_stopped() {
    let dir = tempfile::tempdir().unwrap();
    let mut world = story();
    let log = MemoryLog::of(&world.lines);
    drop(caught_up(dir.path(), &log, &world).await);
    let inode = files(dir.path());
    let next = Nominee::person("dn-2", "Lê Văn Hai");
    world.nominated(crate::testing::ROUND, &next);
    log.grow(&world);
    let views = caught_up(dir.path(), &log, &world).await;
    assert_eq!(files(dir.path()), inode);
    assert_eq!(views.health().generation, 1);
    let found = views.read(|conn| nomination_board::one(conn, &next.id.as_str().into())).unwrap();
    assert_eq!(found.unwrap().name(), "Lê Văn Hai");
}

#[tokio::test]
async fn a_fact_nobody_can_read_stops_the_runner_and_is_never_skipped() {
    let dir = tempfile::tempdir().unwrap();
    let mut world = story();
    let before = world.lines.len() as u64;
    world.raw("nomination", "phu-tan.dn-1", "NominationPraised", json!({ "NominationPraised": {} }));
    let stamp = world.by("phu-tan.van-thu");
    let name = "Ấp Bắc".to_owned();
    let kind = sovang_domain::locality::UnitKind::Village;
    world.given("phu-tan", LocalityEvent::UnitRegistered { unit: "ap-bac".into(), name, kind, stamp });
    let log = MemoryLog::of(&world.lines);
    let views = Views::open(dir.path(), log).await.unwrap();
    let health = health_is(&views, |health| health.stopped).await;
    assert_eq!(health.position, before);
    assert!(health.error.unwrap().contains("NominationPraised"));
    let behind = views.reached(before + 1, Duration::from_millis(50)).await;
    assert!(matches!(behind, Err(ViewError::Behind { .. })));
    // what was there before can still be read
    assert_eq!(views.read(|conn| award_roll::newest(conn, None, 9)).unwrap().len(), 1);
}

/// Breaks the page where the timeline begins in the views file of a folder, once nobody has it open any more.
async fn break_file(dir: &Path, views: Views) -> PathBuf {
    let sql = "select rootpage from sqlite_schema where name = 'timeline'";
    let page: u32 = views.read(|conn| Ok(conn.query_row(sql, [], |row| row.get(0))?)).unwrap();
    drop(views);
    let path = dir.join(&files(dir)[0]);
    let journal = path.with_extension("db-wal");
    for _ in 0..600 {
        if !journal.exists() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(!journal.exists(), "not closed properly, though nobody has it open");
    let mut bytes = std::fs::read(&path).unwrap();
    let end = page as usize * 4096;
    bytes[end - 4096..end].fill(0x5a);
    std::fs::write(&path, bytes).unwrap();
    journal
}

#[tokio::test]
async fn a_file_damaged_by_a_crash_is_built_anew_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let world = story();
    let log = MemoryLog::of(&world.lines);
    let views = caught_up(dir.path(), &log, &world).await;
    let digest = views.digest().unwrap();
    let journal = break_file(dir.path(), views).await;
    // what a crash leaves
    std::fs::write(journal, "").unwrap();
    let views = caught_up(dir.path(), &log, &world).await;
    assert_eq!(views.digest().unwrap(), digest);
}

#[tokio::test]
async fn a_file_damaged_on_the_disk_is_built_anew_by_the_first_who_notices() {
    let dir = tempfile::tempdir().unwrap();
    let world = story();
    let log = MemoryLog::of(&world.lines);
    let views = caught_up(dir.path(), &log, &world).await;
    let digest = views.digest().unwrap();
    break_file(dir.path(), views).await;
    let views = caught_up(dir.path(), &log, &world).await;
    let everything = |views: &Views| views.read(crate::digest::of).map(|_| ());
    assert!(everything(&views).is_err(), "nothing was broken");
    for _ in 0..600 {
        if everything(&views).is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(views.digest().unwrap(), digest);
}

#[tokio::test]
async fn views_ahead_of_a_restored_ledger_are_thrown_away() {
    let dir = tempfile::tempdir().unwrap();
    let world = story();
    drop(caught_up(dir.path(), &MemoryLog::of(&world.lines), &world).await);
    let restored = world.until(12);
    let views = caught_up(dir.path(), &MemoryLog::of(&restored.lines), &restored).await;
    assert_eq!(views.position(), 12);
    assert!(views.read(|conn| award_roll::newest(conn, None, 9)).unwrap().is_empty());
}

#[tokio::test]
async fn views_of_a_ledger_that_went_another_way_are_thrown_away() {
    let dir = tempfile::tempdir().unwrap();
    let world = story();
    drop(caught_up(dir.path(), &MemoryLog::of(&world.lines), &world).await);
    let other = MemoryLog::of(&world.lines);
    other.change(|line| line.leaf_hash[31] = 7);
    let views = caught_up(dir.path(), &other, &world).await;
    let award = views.read(|conn| award_roll::newest(conn, None, 1)).unwrap().remove(0);
    assert_eq!(award.leaf_hash[31], 7);
}

#[tokio::test]
async fn files_of_other_programs_go_once_the_new_one_has_caught_up() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("views-0123456789abcdef.db"), "old").unwrap();
    let world = story();
    let views = caught_up(dir.path(), &MemoryLog::of(&world.lines), &world).await;
    for _ in 0..100 {
        if files(dir.path()).len() == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(files(dir.path()), [format!("views-{}.db", models::fingerprint())]);
    drop(views);
}

#[tokio::test]
async fn an_erased_person_is_gone_from_the_views() {
    let dir = tempfile::tempdir().unwrap();
    let mut world = story();
    let log = MemoryLog::of(&world.lines);
    let views = caught_up(dir.path(), &log, &world).await;
    let name =
        |views: &Views| views.read(|conn| award_roll::newest(conn, None, 1)).unwrap()[0].recipient.clone();
    assert_eq!(name(&views), "Nguyễn Thị Hòa");
    // the key is destroyed, then the fact is recorded
    log.change(|line| erase(&mut line.payload, "s-phu-tan.dn-1"));
    let stamp = world.by("sovang.quan-tri");
    let (ground, document) = ("theo yêu cầu".to_owned(), "12/TB-UBND".to_owned());
    let subject = "s-phu-tan.dn-1".into();
    world.given("phu-tan", LocalityEvent::SubjectErased { subject, ground, document, stamp });
    log.grow(&world);
    views.reached(world.lines.len() as u64 - 1, PATIENCE).await.unwrap();
    assert_eq!(name(&views), sovang_words::personal::ERASED);
    health_is(&views, |health| !health.rebuilding).await;
    drop(views);
    tokio::time::sleep(Duration::from_millis(100)).await;
    for file in std::fs::read_dir(dir.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let name = "Nguyễn Thị Hòa".as_bytes();
        assert!(!bytes.windows(name.len()).any(|bytes| bytes == name), "still in the file");
    }
}

#[tokio::test]
async fn a_rebuild_asked_for_during_a_rebuild_reads_everything_anew() {
    let dir = tempfile::tempdir().unwrap();
    let world = story();
    let log = MemoryLog::of(&world.lines);
    let views = caught_up(dir.path(), &log, &world).await;
    let before = views.health().generation;
    let (first, second) = tokio::join!(views.rebuild(), views.rebuild());
    first.unwrap();
    second.unwrap();
    assert_eq!(views.health().generation, before + 2, "the second one was built after it was asked for");
}
