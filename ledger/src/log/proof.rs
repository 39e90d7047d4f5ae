//! Proof files of disclosed facts: the exact public bytes, and what proves them. Made on request, kept nowhere.

use super::{checkpoints::Signed, commitment::Part, opening};
use crate::{EventRef, Ledger, error::LedgerError, store::Cell, subscribe::int};
use sovang_verifier::Proof;
use std::collections::BTreeSet;

/// What may be shown of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disclosed {
    /// There is no such fact.
    Unknown,
    /// It is not public.
    Private,
    /// What would open it has been erased.
    Erased,
    /// The exact bytes that its leaf commits to, and what opens the leaf.
    Open {
        /// The public record.
        bytes: Vec<u8>,
        /// `0x01 || salt1 || C_priv`.
        extra: Vec<u8>,
    },
}

const OPENING: &str =
    "select p.aggregate_type, p.aggregate_id, p.sequence, l.entry, o.disclosed, o.salt, o.bytes
                       from log_position p join tlog_leaf l on l.leaf_index = p.leaf_index
                       join tlog_opening o on o.leaf_index = p.leaf_index and o.part = 1
                       where p.leaf_index = $1";
const SUBJECTS: &str = "select subject from tlog_subject where leaf_index = $1";

impl Ledger {
    /// What may be shown of the fact with number `index`.
    pub async fn disclosed(&self, index: u64) -> Result<Disclosed, LedgerError> {
        let Some(mut row) = self.0.store.rows(OPENING, vec![int(index)]).await?.pop() else {
            return Ok(Disclosed::Unknown);
        };
        let event =
            EventRef { aggregate_type: row.text(0)?, aggregate_id: row.text(1)?, sequence: row.count(2)? };
        let entry = row.bytes(3)?;
        if row.int(4)? == 0 {
            return Ok(Disclosed::Private);
        }
        let (Some(salt), Some(bytes)) = (row.maybe_bytes(5)?, row.maybe_bytes(6)?) else {
            return Ok(Disclosed::Erased);
        };
        let rows = self.0.store.rows(SUBJECTS, vec![int(index)]).await?;
        let subjects: BTreeSet<String> =
            rows.into_iter().map(|mut row| row.text(0)).collect::<Result<_, _>>()?;
        let keys = self.0.store.keys(&subjects).await?;
        let (salt, bytes) = match opening::open(&event, Part::Public, salt, bytes, &subjects, &keys) {
            Ok(opened) => opened,
            Err(LedgerError::SubjectErased(_)) => return Ok(Disclosed::Erased),
            Err(error) => return Err(error),
        };
        let private =
            entry.get(33..).ok_or_else(|| LedgerError::Damaged(format!("entry {index} is too short")))?;
        Ok(Disclosed::Open { bytes, extra: [&[1][..], &salt, private].concat() })
    }

    /// The proof file of the fact `index` under a published checkpoint; none if the checkpoint does not reach it yet.
    pub async fn proof(
        &self,
        index: u64,
        extra: Vec<u8>,
        published: &Signed,
    ) -> Result<Option<Proof>, LedgerError> {
        let size = published.checkpoint.size;
        if index >= size {
            return Ok(None);
        }
        let hashes = self.inclusion(size, index).await?;
        Ok(Some(Proof { extra: Some(extra), index, hashes, checkpoint: published.note().into_bytes() }))
    }

    /// Up to which number the leaves were made long after their facts, and when (microseconds since 1970).
    pub async fn backfilled(&self) -> Result<Option<(u64, i64)>, LedgerError> {
        let sql = "select below, at from tlog_backfill order by below desc limit 1";
        let Some(mut row) = self.0.store.rows(sql, Vec::<Cell>::new()).await?.pop() else { return Ok(None) };
        Ok(Some((row.count(0)?, row.int(1)?)))
    }
}
