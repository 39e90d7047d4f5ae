//! Refusals about a unit's report.

use super::Words;
use super::said;
use crate::texts::refusals::unit_report as t;
use sovang_domain::unit_report::UnitReportRefusal;

pub(super) fn words(refusal: &UnitReportRefusal) -> Words {
    use UnitReportRefusal as R;
    match refusal {
        R::NothingReported => said!(t::nothing_reported),
        R::AlreadyFiled => said!(t::already_filed),
        R::NotReturned => said!(t::not_returned),
        R::Waived => said!(t::waived),
        R::NothingToReview => said!(t::nothing_to_review),
        R::PaperNotNamed => said!(t::paper_not_named),
        R::WrongDay(wrong) => super::day::words(*wrong),
        R::OwnReport => said!(t::own_report),
        R::NothingToTakeBack => said!(t::nothing_to_take_back),
        R::ReasonMissing => said!(t::reason_missing),
    }
}
