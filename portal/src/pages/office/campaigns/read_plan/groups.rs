//! The groups of items that a plan is made of, each item with the same few fields: drawn, filled in and read by one list.

use crate::pages::office::values::word;
use crate::ui::options::Choice;
use serde::Serialize;
use sovang_domain::award_form::AwardForm;
use sovang_domain::locality::UnitKind;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{DueGrammar, DutyKind, Needed, Occasion};
use sovang_domain::quota::QuotaOperator;
use sovang_words::format::sentence_case;
use sovang_words::terms;

/// How an item is written down.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Line,
    Text,
    Number,
    Choose(Options),
    Tick(Options),
}

/// What there is to choose from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Options {
    Forms,
    Kinds,
    Occasions,
    ReportOccasions,
    Reviews,
    Operators,
    Grammar,
    Duties,
    Units,
    Needed,
}

/// One field of an item.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) hint: &'static str,
    pub(super) kind: Kind,
}

/// Items of one sort.
#[derive(Debug)]
pub(super) struct Group {
    /// How the names of its fields begin, and its section's id.
    pub(super) id: &'static str,
    pub(super) heading: &'static str,
    /// One of them, as the button that adds one says it.
    pub(super) one: &'static str,
    /// Whether somebody has to confirm each of them, however sure the reading is.
    pub(super) must: bool,
    /// Whether each quotes its sentence.
    pub(super) quotes: bool,
    pub(super) fields: &'static [Asked],
}

pub(super) const PURPOSES: &str = "muc-dich";
pub(super) const CONTENTS: &str = "noi-dung";
pub(super) const PHASES: &str = "giai-doan";
pub(super) const AUDIENCES: &str = "doi-tuong";
pub(super) const DUTIES: &str = "han";
pub(super) const FORMS: &str = "hinh-thuc";
pub(super) const QUOTAS: &str = "so-luong";
pub(super) const PAPERS: &str = "giay-to";
pub(super) const STEPS: &str = "buoc";
pub(super) const RESPONSIBILITIES: &str = "phan-cong";
pub(super) const BASES: &str = "can-cu";
pub(super) const SUPERIOR: &str = "cap-tren";
pub(super) const READINGS: &str = "diem-chua-ro";

/// The sentence of an item, what was decided of it, why it is unsure, and from which letter of the text on it was read.
pub(super) const WORDS: &str = "cau";
pub(super) const DECIDED: &str = "muc";
pub(super) const WHY: &str = "ngo";
pub(super) const FROM: &str = "tu-chu";
pub(super) const TAKEN: &str = "co";
pub(super) const STRUCK: &str = "bo";
/// A duty that is no report, dossier or unit's plan: who does what.
pub(super) const OTHER: &str = "viec-khac";
/// The units' duty that is a report.
pub(super) const REPORT: &str = "bao-cao";
/// Not a kind of unit: the commune itself owes it upward.
pub(super) const COMMUNE: &str = "xa";
/// Every kind of unit.
pub(super) const EVERY_KIND: &str = "tat-ca";

const fn line(name: &'static str, label: &'static str) -> Asked {
    Asked { name, label, hint: "", kind: Kind::Line }
}

const fn hinted(name: &'static str, label: &'static str, hint: &'static str, kind: Kind) -> Asked {
    Asked { name, label, hint, kind }
}

const fn asked(name: &'static str, label: &'static str, kind: Kind) -> Asked {
    Asked { name, label, hint: "", kind }
}

const fn group(
    id: &'static str,
    heading: &'static str,
    one: &'static str,
    (must, quotes): (bool, bool),
    fields: &'static [Asked],
) -> Group {
    Group { id, heading, one, must, quotes, fields }
}

const CONFIRMED: (bool, bool) = (true, true);
const QUOTED: (bool, bool) = (false, true);
const NAMED: (bool, bool) = (false, false);

