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

/// The step that can be taken back now, by its word in the form, and what the button says: of several the one recorded last.
fn last(view: &View) -> Option<(&'static str, NominationStep, &'static str)> {
    let open = view.round.as_ref().is_some_and(|round| round.standing() != RoundStanding::PastNominations);
    let anywhere =
        |step: &NominationStep| *step == NominationStep::SuspensionLifted && !view.row.stage.is_final();
    let steps = STEPS.into_iter().filter(|(_, step, _)| open || anywhere(step));
    steps
        .filter_map(|entry| Some((recorded(view, entry.1)?, entry)))
        .max_by_key(|(index, _)| *index)
        .map(|(_, entry)| entry)
}

/// Which line a step stands in that whoever reads may take back.
fn recorded(view: &View, step: NominationStep) -> Option<u64> {
    use NominationStage as S;
    let (rights, row) = (view.rights, &view.row);
    let appraises = rights.appraises_achievement || rights.appraises_dossier;
    let said = match step {
        NominationStep::Returned if row.stage == S::Returned && appraises => {
            row.returns.last().map(|last| &last.said)
        }
        NominationStep::AchievementAppraised if rights.appraises_achievement => row
            .achievement_opinion
            .as_ref()
            .filter(|_| matches!(row.stage, S::AchievementMet | S::AchievementNotMet)),
        NominationStep::DossierAppraised if row.stage == S::Ready && rights.appraises_dossier => {
            row.dossier_opinion.as_ref()
        }
        NominationStep::Withdrawn if row.stage == S::Withdrawn && rights.submits => row.withdrawn.as_ref(),
        NominationStep::LateRefused if rights.admits_late => {
            row.ended.as_ref().filter(|ended| ended.before.is_none()).map(|ended| &ended.said)
        }
        NominationStep::LateAdmitted if row.stage == S::Submitted && rights.admits_late => {
            row.admitted.as_ref()
        }
        NominationStep::SuspensionLifted if row.suspended.is_none() && rights.suspends => {
            return row.lifted.as_ref().map(|lifted| lifted.log_index);
        }
        _ => None,
    };
    said.map(|said| said.log_index)
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
    let Some((slug, _, what)) = last(view) else { return Markup::default() };
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
