//! Refusals about accounts.

use super::Words;
use super::said;
use crate::terms;
use crate::texts::refusals::account as t;
use sovang_domain::account::AccountRefusal;

pub(super) fn words(refusal: &AccountRefusal) -> Words {
    use AccountRefusal as R;
    match refusal {
        R::NotOpened => said!(t::not_opened),
        R::AlreadyOpened => said!(t::already_opened),
        R::UnsoundScope => said!(t::unsound_scope),
        R::AlreadyGranted => said!(t::already_granted),
        R::RolesUnexplained { held, role } => {
            let (held, role) = (terms::role(*held), terms::role(*role));
            said!(t::roles_unexplained, (held, role), ())
        }
        R::RolesClash { held, role } => said!(t::roles_clash, (terms::role(*held), terms::role(*role)), ()),
        R::NotGranted => said!(t::not_granted),
        R::AlreadyLocked => said!(t::already_locked),
        R::NotLocked => said!(t::not_locked),
        R::NamelessHolder => said!(t::nameless_holder),
        R::SameAsRecorded => said!(t::same_as_recorded),
        R::ReasonMissing => said!(t::reason_missing),
    }
}
