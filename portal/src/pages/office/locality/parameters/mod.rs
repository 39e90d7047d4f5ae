//! Tham số của xã: what the rules leave to the locality or say anew each year, with where each value comes from.

mod days_typed;
mod next_year;
mod set;
mod take_back;
mod values_now;

use super::{deeds, find};
use crate::pages::office::Query;
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Stream, opened};
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::State;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::log_index;
use crate::ui::section::section;
use crate::ui::tag::tag;
use axum::Router;
use axum::extract::{Path, State as Shared};
use axum::routing::{get, post};
use cqrs_es::Aggregate;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::LocalityId;
use sovang_domain::locality::Locality;
use sovang_domain::rules::ParameterName;
use sovang_projections::locality_directory::{self, LocalityRow, ParameterRow};
use sovang_projections::timeline;
use sovang_words::format::{date, sentence_case};
use sovang_words::terms;
use values_now::{Now, now};

pub(in crate::pages::office) use next_year::banner;

/// Below the locality's page.
const PAGE: &str = "tham-so";

pub(super) fn routes() -> Router<App> {
    let page = format!("{}/{{xa}}/{PAGE}", paths::LOCALITY);
    let one = format!("{page}/{{muc}}");
    Router::new()
        .route(&page, get(show))
        .route(&one, post(set::handle))
        .route(&format!("{one}/{}", take_back::FORM), post(take_back::handle))
}

/// The page of a locality.
pub(in crate::pages::office) fn address(locality: &LocalityId) -> String {
    format!("{}/{PAGE}", deeds(locality))
}

/// What the page is drawn from.
struct View {
    who: SignedIn,
    row: LocalityRow,
    today: Date,
    version: u64,
    /// What holds today, by parameter.
    now: Vec<Now>,
    /// What the locality set, the latest day first.
    own: Vec<ParameterRow>,
    draft: Draft,
}

impl FormPage for View {
    type Subject = LocalityId;

    async fn load(app: &App, who: &SignedIn, locality: &LocalityId) -> Result<Self, PageError> {
        let row = find(app, who, locality)?;
        let (views, today) = (app.views(), app.today());
        let history = views.read(|connection| {
            timeline::of_stream(connection, app.desk.rules(), Locality::TYPE, locality.as_str())
        })?;
        Ok(Self {
            now: now(app.rules_of(locality)?.as_ref(), &app.calendar(locality)?, today),
            own: views.read(|connection| locality_directory::parameters(connection, locality))?,
            version: history.last().map_or(0, |row| row.sequence),
            who: who.clone(),
            today,
            row,
            draft: Draft::default(),
        })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::LOCALITY, "Tham số");
        let heading = Heading::new("Tham số").kicker(sentence_case(&self.row.title())).lead(
            "Các mức mà luật để địa phương quy định hoặc đổi theo từng năm. Mức đặt ở đây áp dụng từ ngày ghi kèm; việc đã làm trước đó giữ mức cũ.",
        );
        let breadcrumbs = vec![("Địa phương".to_owned(), super::address(&self.row.locality))];
        Page { heading, breadcrumbs, body: body(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        address(&self.row.locality)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        Some(Stream { kind: Locality::TYPE, id: self.row.locality.as_str(), version: self.version })
    }
}

async fn show(Shared(app): Shared<App>, who: SignedIn, Path(xa): Path<LocalityId>, query: Query) -> Answer {
    let view = View::load(&app, &who, &xa).await?;
    Ok(opened(view.draw(&app), &query, &view.row.locality))
}

impl View {
    fn may_set(&self) -> bool {
        self.who.may(Act::SetParameter, &Place::locality(self.row.locality.clone()))
    }
}

fn body(view: &View) -> Markup {
    html! {
        @for name in ParameterName::ALL { (one(view, name)) }
    }
}

/// One parameter: what holds, why, what will hold, what held; and the form.
fn one(view: &View, name: ParameterName) -> Markup {
    let values = view.now.iter().filter(|now| now.name == name);
    let mut own = view.own.iter().filter(|row| row.own.parameter.name() == name).peekable();
    section(
        &anchor(name),
        sentence_case(terms::parameter(name)),
        html! {
            @for now in values {
                p { strong { (sentence_case(&now.value)) } @if let Some(mark) = now.mark() { " " (tag(State::Wait, sentence_case(mark))) } }
                @if let Some(source) = &now.source { p { small { "Nguồn: " (source) } } }
            }
            @if own.peek().is_some() {
                ul { @for row in own { li { (set_here(view, row)) } } }
            } @else {
                p { "Xã chưa đặt mức riêng: đang theo mức có sẵn của phần mềm." }
            }
            @if view.may_set() {
                (set::form(view, name))
                (take_back::form(view, name))
            }
        },
    )
}

/// Where it stands on the page.
fn anchor(name: ParameterName) -> String {
    format!("muc-{}", name.word())
}

/// "Từ ngày 01/12/2026: 07 ngày làm việc, theo …": what was set, and whether it counts.
fn set_here(view: &View, row: &ParameterRow) -> Markup {
    let index = |index: u64| log_index(index, &paths::ledger_line(&view.row.locality, index));
    html! {
        "Từ ngày " (date(row.own.from)) ": " (terms::parameter_value(&row.own.parameter)) ", theo " (row.own.document)
        ". Lý do: " (row.reason) " " (index(row.log_index)) " "
        @match &row.ended {
            None if row.own.from > view.today => (tag(State::Wait, "Sắp áp dụng")),
            None => (tag(State::Ok, "Xã đặt")),
            Some(end) => {
                @match &end.reason {
                    Some(reason) => { (tag(None, "Đã rút lại")) " " (reason) },
                    None => (tag(None, "Đã thay")),
                }
                " " (index(end.log_index))
            },
        }
    }
}

#[cfg(test)]
mod tests;
