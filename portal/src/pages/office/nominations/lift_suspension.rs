//! Xét tiếp: what stood in the way is settled.

use super::view::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::NominationId;

pub(super) const FORM: &str = "xet-tiep";
const BASIS: &str = "ket-qua";
const CLEARED: &str = "xac-minh";

pub(super) fn form(view: &View) -> Markup {
    let basis =
        view.draft.field(FORM, BASIS, "Căn cứ để xét tiếp").hint("Kết luận nào, của cơ quan nào, ngày nào.");
    let cleared = Choice::new("co", "Đã xác minh, không có vi phạm");
    let ticked = view.draft.all(FORM, CLEARED);
    let cleared = view
        .draft
        .field(FORM, CLEARED, "Kết quả xác minh")
        .hint("Chọn thì trang khen thưởng ghi “Đã xác minh, không có vi phạm; tiếp tục xét”, không ghi chi tiết.")
        .checkboxes(&[cleared], &ticked);
    screen_only(FORM, "Xét tiếp", view.form(FORM, "Xét tiếp hồ sơ").with(html! { (basis.text()) (cleared) }))
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let basis = step.values.need(BASIS, "Ghi căn cứ để xét tiếp.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let cleared = step.values.get(CLEARED) == "co";
    let nomination = &step.view.row.nomination;
    let result = step.app.desk.lift_suspension(&step.asking(), nomination, basis, cleared).await;
    step.settle(result).await
}
