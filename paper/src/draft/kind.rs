//! What kind of paper a text is.

use super::page::Page;
use super::topic::Topic;
use crate::order::{Head, kind_line};
use crate::tongue::{Phrase, Token, find, has};
use serde::{Deserialize, Serialize};

/// The kind of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperKind {
    /// A plan that launches a campaign.
    #[serde(rename = "ke_hoach_thi_dua")]
    EmulationPlan,
    /// Another plan.
    #[serde(rename = "ke_hoach_khac")]
    OtherPlan,
    /// A decision.
    #[serde(rename = "quyet_dinh")]
    Decision,
    /// A notice.
    #[serde(rename = "thong_bao")]
    Notice,
    /// A report.
    #[serde(rename = "bao_cao")]
    Report,
    /// A proposal to a higher body.
    #[serde(rename = "to_trinh")]
    Proposal,
    /// Minutes.
    #[serde(rename = "bien_ban")]
    Minutes,
    /// A letter.
    #[serde(rename = "cong_van")]
    Letter,
    /// Another paper.
    #[serde(rename = "khac")]
    Other,
    /// Nothing that can be read.
    #[default]
    #[serde(rename = "khong_doc_duoc")]
    Unreadable,
}

/// The kind of the paper on a page.
pub(super) fn of(page: &Page<'_>) -> PaperKind {
    let head = page.name.and_then(|at| page.line_text(at)).and_then(kind_line).map(|(head, _)| head);
    match head {
        Some(Head::Plan) if launches(page) => PaperKind::EmulationPlan,
        Some(Head::Plan) => PaperKind::OtherPlan,
        Some(Head::Decision) => PaperKind::Decision,
        Some(Head::Notice) => PaperKind::Notice,
        Some(Head::Report) => PaperKind::Report,
        Some(Head::Proposal) => PaperKind::Proposal,
        Some(Head::Minutes) => PaperKind::Minutes,
        Some(Head::Other) => PaperKind::Other,
        None if is_letter(page) => PaperKind::Letter,
        None => PaperKind::Other,
    }
}

/// A letter has a number, whom it is for, and no name.
fn is_letter(page: &Page<'_>) -> bool {
    let top = page.lines.iter().take(15);
    let starts =
        |phrase: &'static str| top.clone().any(|line| crate::tongue::at(&line.words, 0, phrase).is_some());
    starts("kính gửi") || starts("v / v") || top.clone().any(|line| has(&line.words, &["kính gửi :"]))
}

/// What a plan is about that touches emulation but launches nothing.
const OTHER: &[Phrase] = &[
    "kiểm tra",
    "giám sát",
    "tập huấn",
    "bồi dưỡng",
    "tuyên truyền",
    "khảo sát",
    "bầu cử",
    "tổ chức hội nghị",
    "tổ chức lễ",
    "tổ chức đại hội",
    "đại hội thi đua",
    "hội nghị điển hình",
    "hội nghị biểu dương",
    "tổ chức tổng kết",
    "tổng kết",
    "sơ kết",
    "công tác dân vận",
    "tổ chức hội thi",
    "cải cách hành chính",
    "phòng chống",
    "phòng , chống",
    "thanh tra",
    "đào tạo",
    "tuyển dụng",
];

/// Whether the title launches or carries out a campaign.
fn launches(page: &Page<'_>) -> bool {
    let Some(name) = page.name else { return false };
    let Some(title) = page.lines.get(name + 1).filter(|_| name + 1 < page.foot) else { return false };
    let words: Vec<Token> = title.words.clone();
    let campaign = find(
        &words,
        &[
            "phong trào thi đua",
            "phong trào thi",
            "phát động thi đua",
            "đợt thi đua",
            "thi đua cao điểm",
            "thi đua đặc biệt",
            "phong trào",
            "thi đua",
        ],
    );
    let Some((at, _, phrase)) = campaign else { return false };
    let before = words.get(..at).unwrap_or_default();
    let starts = has(before, &["phát động", "triển khai", "tổ chức", "thực hiện", "hưởng ứng"])
        || phrase.starts_with("phát động");
    let other = find(before, OTHER)
        .is_some_and(|(place, _, _)| !has(before.get(..place).unwrap_or_default(), &["phát động"]));
    if other {
        return false;
    }
    match phrase {
        "thi đua" => !has(&words, &["công tác thi đua"]) || has_launch(page),
        "phong trào" => starts && (has_launch(page) || has(&words, &["thi đua"]) || awards(page)),
        _ => true,
    }
}

/// Whether the body says under a heading what is awarded: a plan that answers a campaign and awards for it carries it out.
fn awards(page: &Page<'_>) -> bool {
    page.body().filter_map(|at| page.lines.get(at)).any(|line| line.topic == Topic::Award && line.heading > 0)
}

/// Whether the body launches a campaign, as the title does not say so.
fn has_launch(page: &Page<'_>) -> bool {
    page.lines.iter().take(page.foot).any(|line| {
        has(
            &line.words,
            &[
                "phát động phong trào thi đua",
                "nội dung thi đua",
                "đối tượng thi đua",
                "phát động thi đua",
                "tiêu chí thi đua",
                "phong trào thi đua",
            ],
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::Draft;
    use super::PaperKind;

    const HEAD: &str = "ỦY BAN NHÂN DÂN\nXÃ PHONG QUANG\nSố: 12/KH-UBND\nKẾ HOẠCH\nHưởng ứng phong trào “Cả nước chung tay vì người nghèo” năm 2026\nI. MỤC ĐÍCH\n- Chăm lo người nghèo.\n";

    #[test]
    fn a_plan_that_answers_a_campaign_and_awards_for_it_is_a_plan_of_a_campaign() {
        let awarding = "II. KHEN THƯỞNG\n1. Hình thức khen thưởng: Giấy khen của Chủ tịch UBND xã.\n";
        assert_eq!(Draft::of(&format!("{HEAD}{awarding}")).kind, PaperKind::EmulationPlan);
        let giving = "II. NỘI DUNG\n1. Vận động quyên góp, tặng quà Tết cho hộ nghèo.\n";
        assert_eq!(Draft::of(&format!("{HEAD}{giving}")).kind, PaperKind::OtherPlan);
    }
}
