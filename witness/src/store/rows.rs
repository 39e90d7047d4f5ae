//! The rows: what was cosigned, what contradicted it, the last second of each key.

use crate::WitnessError;
use crate::judge::{Head, Kind};
use rusqlite::{OptionalExtension as _, Row, Transaction, params};
use sovang_verifier::Checkpoint;

/// So many incidents of one log are kept: whoever holds its key could otherwise fill the disk with more.
const INCIDENTS: i64 = 1_000;

/// A checkpoint that was cosigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Size and root.
    pub head: Head,
    /// The checkpoint with the log's signatures and the cosignature.
    pub note: String,
    /// When it was cosigned, in POSIX seconds.
    pub cosigned_at: u64,
}

/// The log contradicted itself; both notes bear its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incident {
    /// Its number on this machine.
    pub id: i64,
    /// How.
    pub kind: Kind,
    /// Of which log.
    pub origin: String,
    /// The size that was cosigned.
    pub cosigned_size: u64,
    /// What was cosigned.
    pub cosigned_note: String,
    /// The size that came.
    pub size: u64,
    /// What came.
    pub note: String,
    /// When it came first, in POSIX seconds.
    pub received_at: u64,
    /// The very same checkpoint was proven later and cosigned: only the proof had been wrong.
    pub settled: bool,
}

fn number(value: i64) -> u64 {
    u64::try_from(value).unwrap_or_default()
}

fn stored(value: u64) -> Result<i64, WitnessError> {
    i64::try_from(value).map_err(|_| WitnessError::Damaged(format!("{value} is too large to be kept")))
}

fn recorded(row: &Row<'_>) -> rusqlite::Result<Recorded> {
    let head = Head { size: number(row.get(0)?), root: row.get(1)? };
    Ok(Recorded { head, note: row.get(2)?, cosigned_at: number(row.get(3)?) })
}

/// What was cosigned last.
pub(crate) fn head(tx: &Transaction<'_>, origin: &str) -> Result<Option<Recorded>, WitnessError> {
    let sql = "select size, root, note, cosigned_at from head where origin = ?1";
    Ok(tx.prepare_cached(sql)?.query_row([origin], recorded).optional()?)
}

/// What was cosigned first at this size.
pub(crate) fn recorded_at_size(
    tx: &Transaction<'_>,
    origin: &str,
    size: u64,
) -> Result<Option<Recorded>, WitnessError> {
    let sql = "select size, root, note, cosigned_at from cosigned where origin = ?1 and size = ?2";
    Ok(tx.prepare_cached(sql)?.query_row(params![origin, stored(size)?], recorded).optional()?)
}

/// Compare and set: the checkpoint takes the place of the head of size `old`, and of no other.
pub(crate) fn record(
    tx: &Transaction<'_>,
    old: Option<u64>,
    new: &Checkpoint,
    note: &str,
    cosigned_at: u64,
) -> Result<(), WitnessError> {
    let (size, at) = (stored(new.size)?, stored(cosigned_at)?);
    let changed = match old {
        Some(old) => tx
            .prepare_cached(
                "update head set size = ?2, root = ?3, note = ?4, cosigned_at = ?5 where origin = ?1 and size = ?6",
            )?
            .execute(params![new.origin, size, new.root, note, at, stored(old)?])?,
        None => tx
            .prepare_cached(
                "insert into head (origin, size, root, note, cosigned_at) values (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![new.origin, size, new.root, note, at])?,
    };
    if changed != 1 {
        return Err(WitnessError::Damaged(format!("the head of {} is not where it was", new.origin)));
    }
    tx.prepare_cached(
        "insert into cosigned (origin, size, root, note, cosigned_at) values (?1, ?2, ?3, ?4, ?5)
         on conflict (origin, size) do nothing",
    )?
    .execute(params![new.origin, size, new.root, note, at])?;
    Ok(())
}

/// The last second this key cosigned at; 0 if it never did.
pub(crate) fn last_second(tx: &Transaction<'_>, vkey: &str) -> Result<u64, WitnessError> {
    let sql = "select cosigned_at from clock where vkey = ?1";
    Ok(number(tx.prepare_cached(sql)?.query_row([vkey], |row| row.get(0)).optional()?.unwrap_or(0)))
}

/// This key cosigns at this second.
pub(crate) fn tick(tx: &Transaction<'_>, vkey: &str, second: u64) -> Result<(), WitnessError> {
    let sql = "insert into clock (vkey, cosigned_at) values (?1, ?2)
               on conflict (vkey) do update set cosigned_at = excluded.cosigned_at";
    tx.prepare_cached(sql)?.execute(params![vkey, stored(second)?])?;
    Ok(())
}

/// Whether anything was ever cosigned here.
pub(crate) fn was_used(tx: &Transaction<'_>) -> Result<bool, WitnessError> {
    Ok(tx.query_row("select exists (select 1 from head)", [], |row| row.get(0))?)
}

const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::SplitView => "split-view",
        Kind::Rollback => "rollback",
        Kind::NotContinued => "not-continued",
    }
}

