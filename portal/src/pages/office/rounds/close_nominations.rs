//! Đóng nhận đề nghị: what comes afterwards is late.

use super::super::form::{Answer, FormPage, Step};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::RoundId;
use sovang_words::format::count2;

pub(super) const FORM: &str = "dong-nhan";

pub(super) fn form(view: &View) -> Markup {
    screen_only(
        FORM,
        "Đóng nhận đề nghị",
        html! {
            p {
                "Đã nhận " (count2(view.nominations.len() as u64)) " đề nghị. "
                "Đề nghị gửi sau khi đóng là nộp sau hạn: Chủ tịch phải cho nhận, kèm lý do."
            }
            (view.form(FORM, "Đóng nhận đề nghị").with(""))
        },
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let result = step.app.desk.close_nominations(&step.asking(), &step.view.row.round).await;
    step.settle(result).await
}
