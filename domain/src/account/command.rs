//! What can be asked of an account.

use crate::authority::Grant;
use crate::personal::Personal;
use crate::stamp::Stamp;

/// A request about one account.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the event of the same name")]
pub enum AccountCommand {
    /// Open it.
    Open { full_name: Personal<String>, position: String, grants: Vec<Grant>, stamp: Stamp },
    /// Give it one more role; beside one that checks it, with the reason.
    GrantRole { grant: Grant, reason: Option<String>, stamp: Stamp },
    /// Take a role away.
    RevokeRole { grant: Grant, reason: String, stamp: Stamp },
    /// Put name and position right.
    CorrectHolder { full_name: Personal<String>, position: String, reason: String, stamp: Stamp },
    /// Keep it from signing in.
    Lock { reason: String, stamp: Stamp },
    /// Let it sign in again.
    Unlock { reason: String, stamp: Stamp },
}
