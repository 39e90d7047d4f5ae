//! Khen nhầm: the office's own error is taken back and said to be one; the person who is named is charged with nothing.

use super::super::form::{Answer, FormPage, Step};
use super::show::{View, decided_above};
use super::{ending, ending_paper, handed_over};
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::award_round::{Mistake, TakenBack};
use sovang_domain::ids::AwardId;
use sovang_words::{format, terms};

pub(super) const FORM: &str = "khen-nham";
const MISTAKE: &str = "nham-gi";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    let mistakes = Mistake::ALL
        .map(|mistake| Choice::new(values::word(&mistake), format::sentence_case(terms::mistake(mistake))));
    screen_only(
        FORM,
        "Khen nhầm",
        html! {
            p {
                "Dùng khi cơ quan khen nhầm, không phải khi người được khen có lỗi. Trang công khai ghi rõ đây là sai sót của cơ quan. "
                "Chỗ trong mức tối đa được trả lại: người đáng được khen có thể được khen trong cùng đợt khi đợt chưa khép."
            }
            p { "Ghi sai tên, đơn vị, giai đoạn, tiền thưởng, số hay ngày quyết định thì đính chính, không phải khen nhầm." }
            (decided_above(view, "hủy bỏ vì khen nhầm"))
            (view.form(FORM, "Ghi khen nhầm").with(html! {
                (view.draft.field(FORM, MISTAKE, "Cơ quan đã nhầm điều gì?").radios(&mistakes))
                (view.draft.field(FORM, REASON, "Vì sao nhầm").hint("Công khai. Nói việc của cơ quan, không nói về người có tên.").text())
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
    let mistake = values::from_word::<Mistake>(values.get(MISTAKE));
    if mistake.is_none() {
        errors.push(FieldError::new(MISTAKE, "Chọn điều cơ quan đã nhầm."));
    }
    let reason = values.need(REASON, "Ghi vì sao nhầm.", &mut errors);
    let paper = ending_paper::read(values, reason, &mut errors);
    let recovery = handed_over::read(values, &mut errors);
    let (Some(mistake), Some((paper, signed_by)), Some((money, artefact)), true) =
        (mistake, paper, recovery, errors.is_empty())
    else {
        return step.mend(&errors);
    };
    let told = (format!("Cơ quan khen nhầm: {}", terms::mistake(mistake)), &paper, signed_by.as_str());
    let place = "trả lại, khen được người khác khi đợt chưa khép";
    step.weigh(ending::ends(&step.view, "Ghi khen nhầm", told, (money, artefact), place));
    let (asking, award) = (step.asking(), step.view.row.award.clone());
    let back = TakenBack { award, mistake, paper, signed_by, money, artefact };
    let result = step.desk().take_back_award(&asking, back).await;
    ending_paper::settle(step, result).await
}
