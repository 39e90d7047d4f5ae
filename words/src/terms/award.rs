//! Awards: who decides, how far a rule was checked, why one is revoked.

use crate::texts::terms::{authority as who, recovery as back};
use crate::texts::terms::{revocation_ground as ground, verified as checked};
use sovang_domain::award_form::{DecidingAuthority, Verified};
use sovang_domain::award_round::{Recovery, RevocationGround};

/// Who decides; `level` is xã, phường or đặc khu, `above` tỉnh or thành phố.
#[must_use]
pub fn authority(authority: DecidingAuthority, level: &str, above: &str) -> String {
    match authority {
        DecidingAuthority::CommuneChairman => who::chairman(level),
        DecidingAuthority::ProvinceChairman => who::chairman(above),
        DecidingAuthority::PrimeMinister => who::prime_minister().to_owned(),
        DecidingAuthority::Government => who::government().to_owned(),
        DecidingAuthority::President => who::president().to_owned(),
    }
}

/// Who decides, of no locality in particular: Chủ tịch UBND cấp xã.
#[must_use]
pub fn authority_at_large(of: DecidingAuthority) -> String {
    authority(of, who::commune_level(), who::province_level())
}

/// What officers see beside a rule; a rule seen in a published text has no mark.
#[must_use]
pub fn verified(verified: Verified) -> Option<&'static str> {
    match verified {
        Verified::Seen => None,
        Verified::SecondHand => Some(checked::second_hand()),
        Verified::Unverified => Some(checked::unverified()),
        Verified::Inferred => Some(checked::inferred()),
    }
}

/// A ground of the law for revoking.
#[must_use]
pub fn revocation_ground(of: RevocationGround) -> &'static str {
    match of {
        RevocationGround::FalseDeclaration => ground::false_declaration(),
        RevocationGround::ForgedDossier => ground::forged_dossier(),
        RevocationGround::UnlawfulProcedure => ground::unlawful_procedure(),
        RevocationGround::StandardNotMet => ground::standard_not_met(),
    }
}

/// The letter of the ground in [`revocation_place`].
#[must_use]
pub fn revocation_letter(ground: RevocationGround) -> char {
    match ground {
        RevocationGround::FalseDeclaration => 'a',
        RevocationGround::ForgedDossier => 'b',
        RevocationGround::UnlawfulProcedure => 'c',
        RevocationGround::StandardNotMet => 'd',
    }
}

/// Where the grounds stand: Luật Thi đua, khen thưởng, Điều 93 khoản 2
#[must_use]
pub const fn revocation_place() -> &'static str {
    ground::place()
}

/// Whether money or artefact has come back.
#[must_use]
pub fn recovery(recovery: Recovery) -> &'static str {
    match recovery {
        Recovery::NotGiven => back::not_given(),
        Recovery::Due => back::due(),
        Recovery::Partly => back::partly(),
        Recovery::Done => back::done(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_rule_seen_in_a_published_text_goes_unmarked() {
        assert_eq!(verified(Verified::Seen), None);
        assert_eq!(verified(Verified::Unverified), Some("chưa kiểm chứng"));
    }

    #[test]
    fn who_decides_is_named_with_the_place_or_at_large() {
        let chairman = DecidingAuthority::CommuneChairman;
        assert_eq!(authority(chairman, "phường", "tỉnh"), "Chủ tịch UBND phường");
        assert_eq!(authority_at_large(chairman), "Chủ tịch UBND cấp xã");
    }
}
