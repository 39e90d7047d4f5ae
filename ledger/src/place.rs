//! Where the facts of one scope stand in the log.

use crate::{Ledger, error::LedgerError, store::Cell, subscribe::int};

impl Ledger {
    /// The place in the log of the last fact from `from_index` on that belongs to `scope`: to the aggregate of that id, or
    /// to one whose id begins with it and a dot. `None` when none of those facts does. Looks at the end of the log only, so
    /// it costs what stands there.
    pub async fn last_within(&self, scope: &str, from_index: u64) -> Result<Option<u64>, LedgerError> {
        let sql = "select leaf_index from log_position
                   where leaf_index >= $1 and (aggregate_id = $2 or aggregate_id like $3)
                   order by leaf_index desc limit 1";
        let cells = vec![int(from_index), Cell::Text(scope.to_owned()), Cell::Text(format!("{scope}.%"))];
        self.0.store.rows(sql, cells).await?.pop().map(|mut row| row.count(0)).transpose()
    }
}
