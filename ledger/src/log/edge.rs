//! What must fit together before anything is signed: edge, tree, the last signed root, the last leaves.

use super::tree;
use crate::{Ledger, error::LedgerError};

impl Ledger {
    /// Refuses when the right edge, the head of the tree and the last signed checkpoint do not give one root, or the
    /// last leaves are not the last hashes of their tile.
    pub(crate) async fn check_edge(&self) -> Result<(), LedgerError> {
        // in this order, because another publisher may go on meanwhile
        let signed = self.newest_checkpoint().await?;
        let tree = self.tree().await?;
        if self.edge(tree.size).await?.root() != tree.root {
            return Err(LedgerError::Damaged(format!(
                "the tiles do not give the root of {} leaves",
                tree.size
            )));
        }
        let mut head = self.0.store.rows("select size from tlog_head", Vec::new()).await?;
        if tree.size > head.first_mut().map_or(Ok(0), |row| row.count(0))? {
            return Err(LedgerError::Damaged(format!(
                "the tree of {} leaves is larger than the log",
                tree.size
            )));
        }
        if let Some(signed) = signed {
            let (size, root) = (signed.checkpoint.size, signed.checkpoint.root);
            if size > tree.size || self.root(size).await? != root {
                return Err(LedgerError::Damaged(format!(
                    "the signed checkpoint of {size} leaves is not this tree's"
                )));
            }
        }
        if tree.size > 0 {
            let tile = (tree.size - 1) / tree::WIDTH;
            let from = tile * tree::WIDTH;
            let leaves = self.leaf_hashes(from, tree.size).await?.concat();
            if self.tile_bytes(0, tile, tree.size - from).await? != leaves {
                return Err(LedgerError::Damaged(format!(
                    "the last tile is not that of the leaves from {from} on"
                )));
            }
        }
        Ok(())
    }
}
