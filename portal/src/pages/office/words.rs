//! The field's terms as the office reads them: kinds, occasions, stages, deadlines.

use crate::ui::cards::header;
use crate::ui::format;
use crate::ui::tag::{State, tag};
use maud::Markup;
use sovang_domain::calendar::{Deadline, Period};
use sovang_domain::ids::AwardFormId;
use sovang_domain::locality::LocalityKind;
use sovang_domain::nomination::SuspensionGround;
use sovang_domain::nominee::{NomineeKind, Standing};
use sovang_domain::plan::Occasion;
use sovang_domain::quota::QuotaOperator;
use sovang_domain::rules::Rulebook;
use sovang_projections::locality_directory::LocalityRow;
use sovang_projections::nomination_board::NominationStage;
use sovang_projections::report_register;
use sovang_projections::round_docket::RoundStage;

/// cá nhân
#[must_use]
pub fn kind(kind: NomineeKind) -> &'static str {
    match kind {
        NomineeKind::Individual => "cá nhân",
        NomineeKind::Collective => "tập thể",
        NomineeKind::Household => "hộ gia đình",
    }
}

/// As a kind stands in a form's value.
#[must_use]
pub fn kind_slug(kind: NomineeKind) -> &'static str {
    match kind {
        NomineeKind::Individual => "ca-nhan",
        NomineeKind::Collective => "tap-the",
        NomineeKind::Household => "ho-gia-dinh",
    }
}

/// The kind of that slug.
#[must_use]
pub fn kind_named(slug: &str) -> Option<NomineeKind> {
    NomineeKind::ALL.into_iter().find(|found| kind_slug(*found) == slug)
}

/// người trực tiếp lao động
#[must_use]
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::DirectWorker => "người trực tiếp lao động, sản xuất, công tác",
        Standing::Staff => "công chức, viên chức không giữ chức vụ",
        Standing::Leader => "lãnh đạo, quản lý",
    }
}

/// All standings, with what stands in a form's value.
pub const STANDINGS: [(&str, Standing); 3] =
    [("truc-tiep", Standing::DirectWorker), ("cong-chuc", Standing::Staff), ("lanh-dao", Standing::Leader)];

/// hằng năm
#[must_use]
pub fn occasion(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Annual => "hằng năm",
        Occasion::Interim => "sơ kết",
        Occasion::Final => "tổng kết",
        Occasion::Unscheduled => "đột xuất",
    }
}

/// Khen hằng năm 2026
#[must_use]
pub fn round(on: Occasion, year: i16) -> String {
    format!("Khen {} {year}", occasion(on))
}

/// Báo cáo năm 2026, Báo cáo sơ kết 2027
#[must_use]
pub fn report(on: Occasion, year: i16) -> String {
    match on {
        Occasion::Annual => format!("Báo cáo năm {year}"),
        other => format!("Báo cáo {} {year}", occasion(other)),
    }
}

/// Who is put forward, with the unit below unless the name says it already.
pub(super) fn nominee(link: Markup, name: &str, unit: &str) -> Markup {
    if name.to_lowercase().contains(&unit.to_lowercase()) { link } else { header(link, unit) }
}

/// trước ngày 05/11/2026; chậm nhất ngày 15/12/2025
#[must_use]
pub fn deadline(deadline: Deadline) -> String {
    match deadline {
        Deadline::Before(day) => format!("trước ngày {}", format::date(day)),
        Deadline::By(day) => format!("chậm nhất ngày {}", format::date(day)),
    }
}

/// 01/12/2025 – 30/9/2026
#[must_use]
pub fn period(period: &Period) -> String {
    format!("{} – {}", format::date(period.from), format::date(period.to))
}

/// không quá 04; 03
#[must_use]
pub fn limit(operator: QuotaOperator, limit: u16) -> String {
    let number = format::count2(limit.into());
    match operator {
        QuotaOperator::Cap => format!("không quá {number}"),
        QuotaOperator::Exact => number,
    }
}

/// có khiếu nại, tố cáo đang xác minh
#[must_use]
pub fn ground(ground: SuspensionGround) -> &'static str {
    match ground {
        SuspensionGround::Complaint => "có khiếu nại, tố cáo đang xác minh",
        SuspensionGround::Discipline => "đang xem xét kỷ luật",
        SuspensionGround::Investigation => "đang thanh tra, kiểm tra, điều tra",
    }
}

/// All grounds, with what stands in a form's value.
pub const GROUNDS: [(&str, SuspensionGround); 3] = [
    ("khieu-nai", SuspensionGround::Complaint),
    ("ky-luat", SuspensionGround::Discipline),
    ("thanh-tra", SuspensionGround::Investigation),
];

/// The form's name in the law's words, with this locality's kind and province: Giấy khen của Chủ tịch UBND xã.
#[must_use]
pub fn form_name(
    rules: &Rulebook,
    form: &AwardFormId,
    on: jiff::civil::Date,
    locality: Option<&LocalityRow>,
) -> String {
    let name = rules.form(form, on).map_or_else(|| form.to_string(), |form| form.name.clone());
    let (cap, tinh) = locality
        .map_or((LocalityKind::Rural.word(), "tỉnh"), |row| (row.kind.word(), row.province_kind.as_str()));
    name.replace("{cap}", cap).replace("{tinh}", tinh)
}

/// The form's short name: Giấy khen.
#[must_use]
pub fn form_short(rules: &Rulebook, form: &AwardFormId, on: jiff::civil::Date) -> String {
    rules.form(form, on).map_or_else(|| form.to_string(), |form| form.short.clone())
}

/// A nomination's stage in words, and its tone.
#[must_use]
pub fn nomination_stage(stage: NominationStage) -> (Option<State>, &'static str) {
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
pub const NOMINATION_STAGES: [(&str, NominationStage); 16] = [
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
pub fn round_stage(stage: RoundStage) -> (Option<State>, &'static str) {
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
pub fn report_tag(standing: report_register::Standing) -> Markup {
    let (state, words) = report_standing(standing);
    tag(state, words)
}

/// How a report stands, in words, and its tone.
#[must_use]
pub fn report_standing(standing: report_register::Standing) -> (Option<State>, String) {
    use report_register::Standing as S;
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
    use jiff::civil::date;

    #[test]
    fn a_deadline_keeps_the_plans_grammar() {
        assert_eq!(deadline(Deadline::Before(date(2026, 11, 5))), "trước ngày 05/11/2026");
        assert_eq!(deadline(Deadline::By(date(2025, 12, 15))), "chậm nhất ngày 15/12/2025");
    }

    #[test]
    fn every_stage_has_its_own_slug_and_words() {
        for (place, (slug, stage)) in NOMINATION_STAGES.iter().enumerate() {
            let (_, words) = nomination_stage(*stage);
            for (other_slug, other) in NOMINATION_STAGES.iter().skip(place + 1) {
                assert_ne!(slug, other_slug);
                assert_ne!(words, nomination_stage(*other).1);
            }
        }
        for kind in NomineeKind::ALL {
            assert_eq!(kind_named(kind_slug(kind)), Some(kind));
        }
    }
}
