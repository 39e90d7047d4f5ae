//! Bổ sung, nộp lại: what a return asked for.

use super::submit_nomination::{ACHIEVEMENT, ACHIEVEMENT_HINT};
use super::view::View;
use super::{brought, kin};
use crate::pages::office::files;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::document::Document;
use sovang_domain::ids::NominationId;
use sovang_domain::plan::Paper;
use sovang_words::personal::readable;

pub(super) const FORM: &str = "nop-lai";

pub(super) fn form(view: &View) -> Markup {
    let draft = &view.draft;
    let mut achievement = draft.field(FORM, ACHIEVEMENT, "Thành tích").hint(ACHIEVEMENT_HINT);
    if !draft.is(FORM) {
        achievement = achievement.value(readable(&view.row.proposal.achievement));
    }
    let asked = view.row.returns.last().map(|back| back.missing.clone()).unwrap_or_default();
    let paper = |paper: &Paper| {
        let there = view.row.paper(&paper.id).is_some();
        let note = match (asked.contains(&paper.id), there) {
            (true, _) => "Được yêu cầu bổ sung. ",
            (false, true) => "Đã có; chọn tệp thì thay. ",
            (false, false) => "",
        };
        let name = paper.id.as_str();
        let field = draft.field(FORM, name, &paper.name).hint(format!("{note}{}", files::TAKEN));
        html! {
            (files::file_field(&field, name, draft.kept(FORM, name)))
            (brought::day(draft, FORM, &brought::day_of(paper), &brought::day_label(paper), view.is_straight()))
        }
    };
    screen_only(
        FORM,
        "Bổ sung, nộp lại",
        view.form(FORM, "Nộp lại").multipart().long().with(html! {
            (achievement.textarea(6))
            (kin::question(draft, FORM, view.row.proposal.posthumous))
            @for needed in view.addable() { (paper(needed)) }
        }),
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = step.sent.form.refused_files.clone();
    let achievement = step.values.need(ACHIEVEMENT, "Ghi thành tích, vài câu.", &mut errors);
    step.values.without_private_numbers(ACHIEVEMENT, &mut errors);
    kin::check(&step.values, step.view.row.proposal.posthumous, &mut errors);
    let addable = step.view.addable();
    let days = addable.into_iter().map(|paper| {
        let day = brought::day_read(&step.values, &brought::day_of(paper), step.app.today(), &mut errors);
        (paper.id.clone(), day)
    });
    let days: Vec<_> = days.collect();
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let mut documents = Vec::new();
    for (paper, date) in days {
        let kept = files::keep(&step.app, &step.sent.form, paper.as_str(), &paper).await?;
        documents.extend(kept.map(|document| Document { date, ..document }));
    }
    let row = &step.view.row;
    let changed = (achievement != readable(&row.proposal.achievement)).then_some(achievement);
    let asking = step.asking();
    let result = step.app.desk.resubmit_nomination(&asking, &row.nomination, documents, changed).await;
    step.settle(result).await
}
