//! What the name of somebody says who acts: accounts are not people, and one person may have two.

use crate::ids::AccountId;
use std::collections::BTreeSet;

/// How who acts stands to a dossier by name, looked up. Names are compared as for look-alikes; a namesake stands aside
/// too, which costs a colleague's signature.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByName {
    /// Whether the nominee bears the name.
    pub own: bool,
    /// Other accounts of the locality that bear it.
    pub accounts: Vec<AccountId>,
}

impl ByName {
    /// The other account of the name among those who had a hand in something.
    #[must_use]
    pub fn hand<'a>(&self, hands: impl IntoIterator<Item = &'a AccountId>) -> Option<AccountId> {
        let hands: BTreeSet<&AccountId> = hands.into_iter().collect();
        self.accounts.iter().find(|account| hands.contains(account)).cloned()
    }
}
