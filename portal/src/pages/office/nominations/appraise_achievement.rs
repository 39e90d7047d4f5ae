//! Thẩm định thành tích: is it true, and does it meet the criteria.

use super::appraisal::{self, FORM, RETURN};
use super::view::View;
use crate::pages::office::form::{Answer, Step};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::Markup;
use sovang_domain::ids::NominationId;

/// The last part of its address.
pub(super) const DEED: &str = "thanh-tich";
const VERDICT: &str = "ket-luan-thanh-tich";
const MET: &str = "dat";
const NOT_MET: &str = "chua-dat";

pub(super) fn form(view: &View) -> Markup {
    let choices = vec![
        Choice::new(MET, "Đúng thực tế và đạt tiêu chí, chuyển sang thẩm định hồ sơ"),
        Choice::new(NOT_MET, "Chưa đạt tiêu chí, dừng ở đây"),
    ];
    let heading = "Kết luận của tôi về thành tích";
    appraisal::page_form(view, (DEED, heading), (VERDICT, "Thành tích này"), choices, false)
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<NominationId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let opinion = appraisal::read(&step, (VERDICT, &[MET, NOT_MET]), &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    if opinion.verdict == RETURN {
        return appraisal::return_nomination(step, opinion).await;
    }
    let (asking, nomination) = (step.asking(), &step.view.row.nomination);
    let met = opinion.verdict == MET;
    let result = step.app.desk.appraise_achievement(&asking, nomination, met, opinion.words).await;
    step.settle(result).await
}
