//! Hủy bỏ khen thưởng: on one of the grounds of the law; it stays in the ledger, marked.

use super::super::form::{Answer, DAY, FormPage, Step};
use super::handed_over;
use super::show::{View, decided_above};
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::ledger::cite;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::award_round::RevocationGround;
use sovang_domain::ids::AwardId;
use sovang_words::{format, terms};

pub(super) const FORM: &str = "huy-bo";
const GROUND: &str = "can-cu";
const BASIS: &str = "van-ban";

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
                (view.draft.field(FORM, BASIS, "Quyết định hủy bỏ, và kết luận hoặc bản án làm căn cứ")
                    .hint("Số, ký hiệu, ngày, người ký của từng văn bản; người dân đọc được.").text())
                (view.draft.day(FORM, "Ngày văn bản hủy bỏ", view.today))
                (handed_over::fields(view, FORM))
            }))
        },
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<AwardId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let ground = values::from_word::<RevocationGround>(values.get(GROUND));
    if ground.is_none() {
        errors.push(FieldError::new(GROUND, "Chọn một căn cứ của luật."));
    }
    let basis = values.need(BASIS, "Ghi kết luận, bản án hoặc quyết định làm căn cứ.", &mut errors);
    let recovery = handed_over::read(values, &mut errors);
    let on = values.need_date(DAY, "Ghi ngày của văn bản hủy bỏ.", &mut errors);
    let (Some(ground), Some(recovery), Some(on), true) = (ground, recovery, on, errors.is_empty()) else {
        return step.mend(&errors);
    };
    let (asking, award) = (step.asking(), &step.view.row.award);
    let result = step.app.desk.revoke_award(&asking, award, ground, basis, recovery, on).await;
    step.settle(result).await
}
