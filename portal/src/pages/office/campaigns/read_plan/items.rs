//! What was read, item by item: in short words, with its sentence, where it stands, and why it is unsure.

use super::chosen::{Chosen, ITEM, occasions_of, value};
use super::marked::Marks;
use crate::pages::office::values;
use crate::ui::section::section;
use crate::ui::tag::{State, tag};
use maud::{Markup, html};
use sovang_domain::plan::Occasion;
use sovang_paper::Draft as Paper;
use sovang_paper::draft::{
    AwardForm, DayOperator, Deadline, Document, Period, Phase, Quota, QuotaOperator, Said, Share, Undated,
    Who, Year,
};
use sovang_words::format::{count2, list, sentence_case};
use sovang_words::terms;

/// A longer sentence is cut: it stands whole in the text.
const QUOTED: usize = 240;

/// One item: what it says, and the words it was read from.
type Item<'a> = (String, &'a Said);

/// The groups whose items are ticked and struck: of them the plan is made.
pub(super) const DEADLINES: &str = "thoi-han";
pub(super) const UNDATED: &str = "khong-ngay";
pub(super) const FORMS: &str = "hinh-thuc";
pub(super) const QUOTAS: &str = "so-luong";
pub(super) const PAPERS: &str = "giay-to";
pub(super) const AUDIENCES: &str = "doi-tuong";

/// All items, grouped as a plan is.
pub(super) fn all(paper: &Paper, chosen: &Chosen, marks: &Marks) -> Markup {
    let told = |id: &str, heading: &str, items: Vec<Item<'_>>| {
        group(id, heading, items.into_iter().map(|(words, said)| item(marks, words, said)).collect())
    };
    let ticked = |id: &str, heading: &str, items: Vec<Item<'_>>| {
        let one = |(at, (words, said)): (usize, Item<'_>)| {
            html! {
                (tick(chosen, id, at, &words, said)) (quoted(marks, said))
            }
        };
        group(id, heading, items.into_iter().enumerate().map(one).collect())
    };
    html! {
        (told("thoi-gian", "Thời gian", paper.period.iter().map(|item| (period(item), &item.said)).collect()))
        (ticked(DEADLINES, "Thời hạn", paper.deadlines.iter().map(|item| (deadline(item), &item.said)).collect()))
        (ticked(UNDATED, "Việc không nêu ngày", paper.undated.iter().map(|item| (undated(item), &item.said)).collect()))
        (forms(paper, chosen, marks))
        (ticked(QUOTAS, "Số lượng", paper.quotas.iter().map(|item| (quota(item), &item.said)).collect()))
        @if !paper.shares.is_empty() {
            (told("ty-le", "Tỷ lệ", paper.shares.iter().map(|item| (share(item), &item.said)).collect()))
        }
        (ticked(PAPERS, "Giấy tờ của hồ sơ", paper.dossier.iter().map(|item| (item.name.clone(), &item.said)).collect()))
        (ticked(AUDIENCES, "Đối tượng", paper.audiences.iter().map(|item| (with_kinds(&item.name, &item.kinds), &item.said)).collect()))
        (told("giai-doan", "Giai đoạn", paper.phases.iter().map(|item| (phase(item), &item.said)).collect()))
        (told("can-cu", "Căn cứ", paper.legal_bases.iter().map(|item| (basis(item), &item.said)).collect()))
        @if !paper.oddities.is_empty() {
            (told("cho-la", "Chỗ lạ, văn phòng xem lại", paper.oddities.iter().map(|item| (item.note.clone(), &item.said)).collect()))
        }
    }
}

fn group(id: &str, heading: &str, items: Vec<Markup>) -> Markup {
    section(
        id,
        format!("{heading}: {}", count2(items.len() as u64)),
        html! {
            @if items.is_empty() { p { "Kế hoạch không nêu." } }
            @else { ul { @for item in &items { li { (item) } } } }
        },
    )
}

/// The forms; where the plan names no occasion, the reader says it.
fn forms(paper: &Paper, chosen: &Chosen, marks: &Marks) -> Markup {
    let one = |(at, item): (usize, &AwardForm)| {
        html! {
            (tick(chosen, FORMS, at, &form(item), &item.said))
            (quoted(marks, &item.said))
            @if item.occasions.is_empty() { (occasions(chosen, at)) }
        }
    };
    group(FORMS, "Hình thức khen thưởng", paper.award_forms.iter().enumerate().map(one).collect())
}

fn occasions(chosen: &Chosen, at: usize) -> Markup {
    let said = chosen.occasions(at);
    html! {
        fieldset {
            legend { "Kế hoạch không nêu dịp. Xét vào dịp:" }
            @for occasion in Occasion::ALL {
                label {
                    input type="checkbox" name=(occasions_of(at)) value=(values::word(&occasion)) checked[said.contains(&occasion)];
                    " " (terms::occasion(occasion))
                }
            }
        }
    }
}

fn tick(chosen: &Chosen, group: &str, at: usize, words: &str, said: &Said) -> Markup {
    html! {
        label {
            input type="checkbox" name=(ITEM) value=(value(group, at)) checked[chosen.has(group, at, said)];
            " " strong { (sentence_case(words)) }
            @if said.unsure { " " (tag(State::Wait, "Chưa chắc")) }
        }
    }
}

