//! A locality's units, council and officers, their roles, and why a line of the book is closed.

use crate::texts::terms::{council_position as seat, privacy, role as part, signing_mode as mode};
use crate::texts::terms::{locality as place, numbering as number, province, unit_kind as unit};
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::disclosure::Privacy;
use sovang_domain::ids::UnitId;
use sovang_domain::locality::{CouncilPosition, LocalityKind, Numbering, SigningMode, UnitKind};

/// xã, phường, đặc khu: as it stands in front of the name.
#[must_use]
pub fn locality_kind(kind: LocalityKind) -> &'static str {
    match kind {
        LocalityKind::Rural => place::rural(),
        LocalityKind::Ward => place::ward(),
        LocalityKind::SpecialZone => place::special_zone(),
    }
}

/// xã Phú Tân
#[must_use]
pub fn locality(kind: LocalityKind, name: &str) -> String {
    place::named(locality_kind(kind), name)
}

/// What is above a locality that is not known: as most of them are called.
#[must_use]
pub const fn province_unknown() -> &'static str {
    province::unknown()
}

/// What a unit is.
#[must_use]
pub fn unit_kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Village => unit::village(),
        UnitKind::Office => unit::office(),
        UnitKind::Association => unit::association(),
        UnitKind::Service => unit::service(),
        UnitKind::Force => unit::force(),
        UnitKind::Enterprise => unit::enterprise(),
    }
}

/// Ủy viên thường trực, thư ký
#[must_use]
pub fn council_position(position: CouncilPosition) -> &'static str {
    match position {
        CouncilPosition::Chair => seat::chair(),
        CouncilPosition::ViceChair => seat::vice_chair(),
        CouncilPosition::Secretary => seat::secretary(),
        CouncilPosition::Member => seat::member(),
    }
}

/// How award decisions get their numbers.
#[must_use]
pub fn numbering(of: Numbering) -> &'static str {
    match of {
        Numbering::ByClerk => number::by_clerk(),
        Numbering::ByProgram => number::by_program(),
    }
}

/// KT. CHỦ TỊCH (ký thay): the line over a signature.
#[must_use]
pub fn signing_mode(of: SigningMode) -> &'static str {
    match of {
        SigningMode::Own => mode::own(),
        SigningMode::ForHead => mode::for_head(),
        SigningMode::ByOrder => mode::by_order(),
        SigningMode::ByMandate => mode::by_mandate(),
        SigningMode::Acting => mode::acting(),
    }
}

/// KT. CHỦ TỊCH: the first line over the signature of a decision.
#[must_use]
pub fn signing_line(of: SigningMode) -> &'static str {
    match of {
        SigningMode::Own => mode::line::own(),
        SigningMode::ForHead => mode::line::for_head(),
        SigningMode::ByOrder => mode::line::by_order(),
        SigningMode::ByMandate => mode::line::by_mandate(),
        SigningMode::Acting => mode::line::acting(),
    }
}

/// KT. CHỦ TỊCH, PHÓ CHỦ TỊCH: the lines over the name of whoever signs a decision in that mode. Award decisions are the
/// chairman's own competence: never "TM." (NĐ 30/2020 Đ13).
#[must_use]
pub fn signature_lines(of: SigningMode, position: &str) -> Vec<String> {
    let own = position.to_uppercase();
    let deputy = if own.contains("PHÓ CHỦ TỊCH") { "PHÓ CHỦ TỊCH".to_owned() } else { own.clone() };
    let line = signing_line(of).to_owned();
    match of {
        SigningMode::Own | SigningMode::Acting => vec![line],
        SigningMode::ForHead => vec![line, deputy],
        SigningMode::ByOrder | SigningMode::ByMandate => vec![line, own],
    }
}