/// All groups, in the order in which they are read.
pub(super) const GROUPS: [Group; 13] = [
    group(
        DUTIES,
        "Thời hạn, nghĩa vụ",
        "thời hạn",
        CONFIRMED,
        &[
            asked("loai", "Là việc gì", Kind::Choose(Options::Duties)),
            hinted("viec", "Việc phải làm", "Viết ngắn.", Kind::Line),
            hinted("ai", "Ai phải làm", "Như kế hoạch gọi.", Kind::Line),
            hinted(
                "don-vi",
                "Báo cáo: loại đơn vị nào nợ",
                "Chỉ những loại mà kế hoạch nêu.",
                Kind::Tick(Options::Units),
            ),
            hinted("den", "Báo cáo: gửi ai", "Kế hoạch không nêu thì ghi: Kế hoạch không nêu.", Kind::Line),
            asked("dip", "Báo cáo: về dịp nào", Kind::Choose(Options::ReportOccasions)),
            asked("gioi-tu", "Hạn", Kind::Choose(Options::Grammar)),
            asked("ngay", "Ngày", Kind::Number),
            asked("thang", "Tháng", Kind::Number),
            hinted("nam", "Năm", "Hằng năm, hoặc một năm như 2027.", Kind::Line),
        ],
    ),
    group(
        FORMS,
        "Hình thức khen thưởng",
        "hình thức",
        CONFIRMED,
        &[
            asked("hinh-thuc", "Hình thức trong sổ", Kind::Choose(Options::Forms)),
            line("ten", "Tên mà kế hoạch gọi"),
            asked("dip", "Xét vào dịp", Kind::Tick(Options::Occasions)),
            asked("cho", "Khen ai", Kind::Tick(Options::Kinds)),
        ],
    ),
    group(
        QUOTAS,
        "Số lượng được khen",
        "số lượng",
        CONFIRMED,
        &[
            asked("hinh-thuc", "Hình thức", Kind::Choose(Options::Forms)),
            asked("cho", "Khen ai", Kind::Choose(Options::Kinds)),
            asked("toan-tu", "Là", Kind::Choose(Options::Operators)),
            asked("so", "Số lượng", Kind::Number),
            hinted("dip", "Tính cho dịp", "“Mỗi năm” là hằng năm.", Kind::Tick(Options::Occasions)),
        ],
    ),
    group(
        PAPERS,
        "Giấy tờ của hồ sơ",
        "giấy tờ",
        CONFIRMED,
        &[line("ten", "Tên giấy tờ"), asked("khi", "Cần khi nào", Kind::Choose(Options::Needed))],
    ),
    group(
        AUDIENCES,
        "Đối tượng thi đua",
        "đối tượng",
        CONFIRMED,
        &[
            line("ten", "Đối tượng"),
            asked("loai", "Gồm", Kind::Tick(Options::Kinds)),
            hinted("tieu-chi", "Tiêu chí", "Mỗi dòng một tiêu chí, chép nguyên văn.", Kind::Text),
        ],
    ),
    group(PURPOSES, "Mục đích", "mục đích", QUOTED, &[asked("ngan", "Viết ngắn cho người dân", Kind::Text)]),
    group(
        CONTENTS,
        "Nội dung thi đua",
        "nội dung",
        QUOTED,
        &[asked("ngan", "Viết ngắn cho người dân", Kind::Text)],
    ),
    group(
        PHASES,
        "Giai đoạn, sơ kết, tổng kết",
        "giai đoạn",
        QUOTED,
        &[
            line("ten", "Giai đoạn"),
            asked("tu", "Từ năm", Kind::Number),
            asked("den", "Đến năm", Kind::Number),
            asked("danh-gia", "Kết thúc bằng", Kind::Choose(Options::Reviews)),
            asked("nam", "Vào năm", Kind::Number),
        ],
    ),
    group(
        RESPONSIBILITIES,
        "Phân công",
        "phân công",
        QUOTED,
        &[line("don-vi", "Ai"), hinted("viec", "Việc", "Mỗi dòng một việc.", Kind::Text)],
    ),
    group(STEPS, "Các bước xét", "bước", QUOTED, &[line("ai", "Ai"), line("viec", "Làm gì")]),
    group(
        BASES,
        "Căn cứ",
        "căn cứ",
        NAMED,
        &[
            line("loai", "Loại văn bản"),
            line("so", "Số, ký hiệu"),
            hinted("ngay", "Ngày", "Để trống nếu kế hoạch không ghi.", Kind::Line),
            line("noi", "Nơi ban hành"),
            asked("ve", "Về việc", Kind::Text),
        ],
    ),
    group(
        SUPERIOR,
        "Phong trào cấp trên mà kế hoạch hưởng ứng",
        "phong trào",
        NAMED,
        &[line("ten", "Tên phong trào"), line("cap", "Ai phát động")],
    ),
    group(
        READINGS,
        "Điểm kế hoạch chưa rõ, địa phương hiểu thế nào",
        "điểm",
        QUOTED,
        &[asked("diem", "Điểm chưa rõ", Kind::Text), asked("ap-dung", "Địa phương áp dụng", Kind::Text)],
    ),
];

