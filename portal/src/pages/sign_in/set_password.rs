//! Đặt mật khẩu: an account, its one-time code, and the new password twice.

use super::{attempts, sent_to};
use crate::pages::office::Query;
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::error_summary::{FieldError, error_summary_of, message_for};
use crate::ui::field::Field;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page, Room};
use crate::ui::section::section;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use maud::{Markup, html};
use serde::Deserialize;
use sovang_desk::clock;
use sovang_desk::identity::account;
use sovang_desk::identity::password::{self, Fault};
use sovang_domain::ids::AccountId;
use sovang_projections::locality_directory;

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct Typed {
    tai_khoan: String,
    ma: String,
    mat_khau_moi: String,
    mat_khau_lai: String,
}

pub(super) async fn form(State(app): State<App>, query: Query) -> Response {
    answer(StatusCode::OK, &page(&app, query.get("tai-khoan"), &[]))
}

pub(super) async fn set(State(app): State<App>, request: Request) -> Result<Response, PageError> {
    let (parts, body) = request.into_parts();
    let attempts = attempts(&parts, &app);
    let typed = axum::Form::<Typed>::from_request(Request::from_parts(parts, body), &()).await;
    let axum::Form(typed) = typed.map_err(|_| PageError::BadRequest)?;
    let account = account(&typed.tai_khoan);
    let errors = faults(&app, &typed, &account)?;
    if !errors.is_empty() {
        return Ok(refused(&app, &typed, &errors));
    }
    let (ledger, now) = (app.desk.ledger(), clock::now());
    if let Some(wait) = attempts.note(ledger, &account, now).await? {
        return Err(PageError::TooMany { wait });
    }
    if !app.desk.set_password(&account, &typed.ma, &typed.mat_khau_moi, now).await? {
        attempts.failed_from_here(ledger, now).await?;
        let message = "Tài khoản hoặc mã chưa đúng, hoặc mã đã dùng hay hết hạn. Kiểm lại; nếu vẫn chưa được, xin mã mới.";
        return Ok(refused(&app, &typed, &[FieldError::new("ma", message)]));
    }
    attempts.succeeded(ledger, &account).await?;
    let name: String = form_urlencoded::byte_serialize(account.login().as_bytes()).collect();
    Ok(sent_to(&format!("{}?da-dat=1&tai-khoan={name}", paths::SIGN_IN)))
}

fn faults(app: &App, typed: &Typed, account: &AccountId) -> Result<Vec<FieldError>, PageError> {
    let mut errors = Vec::new();
    if typed.tai_khoan.trim().is_empty() {
        errors.push(FieldError::new("tai-khoan", "Ghi tài khoản được cấp."));
    }
    if typed.ma.trim().is_empty() {
        errors.push(FieldError::new("ma", "Ghi mã nhận được từ người quản trị."));
    }
    let locality = account.locality();
    let home = app.views().read(|connection| locality_directory::one(connection, &locality))?;
    let mut names = vec![locality.to_string()];
    names.extend(home.into_iter().flat_map(|row| [row.title(), row.name, row.province]));
    if let Some(fault) = password::fault(&typed.mat_khau_moi, account, &names) {
        errors.push(FieldError::new("mat-khau-moi", words(fault)));
    } else if typed.mat_khau_moi != typed.mat_khau_lai {
        errors.push(FieldError::new("mat-khau-lai", "Hai lần gõ mật khẩu khác nhau. Gõ lại cả hai."));
    }
    Ok(errors)
}

/// Why a password is not taken, in words.
pub(super) fn words(fault: Fault) -> String {
    match fault {
        Fault::TooShort { letters } => {
            let shortest = password::SHORTEST;
            format!("Mật khẩu mới có {letters} ký tự. Dùng ít nhất {shortest} ký tự, nên từ 15.")
        }
        Fault::TooLong => format!("Mật khẩu mới dài quá {} ký tự. Rút ngắn lại.", password::LONGEST),
        Fault::Common => "Mật khẩu này ai cũng đoán được. Ghép vài từ không liên quan với nhau.".to_owned(),
        Fault::Named => "Mật khẩu trùng tên tài khoản hoặc tên địa phương. Chọn mật khẩu khác.".to_owned(),
    }
}

/// What a good password is.
pub(super) fn hint() -> String {
    let shortest = password::SHORTEST;
    format!("Ít nhất {shortest} ký tự, nên từ 15: ghép vài từ không liên quan, có dấu và dấu cách cũng được.")
}

fn refused(app: &App, typed: &Typed, errors: &[FieldError]) -> Response {
    let mut response = answer(StatusCode::UNPROCESSABLE_ENTITY, &page(app, &typed.tai_khoan, errors));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn page(app: &App, account: &str, errors: &[FieldError]) -> Page {
    Page {
        title: "Đặt mật khẩu".into(),
        room: Room::Plain,
        refused: !errors.is_empty(),
        breadcrumbs: vec![("Đăng nhập".into(), paths::SIGN_IN.into())],
        heading: Heading::new("Đặt mật khẩu")
            .kicker("Nội bộ")
            .lead("Dùng mã một lần do người quản trị hệ thống cấp."),
        body: body(account, errors),
        footer: app.footer(),
        ..Page::default()
    }
}

fn body(account: &str, errors: &[FieldError]) -> Markup {
    let field =
        |name: &'static str, label: &str| Field::new(name, label).error(message_for(errors, name)).required();
    let hint = hint();
    html! {
        (error_summary_of("Chưa đặt được mật khẩu", errors))
        (section("dat-mat-khau", "Mật khẩu mới", html! {
            (Form::post(paths::SET_PASSWORD, "Đặt mật khẩu").novalidate().with(html! {
                (field("tai-khoan", "Tài khoản").value(account).autocomplete("username").text())
                (field("ma", "Mã một lần").hint("Dùng được một lần. Chữ hoa, chữ thường, dấu cách và gạch nối không phân biệt.").autocomplete("one-time-code").text())
                (field("mat-khau-moi", "Mật khẩu mới").hint(hint).autocomplete("new-password").password())
                (field("mat-khau-lai", "Gõ lại mật khẩu mới").autocomplete("new-password").password())
            }))
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_says_what_is_wrong_beside_its_fields_and_gives_back_no_password() {
        let errors = [FieldError::new("mat-khau-moi", "Mật khẩu này ai cũng đoán được.")];
        let html = body("van-thu.phu-tan", &errors).into_string();
        assert!(html.contains(r##"<a href="#mat-khau-moi">"##));
        assert!(html.contains(r#"value="van-thu.phu-tan""#));
        assert_eq!(html.matches(r#"type="password""#).count(), 2);
        assert_eq!(html.matches(r#"autocomplete="new-password""#).count(), 2);
    }
}
