//! The tree over the leaves (RFC 6962), kept as tiles of 256 hashes (C2SP tlog-tiles): how it grows, and how nodes
//! are read back for proofs. Tiles hold the hashes of whole subtrees only; a level-0 hash is a leaf hash.

use crate::{
    Ledger,
    error::LedgerError,
    log::commitment,
    store::{Cell, Statement},
    subscribe::int,
};
use sovang_verifier::{Hash, tree};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use tlog_tiles::{HashReader, tlog};

/// Hashes of a whole tile.
pub(crate) const WIDTH: u64 = 256;
/// Levels a tree of 2^63 leaves can have.
const LEVELS: u32 = 8;
/// Leaves of one turn at most: one transaction.
const TURN: u64 = 4096;

/// How far the tree has grown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tree {
    /// Leaves in it.
    pub size: u64,
    /// Its root.
    pub root: Hash,
}

const TREE: &str = "select size, root from tlog_tree";
const TILE: &str = "select hashes from tlog_tile where level = $1 and tile_index = $2";
const LEAVES: &str = "select leaf_index, entry, leaf_hash from tlog_leaf
                      where leaf_index >= $1 and leaf_index < $2 order by leaf_index";
/// A size that has moved on meanwhile breaks the check of the table, and with it the whole turn.
const GROW: &str = "update tlog_tree set size = case when size = $1 then $2 else -1 end, root = $3";
const STORE_TILE: &str = "insert into tlog_tile (level, tile_index, hashes) values ($1, $2, $3)
                          on conflict (level, tile_index) do update set hashes = excluded.hashes";

/// The right edge of a tree: at each level the hashes of its last tile, as far as it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Edge {
    size: u64,
    levels: Vec<Vec<Hash>>,
}

/// Tiles that a turn has changed: by level and index.
pub(crate) type Tiles = BTreeMap<(u32, u64), Vec<u8>>;

impl Edge {
    /// Adds leaves; what has changed.
    pub(crate) fn grow(&mut self, leaves: impl IntoIterator<Item = Hash>) -> Tiles {
        let mut changed = Tiles::new();
        let mut touched = BTreeSet::new();
        for leaf in leaves {
            let mut hash = leaf;
            for level in 0.. {
                let index = (self.size >> (8 * level)) / WIDTH;
                if self.levels.len() == level as usize {
                    self.levels.push(Vec::new());
                }
                let tile = &mut self.levels[level as usize];
                tile.push(hash);
                touched.insert(level);
                if tile.len() < WIDTH as usize {
                    break;
                }
                hash = tree::root(tile);
                changed.insert((level, index), tile.concat());
                tile.clear();
            }
            self.size += 1;
        }
        for level in touched {
            let tile = &self.levels[level as usize];
            if !tile.is_empty() {
                changed.insert((level, (self.size >> (8 * level)) / WIDTH), tile.concat());
            }
        }
        changed
    }

    /// The root: each level ends in what the levels below have not yet made whole.
    pub(crate) fn root(&self) -> Hash {
        let mut rest: Option<Hash> = None;
        for tile in &self.levels {
            let mut hashes = tile.clone();
            hashes.extend(rest);
            if !hashes.is_empty() {
                rest = Some(tree::root(&hashes));
            }
        }
        rest.unwrap_or(tree::EMPTY)
    }
}

impl Ledger {
    /// How far the tree has grown.
    pub async fn tree(&self) -> Result<Tree, LedgerError> {
        let mut rows = self.0.store.rows(TREE, Vec::new()).await?;
        let row = rows.first_mut().ok_or_else(|| LedgerError::Damaged("there is no tree".to_owned()))?;
        Ok(Tree { size: row.count(0)?, root: hash(row.bytes(1)?)? })
    }

    /// Grows the tree by the leaves that have come since; safe beside others, in any process.
    ///
    /// # Errors
    /// When the store does not answer, or a leaf is not the hash of its entry: then nothing may be signed.
    pub async fn grow(&self) -> Result<Tree, LedgerError> {
        loop {
            let head = *self.0.store.head().borrow();
            let tree = self.tree().await?;
            if tree.size >= head {
                return Ok(tree);
            }
            if let Err(error) = self.grow_once(tree, head.min(tree.size + TURN)).await {
                // someone else may have been faster: then there is nothing wrong
                if self.tree().await?.size == tree.size {
                    return Err(error);
                }
            }
        }
    }

