//! What stands once in a plan: its number, day, title, issuer and signature, its years, how many sets of papers, who
//! receives it. Filled in from what was read, drawn, and read back.

use super::compose::Reading;
use super::review::{FORM, View};
use crate::shell::submission::Values;
use crate::ui::field::Field;
use crate::ui::options::Choice;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::plan::{PlanPeriod, PlanSignatory};
use sovang_paper::Draft as Paper;
use sovang_words::proposed;

pub(super) const TITLE: &str = "ten-van-ban";
pub(super) const CAMPAIGN: &str = "phong-trao";
pub(super) const ADDRESS: &str = "dia-chi";
pub(super) const NUMBER: &str = "so-ky-hieu";
const DATE: &str = "ngay-ban-hanh";
const DATE_WORDS: &str = "ngay-de-trong";
/// Ticked for what the paper leaves blank.
pub(super) const BLANK: &str = "khong-ghi";
const NO_NUMBER: &str = "so";
const NO_DATE: &str = "ngay";
const PLACE: &str = "noi-ban-hanh";
const ISSUER: &str = "co-quan";
pub(super) const SIGNER: &str = "nguoi-ky";
const POSITION: &str = "chuc-vu-ky";
const MODES: &str = "the-thuc";
const MOST_MODES: usize = 5;
const FROM_YEAR: &str = "tu-nam";
const TO_YEAR: &str = "den-nam";
/// The sentence of the period.
pub(super) const PERIOD: &str = "cau-thoi-gian";
const SETS: &str = "so-bo";
const RECIPIENTS: &str = "noi-nhan";

/// What stands once.
pub(super) struct Head {
    pub(super) title: String,
    pub(super) campaign: String,
    pub(super) slug: String,
    pub(super) number: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) date_words: Option<String>,
    pub(super) place: Option<String>,
    pub(super) issuer: String,
    pub(super) signatory: PlanSignatory,
    pub(super) period: PlanPeriod,
    pub(super) sets: Option<u8>,
    pub(super) recipients: Vec<String>,
}

/// The year of "2025", "2030-12" or "2026-11-20".
pub(super) fn year_of(text: Option<&str>) -> Vec<String> {
    text.and_then(|text| text.get(..4)).map(ToOwned::to_owned).into_iter().collect()
}

