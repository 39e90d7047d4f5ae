//! The one place where time enters: every act takes its moment from here and carries it along.

use jiff::Timestamp;

/// This moment.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn now() -> Timestamp {
    Timestamp::now()
}