/// Whether somebody of that position signs as the head: a deputy or an acting head does not. "Phó Bí thư Đảng ủy, Chủ tịch
/// UBND" is a head; what names neither is taken for one.
#[must_use]
pub fn signs_as_head(position: &str) -> bool {
    let position = position.to_uppercase().replace(" KIÊM ", ",").replace(" - ", ",");
    let offices: Vec<&str> = position.split([',', ';', '–', '/']).map(str::trim).collect();
    let below = ["PHÓ ", "P. ", "P.", "QUYỀN ", "Q. ", "Q.", "PCT"];
    let other = |office: &&str| below.iter().any(|below| office.starts_with(below));
    // of the commune, not of a council, an association or a front
    let head = |office: &&str| {
        let of = office.strip_prefix("CHỦ TỊCH").map(str::trim);
        of.is_some_and(|of| {
            of.is_empty()
                || ["UBND", "ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "XÃ", "PHƯỜNG", "ĐẶC KHU"]
                    .iter()
                    .any(|body| of.starts_with(body))
        })
    };
    offices.iter().any(head) || !offices.iter().any(other)
}

/// ký thay Chủ tịch (KT.): what someone is charged with, inside a sentence.
#[must_use]
pub fn signing(of: SigningMode) -> &'static str {
    match of {
        SigningMode::Own => mode::deed::own(),
        SigningMode::ForHead => mode::deed::for_head(),
        SigningMode::ByOrder => mode::deed::by_order(),
        SigningMode::ByMandate => mode::deed::by_mandate(),
        SigningMode::Acting => mode::deed::acting(),
    }
}

/// văn thư
#[must_use]
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Clerk => part::clerk(),
        Role::Reporter => part::reporter(),
        Role::AppraiserAchievement => part::appraiser_achievement(),
        Role::AppraiserDossier => part::appraiser_dossier(),
        Role::Council => part::council(),
        Role::Chairman => part::chairman(),
        Role::Supervisor => part::supervisor(),
        Role::Auditor => part::auditor(),
        Role::Administrator => part::administrator(),
    }
}

/// thẩm định thành tích: by what they do, for a narrow column.
#[must_use]
pub fn role_short(of: Role) -> &'static str {
    match of {
        Role::AppraiserAchievement => part::short::appraiser_achievement(),
        Role::AppraiserDossier => part::short::appraiser_dossier(),
        Role::Chairman => part::short::chairman(),
        Role::Supervisor => part::short::supervisor(),
        Role::Administrator => part::short::administrator(),
        Role::Clerk | Role::Reporter | Role::Council | Role::Auditor => role(of),
    }
}

/// A role with where it holds: đơn vị báo cáo, Ấp Trung.
pub fn grant(grant: &Grant, unit: impl FnOnce(&UnitId) -> String) -> String {
    match &grant.scope {
        Scope::Everywhere => part::everywhere(role(grant.role)),
        Scope::Locality(_) => role(grant.role).to_owned(),
        Scope::Unit(_, of) => part::within(role(grant.role), unit(of)),
    }
}

/// Why a line of the book shows nothing to the public.
#[must_use]
pub fn closed(of: Privacy) -> &'static str {
    match of {
        Privacy::Office => privacy::office(),
        Privacy::Nominee => privacy::nominee(),
        Privacy::Citizen => privacy::citizen(),
        Privacy::Council => privacy::council(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deputy_or_acting_head_is_no_head_whatever_else_he_is() {
        for head in [
            "CHỦ TỊCH",
            "Chủ tịch UBND xã",
            "Phó Bí thư Đảng ủy, Chủ tịch UBND xã",
            "Phó Bí thư Đảng ủy - Chủ tịch UBND xã",
            "Phó Bí thư Đảng ủy kiêm Chủ tịch Ủy ban nhân dân phường",
        ] {
            assert!(signs_as_head(head), "{head}");
        }
        for other in [
            "PHÓ CHỦ TỊCH",
            "Phó Chủ tịch Thường trực UBND xã",
            "Quyền Chủ tịch UBND xã",
            "Q. Chủ tịch",
            "P. Chủ tịch UBND",
            "PCT. UBND xã",
            "PCT",
            "Phó Chủ tịch UBND xã, Chủ tịch Hội Chữ thập đỏ xã",
        ] {
            assert!(!signs_as_head(other), "{other}");
        }
    }
}
