//! Báo cáo của xã gửi cấp trên: drafted from the accepted reports of the units, recorded with number, day and signed paper.

use super::show::View;
use crate::pages::office::files;
use crate::pages::office::form::{Answer, DAY, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{PaperId, ReportId};
use sovang_domain::unit_report::ReportContent;
use sovang_words::format::{count2, thousands};

pub(super) const FORM: &str = "gui-cap-tren";
const NUMBER: &str = "so";
const RESULTS: &str = "ket-qua";
const DIFFICULTIES: &str = "kho-khan";
/// Also the name of the paper.
const FILE: &str = "bao-cao";
/// The longest part that is typed, in characters.
const REPORT: usize = 10_000;

pub(super) fn form(view: &View) -> Markup {
    let draft = &view.draft;
    let mut results = draft.field(FORM, RESULTS, "Kết quả");
    let mut hint = "Sửa cho khớp văn bản gửi đi.".to_owned();
    let mut difficulties = draft.field(FORM, DIFFICULTIES, "Khó khăn, kiến nghị (nếu có)");
    if !draft.is(FORM) {
        let (text, left) = drafted(view, |content| &content.results);
        if !left.is_empty() {
            hint = format!("{hint} {}", missing(&left));
        }
        results = results.value(text);
        let (text, left) = drafted(view, |content| &content.difficulties);
        difficulties = difficulties.value(text);
        if !left.is_empty() {
            difficulties = difficulties.hint(missing(&left));
        }
    }
    results = results.hint(hint);
    let paper = draft.field(FORM, FILE, "Văn bản đã ký").hint(files::TAKEN);
    screen_only(
        FORM,
        "Báo cáo gửi cấp trên",
        html! {
            p {
                "Hai ô dưới đây ghép sẵn từ " (count2(view.accepted.len() as u64))
                " báo cáo của đơn vị đã được chấp nhận; chép ra để soạn văn bản. Gửi xong thì ghi số, ngày và bản đã ký. "
                "Đúng hạn hay sau hạn tính theo ngày trên văn bản."
            }
            (view.form(FORM, "Ghi đã gửi cấp trên").multipart().with(html! {
                (results.textarea(10))
                (difficulties.textarea(5))
                (draft.field(FORM, NUMBER, "Số, ký hiệu văn bản").hint("Ví dụ 201/BC-UBND").text())
                (draft.day(FORM, "Ngày trên văn bản", view.today))
                (files::file_field(&paper, FILE, draft.kept(FORM, FILE)))
            }))
        },
    )
}

/// One paragraph for each unit that said something, whole or not at all; and the units for which the field has no room.
fn drafted(view: &View, part: impl Fn(&ReportContent) -> &String) -> (String, Vec<&str>) {
    let (mut text, mut left) = (String::new(), Vec::new());
    let said = view.accepted.iter().map(|(unit, content)| (unit, part(content).trim()));
    for (unit, words) in said.filter(|(_, words)| !words.is_empty()) {
        let gap = if text.is_empty() { "" } else { "\n\n" };
        let paragraph = format!("{gap}{unit}: {words}");
        if text.chars().count() + paragraph.chars().count() > REPORT {
            left.push(unit.as_str());
        } else {
            text.push_str(&paragraph);
        }
    }
    (text, left)
}

/// Whose words are missing in a field that was filled in.
fn missing(left: &[&str]) -> String {
    format!(
        "Chưa ghép {} báo cáo vì ô chỉ chứa {} ký tự: {}. Mở báo cáo từng đơn vị để chép.",
        count2(left.len() as u64),
        thousands(REPORT as u64),
        left.join(", ")
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<ReportId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let values = &step.values;
    let mut errors = step.sent.form.refused_files.clone();
    let results = values.at_most(REPORT, RESULTS, &mut errors);
    let difficulties = values.at_most(REPORT, DIFFICULTIES, &mut errors);
    let number = values.need_line(NUMBER, "Ghi số, ký hiệu trên văn bản.", &mut errors);
    let on = values.need_date(DAY, "Ghi ngày trên văn bản.", &mut errors);
    if !step.sent.form.files.contains_key(FILE) && errors.iter().all(|error| error.field != FILE) {
        errors.push(FieldError::new(FILE, "Chọn tệp văn bản đã ký."));
    }
    let (Some(on), true) = (on, errors.is_empty()) else { return step.mend(&errors) };
    let paper = files::keep(&step.app, &step.sent.form, FILE, &PaperId::from(FILE)).await?;
    let content = ReportContent { results, difficulties, documents: paper.into_iter().collect() };
    let (asking, row) = (step.asking(), &step.view.row);
    let period = (row.year, row.occasion);
    let result = step.app.desk.send_report(&asking, &row.campaign, period, (number, on), content).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::tests::{owed, view};
    use super::super::show::{Rights, body};
    use super::*;
    use sovang_domain::plan::OwedBy;
    use sovang_projections::report_register::ReportRow;

    #[test]
    fn the_communes_report_is_drafted_from_the_accepted_reports_for_whoever_sends_it() {
        let row = ReportRow { owed_by: OwedBy::Commune, unit: "".into(), ..owed() };
        let mut view = view(row, Rights { file: true, ..Rights::default() });
        let said = |results: &str| ReportContent {
            results: results.into(),
            difficulties: String::new(),
            documents: vec![],
        };
        view.accepted = vec![("Ấp Trung".into(), said("96 hộ.")), ("Ấp Đông".into(), said(" "))];
        let html = body(&view).into_string();
        assert!(html.contains("/gui-cap-tren\"") && html.contains("Ấp Trung: 96 hộ.</textarea>"), "{html}");
        assert!(html.contains("02 báo cáo của đơn vị") && !html.contains("Ấp Đông:"), "{html}");
        // what has no room is left out as a whole, and said to be
        view.accepted.push(("Ấp Tây".into(), said(&"dài ".repeat(REPORT / 4))));
        let html = body(&view).into_string();
        assert!(html.contains("Ấp Trung: 96 hộ.</textarea>"), "{html}");
        assert!(html.contains("Chưa ghép 01 báo cáo vì ô chỉ chứa 10.000 ký tự: Ấp Tây."), "{html}");
        view.accepted.pop();
        view.rights = Rights { waive: true, ..Rights::default() };
        let html = body(&view).into_string();
        assert!(!html.contains("/gui-cap-tren\"") && html.contains("Ghi không phải gửi"), "{html}");
    }
}
