//! The writer under failures of disk, space and jobs.

use super::*;
use crate::store::{Cell, Statement, sqlite::connection};
use rusqlite::{Error, ffi};

fn writer(folder: &std::path::Path) -> Writer {
    let path = folder.join("ledger.db");
    crate::migrate_sqlite(&path).unwrap();
    let connection = connection::writer(&path, false).unwrap();
    let (_, queue) = mpsc::channel(1);
    Writer::new(connection, queue, watch::channel(0).0, 0, Lock::take(&path).unwrap())
}

fn note(writer: &mut Writer, sql: &'static str) -> Result<(), LedgerError> {
    let (reply, mut answer) = oneshot::channel();
    writer.turn(&mut vec![Job::Write(vec![Statement(sql, vec![Cell::Text("s".to_owned())])], reply)]);
    answer.try_recv().unwrap().map(drop)
}

const ERASED: &str = "insert into erased_subject values ($1, 0) on conflict do nothing";

#[test]
fn after_a_failure_of_the_disk_nothing_more_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = writer(folder.path());
    assert_eq!(note(&mut writer, ERASED), Ok(()));
    let fsync = Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_IOERR_FSYNC), None);
    assert!(matches!(writer.fault(fsync), LedgerError::Database(_)));
    for _ in 0..2 {
        assert!(matches!(note(&mut writer, ERASED), Err(LedgerError::Stopped(_))));
    }
    assert!(writer.connection.is_autocommit(), "no transaction is left open");
}

#[test]
fn a_full_disk_is_told_and_writing_goes_on_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = writer(folder.path());
    let pages: i64 = writer.connection.query_row("pragma page_count", [], |row| row.get(0)).unwrap();
    writer.connection.execute_batch(&format!("pragma max_page_count = {pages}")).unwrap();
    let large = "insert into erased_subject select $1 || value || hex(zeroblob(2000)), 0
                 from json_each('[1,2,3,4,5,6,7,8,9]')";
    assert_eq!(note(&mut writer, large), Err(LedgerError::DiskFull));
    writer.connection.execute_batch("pragma max_page_count = 1000000").unwrap();
    assert_eq!(note(&mut writer, large), Ok(()));
    let kept: i64 =
        writer.connection.query_row("select count(*) from erased_subject", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 9);
}

#[test]
fn a_failing_job_leaves_the_others_of_its_turn_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = writer(folder.path());
    let mut answers = Vec::new();
    let mut jobs = Vec::new();
    for sql in [
        ERASED,
        "insert into no_such_table values ($1)",
        "insert into subject_key values ($1, x'00', 0)",
        ERASED,
    ] {
        let (reply, answer) = oneshot::channel();
        let first =
            Statement("delete from erased_subject where subject <> $1", vec![Cell::Text("s".to_owned())]);
        jobs.push(Job::Write(vec![first, Statement(sql, vec![Cell::Text("s".to_owned())])], reply));
        answers.push(answer);
    }
    writer.turn(&mut jobs);
    let told: Vec<_> = answers.iter_mut().map(|answer| answer.try_recv().unwrap().is_ok()).collect();
    assert_eq!(told, [true, false, false, true]);
}
