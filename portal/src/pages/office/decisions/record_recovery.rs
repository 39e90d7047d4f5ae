//! Thu hồi: what was handed over with an award that holds no more comes back step by step, each with its paper.

use super::super::form::{Answer, DAY, FormPage, Step};
use super::show::View;
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::award_round::{ByPaper, HandedOver, Recovery, RecoveryStep};
use sovang_domain::ids::AwardId;
use sovang_words::{format, terms};

pub(super) const FORM: &str = "thu-hoi";
const WHAT: &str = "thu-gi";
const NOW: &str = "nay";
const DOCUMENT: &str = "van-ban";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    let whats = HandedOver::ALL
        .map(|what| Choice::new(values::word(&what), format::sentence_case(terms::handed_over(what))));
    let states = Recovery::ALL
        .map(|state| Choice::new(values::word(&state), format::sentence_case(terms::recovery(state))));
    screen_only(
        FORM,
        "Thu hồi",
        html! {
            p { "Ghi từng bước. Việc này chờ ở trang Việc của tôi cho đến khi không còn gì phải thu hồi. Trang công khai chỉ nói tình trạng, không nói số tiền còn lại." }
            (view.form(FORM, "Ghi bước thu hồi").with(html! {
                (view.draft.field(FORM, WHAT, "Thu hồi gì").radios(&whats))
                (view.draft.field(FORM, NOW, "Tình trạng sau bước này").radios(&states))
                (view.draft.field(FORM, DOCUMENT, "Giấy tờ").hint("Ví dụ Phiếu thu số 18, Biên bản giao nhận số 02.").text())
                (view.draft.day(FORM, "Ngày", view.today))
                (view.draft.field(FORM, REASON, "Lý do sửa").hint("Chỉ khi bước trước ghi sai. Chỉ nội bộ đọc.").text())
            }))
        },
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<AwardId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let what = values::from_word::<HandedOver>(values.get(WHAT));
    if what.is_none() {
        errors.push(FieldError::new(WHAT, "Chọn tiền thưởng hay hiện vật."));
    }
    let now = values::from_word::<Recovery>(values.get(NOW));
    if now.is_none() {
        errors.push(FieldError::new(NOW, "Chọn tình trạng sau bước này."));
    }
    let document = values.need_line(DOCUMENT, "Ghi giấy tờ của bước này.", &mut errors);
    let on = values.need_date(DAY, "Ghi ngày của bước này.", &mut errors);
    let reason = values.line(REASON, &mut errors);
    let (Some(what), Some(now), Some(on), true) = (what, now, on, errors.is_empty()) else {
        return step.mend(&errors);
    };
    let (asking, award) = (step.asking(), step.view.row.award.clone());
    let paper = ByPaper { reason, document, on };
    let result = step.app.desk.record_recovery(&asking, RecoveryStep { award, what, now, paper }).await;
    step.settle(result).await
}
