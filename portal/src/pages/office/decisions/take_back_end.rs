//! Rút lại việc hủy bỏ: the end of an award was recorded in error, or fell away; it holds again and both stay visible.

use super::super::form::{Answer, DAY, FormPage, Step};
use super::ending;
use super::ending_paper::{self, DOCUMENT};
use super::show::{View, decided_above};
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::award_round::ByPaper;
use sovang_domain::ids::AwardId;
use sovang_words::format;
use sovang_words::sought::with_day;

pub(super) const FORM: &str = "rut-lai-huy-bo";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    screen_only(
        FORM,
        "Rút lại việc hủy bỏ",
        html! {
            p {
                "Dùng khi việc hủy bỏ ghi nhầm, hoặc quyết định hủy bỏ không còn hiệu lực: khen thưởng có hiệu lực trở lại, hai việc đều "
                "còn đọc được trên trang công khai. Nếu suất đã dùng cho người khác thì không rút lại được."
            }
            (decided_above(view, "rút lại việc hủy bỏ"))
            (view.form(FORM, "Ghi rút lại việc hủy bỏ").with(html! {
                (view.draft.field(FORM, REASON, "Lý do").hint("Công khai. Nói việc của cơ quan, không nói về người có tên.").text())
                (view.draft.field(FORM, DOCUMENT, "Văn bản").hint("Số, ký hiệu, cơ quan ban hành.").text())
                (view.draft.day(FORM, "Ngày văn bản", view.today))
            }))
        },
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<AwardId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let reason = values.need(REASON, "Ghi lý do rút lại việc hủy bỏ.", &mut errors);
    let paper = (DOCUMENT, "Ghi văn bản rút lại việc hủy bỏ.");
    let paper = values.need_paper(paper, (DAY, "Ghi ngày của văn bản."), &mut errors);
    let (Some((document, on)), true) = (paper, errors.is_empty()) else { return step.mend(&errors) };
    let why = [format::stop(&reason), format!("Theo {}", with_day(&document, on))];
    step.weigh(ending::holds(&step.view, "Ghi rút lại việc hủy bỏ", why));
    let (asking, award) = (step.asking(), step.view.row.award.clone());
    let result = step.desk().take_back_end(&asking, &award, ByPaper { reason, document, on }).await;
    ending_paper::settle(step, result).await
}
