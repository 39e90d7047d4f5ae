//! Một báo cáo: what is owed and by which rule, what came, what was said of it, and what may be done now.

use super::steps;
use crate::pages::office::{files, history};
use crate::pages::stages;
use crate::paths;
use crate::shell::submission::Submission;
use crate::ui::error_summary::FieldError;
use crate::ui::layout::Heading;
use crate::ui::ledger::{cite, log_index};
use crate::ui::quotation::blockquote;
use crate::ui::section::section;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::tag::strong_tag;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::plan::ReportDuty;
use sovang_domain::unit_report::Stage;
use sovang_projections::report_register::ReportRow;
use sovang_projections::timeline::TimelineRow;
use sovang_words::format;
use sovang_words::terms;

/// Everything the page of one report is drawn from.
#[derive(Clone, Debug)]
pub(super) struct View {
    pub row: ReportRow,
    pub unit: String,
    pub campaign: String,
    /// The plan's duty, with its words.
    pub duty: Option<ReportDuty>,
    pub history: Vec<TimelineRow>,
    pub today: Date,
    pub rights: Rights,
}

/// What the reader may do with this report.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rights {
    pub file: bool,
    pub review: bool,
    pub waive: bool,
}

/// A form that came back.
pub(super) struct Again<'a> {
    pub form: &'a Submission,
    pub errors: &'a [FieldError],
}

impl View {
    /// The name of the report: Báo cáo năm 2026.
    pub(super) fn title(&self) -> String {
        terms::report_title(self.row.occasion, self.row.year)
    }

    pub(super) fn heading(&self) -> Heading {
        let (state, words) = stages::report(self.row.standing(self.today));
        let late = if self.row.late { ", nộp sau hạn" } else { "" };
        Heading::new(self.title())
            .kicker(&self.campaign)
            .lead(html! { (self.unit) (late) " " (strong_tag(state, words)) })
    }
}

