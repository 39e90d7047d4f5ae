//! Trang của xã, phường, đặc khu: what runs, what is due, who was awarded last, why the ledger can be trusted.

mod ahead;
mod running;

pub(super) use running::{closed_early, stage};

use super::forms::Forms;
use super::{Drawn, Here};
use super::{parts, search};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::figures::{Figure, figures};
use crate::ui::layout::Heading;
use crate::ui::notification_banner::notification_banner;
use crate::ui::search_box::{LABEL, search_box};
use crate::ui::section::{columns, section};
use crate::ui::time;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::calendar::Holidays;
use sovang_projections::public;
use sovang_projections::public::awards::{Award, Ended, Filter};
use sovang_projections::public::campaigns::Campaign;
use sovang_projections::public::reports::Report;
use sovang_projections::public::rounds::{Round, RoundStage};
use sovang_words::format::{self, count2, thousands};
use sovang_words::terms;

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::LOCALITY, get(show))
}

/// How many of the newest awards are shown.
const NEWEST: u32 = 5;

/// All that the page tells.
struct Found {
    campaigns: Vec<Campaign>,
    /// Those on notice, with their lists.
    on_notice: Vec<Round>,
    /// All, without their lists.
    rounds: Vec<Round>,
    reports: Vec<Report>,
    newest: Vec<Award>,
    awards: u64,
    /// Of those, how many hold no more.
    ended: Ended,
    decisions: u64,
}

async fn show(State(app): State<App>, Path(xa): Path<String>) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let today = app.today();
    let found = app.views().read(|connection| {
        let filter = Filter { locality: Some(here.id().clone()), ..Filter::default() };
        Ok(Found {
            campaigns: public::campaigns::of_locality(connection, here.id())?,
            on_notice: public::rounds::at_stage(connection, here.id(), RoundStage::OnNotice)?,
            rounds: public::rounds::headers(connection, here.id())?,
            reports: public::reports::of_locality(connection, here.id(), today.year())?,
            newest: public::awards::newest(connection, Some(here.id()), NEWEST)?,
            awards: public::awards::count(connection, &filter)?,
            ended: public::awards::ended_among(connection, &filter)?,
            decisions: public::decisions::of_locality(connection, here.id(), None)?.len() as u64,
        })
    })?;
    let search = search_box(&paths::search(here.slug()), LABEL, Some(search::HINT), "");
    let drawn = Drawn {
        way: Vec::new(),
        heading: Heading::new("Thi đua, khen thưởng")
            .kicker(format::sentence_case(&format!("{}, {}", here.name(), here.head.province)))
            .lead(
                "Ai được khen, vì sao được khen, ai quyết định: mọi người đều xem được và tự kiểm tra được.",
            )
            .extra(search),
        body: body(
            &here,
            &found,
            &Forms::new(app.desk.rules(), today, &here),
            &app.calendar(here.id())?,
            today,
        ),
    };
    Ok(answer(StatusCode::OK, &here.page(&app, "", "Thi đua, khen thưởng", drawn)))
}

fn body(here: &Here, found: &Found, forms: &Forms<'_>, holidays: &Holidays, today: Date) -> Markup {
    let on_notice: Vec<&Round> =
        found.on_notice.iter().filter(|round| takes_comments(round, today)).collect();
    let running: Vec<&Campaign> = found.campaigns.iter().filter(|row| row.is_running()).collect();
    html! {
        @for (place, round) in on_notice.iter().enumerate() {
            (banner(here, round, place, holidays, today))
        }
        (overview(here, found, today))
        (columns(
            html! {
                (section("phong-trao", "Phong trào", running::campaigns(here, &running, &found.rounds, forms, today)))
                (section("moi-nhat", "Khen thưởng mới nhất", newest(here, found)))
            },
            html! {
                (section("sap-toi", "Sắp tới", ahead::list(&running, &on_notice, today)))
                (section("tin-duoc", "Vì sao tin được sổ này", trust(here)))
            },
        ))
    }
}

/// Whether its notice still takes comments.
pub(super) fn takes_comments(round: &Round, today: Date) -> bool {
    round.annulled.is_none() && round.notice.as_ref().is_some_and(|notice| notice.takes_comments(today))
}

fn banner(here: &Here, round: &Round, place: usize, holidays: &Holidays, today: Date) -> Markup {
    let Some(notice) = &round.notice else { return Markup::default() };
    let left = holidays.working_time_left(notice.opens, notice.closes, today);
    let listed = terms::kinds(round.listed.iter().map(|line| line.kind));
    let level = format::sentence_case(here.level());
    notification_banner(
        None,
        &format!("dang-lay-y-kien-{}", place + 1),
        format!("{} để góp ý", format::working_days_left(left, notice.closes)),
        html! {
            p {
                (level) " đang lấy ý kiến về " (listed) " được đề nghị khen thưởng " (terms::occasion_in(round.occasion, round.year))
                ", đến hết " (format::weekday(notice.closes)) ", " (time::day(notice.closes))
                ". Ai cũng góp ý được, không cần ghi tên."
            }
            p { a href=(paths::notice(&round.round)) { "Xem danh sách và góp ý" } }
        },
    )
}

