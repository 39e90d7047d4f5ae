//! The one place where time enters the witness: every cosignature takes its second from here.

use std::time::{SystemTime, UNIX_EPOCH};

/// This moment in POSIX seconds; 0 when the machine believes it is before 1970.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the one place of this program")]
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
