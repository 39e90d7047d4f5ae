//! What happened to an account. None of it is public.

use crate::aggregate::domain_event;
use crate::authority::Grant;
use crate::personal::Personal;
use crate::stamp::Stamp;
use serde::{Deserialize, Serialize};

/// A fact about one account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum AccountEvent {
    /// An account was opened with its first roles.
    AccountOpened {
        /// Name of the person.
        full_name: Personal<String>,
        /// Position, as shown beside the acts: "công chức phụ trách thi đua khen thưởng".
        position: String,
        /// First roles.
        grants: Vec<Grant>,
        /// Who and when.
        stamp: Stamp,
    },
    /// A role was given.
    RoleGranted {
        /// Role and scope.
        grant: Grant,
        /// Why one person holds it beside a role that checks it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// Who and when.
        stamp: Stamp,
    },
    /// A role was taken away.
    RoleRevoked {
        /// Role and scope.
        grant: Grant,
        /// Why.
        reason: String,
        /// Who and when.
        stamp: Stamp,
    },
    /// Name or position of the person was misspelt, and is put right: decisions are signed with it from now on.
    AccountHolderCorrected {
        /// The name as it stood.
        before: Personal<String>,
        /// The name.
        full_name: Personal<String>,
        /// The position as it stood.
        before_position: String,
        /// The position.
        position: String,
        /// Why.
        reason: String,
        /// Who and when.
        stamp: Stamp,
    },
    /// The account was locked; its sessions end.
    AccountLocked {
        /// Why.
        reason: String,
        /// Who and when.
        stamp: Stamp,
    },
    /// It was unlocked.
    AccountUnlocked {
        /// Why.
        reason: String,
        /// Who and when.
        stamp: Stamp,
    },
}

domain_event!(AccountEvent {
    AccountOpened,
    RoleGranted,
    RoleRevoked,
    AccountLocked,
    AccountUnlocked,
    AccountHolderCorrected,
});
