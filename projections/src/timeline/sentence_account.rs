//! Sentences about accounts: for the office only.

use super::sentence::Scene;
use crate::error::Result;
use crate::locality_directory;
use sovang_domain::account::AccountEvent;
use sovang_domain::authority::{Grant, Scope};
use sovang_domain::ids::AccountId;
use sovang_words::personal::readable;
use sovang_words::timeline::{AccountDeed, Deed, Place, RoleGiven, Unit};

pub(super) fn deed(scene: &Scene<'_>, event: &AccountEvent) -> Result<Deed> {
    use AccountEvent as E;
    let account = AccountId::from(scene.record.stream.as_str());
    let holder = scene.person(&account)?;
    let deed = match event {
        E::AccountOpened { position, grants, .. } => AccountDeed::Opened {
            position: position.clone(),
            roles: grants.iter().map(|grant| role(scene, grant)).collect::<Result<_>>()?,
        },
        E::RoleGranted { grant, reason, .. } => {
            AccountDeed::RoleGranted { role: role(scene, grant)?, reason: reason.clone() }
        }
        E::RoleRevoked { grant, reason, .. } => {
            AccountDeed::RoleRevoked { role: role(scene, grant)?, reason: reason.clone() }
        }
        E::AccountLocked { reason, .. } => AccountDeed::Locked { reason: reason.clone() },
        E::AccountUnlocked { reason, .. } => AccountDeed::Unlocked { reason: reason.clone() },
        E::AccountHolderCorrected { before, before_position, position, reason, .. } => {
            AccountDeed::Corrected {
                before: readable(before).to_owned(),
                before_position: before_position.clone(),
                position: position.clone(),
                reason: reason.clone(),
            }
        }
    };
    Ok(Deed::Account { holder, account: account.to_string(), deed })
}

fn role(scene: &Scene<'_>, grant: &Grant) -> Result<RoleGiven> {
    let place = match &grant.scope {
        Scope::Everywhere => Place::Everywhere,
        Scope::Locality(locality) => {
            let known = locality_directory::one(scene.conn, locality)?;
            Place::Locality(known.map_or_else(|| locality.to_string(), |row| row.title()))
        }
        Scope::Unit(locality, unit) => {
            Place::Unit(Unit::Named(locality_directory::unit_name(scene.conn, locality.as_str(), unit)?))
        }
    };
    Ok(RoleGiven { role: grant.role, place })
}
