//! Biểu mẫu chưa gửi: `/noi-bo/ban-nhap`. What somebody wrote and has not sent, to open again or to throw away. Nobody else
//! sees it, and none of it is a fact.

use crate::pages::office::Query;
use crate::paths;
use crate::paths::route;
use crate::shell::answer::{answer, see_other};
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{REOPEN, Signed, form_fields};
use crate::shell::unsent::{self, Unsent};
use crate::ui::State as Tone;
use crate::ui::field::hidden;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::links::{self, Link};
use crate::ui::notes::inset_text;
use crate::ui::notification_banner::notification_banner;
use crate::ui::section::section;
use crate::ui::time::moment_long;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use maud::{Markup, html};
use sovang_words::format::count2;

/// How much of a form is shown, in letters.
const SHOWN: usize = 90;
/// Which form is thrown away.
const WHICH: &str = "bieu-mau";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(paths::UNSENT, get(show))
        .route(route::DROP_UNSENT, post(drop_one))
        .route(route::SESSION, get(go_on))
}

async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Result<Response, PageError> {
    let forms = unsent::all(app.desk.ledger(), &who.account).await?;
    let page = Page {
        heading: Heading::new("Biểu mẫu chưa gửi").lead(lead(forms.len())),
        body: html! {
            (told(query.get("da")))
            @for form in &forms { (one(&who, form)) }
            (links::list(&[Link::new(paths::OFFICE, "Việc của tôi")]))
        },
        ..who.page(&app, paths::UNSENT, "Biểu mẫu chưa gửi")
    };
    Ok(answer(StatusCode::OK, &page))
}

fn lead(forms: usize) -> String {
    if forms == 0 {
        return "Không có biểu mẫu nào đang giữ.".into();
    }
    let days = unsent::WAITS.as_hours() / 24;
    format!(
        "{} biểu mẫu. Chưa ghi gì vào sổ, không ai khác xem được. Không động đến trong {days} ngày thì tự bỏ.",
        count2(forms as u64)
    )
}

/// What happened just before.
fn told(how: &str) -> Markup {
    let (tone, heading, words) = match how {
        "luu" => (Tone::Ok, "Đã giữ bản nháp", "Mở lại ở máy nào cũng được, bằng tài khoản này."),
        "giu" => (
            Tone::Now,
            "Biểu mẫu đến sau khi phiên làm việc kết thúc",
            "Chưa ghi gì vào sổ; nội dung và tệp còn nguyên ở biểu mẫu đầu tiên dưới đây. Mở lại, xem rồi gửi.",
        ),
        "bo" => (Tone::Ok, "Đã bỏ bản nháp", "Không còn giữ nội dung ấy."),
        _ => return Markup::default(),
    };
    notification_banner(tone, "vua-xong", heading, html! { p { (words) } })
}

/// What is written about, by the address it is sent to.
fn about(address: &str) -> &'static str {
    let rooms = [
        (paths::NEW_NOMINEES, "Danh sách đề nghị khen thưởng"),
        (paths::NOMINATIONS, "Đề nghị khen thưởng"),
        (paths::REPORTS, "Báo cáo"),
        (paths::ROUNDS, "Đợt xét"),
        (paths::DECISIONS, "Quyết định, khen thưởng"),
        (paths::READ_PLAN, "Đọc kế hoạch từ văn bản"),
        (paths::CAMPAIGNS, "Phong trào"),
        (paths::LOCALITY, "Địa phương"),
        (paths::ACCOUNTS, "Tài khoản"),
        (paths::SETUP, "Khởi đầu"),
    ];
    rooms.iter().find(|(room, _)| address.starts_with(room)).map_or("Biểu mẫu", |(_, name)| name)
}

fn one(who: &SignedIn, form: &Unsent) -> Markup {
    let unseen = html! {
        (form_fields(&SignedIn { form: Some(form.id.clone()), ..who.clone() }, None))
        (hidden(REOPEN, "1"))
        @for (name, value) in form.values.pairs() { (hidden(name, value)) }
    };
    let papers = form.papers();
    let reopen = Form::post(&form.address, "Mở lại biểu mẫu").hidden(unseen);
    let reopen = if papers > 0 { reopen.multipart() } else { reopen };
    let drop = Form::post(route::DROP_UNSENT, "Bỏ bản nháp")
        .hidden(html! { (form_fields(who, None)) (hidden(WHICH, &form.id)) });
    let begins = form.begins().map(|words| match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or(words)),
        None => words.to_owned(),
    });
    let body = html! {
        p {
            "Giữ lúc " (moment_long(form.kept_at))
            @if form.cut_off { ", khi phiên làm việc đã kết thúc trước lúc gửi" }
            @if papers > 0 { ", kèm " (count2(papers as u64)) " tệp" }
            "."
        }
        @if let Some(begins) = &begins { (inset_text(html! { p { "“" (begins) "”" } })) }
        (reopen.with(""))
        (drop.with(""))
    };
    section(&format!("nhap-{}", form.id), about(&form.address), body)
}

async fn drop_one(State(app): State<App>, sent: Signed) -> Result<Response, PageError> {
    app.desk.ledger().drop_form(sent.who.account.as_str(), sent.form.values.get(WHICH)).await?;
    Ok(see_other(&paths::unsent("bo")))
}

/// The session goes on: asked for by a page whose reader says so.
async fn go_on(who: SignedIn) -> PageError {
    PageError::PutAside { by_itself: true, until: who.until }
}

/// On the start page, while something waits.
pub(super) async fn banner(app: &App, who: &SignedIn) -> Result<Markup, PageError> {
    let forms = unsent::all(app.desk.ledger(), &who.account).await?.len();
    if forms == 0 {
        return Ok(Markup::default());
    }
    let heading = format!("Có {} biểu mẫu chưa gửi", count2(forms as u64));
    let link = Link::new(paths::UNSENT, "Mở lại hoặc bỏ");
    Ok(notification_banner(None::<Tone>, "chua-gui", heading, links::list(&[link])))
}
