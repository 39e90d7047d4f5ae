//! Đăng nhập, đăng xuất, đặt mật khẩu, người quản trị đầu tiên: `/dang-nhap`, `/dang-xuat`, `/dat-mat-khau`, `/khoi-dau`. The only pages that see a password.

mod first_run;
mod set_password;
mod sign_out;

use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::cookie;
use crate::shell::error::PageError;
use crate::shell::server::Peer;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::error_summary::{FieldError, error_summary_of, message_for};
use crate::ui::field::{Field, hidden};
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page, Room};
use crate::ui::links::{self, Link};
use crate::ui::notification_banner::notification_banner;
use crate::ui::section::section;
use axum::Router;
use axum::extract::{FromRequest, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use maud::{Markup, html};
use serde::Deserialize;
use sovang_desk::clock;
use sovang_desk::identity::account;
use sovang_desk::identity::attempts::Attempts;
use sovang_domain::ids::AccountId;

use super::office::Query;

/// The one message for a name nobody has and for a wrong password: which of the two is not told.
const WRONG: &str =
    "Tài khoản hoặc mật khẩu chưa đúng. Gõ lại; phân biệt chữ hoa, chữ thường trong mật khẩu.";
/// Said only after the right password.
const NO_RIGHTS: &str = "Tài khoản này đang khóa hoặc chưa được giao việc nào. Hỏi người quản trị hệ thống.";

/// The addresses around signing in.
pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::SIGN_IN, get(form).post(sign_in))
        .route(paths::SIGN_OUT, post(sign_out::sign_out))
        .route(route::FIRST_RUN, get(first_run::form).post(first_run::begin))
        .route(paths::SET_PASSWORD, get(set_password::form).post(set_password::set))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Typed {
    tai_khoan: String,
    mat_khau: String,
    ve: String,
}

async fn form(State(app): State<App>, query: Query) -> Response {
    let page = page(&app, query.get("tai-khoan"), query.get("ve"), &[], told(&query));
    answer(StatusCode::OK, &page)
}

/// What a page before sent the person here to say.
fn told(query: &Query) -> Markup {
    let (heading, words) = match (query.get("da-ra"), query.get("da-dat")) {
        ("1", _) => ("Đã đăng xuất", "Phiên làm việc đã kết thúc trên máy này."),
        (_, "1") => (
            "Đã đặt mật khẩu",
            "Các phiên làm việc khác của tài khoản đã kết thúc. Đăng nhập bằng mật khẩu mới.",
        ),
        _ if query.get("da-giu") == "1" => (
            "Phiên làm việc đã kết thúc, biểu mẫu đã được giữ",
            "Chưa ghi gì vào sổ; nội dung và tệp còn nguyên. Đăng nhập bằng tài khoản đã mở biểu mẫu để mở lại rồi gửi.",
        ),
        _ if !query.get("ve").is_empty() => ("Đăng nhập để xem trang này", "Xong sẽ mở lại trang đó."),
        _ => return Markup::default(),
    };
    notification_banner(None::<Tone>, "cho-biet", heading, html! { p { (words) } })
}

async fn sign_in(State(app): State<App>, request: Request) -> Result<Response, PageError> {
    let (mut parts, body) = request.into_parts();
    let attempts = attempts(&parts, &app);
    let old = SignedIn::or_nobody(&mut parts, &app).await?;
    let typed = axum::Form::<Typed>::from_request(Request::from_parts(parts, body), &()).await;
    let axum::Form(typed) = typed.map_err(|_| PageError::BadRequest)?;
    let (account, ledger, now) = (account(&typed.tai_khoan), app.desk.ledger(), clock::now());
    if let Some(wait) = attempts.note(ledger, &account, now).await? {
        return Err(PageError::TooMany { wait });
    }
    if !app.desk.is_password_of(&account, &typed.mat_khau, now).await? {
        attempts.failed_from_here(ledger, now).await?;
        tracing::info!(account = account.as_str(), "a sign-in failed");
        return Ok(refused(&app, &typed, WRONG));
    }
    attempts.succeeded(ledger, &account).await?;
    if app.desk.grants(&account).await?.is_empty() {
        return Ok(refused(&app, &typed, NO_RIGHTS));
    }
    attempts.signed_in(ledger, &account, now).await?;
    if let Some(old) = old {
        ledger.end_session(&old.token_hash, now).await?;
    }
    begin(&app, &account, back(&typed.ve)).await
}

