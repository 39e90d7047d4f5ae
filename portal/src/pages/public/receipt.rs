//! Biên nhận góp ý: whoever has the code follows the comment until it is answered.

use super::params::Params;
use super::{Drawn, Here};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::{answer, see_other};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::field::Field;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::log_number;
use crate::ui::notification_banner::notification_banner;
use crate::ui::section::section;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::tag::strong_tag;
use crate::ui::time;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_projections::public;
use sovang_projections::public::notice::{About, Receipt};
use sovang_words::{format, terms};

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::RECEIPTS, get(ask)).route(route::RECEIPT, get(show))
}

/// The field that takes a receipt code.
const CODE: &str = "ma";

/// Asks for a receipt code, on the page of all notices.
pub(super) fn form(slug: &str, typed: &str, error: Option<&str>) -> Markup {
    let field = Field::new(CODE, "Mã biên nhận").id("ma-bien-nhan").value(typed).error(error);
    html! {
        form method="get" action=(paths::receipts(slug)) {
            (field.required().autocomplete("off").text())
            button type="submit" { "Xem trả lời" }
        }
    }
}

/// The code as the book has it, however it was grouped and in whatever letters it was typed.
fn code_of(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

async fn ask(State(app): State<App>, Path(xa): Path<String>, params: Params) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let typed = params.get(CODE);
    let address = if typed.is_empty() {
        format!("{}#bien-nhan", paths::notices(here.slug()))
    } else {
        let known = app.views().read(|connection| {
            for code in [typed, &code_of(typed)] {
                if let Some(found) = public::notice::receipt(connection, here.id(), code)? {
                    return Ok(Some(found.comment));
                }
            }
            Ok(None)
        })?;
        let Some(code) = known else { return Err(unknown(&app, &here, typed)) };
        paths::receipt(here.slug(), &code)
    };
    let mut response = see_other(&address);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The 404 page for a code that no comment of this commune has.
fn unknown(app: &App, here: &Here, typed: &str) -> PageError {
    let section_of = paths::notices(here.slug());
    let drawn = Drawn {
        way: here.way(&[("Lấy ý kiến", section_of.clone())]),
        heading: Heading::new("Không có biên nhận mang mã này")
            .lead(format!("{} không có góp ý nào mang mã đã gõ.", format::sentence_case(here.name()))),
        body: section(
            "bien-nhan",
            "Xem trả lời góp ý của mình",
            form(
                here.slug(),
                typed,
                Some("Xem lại từng chữ, từng số của mã; mã gồm 20 ký tự, không kể dấu cách."),
            ),
        ),
    };
    PageError::NotInBook(Box::new(Page {
        refused: true,
        ..here.page(app, &section_of, "Không có biên nhận mang mã này", drawn)
    }))
}

async fn show(
    State(app): State<App>,
    Path((xa, code)): Path<(String, String)>,
    params: Params,
) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let comment = app.views().read(|connection| public::notice::receipt(connection, here.id(), &code))?;
    let comment = comment.ok_or(PageError::NotFound)?;
    let section = paths::notices(here.slug());
    let just_sent = !params.get("da-ghi").is_empty();
    let again = !params.get("lai").is_empty();
    let drawn = Drawn {
        way: here.way(&[("Lấy ý kiến", section.clone())]),
        heading: Heading::new("Biên nhận góp ý").lead(state(&comment)),
        body: body(&here, &comment, just_sent.then_some(again)),
    };
    let mut response = answer(StatusCode::OK, &here.page(&app, &section, "Biên nhận góp ý", drawn));
    // only whoever holds the code reads it: kept nowhere on the way
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn state(comment: &Receipt) -> Markup {
    match comment.answer {
        Some(_) => strong_tag(Tone::Ok, "Đã trả lời"),
        None if comment.annulled => strong_tag(Tone::Late, "Đợt xét đã hủy"),
        None => strong_tag(Tone::Now, "Đang chờ trả lời"),
    }
}

/// `sent`: just now; again when the same form came twice.
fn body(here: &Here, comment: &Receipt, sent: Option<bool>) -> Markup {
    html! {
        @if let Some(again) = sent { (banner(comment, again)) }
        (section("bien-nhan", "Góp ý đã gửi", html! {
            (summary_list([
                Row::new("Mã biên nhận", html! { code { (comment.comment) } }),
                Row::new("Nhận lúc", html! { (time::moment_long(comment.received_at)) ", vào sổ " (log_number(comment.received_index)) }),
                Row::new("Danh sách", html! {
                    a href=(paths::notice(&comment.round)) {
                        "Đề nghị khen thưởng " (terms::occasion_in(comment.occasion, comment.year))
                    }
                    ", " (comment.campaign)
                }),
                Row::new("Góp ý về ai", whom(&comment.about)),
                Row::new("Nội dung", &comment.words),
            ]))
        }))
        (section("tra-loi", "Trả lời", reply(here, comment)))
    }
}

/// Danh Hữu Nghĩa; cả danh sách
fn whom(about: &About) -> &str {
    match about {
        About::List => "Cả danh sách",
        About::Named(name) => name,
        About::Someone => "Một trường hợp trong danh sách, nay không nêu tên",
    }
}

fn banner(comment: &Receipt, again: bool) -> Markup {
    let title =
        if again { "Góp ý này đã được ghi nhận trước đó" } else { "Đã nhận góp ý" };
    notification_banner(
        Tone::Ok,
        "da-ghi",
        title,
        html! {
            p { "Giữ mã biên nhận " strong { code { (comment.comment) } } " hoặc lưu địa chỉ trang này để xem trả lời." }
        },
    )
}

fn reply(here: &Here, comment: &Receipt) -> Markup {
    html! {
        @match &comment.answer {
            Some(answer) => {
                p {
                    strong { (format::sentence_case(here.level())) " trả lời " (format::date_long(format::local_date(answer.at))) ":" }
                    " " (answer.words) " (vào sổ " (log_number(answer.log_index)) ")"
                }
            },
            None if comment.annulled => p {
                "Chưa có. Đợt xét này đã hủy nên không có Hội đồng nào họp xét danh sách này; góp ý vẫn ở trong sổ và vẫn phải được trả lời, trả lời hiện ở đây. "
                a href=(paths::notice(&comment.round)) { "Vì sao hủy" }
            },
            None => p { "Chưa có. Góp ý phải được trả lời trước khi Hội đồng họp; khi có, trả lời hiện ở đây." },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn the_code_is_shown_to_keep_and_the_answer_when_it_comes() {
        let html = body(&sample::here(), &sample::receipt(false), Some(false)).into_string();
        assert!(html.contains("Đã nhận góp ý"));
        assert!(html.contains("<code>0123456789abcdef0123</code>"));
        assert!(html.contains("Chưa có."));
        assert!(html.contains("Đề nghị khen thưởng năm 2026</a>, "), "{html}");
        assert!(html.contains("<dd>Trần Thị Ngọc Huệ</dd>"), "whoever wrote it sees about whom: {html}");
        let html = body(&sample::here(), &sample::receipt(true), None).into_string();
        assert!(html.contains("Không, chỉ đếm hồ sơ người dân tự nộp."));
        assert!(!html.contains("Đã nhận góp ý"));
    }

    #[test]
    fn a_comment_on_an_annulled_round_is_not_promised_a_council() {
        let receipt = Receipt { annulled: true, ..sample::receipt(false) };
        let html = body(&sample::here(), &receipt, None).into_string();
        assert!(html.contains("không có Hội đồng nào họp") && html.contains("Vì sao hủy"), "{html}");
        assert!(!html.contains("trước khi Hội đồng họp"), "{html}");
        assert!(state(&receipt).into_string().contains("Đợt xét đã hủy"));
    }

    #[test]
    fn a_code_that_was_kept_can_be_typed_in() {
        let html = form("phu-tan", "", None).into_string();
        assert!(
            html.contains(r#"<form method="get" action="/phu-tan/gop-y">"#) && html.contains(r#"name="ma""#)
        );
    }

    #[test]
    fn a_code_is_the_same_however_it_is_grouped() {
        for typed in ["0123456789abcdef0123", "0123 4567-89AB CDEF 0123", " 0123456789ABCDEF0123 "] {
            assert_eq!(code_of(typed), "0123456789abcdef0123");
        }
    }

    #[test]
    fn the_same_form_twice_is_said_to_be_one() {
        let html = body(&sample::here(), &sample::receipt(false), Some(true)).into_string();
        assert!(html.contains("Góp ý này đã được ghi nhận trước đó"));
    }
}
