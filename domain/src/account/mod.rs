//! An account (tài khoản): someone who signs in, with roles inside a scope.
//! opened -> roles granted and revoked -> locked <-> unlocked. Passwords are no facts and live elsewhere.

mod command;
mod event;
mod refusal;
#[cfg(test)]
mod tests;

pub use command::AccountCommand;
pub use event::AccountEvent;
pub use refusal::AccountRefusal;

use crate::aggregate::aggregate;
use crate::authority::{Grant, Together};
use crate::personal::Personal;
use crate::stamp::Stamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The state of one account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Account {
    opened: bool,
    locked: bool,
    grants: BTreeSet<Grant>,
    holder: Option<(Personal<String>, String)>,
}

aggregate!(Account, "account", AccountCommand, AccountEvent, AccountRefusal);

/// Whether a role is held beside these: what checks the other takes a reason, supervision and an office never go together.
fn can_be_held<'a>(
    grant: &Grant,
    held: impl IntoIterator<Item = &'a Grant>,
    explained: bool,
) -> Result<(), AccountRefusal> {
    match grant.beside(held) {
        Some((held, Together::Never)) => Err(AccountRefusal::RolesClash { held, role: grant.role }),
        Some((held, Together::Explained)) if !explained => {
            Err(AccountRefusal::RolesUnexplained { held, role: grant.role })
        }
        _ => Ok(()),
    }
}

impl Account {
    fn decide(&self, command: AccountCommand) -> Result<Vec<AccountEvent>, AccountRefusal> {
        use AccountCommand as C;
        use AccountEvent as E;
        use AccountRefusal as R;
        if !self.opened && !matches!(command, C::Open { .. }) {
            return Err(R::NotOpened);
        }
        Ok(vec![match command {
            C::Open { .. } if self.opened => return Err(R::AlreadyOpened),
            C::Open { grants, .. } if !grants.iter().all(Grant::is_sound) => return Err(R::UnsoundScope),
            C::Open { full_name, position, grants, stamp } => {
                for (at, grant) in grants.iter().enumerate() {
                    can_be_held(grant, grants.iter().take(at), false)?;
                }
                E::AccountOpened { full_name, position, grants, stamp }
            }
            C::GrantRole { grant, .. } if !grant.is_sound() => return Err(R::UnsoundScope),
            C::GrantRole { grant, .. } if self.grants.contains(&grant) => return Err(R::AlreadyGranted),
            C::GrantRole { grant, reason, stamp } => {
                let reason = reason.map(|said| said.trim().to_owned()).filter(|said| !said.is_empty());
                can_be_held(&grant, &self.grants, reason.is_some())?;
                E::RoleGranted { grant, reason, stamp }
            }
            C::RevokeRole { grant, .. } if !self.grants.contains(&grant) => return Err(R::NotGranted),
            C::RevokeRole { grant, reason, stamp } => E::RoleRevoked { grant, reason, stamp },
            C::CorrectHolder { full_name, position, reason, stamp } => {
                self.correct(full_name, position, reason, stamp)?
            }
            C::Lock { .. } if self.locked => return Err(R::AlreadyLocked),
            C::Lock { reason, stamp } => E::AccountLocked { reason, stamp },
            C::Unlock { .. } if !self.locked => return Err(R::NotLocked),
            C::Unlock { reason, stamp } => E::AccountUnlocked { reason, stamp },
        }])
    }

    fn correct(
        &self,
        full_name: Personal<String>,
        position: String,
        reason: String,
        stamp: Stamp,
    ) -> Result<AccountEvent, AccountRefusal> {
        let (before, before_position) = self.holder.clone().ok_or(AccountRefusal::NotOpened)?;
        if full_name.is_blank() || position.trim().is_empty() {
            return Err(AccountRefusal::NamelessHolder);
        }
        if (&before, &before_position) == (&full_name, &position) {
            return Err(AccountRefusal::SameAsRecorded);
        }
        if reason.trim().is_empty() {
            return Err(AccountRefusal::ReasonMissing);
        }
        Ok(AccountEvent::AccountHolderCorrected {
            before,
            full_name,
            before_position,
            position,
            reason,
            stamp,
        })
    }

    fn evolve(&mut self, event: AccountEvent) {
        use AccountEvent as E;
        match event {
            E::AccountOpened { full_name, position, grants, .. } => {
                self.opened = true;
                self.holder = Some((full_name, position));
                self.grants = grants.into_iter().collect();
            }
            E::RoleGranted { grant, .. } => {
                self.grants.insert(grant);
            }
            E::RoleRevoked { grant, .. } => {
                self.grants.remove(&grant);
            }
            E::AccountHolderCorrected { full_name, position, .. } => {
                self.holder = Some((full_name, position));
            }
            E::AccountLocked { .. } => self.locked = true,
            E::AccountUnlocked { .. } => self.locked = false,
        }
    }

    /// Whether it exists and is not locked.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.opened && !self.locked
    }

    /// The roles it holds now; none while locked.
    #[must_use]
    pub fn grants(&self) -> Vec<Grant> {
        if self.is_active() { self.grants.iter().cloned().collect() } else { Vec::new() }
    }
}
