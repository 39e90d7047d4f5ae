//! Căn cứ pháp lý of the decision to come, for whoever signs it: each with its mark, and what is still to be confirmed first.

use crate::ui::State;
use crate::ui::notification_banner::notification_banner;
use crate::ui::section::section;
use crate::ui::tag::tag;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::rules::LegalBasis;
use sovang_words::format::{count2, date, sentence_case};
use sovang_words::terms;

/// Said before anything is chosen: some bases are not confirmed, or are said to hold no more.
pub(super) fn warning(bases: &[LegalBasis], on: Date) -> Markup {
    let doubtful = bases.iter().filter(|basis| basis.is_doubtful()).count();
    let expired: Vec<&LegalBasis> = bases.iter().filter(|basis| basis.has_expired(on)).collect();
    if doubtful == 0 && expired.is_empty() {
        return Markup::default();
    }
    let (state, title) = match expired.len() {
        0 => (State::Wait, format!("{} căn cứ pháp lý chưa được xác nhận", count2(doubtful as u64))),
        count => {
            (State::Late, format!("{} căn cứ pháp lý được nói là đã hết hiệu lực", count2(count as u64)))
        }
    };
    notification_banner(
        state,
        "can-cu-chua-ro",
        title,
        html! {
            @for basis in expired {
                p { (basis.words) @if let Some(day) = basis.expires { ": được nói là hết hiệu lực ngày " (date(day)) "." } }
            }
            p {
                "Quyết định nêu các căn cứ này. Đối chiếu với văn bản gốc trước khi ký: "
                a href="#can-cu" { "xem từng căn cứ" } "."
            }
        },
    )
}

/// Every basis with its mark, and what is to be looked up.
pub(super) fn list(bases: &[LegalBasis], on: Date) -> Markup {
    section(
        "can-cu",
        "Căn cứ pháp lý",
        html! {
            ul {
                @for basis in bases {
                    li {
                        (basis.words)
                        @if let Some(mark) = terms::verified(basis.verified) { " " (tag(State::Wait, sentence_case(mark))) }
                        @if basis.has_expired(on) { " " (tag(State::Late, "Được nói là đã hết hiệu lực")) }
                        @if let Some(doubt) = &basis.doubt { br; small { (doubt) } }
                    }
                }
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::sample;

    fn drawn(on: &str) -> String {
        let on: Date = on.parse().unwrap();
        let bases = &sample::rules().rounds(on).unwrap().legal_bases;
        html! { (warning(bases, on)) (list(bases, on)) }.into_string()
    }

    #[test]
    fn who_signs_before_the_amending_law_sees_no_doubt() {
        let html = drawn("2026-09-30");
        assert!(!html.contains("can-cu-chua-ro") && !html.contains("06/2026/QH16"), "{html}");
    }

    #[test]
    fn who_signs_under_the_amending_law_sees_that_it_is_not_confirmed() {
        let html = drawn("2026-10-01");
        assert!(html.starts_with(r#"<section class="notification-banner" data-state="wait""#), "{html}");
        assert!(html.contains("02 căn cứ pháp lý chưa được xác nhận"));
        assert!(html.contains("Luật số 06/2026/QH16") && html.contains("Nguồn gián tiếp, cần kiểm lại"));
        assert!(html.contains("phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết"));
        assert!(html.contains("Chưa thấy toàn văn: đối chiếu số, ngày, tên luật"), "what is to be looked up");
    }

    #[test]
    fn who_signs_after_the_noted_end_of_the_decree_is_warned() {
        assert!(!drawn("2027-02-28").contains("đã hết hiệu lực"));
        for day in ["2027-03-01", "2027-06-15"] {
            let html = drawn(day);
            assert!(
                html.contains(r#"data-state="late""#)
                    && html.contains("01 căn cứ pháp lý được nói là đã hết hiệu lực"),
                "{html}"
            );
            assert!(
                html.contains("được nói là hết hiệu lực ngày 01/03/2027") || html.contains("ngày 01/3/2027"),
                "{html}"
            );
        }
    }
}
