//! Xét tiếp: what stood in the way is settled.

use super::view::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::Markup;
use sovang_domain::ids::NominationId;

pub(super) const FORM: &str = "xet-tiep";
const BASIS: &str = "ket-qua";

pub(super) fn form(view: &View) -> Markup {
    let basis =
        view.draft.field(FORM, BASIS, "Căn cứ để xét tiếp").hint("Kết luận nào, của cơ quan nào, ngày nào.");
    screen_only(FORM, "Xét tiếp", view.form(FORM, "Xét tiếp hồ sơ").with(basis.text()))
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let basis = step.values.need(BASIS, "Ghi căn cứ để xét tiếp.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = step.app.desk.lift_suspension(&step.asking(), &step.view.row.nomination, basis).await;
    step.settle(result).await
}