pub(super) fn propose(paper: &Paper, values: &mut Values) {
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    let campaign = said(&paper.campaign);
    values.set(ADDRESS, proposed::address(&campaign));
    values.set(CAMPAIGN, campaign);
    values.set(TITLE, said(&paper.title));
    values.set(NUMBER, said(&paper.number));
    values.set(PLACE, said(&paper.place));
    values.set(ISSUER, said(&paper.issuer));
    if let Some(date) = &paper.date {
        let all = (date.day, date.month, date.year);
        match all {
            (Some(day), Some(month), Some(year)) => values.set(DATE, format!("{day:02}/{month:02}/{year}")),
            (None, Some(month), Some(year)) => values.set(DATE_WORDS, format!("tháng {month} năm {year}")),
            _ => {}
        }
    }
    if let Some(signed) = &paper.signatory {
        values.set(SIGNER, said(&signed.name));
        values.set(POSITION, said(&signed.position));
        let mode = signed.mode.as_ref().map(|mode| match &signed.on_behalf_of {
            Some(of) => format!("{mode}. {of}"),
            None => format!("{mode}."),
        });
        values.set(MODES, mode.unwrap_or_default());
    }
    if let Some(period) = &paper.period {
        let issued = paper.date.as_ref().and_then(|date| date.year).map(|year| year.to_string());
        let from = year_of(period.from.as_deref()).into_iter().next().or(issued);
        values.set(FROM_YEAR, from.unwrap_or_default());
        values.set(TO_YEAR, year_of(period.to.as_deref()).concat());
        values.set(PERIOD, period.said.words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    values.set(SETS, paper.sets.map(|sets| sets.to_string()).unwrap_or_default());
    let recipients: Vec<&str> = paper.recipients.iter().map(|item| item.name.as_str()).collect();
    values.set(RECIPIENTS, recipients.join("\n"));
}

/// What every plan has to say, with its label.
pub(super) const NEEDED: [(&str, &str); 11] = [
    (TITLE, "Tên văn bản"),
    (CAMPAIGN, "Tên phong trào"),
    (ADDRESS, "Địa chỉ trang công khai"),
    (NUMBER, "Số, ký hiệu"),
    (DATE, "Ngày ban hành"),
    (ISSUER, "Cơ quan ban hành"),
    (POSITION, "Chức vụ người ký"),
    (SIGNER, "Họ tên người ký"),
    (FROM_YEAR, "Thực hiện từ năm"),
    (TO_YEAR, "Đến năm"),
    (PERIOD, "Câu nêu thời gian thực hiện"),
];

/// Whether a field is one of those that stand once.
pub(super) fn is_own(field: &str) -> bool {
    NEEDED.iter().any(|(own, _)| *own == field)
        || [MODES, SETS, RECIPIENTS, BLANK, DATE_WORDS, PLACE].contains(&field)
}

/// Whether the paper itself leaves it blank.
pub(super) fn is_left_blank(field: &str, blank: &[String]) -> bool {
    let left = |mark: &str| blank.iter().any(|one| one == mark);
    (field == NUMBER && left(NO_NUMBER)) || (field == DATE && left(NO_DATE))
}

/// The fields; an amendment stays at its campaign's address.
pub(super) fn fields(view: &View) -> Markup {
    let field = |name: &str, label: &str| -> Field { view.draft.field(FORM, name, label) };
    let blank =
        [Choice::new(NO_NUMBER, "Văn bản không ghi số"), Choice::new(NO_DATE, "Văn bản không ghi đủ ngày")];
    html! {
        (field(TITLE, "Tên văn bản (trích yếu)").textarea(2))
        (field(CAMPAIGN, "Tên phong trào").textarea(2))
        @if view.review.campaign.is_empty() {
            (field(ADDRESS, "Địa chỉ trang công khai")
                .hint("Chữ thường không dấu, nối bằng gạch ngang. Ghi rồi không đổi được.").text())
        }
        (field(NUMBER, "Số, ký hiệu").text())
        (field(DATE, "Ngày ban hành").date())
        (field(BLANK, "Để trống trên văn bản").checkboxes(&blank, &view.draft.all(FORM, BLANK)))
        (field(DATE_WORDS, "Văn bản không ghi ngày thì viết thế nào").hint("Ví dụ: tháng 11 năm 2026.").text())
        (field(PLACE, "Nơi ban hành").text())
        (field(ISSUER, "Cơ quan ban hành").text())
        (field(MODES, "Thể thức ký").hint("Mỗi dòng một dòng trên chức vụ, ví dụ TM. ỦY BAN NHÂN DÂN.").textarea(2))
        (field(POSITION, "Chức vụ người ký").text())
        (field(SIGNER, "Họ tên người ký").text())
        (field(FROM_YEAR, "Thực hiện từ năm").number(2000, Some(2100)))
        (field(TO_YEAR, "Đến năm").number(2000, Some(2100)))
        (field(PERIOD, "Câu nêu thời gian thực hiện").hint("Chép nguyên văn.").textarea(2))
        (field(SETS, "Số bộ hồ sơ đề nghị").hint("Để trống nếu kế hoạch không nêu.").number(1, Some(9)))
        (field(RECIPIENTS, "Nơi nhận").hint("Mỗi dòng một nơi.").textarea(3))
    }
}

pub(super) fn compose(reading: &mut Reading<'_>, slug: Option<&str>) -> Head {
    let values = reading.values;
    let blank = values.all(BLANK);
    let title = reading.needed(TITLE, "Ghi tên văn bản như trên kế hoạch.");
    let campaign = reading.needed(CAMPAIGN, "Ghi tên phong trào.");
    let slug = slug.map_or_else(|| address(reading), ToOwned::to_owned);
    let number = reading.line(NUMBER);
    if number.is_empty() && !blank.contains(&NO_NUMBER) {
        reading
            .wrong(NUMBER, "Ghi số, ký hiệu; văn bản không ghi số thì đánh dấu ở ô “Để trống trên văn bản”.");
    }
    let date = values.date(DATE, &mut reading.errors);
    if values.get(DATE).is_empty() && !blank.contains(&NO_DATE) {
        reading.wrong(
            DATE,
            "Ghi ngày ban hành; văn bản không ghi đủ ngày thì đánh dấu ở ô “Để trống trên văn bản”.",
        );
    }
    let date_words = Some(reading.line(DATE_WORDS)).filter(|words| date.is_none() && !words.is_empty());
    let signatory = PlanSignatory {
        name: reading.needed(SIGNER, "Ghi họ tên người ký."),
        position: reading.needed(POSITION, "Ghi chức vụ người ký."),
        modes: values.lines(MODES, MOST_MODES, &mut reading.errors),
    };
    Head {
        title,
        campaign,
        slug,
        number: Some(number).filter(|number| !number.is_empty()),
        date,
        date_words,
        place: Some(reading.line(PLACE)).filter(|place| !place.is_empty()),
        issuer: reading.needed(ISSUER, "Ghi cơ quan ban hành."),
        signatory,
        period: period(reading, date),
        sets: sets(reading),
        recipients: values
            .get(RECIPIENTS)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
    }
}

fn address(reading: &mut Reading<'_>) -> String {
    let typed = reading.values.get(ADDRESS).to_owned();
    if !sovang_domain::ids::is_slug(&typed) {
        reading
            .wrong(ADDRESS, "Ghi địa chỉ bằng chữ thường không dấu, số và gạch ngang, ví dụ thi-dua-2027.");
    }
    typed
}

fn sets(reading: &mut Reading<'_>) -> Option<u8> {
    match reading.values.get(SETS) {
        "" => None,
        typed => {
            let sets = typed.parse().ok().filter(|sets| (1..=9).contains(sets));
            if sets.is_none() {
                reading
                    .wrong(SETS, "Ghi số bộ hồ sơ bằng chữ số, từ 1 đến 9; kế hoạch không nêu thì để trống.");
            }
            sets
        }
    }
}

/// The years stand in the sentence; the first may also be that of the day of issue.
fn period(reading: &mut Reading<'_>, date: Option<Date>) -> PlanPeriod {
    let from_year = reading.year(FROM_YEAR, "Ghi năm bắt đầu, ví dụ 2026.");
    let to_year = reading.year(TO_YEAR, "Ghi năm kết thúc, ví dụ 2030.");
    let source = reading.quotation(PERIOD, None);
    let said = |year: i16| crate::pages::quoted::says(&source.words, u64::try_from(year).unwrap_or_default());
    if from_year != 0 && to_year != 0 && from_year > to_year {
        reading.wrong(TO_YEAR, "Năm kết thúc không được trước năm bắt đầu.");
    } else if !source.words.is_empty() {
        if to_year != 0 && !said(to_year) {
            reading.wrong(
                TO_YEAR,
                &format!(
                    "Câu nêu thời gian không có năm {to_year}. Sửa năm, hoặc chép câu nêu đúng năm này."
                ),
            );
        }
        if from_year != 0 && !said(from_year) && date.is_none_or(|date| date.year() != from_year) {
            reading.wrong(FROM_YEAR, &format!("Câu nêu thời gian không có năm {from_year}, ngày ban hành cũng không phải năm này. Sửa năm, hoặc chép câu nêu đúng năm này."));
        }
    }
    PlanPeriod { from_year, to_year, source }
}

/// The names of what stands once are no names of groups' fields.
#[cfg(test)]
#[test]
fn no_field_of_the_head_bears_the_name_of_an_items_field() {
    for group in &super::groups::GROUPS {
        for asked in group.fields {
            let named = super::groups::name(group.id, asked.name);
            for own in
                [TITLE, CAMPAIGN, ADDRESS, NUMBER, DATE, SIGNER, FROM_YEAR, TO_YEAR, PERIOD, SETS, RECIPIENTS]
            {
                assert_ne!(named, own);
            }
        }
    }
}
