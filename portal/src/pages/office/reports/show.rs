//! Một báo cáo: what is owed and by which rule, what came, what was said of it, and what may be done now.

use super::forms;
use crate::pages::office::draft::Draft;
use crate::pages::office::form::{Answer, FormPage, Stream, opened};
use crate::pages::office::{Query, files, history, must_read_unit};
use crate::pages::stages;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::{cite, log_index};
use crate::ui::quotation::blockquote;
use crate::ui::section::section;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::tag::strong_tag;
use axum::extract::{Path, State};
use cqrs_es::Aggregate;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::ReportId;
use sovang_domain::plan::{CalendarEntry, OutsidePlan, ReportDuty};
use sovang_domain::unit_report::{ReportContent, Stage, UnitReport};
use sovang_projections::report_register::{self, ReportRow};
use sovang_projections::timeline::{self, TimelineRow};
use sovang_projections::{campaign_board, locality_directory};
use sovang_words::{format, terms};

/// What the page is drawn from.
#[derive(Clone, Debug)]
pub(super) struct View {
    pub(super) who: SignedIn,
    pub(super) row: ReportRow,
    pub(super) unit: String,
    pub(super) campaign: String,
    /// The plan's duty, with its words.
    pub(super) duty: Option<ReportDuty>,
    /// For what the commune sends upward: the accepted reports of the units for the same period, by name.
    pub(super) accepted: Vec<(String, ReportContent)>,
    pub(super) history: Vec<TimelineRow>,
    pub(super) today: Date,
    pub(super) rights: Rights,
    /// Whether the plan's calendar has room for it today.
    pub(super) room: Result<(), OutsidePlan>,
    pub(super) draft: Draft,
}

/// What the reader may do with this report.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rights {
    pub(super) file: bool,
    pub(super) review: bool,
    pub(super) waive: bool,
}

impl Rights {
    fn of(who: &SignedIn, row: &ReportRow) -> Self {
        let whole = Place::locality(row.locality.clone());
        let own = Place::unit(row.locality.clone(), row.unit.clone());
        if row.unit.is_commune() {
            let file = who.may(Act::FileCommuneReport, &whole);
            return Self { file, review: false, waive: who.may(Act::WaiveReport, &whole) };
        }
        Self {
            file: who.may(Act::FileReport, &own),
            review: who.may(Act::ReviewReport, &whole),
            waive: who.may(Act::WaiveReport, &whole),
        }
    }
}

impl View {
    /// The name of the report: Báo cáo năm 2026.
    fn title(&self) -> String {
        terms::report_title(self.row.occasion, self.row.year)
    }
}

impl FormPage for View {
    type Subject = ReportId;

    async fn load(app: &App, who: &SignedIn, id: &ReportId) -> Result<Self, PageError> {
        let row = app.views().read(|connection| report_register::by_id(connection, id))?;
        let row = row.ok_or(PageError::NotFound)?;
        must_read_unit(who, &row.locality, &row.unit)?;
        let (unit, campaign, history) = app.views().read(|connection| {
            let unit = locality_directory::unit(connection, &row.locality, &row.unit)?;
            let campaign = campaign_board::by_id(connection, &row.campaign)?;
            Ok((unit, campaign, timeline::of_report(connection, app.desk.rules(), &row.report)?))
        })?;
        let today = app.today();
        let what = CalendarEntry::Report { occasion: row.occasion, year: row.year };
        let room = campaign.as_ref().map_or(Ok(()), |campaign| campaign.has_room_for(&what, today));
        let plan = campaign.map(|campaign| campaign.plan);
        let duty = plan.as_ref().and_then(|plan| {
            plan.report_duties.iter().find(|duty| Some(&duty.id) == row.duty.as_ref()).cloned()
        });
        Ok(Self {
            who: who.clone(),
            unit: unit.map_or_else(|| "Ủy ban nhân dân, gửi cấp trên".to_owned(), |unit| unit.name),
            campaign: plan.map_or_else(|| row.campaign.to_string(), |plan| plan.campaign),
            duty,
            accepted: accepted(app, &row)?,
            history,
            today,
            rights: Rights::of(who, &row),
            room,
            row,
            draft: Draft::plain(),
        })
    }

