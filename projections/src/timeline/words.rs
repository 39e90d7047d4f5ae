//! Words that several sentences share: dates, deadlines, counts and names of things, as the copy rules have them.

use jiff::civil::Date;
use sovang_domain::authority::Role;
use sovang_domain::award_round::{Recovery, RevocationGround, Tally};
use sovang_domain::calendar::Deadline;
use sovang_domain::disclosure::Privacy;
use sovang_domain::ids::{AwardFormId, PaperId};
use sovang_domain::nomination::SuspensionGround;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;

/// 09/3/2026: a zero before days under 10 and months 1 and 2.
pub(super) fn date(date: Date) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    if month < 3 { format!("{day:02}/{month:02}/{year}") } else { format!("{day:02}/{month}/{year}") }
}

/// In the plan's grammar.
pub(super) fn deadline(due: Deadline) -> String {
    match due {
        Deadline::Before(day) => format!("trước ngày {}", date(day)),
        Deadline::By(day) => format!("chậm nhất ngày {}", date(day)),
    }
}

/// Counts of people and papers: 02, 05, 12; nobody is 0.
pub(super) fn count(count: usize) -> String {
    if count == 0 { "0".to_owned() } else { format!("{count:02}") }
}

/// "đã trả lời cả 02" of a number of comments.
pub(super) fn answered(comments: usize) -> String {
    match comments {
        0 => "không có góp ý".to_owned(),
        1 => "01 góp ý, đã trả lời".to_owned(),
        many => format!("{} góp ý, đã trả lời cả {}", count(many), count(many)),
    }
}

/// The name of a unit inside a sentence: ấp Trung, thôn Đông, tổ dân phố số 3; names of bodies keep their capital.
pub(super) fn inside(unit: &str) -> String {
    let common = ["Ấp ", "Thôn ", "Xóm ", "Bản ", "Làng ", "Khu ", "Tổ ", "Buôn "];
    if common.iter().any(|word| unit.starts_with(word)) { lower_first(unit) } else { unit.to_owned() }
}

/// Words that go on after them: without their full stop.
pub(super) fn onward(words: &str) -> &str {
    words.trim().trim_end_matches('.')
}

/// "a, b và c"
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} và {last}", first.join(", ")),
    }
}

/// A full stop after words that may have one already.
pub(super) fn stop(words: &str) -> String {
    let words = words.trim_end();
    if words.ends_with(['.', '!', '?', '…']) { words.to_owned() } else { format!("{words}.") }
}

/// Lower case at the start, unless the word is an abbreviation.
pub(super) fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(_), Some(second)) if second.is_uppercase() => words.to_owned(),
        (Some(first), _) => first.to_lowercase().chain(chars).collect(),
        (None, _) => String::new(),
    }
}

/// A capital at the start.
pub(super) fn upper_first(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// ", sau hạn" for what came late.
pub(super) fn late(late: bool) -> &'static str {
    if late { ", sau hạn" } else { "" }
}

pub(super) fn closed(privacy: Privacy) -> &'static str {
    match privacy {
        Privacy::Office => "Mục kín: tài khoản và phân quyền",
        Privacy::Nominee => "Mục kín: hồ sơ người được đề nghị",
        Privacy::Citizen => "Mục kín: góp ý của người dân",
        Privacy::Council => "Mục kín: kê khai xung đột lợi ích của thành viên Hội đồng",
    }
}

pub(super) fn kind(kind: NomineeKind) -> &'static str {
    match kind {
        NomineeKind::Individual => "cá nhân",
        NomineeKind::Collective => "tập thể",
        NomineeKind::Household => "hộ gia đình",
    }
}

/// "02 tập thể, 05 cá nhân"
pub(super) fn kinds(kinds: impl Iterator<Item = NomineeKind>) -> String {
    let kinds: Vec<NomineeKind> = kinds.collect();
    let counted = NomineeKind::ALL.into_iter().filter_map(|one| {
        let of_kind = kinds.iter().filter(|kind| **kind == one).count();
        (of_kind > 0).then(|| format!("{} {}", count(of_kind), kind(one)))
    });
    counted.collect::<Vec<_>>().join(", ")
}

pub(super) fn occasion(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Annual => "hằng năm",
        Occasion::Interim => "sơ kết",
        Occasion::Final => "tổng kết",
        Occasion::Unscheduled => "đột xuất",
    }
}

/// "đợt xét khen hằng năm 2026"
pub(super) fn round(of: Occasion, year: i16) -> String {
    format!("đợt xét khen {} {year}", occasion(of))
}

/// "báo cáo năm 2026", "báo cáo sơ kết năm 2027"
pub(super) fn report(of: Occasion, year: i16) -> String {
    match of {
        Occasion::Annual => format!("báo cáo năm {year}"),
        other => format!("báo cáo {} năm {year}", occasion(other)),
    }
}

pub(super) fn tally(tally: Tally) -> String {
    let [votes_for, against, abstained] =
        [tally.votes_for, tally.against, tally.abstained].map(|votes| count(votes.into()));
    format!("{votes_for} tán thành, {against} không tán thành, {abstained} không biểu quyết")
}

pub(super) fn suspension(ground: SuspensionGround) -> &'static str {
    match ground {
        SuspensionGround::Complaint => "có khiếu nại, tố cáo đang xác minh",
        SuspensionGround::Discipline => "đang xem xét kỷ luật",
        SuspensionGround::Investigation => "đang thanh tra, kiểm tra, điều tra",
    }
}

