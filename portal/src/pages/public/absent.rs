//! Có trong sổ hay không: a decision number or award code is looked up; what is not in the book is said to be absent,
//! with what was searched and how far the book was sealed then. Numbers have no gaps, so absence can be said.

use super::params::Params;
use super::{Drawn, Here};
use crate::error::PageError;
use crate::paths;
use crate::state::{App, see_other};
use crate::ui::format::{count2, thousands};
use crate::ui::layout::Heading;
use crate::ui::links::{self, Link};
use crate::ui::seal::newest_seal;
use crate::ui::section::section;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_domain::ids::AwardId;
use sovang_ledger::log::LogStatus;
use sovang_projections::award_roll::{self, Filter};
use sovang_projections::decision_register;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/{xa}/co-trong-so", get(look_up))
}

async fn look_up(
    State(app): State<App>,
    Path(xa): Path<String>,
    params: Params,
) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let asked = params.get("ma").trim();
    if asked.is_empty() {
        return Ok(see_other(&format!("{}#tra-ma", paths::ledger(here.slug()))));
    }
    match find(&app, &here, asked)? {
        Some(address) => Ok(see_other(&address)),
        None => Err(not_in_book(&app, &here, asked)?),
    }
}

/// The page of what is asked for: an award by its code, a decision by its number in the address or on paper.
fn find(app: &App, here: &Here, asked: &str) -> Result<Option<String>, PageError> {
    let code = asked.strip_prefix(&format!("{}.", here.slug())).unwrap_or(asked);
    let award = AwardId::within(here.id(), code);
    let plain =
        |text: &str| text.to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    Ok(app.views().read(|connection| {
        if award_roll::one(connection, &award)?.is_some() {
            return Ok(Some(paths::award(&award)));
        }
        let decisions = decision_register::of_locality(connection, here.id(), None)?;
        let found = decisions.iter().find(|row| row.slug() == code || plain(&row.symbol) == plain(asked));
        Ok(found.map(|row| paths::decision(here.slug(), row.year, row.number)))
    })?)
}

/// What was searched.
struct Searched {
    decisions: u64,
    awards: u64,
    lines: u64,
    log: LogStatus,
}

/// The 404 page for a number or code that is not in the book.
pub(super) fn not_in_book(app: &App, here: &Here, asked: &str) -> Result<PageError, PageError> {
    let searched = app.views().read(|connection| {
        let awards = award_roll::count(
            connection,
            &Filter { locality: Some(here.id().clone()), ..Filter::default() },
        )?;
        let decisions = decision_register::of_locality(connection, here.id(), None)?.len() as u64;
        Ok(Searched { decisions, awards, lines: app.views().position(), log: app.log() })
    })?;
    let drawn = Drawn {
        way: here.way(&[("Sổ công khai", paths::ledger(here.slug()))]),
        heading: Heading::new("Không có trong sổ").kicker("Mã 404").lead(format!(
            "Sổ của {} không có số hoặc mã “{}”.",
            here.name(),
            shown(asked)
        )),
        body: body(here, &searched),
    };
    Ok(PageError::NotInBook(Box::new(here.page(
        app,
        &paths::ledger(here.slug()),
        "Không có trong sổ",
        drawn,
    ))))
}

/// What was asked for, as long as a number or code can be.
fn shown(asked: &str) -> String {
    const LONGEST: usize = 60;
    let cut: String = asked.chars().take(LONGEST).collect();
    if cut.len() < asked.len() { format!("{cut}…") } else { cut }
}

fn body(here: &Here, searched: &Searched) -> Markup {
    html! {
        (section("da-tra", "Đã tra những gì", html! {
            ul {
                li { (count2(searched.decisions)) " quyết định khen thưởng; số quyết định do sổ cấp, liền nhau, không bỏ số nào." }
                li { (count2(searched.awards)) " khen thưởng đã công bố, kể cả đã đính chính hoặc hủy bỏ." }
                li { "Cả sổ " (thousands(searched.lines)) " dòng." }
            }
            (newest_seal(&searched.log))
        }))
        (section("lam-gi", "Nên làm gì", html! {
            p { "Xem lại số, mã trên giấy: ví dụ số quyết định “05/QĐ-UBND”, mã khen thưởng “2026-1-2”." }
            p {
                "Nếu giấy khen ghi đúng số này, giấy khen đó không có trong sổ của " (here.name())
                ": hãy mang đến Ủy ban nhân dân hoặc Ủy ban Mặt trận Tổ quốc " (here.name()) " để đối chiếu."
            }
            (form(here.slug()))
            (links::list(&[
                Link::new(paths::awards(here.slug()), "Mọi khen thưởng đã công bố"),
                Link::new(paths::decisions(here.slug()), "Mọi quyết định, theo số"),
            ]))
        }))
    }
}

/// Asks for a number or code.
pub(super) fn form(slug: &str) -> Markup {
    html! {
        form method="get" action=(paths::in_book(slug)) {
            div.form-group {
                label for="ma" { "Số quyết định hoặc mã khen thưởng" }
                input type="text" id="ma" name="ma" required maxlength="60" autocomplete="off";
            }
            button type="submit" { "Tra trong sổ" }
        }
    }
}
