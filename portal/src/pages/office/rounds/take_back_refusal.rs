//! Rút lại kết quả chưa khen: the chairman chose the wrong line; the nominee waits for the decision again.

use super::super::draft::id as field_id;
use super::super::form::{Answer, FormPage, Step};
use super::slips::REASON;
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::stage::NominationStage;

/// Its address ends with the nomination's id.
pub(super) const DEED: &str = "rut-lai-chua-khen";

/// The name of the form: each nomination has its own.
fn form_name(nomination: &NominationId) -> String {
    field_id("rut-lai-chua-khen", nomination.local())
}

/// One for each that was not awarded, while the round is not over.
pub(super) fn forms(view: &View) -> Markup {
    if view.row.is_over() || !view.may(Act::DecideAwards) {
        return Markup::default();
    }
    let refused = view.nominations.iter().filter(|row| row.stage == NominationStage::NotAwarded);
    html! {
        @for row in refused {
            @let form = form_name(&row.nomination);
            @let fields = view.draft.field(&form, REASON, "Lý do").hint("Chỉ cán bộ đọc được.").text();
            @let drawn = view.form(&format!("{DEED}/{}", row.nomination), "Rút lại kết quả chưa khen").with(fields);
            (view.draft.folded(&form, &format!("Rút lại kết quả chưa khen của {}", row.name()), html! { (drawn) }))
        }
    }
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, nomination)): Path<(RoundId, NominationId)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, id, form_name(&nomination)).await?;
    let mut errors = Vec::new();
    let reason = step.values.need_line(REASON, "Ghi vì sao rút lại, ít nhất một câu.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, round) = (step.asking(), &step.view.row.round);
    let result = step.app.desk.take_back_refusal(&asking, round, nomination, reason).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::body;
    use super::super::view::tests::{officer, two, view};
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn the_chairman_alone_takes_a_refusal_back() {
        let refused = |who| {
            let mut view = view(who, sample::round(RoundStage::Decided, &two()));
            view.nominations[1].stage = NominationStage::NotAwarded;
            body(&view).into_string()
        };
        let html = refused(someone(Role::Chairman, None));
        assert!(html.contains("/rut-lai-chua-khen/phu-tan.n2\""), "{html}");
        assert!(!html.contains("/rut-lai-chua-khen/phu-tan.n1\""));
        assert!(!refused(officer()).contains("/rut-lai-chua-khen/"));
    }
}
