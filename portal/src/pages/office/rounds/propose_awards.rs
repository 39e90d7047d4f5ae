//! Trình Chủ tịch: whom of those the council passed the chairman is asked to award.

use super::super::form::{Answer, DAY, FormPage, Step};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::ids::{NominationId, RoundId};
use sovang_projections::round_docket::EntryRow;
use sovang_words::terms;

pub(super) const FORM: &str = "trinh";
const NOMINATIONS: &str = "de-nghi";
const DOCUMENT: &str = "to-trinh";

pub(super) fn form(view: &View) -> Markup {
    if view.row.is_over() || !view.may(Act::ProposeAwards) {
        return Markup::default();
    }
    let ours = view.passed().filter(|row| row.entry.authority.is_commune());
    let choices: Vec<Choice> =
        ours.map(|row| Choice::new(row.entry.nomination.as_str(), label(view, row))).collect();
    if choices.is_empty() {
        return Markup::default();
    }
    let ticked = view.draft.all(FORM, NOMINATIONS);
    let fields = html! {
        (view.draft.field(FORM, NOMINATIONS, "Trình Chủ tịch").checkboxes(&choices, &ticked))
        (view.draft.day(FORM, "Ngày tờ trình", view.today))
        (view.draft.field(FORM, DOCUMENT, "Tờ trình").hint("Ví dụ Tờ trình số 15/TTr-VHXH ngày 20/11/2026").text())
    };
    screen_only(FORM, "Trình Chủ tịch quyết định", view.form(FORM, "Ghi tờ trình").with(fields))
}

fn label(view: &View, row: &EntryRow) -> Markup {
    let votes = row
        .ballot
        .as_ref()
        .map(|ballot| format!("tán thành {}", terms::share(ballot.votes_for(), ballot.out_of)));
    html! {
        span {
            (view.nominee(&row.entry.nomination)) br;
            small {
                (view.names.form(&row.entry.form)) ", " (terms::kind(row.entry.kind))
                @if let Some(votes) = votes { ", " (votes) }
            }
        }
    }
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let chosen: Vec<NominationId> =
        step.values.all(NOMINATIONS).into_iter().map(NominationId::from).collect();
    if chosen.is_empty() {
        errors.push(FieldError::new(NOMINATIONS, "Chọn ít nhất 01 đề nghị để trình."));
    }
    let on = step.values.need_date(DAY, "Ghi ngày của tờ trình.", &mut errors);
    let document = step.values.need(DOCUMENT, "Ghi số, ký hiệu tờ trình.", &mut errors);
    let (Some(on), true) = (on, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, round) = (step.asking(), &step.view.row.round);
    let result = step.app.desk.propose_awards(&asking, round, chosen, document, on).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, seen, two};
    use crate::pages::office::sample;
    use sovang_domain::award_form::DecidingAuthority;
    use sovang_projections::round_docket::{OutcomeRow, RoundStage};

    #[test]
    fn only_what_passed_is_put_forward_ours_to_the_chairman_the_rest_upward() {
        let mut row = sample::round(RoundStage::InCouncil, &two());
        row.entries[0].ballot = Some(sample::ballot(true));
        row.entries[1].ballot = Some(sample::ballot(false));
        let html = seen(&officer(), row.clone());
        assert!(
            html.contains(r#"name="de-nghi" value="phu-tan.n1""#)
                && !html.contains(r#"name="de-nghi" value="phu-tan.n2""#),
            "{html}"
        );
        assert!(html.contains("6/7") && html.contains("Không thông qua"));
        row.entries[0].entry.authority = DecidingAuthority::ProvinceChairman;
        let html = seen(&officer(), row.clone());
        assert!(html.contains("/trinh-tren/phu-tan.n1\"") && !html.contains(r#"name="de-nghi""#), "{html}");
        row.entries[0].outcome = Some(OutcomeRow::Forwarded);
        let html = seen(&officer(), row);
        assert!(html.contains("/ket-qua-tren/phu-tan.n1\"") && !html.contains("/trinh-tren/"), "{html}");
    }
}
