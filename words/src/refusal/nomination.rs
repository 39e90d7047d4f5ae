//! Refusals about a nomination (đề nghị khen thưởng).

use super::Words;
use super::said;
use crate::format::{count2, date_long};
use crate::texts::refusals::nomination as t;
use sovang_domain::nomination::NominationRefusal;
use sovang_domain::nomination::NominationRefusal as R;

pub(super) fn words(refusal: &NominationRefusal) -> Words {
    match refusal {
        R::NotSubmitted => said!(t::not_submitted),
        R::AlreadySubmitted => said!(t::already_submitted),
        R::Withdrawn => said!(t::withdrawn),
        R::BornNever => said!(t::born_never),
        R::RoundGoesOn => said!(t::round_goes_on),
        R::SentAgain => said!(t::sent_again),
        R::NoAchievement => said!(t::no_achievement),
        R::NotPromised => said!(t::not_promised),
        R::RoundNotOpened => said!(t::round_not_opened),
        R::RoundPastNominations => said!(t::round_past_nominations),
        R::PeriodNotOver { until } => said!(t::period_not_over, (date_long(*until)), ()),
        R::PeriodBeyondYear { until } => {
            Words::new(t::period_beyond_year::title(date_long(*until)), t::period_beyond_year::next())
        }
        R::PeriodNotBegun { from } => {
            Words::new(t::period_not_begun::title(date_long(*from)), t::period_not_begun::next())
        }
        R::PeriodOutsideCampaign { first, last } => {
            Words::new(t::period_outside_campaign::title(first, last), t::period_outside_campaign::next())
        }
        R::PeriodOfAnotherYear { year } => {
            Words::new(t::period_of_another_year::title(year), t::period_of_another_year::next(year))
        }
        R::DossierClosed => said!(t::dossier_closed),
        R::NotUnderAppraisal => said!(t::not_under_appraisal),
        R::ReturnedOftenEnough { times, at_most } => {
            Words::new(t::returned_often_enough::title(at_most, times), t::returned_often_enough::next())
        }
        R::NotReturned => said!(t::not_returned),
        R::AchievementNotDue => said!(t::achievement_not_due),
        R::DossierNotDue => said!(t::dossier_not_due),
        R::OwnNomination => said!(t::own_nomination),
        R::OwnCase | R::AppraisedBySame | R::OtherAccount { .. } => of_the_hands(refusal),
        R::PapersMissing { missing } => {
            Words::new(t::papers_missing::title(count2(missing.len() as u64)), t::papers_missing::next())
        }
        R::Suspended => said!(t::suspended),
        R::LateNotAdmitted => said!(t::late_not_admitted),
        R::NotLate => said!(t::not_late),
        R::AlreadyAdmitted => said!(t::already_admitted),
        R::LateRefused => said!(t::late_refused),
        R::RefusedWithoutReason => said!(t::refused_without_reason),
        R::AlreadySuspended => said!(t::already_suspended),
        R::NotSuspended => said!(t::not_suspended),
        R::LookAlikesUnanswered { .. } | R::PutForwardAgain { .. } | R::AnotherUnexplained { .. } => {
            of_a_likeness(refusal)
        }
        R::NobodyElse | R::LikenessAnswered => of_a_likeness(refusal),
        R::ReasonMissing => said!(t::reason_missing),
        R::PosthumousGroup => said!(t::posthumous_group),
        R::AlreadyDecided => said!(t::already_decided),
        R::AlreadyAppraised => said!(t::already_appraised),
        R::SameAsRecorded => said!(t::same_as_recorded),
        R::NothingToTakeBack => said!(t::nothing_to_take_back),
        R::AnotherPerson => said!(t::another_person),
        R::OutOfTurnUnsaid { .. } => said!(t::out_of_turn_unsaid),
        R::NoSuchPaper | R::NeededInstead { .. } | R::PapersFixed | R::AnotherPaper { .. } => {
            of_a_paper(refusal)
        }
        R::NotTheLastStep => said!(t::not_the_last_step),
        R::TakenUp => said!(t::taken_up),
    }
}

/// About who appraises.
fn of_the_hands(refusal: &NominationRefusal) -> Words {
    match refusal {
        R::OwnCase => said!(t::own_case),
        R::AppraisedBySame => said!(t::appraised_by_same),
        _ => said!(t::other_account),
    }
}

/// About who looks alike.
fn of_a_likeness(refusal: &NominationRefusal) -> Words {
    match refusal {
        R::LookAlikesUnanswered { count } => {
            said!(t::look_alikes_unanswered, (count2(*count as u64)), ())
        }
        R::PutForwardAgain { count } => said!(t::put_forward_again, (count2(*count as u64)), ()),
        R::AnotherUnexplained { count } => said!(t::another_unexplained, (), (count2(*count as u64))),
        R::NobodyElse => said!(t::nobody_else),
        _ => said!(t::likeness_answered),
    }
}

/// About the papers of a dossier.
fn of_a_paper(refusal: &NominationRefusal) -> Words {
    match refusal {
        R::NeededInstead { .. } => said!(t::needed_instead),
        R::PapersFixed => said!(t::papers_fixed),
        R::AnotherPaper { .. } => said!(t::another_paper),
        _ => said!(t::no_such_paper),
    }
}
