//! What a person sees after sending a form: recorded, refused, overtaken by someone else, or sent twice.
//! Every form of the office ends here, so that all behave alike.

use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::State;
use crate::ui::error_summary::{FieldError, error_summary};
use crate::ui::layout::Page;
use crate::ui::ledger::cite;
use crate::ui::notification_banner::notification_banner;
use crate::ui::quotation::quoted;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use sovang_desk::{Denied, Done};
use sovang_projections::timeline::{self, TimelineRow};
use sovang_words::refusal::{self, Words};

/// Answers a form: on to what was recorded, or the same page again with what was typed and why it was not taken.
///
/// `section` is the id of the form's section, where a refusal leads; `stream` the type and id of the stream it went to,
/// to tell what was recorded meanwhile. `redraw` draws the page anew, its fields filled with what was sent; messages are
/// put above it here.
///
/// # Errors
/// What the page cannot answer itself: no right, nothing there, nothing can be stored.
pub async fn settle(
    app: &App,
    result: Result<Done, Denied>,
    section: &str,
    stream: Option<(&str, &str)>,
    redraw: impl Future<Output = Result<Page, PageError>> + Send,
) -> Result<Response, PageError> {
    match result {
        Ok(done) => Ok(app.recorded(&done).await),
        Err(Denied::Refused(refusal)) => {
            let words = refusal::words(&refusal);
            let page = redraw.await?;
            Ok(above(page, StatusCode::UNPROCESSABLE_ENTITY, why_refused(&words, section)))
        }
        Err(Denied::Stale { seen, .. }) => {
            let since = match stream {
                Some((stream_type, stream)) => app.views().read(|connection| {
                    timeline::of_stream(connection, app.desk.rules(), stream_type, stream)
                })?,
                None => Vec::new(),
            };
            let since: Vec<TimelineRow> = since.into_iter().filter(|row| row.sequence > seen).collect();
            let page = redraw.await?;
            let kept = page.body.0.contains(&format!("id=\"{}\"", section));
            Ok(above(page, StatusCode::CONFLICT, overtaken(&since, kept)))
        }
        Err(Denied::KeyReused) => {
            let page = redraw.await?;
            Ok(above(page, StatusCode::CONFLICT, sent_before()))
        }
        Err(denied) => Err(denied.into()),
    }
}

/// The same page with what is missing or wrong in its fields; nothing was asked of anyone yet.
#[must_use]
pub fn unreadable(page: Page, errors: &[FieldError]) -> Response {
    let too_large = errors.iter().any(|error| error.too_large);
    let status = if too_large { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::UNPROCESSABLE_ENTITY };
    above(page, status, error_summary(errors))
}

/// A form that waited, on its page as that is now.
pub(super) fn reopened(page: Page, section: &str) -> Page {
    let there = page.body.0.contains(&format!("id=\"{section}\""));
    let message = notification_banner(
        State::Now,
        "mo-lai",
        "Biểu mẫu mở lại, chưa ghi vào sổ",
        html! {
            @if there { p { "Nội dung đã gõ và tệp đã chọn còn nguyên: xem lại rồi gửi." } }
            @else { p { "Việc này nay không còn cần hoặc không làm được nữa. Bản nháp vẫn giữ ở trang " a href=(paths::UNSENT) { "Biểu mẫu chưa gửi" } "." } }
        },
    );
    Page { body: html! { (message) (page.body) }, ..page }
}

fn above(page: Page, status: StatusCode, message: Markup) -> Response {
    let body = html! { (message) (page.body) };
    answer(status, &Page { refused: true, body, ..page })
}

fn why_refused(words: &Words, section: &str) -> Markup {
    html! {
        (error_summary(&[FieldError::new(section, words.sentence())]))
        @if let Some((place, rule)) = &words.rule { (quoted(rule, cite(None, place))) }
    }
}

fn overtaken(since: &[TimelineRow], kept: bool) -> Markup {
    notification_banner(
        State::Late,
        "da-thay-doi",
        "Hồ sơ vừa có thay đổi",
        html! {
            @if kept {
                p { "Chưa có gì được ghi vào sổ. Trang đã lấy bản mới nhất, nội dung vừa gõ còn nguyên: xem lại rồi ghi." }
            } @else {
                p { "Chưa có gì được ghi vào sổ. Trang đã lấy bản mới nhất; sau thay đổi này việc vừa làm không còn cần hoặc không làm được nữa." }
            }
            @if !since.is_empty() { (super::history::lines(since)) }
        },
    )
}

fn sent_before() -> Markup {
    notification_banner(
        State::Late,
        "da-gui",
        "Biểu mẫu này đã được ghi nhận với nội dung khác",
        html! { p { "Lần gửi sau chưa ghi vào sổ. Xem lại bản mới nhất bên dưới; nếu vẫn cần thì gửi lại." } },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt;

    async fn read(response: Response) -> String {
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn a_page_with_faults_says_so_first_and_is_422() {
        let page = Page { title: "Nộp báo cáo".into(), body: html! { p { "thân" } }, ..Page::default() };
        let response = unreadable(page, &[FieldError::new("ket-qua", "Ghi kết quả.")]);
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let html = read(response).await;
        assert!(html.contains("<title>Lỗi: Nộp báo cáo"));
        let summary = html.find(r##"<a href="#ket-qua">Ghi kết quả.</a>"##).unwrap();
        assert!(summary < html.find("<p>thân</p>").unwrap());
    }

    #[test]
    fn a_refusal_leads_to_its_form_and_quotes_its_rule() {
        let mut words = Words::new("Đã đủ 4/4 cá nhân", "Bỏ bớt một người.");
        words.rule = Some(("Mục III.3.1".into(), "không quá 04 cá nhân".into()));
        let html = why_refused(&words, "ket-luan").into_string();
        assert!(html.contains(r##"<a href="#ket-luan">Đã đủ 4/4 cá nhân. Bỏ bớt một người.</a>"##));
        assert!(
            html.ends_with("<blockquote>“không quá 04 cá nhân”<br><cite>Mục III.3.1</cite></blockquote>")
        );
    }
}
