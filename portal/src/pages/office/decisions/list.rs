//! Sổ quyết định: the decisions of a year under the numbers of the office's register, the drafts that wait for theirs, and
//! the awards they made.

use super::super::form::{Answer, opened};
use super::super::{Query, home};
use super::draft;
use crate::pages::office::nominee_header;
use crate::pages::stages;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::log_index;
use crate::ui::links::{Link, links};
use crate::ui::pagination::pagination;
use crate::ui::section::section;
use crate::ui::tag::tag;
use crate::ui::time::acted;
use axum::extract::State;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::LocalityId;
use sovang_domain::stage::AwardStage;
use sovang_projections::award_roll::{self, AwardRow, Ended, Filter};
use sovang_projections::decision_register::{self, DecisionRow, DraftRow};
use sovang_words::format::{count2, date};
use sovang_words::{award_form, terms};
use std::collections::BTreeMap;

/// Awards on one page.
const SIZE: u32 = 50;

/// What the page is drawn from: one year.
pub(super) struct View {
    pub(super) year: i16,
    /// Years with decisions, newest first.
    pub(super) years: Vec<i16>,
    pub(super) decisions: Vec<DecisionRow>,
    /// How many awards of a decision hold no more, by its year and number.
    pub(super) ended: BTreeMap<(i16, u64), Ended>,
    /// Waiting for their signed paper, of whatever year.
    pub(super) drafts: Vec<DraftRow>,
    pub(super) awards: award_roll::Page,
    /// Whether the person opens the signed papers.
    pub(super) opens_scans: bool,
}

impl View {
    fn load(app: &App, who: &SignedIn, locality: &LocalityId, query: &Query) -> Result<Self, PageError> {
        let all =
            app.views().read(|connection| decision_register::of_locality(connection, locality, None))?;
        let mut years: Vec<i16> = all.iter().map(|row| row.year).collect();
        years.dedup();
        let asked = query.get("nam").parse().ok();
        let year = asked.or_else(|| years.first().copied()).unwrap_or_else(|| app.today().year());
        let filter = Filter { locality: Some(locality.clone()), year: Some(year), ..Filter::default() };
        let number = u32::try_from(query.page()).unwrap_or(u32::MAX);
        Ok(Self {
            year,
            years,
            decisions: all.into_iter().filter(|row| row.year == year).collect(),
            ended: app.views().read(|connection| award_roll::ended(connection, locality))?,
            drafts: app.views().read(|connection| decision_register::drafts(connection, locality))?,
            opens_scans: who.may(Act::ReadTrail, &Place::locality(locality.clone())),
            awards: app.views().read(|connection| award_roll::page(connection, &filter, number, SIZE))?,
        })
    }
}

pub(super) async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Answer {
    let locality = home(&who)?;
    who.must(Act::ReadOffice, &Place::locality(locality.clone()))?;
    let view = View::load(&app, &who, &locality, &query)?;
    let page = who.page(&app, paths::DECISIONS, "Sổ quyết định");
    let heading = Heading::new("Sổ quyết định")
        .lead("Số và ngày ghi theo bản đã ký. Sai thì đính chính hoặc hủy bỏ bằng dòng mới.");
    Ok(opened(Page { heading, body: body(&view, &query), ..page }, &query, &locality))
}

pub(super) fn body(view: &View, query: &Query) -> Markup {
    let year = view.year;
    let years: Vec<Link> = view
        .years
        .iter()
        .filter(|other| **other != year)
        .map(|other| Link::new(format!("{}?nam={other}", paths::DECISIONS), format!("Năm {other}")))
        .collect();
    let awards = &view.awards;
    html! {
        @if !view.drafts.is_empty() { (section("cho-ky", "Dự thảo chờ ký, cấp số", draft::links(&view.drafts))) }
        (section("quyet-dinh", format!("Quyết định năm {year}"), html! {
            @if view.decisions.is_empty() { p { "Chưa có quyết định nào trong năm này." } }
            @else { (decisions(view)) }
            @if !years.is_empty() { (links(&years)) }
        }))
        (section("khen-thuong", format!("Khen thưởng năm {year}: {}", count2(awards.total)), html! {
            @if !awards.rows.is_empty() { (table(&awards.rows)) }
            (pagination("Các trang khen thưởng", awards.number.into(), awards.pages(), |number| {
                query.address(paths::DECISIONS, &[("trang", &number.to_string()), ("nam", &year.to_string())])
            }))
        }))
    }
}

fn decisions(view: &View) -> Markup {
    let columns = [
        Column::new("Số"),
        Column::labelled("Ngày ký"),
        Column::labelled("Người ký"),
        Column::labelled("Khen"),
        Column::labelled("Vào sổ"),
    ];
    let rows: Vec<Row> = view
        .decisions
        .iter()
        .map(|row| {
            let ended = view.ended.get(&(row.year, row.number)).copied().unwrap_or_default();
            let link = paths::decision(&row.locality, row.year, row.number);
            let scan = row.scan.as_ref().filter(|_| view.opens_scans);
            Row::new(html! { a href=(link) { (row.symbol) } @if let Some(scan) = scan { br; a href=(paths::paper(&scan.sha256)) { "Bản đã ký" } } })
                .cell(acted(row.signed_on, row.decided_at))
                .cell(header(&row.signatory.name, terms::signing_mode(row.signatory.mode)))
                .cell(html! { (count2(row.entries.len() as u64)) (stages::ended_awards(ended)) })
                .cell(log_index(row.log_index, &paths::ledger_line(&row.locality, row.log_index)))
        })
        .collect();
    html! { (Cards::new(columns, rows)) }
}

fn table(rows: &[AwardRow]) -> Markup {
    let columns = [
        Column::new("Người, tập thể"),
        Column::new("Hình thức"),
        Column::labelled("Quyết định"),
        Column::new("Tình trạng"),
    ];
    let rows: Vec<Row> = rows
        .iter()
        .map(|row| {
            let link = html! { a href=(paths::award_inside(&row.award)) { (row.recipient) } };
            Row::new(nominee_header(link, &row.recipient, &row.unit_name))
                .cell(format!(
                    "{}, {}",
                    award_form::given(&row.form_name, row.posthumous),
                    terms::kind(row.kind)
                ))
                .cell(format!("{} ngày {}", row.decision, date(row.decided_on)))
                .cell(standing(row))
        })
        .collect();
    html! { (Cards::new(columns, rows)) }
}

/// How an award stands, as a tag.
pub(super) fn standing(row: &AwardRow) -> Markup {
    let (tone, words) = stages::award(AwardStage::of(!row.corrections.is_empty(), row.ended()));
    tag(tone, words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::sample;

    #[test]
    fn the_register_tells_how_each_award_stands_and_nothing_of_numbers_between() {
        let view = View {
            opens_scans: true,
            year: 2026,
            years: vec![2026, 2025],
            decisions: vec![sample::decision()],
            ended: BTreeMap::from([((2026, 5), Ended { revoked: 1, mistaken: 0 })]),
            drafts: Vec::new(),
            awards: award_roll::Page { rows: vec![sample::corrected()], total: 1, number: 1, size: 50 },
        };
        let html = body(&view, &Query::parse("")).into_string();
        assert!(!html.contains("03/QĐ-UBND"), "{html}");
        assert!(html.contains(r#"<a href="/noi-bo/quyet-dinh/phu-tan.2026-4-1">Võ Duy Khoa</a>"#));
        assert!(html.contains(r#"01 <b class="tag" data-state="late">Đã hủy bỏ 01</b>"#), "{html}");
        assert!(html.contains("Đã đính chính") && html.contains("?nam=2025"));
    }
}
