//! Ghi lại kết quả kiểm phiếu: a count that was typed wrong, by the minutes, until it was proposed or sent upward; and once it
//! was decided, where the result stays.

use super::super::draft::id as field_id;
use super::super::form::{Answer, FormPage, Step};
use super::count_ballot;
use super::slips::{DOCUMENT, reason, why};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::PutRight;
use sovang_domain::ids::{NominationId, RoundId};
use sovang_projections::round_docket::{EntryRow, OutcomeRow};

/// Its address ends with the nomination's id.
pub(super) const DEED: &str = "ghi-lai-phieu";

/// The name of the form: each nomination has its own.
fn form_name(nomination: &NominationId) -> String {
    field_id("ghi-lai-phieu", nomination.local())
}

/// One for each count on which nothing rests, or something was decided.
pub(super) fn forms(view: &View) -> Markup {
    if view.row.annulled.is_some() || !view.may(Act::CountBallot) {
        return Markup::default();
    }
    let loose = |row: &&EntryRow| {
        let waits = row.outcome.is_none() && !view.row.is_over();
        row.ballot.is_some() && if waits { !row.proposed } else { is_decided(row) }
    };
    html! { @for row in view.row.entries.iter().filter(loose) { (form(view, row)) } }
}

/// Whether something came of it.
fn is_decided(row: &EntryRow) -> bool {
    row.outcome.as_ref().is_some_and(|outcome| *outcome != OutcomeRow::Forwarded)
}

fn form(view: &View, row: &EntryRow) -> Markup {
    let nomination = &row.entry.nomination;
    let form = form_name(nomination);
    let fields = html! {
        p { (count_ballot::below(view, row)) }
        @if is_decided(row) {
            p { "Đã có kết quả: ghi lại được khi kết quả không đổi; trang khen thưởng ghi số cũ, số đúng và lý do." }
        }
        (count_ballot::fields(view, &form, nomination))
        (reason(view, &form))
        (view.draft.field(&form, DOCUMENT, "Biên bản").hint("Biên bản kiểm phiếu ghi số đúng.").text())
    };
    let form_markup = view.form(&format!("{DEED}/{nomination}"), "Ghi lại kết quả kiểm phiếu").with(fields);
    let heading = format!("Ghi lại kết quả kiểm phiếu của {}", view.nominee(nomination));
    view.draft.folded(&form, &heading, html! { (form_markup) })
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, nomination)): Path<(RoundId, NominationId)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, id, form_name(&nomination)).await?;
    let mut errors = Vec::new();
    step.values.need_line(DOCUMENT, "Ghi số, ký hiệu biên bản kiểm phiếu.", &mut errors);
    let why = why(&step, &mut errors);
    let Some((method, tally, written)) = count_ballot::read(&step, &nomination, &mut errors) else {
        return step.mend(&errors);
    };
    let right = PutRight::Ballot { nomination, method, tally, written, why };
    let result = step.app.desk.put_right(&step.asking(), &step.view.row.round, right).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, seen, two};
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::round_docket::{OutcomeRow, RoundStage};

    #[test]
    fn a_count_is_put_right_until_it_was_proposed_and_by_who_counts() {
        let mut row = sample::round(RoundStage::InCouncil, &two());
        assert!(!seen(&officer(), row.clone()).contains("/ghi-lai-phieu/"));
        row.entries[0].ballot = Some(sample::ballot(false));
        let html = seen(&officer(), row.clone());
        assert_eq!(html.matches("/ghi-lai-phieu/").count(), 1, "{html}");
        assert!(html.contains("Biên bản kiểm phiếu ghi số đúng."), "{html}");
        assert!(!seen(&someone(Role::Chairman, None), row.clone()).contains("/ghi-lai-phieu/"));
        row.entries[0].proposed = true;
        assert!(!seen(&officer(), row.clone()).contains("/ghi-lai-phieu/"));
        row.entries[0].outcome = Some(OutcomeRow::NotAwarded);
        assert!(seen(&officer(), row).contains("ghi lại được khi kết quả không đổi"));
    }
}
