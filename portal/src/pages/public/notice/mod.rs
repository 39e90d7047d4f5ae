//! Trang một lần lấy ý kiến: the list, the days left, the form for comments, the comments with their answers.

mod comment;
mod list;
#[cfg(test)]
mod tests;

use super::locality::{closed_early, takes_comments};
use super::parts::{mark, so, unit_names};
use super::reports::UnitNames;
use super::{Drawn, Here};
use crate::paths;
use crate::paths::route;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Values;
use crate::ui::State as Tone;
use crate::ui::error_summary::{FieldError, error_summary};
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::log_number;
use crate::ui::meter;
use crate::ui::notes::print_only;
use crate::ui::notification_banner::notification_banner;
use crate::ui::qr::qr;
use crate::ui::section::{columns, screen_only, section};
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::time;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use axum::routing::{get, post};
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::calendar::{DaysOffUnknown, Holidays};
use sovang_domain::ids::{RoundId, UnitId};
use sovang_projections::public;
use sovang_projections::public::awards::Award;
use sovang_projections::public::notice::{Comments, Nominee, NoticePage, Who};
use sovang_projections::public::rounds::NoticeRow;
use sovang_words::format;
use sovang_words::terms;
use std::collections::BTreeMap;

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::NOTICE, get(show)).route(route::COMMENT, post(comment::submit))
}

/// All that the page tells.
struct Found {
    page: NoticePage,
    units: UnitNames,
    /// The names that units had before.
    former: BTreeMap<UnitId, Vec<String>>,
    /// What those on the list became, as it stands now.
    awards: Vec<Award>,
}

impl Found {
    fn of(app: &App, here: &Here, local: &str) -> Result<Self, PageError> {
        let id = RoundId::within(here.id(), local);
        let found = app.views().read(|connection| {
            let Some(page) = public::notice::page(connection, &id)? else { return Ok(None) };
            let units = public::localities::units(connection, here.id())?;
            let former = units.iter().map(|unit| (unit.unit.clone(), unit.former.clone())).collect();
            let units = unit_names(units);
            let mut awards = Vec::new();
            for line in &page.lines {
                if let Who::Named(Nominee { award: Some(award), .. }) = &line.who {
                    awards.extend(public::awards::one(connection, award)?);
                }
            }
            Ok(Some(Self { page, units, former, awards }))
        })?;
        found.ok_or(PageError::NotFound)
    }
}

/// What was typed, and why it was not taken.
#[derive(Default)]
struct Tried {
    values: Values,
    errors: Vec<FieldError>,
}