    fn draw(&self, app: &App) -> Page {
        let page = self.who.page(app, paths::REPORTS, format!("{}, {}", self.title(), self.unit));
        let (state, words) = stages::report(self.row.standing(self.today));
        let late = match (self.row.late, &self.row.sent) {
            (false, _) => "",
            (true, None) => ", nộp sau hạn",
            (true, Some(_)) => ", gửi sau hạn",
        };
        let heading = Heading::new(self.title())
            .kicker(&self.campaign)
            .lead(html! { (self.unit) (late) " " (strong_tag(state, words)) });
        let breadcrumbs = vec![("Báo cáo".into(), paths::REPORTS.into())];
        Page { breadcrumbs, heading, body: body(self), ..page }
    }

    fn who(&self) -> &SignedIn {
        &self.who
    }

    fn draft(&mut self) -> &mut Draft {
        &mut self.draft
    }

    fn address(&self) -> String {
        paths::report(&self.row.report)
    }

    fn stream(&self) -> Option<Stream<'_>> {
        Some(Stream { kind: UnitReport::TYPE, id: self.row.report.as_str(), version: self.row.version })
    }
}

/// What the units reported for the same campaign, year and occasion, as far as it was accepted.
fn accepted(app: &App, row: &ReportRow) -> Result<Vec<(String, ReportContent)>, PageError> {
    if !row.unit.is_commune() {
        return Ok(Vec::new());
    }
    let found = app.views().read(|connection| {
        let mut rows = report_register::of_campaign(connection, &row.campaign, row.year)?;
        rows.retain(|one| one.occasion == row.occasion && one.stage == Stage::Accepted);
        let named = rows.into_iter().filter_map(|one| Some((one.unit, one.content?)));
        let locality = row.locality.as_str();
        named
            .map(|(unit, content)| Ok((locality_directory::unit_name(connection, locality, &unit)?, content)))
            .collect::<Result<Vec<_>, _>>()
    })?;
    Ok(found)
}

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<ReportId>,
    query: Query,
) -> Answer {
    let view = View::load(&app, &who, &id).await?;
    Ok(opened(view.draw(&app), &query, &view.row.locality))
}

pub(super) fn body(view: &View) -> Markup {
    html! {
        (owed(view))
        (content(view))
        (forms(view))
        (history::section(&view.history))
    }
}

fn owed(view: &View) -> Markup {
    let row = &view.row;
    let mut rows = vec![Row::new("Đơn vị", &view.unit), Row::new("Hạn", due(view))];
    if let Some(duty) = &view.duty {
        rows.push(Row::new("Gửi đến", &duty.to));
        let words = html! { "“" (duty.source.words) "” " (cite(None, &duty.source.section)) };
        rows.push(Row::new("Kế hoạch viết", words));
    }
    if let Some(sent) = &row.sent {
        let late = if row.due.is_none() {
            ""
        } else if row.late {
            ", sau hạn"
        } else {
            ", đúng hạn"
        };
        rows.push(Row::new("Đã gửi", html! { "số " (sent.number) " ngày " (format::date(sent.on)) (late) }));
    }
    if let Some(at) = row.filed_at.filter(|_| row.sent.is_none()) {
        let late = if row.late { ", sau hạn" } else { ", đúng hạn" };
        let late = if row.due.is_some() { late } else { "" };
        rows.push(Row::new("Nộp lần đầu", html! { (format::date_time(at)) (late) }));
    }
    if let (Stage::Returned, Some(reason)) = (row.stage, &row.return_reason) {
        let due = row.return_due.map(format::deadline);
        let due = due.map(|due| format!(" Bổ sung {due}.")).unwrap_or_default();
        rows.push(Row::new("Vì sao trả lại", html! { (reason) (due) }));
    }
    if let Some(remark) = row.remark.as_ref().filter(|words| !words.is_empty()) {
        rows.push(Row::new("Nhận xét khi chấp nhận", remark));
    }
    if let Some(reason) = &row.waive_reason {
        rows.push(Row::new("Vì sao được miễn", reason));
    }
    if let Some(index) = row.log_index {
        rows.push(Row::new("Vào sổ", log_index(index, &paths::ledger_line(&row.locality, index))));
    }
    section("phai-nop", "Phải nộp gì, khi nào", summary_list(rows))
}

