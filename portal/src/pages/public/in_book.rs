//! Có trong sổ hay không: a decision number or award code is looked up; what is not in the book is said to be absent,
//! with what was searched and how far the book was sealed then. Numbers have no gaps, so absence can be said.

use super::params::Params;
use super::{Drawn, Here};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::{answer, see_other};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::links::{self, Link};
use crate::ui::seal::newest_seal;
use crate::ui::section::section;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_domain::ids::AwardId;
use sovang_ledger::log::LogStatus;
use sovang_projections::public;
use sovang_projections::public::awards::{Award, Filter};
use sovang_projections::public::decisions::Decision;
use sovang_words::fold::fold;
use sovang_words::format::{count2, date_long, thousands};

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::IN_BOOK, get(look_up))
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
    let mut found = find(&app, &here, asked)?;
    match found.len() {
        0 => Err(not_in_book(&app, &here, asked)?),
        1 => Ok(see_other(&found.remove(0).address)),
        _ => Ok(answer(StatusCode::OK, &several(&app, &here, asked, &found))),
    }
}

/// Something in the book that carries the number or code.
struct Found {
    address: String,
    /// 02/QĐ-UBND ngày 22/12/2025, or the name of who was awarded.
    name: String,
    detail: String,
}

/// A number as people type it: in capitals or not, with marks or not, padded or not, with what follows it or without.
#[derive(PartialEq, Eq)]
struct Number {
    number: u64,
    /// What follows it: `/qd-ubnd`.
    rest: String,
}

impl Number {
    fn read(text: &str) -> Option<Self> {
        let folded: String = fold(text).chars().filter(|letter| !letter.is_whitespace()).collect();
        let folded = folded.strip_prefix("so").map_or(&*folded, |rest| rest.trim_start_matches(':'));
        let end = folded.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(folded.len());
        let (number, rest) = folded.split_at(end);
        Some(Self { number: number.parse().ok()?, rest: rest.to_owned() })
    }

    fn is(&self, symbol: &str) -> bool {
        Self::read(symbol).is_some_and(|other| {
            other.number == self.number && (self.rest.is_empty() || self.rest == other.rest)
        })
    }
}

/// What carries the number or code: an award by its code, decisions by their number, the commune's and those above it.
fn find(app: &App, here: &Here, asked: &str) -> Result<Vec<Found>, PageError> {
    let code = asked.strip_prefix(&format!("{}.", here.slug())).unwrap_or(asked);
    let award = AwardId::within(here.id(), code);
    let number = Number::read(asked);
    Ok(app.views().read(|connection| {
        if let Some(award) = public::awards::one(connection, &award)? {
            return Ok(vec![of_award(&award)]);
        }
        let decisions = public::decisions::of_locality(connection, here.id(), None)?;
        if let Some(row) = decisions.iter().find(|row| row.slug().to_string() == code) {
            return Ok(vec![of_decision(here, row)]);
        }
        let Some(number) = number else { return Ok(Vec::new()) };
        let above = public::awards::from_above(connection, here.id())?;
        let ours = decisions.iter().filter(|row| number.is(&row.symbol)).map(|row| of_decision(here, row));
        Ok(ours.chain(above.iter().filter(|award| number.is(&award.decision)).map(of_award)).collect())
    })?)
}

fn of_decision(here: &Here, row: &Decision) -> Found {
    Found {
        address: paths::decision(here.slug(), row.year, row.number),
        name: format!("Quyết định {} {}", row.symbol, date_long(row.signed_on)),
        detail: format!("{} khen thưởng", count2(row.entries.len() as u64)),
    }
}

fn of_award(award: &Award) -> Found {
    Found {
        address: paths::award(&award.award),
        name: award.recipient.clone(),
        detail: format!("{}, Quyết định {} {}", award.form_name, award.decision, date_long(award.decided_on)),
    }
}

/// One number, several papers: numbers begin anew each year, and those above have their own.
fn several(app: &App, here: &Here, asked: &str, found: &[Found]) -> Page {
    let drawn = Drawn {
        way: here.way(&[("Sổ công khai", paths::ledger(here.slug()))]),
        heading: Heading::new(format!("{} kết quả mang số này", count2(found.len() as u64))).lead(format!(
            "Số quyết định bắt đầu lại mỗi năm. Chọn giấy có đúng ngày ghi bên số “{}”.",
            shown(asked)
        )),
        body: section("tim-thay", "Trong sổ", choices(found)),
    };
    here.page(app, &paths::ledger(here.slug()), "Tra trong sổ", drawn)
}

fn choices(found: &[Found]) -> Markup {
    html! {
        ul {
            @for one in found { li { a href=(one.address) { (one.name) } br; small { (one.detail) } } }
        }
    }
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
        let awards = public::awards::count(
            connection,
            &Filter { locality: Some(here.id().clone()), ..Filter::default() },
        )?;
        let decisions = public::decisions::of_locality(connection, here.id(), None)?.len() as u64;
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
                li { (count2(searched.awards)) " khen thưởng đã công bố, kể cả do cấp trên quyết định, đã đính chính hoặc hủy bỏ." }
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
            (links::list(&[
                Link::new(paths::awards(here.slug()), "Mọi khen thưởng đã công bố"),
                Link::new(paths::decisions(here.slug()), "Mọi quyết định, theo số"),
            ]))
            (form(here.slug()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::public::sample;
    use sovang_domain::award_form::DecidingAuthority;
    use sovang_domain::locality::SigningMode;

    #[test]
    fn papers_of_one_number_are_told_apart_by_day_and_name() {
        let ours = of_decision(&sample::here(), &sample::decision(SigningMode::Own));
        let above = Award {
            authority: DecidingAuthority::ProvinceChairman,
            decision: "05/QĐ-UBND".into(),
            ..sample::award()
        };
        let html = choices(&[ours, of_award(&above)]).into_string();
        assert!(
            html.contains(
                r#"<a href="/phu-tan/quyet-dinh/2026-5">Quyết định 05/QĐ-UBND ngày 21/12/2026</a>"#
            ),
            "{html}"
        );
        assert!(html.contains("Trần Thị Ngọc Huệ") && html.contains("Quyết định 05/QĐ-UBND ngày"), "{html}");
    }

    #[test]
    fn a_number_is_known_however_it_is_typed() {
        let symbol = "05/QĐ-UBND";
        for typed in
            ["05/QĐ-UBND", "5/qđ-ubnd", "05/QD-UBND", " 05 / qd - ubnd ", "05", "5", "Số: 05/QĐ-UBND", "số 5"]
        {
            assert!(Number::read(typed).unwrap().is(symbol), "{typed}");
        }
        for typed in ["50", "05/QĐ-HĐND", "15/QĐ-UBND", "05/QĐ"] {
            assert!(!Number::read(typed).unwrap().is(symbol), "{typed}");
        }
        for typed in ["", "QĐ-UBND", "số", "99999999999999999999999"] {
            assert!(Number::read(typed).is_none(), "{typed}");
        }
    }
}
