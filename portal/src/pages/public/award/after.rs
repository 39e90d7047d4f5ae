//! What came after the decision: corrections beside the old words, and revocation, which hides nothing.

use crate::pages::public::parts::{self, ended_heading, so};
use crate::pages::stages;
use crate::ui::ledger::cite;
use crate::ui::notification_banner::notification_banner;
use crate::ui::section::section;
use crate::ui::summary_list::summary_list;
use crate::ui::time;
use maud::{Markup, html};
use sovang_domain::award_round::{AwardField, Ground};
use sovang_domain::stage::AwardStage;
use sovang_projections::public::awards::{Award, RevocationRow};
use sovang_words::{format, terms};

/// First on the page when the award no longer holds.
pub(super) fn revocation(slug: &str, award: &Award) -> Markup {
    let Some(end) = &award.revocation else { return Markup::default() };
    let (state, heading) = ended_heading(end.ground);
    let why = match end.ground {
        Ground::Law(ground) => {
            let letter = terms::revocation_letter(ground);
            let words = format::sentence_case(terms::revocation_ground(ground));
            html! {
                (words) " " (cite(None, format!("{} điểm {letter}", terms::revocation_place())))
                ". Căn cứ: " (end.basis.trim_end_matches('.')) "."
            }
        }
        Ground::Mistake(mistake) => html! {
            "Đây là sai sót của cơ quan, không phải của người, tập thể có tên ở trang này: " (terms::mistake(mistake)) ". "
            @if let Some(reason) = &end.reason { (reason.trim_end_matches('.')) "." }
        },
    };
    notification_banner(
        state,
        "da-huy-bo",
        heading,
        html! {
            p { (why) " " (decided(end)) " " (so(slug, end.log_index)) "." }
            p {
                "Tiền thưởng: " (terms::recovery(end.money)) ". Hiện vật: " (terms::recovery(end.artefact))
                ". Nội dung dưới đây giữ nguyên như khi công bố."
            }
        },
    )
}

/// By which decision, of which day, who signed it: who takes an award away is named like who gave it.
fn decided(end: &RevocationRow) -> Markup {
    html! {
        @if let Some(decision) = end.decision() {
            "Quyết định hủy bỏ: " (decision.trim_end_matches('.'))
            @if let Some(signer) = &end.signed_by { ", người ký: " (signer) }
            ", ngày "
        } @else { "Hủy bỏ ngày " }
        (time::acted(end.on, end.at))
    }
}

/// The value that stood where one is put right, beside the field it stood in; struck, and leading to why.
pub(super) fn before(award: &Award, field: AwardField) -> Markup {
    html! {
        @if let Some(before) = award.as_signed().field(field) {
            " " small { "(đã ghi: " s { (before) } ", " a href="#dinh-chinh" { "đã đính chính" } ")" }
        }
    }
}

/// All that became of it, in a line: what was put right, each end with its day and that it was taken back, the end that holds.
pub(super) fn changed(slug: &str, award: &Award) -> Markup {
    let stage = |end: &RevocationRow| stages::award(AwardStage::of(false, Some(end.ground))).1;
    let mut told = Vec::new();
    if !award.corrections.is_empty() {
        told.push(html! { "Đã đính chính " (format::count2(award.corrections.len() as u64)) " lần" });
    }
    told.extend(award.ends_taken_back.iter().map(|back| {
        html! {
            (stage(&back.end)) " ngày " (time::acted(back.end.on, back.end.at)) " " (so(slug, back.end.log_index))
            ", đã rút lại ngày " (time::acted(back.on, back.at)) " " (so(slug, back.log_index)) ": " (back.reason.trim_end_matches('.'))
            " (" (back.document.trim_end_matches('.')) ")"
        }
    }));
    told.extend(award.revocation.as_ref().map(|end| {
        html! { (stage(end)) " ngày " (time::acted(end.on, end.at)) " " (so(slug, end.log_index)) }
    }));
    html! {
        @if told.is_empty() { "Không có" }
        @for (place, one) in told.iter().enumerate() { @if place > 0 { ". " } (one) }
    }
}

pub(super) fn corrections(slug: &str, award: &Award) -> Markup {
    if award.corrections.is_empty() {
        return Markup::default();
    }
    section("dinh-chinh", "Đính chính", summary_list(parts::corrections(slug, &award.corrections)))
}
