//! Giving each event its place in the log (số vào sổ). On SQLite that happens with the append; on PostgreSQL by
//! turns that a background task takes as soon as something waits.

use crate::{Ledger, error::LedgerError, store::Store};

impl Ledger {
    /// One turn of the sequencer; how many events got their place. Safe beside others, in any process.
    pub async fn sequence(&self) -> Result<usize, LedgerError> {
        match &self.0.store {
            Store::Sqlite(_) => Ok(0),
            Store::Postgres(store) => store.sequence().await,
        }
    }
}
