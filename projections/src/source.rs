//! Where the facts come from: the ledger, or in tests a list in memory.

use crate::error::{Result, ViewError};
use crate::record::Line;
use sovang_ledger::{Ledger, Logged};
use std::future::Future;
use tokio::sync::watch;

/// A log that can be followed: dense, gap-free, in one order.
pub trait Log: Send + Sync + 'static {
    /// How many facts it holds, as it grows.
    fn head(&self) -> watch::Receiver<u64>;

    /// At most `limit` facts from `from` on.
    fn read(&self, from: u64, limit: usize) -> impl Future<Output = Result<Vec<Line>>> + Send;
}

impl Log for Ledger {
    fn head(&self) -> watch::Receiver<u64> {
        Self::head(self)
    }

    async fn read(&self, from: u64, limit: usize) -> Result<Vec<Line>> {
        let logged = Self::read(self, from, limit).await;
        let logged = logged.map_err(|error| ViewError::Ledger(error.to_string()))?;
        Ok(logged.into_iter().map(Line::from).collect())
    }
}

impl From<Logged> for Line {
    fn from(logged: Logged) -> Self {
        Self {
            log_index: logged.log_index,
            stream_type: logged.aggregate_type,
            stream: logged.aggregate_id,
            sequence: logged.sequence,
            event_type: logged.event_type,
            event_version: logged.event_version,
            payload: logged.payload,
            metadata: logged.metadata,
            recorded_at: logged.recorded_at,
            leaf_hash: logged.leaf_hash,
        }
    }
}
