//! When something was stored: the ledger's own clock. When it happened is the command's business.

use jiff::{Timestamp, TimestampRound, Unit};

/// Now, to the microsecond (what both stores keep).
#[expect(clippy::disallowed_methods, reason = "recorded_at and sequenced_at are taken here and nowhere else")]
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    now.round(TimestampRound::new().smallest(Unit::Microsecond)).unwrap_or(now)
}
