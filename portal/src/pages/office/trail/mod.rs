//! Nhật ký: `/noi-bo/nhat-ky`. Who did what, when and why, as sentences; the raw record and the number below each.

mod download;
mod record;

use crate::pages::office::{Query, history};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::filters::{Filter, filters};
use crate::ui::layout::{Heading, Page};
use crate::ui::links::{self, Link};
use crate::ui::notes::inset_text;
use crate::ui::options::Choice;
use crate::ui::pagination::pagination;
use crate::ui::section::section;
use crate::ui::timeline::timeline;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place, Role};
use sovang_domain::ids::{AccountId, LocalityId};
use sovang_domain::stamp::Stamp;
use sovang_projections::timeline::{self as log, ActClass, Trail, TrailPage};
use sovang_projections::{Connection, account_directory, locality_directory};
use sovang_words::format::{count2, thousands};

/// Lines on a page.
const PAGE: u32 = 50;

/// The addresses of the trail.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(paths::TRAIL, get(show))
        .route(route::TRAIL_CSV, get(download::csv))
        .route(route::TRAIL_JSON, get(download::json))
}

/// What the page is drawn from.
#[derive(Clone, Debug)]
struct View {
    page: TrailPage,
    /// Account, name and position of those who ever acted, by name.
    actors: Vec<(AccountId, String, String)>,
    /// Whether personal values stay closed in the raw records.
    closed: bool,
}

/// What whoever acted is called.
fn actor_name(connection: &Connection, account: &AccountId) -> sovang_projections::Result<String> {
    match account.as_str() {
        Stamp::CITIZEN => Ok("Người dân".to_owned()),
        AccountId::CONSOLE => Ok("Người quản trị (dòng lệnh)".to_owned()),
        _ => account_directory::display_name(connection, account),
    }
}

async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Result<Response, PageError> {
    let trail = asked(&who, &query)?;
    let number = u32::try_from(query.page()).unwrap_or(u32::MAX);
    let view = app.views().read(|connection| {
        let locality = trail.locality.clone().unwrap_or_else(LocalityId::machine);
        let mut actors = Vec::new();
        for (account, _) in log::actors(connection, &locality)? {
            let name = actor_name(connection, &account)?;
            let post = account_directory::by_account(connection, &account)?.map(|row| row.position);
            actors.push((account, name, post.unwrap_or_default()));
        }
        actors.sort_by_cached_key(|(_, name, _)| sovang_words::order::person(name));
        Ok(View {
            page: log::trail(connection, app.desk.rules(), &trail, number, PAGE)?,
            actors,
            closed: reads_closed(&who),
        })
    })?;
    let name = match &trail.locality {
        Some(locality) => app.views().read(|connection| locality_directory::one(connection, locality))?,
        None => None,
    };
    let page = who.page(&app, paths::TRAIL, "Nhật ký");
    let page = Page {
        heading: Heading::new("Nhật ký")
            .kicker(name.map_or_else(
                || "Cả hệ thống".to_owned(),
                |row| sovang_words::format::sentence_case(&row.title()),
            ))
            .lead("Ai làm gì, lúc nào, vì sao. Mỗi dòng có số vào sổ và bản ghi gốc."),
        body: body(&view, &query),
        ..page
    };
    Ok(answer(StatusCode::OK, &page))
}

/// What is asked of the trail: the reader's locality, and the filters. The machine's keeper reads all of it.
fn asked(who: &SignedIn, query: &Query) -> Result<Trail, PageError> {
    let locality = who.locality();
    let place = locality.clone().map_or_else(Place::machine, Place::locality);
    who.must(Act::ReadTrail, &place)?;
    let text = |name: &str| Some(query.get(name)).filter(|text| !text.is_empty()).map(str::to_owned);
    let stream = query.get("luong").split_once(':');
    Ok(Trail {
        locality,
        text: text("q"),
        actor: text("nguoi").map(AccountId::from),
        act: ActClass::named(query.get("viec")),
        from: query.date("tu"),
        to: query.date("den"),
        stream: stream.map(|(kind, id)| (kind.to_owned(), id.to_owned())),
    })
}

/// The supervisor reads every act, but not what is a person's own in the raw records. Another role opens them only
/// when it reads the trail by itself.
fn reads_closed(who: &SignedIn) -> bool {
    let opens = |role: Role| role != Role::Supervisor && Act::ReadTrail.roles().contains(&role);
    !who.grants.iter().any(|grant| grant.is_sound() && opens(grant.role))
}

