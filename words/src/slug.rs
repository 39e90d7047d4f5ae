//! How kinds and grounds stand in an address or in the value of a form: data, never changed.

use sovang_domain::nomination::SuspensionGround;
use sovang_domain::nominee::{NomineeKind, Standing};
use sovang_domain::stage::AwardStage;

/// ca-nhan, tap-the, ho-gia-dinh
#[must_use]
pub fn kind(kind: NomineeKind) -> &'static str {
    match kind {
        NomineeKind::Individual => "ca-nhan",
        NomineeKind::Collective => "tap-the",
        NomineeKind::Household => "ho-gia-dinh",
    }
}

/// The kind of that slug.
#[must_use]
pub fn kind_named(slug: &str) -> Option<NomineeKind> {
    NomineeKind::ALL.into_iter().find(|found| kind(*found) == slug)
}

/// hieu-luc, dinh-chinh, huy-bo, khen-nham
#[must_use]
pub fn award_stage(stage: AwardStage) -> &'static str {
    match stage {
        AwardStage::InForce => "hieu-luc",
        AwardStage::Corrected => "dinh-chinh",
        AwardStage::Revoked => "huy-bo",
        AwardStage::TakenBack => "khen-nham",
    }
}

/// The stage of that slug.
#[must_use]
pub fn award_stage_named(slug: &str) -> Option<AwardStage> {
    AwardStage::ALL.into_iter().find(|found| award_stage(*found) == slug)
}

/// All standings of people.
pub const STANDINGS: [(&str, Standing); 3] =
    [("truc-tiep", Standing::DirectWorker), ("cong-chuc", Standing::Staff), ("lanh-dao", Standing::Leader)];

/// All grounds for suspending a nomination.
pub const SUSPENSION_GROUNDS: [(&str, SuspensionGround); 3] = [
    ("khieu-nai", SuspensionGround::Complaint),
    ("ky-luat", SuspensionGround::Discipline),
    ("thanh-tra", SuspensionGround::Investigation),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_stage_is_found_by_its_slug() {
        for of in NomineeKind::ALL {
            assert_eq!(kind_named(kind(of)), Some(of));
        }
        assert_eq!(kind_named("khac"), None);
        for of in AwardStage::ALL {
            assert_eq!(award_stage_named(award_stage(of)), Some(of));
        }
    }
}
