//! Có trong sổ hay không: what someone reads off a certificate, the number of a decision or the code of an award, is
//! looked up. What is not in the book is said to be absent, with what was searched and how far the book was sealed
//! then; what is not understood is never said to be absent.

mod absent;
mod find;
mod form;
#[cfg(test)]
mod tests;

pub(super) use absent::not_in_book;
pub(super) use form::{FIELD, form, form_here};

use super::params::Params;
use super::{Drawn, Here};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::{answer, see_other};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::section::section;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use find::{Found, find};
use maud::{Markup, html};
use sovang_words::format::{count2, sentence_case};
use sovang_words::sought::{Sought, said_to_give};

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::IN_BOOK, get(look_up))
}

async fn look_up(
    State(app): State<App>,
    Path(xa): Path<String>,
    params: Params,
) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    if !params.has("ma") {
        let title = "Tra trong sổ";
        return Ok(answer(StatusCode::OK, &frame(&app, Some(&here), title, form::asking(&here, title))));
    }
    answered(&app, Some(&here), params.get("ma"))
}

/// What is answered to what was typed: the page of what was found, a choice, or what is not there or not understood.
/// Without a commune all of them are searched.
pub(super) fn answered(app: &App, here: Option<&Here>, typed: &str) -> Result<Response, PageError> {
    let sought = Sought::read(typed);
    match &sought {
        Sought::Unclear(why) => {
            let page = frame(app, here, "Chưa hiểu số này", form::unclear(app, here, typed, *why)?);
            return Ok(answer(StatusCode::UNPROCESSABLE_ENTITY, &Page { refused: true, ..page }));
        }
        Sought::Name(name) => {
            let address = here.map_or(paths::SEARCH.to_owned(), |here| paths::search(here.slug()));
            return Ok(see_other(&format!("{address}?{}", query("q", name))));
        }
        Sought::Number(_) | Sought::Code(_) => {}
    }
    let hits = find(app, here, &sought, said_to_give(typed))?;
    match (hits.same.as_slice(), hits.unsure.is_empty(), hits.near.is_empty()) {
        ([one], true, _) => Ok(see_other(&one.address)),
        ([], true, true) => Err(absent::page(app, here, typed, &sought)?),
        ([], true, false) => Err(absent::near(app, here, typed, &sought, &hits.near)?),
        (_, sure, _) => {
            let drawn = several(here, typed, sure, &hits.of_the_number());
            Ok(answer(StatusCode::OK, &frame(app, here, "Tra trong sổ", drawn)))
        }
    }
}

fn query(name: &str, value: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish()
}

/// The page around an answer: of the commune, or of none.
fn frame(app: &App, here: Option<&Here>, title: &str, drawn: Drawn) -> Page {
    match here {
        Some(here) => here.page(app, &paths::verify_in(here.slug()), title, drawn),
        None => Page {
            title: title.to_owned(),
            breadcrumbs: drawn.way,
            heading: drawn.heading,
            body: drawn.body,
            ..app.plain_page(paths::VERIFY)
        },
    }
}

/// The way down to an answer.
fn way(here: Option<&Here>) -> Vec<(String, String)> {
    match here {
        Some(here) => here.way(&[("Kiểm chứng", paths::verify_in(here.slug()))]),
        None => vec![("Kiểm chứng".to_owned(), paths::VERIFY.to_owned())],
    }
}

/// One number, several papers: numbers begin anew each year, and those above have their own.
/// `sure`: nothing was typed that was not compared.
fn several(here: Option<&Here>, typed: &str, sure: bool, found: &[Found]) -> Drawn {
    let compare = if sure {
        "Chọn giấy có đúng ngày, đúng nơi ghi bên số"
    } else {
        "Sổ chưa so được những chữ ghi sau số: tự xem nơi ban hành và tên trên giấy có đúng không. Đã gõ"
    };
    Drawn {
        way: way(here),
        heading: Heading::new(format!("{} kết quả mang số này", count2(found.len() as u64)))
            .lead(format!("Số quyết định bắt đầu lại mỗi năm, mỗi nơi. {compare} “{}”.", shown(typed))),
        body: section("tim-thay", "Trong sổ", choices(found)),
    }
}

fn choices(found: &[Found]) -> Markup {
    html! {
        ul {
            @for one in found {
                li {
                    a href=(one.address) { (one.name) }
                    br;
                    small { @if let Some(place) = &one.place { (sentence_case(place)) ": " } (one.detail) }
                }
            }
        }
    }
}

/// What was asked for, as long as a number or code can be.
fn shown(asked: &str) -> String {
    const LONGEST: usize = 60;
    let cut: String = asked.chars().take(LONGEST).collect();
    if cut.len() < asked.len() { format!("{cut}…") } else { cut }
}
