//! Xóa dữ liệu cá nhân: find the person, see what goes and what stays, state ground and text, erase for good.

use super::erased::{Person, find_people, papers};
use super::find;
use crate::pages::office::draft::Draft;
use crate::pages::office::outcome::{About, settle, unreadable};
use crate::pages::office::{Query, recorded_banner};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::{Signed, form_fields};
use crate::ui::error_summary::FieldError;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::options::Choice;
use crate::ui::problem::Problem;
use crate::ui::search_box::search_box;
use crate::ui::section::{screen_only, section};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use sovang_desk::Denied;
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::{LocalityId, SubjectId};
use sovang_domain::locality::LocalityRefusal;
use sovang_domain::personal::ERASED;
use sovang_domain::refusal::Refusal;
use sovang_projections::Views;
use sovang_words::format::count2;

/// The form.
const ERASE: &str = "xoa-du-lieu";

fn address(locality: &LocalityId) -> String {
    format!("{}/{locality}/xoa-du-lieu", paths::LOCALITY)
}

pub(super) async fn search(
    State(app): State<App>,
    who: SignedIn,
    Path(xa): Path<String>,
    query: Query,
) -> Result<Response, PageError> {
    let locality = LocalityId::from(xa);
    let page = draw(&app, &who, &locality, query.get("q"), &Draft::default())?;
    let body = html! { (recorded_banner(&query, &locality)) (page.body) };
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

pub(super) async fn erase(
    State(app): State<App>,
    Path(xa): Path<String>,
    sent: Signed,
) -> Result<Response, PageError> {
    let locality = LocalityId::from(xa);
    find(&app, &sent.who, &locality)?;
    sent.who.must(Act::EraseSubject, &Place::locality(locality.clone()))?;
    let values = &sent.form.values;
    let mut errors = Vec::new();
    let subject = SubjectId::from(values.need("nguoi", "Chọn người cần xóa dữ liệu.", &mut errors));
    let ground = values.need("can-cu", "Ghi căn cứ, không nêu tên người.", &mut errors);
    let document = values.need("van-ban", "Ghi văn bản chấp thuận.", &mut errors);
    if values.get("dong-y") != "co" {
        errors.push(FieldError::new("dong-y", "Đánh dấu là đã hiểu: sau khi xóa, không khôi phục được."));
    }
    let query = values.get("q");
    let people = find_people(&app, &locality, query)?;
    if errors.is_empty() && !people.iter().any(|person| person.subject == subject) {
        return Err(PageError::NotFound);
    }
    let redraw =
        |errors: &[FieldError]| draw(&app, &sent.who, &locality, query, &Draft::new(ERASE, values, errors));
    if !errors.is_empty() {
        return Ok(unreadable(redraw(&errors)?, Draft::new(ERASE, values, &errors).errors()));
    }
    // looked up first: afterwards the rows no longer say whose they were
    let papers = papers(&app, &locality, &subject)?;
    let asking = sent.who.asking(&sent.form, address(&locality));
    let result = app.desk.erase_subject(&asking, &locality, subject, ground, document).await;
    // an erasure that was cut off half-way is finished by sending the form again
    if let Ok(_) | Err(Denied::Refused(Refusal::Locality(LocalityRefusal::AlreadyErased))) = &result {
        let views = app.views().clone();
        tokio::spawn(async move { forget(&views).await });
        for sha256 in &papers.own {
            if let Err(error) = app.blobs.remove(sha256).await {
                tracing::error!(?error, sha256, "a paper of an erased person is still there");
                let problem = Problem::internal(true);
                let status = problem.status;
                return Ok(answer(status, &problem.on(sent.who.page(&app, paths::LOCALITY, ""))));
            }
        }
    }
    settle(&app, result, About::new(ERASE), redraw).await
}

/// Builds the views anew, so that the person leaves every page: the build that the fact itself began may have read
/// names before the key was gone.
async fn forget(views: &Views) {
    if let Err(error) = views.rebuild().await {
        tracing::error!(%error, "rebuilding the views after an erasure");
    }
}

fn draw(
    app: &App,
    who: &SignedIn,
    locality: &LocalityId,
    query: &str,
    draft: &Draft,
) -> Result<Page, PageError> {
    let row = find(app, who, locality)?;
    who.must(Act::EraseSubject, &Place::locality(locality.clone()))?;
    let people = find_people(app, locality, query)?;
    let page = who.page(app, paths::LOCALITY, "Xóa dữ liệu cá nhân");
    let heading = Heading::new("Xóa dữ liệu cá nhân")
        .kicker(sovang_words::format::sentence_case(&row.title()))
        .lead("Theo Luật Bảo vệ dữ liệu cá nhân. Việc đã xóa, căn cứ và văn bản vẫn ở trong sổ; tên người thì không.");
    let breadcrumbs = vec![("Địa phương".to_owned(), super::address(locality))];
    Ok(Page { heading, breadcrumbs, body: body(who, locality, query, &people, draft), ..page })
}

pub(super) fn body(
    who: &SignedIn,
    locality: &LocalityId,
    query: &str,
    people: &[Person],
    draft: &Draft,
) -> Markup {
    let hint = "Tên người, tập thể, hộ gia đình hoặc cán bộ; có dấu hay không đều được.";
    html! {
        (section("tim", "Tìm", search_box(&address(locality), "Tên", Some(hint), query)))
        @if !query.is_empty() && people.is_empty() { p { "Không thấy ai tên “" (query) "”. Thử gõ ít chữ hơn." } }
        @if !people.is_empty() { (form(who, locality, query, people, draft)) }
    }
}

fn form(who: &SignedIn, locality: &LocalityId, query: &str, people: &[Person], draft: &Draft) -> Markup {
    let choices: Vec<Choice> = people
        .iter()
        .map(|person| {
            let label = html! {
                span {
                    (person.name) br;
                    small {
                        (person.what) "; " (count2(person.nominations)) " đề nghị, " (count2(person.awards)) " khen thưởng, "
                        (count2(person.papers.own.len() as u64)) " tệp riêng"
                        @if person.papers.shared > 0 { ", " (count2(person.papers.shared)) " tệp dùng chung với hồ sơ khác" }
                    }
                }
            };
            Choice::new(person.subject.as_str(), label)
        })
        .collect();
    let consent = [Choice::new("co", "Đã hiểu: sau khi xóa, không ai khôi phục được")];
    let ticked = draft.all(ERASE, "dong-y");
    let fields = html! {
        (crate::ui::field::hidden("q", query))
        (draft.field(ERASE, "nguoi", "Người có dữ liệu").radios(&choices))
        (draft.field(ERASE, "can-cu", "Căn cứ").hint("Công khai trong sổ. Không nêu tên người.").text())
        (draft.field(ERASE, "van-ban", "Văn bản chấp thuận").hint("Số, ký hiệu, ngày. Công khai trong sổ.").text())
        (draft.field(ERASE, "dong-y", "Xác nhận").checkboxes(&consent, &ticked))
    };
    let form = Form::post(address(locality), "Xóa dữ liệu").novalidate().hidden(form_fields(who, None));
    let effect = html! {
        p { "Sẽ mất: họ tên, chức vụ, năm sinh, thành tích, lý do, ý kiến có trong mọi dòng về người này, và các tệp riêng trong hồ sơ." }
        p {
            "Vẫn còn: số vào sổ, số quyết định, hình thức khen, ngày tháng. Chỗ có tên ghi “" (ERASED) "”. "
            "Tệp chứng minh đã cấp vẫn kiểm được."
        }
        p { "Tệp dùng chung với hồ sơ của người khác không tự xóa; cần thì thay bằng bản che tên." }
    };
    screen_only(ERASE, "Chọn người và ghi căn cứ", html! { (effect) (form.with(fields)) })
}
