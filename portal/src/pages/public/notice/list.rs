//! The list on notice: who is put forward, for what. Once the round has decided, only those awarded keep their names.

use super::Found;
use crate::pages::public::forms::Forms;
use crate::pages::public::parts::place;
use crate::pages::public::reports::unit_name;
use crate::paths;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::options::Choice;
use maud::{Markup, html};
use sovang_domain::ids::NominationId;
use sovang_domain::quota::QuotaOperator;
use sovang_projections::nomination_board::{NominationRow, NominationStage};
use sovang_projections::round_docket::{EntryRow, OutcomeRow, RoundRow, RoundStage};
use sovang_words::format::{self, sentence_case};
use sovang_words::{order, terms};

/// 02 tập thể, 05 cá nhân
pub(super) fn title(round: &RoundRow) -> String {
    terms::kinds(round.entries.iter().map(|row| row.entry.kind))
}

pub(super) fn body(found: &Found, forms: &Forms<'_>) -> Markup {
    let over = is_over(&found.round);
    html! {
        (limits(&found.round, forms))
        @if over { p { "Đợt xét đã xong: ở đây chỉ giữ tên người, tập thể được khen." } }
        (table(found, forms))
    }
}

fn is_over(round: &RoundRow) -> bool {
    matches!(round.stage, RoundStage::Decided | RoundStage::Closed)
}

/// How many the council may choose, with the plan's place.
fn limits(round: &RoundRow, forms: &Forms<'_>) -> Markup {
    let mut seen = Vec::new();
    for quota in &round.quotas {
        if !seen.contains(&&quota.form) && round.entries.iter().any(|row| row.entry.form == quota.form) {
            seen.push(&quota.form);
        }
    }
    html! {
        @for form in seen {
            @let of_form: Vec<_> = round.quotas.iter().filter(|quota| quota.form == *form).collect();
            @let counts: Vec<String> = of_form
                .iter()
                .map(|quota| format!("{} {}", format::count2(u64::from(quota.limit)), terms::kind(quota.kind)))
                .collect();
            @let capped = of_form.iter().any(|quota| quota.operator == QuotaOperator::Cap);
            p {
                (forms.name(form)) ": được khen " @if capped { "không quá " } (counts.join(", ")) ". "
                @if let Some(first) = of_form.first() { (place(&first.source)) }
            }
        }
    }
}

/// In the order of all lists of nominees.
fn sorted(found: &Found) -> Vec<(&EntryRow, Option<&NominationRow>)> {
    let mut listed: Vec<(&EntryRow, Option<&NominationRow>)> =
        found.round.entries.iter().map(|row| (row, nomination(found, &row.entry.nomination))).collect();
    listed.sort_by_cached_key(|(row, nomination)| {
        order::nominee(row.entry.kind, nomination.map_or("", NominationRow::name))
    });
    listed
}

fn nomination<'a>(found: &'a Found, id: &NominationId) -> Option<&'a NominationRow> {
    found.nominations.iter().find(|row| row.nomination == *id)
}

/// Whether the name may stand here: as long as nothing is decided about it, afterwards only with the award.
fn is_named(round: &RoundRow, entry: &EntryRow, nomination: &NominationRow) -> bool {
    match &entry.outcome {
        Some(OutcomeRow::Awarded(_)) => true,
        Some(OutcomeRow::NotAwarded | OutcomeRow::Declined) => false,
        Some(OutcomeRow::Forwarded) | None => {
            !is_over(round) && nomination.stage != NominationStage::Withdrawn
        }
    }
}

fn table(found: &Found, forms: &Forms<'_>) -> Cards {
    let columns =
        [Column::new("Được đề nghị"), Column::new("Hình thức"), Column::labelled("Thành tích tóm tắt")];
    let rows: Vec<Row> = sorted(found)
        .into_iter()
        .filter_map(|(entry, nomination)| {
            let nomination = nomination?;
            let kind = sentence_case(terms::kind(entry.entry.kind));
            if !is_named(&found.round, entry, nomination) {
                let why = match &entry.outcome {
                    _ if nomination.stage == NominationStage::Withdrawn => "đơn vị đã rút đề nghị",
                    Some(OutcomeRow::Forwarded) => "đã trình cấp trên, chờ kết quả",
                    _ => "chưa khen",
                };
                return Some(
                    Row::new(header(html! { em { "Không nêu tên" } }, kind))
                        .cell(forms.short(&entry.entry.form))
                        .cell(why),
                );
            }
            let name = match &entry.outcome {
                Some(OutcomeRow::Awarded(award)) => {
                    html! { a href=(paths::award(award)) { (nomination.name()) } }
                }
                _ => html! { (nomination.name()) },
            };
            let nominee = &nomination.proposal.nominee;
            let position = nominee.position.text();
            let unit = unit_name(&found.units, &nominee.unit);
            let unit = if unit == nomination.name() { "" } else { unit };
            let below = [position, unit, kind.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>();
            Some(
                Row::new(header(name, below.join(", ")))
                    .cell(forms.name(&entry.entry.form))
                    .cell(nomination.proposal.achievement.text()),
            )
        })
        .collect();
    Cards::new(columns, rows)
}

/// Whom a comment can be about. The form names them by their place in the list: the public record of a vote names the
/// nomination, and whoever kept this page must not be able to tell from it how the vote on a person fell.
pub(super) fn choices(found: &Found) -> Vec<Choice> {
    let whole = std::iter::once(Choice::new("", "Cả danh sách"));
    let named = sorted(found).into_iter().filter_map(|(entry, nomination)| {
        let nomination = nomination?;
        let place =
            found.round.entries.iter().position(|row| row.entry.nomination == entry.entry.nomination)?;
        is_named(&found.round, entry, nomination)
            .then(|| Choice::new((place + 1).to_string(), nomination.name()))
    });
    whole.chain(named).collect()
}

/// The nomination that a choice of the form stands for.
pub(super) fn chosen(round: &RoundRow, value: &str) -> Option<NominationId> {
    let place = value.parse::<usize>().ok()?.checked_sub(1)?;
    round.entries.get(place).map(|row| row.entry.nomination.clone())
}

/// Về Danh Hữu Nghĩa; names that no longer stand here are not brought back by a comment.
pub(super) fn about(found: &Found, whom: Option<&NominationId>) -> String {
    let Some(id) = whom else { return "Về cả danh sách".to_owned() };
    let named = found.round.entry(id).zip(nomination(found, id));
    match named.filter(|(entry, nomination)| is_named(&found.round, entry, nomination)) {
        Some((_, nomination)) => format!("Về {}", nomination.name()),
        None => "Về một trường hợp trong danh sách".to_owned(),
    }
}
