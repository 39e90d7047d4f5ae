//! Where a nomination, a round, a report stands: words and tone, the same on the public pages and in the office.
//!
//! These stages are worked out by the read models, so their words stand here and not with those of the domain.

use crate::ui::tag::{State, tag};
use maud::Markup;
use sovang_projections::nomination_board::NominationStage;
use sovang_projections::report_register;
use sovang_projections::round_docket::RoundStage;

/// A nomination's stage in words, and its tone.
#[must_use]
pub(super) fn nomination(stage: NominationStage) -> (Option<State>, &'static str) {
    use NominationStage as S;
    match stage {
        S::Submitted => (Some(State::Now), "Chờ thẩm định thành tích"),
        S::Returned => (Some(State::Wait), "Trả lại để bổ sung"),
        S::AchievementMet => (Some(State::Now), "Chờ thẩm định hồ sơ"),
        S::AchievementNotMet => (Some(State::Late), "Thành tích chưa đạt"),
        S::Ready => (Some(State::Ok), "Đủ hồ sơ"),
        S::OnNotice => (Some(State::Now), "Đang lấy ý kiến"),
        S::BeforeCouncil => (Some(State::Now), "Chờ Hội đồng"),
        S::Passed => (Some(State::Ok), "Hội đồng thông qua"),
        S::Failed => (Some(State::Late), "Hội đồng chưa thông qua"),
        S::Proposed => (Some(State::Now), "Đã trình Chủ tịch"),
        S::Awarded => (Some(State::Ok), "Đã khen"),
        S::NotAwarded => (Some(State::Late), "Chưa khen"),
        S::Forwarded => (Some(State::Now), "Đã trình cấp trên"),
        S::HigherGranted => (Some(State::Ok), "Cấp trên đã khen"),
        S::HigherDeclined => (Some(State::Late), "Cấp trên chưa khen"),
        S::Withdrawn => (None, "Đơn vị đã rút"),
    }
}

/// All stages with what stands in an address, in the order of the procedure.
pub(super) const NOMINATIONS: [(&str, NominationStage); 16] = [
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
    ("chua-khen", NominationStage::NotAwarded),
    ("gui-cap-tren", NominationStage::Forwarded),
    ("cap-tren-khen", NominationStage::HigherGranted),
    ("cap-tren-chua-khen", NominationStage::HigherDeclined),
    ("da-rut", NominationStage::Withdrawn),
];

/// A round's stage in words, and its tone.
#[must_use]
pub(super) fn round(stage: RoundStage) -> (Option<State>, &'static str) {
    use RoundStage as S;
    match stage {
        S::TakingNominations => (Some(State::Now), "Đang nhận đề nghị"),
        S::NominationsClosed => (Some(State::Now), "Đang thẩm định"),
        S::OnNotice => (Some(State::Now), "Đang lấy ý kiến"),
        S::NoticeOver => (Some(State::Wait), "Chờ Hội đồng họp"),
        S::InCouncil => (Some(State::Now), "Hội đồng đang xét"),
        S::Proposed => (Some(State::Wait), "Chờ Chủ tịch quyết định"),
        S::Decided => (Some(State::Ok), "Đã quyết định"),
        S::Closed => (None, "Đã kết thúc"),
    }
}

/// How a report stands, as a tag.
#[must_use]
pub(super) fn report_tag(standing: report_register::ReportStanding) -> Markup {
    let (state, words) = report(standing);
    tag(state, words)
}

/// How a report stands, in words, and its tone.
#[must_use]
pub(super) fn report(standing: report_register::ReportStanding) -> (Option<State>, String) {
    use report_register::ReportStanding as S;
    match standing {
        S::Open => (None, "Chưa nộp, còn thời gian".into()),
        S::DueSoon { days: 0 } => (Some(State::Wait), "Hạn hôm nay".into()),
        S::DueSoon { days } => (Some(State::Wait), format!("Còn {days} ngày")),
        S::Overdue { days } => (Some(State::Late), format!("Quá hạn {days} ngày")),
        S::YearOver => (Some(State::Late), "Hết năm, chưa nộp".into()),
        S::Filed => (Some(State::Now), "Đã nộp, đang xem".into()),
        S::Returned => (Some(State::Wait), "Trả lại để bổ sung".into()),
        S::ReturnOverdue { days } => (Some(State::Late), format!("Quá hạn nộp lại {days} ngày")),
        S::Accepted => (Some(State::Ok), "Đã chấp nhận".into()),
        S::Waived => (None, "Được miễn".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_has_its_own_slug_and_words() {
        for (place, (slug, stage)) in NOMINATIONS.iter().enumerate() {
            let (_, words) = nomination(*stage);
            for (other_slug, other) in NOMINATIONS.iter().skip(place + 1) {
                assert_ne!(slug, other_slug);
                assert_ne!(words, nomination(*other).1);
            }
        }
    }
}
