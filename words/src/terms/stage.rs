//! Where a nomination, a round, an award, a campaign, an account, a report stands, as a tag says it: with a capital, without a full stop.

use crate::format::{again_days_late, time_left};
use crate::texts::stages::{account, award, beside, campaign};
use crate::texts::stages::{nomination as step, report as standing, round as turn};
use sovang_domain::calendar::TimeLeft;
use sovang_domain::stage::{AwardStage, CampaignStage, NominationStage, ReportStanding, RoundStage};

/// Chờ thẩm định thành tích
#[must_use]
pub fn nomination_stage(stage: NominationStage) -> &'static str {
    match stage {
        NominationStage::Submitted => step::submitted(),
        NominationStage::Returned => step::returned(),
        NominationStage::AchievementMet => step::achievement_met(),
        NominationStage::AchievementNotMet => step::achievement_not_met(),
        NominationStage::Ready => step::ready(),
        NominationStage::OnNotice => step::on_notice(),
        NominationStage::BeforeCouncil => step::before_council(),
        NominationStage::Passed => step::passed(),
        NominationStage::Failed => step::failed(),
        NominationStage::Proposed => step::proposed(),
        NominationStage::Awarded => step::awarded(),
        NominationStage::AwardRevoked => step::award_revoked(),
        NominationStage::AwardTakenBack => award::taken_back(),
        NominationStage::NotAwarded => step::not_awarded(),
        NominationStage::Forwarded => step::forwarded(),
        NominationStage::HigherGranted => step::higher_granted(),
        NominationStage::HigherDeclined => step::higher_declined(),
        NominationStage::Withdrawn => step::withdrawn(),
        NominationStage::RoundAnnulled => step::round_annulled(),
        NominationStage::Ended => step::ended(),
    }
}

/// Đang nhận đề nghị
#[must_use]
pub fn round_stage(stage: RoundStage) -> &'static str {
    match stage {
        RoundStage::TakingNominations => turn::taking_nominations(),
        RoundStage::NominationsClosed => turn::nominations_closed(),
        RoundStage::OnNotice => turn::on_notice(),
        RoundStage::NoticeOver => turn::notice_over(),
        RoundStage::InCouncil => turn::in_council(),
        RoundStage::Proposed => turn::proposed(),
        RoundStage::Decided => turn::decided(),
        RoundStage::Closed => turn::closed(),
        RoundStage::Annulled => turn::annulled(),
    }
}

/// Đang tạm dừng: beside the stage of a nomination that rests.
#[must_use]
pub const fn suspended() -> &'static str {
    beside::suspended()
}

/// Đang có hiệu lực
#[must_use]
pub fn award_stage(stage: AwardStage) -> &'static str {
    match stage {
        AwardStage::InForce => award::in_force(),
        AwardStage::Corrected => award::corrected(),
        AwardStage::Revoked => award::revoked(),
        AwardStage::TakenBack => award::taken_back(),
    }
}

/// Đã hết hạn góp ý: of a notice whose last day has passed, while nobody has ended it.
#[must_use]
pub const fn comments_over() -> &'static str {
    turn::comments_over()
}

/// Đang diễn ra
#[must_use]
pub const fn campaign_stage(stage: CampaignStage) -> &'static str {
    match stage {
        CampaignStage::NotBegun => campaign::not_begun(),
        CampaignStage::Running => campaign::running(),
        CampaignStage::YearsOver => campaign::years_over(),
        CampaignStage::Concluded => campaign::concluded(),
        CampaignStage::Annulled => campaign::annulled(),
    }
}

/// Đang khóa
#[must_use]
pub const fn account_locked(locked: bool) -> &'static str {
    if locked { account::locked() } else { account::in_use() }
}

/// Quá hạn: whatever is overdue, in a filter.
#[must_use]
pub const fn reports_overdue() -> &'static str {
    standing::overdue_group()
}

/// Còn 5 ngày; Quá hạn 3 ngày; Đã nộp, đang xem
#[must_use]
pub fn report_standing(of: ReportStanding) -> String {
    match of {
        ReportStanding::DueSoon { left } => time_left(left),
        ReportStanding::Overdue { days } => time_left(TimeLeft::Late(days)),
        ReportStanding::ReturnOverdue { days } => again_days_late(days),
        ReportStanding::Open => standing::open().to_owned(),
        ReportStanding::YearOver => standing::year_over().to_owned(),
        ReportStanding::Filed => standing::filed().to_owned(),
        ReportStanding::Returned => standing::returned().to_owned(),
        ReportStanding::Accepted => standing::accepted().to_owned(),
        ReportStanding::Waived => standing::waived().to_owned(),
        ReportStanding::Sent => standing::sent().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_stage_of_a_nomination_has_words_of_its_own() {
        let words: BTreeSet<&str> = NominationStage::ALL.into_iter().map(nomination_stage).collect();
        assert_eq!(words.len(), NominationStage::ALL.len());
    }

    #[test]
    fn a_report_says_how_many_days_are_left_or_gone() {
        let due_soon = |left| report_standing(ReportStanding::DueSoon { left });
        assert_eq!(due_soon(TimeLeft::LastDay), "Hôm nay là ngày cuối");
        assert_eq!(due_soon(TimeLeft::Days(5)), "Còn 5 ngày");
        assert_eq!(report_standing(ReportStanding::Overdue { days: 3 }), "Quá hạn 3 ngày");
        assert_eq!(report_standing(ReportStanding::ReturnOverdue { days: 2 }), "Quá hạn nộp lại 2 ngày");
    }
}