/// The name of a field of a group, before its row is said.
pub(super) fn name(group: &str, field: &str) -> String {
    format!("{group}-{field}")
}

/// The field that says how many items a group has.
pub(super) fn count(group: &str) -> String {
    name(group, "so-muc")
}

impl Options {
    /// What is chosen from, each as it is sent and as it reads.
    pub(super) fn all(self, forms: &[AwardForm]) -> Vec<(String, String)> {
        let none = || (String::new(), "Chọn".to_owned());
        let own = |value: &str, words: &str| (value.to_owned(), words.to_owned());
        match self {
            Self::Forms => {
                let known = forms.iter().map(|form| own(form.id.as_str(), &form.short));
                std::iter::once(none()).chain(known).collect()
            }
            Self::Kinds => NomineeKind::ALL.map(|kind| said(&kind, terms::kind(kind))).to_vec(),
            Self::Occasions => Occasion::ALL.map(|on| said(&on, terms::occasion(on))).to_vec(),
            Self::ReportOccasions => [Occasion::Annual, Occasion::Interim, Occasion::Final]
                .map(|on| said(&on, terms::occasion(on)))
                .to_vec(),
            Self::Reviews => {
                let reviews = [Occasion::Interim, Occasion::Final].map(|on| said(&on, terms::occasion(on)));
                [own("", "Kế hoạch không nêu")].into_iter().chain(reviews).collect()
            }
            Self::Operators => {
                vec![said(&QuotaOperator::Cap, "không quá"), said(&QuotaOperator::Exact, "đúng số này")]
            }
            Self::Grammar => vec![
                said(&DueGrammar::Before, "trước ngày"),
                said(&DueGrammar::By, "chậm nhất, đến hết ngày"),
            ],
            Self::Duties => {
                let kinds = [DutyKind::UnitPlan, DutyKind::Dossier, DutyKind::Inspection];
                let kinds = kinds.map(|kind| said(&kind, terms::duty_head(kind)));
                let other = own(OTHER, "Việc khác, ghi vào phân công");
                [none(), own(REPORT, "Báo cáo")].into_iter().chain(kinds).chain([other]).collect()
            }
            Self::Units => {
                let kinds = UnitKind::ALL.map(|kind| said(&kind, terms::unit_kind(kind)));
                let every = own(EVERY_KIND, "Mọi đơn vị tham gia");
                [every].into_iter().chain(kinds).chain([own(COMMUNE, "Xã báo cáo lên cấp trên")]).collect()
            }
            Self::Needed => vec![
                said(&Needed::Always, "hồ sơ nào cũng cần"),
                said(&Needed::ForInitiatives, "chỉ khi thành tích là sáng kiến, sáng chế"),
            ],
        }
    }

    /// The same as choices of a field.
    pub(super) fn choices(self, forms: &[AwardForm]) -> Vec<Choice> {
        self.all(forms).into_iter().map(|(value, words)| Choice::new(value, words)).collect()
    }
}

fn said<T: Serialize>(of: &T, words: &str) -> (String, String) {
    (word(of), sentence_case(words))
}

/// The value of an enum as its field has it.
pub(super) fn value<T: Serialize>(of: &T) -> String {
    word(of)
}
