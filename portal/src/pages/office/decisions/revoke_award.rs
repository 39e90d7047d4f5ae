//! Hủy bỏ khen thưởng: on one of the grounds of the law; it stays in the ledger, marked.

use super::super::form::{Answer, FormPage, Step};
use super::show::{View, decided_above};
use super::{ending, ending_paper, handed_over};
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::ledger::cite;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::award_round::{RevocationGround, Revoked};
use sovang_domain::ids::AwardId;
use sovang_words::{format, terms};

pub(super) const FORM: &str = "huy-bo";
const GROUND: &str = "can-cu";
const BASIS: &str = "ket-luan";

/// a) Gian dối trong kê khai thành tích: in the law's order, with its letter.
pub(super) fn lettered(ground: RevocationGround) -> String {
    let words = format::sentence_case(terms::revocation_ground(ground));
    format!("{}) {words}", terms::revocation_letter(ground))
}

pub(super) fn form(view: &View) -> Markup {
    let grounds = RevocationGround::ALL.map(|ground| Choice::new(values::word(&ground), lettered(ground)));
    let legend = html! { "Căn cứ " (cite(None, terms::revocation_place())) };
    screen_only(
        FORM,
        "Hủy bỏ khen thưởng",
        html! {
            p { "Khen thưởng vẫn ở trong sổ, ghi rõ đã hủy bỏ và vì sao. Mức tối đa đã dùng không trả lại." }
            (decided_above(view, "hủy bỏ"))
            (view.form(FORM, "Ghi hủy bỏ").with(html! {
                (view.draft.field(FORM, GROUND, legend).radios(&grounds))
                (view.draft.field(FORM, BASIS, "Kết luận hoặc bản án làm căn cứ")
                    .hint("Số, ký hiệu, ngày, cơ quan ban hành; người dân đọc được.").text())
                (ending_paper::fields(view, FORM))
                (handed_over::fields(view, FORM))
            }))
        },
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<AwardId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let ground = values::from_word::<RevocationGround>(values.get(GROUND));
    if ground.is_none() {
        errors.push(FieldError::new(GROUND, "Chọn một căn cứ của luật."));
    }
    let basis = values.need(BASIS, "Ghi kết luận hoặc bản án làm căn cứ.", &mut errors);
    let paper = ending_paper::read(values, basis, &mut errors);
    let recovery = handed_over::read(values, &mut errors);
    let (Some(ground), Some((paper, signed_by)), Some((money, artefact)), true) =
        (ground, paper, recovery, errors.is_empty())
    else {
        return step.mend(&errors);
    };
    let told = (lettered(ground), &paper, signed_by.as_str());
    step.weigh(ending::ends(&step.view, "Ghi hủy bỏ", told, (money, artefact), "đã dùng, không trả lại"));
    let (asking, award) = (step.asking(), step.view.row.award.clone());
    let revoked = Revoked { award, ground, paper, signed_by, money, artefact };
    let result = step.desk().revoke_award(&asking, revoked).await;
    ending_paper::settle(step, result).await
}
