//! Why a request about an account is refused.

use crate::authority::Role;

/// The state of affairs that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccountRefusal {
    /// There is no such account.
    #[error("the account is not opened")]
    NotOpened,
    /// The login is taken.
    #[error("the account is already opened")]
    AlreadyOpened,
    /// The role does not fit the scope.
    #[error("role and scope do not fit together")]
    UnsoundScope,
    /// One of the two checks the other: one person holds both only for a written reason.
    #[error("{role:?} beside {held:?} takes a reason")]
    RolesUnexplained {
        /// What it holds.
        held: Role,
        /// What it was to be given.
        role: Role,
    },
    /// Whoever supervises has no office.
    #[error("{role:?} is never held beside {held:?}")]
    RolesClash {
        /// What it holds.
        held: Role,
        /// What it was to be given.
        role: Role,
    },
    /// It holds that role already.
    #[error("the role is already granted")]
    AlreadyGranted,
    /// It does not hold that role.
    #[error("the role is not granted")]
    NotGranted,
    /// It is locked already.
    #[error("the account is already locked")]
    AlreadyLocked,
    /// It is not locked.
    #[error("the account is not locked")]
    NotLocked,
    /// Name and position are needed: decisions are signed with them.
    #[error("name or position is missing")]
    NamelessHolder,
    /// Both stand so already.
    #[error("name and position stand so already")]
    SameAsRecorded,
    /// Why is not said.
    #[error("a reason is missing")]
    ReasonMissing,
}