/// The attempts from where a request comes from.
fn attempts(parts: &Parts, app: &App) -> Attempts {
    Attempts::from(Peer::of(parts, app.reached.proxy().is_some()).map(Peer::key))
}

async fn begin(app: &App, account: &AccountId, back: &str) -> Result<Response, PageError> {
    let token = app.desk.begin_session(account, clock::now()).await?;
    let mut response = crate::shell::answer::see_other(back);
    let cookie = cookie::given(&token, app.is_https());
    let cookie = cookie.map_err(|error| PageError::Internal(error.to_string()))?;
    response.headers_mut().insert(header::SET_COOKIE, cookie);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn refused(app: &App, typed: &Typed, message: &str) -> Response {
    let errors = [FieldError::new("tai-khoan", message)];
    let page = page(app, &typed.tai_khoan, &typed.ve, &errors, Markup::default());
    let mut response = answer(StatusCode::UNPROCESSABLE_ENTITY, &page);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Where to go after signing in: only to a page of ours, never back to a form that was sent.
fn back(wanted: &str) -> &str {
    let local = wanted.starts_with('/')
        && !wanted.starts_with("//")
        && wanted.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if local && !wanted.starts_with(paths::SIGN_IN) && !wanted.starts_with(paths::SIGN_OUT) {
        wanted
    } else {
        paths::OFFICE
    }
}

fn page(app: &App, account: &str, back: &str, errors: &[FieldError], told: Markup) -> Page {
    Page {
        title: "Đăng nhập".into(),
        room: Room::Plain,
        refused: !errors.is_empty(),
        heading: Heading::new("Đăng nhập").kicker("Nội bộ"),
        body: html! { (told) (body(account, back, errors)) },
        footer: app.footer(),
        ..Page::default()
    }
}

fn body(account: &str, back: &str, errors: &[FieldError]) -> Markup {
    let account = Field::new("tai-khoan", "Tài khoản")
        .hint("Gồm tên đăng nhập và tên xã trong địa chỉ, ví dụ vanthu.phu-tan.")
        .value(account)
        .error(message_for(errors, "tai-khoan"))
        .autocomplete("username")
        .required();
    let password = Field::new("mat-khau", "Mật khẩu").autocomplete("current-password").required();
    html! {
        (error_summary_of("Chưa đăng nhập được", errors))
        (section("dang-nhap", "Tài khoản được cấp", html! {
            (Form::post(paths::SIGN_IN, "Đăng nhập").novalidate().hidden(hidden("ve", back)).with(html! {
                (account.text())
                (password.password())
            }))
        }))
        (section("chua-co", "Chưa có hoặc quên mật khẩu", html! {
            p { "Báo người quản trị hệ thống để nhận mã dùng một lần." }
            (links::list(&[Link::new(paths::SET_PASSWORD, "Đã có mã: đặt mật khẩu")]))
        }))
    }
}

/// 303 with a page that says nothing else.
fn sent_to(address: &str) -> Response {
    let mut response = crate::shell::answer::see_other(address).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_signing_in_one_comes_back_only_to_a_page_of_ours() {
        for fine in ["/noi-bo/bao-cao?nam=2026", "/noi-bo"] {
            assert_eq!(back(fine), fine);
        }
        for elsewhere in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "noi-bo",
            "/a\r\nb",
            "/dang-xuat",
            "/dang-nhap",
        ] {
            assert_eq!(back(elsewhere), "/noi-bo", "{elsewhere}");
        }
    }

    #[test]
    fn a_refused_sign_in_keeps_the_name_and_never_the_password() {
        let html = body("van-thu.phu-tan", "/noi-bo", &[FieldError::new("tai-khoan", WRONG)]).into_string();
        assert!(html.contains("Chưa đăng nhập được, có 1 chỗ cần sửa"));
        assert!(html.contains(r##"<a href="#tai-khoan">Tài khoản hoặc mật khẩu chưa đúng."##));
        assert!(html.contains(r#"name="tai-khoan" value="van-thu.phu-tan""#));
        assert!(html.contains(r#"<input type="password" id="mat-khau" name="mat-khau" required autocomplete="current-password">"#));
        assert!(html.contains(r#"<input type="hidden" name="ve" value="/noi-bo">"#));
    }
}
