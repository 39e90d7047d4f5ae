//! Khóa và mở khóa tài khoản, each with its reason.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::AccountId;

pub(super) const LOCK: &str = "khoa";
pub(super) const UNLOCK: &str = "mo-khoa";
const REASON: &str = "ly-do";

pub(super) fn lock_form(view: &View) -> Markup {
    let fields = html! {
        p { "Khóa thì các phiên đang mở kết thúc ngay; vai trò giữ nguyên để mở lại." }
        (view.draft.field(LOCK, REASON, "Lý do").text())
    };
    screen_only(LOCK, "Khóa tài khoản", view.form(LOCK, "Khóa").with(fields))
}

pub(super) fn unlock_form(view: &View) -> Markup {
    let fields = view.draft.field(UNLOCK, REASON, "Lý do").text();
    screen_only(UNLOCK, "Mở khóa tài khoản", view.form(UNLOCK, "Mở khóa").with(fields))
}

pub(super) async fn lock(State(app): State<App>, Path(account): Path<AccountId>, sent: Signed) -> Answer {
    set(Step::begin(app, sent, account, LOCK).await?, true).await
}

pub(super) async fn unlock(State(app): State<App>, Path(account): Path<AccountId>, sent: Signed) -> Answer {
    set(Step::begin(app, sent, account, UNLOCK).await?, false).await
}

async fn set(step: Step<View>, locked: bool) -> Answer {
    let mut errors = Vec::new();
    let reason = step.values.need(REASON, "Ghi lý do.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = step.app.desk.lock_account(&step.asking(), &step.view.row.account, reason, locked).await;
    step.settle(result).await
}