/// Keeps both notes, once.
pub(crate) fn keep_incident(
    tx: &Transaction<'_>,
    kind: Kind,
    ours: &Recorded,
    theirs: (&Checkpoint, &str),
    received_at: u64,
) -> Result<(), WitnessError> {
    let (new, note) = theirs;
    let sql =
        "insert into incident (kind, origin, cosigned_size, cosigned_note, size, root, note, received_at)
               select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
               where (select count(*) from incident where origin = ?2) < ?9
               on conflict (origin, kind, size, root) do nothing";
    tx.prepare_cached(sql)?.execute(params![
        word(kind),
        new.origin,
        stored(ours.head.size)?,
        ours.note,
        stored(new.size)?,
        new.root,
        note,
        stored(received_at)?,
        INCIDENTS,
    ])?;
    Ok(())
}

const INCIDENT: &str = "select id, kind, origin, cosigned_size, cosigned_note, size, note, received_at,
        kind = 'not-continued' and exists (select 1 from cosigned where cosigned.origin = incident.origin
            and cosigned.size = incident.size and cosigned.root = incident.root)
    from incident";

fn read_incident(row: &Row<'_>) -> rusqlite::Result<Incident> {
    let kind = match row.get::<_, String>(1)?.as_str() {
        "split-view" => Kind::SplitView,
        "rollback" => Kind::Rollback,
        _ => Kind::NotContinued,
    };
    Ok(Incident {
        id: row.get(0)?,
        kind,
        origin: row.get(2)?,
        cosigned_size: number(row.get(3)?),
        cosigned_note: row.get(4)?,
        size: number(row.get(5)?),
        note: row.get(6)?,
        received_at: number(row.get(7)?),
        settled: row.get(8)?,
    })
}

/// All incidents, the newest first.
pub(crate) fn incidents(tx: &Transaction<'_>) -> Result<Vec<Incident>, WitnessError> {
    let mut statement = tx.prepare_cached(&format!("{INCIDENT} order by id desc"))?;
    Ok(statement.query_map([], read_incident)?.collect::<Result<_, _>>()?)
}

/// One incident.
pub(crate) fn incident(tx: &Transaction<'_>, id: i64) -> Result<Option<Incident>, WitnessError> {
    let mut statement = tx.prepare_cached(&format!("{INCIDENT} where id = ?1"))?;
    Ok(statement.query_row([id], read_incident).optional()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Store, folder};

    fn checkpoint(size: u64, byte: u8) -> Checkpoint {
        Checkpoint { origin: "a.example/log".into(), size, root: [byte; 32] }
    }

    #[test]
    fn the_file_itself_refuses_to_forget_or_to_go_back() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path(), folder::lock(dir.path()).unwrap()).unwrap();
        store
            .step(|tx| {
                record(tx, None, &checkpoint(3, 1), "note", 9)?;
                record(tx, Some(3), &checkpoint(5, 2), "note", 10)?;
                let ours = head(tx, "a.example/log")?.unwrap();
                keep_incident(tx, Kind::SplitView, &ours, (&checkpoint(5, 9), "theirs"), 11)?;
                keep_incident(tx, Kind::SplitView, &ours, (&checkpoint(5, 9), "again"), 12)?;
                tick(tx, "witness", 10)
            })
            .unwrap();
        for sql in [
            "delete from head",
            "update head set size = 4",
            "update head set root = zeroblob(32)",
            "update head set origin = 'other'",
            "insert or replace into head select origin, 1, root, note, cosigned_at from head",
            "delete from cosigned",
            "update cosigned set note = 'other'",
            "delete from incident",
            "update incident set note = 'other'",
            "insert or replace into incident select * from incident",
            "delete from clock",
            "update clock set cosigned_at = 9",
        ] {
            let done = store.step(|tx| Ok(tx.execute_batch(sql)?));
            assert!(matches!(done, Err(WitnessError::Sqlite(_))), "{sql}");
        }
        let kept = store.read(incidents).unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].note.as_str(), kept[0].received_at), ("theirs", 11));
    }

    #[test]
    fn a_checkpoint_takes_the_place_of_the_size_it_names_and_of_no_other() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path(), folder::lock(dir.path()).unwrap()).unwrap();
        store.step(|tx| record(tx, None, &checkpoint(3, 1), "note", 9)).unwrap();
        let other = store.step(|tx| record(tx, Some(2), &checkpoint(5, 2), "note", 9));
        assert!(matches!(other, Err(WitnessError::Damaged(_))));
        assert!(store.step(|tx| record(tx, None, &checkpoint(5, 2), "note", 9)).is_err());
        let recorded = store.read(|tx| head(tx, "a.example/log")).unwrap().unwrap();
        assert_eq!(recorded.head, Head { size: 3, root: [1; 32] });
    }
}
