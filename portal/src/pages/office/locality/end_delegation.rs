//! Kết thúc việc giao ký sớm hơn, theo văn bản.

use super::delegations::{chosen, held};
use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::LocalityId;

pub(super) const FORM: &str = "ket-thuc-uy-quyen";
const WHICH: &str = "viec-giao";
const UNTIL: &str = "het-ngay";
const DOCUMENT: &str = "van-ban";

pub(super) fn form(view: &View) -> Markup {
    let choices = held(view);
    if choices.len() == 1 {
        return Markup::default();
    }
    let form = view.form(FORM, "Ghi ngày kết thúc").with(html! {
        (view.draft.field(FORM, WHICH, "Việc giao ký").select(&choices))
        (view.draft.field(FORM, UNTIL, "Ngày ký cuối cùng").date())
        (view.draft.field(FORM, DOCUMENT, "Văn bản").hint("Số, ký hiệu, ngày.").text())
    });
    view.draft.folded(FORM, "Kết thúc việc giao ký", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let mut errors = Vec::new();
    let which = chosen(&step.view, &step.values, WHICH, &mut errors);
    let until = step.values.need_date(UNTIL, "Ghi ngày ký cuối cùng.", &mut errors);
    let document = step.values.need_line(DOCUMENT, "Ghi văn bản kết thúc việc giao ký.", &mut errors);
    let (Some(which), Some(until), true) = (which, until, errors.is_empty()) else {
        return step.mend(&errors);
    };
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.app.desk.end_delegation(&asking, locality, which, until, document).await;
    step.settle(result).await
}