    async fn grow_once(&self, tree: Tree, to: u64) -> Result<(), LedgerError> {
        let mut edge = self.edge(tree.size).await?;
        if edge.root() != tree.root {
            let what = format!("the tiles do not give the root of the tree of {} leaves", tree.size);
            return Err(LedgerError::Damaged(what));
        }
        let changed = edge.grow(self.leaf_hashes(tree.size, to).await?);
        let cells = vec![int(tree.size), int(to), Cell::Bytes(edge.root().to_vec())];
        let mut statements = vec![Statement(GROW, cells)];
        statements.extend(changed.into_iter().map(|((level, index), hashes)| {
            Statement(STORE_TILE, vec![Cell::Int(level.into()), int(index), Cell::Bytes(hashes)])
        }));
        self.0.store.write(statements).await?;
        Ok(())
    }

    /// The leaf hashes from `from` to before `to`, each computed again from its entry.
    pub(crate) async fn leaf_hashes(&self, from: u64, to: u64) -> Result<Vec<Hash>, LedgerError> {
        let rows = self.0.store.rows(LEAVES, vec![int(from), int(to)]).await?;
        let mut hashes = Vec::with_capacity(rows.len());
        for (index, mut row) in (from..to).zip(rows) {
            let (at, entry, stored) = (row.count(0)?, row.bytes(1)?, row.bytes(2)?);
            let computed = commitment::leaf_hash(&entry);
            if at != index || computed.as_slice() != stored {
                return Err(LedgerError::Damaged(format!(
                    "leaf {index} is missing or not the hash of its entry"
                )));
            }
            hashes.push(computed);
        }
        if hashes.len() as u64 != to - from {
            return Err(LedgerError::Damaged(format!("leaves are missing between {from} and {to}")));
        }
        Ok(hashes)
    }

    /// The right edge of the tree of `size` leaves, from the tiles.
    pub(crate) async fn edge(&self, size: u64) -> Result<Edge, LedgerError> {
        let mut edge = Edge { size, levels: Vec::new() };
        for level in 0..LEVELS {
            let count = size >> (8 * level);
            if count == 0 {
                break;
            }
            let width = count % WIDTH;
            let bytes =
                if width == 0 { Vec::new() } else { self.tile_bytes(level, count / WIDTH, width).await? };
            edge.levels.push(hashes(&bytes)?);
        }
        Ok(edge)
    }

    /// The first `width` hashes of a tile.
    pub(crate) async fn tile_bytes(
        &self,
        level: u32,
        index: u64,
        width: u64,
    ) -> Result<Vec<u8>, LedgerError> {
        let mut rows = self.0.store.rows(TILE, vec![Cell::Int(level.into()), int(index)]).await?;
        let mut bytes = match rows.first_mut() {
            Some(row) => row.bytes(0)?,
            None => Vec::new(),
        };
        let wanted = width as usize * 32;
        if bytes.len() < wanted {
            return Err(LedgerError::Damaged(format!("tile {level}/{index} has fewer than {width} hashes")));
        }
        bytes.truncate(wanted);
        Ok(bytes)
    }

    /// The proof that leaf `index` stands in the tree of `size` leaves.
    pub async fn inclusion(&self, size: u64, index: u64) -> Result<Vec<Hash>, LedgerError> {
        if index >= size {
            return Err(LedgerError::Unstorable(format!("no leaf {index} among {size}")));
        }
        let proof = self.with_nodes(|nodes| tlog::prove_record(size, index, nodes)).await?;
        Ok(proof.into_iter().map(|hash| hash.0).collect())
    }

    /// The proof that the tree of `new` leaves begins with the tree of `old`.
    pub async fn consistency(&self, old: u64, new: u64) -> Result<Vec<Hash>, LedgerError> {
        if old == 0 || old == new {
            return Ok(Vec::new());
        }
        let proof = self.with_nodes(|nodes| tlog::prove_tree(new, old, nodes)).await?;
        Ok(proof.into_iter().map(|hash| hash.0).collect())
    }

    /// The root of the tree of the first `size` leaves, from the tiles.
    pub async fn root(&self, size: u64) -> Result<Hash, LedgerError> {
        Ok(self.with_nodes(|nodes| tlog::tree_hash(size, nodes)).await?.0)
    }

