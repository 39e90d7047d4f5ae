//! The plan as a document: number, date, signature, legal bases, who does what, what is unclear or odd in it.

use crate::pages::marked::Marks;
use crate::pages::plan_file::plan_file;
use crate::pages::public::parts::{place_in, sentence, so, words_of_plan};
use crate::pages::quoted::Text;
use crate::ui::ledger::{cite, details};
use crate::ui::notes::inset_text;
use crate::ui::summary_list::{Row, summary_list};
use maud::{Markup, html};
use sovang_domain::plan::{LegalBasis, Plan};
use sovang_projections::public::campaigns::{Campaign, PaperCorrected, PlanVersionRow};
use sovang_words::format;

pub(super) fn responsibilities(plan: &Plan) -> Markup {
    html! {
        @if plan.responsibilities.is_empty() { p { em { "Kế hoạch không phân công riêng." } } }
        @for one in &plan.responsibilities {
            h3 { (one.unit) }
            ul { @for duty in &one.duties { li { (duty) " " (place_in(plan, &one.source)) } } }
        }
        (words_of_plan("Nguyên văn phân công", plan.responsibilities.iter().map(|one| &one.source)))
    }
}

/// How the locality applies what the plan leaves open. Slips of the text's spelling are for the office.
pub(super) fn unclear(row: &Campaign) -> Markup {
    let plan = &row.plan;
    let slug = row.locality.as_str();
    html! {
        @if plan.readings.is_empty() { p { "Không có." } }
        @for reading in &plan.readings {
            (inset_text(html! {
                p {
                    strong { "Điểm chưa rõ. " } (reading.point) " " (cite(None, &reading.section))
                    br; strong { "Địa phương áp dụng: " } (reading.applied) " " (so(slug, row.issued_index))
                }
            }))
        }
    }
}

/// The text of the plan's paper, word for word, the sentences marked that its rules quote.
pub(super) fn whole(plan: &Plan, text: &str) -> Markup {
    let found = Text::of(text);
    let spans =
        plan.sources().filter_map(|source| Some((found.find(&source.words, None)?, Some(sentence(source)))));
    let marks = Marks::named(spans);
    html! {
        p { "Đúng từng chữ văn bản đã đọc khi ghi; câu được đánh dấu là câu mà các quy định trên trang này dẫn." }
        (details("Mở toàn văn", marks.text(text)))
    }
}

pub(super) fn document(row: &Campaign, versions: &[PlanVersionRow]) -> Markup {
    let plan = &row.plan;
    let slug = row.locality.as_str();
    let blank = || html! { em { "văn bản không ghi" } };
    let mut rows = vec![
        Row::new("Tên văn bản", &plan.title),
        Row::new("Ban hành", &plan.issuer),
        Row::new("Số", plan.number.as_ref().map_or_else(blank, |number| html! { (number) })),
        Row::new("Ngày", issued(plan)),
        Row::new("Người ký", signatory(plan)),
    ];
    rows.extend(row.paper_corrected.iter().map(|one| Row::new("Đính chính", paper_before(slug, one))));
    rows.extend(plan.legal_bases.iter().map(|basis| Row::new(lead(basis), legal_basis(basis))));
    rows.extend(
        plan.superior
            .iter()
            .map(|above| Row::new("Hưởng ứng", html! { "“" (above.name) "”, " (above.level) })),
    );
    let newest = versions.last();
    let version = html! {
        (newest.map_or(1, |version| version.version))
        @if versions.len() < 2 { ", chưa sửa đổi" } @else { " (" a href="#phien-ban" { "đã sửa đổi" } ")" }
        " " (so(slug, newest.map_or(row.issued_index, |version| version.log_index)))
    };
    rows.push(Row::new("Phiên bản", version));
    if let Some(with_file) = versions.iter().rev().find(|version| !version.files.is_empty()) {
        let files = html! {
            @for file in with_file.files.iter().rev() { p { (plan_file(&row.campaign, file)) } }
            @if Some(with_file.version) != newest.map(|newest| newest.version) {
                p { "Của phiên bản " (with_file.version) "; phiên bản sau chưa có tệp." }
            }
        };
        rows.push(Row::new("Tệp văn bản", files));
    }
    html! {
        (summary_list(rows))
        @if !plan.recipients.is_empty() {
            (details("Nơi nhận", html! { ul { @for name in &plan.recipients { li { (name) } } } }))
        }
    }
}

/// What the book said of number, day and signature before it was put right.
fn paper_before(slug: &str, one: &PaperCorrected) -> Markup {
    let before = &one.before;
    html! {
        "Đã ghi: " s {
            (before.number.as_deref().unwrap_or("số để trống")) ", "
            @if let Some(date) = before.date { "ngày " (format::date(date)) } @else { "ngày để trống" }
            ", người ký "
            @for mode in &before.signatory.modes { (mode) ", " }
            (before.signatory.position) " " (before.signatory.name)
        }
        ". Lý do: " (format::onward(&one.reason)) " " (so(slug, one.log_index))
    }
}

fn issued(plan: &Plan) -> Markup {
    html! {
        @match (plan.date, &plan.date_words) {
            (Some(date), _) => (format::date(date)),
            (None, Some(written)) => { (written) " (" em { "văn bản không ghi ngày" } ")" },
            (None, None) => em { "văn bản không ghi" },
        }
        @if let Some(place) = &plan.place { ", " (place) }
    }
}

fn signatory(plan: &Plan) -> Markup {
    html! {
        @for mode in &plan.signatory.modes { (mode) ", " }
        (plan.signatory.position) " " (plan.signatory.name)
    }
}

fn lead(basis: &LegalBasis) -> &str {
    basis.lead.as_deref().unwrap_or("Viện dẫn")
}

/// Two texts that disagree about the same document are both kept; the reader sees the conflict.
fn legal_basis(basis: &LegalBasis) -> Markup {
    html! {
        (basis.kind) " " (basis.number)
        @if let Some(date) = basis.date { " " (format::date_long(date)) }
        " của " (basis.issuer)
        @if let Some(about) = &basis.about { " " (about) }
        @if let Some(conflict) = &basis.conflict {
            br; strong { "Chưa khớp: " } (conflict)
        }
    }
}
