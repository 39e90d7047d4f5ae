//! Refusals about accounts.

use super::Words;
use super::said;
use crate::texts::refusals::account as t;
use sovang_domain::account::AccountRefusal;

pub(super) fn words(refusal: &AccountRefusal) -> Words {
    use AccountRefusal as R;
    match refusal {
        R::NotOpened => said!(t::not_opened),
        R::AlreadyOpened => said!(t::already_opened),
        R::UnsoundScope => said!(t::unsound_scope),
        R::AlreadyGranted => said!(t::already_granted),
        R::NotGranted => said!(t::not_granted),
        R::AlreadyLocked => said!(t::already_locked),
        R::NotLocked => said!(t::not_locked),
        R::NamelessHolder => said!(t::nameless_holder),
        R::SameAsRecorded => said!(t::same_as_recorded),
        R::ReasonMissing => said!(t::reason_missing),
    }
}