    /// Runs `work` twice: first it only says which nodes it needs (all in one call), then it gets them.
    async fn with_nodes<T>(&self, work: impl Fn(&Nodes) -> Result<T, tlog::Error>) -> Result<T, LedgerError> {
        let failed = |error: tlog::Error| LedgerError::Damaged(format!("the tree: {error}"));
        let mut nodes = Nodes { wanted: RefCell::default(), tiles: None };
        work(&nodes).map_err(failed)?;
        let mut widths: BTreeMap<(u8, u64), u32> = BTreeMap::new();
        for index in nodes.wanted.take() {
            let tile = tlog_tiles::Tile::from_index(8, index);
            let width = widths.entry((tile.level(), tile.level_index())).or_default();
            *width = tile.width().max(*width);
        }
        let mut tiles = BTreeMap::new();
        for ((level, index), width) in widths {
            tiles.insert((level, index), self.tile_bytes(level.into(), index, width.into()).await?);
        }
        nodes.tiles = Some(tiles);
        work(&nodes).map_err(failed)
    }
}

/// Nodes of the tree for the arithmetic of `tlog_tiles`. Never its `TileHashReader` (CVE-2026-56865).
struct Nodes {
    wanted: RefCell<Vec<u64>>,
    tiles: Option<BTreeMap<(u8, u64), Vec<u8>>>,
}

impl HashReader for Nodes {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog::Error> {
        let Some(tiles) = &self.tiles else {
            self.wanted.borrow_mut().extend_from_slice(indexes);
            return Ok(vec![tlog::Hash::default(); indexes.len()]);
        };
        let read = |index: &u64| {
            let tile = tlog_tiles::Tile::from_index(8, *index);
            let bytes =
                tiles.get(&(tile.level(), tile.level_index())).ok_or(tlog::Error::IndexesNotInTree)?;
            tile.hash_at_index(bytes, *index)
        };
        indexes.iter().map(read).collect()
    }
}

pub(crate) fn hash(bytes: Vec<u8>) -> Result<Hash, LedgerError> {
    bytes.try_into().map_err(|_| LedgerError::Damaged("a hash does not have 32 bytes".to_owned()))
}

fn hashes(bytes: &[u8]) -> Result<Vec<Hash>, LedgerError> {
    let (chunks, rest) = bytes.as_chunks::<32>();
    if rest.is_empty() {
        Ok(chunks.to_vec())
    } else {
        Err(LedgerError::Damaged("a tile is cut inside a hash".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(count: u64) -> Vec<Hash> {
        (0..count).map(|index| commitment::leaf_hash(&index.to_be_bytes())).collect()
    }

    #[test]
    fn an_edge_grown_at_once_or_step_by_step_has_the_root_of_its_leaves() {
        let all = leaves(70_000);
        let mut stepwise = Edge::default();
        let mut stored = Tiles::new();
        for (from, to) in
            [(0, 1), (1, 255), (255, 256), (256, 257), (257, 65_535), (65_535, 65_537), (65_537, 70_000)]
        {
            for (tile, hashes) in stepwise.grow(all[from..to].iter().copied()) {
                let before = stored.insert(tile, hashes.clone()).unwrap_or_default();
                assert!(hashes.starts_with(&before), "tile {tile:?} only grows");
            }
            assert_eq!(stepwise.root(), tree::root(&all[..to]), "{to}");
        }
        let mut at_once = Edge::default();
        assert_eq!(at_once.grow(all), stored);
        assert_eq!(at_once, stepwise);
        // C2SP tlog-tiles: 70,000 leaves are 273 whole tiles and one of 112, then 1 and one of 17, then one of 1
        let count = |level: u32| stored.keys().filter(|tile| tile.0 == level).count();
        assert_eq!((count(0), count(1), count(2)), (274, 2, 1));
        assert_eq!(stored[&(0, 273)].len(), 112 * 32);
        assert_eq!(stored[&(1, 1)].len(), 17 * 32);
        assert_eq!(stored[&(2, 0)].len(), 32);
    }

    #[test]
    fn an_empty_edge_has_the_fixed_root() {
        assert_eq!(Edge::default().root(), tree::EMPTY);
    }
}
