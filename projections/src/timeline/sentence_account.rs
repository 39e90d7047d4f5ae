//! Sentences about accounts: for the office only.

use super::sentence::{Line, Scene};
use super::{ActClass, Refs, Tone};
use crate::error::Result;
use sovang_domain::account::AccountEvent;
use sovang_domain::authority::{Grant, Scope};
use sovang_domain::ids::AccountId;
use sovang_words::{format, terms};

pub(super) fn line(scene: &Scene<'_>, event: &AccountEvent) -> Result<Line> {
    use AccountEvent as E;
    let who = scene.who()?;
    let account = AccountId::from(scene.record.stream.as_str());
    let holder = format!("{} ({account})", scene.person(&account)?);
    let line =
        |tone, office: String| Line::new(ActClass::Account, tone, format!("{who} {office}"), Refs::default());
    Ok(match event {
        E::AccountOpened { position, grants, .. } => {
            let roles: Vec<String> = grants.iter().map(|one| grant(scene, one)).collect::<Result<_>>()?;
            let roles = match format::list(&roles) {
                none if none.is_empty() => "chưa giao vai trò".to_owned(),
                roles => format!("vai trò {roles}"),
            };
            line(Tone::Ok, format!("mở tài khoản cho {holder}, {position}; {roles}."))
        }
        E::RoleGranted { grant: given, .. } => {
            line(Tone::Ok, format!("giao vai trò {} cho {holder}.", grant(scene, given)?))
        }
        E::RoleRevoked { grant: taken, reason, .. } => {
            let taken = grant(scene, taken)?;
            line(Tone::Late, format::stop(&format!("thôi giao vai trò {taken} cho {holder}: {reason}")))
        }
        E::AccountLocked { reason, .. } => {
            line(Tone::Late, format::stop(&format!("khóa tài khoản của {holder}: {reason}")))
        }
        E::AccountUnlocked { reason, .. } => {
            line(Tone::Ok, format::stop(&format!("mở khóa tài khoản của {holder}: {reason}")))
        }
    })
}

fn grant(scene: &Scene<'_>, grant: &Grant) -> Result<String> {
    let role = terms::role(grant.role);
    Ok(match &grant.scope {
        Scope::Everywhere => format!("{role} (toàn hệ thống)"),
        Scope::Locality(locality) => {
            let known = crate::locality_directory::one(scene.conn, locality)?;
            let place = known.map_or_else(|| locality.to_string(), |row| row.title());
            format!("{role} ({place})")
        }
        Scope::Unit(locality, unit) => {
            let unit = crate::locality_directory::unit_name(scene.conn, locality.as_str(), unit)?;
            format!("{role} ({})", format::inside(&unit))
        }
    })
}