/// The deadline in the plan's grammar with its place; what the plan leaves out is said.
fn due(view: &View) -> Markup {
    let section = view.row.section.as_ref().map(|section| cite(None, section));
    let excluded = matches!(view.row.due, Some(sovang_domain::calendar::Deadline::Before(_)));
    html! {
        @match view.row.due {
            Some(due) => {
                (format::deadline(due))
                @if excluded { " (ngày này đã là quá hạn; ngày cuối còn nộp được là " (format::date(due.last_day())) ")" }
            },
            None => { "kế hoạch không nêu ngày; hết năm " (view.row.year) " mà chưa nộp là quá hạn" },
        }
        @if let Some(section) = section { " " (section) }
    }
}

fn content(view: &View) -> Markup {
    let Some(content) = &view.row.content else { return Markup::default() };
    section(
        "noi-dung-bao-cao",
        "Nội dung đã nộp",
        html! {
            @if !content.results.is_empty() { h3 { "Kết quả" } (blockquote(&content.results)) }
            @if !content.difficulties.is_empty() { h3 { "Khó khăn, kiến nghị" } (blockquote(&content.difficulties)) }
            @if !content.documents.is_empty() {
                h3 { "Tệp kèm theo" }
                ul { @for document in &content.documents { li { (files::document(document, "Báo cáo")) } } }
            }
        },
    )
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use jiff::civil::date;
    use sovang_domain::authority::Role;
    use sovang_domain::calendar::Deadline;
    use sovang_projections::round_docket::RoundStage;

    /// A report nobody has filed, due before 05/11/2026.
    pub(crate) fn owed() -> ReportRow {
        let due = Some(Deadline::Before(date(2026, 11, 5)));
        ReportRow { due, ..sample::report("ap-trung", RoundStage::TakingNominations) }
    }

    /// The same, filed late.
    pub(crate) fn filed() -> ReportRow {
        ReportRow {
            late: true,
            filed_at: Some("2026-11-06T02:00:00Z".parse().unwrap()),
            due: owed().due,
            ..sample::report("ap-trung", RoundStage::NominationsClosed)
        }
    }

    pub(crate) fn view(row: ReportRow, rights: Rights) -> View {
        View {
            who: someone(Role::AppraiserDossier, None),
            row,
            unit: "Ban nhân dân ấp Trung".into(),
            campaign: "Thi đua đổi mới sáng tạo và chuyển đổi số".into(),
            duty: sample::campaign().plan.report_duties.into_iter().next(),
            accepted: Vec::new(),
            history: Vec::new(),
            today: date(2026, 11, 12),
            rights,
            room: Ok(()),
            draft: Draft::plain(),
        }
    }

    pub(in super::super) fn seen(row: ReportRow, rights: Rights) -> String {
        body(&view(row, rights)).into_string()
    }

    #[test]
    fn a_report_says_its_deadline_in_the_plans_grammar_with_its_place() {
        let html = seen(owed(), Rights::default());
        assert!(html.contains(
            "trước ngày 05/11/2026 (ngày này đã là quá hạn; ngày cuối còn nộp được là 04/11/2026)"
        ));
        assert!(html.contains("<cite>Mục VI.2.1</cite>"));
        assert!(html.contains("“Định kỳ hằng năm, sơ kết, tổng kết phong trào thi đua, "));
        assert!(!html.contains("<form"), "without a right there is no form");
        let html = seen(ReportRow { due: None, ..owed() }, Rights::default());
        assert!(html.contains("kế hoạch không nêu ngày"));
    }

    #[test]
    fn what_was_filed_is_read_with_its_papers_and_that_it_was_late() {
        let html = seen(filed(), Rights { review: true, ..Rights::default() });
        assert!(html.contains("06/11/2026 09:00, sau hạn"));
        assert!(html.contains("Ấp đã lập 12 tổ công nghệ số."));
        assert!(html.contains(&format!(r#"<a href="/noi-bo/tep/{}">Báo cáo</a>"#, "37be08aa".repeat(8))));
        assert!(html.contains("/chap-nhan\"") && html.contains("/tra-lai\""));
        assert!(!html.contains("/nop\"") && !html.contains("/mien\""));
    }
}