async fn show(
    State(app): State<App>,
    Path((xa, dot)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let found = Found::of(&app, &here, &dot)?;
    answer(&app, &here, &found, &Tried::default(), StatusCode::OK)
}

/// The page with its form. Each form has a key of its own, so a page that carries one is never shared.
fn answer(
    app: &App,
    here: &Here,
    found: &Found,
    tried: &Tried,
    status: StatusCode,
) -> Result<Response, PageError> {
    let mut response = crate::shell::answer::answer(status, &page(app, here, found, tried)?);
    if takes_comments(&found.page.round, app.today()) {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(response)
}

fn page(app: &App, here: &Here, found: &Found, tried: &Tried) -> Result<Page, PageError> {
    let section = paths::notices(here.slug());
    let title = format!(
        "Đề nghị khen thưởng {}{}",
        terms::occasion_in(found.page.round.occasion, found.page.round.year),
        found.page.round.turn()
    );
    let lead = if found.page.round.annulled.is_some() {
        "Đợt xét này đã hủy. Trang được giữ lại để ai cũng xem được đã diễn ra thế nào."
    } else if takes_comments(&found.page.round, app.today()) {
        "Ai biết rõ về người, tập thể có tên dưới đây đều có thể góp ý, đồng tình hoặc không đồng tình."
    } else {
        "Thời hạn góp ý đã hết. Đợt lấy ý kiến này được giữ lại để ai cũng xem được đã diễn ra thế nào."
    };
    let heading = Heading::new(&title).kicker("Công khai lấy ý kiến").lead(lead);
    let rules = app.desk.rules();
    let body = body(
        here,
        found,
        tried,
        &super::forms::Forms::new(rules, app.today(), here),
        &app.calendar(here.id())?,
        app.printed(&paths::notice(&found.page.round.round)).as_deref(),
        app.today(),
    );
    let drawn = Drawn { way: here.way(&[("Lấy ý kiến", section.clone())]), heading, body };
    Ok(Page { refused: !tried.errors.is_empty(), ..here.page(app, &section, title, drawn) })
}

fn body(
    here: &Here,
    found: &Found,
    tried: &Tried,
    forms: &super::forms::Forms<'_>,
    holidays: &Holidays,
    address: Option<&str>,
    today: Date,
) -> Markup {
    let open = takes_comments(&found.page.round, today);
    html! {
        (error_summary(&tried.errors))
        (columns(
            html! {
                (left(here, found, holidays, today))
                (section("danh-sach", list::title(&found.page.round), list::body(found, forms)))
                @if open { (screen_only("gop-y", "Góp ý", comment::form(found, tried))) }
                (section("da-tra-loi", answered_title(&found.page.comments), answered(here, &found.page.comments)))
            },
            html! {
                (section("ve-dot", "Về đợt này", about(here, found, holidays, today)))
                @if let Some(address) = address {
                    div.print-only { (qr(address, "Mã QR của trang này", "Mã QR mở đúng trang này: xem danh sách, góp ý, xem trả lời.")) }
                }
            },
        ))
        (print_only(format!(
            "In {} từ {}.",
            format::date_long(today),
            address.map_or_else(|| format!("Sổ Vàng {}", here.name()), ToOwned::to_owned),
        )))
    }
}

fn left(here: &Here, found: &Found, holidays: &Holidays, today: Date) -> Markup {
    let notice = &found.page.notice;
    let until = html! { (format::weekday(notice.closes)) ", " (time::day(notice.closes)) };
    if let Some(annulled) = &found.page.round.annulled {
        return notification_banner(
            Tone::Late,
            "da-huy",
            "Đợt xét này đã hủy",
            html! {
                           p {
            "Hủy ngày " (time::day(format::local_date(annulled.at))) ", " (terms::annulled_after(annulled.after, annulled.voted)) ": " (format::stop(&annulled.reason)) " "
                               @if let Some(document) = &annulled.document { "Theo " (format::stop(document)) " " }
                               "Các đề nghị đã trả về đơn vị. " (so(here.slug(), annulled.log_index))
                           }
                       },
        );
    }
    if !takes_comments(&found.page.round, today) {
        return notification_banner(
            None,
            "con-lai",
            "Đã hết hạn góp ý",
            html! {
                p { "Nhận góp ý từ " (time::day(notice.opens)) " đến hết " (until) "." }
                (extended(here, notice))
            },
        );
    }
    let left = holidays.working_time_left(notice.opens, notice.closes, today);
    // as the days off are known now: some may have become known, or fallen away, after it was opened
    let after = notice.closes.tomorrow().unwrap_or(notice.closes);
    let all = holidays.working_days_gone(notice.opens, after).unwrap_or(notice.working_days);
    let missing = notice.working_days.saturating_sub(all);
    // days gone of a whole that cannot be counted say nothing
    let gone = left.and_then(|_| holidays.working_days_gone(notice.opens, today)).map(|gone| gone.min(all));
    notification_banner(
        None,
        "con-lai",
        format::working_days_left(left, notice.closes),
        html! {
            @if let Ok(gone) = gone { p { (meter::bar(u64::from(gone), u64::from(all))) } }
            p {
                @match gone {
                    Ok(gone) => { "Đã qua " (gone) " trong " (all) " ngày làm việc. " },
                    Err(unknown) => {
                        (format::sentence_case(&format::days_off_unknown(unknown)))
                        " nên không đếm được số ngày làm việc còn lại. "
                    },
                }
                "Nhận góp ý đến hết " (until) ". "
                @if missing > 0 {
                    "Có ngày nghỉ ghi sau khi mở nên thời hạn còn thiếu " (missing) " ngày làm việc: cơ quan sẽ dời hạn góp ý. "
                }
                a href="#gop-y" { "Góp ý ngay" }
            }
            (extended(here, notice))
        },
    )
}

/// Each time the end was moved later, and why.
fn extended(here: &Here, notice: &NoticeRow) -> Markup {
    html! {
        @for extended in &notice.extended {
            p {
                "Đã kéo dài đến hết " (time::day(extended.closes)) ", trước đó đến hết " (time::day(extended.before))
                ": " (format::stop(&extended.reason)) " " (so(here.slug(), extended.log_index))
            }
        }
    }
}

/// What is not counted, beside the weekends.
fn days_off(notice: &NoticeRow, holidays: &Holidays) -> Option<Markup> {
    let mut days = holidays.named_between(notice.opens, notice.closes).peekable();
    days.peek()?;
    Some(html! {
        @for (place, (day, name)) in days.enumerate() {
            @if place > 0 { "; " }
            (time::day(day)) ", " (name)
        }
    })
}

fn answered_title(comments: &Comments) -> String {
    let answered = format::count2(comments.answered.len() as u64);
    match comments.received as u64 {
        0 => "Chưa nhận góp ý nào".to_owned(),
        received => format!("Đã nhận {} góp ý, đã trả lời {answered}", format::count2(received)),
    }
}

/// Words of citizens go public with their answers, not before.
fn answered(here: &Here, comments: &Comments) -> Markup {
    html! {
        @for comment in &comments.answered {
            @let answer = &comment.answer;
            article {
                h3 { (list::about(&comment.about)) }
                blockquote { (comment.words) }
                p {
                    strong {
                        (format::sentence_case(here.level())) " trả lời " (format::date_long(format::local_date(answer.at))) ":"
                    }
                    " " (answer.words) " (vào sổ " (log_number(answer.log_index)) ")"
                }
            }
        }
        @if comments.received > 0 { p { small { "Góp ý chỉ hiện ở đây sau khi đã được trả lời." } } }
    }
}

fn about(here: &Here, found: &Found, holidays: &Holidays, today: Date) -> Markup {
    let notice = &found.page.notice;
    let basis = terms::notice_basis(notice.basis);
    let earliest = holidays.last_working_day(notice.closes, 1);
    let (tone, stage, _) = super::locality::stage(&found.page.round, today);
    let next = match (&found.page.round.session, &notice.closed) {
        _ if found.page.round.annulled.is_some() => html! { "Không còn: đợt xét đã hủy" },
        (Some(session), _) => html! {
            "Hội đồng đã họp ngày " (time::acted(session.on, session.at)) " " (so(here.slug(), session.log_index))
            @for corrected in &session.corrected {
                "; trước ghi ngày " (time::day(corrected.before_on)) ", " (corrected.before) " người có mặt"
                @if let Some(minutes) = &corrected.before_document { ", " (minutes) }
                ", đã đính chính "
                (so(here.slug(), corrected.log_index))
            }
        },
        (None, Some(closed)) => {
            html! { "Đã kết thúc lấy ý kiến " (so(here.slug(), closed.log_index)) "; chờ Hội đồng họp" }
        }
        (None, None) => html! {
            "Hội đồng họp"
            @match earliest {
                Ok(earliest) => { ", sớm nhất ngày " (time::day(earliest)) },
                Err(DaysOffUnknown { .. }) => { " sau ngày " (time::day(notice.closes)) },
            }
            ", khi mọi góp ý đã được trả lời"
        },
    };
    let off = days_off(notice, holidays).map(|days| Row::new("Ngày nghỉ không tính", days));
    let rows = [
        Row::new(
            "Phong trào",
            html! { a href=(paths::campaign(&found.page.round.campaign)) { (found.page.campaign) } },
        ),
        Row::new("Tình trạng", crate::ui::tag::tag(tone, stage)),
        Row::new(
            "Mở ngày",
            html! { (format::weekday(notice.opens)) ", " (time::day(notice.opens)) " " (so(here.slug(), notice.opened_index)) },
        ),
        Row::new(
            "Thời hạn",
            html! { (notice.working_days) " ngày làm việc, " (basis) (mark(found.page.round.notice_rule.verified)) },
        ),
    ];
    let early = closed_early(&found.page.round).map(|early| Row::new("Nhận đề nghị", early));
    summary_list(rows.into_iter().chain(early).chain(off).chain([Row::new("Bước sau", next)]))
}
