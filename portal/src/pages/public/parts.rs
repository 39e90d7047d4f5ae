//! What several public pages draw alike: an award in a list, a number in the ledger, the place of a rule.

use super::Here;
use crate::pages::stages;
use crate::paths;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::layout::Heading;
use crate::ui::ledger::{cite, details, log_index};
use crate::ui::quotation::quoted;
use crate::ui::tag::{strong_tag, tag};
use maud::{Markup, html};
use sovang_domain::plan::Source;
use sovang_domain::stage::AwardStage;
use sovang_projections::public::awards::Award;
use sovang_words::format::{self, sentence_case};
use sovang_words::terms;

/// The number of a fact, linked to its line in the public ledger.
pub(super) fn so(slug: &str, index: u64) -> Markup {
    log_index(index, &paths::ledger_line(slug, index))
}

/// Where a rule stands: Mục III.3.1.
pub(super) fn place(source: &Source) -> Markup {
    cite(None, &source.section)
}

/// The rule in the plan's own words, behind a click.
pub(super) fn words_of_plan<'a>(summary: &str, sources: impl IntoIterator<Item = &'a Source>) -> Markup {
    let mut seen: Vec<&Source> = Vec::new();
    for source in sources {
        if !seen.contains(&source) {
            seen.push(source);
        }
    }
    if seen.is_empty() {
        return Markup::default();
    }
    details(summary, html! { @for source in seen { (quoted(&source.words, place(source))) } })
}

/// What became of an award: Đã hủy bỏ, Đã đính chính; nothing when it stands as it was made.
pub(super) fn award_tag(award: &Award) -> Markup {
    match AwardStage::of(!award.corrections.is_empty(), award.revocation.is_some()) {
        AwardStage::InForce => Markup::default(),
        stage => {
            let (tone, words) = stages::award(stage);
            tag(tone, words)
        }
    }
}

/// CÓ TRONG SỔ · CÒN HIỆU LỰC: the answer to whoever holds the paper.
pub(super) fn verdict(award: &Award) -> Markup {
    let corrected = || {
        let (tone, words) = stages::award(AwardStage::Corrected);
        html! { " " (strong_tag(tone, words)) }
    };
    html! {
        @if award.is_standing() {
            (strong_tag(State::Ok, "CÓ TRONG SỔ · CÒN HIỆU LỰC"))
            @if !award.corrections.is_empty() { (corrected()) }
        } @else {
            (strong_tag(State::Late, "CÓ TRONG SỔ · ĐÃ HỦY BỎ"))
        }
    }
}

/// The verdict, the name, where and when: what the first screen of a phone shows to whoever scanned the code.
pub(super) fn verdict_heading(here: &Here, award: &Award) -> Heading {
    let occasion = terms::occasion_in(award.occasion, award.round_year);
    Heading::new(&award.recipient).kicker(verdict(award)).lead(html! {
        (award.form_name) ", " (occasion) ". " (sentence_case(here.name())) ", " (here.head.province) ". "
        "Quyết định " (award.decision) " " (format::date_long(award.decided_on)) "."
    })
}

/// The recipient, linked to the award's page, with the unit below.
pub(super) fn recipient(award: &Award) -> Markup {
    html! {
        a href=(paths::award(&award.award)) { (award.recipient) }
        " " (award_tag(award))
        br; small { @if has_own_unit(award) { (award.unit_name) } @else { (sentence_case(terms::kind(award.kind))) } }
    }
}

/// Whether the unit says more than the name: not for a unit itself, nor for “Ban nhân dân ấp Đông” of Ấp Đông.
pub(super) fn has_own_unit(award: &Award) -> bool {
    !award.recipient.to_lowercase().contains(&award.unit_name.to_lowercase())
}

/// The page of the decision, for those the commune made.
pub(super) fn decision_address(award: &Award) -> Option<String> {
    award.decision_number().map(|(year, number)| paths::decision(&award.locality, year, number))
}

/// 203/QĐ-UBND ngày 21/9/2026, linked where there is a page.
pub(super) fn decision(award: &Award) -> Markup {
    html! {
        @if let Some(address) = decision_address(award) { a href=(address) { (award.decision) } }
        @else { (award.decision) }
        " " (format::date_long(award.decided_on))
    }
}

/// Hằng năm 2025; Đột xuất
pub(super) fn occasion(award: &Award) -> String {
    let occasion = sentence_case(terms::occasion(award.occasion));
    match award.occasion {
        sovang_domain::plan::Occasion::Unscheduled => occasion,
        _ => format!("{occasion} {}", award.round_year),
    }
}

/// A short list of awards: who, what, when.
pub(super) fn newest(awards: &[Award]) -> Markup {
    let columns = [
        Column::new("Người, tập thể được khen"),
        Column::new("Hình thức"),
        Column::labelled("Ngày quyết định"),
    ];
    let rows: Vec<Row> = awards
        .iter()
        .map(|award| {
            Row::new(recipient(award))
                .cell(format!("{}, {}", award.form_name, terms::occasion(award.occasion)))
                .cell(format::date(award.decided_on))
        })
        .collect();
    html! { (Cards::new(columns, rows)) }
}
/// A fingerprint in groups of eight, as people compare it.
pub(super) fn fingerprint(hash: &[u8]) -> String {
    let groups = hash.chunks(4).map(hex::encode);
    groups.collect::<Vec<_>>().join(" ")
}
