//! Bắt đầu: whoever opens the address that the machine printed says who is the first administrator, and is signed in.

use super::set_password::{hint, words};
use crate::pages::office::Query;
use crate::paths;
use crate::paths::route;
use crate::shell::answer::{answer, see_other};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::error_summary::{FieldError, error_summary, message_for};
use crate::ui::field::{Field, hidden};
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page, Room};
use crate::ui::section::section;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;
use sovang_desk::identity::password;
use sovang_desk::{Asking, clock};
use sovang_domain::ids::{AccountId, LocalityId, is_slug};
use sovang_ledger::CommandKey;
use std::time::Duration;

/// How long the way on waits for the new account to be read.
const READ: Duration = Duration::from_secs(5);
/// How long the same form, sent once more, waits for the account that the first is opening.
const OPENING: Duration = Duration::from_secs(60);
/// What the first administrator is called where nobody says otherwise.
const LOGIN: &str = "quantri";
const POSITION: &str = "quản trị hệ thống";

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct Typed {
    ma: String,
    ho_ten: String,
    chuc_vu: String,
    tai_khoan: String,
    mat_khau_moi: String,
    mat_khau_lai: String,
}

pub(super) async fn form(State(app): State<App>, query: Query) -> Result<Response, PageError> {
    let Some(first_run) = app.first_run() else { return Ok(see_other(paths::SETUP)) };
    let ma = query.get("ma").to_owned();
    if !first_run.opens(&ma, clock::now()) {
        return Err(PageError::FirstRunOver);
    }
    let typed = Typed { ma, chuc_vu: POSITION.into(), tai_khoan: LOGIN.into(), ..Typed::default() };
    Ok(unkept(answer(StatusCode::OK, &page(&typed, &[]))))
}

pub(super) async fn begin(State(app): State<App>, request: Request) -> Result<Response, PageError> {
    let typed = axum::Form::<Typed>::from_request(request, &()).await;
    let axum::Form(typed) = typed.map_err(|_| PageError::BadRequest)?;
    let Some(first_run) = app.first_run() else { return Ok(see_other(paths::SETUP)) };
    let now = clock::now();
    if first_run.is_taken(&typed.ma) {
        return sent_twice(&app).await;
    }
    if !first_run.opens(&typed.ma, now) {
        return Err(PageError::FirstRunOver);
    }
    let account = AccountId::within(&LocalityId::machine(), typed.tai_khoan.trim());
    let errors = faults(&typed, &account);
    if !errors.is_empty() {
        return Ok(unkept(answer(StatusCode::UNPROCESSABLE_ENTITY, &page(&typed, &errors))));
    }
    // a task of its own: a browser that goes away in between takes the code with it otherwise
    let opening = tokio::spawn(open(app.clone(), typed, account.clone()));
    let opened = opening.await.map_err(|error| PageError::Internal(error.to_string()))?;
    match opened? {
        true => super::begin(&app, &account, paths::SETUP).await,
        false => sent_twice(&app).await,
    }
}

/// Opens the account; false where somebody else used the code in the same moment.
async fn open(app: App, typed: Typed, account: AccountId) -> Result<bool, PageError> {
    let Some(first_run) = app.first_run() else { return Ok(false) };
    let now = clock::now();
    if !first_run.take(&typed.ma, now) {
        return Ok(false);
    }
    let person = (typed.ho_ten.trim().to_owned(), typed.chuc_vu.trim().to_owned());
    let asking = Asking::at_console(now, CommandKey::random());
    match app.desk.open_first_administrator(&asking, &account, person, &typed.mat_khau_moi).await {
        Ok(done) => {
            if let Err(error) = app.views().reached(done.log_index, READ).await {
                tracing::warn!(%error, "the views are late");
            }
            Ok(true)
        }
        Err(denied) => {
            first_run.give_back();
            Err(denied.into())
        }
    }
}

