//! Where a nomination, a round, an award, a campaign, an account, a report stands: its tone beside its words, the same on
//! the public pages and in the office; and the stages as they stand in an address.

use crate::ui::tag::{State, tag};
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::stage::{AwardStage, CampaignStage, NominationStage, ReportStanding, RoundStage};
use sovang_projections::award_roll::{self, CorrectionRow, Ended};
use sovang_projections::round_docket::NoticeRow;
use sovang_words::format::count2;
use sovang_words::terms;

/// A nomination's stage: its tone, and its words.
#[must_use]
pub(super) fn nomination(stage: NominationStage) -> (Option<State>, &'static str) {
    use NominationStage as S;
    let tone = match stage {
        S::Ready | S::Passed | S::Awarded | S::HigherGranted => Some(State::Ok),
        S::Submitted | S::AchievementMet | S::OnNotice | S::BeforeCouncil | S::Proposed | S::Forwarded => {
            Some(State::Now)
        }
        S::Returned | S::AwardTakenBack => Some(State::Wait),
        S::AchievementNotMet | S::Failed | S::NotAwarded | S::HigherDeclined | S::AwardRevoked => {
            Some(State::Late)
        }
        S::Withdrawn | S::RoundAnnulled | S::Ended => None,
    };
    (tone, terms::nomination_stage(stage))
}

/// All stages with what stands in an address, in the order of the procedure.
pub(super) const NOMINATIONS: [(&str, NominationStage); 20] = [
    ("cho-tham-dinh-thanh-tich", NominationStage::Submitted),
    ("tra-lai", NominationStage::Returned),
    ("cho-tham-dinh-ho-so", NominationStage::AchievementMet),
    ("chua-dat", NominationStage::AchievementNotMet),
    ("du-ho-so", NominationStage::Ready),
    ("lay-y-kien", NominationStage::OnNotice),
    ("cho-hoi-dong", NominationStage::BeforeCouncil),
    ("tan-thanh", NominationStage::Passed),
    ("chua-tan-thanh", NominationStage::Failed),
    ("da-trinh", NominationStage::Proposed),
    ("da-khen", NominationStage::Awarded),
    ("da-khen-sau-huy-bo", NominationStage::AwardRevoked),
    ("khen-nham", NominationStage::AwardTakenBack),
    ("chua-khen", NominationStage::NotAwarded),
    ("gui-cap-tren", NominationStage::Forwarded),
    ("cap-tren-khen", NominationStage::HigherGranted),
    ("cap-tren-chua-khen", NominationStage::HigherDeclined),
    ("da-rut", NominationStage::Withdrawn),
    ("dot-xet-da-huy", NominationStage::RoundAnnulled),
    ("da-ket-thuc", NominationStage::Ended),
];

/// A round's stage on a day: its tone, and its words. The last day of a notice passes without a fact, and every page says so
/// alike.
#[must_use]
pub(super) fn round(
    stage: RoundStage,
    notice: Option<&NoticeRow>,
    today: Date,
) -> (Option<State>, &'static str) {
    use RoundStage as S;
    if stage == S::OnNotice && notice.is_some_and(|notice| !notice.takes_comments(today)) {
        return (Some(State::Wait), terms::comments_over());
    }
    let tone = match stage {
        S::TakingNominations | S::NominationsClosed | S::OnNotice | S::InCouncil => Some(State::Now),
        S::NoticeOver | S::Proposed => Some(State::Wait),
        S::Decided => Some(State::Ok),
        S::Closed | S::Annulled => None,
    };
    (tone, terms::round_stage(stage))
}

/// What became of an award: its tone, and its words.
#[must_use]
pub(super) fn award(stage: AwardStage) -> (State, &'static str) {
    let tone = match stage {
        AwardStage::InForce => State::Ok,
        AwardStage::Corrected | AwardStage::TakenBack => State::Wait,
        AwardStage::Revoked => State::Late,
    };
    (tone, terms::award_stage(stage))
}

/// How many awards of a decision or a round hold no more: each stage with its own tone and words.
#[must_use]
pub(super) fn ended(ended: Ended) -> Vec<(State, String)> {
    let counts = [(AwardStage::Revoked, ended.revoked), (AwardStage::TakenBack, ended.mistaken)];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    counts
        .map(|(stage, count)| {
            let (tone, words) = award(stage);
            (tone, format!("{words} {}", count2(count)))
        })
        .collect()
}

/// The same, as tags behind a figure.
#[must_use]
pub(super) fn ended_awards(count: Ended) -> Markup {
    html! { @for (tone, words) in ended(count) { " " (tag(tone, words)) } }
}

/// Below a line that keeps the words of its day: how an award reads now, field by field.
#[must_use]
pub(super) fn put_right(corrections: &[CorrectionRow]) -> Markup {
    html! {
        @for one in award_roll::put_right(corrections) {
            br; small { "Đính chính " (terms::award_field(one.field)) ": nay là “" (one.after) "”" }
        }
    }
}

/// Where a campaign stands: the tone, and the words.
#[must_use]
pub(super) fn campaign(stage: CampaignStage) -> (Option<State>, &'static str) {
    let tone = match stage {
        CampaignStage::NotBegun => None,
        CampaignStage::Running => Some(State::Now),
        CampaignStage::YearsOver => Some(State::Wait),
        CampaignStage::Concluded => Some(State::Ok),
        CampaignStage::Annulled => Some(State::Late),
    };
    (tone, terms::campaign_stage(stage))
}

/// Whether an account is locked: the tone, and the words.
#[must_use]
pub(super) fn account(locked: bool) -> (State, &'static str) {
    (if locked { State::Late } else { State::Ok }, terms::account_locked(locked))
}

/// How a report stands, as a tag.
#[must_use]
pub(super) fn report_tag(standing: ReportStanding) -> Markup {
    let (state, words) = report(standing);
    tag(state, words)
}

/// How a report stands: its tone, and its words.
#[must_use]
pub(super) fn report(standing: ReportStanding) -> (Option<State>, String) {
    use ReportStanding as S;
    let tone = match standing {
        S::Filed => Some(State::Now),
        S::DueSoon { .. } | S::Returned => Some(State::Wait),
        S::Overdue { .. } | S::YearOver | S::ReturnOverdue { .. } => Some(State::Late),
        S::Accepted | S::Sent => Some(State::Ok),
        S::Open | S::Waived => None,
    };
    (tone, terms::report_standing(standing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_stage_stands_in_an_address_by_a_name_of_its_own() {
        let slugs: BTreeSet<&str> = NOMINATIONS.iter().map(|(slug, _)| *slug).collect();
        let stages = NOMINATIONS.iter().map(|(_, stage)| stage.word()).collect::<BTreeSet<_>>();
        assert_eq!((slugs.len(), stages.len()), (NOMINATIONS.len(), NominationStage::ALL.len()));
    }
}
