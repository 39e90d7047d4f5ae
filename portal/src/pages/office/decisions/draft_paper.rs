//! The draft as the paper that is signed: laid out as the decree asks, number and day left open for the clerk. Sums and
//! bases are those of today; the office may word it otherwise before it is signed.

use super::draft::{Line, View};
use crate::ui::decree::{Decree, carried_out};
use maud::{Markup, Render, html};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;
use sovang_words::format::{money_long, sentence_case};
use sovang_words::personal::readable;
use sovang_words::{award_form, terms};

/// What stands where a number or a day is written by hand.
const OPEN: &str = "……";

pub(super) fn paper(view: &View) -> Markup {
    let signatory = &view.drafted.draft.signatory;
    let place = view.place.as_ref().map(|place| (place.title(), place.name.clone())).unwrap_or_default();
    let mut bases: Vec<String> = view.legal_bases.iter().map(|basis| basis.words.clone()).collect();
    bases.extend(view.row.proposal.iter().map(|proposal| format!("Theo đề nghị tại {}", proposal.document)));
    Decree {
        commune: place.0.clone(),
        number: html! { "Số: " (OPEN) "/QĐ-UBND" },
        day: html! { (place.1) ", ngày " (OPEN) " tháng " (OPEN) " năm " (view.today.year()) },
        subject: html! { "Về việc " (subject(&view.lines)) },
        bases,
        articles: articles(view, &place.0),
        recipients: html! {},
        position: terms::signature_lines(signatory.mode, &signatory.position),
        name: signatory.name.clone(),
    }
    .render()
}

/// tặng (truy tặng; tặng, truy tặng) Giấy khen của Chủ tịch Ủy ban nhân dân xã
fn subject(lines: &[Line]) -> String {
    match lines.first() {
        Some(first) if is_one_form(lines) => {
            let act = award_form::act(lines.iter().map(|line| line.row.proposal.posthumous));
            format!("{act} {}", award_form::in_full(&first.form_name))
        }
        _ => "khen thưởng".to_owned(),
    }
}

fn is_one_form(lines: &[Line]) -> bool {
    let form = |line: &Line| line.row.proposal.form.clone();
    lines.first().is_none_or(|first| lines.iter().all(|line| form(line) == form(first)))
}

fn articles(view: &View, commune: &str) -> Markup {
    let lines = &view.lines;
    let kind = |line: &Line| line.row.proposal.nominee.kind;
    let total: u64 = lines.iter().filter_map(|line| line.prize.as_ref()).map(|prize| prize.amount.0).sum();
    let given: Vec<_> = lines.iter().map(|line| (kind(line), line.row.proposal.posthumous)).collect();
    let unscheduled = view.row.occasion == Occasion::Unscheduled;
    let merit = if unscheduled { "có thành tích đột xuất" } else { "có thành tích" };
    html! {
        p {
            strong { "Điều 1. " } (sentence_case(&subject(lines))) " cho " (terms::kinds(lines.iter().map(kind))) " "
            (merit) " trong phong trào thi đua “" (view.campaign) "” " (terms::occasion_at(view.row.occasion, view.row.year)) (view.row.turn()) ":"
        }
        ol { @for line in lines { li { (whom(view, line, is_one_form(lines))) } } }
        p {
            strong { "Điều 2. " }
            @if total > 0 {
                "Mức tiền thưởng của từng trường hợp ghi tại Điều 1, tổng cộng " (money_long(total)) "."
            } @else { "Khen thưởng tại Điều 1 không kèm tiền thưởng." }
        }
        p {
            strong { "Điều 3. " } (carried_out(commune, &given))
        }
    }
}

fn whom(view: &View, line: &Line, one_form: bool) -> Markup {
    let nominee = &line.row.proposal.nominee;
    let (unit, position) = (view.names.unit(&nominee.unit), readable(&nominee.position));
    html! {
        (line.row.name())
        @if !position.is_empty() { ", " (position) }
        @if nominee.kind != NomineeKind::Individual { " (" (terms::kind(nominee.kind)) ")" }
        @if unit != line.row.name() { ", " (unit) }
        @if !one_form { ", " (award_form::in_full(&line.form_name)) }
        @if line.row.proposal.posthumous { " (truy tặng)" }
        @if let Some(prize) = &line.prize { ": " (money_long(prize.amount.0)) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::tests::view;
    use super::*;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    #[test]
    fn the_paper_to_be_signed_leaves_number_and_day_open_and_names_whom_what_and_who_signs() {
        let html = paper(&view(someone(Role::Chairman, None))).into_string();
        let parts = [
            "XÃ PHÚ TÂN",
            "Số: ……/QĐ-UBND",
            "Phú Tân, ngày …… tháng …… năm",
            "Về việc tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã",
            "Căn cứ ",
            "Điều 1. </strong>Tặng Giấy khen",
            "Trần Thị Ngọc Huệ",
            "760.000 đồng",
            "Điều 3. ",
            "CHỦ TỊCH</strong>",
            "Nguyễn Quốc Bảo",
        ];
        let mut from = 0;
        for part in parts {
            let found = html[from..].find(part).unwrap_or_else(|| panic!("{part} is missing in {html}"));
            from += found;
        }
        assert!(!html.contains("<a "), "a paper has no links: {html}");
    }

    #[test]
    fn a_draft_for_the_dead_alone_is_one_of_truy_tang() {
        let mut view = view(someone(Role::Chairman, None));
        view.lines.iter_mut().for_each(|line| line.row.proposal.posthumous = true);
        let html = paper(&view).into_string();
        assert!(html.contains("Về việc truy tặng Giấy khen"), "{html}");
        assert!(!html.contains("cá nhân có tên tại Điều 1 "), "the dead carry nothing out: {html}");
        // one of them lives
        view.lines.truncate(1);
        let mut living = super::super::draft::tests::view(someone(Role::Chairman, None)).lines;
        view.lines.append(&mut living);
        let html = paper(&view).into_string();
        assert!(html.contains("Điều 1. </strong>Tặng, truy tặng Giấy khen"), "{html}");
        assert!(html.contains("có tên tại Điều 1 (trừ người được truy tặng)"), "{html}");
    }
}
