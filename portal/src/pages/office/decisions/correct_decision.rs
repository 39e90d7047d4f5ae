//! Sửa số, ngày, người ký của quyết định: they are the paper's, though the award it made holds no more.

use super::super::form::{Answer, FormPage, Step};
use super::show::View;
use super::{correct_award, correct_paper, corrected};
use crate::pages::office::stands::Stands;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_desk::CorrectionForm;
use sovang_domain::award_round::ByPaper;
use sovang_domain::ids::AwardId;

pub(super) const FORM: &str = "sua-quyet-dinh";

pub(super) fn form(view: &View) -> Markup {
    let stands = stands(view);
    let held = |name: &str, label: &str| stands.field(&view.draft, FORM, name, label);
    let fields = html! {
        (stands.unseen())
        (correct_paper::fields(view, &held))
        (correct_award::copy(view, FORM))
        (correct_award::why(view, FORM))
    };
    screen_only(
        FORM,
        "Đính chính quyết định",
        html! {
            p { "Khen thưởng này không còn hiệu lực; số, ngày, người ký, căn cứ của quyết định vẫn sửa được cho đúng bản giấy." }
            (view.form(FORM, "Ghi đính chính").multipart().with(fields))
        },
    )
}

fn stands(view: &View) -> Stands {
    correct_paper::stands(view, Stands::default())
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<AwardId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = step.sent.form.refused_files.clone();
    errors.extend(step.take_over(&stands(&step.view)));
    let mut form = CorrectionForm::default();
    correct_paper::read(&step.view, &step.values, &mut form, &mut errors);
    let reason = step.values.need(correct_award::REASON, "Ghi lý do đính chính.", &mut errors);
    form.mistyped = step.values.get(correct_award::WRONG) == correct_award::MISTYPED;
    let by = match form.mistyped {
        true => Some(correct_award::the_paper_itself(&step.view, &form)),
        false => correct_award::by_a_paper(&step.values, &mut errors),
    };
    let (Some((document, on)), true) = (by, errors.is_empty()) else { return step.mend(&errors) };
    form.copy = correct_award::kept_copy(&step, &form).await?;
    let days = (form.decided_on, None);
    let paper = ByPaper { reason, document, on };
    let result = corrected::asks(&mut step, "Ghi đính chính", form, paper).await?;
    step.settle_at(result, |refusal| correct_award::field(refusal, days)).await
}
