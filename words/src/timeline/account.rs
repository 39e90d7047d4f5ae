//! Sentences about accounts: for the office only.

use super::name::Unit;
use super::{Told, Tone};
use crate::format::{list, stop};
use crate::terms;
use crate::texts::timeline::account as texts;
use serde::{Deserialize, Serialize};
use sovang_domain::authority::Role;

/// What was done about an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "variants and fields are named as in the event")]
pub enum AccountDeed {
    Opened { position: String, roles: Vec<RoleGiven> },
    RoleGranted { role: RoleGiven, reason: Option<String> },
    RoleRevoked { role: RoleGiven, reason: String },
    Locked { reason: String },
    Unlocked { reason: String },
    Corrected { before: String, before_position: String, position: String, reason: String },
}

/// A role with where it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleGiven {
    /// Which.
    pub role: Role,
    /// Where.
    pub place: Place,
}

/// Where a role holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In all localities.
    Everywhere,
    /// In one, as it is called: "xã Phú Tân".
    Locality(String),
    /// For one unit.
    Unit(Unit),
}

impl RoleGiven {
    fn text(&self) -> String {
        let role = terms::role(self.role);
        match &self.place {
            Place::Everywhere => texts::everywhere(role),
            Place::Locality(name) => texts::within(name, role),
            Place::Unit(unit) => texts::within(unit.text(), role),
        }
    }
}

impl AccountDeed {
    pub(super) fn told(&self, who: &str, holder: &str, account: &str) -> Told {
        let holder = &texts::holder(account, holder);
        Told::office(match self {
            Self::Opened { position, roles } if roles.is_empty() => {
                texts::opened(holder, position, texts::no_role(), who)
            }
            Self::Opened { position, roles } => {
                let roles: Vec<String> = roles.iter().map(RoleGiven::text).collect();
                texts::opened(holder, position, texts::roles(list(&roles)), who)
            }
            Self::RoleGranted { role, reason: None } => texts::granted(holder, role.text(), who),
            Self::RoleGranted { role, reason: Some(reason) } => {
                stop(&texts::granted_beside(holder, reason, role.text(), who))
            }
            Self::RoleRevoked { role, reason } => stop(&texts::revoked(holder, reason, role.text(), who)),
            Self::Locked { reason } => stop(&texts::locked(holder, reason, who)),
            Self::Unlocked { reason } => stop(&texts::unlocked(holder, reason, who)),
            Self::Corrected { before, before_position, position, reason } => {
                stop(&texts::corrected(before, before_position, holder, position, reason, who))
            }
        })
    }

    pub(super) fn tone(&self) -> Tone {
        match self {
            Self::Opened { .. } | Self::RoleGranted { .. } | Self::Unlocked { .. } => Tone::Ok,
            Self::RoleRevoked { .. } | Self::Locked { .. } => Tone::Late,
            Self::Corrected { .. } => Tone::Now,
        }
    }
}
