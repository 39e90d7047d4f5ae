//! Ghi lại tờ trình: number or day that were recorded wrongly, found whenever that is.

use super::super::draft::id as field_id;
use super::super::form::{Answer, DAY, FormPage, Step};
use super::super::stands::Stands;
use super::slips::{document, reason, why};
use super::view::View;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::{ProposalPaper, PutRight};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_words::format::{count2, date};

/// Its address ends with the id of a nomination that the proposal is about.
pub(super) const DEED: &str = "ghi-lai-to-trinh";
const NUMBER: &str = "to-trinh";

/// The name of the form: each proposal has its own.
fn form_name(nomination: &NominationId) -> String {
    field_id(DEED, nomination.local())
}

/// One for each proposal, to the chairman or upward, the round over or not.
pub(super) fn forms(view: &View) -> Markup {
    if view.row.annulled.is_some() || !view.may(Act::ProposeAwards) {
        return Markup::default();
    }
    html! { @for proposal in &view.proposals { (form(view, proposal)) } }
}

fn form(view: &View, proposal: &ProposalPaper) -> Markup {
    let Some(first) = proposal.nominations.first() else { return Markup::default() };
    let (form, stands) = (form_name(first), stands(proposal));
    let fields = html! {
        (stands.unseen())
        (stands.field(&view.draft, &form, NUMBER, "Tờ trình đúng").text())
        (stands.field(&view.draft, &form, DAY, "Ngày tờ trình đúng").date())
        (reason(view, &form))
        (document(view, &form))
    };
    let drawn = view.form(&format!("{DEED}/{first}"), "Ghi lại tờ trình").with(fields);
    let whom = count2(proposal.nominations.len() as u64);
    let heading = format!(
        "Ghi lại số, ngày tờ trình: {} ngày {}, {whom} đề nghị",
        proposal.document,
        date(proposal.on)
    );
    view.draft.folded(&form, &heading, html! { (drawn) })
}

fn stands(proposal: &ProposalPaper) -> Stands {
    Stands::default().typed(NUMBER, &proposal.document).typed(DAY, date(proposal.on))
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, nomination)): Path<(RoundId, NominationId)>,
    sent: Signed,
) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, form_name(&nomination)).await?;
    let proposals = step.view.proposals.iter();
    let Some(stands) = proposals.into_iter().find(|one| one.nominations.contains(&nomination)).map(stands)
    else {
        return Err(PageError::NotFound);
    };
    let mut errors = step.take_over(&stands);
    let document = step.values.need_line(NUMBER, "Ghi số, ký hiệu tờ trình.", &mut errors);
    let on = step.values.need_date(DAY, "Ghi ngày của tờ trình.", &mut errors);
    let why = why(&step, &mut errors);
    let (Some(on), true) = (on, errors.is_empty()) else { return step.mend(&errors) };
    let right = PutRight::Proposal { nomination, document, on, why };
    let result = step.app.desk.put_right(&step.asking(), &step.view.row.round, right).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, two, view};
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn each_proposal_is_put_right_by_who_proposes_when_the_round_is_over_too() {
        let drawn = |who| {
            let mut view = view(who, sample::round(RoundStage::Closed, &two()));
            let (document, on) = ("19/TTr-VHXH".to_owned(), jiff::civil::date(2026, 12, 4));
            let nominations = two().into_iter().map(|row| row.nomination).collect();
            view.proposals = vec![ProposalPaper { document, on, nominations, entered: on }];
            forms(&view).into_string()
        };
        let html = drawn(officer());
        assert!(
            html.contains("/ghi-lai-to-trinh/phu-tan.n1\"")
                && html.contains("19/TTr-VHXH ngày 04/12/2026, 02 đề nghị"),
            "{html}"
        );
        assert!(drawn(someone(Role::Chairman, None)).is_empty());
    }
}