fn item(marks: &Marks, words: String, said: &Said) -> Markup {
    html! {
        strong { (sentence_case(&words)) }
        @if said.unsure { " " (tag(State::Wait, "Chưa chắc")) }
        br; (quoted(marks, said))
    }
}

/// Why it is unsure, and its sentence.
fn quoted(marks: &Marks, said: &Said) -> Markup {
    html! {
        @if let Some(why) = &said.why { (why) br; }
        @if !said.words.trim().is_empty() {
            small {
                "“" (cut(&said.words)) "” "
                @if let Some(id) = marks.id(said) { a href=(format_args!("#{id}")) { "Xem trong văn bản" } }
            }
        }
    }
}

fn cut(words: &str) -> String {
    let one: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if one.chars().count() <= QUOTED {
        return one;
    }
    one.chars().take(QUOTED).collect::<String>() + "…"
}

fn period(of: &Period) -> String {
    match (&of.from, &of.to) {
        (Some(from), Some(to)) if from == to => format!("năm {from}"),
        (from, to) => format!(
            "từ {} đến {}",
            from.as_deref().unwrap_or("ngày ban hành"),
            to.as_deref().unwrap_or("không nêu")
        ),
    }
}

fn deadline(of: &Deadline) -> String {
    let operator = match of.operator {
        DayOperator::Before => "trước ngày",
        DayOperator::AtLatest => "chậm nhất ngày",
        DayOperator::On => "ngày",
    };
    let year = match of.year {
        Some(Year::Of(year)) => format!("/{year}"),
        Some(Year::Every) => " hằng năm".to_owned(),
        None => String::new(),
    };
    format!(
        "{}: {operator} {:02}/{:02}{year}{}",
        of.what,
        of.day,
        of.month,
        between(of.who.as_deref(), of.to.as_deref())
    )
}

/// ; các đơn vị gửi Phòng Văn hóa - Xã hội
fn between(who: Option<&str>, to: Option<&str>) -> String {
    match (who, to) {
        (Some(who), Some(to)) => format!("; {who} gửi {to}"),
        (Some(who), None) => format!("; {who}"),
        (None, Some(to)) => format!("; gửi {to}"),
        (None, None) => String::new(),
    }
}

fn undated(of: &Undated) -> String {
    let when = match (of.quarter, of.month, of.year) {
        (Some(quarter), _, Some(Year::Of(year))) => format!(", quý {quarter}/{year}"),
        (Some(quarter), ..) => format!(", quý {quarter}"),
        (None, Some(month), Some(Year::Of(year))) => format!(", tháng {month}/{year}"),
        (None, Some(month), _) => format!(", tháng {month}"),
        (None, None, Some(Year::Of(year))) => format!(", năm {year}"),
        (None, None, Some(Year::Every)) => ", hằng năm".to_owned(),
        (None, None, None) => String::new(),
    };
    format!("{}{when}{}", of.what, between(of.who.as_deref(), None))
}

fn form(of: &AwardForm) -> String {
    let occasions: Vec<String> = of.occasions.iter().map(ToString::to_string).collect();
    if occasions.is_empty() { of.name.clone() } else { format!("{} ({})", of.name, list(&occasions)) }
}

fn at_most(operator: QuotaOperator) -> &'static str {
    match operator {
        QuotaOperator::AtMost => "không quá ",
        QuotaOperator::Exact => "đúng ",
    }
}

fn quota(of: &Quota) -> String {
    let form = of.form.as_deref().map(|form| format!(" {form}")).unwrap_or_default();
    let scope = of.scope.as_deref().map(|scope| format!(", {scope}")).unwrap_or_default();
    format!("{}{} {}{form}{scope}", at_most(of.operator), count2(of.number.into()), who(of.kind))
}

fn share(of: &Share) -> String {
    let kind = of.kind.map(|kind| format!(" {}", who(kind))).unwrap_or_default();
    let form = of.form.as_deref().map(|form| format!(", {form}")).unwrap_or_default();
    format!("{}{}%{kind}{form}", at_most(of.operator), of.percent)
}

pub(super) fn who(of: Who) -> &'static str {
    match of {
        Who::Collective => "tập thể",
        Who::Individual => "cá nhân",
        Who::Household => "hộ gia đình",
    }
}

fn with_kinds(name: &str, kinds: &[Who]) -> String {
    let kinds: Vec<String> = kinds.iter().map(|kind| who(*kind).to_owned()).collect();
    if kinds.is_empty() { name.to_owned() } else { format!("{name} ({})", list(&kinds)) }
}

fn phase(of: &Phase) -> String {
    let review = of.review.as_ref().map(|review| match review.year {
        Some(year) => format!("; {} năm {year}", review.kind),
        None => format!("; {}", review.kind),
    });
    let span = match (&of.from, &of.to) {
        (None, None) => String::new(),
        (from, to) => format!(": {} – {}", from.as_deref().unwrap_or("…"), to.as_deref().unwrap_or("…")),
    };
    format!("{}{span}{}", of.name, review.unwrap_or_default())
}

fn basis(of: &Document) -> String {
    let number = of.number.as_deref().map(|number| format!(" {number}")).unwrap_or_default();
    let issuer = of.issuer.as_deref().map(|issuer| format!(" của {issuer}")).unwrap_or_default();
    format!("{}{number}{issuer}", of.kind)
}
