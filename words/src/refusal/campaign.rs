//! Refusals about a campaign (phong trào) and its plan.

use super::Words;
use super::said;
use crate::format::{count2, date_long};
use crate::texts::refusals::campaign as t;
use sovang_domain::campaign::CampaignRefusal;

pub(super) fn words(refusal: &CampaignRefusal) -> Words {
    use CampaignRefusal as R;
    match refusal {
        R::NoPlan => said!(t::no_plan),
        R::AlreadyIssued => said!(t::already_issued),
        R::SamePlan { campaign } => said!(t::same_plan, (campaign.local()), ()),
        R::Concluded => said!(t::concluded),
        R::WrongDay(wrong) => super::day::words(*wrong),
        R::NothingAmended => said!(t::nothing_amended),
        R::AnotherCampaign => said!(t::another_campaign),
        R::NobodyNew => said!(t::nobody_new),
        R::UnitNotEnrolled => said!(t::unit_not_enrolled),
        R::UnitPlanAlreadyFiled => said!(t::unit_plan_already_filed),
        R::NoSuchVersion { version } => {
            Words::new(t::no_such_version::title(version), t::no_such_version::next())
        }
        R::NoSuchPhase { phase } => Words::new(t::no_such_phase::title(phase), t::no_such_phase::next()),
        R::InspectionAhead { on } => {
            Words::new(t::inspection_ahead::title(date_long(*on)), t::inspection_ahead::next())
        }
        R::InspectionBeforeCampaign { from } => Words::new(
            t::inspection_before_campaign::title(date_long(*from)),
            t::inspection_before_campaign::next(),
        ),
        R::OutsidePlan(outside) => super::outside(outside),
        R::NothingToAllow => said!(t::nothing_to_allow),
        R::AlreadyAllowed => said!(t::already_allowed),
        R::SameAsRecorded => said!(t::same_as_recorded),
        R::ReasonMissing => said!(t::reason_missing),
        R::Annulled => said!(t::annulled),
        R::InUse { used } => said!(t::in_use, (count2(*used as u64)), ()),
        R::UnitHasActed => said!(t::unit_has_acted),
        R::ExceptionUsed => said!(t::exception_used),
        R::NothingToTakeBack => said!(t::nothing_to_take_back),
        R::PhaseAlreadyReviewed { phase } => {
            Words::new(t::phase_already_reviewed::title(phase), t::phase_already_reviewed::next())
        }
    }
}
