//! Giving places to events whose leaves their own process has made: one statement, one commit.
//!
//! The database function `ledger_place` holds the head's lock, takes only what still waits in the outbox, and
//! keeps the order within each aggregate; what it does not place, a turn of the sequencer does.

use super::{super::Record, sequencer::CHANNEL};
use crate::{clock, error::LedgerError, log::opening::Leaf, seal::EventRef};
use cqrs_es::persist::SerializedEvent;
use sqlx::PgPool;
use std::collections::BTreeSet;

/// Events of one statement at most.
pub(super) const MOST: usize = 256;

/// A leaf of a stored event, made before anyone asked for it.
pub(super) struct Prepared {
    pub(super) event: EventRef,
    leaf: Leaf,
    subjects: BTreeSet<String>,
}

impl Prepared {
    /// What postgres-es stores, and what the sequencer is offered afterwards.
    pub(super) fn split(record: Record) -> (SerializedEvent, Self) {
        let event = record.reference();
        (record.event, Self { event, leaf: record.leaf, subjects: record.subjects })
    }
}

const PLACE: &str =
    "select place, log_index from ledger_place($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

/// Places them; which of them have their place now, and where. Others may have placed them already.
pub(super) async fn place(pool: &PgPool, offered: Vec<Prepared>) -> Result<Vec<(usize, u64)>, LedgerError> {
    let count = offered.len();
    let (mut kinds, mut ids, mut sequences) =
        (Vec::with_capacity(count), Vec::with_capacity(count), Vec::new());
    let (mut entries, mut hashes, mut disclosed) =
        (Vec::with_capacity(count), Vec::with_capacity(count), Vec::new());
    let [mut salts1, mut bytes1, mut salts2, mut bytes2]: [Vec<Vec<u8>>; 4] = Default::default();
    let (mut subjects, mut subject_places) = (Vec::new(), Vec::new());
    for (place, Prepared { event, leaf, subjects: named }) in (1_i64..).zip(offered) {
        kinds.push(event.aggregate_type);
        ids.push(event.aggregate_id);
        sequences.push(event.sequence as i64);
        entries.push(leaf.entry.to_vec());
        hashes.push(leaf.hash.to_vec());
        let [public, private] = leaf.openings;
        disclosed.push(i64::from(public.disclosed));
        salts1.push(public.salt);
        bytes1.push(public.bytes);
        salts2.push(private.salt);
        bytes2.push(private.bytes);
        subject_places.extend(named.iter().map(|_| place));
        subjects.extend(named);
    }
    let rows: Vec<(i64, i64)> = sqlx::query_as(PLACE)
        .bind(kinds)
        .bind(ids)
        .bind(sequences)
        .bind(entries)
        .bind(hashes)
        .bind(disclosed)
        .bind(salts1)
        .bind(bytes1)
        .bind(salts2)
        .bind(bytes2)
        .bind(subjects)
        .bind(subject_places)
        .bind(clock::now().as_microsecond())
        .bind(CHANNEL)
        .fetch_all(pool)
        .await?;
    let place = |(place, index): (i64, i64)| {
        let (place, index) = (usize::try_from(place - 1).ok(), u64::try_from(index).ok());
        place.zip(index).ok_or_else(|| LedgerError::Damaged("a place below the first".to_owned()))
    };
    rows.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{keys::Keys, log::commitment::CommitmentKey, test_postgres::Cluster};
    use sqlx::postgres::PgPoolOptions;

    fn prepared(id: &str, sequence: u64) -> Prepared {
        let event = EventRef { aggregate_type: "t".to_owned(), aggregate_id: id.to_owned(), sequence };
        let (key, nobody) = (CommitmentKey::of("test/log"), BTreeSet::new());
        let leaf = Leaf::of(&key, &event, None, b"whole".to_vec(), &nobody, &Keys::new()).unwrap();
        Prepared { event, leaf, subjects: nobody }
    }

    #[tokio::test]
    async fn places_follow_the_outbox_and_never_run_ahead_of_an_earlier_event() {
        let url = tokio::task::spawn_blocking(|| Cluster::shared().database()).await.unwrap();
        crate::migrate_postgres(&url).await.unwrap();
        let pool = PgPoolOptions::new().connect(&url).await.unwrap();
        let stored = "insert into events values ('t', 'a', 1, 'E', '1', '{}', '{}'), ('t', 'a', 2, 'E', '1', '{}', '{}'),
                      ('t', 'b', 1, 'E', '1', '{}', '{}'), ('t', 'c', 1, 'E', '1', '{}', '{}')";
        sqlx::raw_sql(stored).execute(&pool).await.unwrap();
        let counted = async || {
            let sql = "select (select size from tlog_head), (select count(*) from tlog_pending),
                              (select count(*) from tlog_leaf), (select count(*) from tlog_opening)";
            sqlx::query_as::<_, (i64, i64, i64, i64)>(sql).fetch_one(&pool).await.unwrap()
        };
        let placed = async |events: Vec<Prepared>| {
            let mut placed = place(&pool, events).await.unwrap();
            placed.sort_unstable();
            placed
        };
        // a/2 must not come before a/1, and takes b/1 with it: a turn of the sequencer sorts it out
        assert_eq!(placed(vec![prepared("b", 1), prepared("a", 2)]).await, []);
        assert_eq!(placed(vec![prepared("never stored", 1)]).await, []);
        assert_eq!(counted().await, (0, 4, 0, 0));
        let offered =
            || vec![prepared("b", 1), prepared("a", 2), prepared("a", 1), prepared("never stored", 1)];
        let places = [(0, 2), (1, 1), (2, 0)];
        assert_eq!(placed(offered()).await, places);
        assert_eq!(counted().await, (3, 1, 3, 6));
        assert_eq!(placed(offered()).await, places, "placed once, by whomever");
        assert_eq!(counted().await, (3, 1, 3, 6));
        assert_eq!(placed(vec![prepared("c", 1)]).await, [(0, 3)]);
        assert_eq!(counted().await, (4, 0, 4, 8));
    }
}
