//! Rút lại việc giao ký ghi nhầm: only while nothing was signed by it.

use super::delegations::{chosen, held};
use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::LocalityId;

pub(super) const FORM: &str = "rut-lai-uy-quyen";
const WHICH: &str = "viec-giao";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    let choices = held(view);
    if choices.len() == 1 {
        return Markup::default();
    }
    let form = view.form(FORM, "Rút lại").with(html! {
        (view.draft.field(FORM, WHICH, "Việc giao ký ghi nhầm").select(&choices))
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được.").text())
    });
    view.draft.folded(FORM, "Rút lại việc giao ký ghi nhầm", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let mut errors = Vec::new();
    let which = chosen(&step.view, &step.values, WHICH, &mut errors);
    let reason = step.values.need_line(REASON, "Ghi vì sao rút lại.", &mut errors);
    let (Some(which), true) = (which, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.app.desk.take_back_delegation(&asking, locality, which, reason).await;
    step.settle(result).await
}
