//! Thêm giấy tờ: one paper that was missing, or a better one.

use super::brought;
use super::view::View;
use crate::pages::office::files;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::document::Document;
use sovang_domain::ids::NominationId;
use sovang_domain::plan::Paper;
use sovang_projections::nomination_board::NominationStage;

/// The last part of its address.
pub(super) const DEED: &str = "giay-to";
const FORM: &str = "them-giay-to";
const KIND: &str = "loai";
const FILE: &str = "tep";
const DAY: &str = "ngay-giay";

pub(super) fn form(view: &View) -> Markup {
    let (mut addable, missing) = (view.addable(), view.row.missing());
    if view.row.stage == NominationStage::AchievementMet {
        addable.retain(|paper| missing.contains(&&paper.id));
    }
    if addable.is_empty() {
        return Markup::default();
    }
    let label = |paper: &Paper| match missing.contains(&&paper.id) {
        true => format!("{} (còn thiếu)", paper.name),
        false => paper.name.clone(),
    };
    let choices: Vec<Choice> =
        addable.iter().map(|paper| Choice::new(paper.id.as_str(), label(paper))).collect();
    let draft = &view.draft;
    let mut kind = draft.field(FORM, KIND, "Giấy tờ");
    if let Some(first) = missing.first().filter(|_| !draft.is(FORM)) {
        kind = kind.value(first.as_str());
    }
    let file = draft.field(FORM, FILE, "Tệp").hint(files::TAKEN);
    screen_only(
        FORM,
        "Thêm giấy tờ",
        view.form(DEED, "Thêm giấy tờ").multipart().with(html! {
            (kind.select(&choices))
            (files::file_field(&file, FILE, draft.kept(FORM, FILE)))
            (brought::day(draft, FORM, DAY, "Ngày ghi trên giấy", view.is_straight()))
        }),
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = step.sent.form.refused_files.clone();
    let wanted = step.values.get(KIND);
    let mut papers = step.view.addable().into_iter().map(|paper| paper.id.clone());
    let paper = papers.find(|paper| paper.as_str() == wanted);
    if paper.is_none() {
        errors.push(FieldError::new(KIND, "Chọn loại giấy tờ."));
    }
    if errors.is_empty() && !step.sent.form.files.contains_key(FILE) {
        errors.push(FieldError::new(FILE, "Chọn tệp của giấy tờ này."));
    }
    let date = brought::day_read(&step.values, DAY, step.app.today(), &mut errors);
    let (Some(paper), true) = (paper, errors.is_empty()) else { return step.mend(&errors) };
    let document = files::keep(&step.app, &step.sent.form, FILE, &paper).await?;
    let document = Document { date, ..document.ok_or(PageError::BadRequest)? };
    let result = step.app.desk.add_document(&step.asking(), &step.view.row.nomination, document).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::submitted;
    use sovang_domain::document::{Document, Media};
    use sovang_projections::nomination_board::{PaperRow, Said};

    #[test]
    fn what_comes_after_the_opinions_stands_beside_the_paper_that_was_read() {
        let mut row = submitted();
        let document = Document {
            paper: "to-trinh".into(),
            sha256: "9f".repeat(32),
            size: 1,
            media: Media::Pdf,
            number: None,
            date: None,
        };
        let first = PaperRow { document, at: row.submitted_at, log_index: 1 };
        row.papers = vec![first.clone()];
        let said =
            Said { words: "Đủ.".to_owned(), by: "phu-tan.tdkt".into(), at: first.at, log_index: 50 };
        let later = PaperRow { log_index: 60, ..first.clone() };
        let better = PaperRow { log_index: 40, ..first.clone() };
        row.papers.extend([better.clone(), later.clone()]);
        let kind = &first.document.paper;
        assert_eq!(row.read_paper(kind), Some(&later), "nobody has appraised it");
        row.dossier_opinion = Some(said);
        assert_eq!(row.read_paper(kind), Some(&better));
        assert!(row.is_unread(&later) && !row.is_unread(&better));
    }
}
