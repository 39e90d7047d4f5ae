//! Lấy ý kiến: every public notice of a locality, the running ones first.

use super::locality::takes_comments;
use super::parts::so;
use super::{Drawn, Here};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::layout::Heading;
use crate::ui::section::{screen_only, section};
use crate::ui::tag::tag;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::calendar::Holidays;
use sovang_projections::public;
use sovang_projections::public::rounds::Round;
use sovang_words::format;
use sovang_words::terms;

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::NOTICES, get(list))
}

async fn list(State(app): State<App>, Path(xa): Path<String>) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let today = app.today();
    let rounds = app.views().read(|connection| {
        let mut rounds = Vec::new();
        for round in public::rounds::headers(connection, here.id())? {
            if round.notice.is_some() {
                // how many of which kind were listed stays told; who, the notice's own page says
                let round = public::rounds::one(connection, &round.round)?.unwrap_or(round);
                let campaign = public::campaigns::name(connection, &round.campaign)?;
                rounds.push((round, campaign));
            }
        }
        Ok(rounds)
    })?;
    let drawn = Drawn {
        way: here.way(&[]),
        heading: Heading::new("Lấy ý kiến")
            .lead("Danh sách đề nghị khen thưởng được công khai trước khi Hội đồng họp. Ai cũng góp ý được."),
        body: body(&here, &rounds, &app.calendar(here.id())?, today),
    };
    Ok(answer(StatusCode::OK, &here.page(&app, &paths::notices(here.slug()), "Lấy ý kiến", drawn)))
}

fn body(here: &Here, rounds: &[(Round, String)], holidays: &Holidays, today: Date) -> Markup {
    let (running, over): (Vec<_>, Vec<_>) =
        rounds.iter().partition(|(round, _)| takes_comments(round, today));
    html! {
        (section("dang-mo", "Đang lấy ý kiến", html! {
            @if running.is_empty() { p { "Hiện không có danh sách nào đang lấy ý kiến." } }
            @else { (table(here, &running, holidays, today)) }
        }))
        (section("da-xong", "Đã hết hạn góp ý", html! {
            @if over.is_empty() { p { "Chưa có." } }
            @else { (table(here, &over, holidays, today)) }
        }))
        (screen_only("bien-nhan", "Xem trả lời góp ý của mình", super::receipt::form(here.slug(), "", None)))
    }
}

fn table(here: &Here, rounds: &[&(Round, String)], holidays: &Holidays, today: Date) -> Cards {
    let columns = [
        Column::new("Đợt xét"),
        Column::new("Tình trạng"),
        Column::new("Danh sách"),
        Column::labelled("Góp ý đến hết"),
        Column::new("Vào sổ"),
    ];
    let rows: Vec<Row> = rounds
        .iter()
        .filter_map(|(round, campaign)| {
            let notice = round.notice.as_ref()?;
            let name =
                format!("Khen thưởng {}{}", terms::occasion_in(round.occasion, round.year), round.turn());
            let state = if takes_comments(round, today) {
                let left = holidays.working_time_left(notice.opens, notice.closes, today);
                tag(Tone::Now, format::working_days_left(left, notice.closes))
            } else {
                let (tone, stage, _) = super::locality::stage(round, today);
                tag(tone, stage)
            };
            Some(
                Row::new(header(html! { a href=(paths::notice(&round.round)) { (name) } }, campaign))
                    .cell(state)
                    .cell(terms::kinds(round.listed.iter().map(|line| line.kind)))
                    .cell(format::date(notice.closes))
                    .cell(so(here.slug(), notice.opened_index)),
            )
        })
        .collect();
    Cards::new(columns, rows)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn running_notices_stand_apart_from_those_that_are_over() {
        let rules = sample::rules();
        let rounds = [(sample::round(sample::RoundStage::OnNotice), "Phú Tân thi đua".to_owned())];
        let html = body(&sample::here(), &rounds, rules.holidays(), sample::today()).into_string();
        assert!(html.contains("Còn 5 ngày làm việc"));
        assert!(html.contains("Mã biên nhận"), "whoever kept the code comes to the answer from here");
        let over =
            body(&sample::here(), &rounds, rules.holidays(), jiff::civil::date(2026, 11, 19)).into_string();
        assert!(over.contains("Hiện không có danh sách nào đang lấy ý kiến."));
        assert!(over.contains("Đã hết hạn góp ý</b>") && over.contains("01 tập thể, 02 cá nhân"), "{over}");
    }
}
