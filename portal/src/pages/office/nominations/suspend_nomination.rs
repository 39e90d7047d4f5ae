//! Tạm dừng: nothing is decided about it until what stands in the way is settled.

use super::view::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::NominationId;
use sovang_words::format::sentence_case;
use sovang_words::{slug, terms};

pub(super) const FORM: &str = "tam-dung";
const GROUND: &str = "vi-sao";
const BASIS: &str = "can-cu";

pub(super) fn form(view: &View) -> Markup {
    let choices = slug::SUSPENSION_GROUNDS
        .map(|(slug, ground)| Choice::new(slug, sentence_case(terms::suspension_ground(ground))));
    let basis = view.draft.field(FORM, BASIS, "Căn cứ").hint("Văn bản nào, của cơ quan nào, ngày nào.");
    let fields = html! {
        (view.draft.field(FORM, GROUND, "Vì sao").radios(&choices))
        (basis.text())
    };
    screen_only(FORM, "Tạm dừng", view.form(FORM, "Tạm dừng hồ sơ").with(fields))
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let wanted = step.values.get(GROUND);
    let ground =
        slug::SUSPENSION_GROUNDS.into_iter().find(|(slug, _)| *slug == wanted).map(|(_, ground)| ground);
    if ground.is_none() {
        errors.push(FieldError::new(GROUND, "Chọn lý do tạm dừng."));
    }
    let basis = step.values.need(BASIS, "Ghi căn cứ: văn bản nào, của cơ quan nào, ngày nào.", &mut errors);
    let (Some(ground), true) = (ground, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, nomination) = (step.asking(), &step.view.row.nomination);
    let result = step.app.desk.suspend_nomination(&asking, nomination, ground, basis).await;
    step.settle(result).await
}
