//! Sổ đề nghị: every nomination of the locality, or of the reporter's own unit, by round and stage.

use crate::pages::office::form::{Answer, opened};
use crate::pages::office::nominee_header;
use crate::pages::office::{Query, home, only_reports, reads_unit};
use crate::pages::stages;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::filters::{Filter, filters};
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::log_index;
use crate::ui::links::{self, Link};
use crate::ui::options::Choice;
use crate::ui::pagination::pagination;
use crate::ui::section::section;
use crate::ui::tag::tag;
use axum::extract::State;
use maud::{Markup, Render, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::UnitId;
use sovang_projections::locality_directory::LocalityRow;
use sovang_projections::nomination_board::{self, NominationRow};
use sovang_projections::round_docket::{self, RoundRow};
use sovang_projections::{campaign_board, locality_directory};
use sovang_words::format::{count2, date, local_date};
use sovang_words::sought::is_called;
use sovang_words::{award_form, terms};
use std::collections::{BTreeMap, HashMap};

/// Lines on a page.
const PAGE: usize = 50;

/// What the page is drawn from.
#[derive(Clone, Debug, Default)]
pub(super) struct View {
    /// The nominations that were asked for, newest first.
    pub rows: Vec<NominationRow>,
    pub rounds: Vec<RoundRow>,
    pub units: HashMap<UnitId, String>,
    /// Short name by form.
    pub forms: BTreeMap<String, String>,
    /// Name by campaign.
    pub campaigns: BTreeMap<String, String>,
    pub may_nominate: bool,
}

pub(super) async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Answer {
    let locality = home(&who)?;
    let view = View::load(&app, &who, &query)?;
    let page = who.page(&app, paths::NOMINATIONS, "Đề nghị khen thưởng");
    let (all, waiting) = (view.rows.len(), view.rows.iter().filter(|row| !row.stage.is_final()).count());
    let lead = format!("{} hồ sơ, {} hồ sơ chưa xong.", count2(all as u64), count2(waiting as u64));
    let heading = Heading::new("Đề nghị khen thưởng").kicker("Nội bộ").lead(lead);
    Ok(opened(Page { heading, body: body(&view, &query), ..page }, &query, &locality))
}

impl View {
    fn load(app: &App, who: &SignedIn, query: &Query) -> Result<Self, PageError> {
        let locality = home(who)?;
        let today = app.today();
        let unit = who.reporting_unit();
        let mut view = app.views().read(|connection| {
            let rows = match who.reporting_units().as_slice() {
                [unit] if only_reports(who) => nomination_board::of_unit(connection, &locality, unit)?,
                _ => nomination_board::of_locality(connection, &locality, None)?,
            };
            let units = locality_directory::units(connection, &locality)?;
            let campaigns = campaign_board::of_locality(connection, &locality)?;
            let home = locality_directory::one(connection, &locality)?;
            let place = LocalityRow::place_words_of(home.as_ref());
            Ok(Self {
                campaigns: campaigns
                    .into_iter()
                    .map(|row| (row.campaign.to_string(), row.plan.campaign))
                    .collect(),
                forms: rows
                    .iter()
                    .map(|row| &row.proposal.form)
                    .map(|form| (form.to_string(), award_form::short(app.desk.rules(), form, today, place)))
                    .collect(),
                rows,
                rounds: round_docket::of_locality(connection, &locality)?,
                units: units.into_iter().map(|row| (row.unit, row.name)).collect(),
                may_nominate: false,
            })
        })?;
        let own = unit.map(|unit| Place::unit(locality.clone(), unit));
        view.may_nominate = own.is_some_and(|own| who.may(Act::SubmitNomination, &own));
        let wanted = query.get("q");
        let units = view.units.clone();
        let stage = stages::NOMINATIONS.iter().find(|(slug, _)| *slug == query.get("giai-doan"));
        view.rows.retain(|row| {
            let round = query.get("dot");
            reads_unit(who, &row.locality, &row.proposal.nominee.unit)
                && (round.is_empty() || row.proposal.round.as_str() == round)
                && stage.is_none_or(|(_, stage)| row.stage == *stage)
                && (is_called(row.name(), wanted)
                    || units.get(&row.proposal.nominee.unit).is_some_and(|unit| is_called(unit, wanted)))
        });
        Ok(view)
    }
}

pub(super) fn body(view: &View, query: &Query) -> Markup {
    let rows = &view.rows;
    let pages = rows.len().div_ceil(PAGE).max(1) as u64;
    let page = query.page().min(pages);
    let from = usize::try_from(page - 1).unwrap_or(0) * PAGE;
    html! {
        @if view.may_nominate {
            (links::links(&[Link::new(format!("{}/moi", paths::NOMINATIONS), "Gửi đề nghị khen thưởng")]))
        }
        (form(view, query))
        (section("danh-sach", format!("{} đề nghị, mới nhất trước", count2(rows.len() as u64)), html! {
            @if rows.is_empty() {
                p { "Không có đề nghị nào khớp bộ lọc." }
            } @else {
                (table(rows.iter().skip(from).take(PAGE), view))
                (pagination("Các trang đề nghị", page, pages, |page| {
                    query.address(paths::NOMINATIONS, &[("trang", &page.to_string()), ("da-ghi", "")])
                }))
            }
        }))
    }
}

fn form(view: &View, query: &Query) -> Markup {
    let rounds = view.rounds.iter().map(|round| {
        let name = round.title();
        // several unscheduled rounds a year are told apart by the day they were opened
        let opened = date(local_date(round.opened_at));
        let campaign = view.campaigns.get(round.campaign.as_str()).map_or("", String::as_str);
        Choice::new(round.round.as_str(), format!("{name}, mở {opened}, {campaign}"))
    });
    let choices =
        stages::NOMINATIONS.iter().map(|(slug, stage)| Choice::new(*slug, stages::nomination(*stage).1));
    filters(
        "Lọc đề nghị",
        paths::NOMINATIONS,
        [
            Filter::search("q", "Tên người, tập thể, đơn vị", query.get("q"))
                .hint("Gõ không dấu cũng tìm được."),
            Filter::select("dot", "Đợt xét", query.get("dot"), rounds),
            Filter::select("giai-doan", "Đang ở bước", query.get("giai-doan"), choices),
        ],
    )
}

fn table<'a>(rows: impl Iterator<Item = &'a NominationRow>, view: &View) -> Markup {
    let columns = [
        Column::new("Được đề nghị"),
        Column::new("Hình thức"),
        Column::new("Đang ở bước"),
        Column::labelled("Gửi ngày"),
    ];
    let line = |row: &NominationRow| {
        let nominee = &row.proposal.nominee;
        let unit = view.units.get(&nominee.unit).cloned().unwrap_or_else(|| nominee.unit.to_string());
        let form = view.forms.get(row.proposal.form.as_str()).cloned().unwrap_or_default();
        let (state, stage) = stages::nomination(row.stage);
        Row::new(nominee_header(
            html! { a href=(paths::nomination(&row.nomination)) { (row.name()) } },
            row.name(),
            &unit,
        ))
        .cell(format!("{form}, {}", terms::kind(nominee.kind)))
        .cell(html! {
            (tag(state, stage))
            @if row.suspended.is_some() { " " (tag(crate::ui::State::Late, terms::suspended())) }
            @if row.late { " nộp sau hạn" }
        })
        .cell(html! {
            (date(local_date(row.submitted_at))) " "
            (log_index(row.submitted_index, &paths::ledger_line(&row.locality, row.submitted_index)))
        })
    };
    Cards::new(columns, rows.map(line).collect::<Vec<_>>()).render()
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::submitted;
    use super::*;

    #[test]
    fn every_nomination_leads_to_its_page_and_says_at_which_step_it_stands() {
        let view = View {
            rows: vec![NominationRow { late: true, ..submitted() }],
            units: HashMap::from([("tram-y-te".into(), "Trạm Y tế xã".to_owned())]),
            forms: BTreeMap::from([("giay-khen".to_owned(), "Giấy khen".to_owned())]),
            ..View::default()
        };
        let html = body(&view, &Query::default()).into_string();
        assert!(html.contains(r#"<a href="/noi-bo/de-nghi/phu-tan.n2">Phạm Thị Kim Duyên</a>"#));
        assert!(html.contains("Giấy khen, cá nhân"));
        assert!(html.contains("Chờ thẩm định thành tích</b> nộp sau hạn"));
        assert!(!html.contains("Gửi đề nghị khen thưởng"), "only reporters nominate");
    }

    #[test]
    fn long_lists_come_in_pages_that_keep_the_filters() {
        let view = View { rows: vec![submitted(); 120], may_nominate: true, ..View::default() };
        let html = body(&view, &Query::parse("q=duyen&trang=2&da-ghi=7")).into_string();
        assert_eq!(html.matches("Phạm Thị Kim Duyên").count(), 50);
        assert!(html.contains(r#"href="/noi-bo/de-nghi?q=duyen&amp;trang=3""#));
        assert!(html.contains("Gửi đề nghị khen thưởng"));
    }
}