pub(super) fn revocation(ground: RevocationGround) -> &'static str {
    match ground {
        RevocationGround::FalseDeclaration => "gian dối trong kê khai thành tích",
        RevocationGround::ForgedDossier => "cung cấp thông tin sai hoặc giả mạo hồ sơ",
        RevocationGround::UnlawfulProcedure => "thẩm định, xét hoặc quyết định trái quy định",
        RevocationGround::StandardNotMet => {
            "có kết luận hoặc bản án cho thấy không đạt tiêu chuẩn trong giai đoạn thành tích"
        }
    }
}

pub(super) fn recovery(recovery: Recovery) -> &'static str {
    match recovery {
        Recovery::NotGiven => "chưa trao",
        Recovery::Due => "phải thu hồi",
        Recovery::Done => "đã thu hồi",
    }
}

pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Clerk => "văn thư",
        Role::Reporter => "đơn vị báo cáo",
        Role::AppraiserAchievement => "công chức phụ trách chuyển đổi số",
        Role::AppraiserDossier => "công chức phụ trách thi đua khen thưởng",
        Role::Council => "thành viên Hội đồng",
        Role::Chairman => "Chủ tịch UBND",
        Role::Supervisor => "Mặt trận Tổ quốc",
        Role::Auditor => "kiểm toán nội bộ",
        Role::Administrator => "quản trị hệ thống",
    }
}

/// Papers by law, as a sentence names them; rules/dossier.toml has their full names (a test keeps the ids alike).
const PAPERS: [(&str, &str); 4] = [
    ("to-trinh", "tờ trình kèm danh sách"),
    ("bien-ban-hop-xet", "biên bản họp xét"),
    ("bao-cao-thanh-tich", "báo cáo thành tích"),
    ("xac-nhan-sang-kien", "xác nhận sáng kiến"),
];

pub(super) fn paper(paper: &PaperId) -> String {
    let known = PAPERS.iter().find(|(id, _)| *id == paper.as_str());
    known.map_or_else(|| format!("giấy tờ “{paper}”"), |(_, name)| (*name).to_owned())
}

/// Award forms in short, as rules/award-forms.toml has them (a test keeps them alike).
const FORMS: [(&str, &str); 9] = [
    ("giay-khen", "Giấy khen"),
    ("lao-dong-tien-tien", "Lao động tiên tiến"),
    ("chien-si-thi-dua-co-so", "Chiến sĩ thi đua cơ sở"),
    ("tap-the-lao-dong-tien-tien", "Tập thể lao động tiên tiến"),
    ("bang-khen-tinh", "Bằng khen cấp tỉnh"),
    ("co-thi-dua-tinh", "Cờ thi đua cấp tỉnh"),
    ("bang-khen-thu-tuong", "Bằng khen Thủ tướng"),
    ("co-thi-dua-chinh-phu", "Cờ thi đua Chính phủ"),
    ("huan-chuong-lao-dong", "Huân chương Lao động"),
];

pub(super) fn form(form: &AwardFormId) -> String {
    let known = FORMS.iter().find(|(id, _)| *id == form.as_str());
    known.map_or_else(|| format!("hình thức “{form}”"), |(_, name)| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn dates_take_a_zero_before_days_under_ten_and_months_one_and_two() {
        assert_eq!(date(day(2026, 3, 9)), "09/3/2026");
        assert_eq!(date(day(2026, 2, 1)), "01/02/2026");
        assert_eq!(date(day(2026, 11, 18)), "18/11/2026");
    }

    #[test]
    fn deadlines_keep_the_plans_grammar() {
        assert_eq!(deadline(Deadline::Before(day(2026, 10, 22))), "trước ngày 22/10/2026");
        assert_eq!(deadline(Deadline::By(day(2025, 12, 15))), "chậm nhất ngày 15/12/2025");
    }

    #[test]
    fn lists_read_as_people_speak() {
        let names = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(&names), "a, b và c");
        assert_eq!(list(&names[..1]), "a");
        assert_eq!(list(&[]), "");
    }

    #[test]
    fn counts_take_a_zero_in_front_but_nobody_is_0() {
        assert_eq!([0, 5, 12].map(count), ["0", "05", "12"]);
        let votes = Tally { votes_for: 8, against: 0, abstained: 1 };
        assert_eq!(tally(votes), "08 tán thành, 0 không tán thành, 01 không biểu quyết");
        assert_eq!(answered(1), "01 góp ý, đã trả lời");
        assert_eq!(answered(3), "03 góp ý, đã trả lời cả 03");
    }

    #[test]
    fn hamlets_are_common_nouns_inside_a_sentence_and_bodies_keep_their_capital() {
        assert_eq!(inside("Ấp Trung"), "ấp Trung");
        assert_eq!(inside("Tổ dân phố số 3"), "tổ dân phố số 3");
        assert_eq!(inside("Trường THCS Tứ Minh"), "Trường THCS Tứ Minh");
    }

    #[test]
    fn abbreviations_keep_their_capitals() {
        assert_eq!(lower_first("Biên bản họp xét"), "biên bản họp xét");
        assert_eq!(lower_first("UBND xã"), "UBND xã");
    }

    #[test]
    fn every_form_and_paper_of_the_rules_has_its_words() {
        let forms = include_str!("../../../rules/award-forms.toml");
        let quoted = |line: &str| line.split('"').nth(1).unwrap_or_default().to_owned();
        let mut id = String::new();
        let mut seen = 0;
        for line in forms.lines() {
            if line.starts_with("id =") {
                id = quoted(line);
            } else if line.starts_with("short =") {
                assert_eq!(form(&id.as_str().into()), quoted(line));
                seen += 1;
            }
        }
        assert_eq!(seen, FORMS.len());
        let papers = include_str!("../../../rules/dossier.toml");
        let ids: Vec<String> = papers.lines().filter(|line| line.starts_with("id =")).map(quoted).collect();
        assert_eq!(ids, PAPERS.map(|(id, _)| id.to_owned()));
    }
}
