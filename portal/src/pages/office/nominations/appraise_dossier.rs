//! Thẩm định hồ sơ: is the dossier complete.

use super::appraisal::{self, FORM, RETURN};
use super::view::View;
use crate::pages::office::form::{Answer, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::Markup;
use sovang_domain::ids::NominationId;

/// The last part of its address.
pub(super) const DEED: &str = "ho-so";
const VERDICT: &str = "ket-luan-ho-so";
const COMPLETE: &str = "du";

pub(super) fn form(view: &View) -> Markup {
    let choices = vec![Choice::new(COMPLETE, "Đủ, sẵn sàng đưa ra đợt xét")];
    let heading = "Kết luận của tôi về hồ sơ";
    appraisal::page_form(view, (DEED, heading), (VERDICT, "Hồ sơ này"), choices, true)
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let opinion = appraisal::read(&step, (VERDICT, &[COMPLETE]), &mut errors);
    let missing = step.view.row.missing();
    if opinion.verdict == COMPLETE && !missing.is_empty() {
        let names: Vec<String> = missing.into_iter().map(|paper| step.view.paper_name(paper)).collect();
        let message = format!("Chưa kết luận “đủ” được: còn thiếu {}.", names.join("; "));
        errors.insert(0, FieldError::new(VERDICT, message));
    }
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    if opinion.verdict == RETURN {
        return appraisal::return_nomination(step, opinion).await;
    }
    let (asking, nomination) = (step.asking(), &step.view.row.nomination);
    let result = step.app.desk.appraise_dossier(&asking, nomination, opinion.words).await;
    step.settle(result).await
}