fn overview(here: &Here, found: &Found, today: Date) -> Markup {
    let totals = public::reports::totals(&found.reports, today);
    let (asked, year) = (totals.asked(), today.year());
    // reports of one campaign are read on its own page, of several campaigns on the list that counts each
    let reports = match found.campaigns.as_slice() {
        [only] if only.plan.runs_in(year) => paths::campaign_reports(&only.campaign, year),
        _ => paths::campaigns(here.slug()),
    };
    let figure = |number: String, address: &str, label: String| {
        Figure::new(number, html! { a href=(address) { (label) } })
    };
    figures(
        "Tình hình chung",
        [
            figure(thousands(found.awards), &paths::awards(here.slug()), awarded(found.ended)),
            figure(
                thousands(found.decisions),
                &paths::decisions(here.slug()),
                format!("quyết định khen thưởng của {}, mọi năm", here.level()),
            ),
            figure(
                format!("{}/{asked}", totals.done()),
                &reports,
                format!("báo cáo năm {year} đã được chấp nhận hoặc đã gửi cấp trên"),
            ),
            figure(totals.missing.to_string(), &reports, format!("báo cáo năm {year} quá hạn chưa nộp")),
        ],
    )
}

/// What the figure counts, and how many of it hold no more.
fn awarded(ended: Ended) -> String {
    let counted = "khen thưởng đã công bố, mọi năm, kể cả do cấp trên quyết định";
    match ended.revoked + ended.mistaken {
        0 => counted.to_owned(),
        gone => format!("{counted}; trong đó {} đã hủy bỏ", count2(gone)),
    }
}

fn newest(here: &Here, found: &Found) -> Markup {
    html! {
        @if found.newest.is_empty() { p { "Chưa có khen thưởng nào được công bố." } }
        @else {
            (parts::newest(&found.newest))
            p { a href=(paths::awards(here.slug())) { "Xem cả " (thousands(found.awards)) " khen thưởng" } }
        }
    }
}

fn trust(here: &Here) -> Markup {
    html! {
        ul {
            li { (parts::KEPT) }
            li { "Số vào sổ của cả cổng liền nhau, đếm từ số 0: thiếu một số là thấy ngay. Việc chung của cổng có số nhưng không đứng trong sổ của xã, phường nào." }
            li { "Mỗi dòng có một dấu riêng, tính từ nội dung của dòng: đổi một chữ là dấu không còn khớp." }
        }
        p { a href=(paths::ledger(here.slug())) { "Xem sổ công khai" } }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn found() -> Found {
        Found {
            campaigns: vec![sample::campaign()],
            on_notice: vec![sample::round(sample::RoundStage::OnNotice)],
            rounds: vec![sample::round(sample::RoundStage::OnNotice)],
            reports: vec![sample::report("ap-trung")],
            newest: vec![sample::award()],
            awards: 38,
            ended: Ended { revoked: 1, mistaken: 1 },
            decisions: 12,
        }
    }

    fn drawn(found: &Found, today: Date) -> String {
        let (here, rules) = (sample::here(), sample::rules());
        body(&here, found, &Forms::new(rules, today, &here), rules.holidays(), today).into_string()
    }

    #[test]
    fn a_running_notice_stands_first_with_the_days_left() {
        let html = drawn(&found(), sample::today());
        assert!(html.starts_with(r#"<section class="notification-banner""#));
        assert!(html.contains("Còn 5 ngày làm việc để góp ý"));
        assert!(html.contains("01 tập thể, 02 cá nhân được đề nghị khen thưởng năm 2026, đến hết thứ Tư"));
        assert!(html.contains(r#"href="/phu-tan/lay-y-kien/doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam""#));
    }

    #[test]
    fn after_its_last_day_the_notice_is_no_longer_announced() {
        let html = drawn(&found(), jiff::civil::date(2026, 11, 19));
        assert!(!html.contains("ngày làm việc để góp ý"));
    }

    #[test]
    fn the_campaign_shows_its_stage_and_its_yearly_limit_with_the_place_in_the_plan() {
        let html = drawn(&found(), sample::today());
        assert!(
            html.contains("Giấy khen mỗi năm: không quá 02 tập thể, 04 cá nhân <cite>Mục III.3.1</cite>")
        );
        assert!(html.contains(r#"<strong class="tag" data-state="now">Đang lấy ý kiến</strong>"#));
        assert!(html.contains("<dd>1/1</dd>"));
    }
}
