//! Cấp mã dùng một lần, by which a password is set. A code is no fact: nothing is recorded but its hash, beside the ledger.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::State as Tone;
use crate::ui::layout::Page;
use crate::ui::notes::panel;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use maud::{Markup, html};
use sovang_desk::clock;
use sovang_domain::ids::AccountId;
use sovang_words::format::time_of_day;

pub(super) const FORM: &str = "ma";

pub(super) fn form(view: &View) -> Markup {
    let fields = html! {
        p { "Để đặt mật khẩu lần đầu hoặc khi quên. Mã chỉ hiện một lần; trao tận tay người dùng." }
    };
    screen_only(FORM, "Cấp mã dùng một lần", view.form(FORM, "Cấp mã").with(fields))
}

/// Gives a code and shows it, this once.
pub(super) async fn handle(State(app): State<App>, Path(account): Path<AccountId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, account, FORM).await?;
    let account = &step.view.row.account;
    let (new, until) = step.app.desk.give_code(account, clock::now()).await?;
    tracing::info!(by = %step.sent.who.account, account = %account, "a one-time code was given");
    let page = step.view.draw(&step.app);
    let body = html! { (shown(&new, &account.login(), until)) (page.body) };
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

fn shown(code: &str, login: &str, until: jiff::Timestamp) -> Markup {
    panel(
        Tone::Ok,
        "ma-moi",
        html! { code { (code) } },
        html! {
            p { "Mã dùng một lần của " strong { (login) } ", dùng được đến " (time_of_day(until)) ". Rời trang là không xem lại được." }
            p { "Người dùng vào " a href=(paths::SET_PASSWORD) { (paths::SET_PASSWORD) } ", gõ tên đăng nhập và mã này, rồi đặt mật khẩu." }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_shown_with_whose_it_is_and_until_when() {
        let html =
            shown("A1B2-C3D4", "ap-trung.phu-tan", "2026-11-14T02:00:00Z".parse().unwrap()).into_string();
        assert!(html.contains("<code>A1B2-C3D4</code>") && html.contains("09:00 ngày 14/11/2026"), "{html}");
        assert!(html.contains("<strong>ap-trung.phu-tan</strong>") && html.contains("/dat-mat-khau"));
    }
}