fn body(view: &View, query: &Query) -> Markup {
    let page = &view.page;
    let pages = page.total.div_ceil(u64::from(page.size)).max(1);
    html! {
        (form(view, query))
        (section("ket-qua", format!("{} việc, mới nhất trước", count2(page.total)), html! {
            @if !query.get("luong").is_empty() {
                p { "Chỉ một hồ sơ. " a href=(query.address(paths::TRAIL, &[("luong", ""), ("trang", "")])) { "Xem mọi hồ sơ" } }
            }
            @if page.rows.is_empty() {
                p { "Không có dòng nào khớp bộ lọc." }
            } @else {
                (timeline(page.rows.iter().map(|row| {
                    history::item(row).anchored().raw(record::pretty(row, view.closed))
                })))
                (pagination("Các trang nhật ký", u64::from(page.number).min(pages), pages, |page| {
                    query.address(paths::TRAIL, &[("trang", &page.to_string())])
                }))
            }
        }))
        (take_away(page.total, query))
    }
}

fn form(view: &View, query: &Query) -> Markup {
    let named =
        |name: &str, post: &str| if post.is_empty() { name.to_owned() } else { format!("{name}, {post}") };
    let actors =
        view.actors.iter().map(|(account, name, post)| Choice::new(account.as_str(), named(name, post)));
    let acts = ActClass::ALL.iter().map(|class| Choice::new(class.word(), class.label()));
    filters(
        "Lọc nhật ký",
        paths::TRAIL,
        [
            Filter::search("q", "Từ khóa", query.get("q")).hint("Gõ không dấu cũng tìm được."),
            Filter::select("nguoi", "Người làm", query.get("nguoi"), actors),
            Filter::select("viec", "Việc", query.get("viec"), acts),
            Filter::date("tu", "Từ ngày", query.get("tu")),
            Filter::date("den", "Đến ngày", query.get("den")),
        ],
    )
}

fn take_away(total: u64, query: &Query) -> Markup {
    if total == 0 {
        return Markup::default();
    }
    let body = if total > download::MOST {
        let most = thousands(download::MOST);
        inset_text(
            html! { p { "Mỗi lần tải được " (most) " dòng. Thu hẹp bộ lọc, ví dụ theo ngày, rồi tải từng phần." } },
        )
    } else {
        let address = |ending: &str| query.address(&format!("{}.{ending}", paths::TRAIL), &[("trang", "")]);
        links::links(&[
            Link::new(address("csv"), "CSV, mở bằng Excel"),
            Link::new(address("json"), "JSON, kèm bản ghi gốc"),
        ])
    };
    section("tai-ve", format!("Tải {} dòng này", thousands(total)), body)
}

#[cfg(test)]
mod tests {
    use super::record::tests::row;
    use super::*;

    fn view(total: u64) -> View {
        View {
            page: TrailPage { rows: vec![row()], total, number: 1, size: PAGE },
            actors: vec![("phu-tan.tdkt".into(), "Phan Thị Thu Hiền".to_owned(), "Công chức".to_owned())],
            closed: false,
        }
    }

    #[test]
    fn a_line_is_a_sentence_with_its_number_and_its_raw_record() {
        let html = body(&view(1), &Query::parse("q=Duy%C3%AAn&nguoi=phu-tan.tdkt")).into_string();
        assert!(html.contains("Phan Thị Thu Hiền trả lại hồ sơ."));
        assert!(html.contains(r#"<li id="so-2801" data-state="wait">"#));
        assert!(html.contains("<details><summary>Bản ghi gốc</summary>"));
        assert!(html.contains("&quot;event_type&quot;: &quot;NominationReturned&quot;"));
        assert!(
            html.contains(r#"<option value="phu-tan.tdkt" selected>Phan Thị Thu Hiền, Công chức</option>"#)
        );
        assert!(html.contains(r#"href="/noi-bo/nhat-ky.csv?q=Duy%C3%AAn&amp;nguoi=phu-tan.tdkt""#));
    }

    #[test]
    fn more_than_can_be_taken_at_once_is_said_before_trying() {
        let html = body(&view(30_000), &Query::default()).into_string();
        assert!(html.contains("Mỗi lần tải được 20.000 dòng."));
        assert!(!html.contains("nhat-ky.csv"));
        assert!(html.contains(r#"href="/noi-bo/nhat-ky?trang=2""#));
    }

    #[test]
    fn only_the_supervisor_reads_records_with_personal_values_closed() {
        use crate::pages::office::testing::someone;
        assert!(reads_closed(&someone(Role::Supervisor, None)));
        assert!(!reads_closed(&someone(Role::Auditor, None)));
        let mut both = someone(Role::Supervisor, None);
        both.person.grants.extend(someone(Role::Council, None).person.grants);
        assert!(reads_closed(&both), "a seat in the council opens no raw record");
    }
}
