//! The doctor's second look: the whole log from entries to root. The tree is grown again from the entries alone and
//! compared with every tile and every root that was ever signed; the first leaf that does not fit is named.

use super::{Audit, Fault};
use crate::{
    error::LedgerError,
    log::{
        commitment,
        tree::{Edge, Tiles, WIDTH},
    },
    store::{Cell, Row},
    subscribe::int,
};
use sovang_verifier::{Checkpoint, Hash, Key, SignedCheckpoint};

/// Leaves grown at a time: sixteen whole tiles.
const CHUNK: u64 = 4096;

const ENTRIES: &str =
    "select entry from tlog_leaf where leaf_index >= $1 and leaf_index < $2 order by leaf_index";
const CHECKPOINTS: &str = "select tree_size, root, body, signatures from tlog_checkpoint
                           where tree_size > $1 and tree_size <= $2 order by tree_size";
const BEYOND: &str = "select count(*) from tlog_checkpoint where tree_size > $1";
const TILES: &str = "select hashes from tlog_tile where level = $1 and tile_index = $2";

impl Audit<'_> {
    pub(super) async fn log(&mut self) -> Result<(), LedgerError> {
        let tree = self.ledger.tree().await?;
        let keys = self.ledger.log_keys().await?;
        let keys: Vec<Key> = keys.iter().filter_map(|key| Key::parse(&key.vkey).ok()).collect();
        let mut edge = Edge::default();
        let (mut from, faults) = (0, self.report.faults.len());
        while from < tree.size && self.report.faults.len() == faults {
            let to = tree.size.min(from + CHUNK);
            let leaves = self.entries(from, to).await?;
            if (leaves.len() as u64) < to - from {
                break; // told already: a leaf is missing
            }
            let mut changed = Tiles::new();
            let mut grown = from;
            for row in self.rows(CHECKPOINTS, vec![int(from), int(to)]).await? {
                let signed = Stored::read(row)?;
                let part = &leaves[(grown - from) as usize..(signed.size - from) as usize];
                changed.append(&mut edge.grow(part.iter().copied()));
                grown = signed.size;
                self.signed(&signed, edge.root(), &keys);
            }
            changed.append(&mut edge.grow(leaves[(grown - from) as usize..].iter().copied()));
            self.tiles(changed).await?;
            from = to;
        }
        self.report.tree = from;
        if from == tree.size && edge.root() != tree.root && self.report.faults.len() == faults {
            self.about_log(None, format!("the tree of {from} leaves has another root than its entries give"));
        }
        let mut beyond = self.rows(BEYOND, vec![int(tree.size)]).await?;
        if beyond.first_mut().map_or(Ok(0), |row| row.count(0))? > 0 {
            self.about_log(None, format!("a checkpoint was signed beyond the tree of {} leaves", tree.size));
        }
        Ok(())
    }

    fn about_log(&mut self, index: Option<u64>, what: String) {
        self.report.faults.push(Fault { log_index: index, event: None, what });
    }

    async fn entries(&self, from: u64, to: u64) -> Result<Vec<Hash>, LedgerError> {
        let rows = self.rows(ENTRIES, vec![int(from), int(to)]).await?;
        rows.into_iter().map(|mut row| Ok(commitment::leaf_hash(&row.bytes(0)?))).collect()
    }

    async fn tiles(&mut self, grown: Tiles) -> Result<(), LedgerError> {
        for ((level, index), hashes) in grown {
            let mut rows = self.rows(TILES, vec![Cell::Int(level.into()), int(index)]).await?;
            let stored = rows.first_mut().map_or_else(|| Ok(Vec::new()), |row| row.bytes(0))?;
            if stored.starts_with(&hashes) {
                continue;
            }
            let same =
                stored.iter().zip(&hashes).take_while(|(stored, grown)| stored == grown).count() as u64;
            // the first leaf below the first hash that differs
            let first = (index * WIDTH + same / 32) << (8 * level);
            let what =
                format!("tile {level}/{index} does not hold what the entries give from leaf {first} on");
            self.about_log(Some(first), what);
        }
        Ok(())
    }

    fn signed(&mut self, signed: &Stored, root: Hash, keys: &[Key]) {
        self.report.checkpoints += 1;
        let origin = self.ledger.origin().to_owned();
        let expected = Checkpoint { origin, size: signed.size, root };
        if signed.root != root || signed.body != expected.to_string() {
            let what =
                format!("the checkpoint signed over {} leaves is not the root of their entries", signed.size);
            self.about_log(signed.size.checked_sub(1), what);
            return;
        }
        let note = format!("{}\n{}", signed.body, signed.signatures);
        let keys: Vec<&Key> = keys.iter().collect();
        let held = SignedCheckpoint::parse(note.as_bytes()).and_then(|note| note.signed_by(&keys));
        if let Err(fault) = held {
            let what = format!("the signature over {} leaves does not hold: {fault}", signed.size);
            self.about_log(signed.size.checked_sub(1), what);
        }
    }
}

struct Stored {
    size: u64,
    root: Hash,
    body: String,
    signatures: String,
}

impl Stored {
    fn read(mut row: Row) -> Result<Self, LedgerError> {
        let root = crate::log::tree::hash(row.bytes(1)?)?;
        Ok(Self { size: row.count(0)?, root, body: row.text(2)?, signatures: row.text(3)? })
    }
}
