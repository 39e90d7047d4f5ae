//! What a part of a plan is about, told by its heading.

use super::page::Page;
use crate::tongue::{Token, has};

/// What the lines under a heading are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Topic {
    /// mục đích, yêu cầu, mục tiêu
    Purpose,
    /// nội dung thi đua
    Contents,
    /// đối tượng thi đua
    Audience,
    /// tiêu chí thi đua
    Criteria,
    /// hình thức, số lượng khen thưởng
    Award,
    /// đối tượng, tiêu chuẩn khen thưởng
    AwardStandard,
    /// hồ sơ
    Dossier,
    /// số lượng hồ sơ
    Sets,
    /// trình tự, thủ tục
    Procedure,
    /// thời gian, tiến độ
    Time,
    /// kinh phí
    Funding,
    /// giải pháp
    Measures,
    /// tổ chức thực hiện
    Duties,
    /// anything else
    #[default]
    Other,
}

/// Gives every line its topic: its own heading's, or that of what it stands under.
pub(super) fn settle(page: &mut Page<'_>) {
    for at in 0..page.lines.len() {
        let above = page.lines.get(at).and_then(|line| line.parent).and_then(|parent| page.lines.get(parent));
        let inherited = above.map_or(Topic::Other, |line| line.topic);
        if let Some(line) = page.lines.get_mut(at) {
            line.topic = Some(line.title())
                .filter(|title| (1..=30).contains(&title.len()))
                .and_then(|title| of(title, inherited, line.depth))
                .unwrap_or(inherited);
        }
    }
}

/// The topic a heading names.
fn of(title: &[Token], above: Topic, depth: u8) -> Option<Topic> {
    let says = |phrases: &[&'static str]| has(title, phrases);
    let award = says(&["khen thưởng", "khen", "tặng", "giấy khen", "bằng khen", "tuyên dương", "biểu dương"]);
    if above == Topic::Duties && !says(&["hồ sơ", "kinh phí", "thời gian", "tiến độ"]) {
        return None;
    }
    Some(match () {
        () if says(&["số lượng hồ sơ", "số bộ hồ sơ"]) && !says(&["thành phần"]) => {
            Topic::Sets
        }
        () if says(&["hồ sơ"]) && says(&["thời gian", "thời hạn", "hạn nộp", "nơi nhận"]) => {
            Topic::Procedure
        }
        () if says(&["hồ sơ"]) && depth <= 8 => Topic::Dossier,
        () if above == Topic::Dossier
            && depth >= 6
            && !says(&["thủ tục", "trình tự", "thời gian", "thời hạn"]) =>
        {
            return None;
        }
        () if says(&["tổ chức thực hiện", "trách nhiệm", "phân công", "tổ chức triển khai"])
            && depth <= 4 =>
        {
            Topic::Duties
        }
        () if says(&["tiêu chuẩn", "đối tượng", "điều kiện", "nguyên tắc"])
            && award
            && !says(&["hình thức", "số lượng", "tiêu chí"]) =>
        {
            Topic::AwardStandard
        }
        () if above == Topic::Criteria && depth >= 6 => return None,
        () if says(&["đối tượng"]) && !award => Topic::Audience,
        () if says(&["tiêu chí", "tiêu chuẩn thi đua", "tiêu chuẩn đánh giá"]) => Topic::Criteria,
        () if says(&["tiêu chuẩn"]) && matches!(above, Topic::Award | Topic::AwardStandard) => {
            Topic::AwardStandard
        }
        () if says(&["tiêu chuẩn"]) && !award => Topic::Criteria,
        () if says(&["số lượng", "cơ cấu", "chỉ tiêu khen", "chỉ tiêu xét"])
            && (award || above == Topic::Award) =>
        {
            Topic::Award
        }
        () if says(&["kinh phí", "mức thưởng", "mức khen", "nguồn chi"]) => Topic::Funding,
        () if says(&["trình tự", "thủ tục", "quy trình"]) => Topic::Procedure,
        () if says(&["mục đích", "yêu cầu", "ý nghĩa", "mục tiêu", "chỉ tiêu"]) => {
            Topic::Purpose
        }
        () if (award || says(&["hình thức", "danh hiệu", "giải thưởng"])) && depth <= 8 => {
            Topic::Award
        }
        () if says(&["nội dung"]) => Topic::Contents,
        () if says(&[
            "thời gian",
            "tiến độ",
            "thời hạn",
            "lộ trình",
            "các giai đoạn",
            "các đợt",
            "mốc thời gian",
        ]) =>
        {
            Topic::Time
        }
        () if crate::tongue::at(title, 0, "thực hiện") == Some(title.len()) => Topic::Duties,
        () if says(&["giải pháp", "biện pháp"]) => Topic::Measures,
        () if says(&["tổ chức phong trào", "tổ chức"]) && depth <= 2 => Topic::Duties,
        () => return None,
    })
}
