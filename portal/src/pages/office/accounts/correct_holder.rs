//! Sửa tên, chức vụ ghi sai: as they will stand on decisions from now on.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::stands::Stands;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::AccountId;

pub(super) const FORM: &str = "sua-ten";
const NAME: &str = "ten";
const POSITION: &str = "chuc-vu";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    let stands = stands(view);
    let held = |name, label: &str| stands.field(&view.draft, FORM, name, label);
    let form = view.form(FORM, "Ghi lại tên, chức vụ").with(html! {
        (stands.unseen())
        (held(NAME, "Họ và tên").text())
        (held(POSITION, "Chức vụ")
            .hint("Của người ký: ghi như sẽ đứng trên quyết định. Quyết định đã ban hành giữ nguyên.").text())
        (view.draft.field(FORM, REASON, "Lý do").text())
    });
    view.draft.folded(FORM, "Sửa tên, chức vụ ghi sai", html! { (form) })
}

fn stands(view: &View) -> Stands {
    Stands::default().typed(NAME, &view.row.full_name).typed(POSITION, &view.row.position)
}

pub(super) async fn handle(State(app): State<App>, Path(account): Path<AccountId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, account, FORM).await?;
    let mut errors = step.take_over(&stands(&step.view));
    let name = step.values.need_line(NAME, "Ghi họ và tên.", &mut errors);
    let position = step.values.need_line(POSITION, "Ghi chức vụ.", &mut errors);
    let reason = step.values.need_line(REASON, "Ghi lý do.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, account) = (step.asking(), &step.view.row.account);
    let result = step.app.desk.correct_holder(&asking, account, (name, position), reason).await;
    step.settle(result).await
}