/// The body; `hidden` are the unseen fields of its forms.
pub(super) fn body(view: &View, hidden: &Markup, again: Option<&Again<'_>>) -> Markup {
    html! {
        (owed(view))
        (content(view))
        (steps::forms(view, hidden, again))
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
    if let Some(at) = row.filed_at {
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
    use jiff::civil::date;
    use sovang_domain::calendar::Deadline;
    use sovang_domain::document::{Document, Media};
    use sovang_domain::plan::{Occasion, OwedBy, Source};
    use sovang_domain::unit_report::ReportContent;

    /// A report nobody has filed, due before 05/11/2026.
    pub(crate) fn owed() -> ReportRow {
        ReportRow {
            report: "phu-tan.doi-moi-sang-tao.ap-trung.2026".into(),
            locality: "phu-tan".into(),
            campaign: "phu-tan.doi-moi-sang-tao".into(),
            unit: "ap-trung".into(),
            year: 2026,
            occasion: Occasion::Annual,
            owed_by: OwedBy::Units,
            duty: Some("hang-nam".into()),
            section: Some("Mục VI.2.1".into()),
            due: Some(Deadline::Before(date(2026, 11, 5))),
            stage: Stage::Owed,
            late: false,
            filed_at: None,
            return_reason: None,
            return_due: None,
            remark: None,
            waive_reason: None,
            content: None,
            log_index: None,
            version: 0,
        }
    }

    /// The same, filed late.
    pub(crate) fn filed() -> ReportRow {
        ReportRow {
            stage: Stage::Filed,
            late: true,
            filed_at: Some("2026-11-06T02:00:00Z".parse().unwrap()),
            content: Some(ReportContent {
                results: "Ấp đã lập 12 tổ công nghệ số.".into(),
                difficulties: String::new(),
                documents: vec![Document {
                    paper: "bao-cao".into(),
                    sha256: "37be08aa".repeat(8),
                    size: 96 * 1024,
                    media: Media::Docx,
                    number: None,
                    date: None,
                }],
            }),
            log_index: Some(2731),
            version: 1,
            ..owed()
        }
    }

    pub(crate) fn view(row: ReportRow, rights: Rights) -> View {
        View {
            row,
            unit: "Ban nhân dân ấp Trung".into(),
            campaign: "Thi đua đổi mới sáng tạo và chuyển đổi số".into(),
            duty: Some(ReportDuty {
                id: "hang-nam".into(),
                who: "Các cơ quan, đơn vị".into(),
                owed_by: OwedBy::Units,
                to: "Phòng Văn hóa - Xã hội".into(),
                occasion: Occasion::Annual,
                due: None,
                source: Source { section: "Mục VI.2.1".into(), words: "Định kỳ hằng năm".into() },
            }),
            history: Vec::new(),
            today: date(2026, 11, 12),
            rights,
        }
    }

    fn draw(row: ReportRow, rights: Rights) -> String {
        body(&view(row, rights), &html! { "[khóa]" }, None).into_string()
    }

    #[test]
    fn a_report_says_its_deadline_in_the_plans_grammar_with_its_place() {
        let html = draw(owed(), Rights::default());
        assert!(html.contains(
            "trước ngày 05/11/2026 (ngày này đã là quá hạn; ngày cuối còn nộp được là 04/11/2026)"
        ));
        assert!(html.contains("<cite>Mục VI.2.1</cite>"));
        assert!(html.contains("“Định kỳ hằng năm”"));
        assert!(!html.contains("<form"), "without a right there is no form");
        let html = draw(ReportRow { due: None, ..owed() }, Rights::default());
        assert!(html.contains("kế hoạch không nêu ngày"));
    }

    #[test]
    fn the_unit_files_and_is_told_before_that_it_is_late() {
        let html = draw(owed(), Rights { file: true, ..Rights::default() });
        assert!(html.contains(r#"action="/noi-bo/bao-cao/phu-tan.doi-moi-sang-tao.ap-trung.2026/nop""#));
        assert!(html.contains(r#"enctype="multipart/form-data""#));
        assert!(html.contains("[khóa]"));
        assert!(html.contains("vẫn được nhận và ghi là nộp sau hạn"));
        let early =
            View { today: date(2026, 11, 4), ..view(owed(), Rights { file: true, ..Rights::default() }) };
        assert!(!body(&early, &html! {}, None).into_string().contains("nộp sau hạn"));
    }

    #[test]
    fn what_was_filed_is_read_with_its_papers_and_that_it_was_late() {
        let html = draw(filed(), Rights { review: true, ..Rights::default() });
        assert!(html.contains("06/11/2026 09:00, sau hạn"));
        assert!(html.contains("Ấp đã lập 12 tổ công nghệ số."));
        assert!(html.contains(&format!(r#"<a href="/noi-bo/tep/{}">Báo cáo</a>"#, "37be08aa".repeat(8))));
        assert!(html.contains("/chap-nhan\"") && html.contains("/tra-lai\""));
        assert!(!html.contains("/nop\"") && !html.contains("/mien\""));
    }

    #[test]
    fn a_returned_report_says_why_and_by_when_and_keeps_what_was_filed() {
        let row = ReportRow {
            stage: Stage::Returned,
            return_reason: Some("Thiếu số liệu quý III.".into()),
            return_due: Some(Deadline::Before(date(2026, 11, 20))),
            version: 2,
            ..filed()
        };
        let html = draw(row, Rights { file: true, ..Rights::default() });
        assert!(html.contains("Thiếu số liệu quý III. Bổ sung trước ngày 20/11/2026."));
        assert!(html.contains("Ấp đã lập 12 tổ công nghệ số.</textarea>"));
        assert!(html.contains("Nộp lại"));
    }

    #[test]
    fn only_what_nobody_filed_can_be_waived() {
        let rights = Rights { waive: true, ..Rights::default() };
        assert!(draw(owed(), rights).contains("/mien\""));
        assert!(!draw(filed(), rights).contains("/mien\""));
    }
}
