//! Nộp báo cáo, nộp lại: what the unit did, typed or as a file.

use super::show::View;
use crate::pages::office::files;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::notes::inset_text;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{PaperId, ReportId};
use sovang_domain::unit_report::{ReportContent, Stage};
use sovang_words::format;

pub(super) const FORM: &str = "nop";
const RESULTS: &str = "ket-qua";
const DIFFICULTIES: &str = "kho-khan";
/// Also the name of the paper.
const FILE: &str = "bao-cao";
/// The longest part of a report that is typed, in characters; what is longer comes as a file.
const REPORT: usize = 10_000;

/// To file, or after a return to file again.
pub(super) fn form(view: &View) -> Markup {
    let draft = &view.draft;
    let row = &view.row;
    let returned = row.stage == Stage::Returned;
    let (heading, button) = if returned {
        ("Nộp lại", "Nộp lại báo cáo")
    } else {
        ("Nộp báo cáo", "Nộp báo cáo")
    };
    let mut results = draft
        .field(FORM, RESULTS, "Kết quả")
        .hint("Làm được gì, bao nhiêu, ở đâu. Có thể ghi ngắn nếu đã kèm tệp báo cáo.");
    let mut difficulties = draft.field(FORM, DIFFICULTIES, "Khó khăn, kiến nghị (nếu có)");
    if let Some(content) = row.content.as_ref().filter(|_| !draft.is(FORM)) {
        results = results.value(&content.results);
        difficulties = difficulties.value(&content.difficulties);
    }
    let label = if returned { "Tệp báo cáo mới (nếu thay)" } else { "Tệp báo cáo (nếu có)" };
    let paper = draft.field(FORM, FILE, label).hint(files::TAKEN);
    screen_only(
        FORM,
        heading,
        html! {
            @if !returned && row.due.is_some_and(|due| due.last_day() < view.today) { (late(view)) }
            (view.form(FORM, button).multipart().long().with(html! {
                (results.textarea(8))
                (difficulties.textarea(4))
                (files::file_field(&paper, FILE, draft.kept(FORM, FILE)))
            }))
        },
    )
}

fn late(view: &View) -> Markup {
    let due = view.row.due.map(format::deadline).unwrap_or_default();
    inset_text(html! { p { "Báo cáo nộp sau hạn (" (due) ") vẫn được nhận và ghi là nộp sau hạn." } })
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<ReportId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let (values, files, row) = (&step.values, &step.sent.form.files, &step.view.row);
    let mut errors = step.sent.form.refused_files.clone();
    let kept = row.content.iter().flat_map(|content| content.documents.clone()).collect::<Vec<_>>();
    let has_file = files.contains_key(FILE) || (row.stage == Stage::Returned && !kept.is_empty());
    if values.get(RESULTS).is_empty() && !has_file && errors.is_empty() {
        errors.push(FieldError::new(RESULTS, "Ghi kết quả, hoặc kèm tệp báo cáo."));
    }
    let results = values.at_most(REPORT, RESULTS, &mut errors);
    let difficulties = values.at_most(REPORT, DIFFICULTIES, &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let documents = match files::keep(&step.app, &step.sent.form, FILE, &PaperId::from(FILE)).await? {
        Some(document) => vec![document],
        None => kept,
    };
    let content = ReportContent { results, difficulties, documents };
    let (asking, desk) = (step.asking(), &step.app.desk);
    let result = if row.stage == Stage::Owed {
        desk.file_report(&asking, &row.campaign, &row.unit, (row.year, row.occasion), content).await
    } else {
        desk.refile_report(&asking, &row.report, &row.unit, content).await
    };
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::tests::{filed, owed, seen, view};
    use super::super::show::{Rights, body};
    use super::*;
    use jiff::civil::date;
    use sovang_domain::calendar::Deadline;
    use sovang_projections::report_register::ReportRow;

    #[test]
    fn the_unit_files_and_is_told_before_that_it_is_late() {
        let html = seen(owed(), Rights { file: true, ..Rights::default() });
        assert!(html.contains(
            r#"action="/noi-bo/bao-cao/phu-tan.doi-moi-sang-tao-chuyen-doi-so.ap-trung.2026/nop""#
        ));
        assert!(html.contains(r#"enctype="multipart/form-data""#));
        assert!(html.contains(r#"name="_ma-don""#) && html.contains(r#"name="_phien-ban" value="0""#));
        assert!(html.contains("vẫn được nhận và ghi là nộp sau hạn"));
        let early =
            View { today: date(2026, 11, 4), ..view(owed(), Rights { file: true, ..Rights::default() }) };
        assert!(!body(&early).into_string().contains("nộp sau hạn"));
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
        let html = seen(row, Rights { file: true, ..Rights::default() });
        assert!(html.contains("Thiếu số liệu quý III. Bổ sung trước ngày 20/11/2026."));
        assert!(html.contains("Ấp đã lập 12 tổ công nghệ số.</textarea>"));
        assert!(html.contains("Nộp lại"));
    }
}
