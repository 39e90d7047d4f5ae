//! Rút lại việc ghi nhầm về một đề nghị: a return, an appraisal, a withdrawal, a late one let in, until the round takes it up.

use super::view::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::field::hidden;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::award_round::RoundStanding;
use sovang_domain::ids::NominationId;
use sovang_domain::nomination::NominationStep;
use sovang_projections::nomination_board::NominationStage;

pub(super) const FORM: &str = "rut-lai-viec";
const REASON: &str = "ly-do-rut-lai";

/// The name of the step it takes back, which the form has seen.
const STEP: &str = "viec";

/// The step that can be taken back now, by its word in the form, and what the button says.
fn last(view: &View) -> Option<(&'static str, NominationStep, &'static str)> {
    let (rights, row) = (view.rights, &view.row);
    STEPS.into_iter().find(|(_, step, _)| match step {
        NominationStep::Returned => {
            row.stage == NominationStage::Returned
                && (rights.appraises_achievement || rights.appraises_dossier)
        }
        NominationStep::AchievementAppraised => {
            matches!(row.stage, NominationStage::AchievementMet | NominationStage::AchievementNotMet)
                && rights.appraises_achievement
        }
        NominationStep::DossierAppraised => row.stage == NominationStage::Ready && rights.appraises_dossier,
        NominationStep::Withdrawn => row.stage == NominationStage::Withdrawn && rights.submits,
        NominationStep::LateRefused => {
            row.ended.as_ref().is_some_and(|ended| ended.before.is_none()) && rights.admits_late
        }
        NominationStep::SuspensionLifted => {
            row.lifted.is_some() && row.suspended.is_none() && rights.suspends
        }
        NominationStep::LateAdmitted => {
            row.stage == NominationStage::Submitted && row.admitted.is_some() && rights.admits_late
        }
    })
}

const STEPS: [(&str, NominationStep, &str); 7] = [
    ("bo-tam-dung", NominationStep::SuspensionLifted, "Rút lại việc bỏ tạm dừng"),
    ("tra-lai", NominationStep::Returned, "Rút lại việc trả lại"),
    ("thanh-tich", NominationStep::AchievementAppraised, "Rút lại kết quả thẩm định thành tích"),
    ("ho-so", NominationStep::DossierAppraised, "Rút lại kết quả thẩm định hồ sơ"),
    ("rut", NominationStep::Withdrawn, "Rút lại việc rút đề nghị"),
    ("nhan-muon", NominationStep::LateAdmitted, "Rút lại việc cho nhận muộn"),
    ("khong-nhan-muon", NominationStep::LateRefused, "Rút lại việc không nhận hồ sơ nộp sau hạn"),
];

/// For whoever may record the step that was recorded last.
pub(super) fn form(view: &View) -> Markup {
    let open = view.round.as_ref().is_some_and(|round| round.standing() != RoundStanding::PastNominations);
    let anywhere =
        |step: &NominationStep| *step == NominationStep::SuspensionLifted && !view.row.stage.is_final();
    let last = last(view).filter(|(_, step, _)| open || anywhere(step));
    let Some((slug, _, what)) = last else { return Markup::default() };
    let reason = view.draft.field(FORM, REASON, "Lý do").hint("Dùng khi ghi nhầm. Chỉ cán bộ đọc được.");
    screen_only(FORM, what, view.form(FORM, what).with(html! { (hidden(STEP, slug)) (reason.text()) }))
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let wanted = step.values.get(STEP);
    let taken_back = STEPS.into_iter().find(|(slug, ..)| *slug == wanted);
    let (_, taken_back, _) = taken_back.ok_or(PageError::BadRequest)?;
    let reason = step.values.need_line(REASON, "Ghi vì sao rút lại, ít nhất một câu.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, nomination) = (step.asking(), &step.view.row.nomination);
    let result = step.app.desk.take_back_nomination_step(&asking, nomination, taken_back, reason).await;
    step.settle(result).await
}