/// The same form once more: as soon as the account is open, its password opens it.
async fn sent_twice(app: &App) -> Result<Response, PageError> {
    match app.views().reached(0, OPENING).await {
        Ok(()) => Ok(see_other(paths::SIGN_IN)),
        Err(_) => Err(PageError::FirstRunOver),
    }
}

/// It holds the code.
fn unkept(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn faults(typed: &Typed, account: &AccountId) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let line = |text: &str| text.trim().chars().count();
    if !(1..=200).contains(&line(&typed.ho_ten)) {
        errors.push(FieldError::new("ho-ten", "Ghi họ và tên, không quá 200 ký tự."));
    }
    if !(1..=200).contains(&line(&typed.chuc_vu)) {
        errors.push(FieldError::new("chuc-vu", "Ghi chức vụ, không quá 200 ký tự."));
    }
    if !is_slug(typed.tai_khoan.trim()) {
        let message = "Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ quantri.";
        errors.push(FieldError::new("tai-khoan", message));
    }
    if let Some(fault) = password::fault(&typed.mat_khau_moi, account, &[]) {
        errors.push(FieldError::new("mat-khau-moi", words(fault)));
    } else if typed.mat_khau_moi != typed.mat_khau_lai {
        errors.push(FieldError::new("mat-khau-lai", "Hai lần gõ mật khẩu khác nhau. Gõ lại cả hai."));
    }
    errors
}

fn page(typed: &Typed, errors: &[FieldError]) -> Page {
    Page {
        title: "Bắt đầu".into(),
        room: Room::Plain,
        refused: !errors.is_empty(),
        heading: Heading::new("Bắt đầu").kicker("Sổ mới").lead(
            "Khai người quản trị trước. Sau đó khai địa phương, đơn vị, người dùng; dừng ở bước nào cũng được, lúc nào làm tiếp cũng được.",
        ),
        body: body(typed, errors),
        ..Page::default()
    }
}

fn body(typed: &Typed, errors: &[FieldError]) -> Markup {
    let field =
        |name: &'static str, label: &str| Field::new(name, label).error(message_for(errors, name)).required();
    html! {
        (error_summary(errors))
        (section("quan-tri", "Người quản trị", html! {
            p { "Người quản trị mở tài khoản cho mọi người, không tham gia xét khen thưởng. Một người kiêm cả hai việc thì có hai tài khoản." }
            (Form::post(route::FIRST_RUN, "Mở tài khoản quản trị").novalidate().hidden(hidden("ma", &typed.ma)).with(html! {
                (field("ho-ten", "Họ và tên").value(&typed.ho_ten).autocomplete("name").text())
                (field("chuc-vu", "Chức vụ").hint("Hiện cạnh mọi việc người này làm.").value(&typed.chuc_vu).text())
                (field("tai-khoan", "Tên đăng nhập").hint("Chữ thường không dấu, số, gạch nối; không đổi về sau.").value(&typed.tai_khoan).autocomplete("username").text())
                (field("mat-khau-moi", "Mật khẩu").hint(hint()).autocomplete("new-password").password())
                (field("mat-khau-lai", "Gõ lại mật khẩu").autocomplete("new-password").password())
            }))
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_form_keeps_all_but_the_password_and_carries_the_code_on() {
        let typed = Typed {
            ma: "A1B2".into(),
            ho_ten: "Trần Thị Bình".into(),
            tai_khoan: "Quản trị".into(),
            mat_khau_moi: "12345678".into(),
            ..Typed::default()
        };
        let errors = faults(&typed, &"sovang.quantri".into());
        let named: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(named, ["chuc-vu", "tai-khoan", "mat-khau-moi"]);
        let html = body(&typed, &errors).into_string();
        assert!(
            html.contains(r#"value="Trần Thị Bình""#) && html.contains(r#"name="ma" value="A1B2""#),
            "{html}"
        );
        assert!(!html.contains("12345678"), "{html}");
    }
}
