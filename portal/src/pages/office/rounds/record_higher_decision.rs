//! Kết quả của cấp trên: what came back for a nomination that went upward. Recorded also when the round is closed.

use super::super::draft::id as field_id;
use super::super::form::{Answer, DAY, FormPage, Step};
use super::super::prize::{self, Asked};
use super::view::View;
use crate::pages::office::consequences::Consequences;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_desk::PaidForm;
use sovang_domain::authority::Act;
use sovang_domain::award_round::{AwardRoundRefusal, HigherDecision};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::refusal::Refusal;
use sovang_words::format::{date_long, money_long, sentence_case};
use sovang_words::terms;

/// Its address ends with the nomination's id.
pub(super) const DEED: &str = "ket-qua-tren";
const GRANTED: &str = "dong-y";
const NUMBER: &str = "so";
const ISSUER: &str = "co-quan";

/// The name of the form: each nomination has its own.
fn form_name(nomination: &NominationId) -> String {
    field_id("ket-qua-tren", nomination.local())
}

pub(super) fn form(view: &View) -> Markup {
    if !view.may(Act::ForwardProposal) || view.row.unanswered().next().is_none() {
        return Markup::default();
    }
    let choices = [Choice::new("co", "Đồng ý khen"), Choice::new("khong", "Chưa khen")];
    screen_only(
        DEED,
        "Kết quả của cấp trên",
        html! {
            @for row in view.row.unanswered() {
                @let form = form_name(&row.nomination);
                h3 id=(form) { (view.nominee(&row.nomination)) }
                p { (view.names.form(&row.form)) ", " (terms::kind(row.kind)) "." }
                (view.form(&format!("{DEED}/{}", row.nomination), "Ghi kết quả").with(html! {
                    (view.draft.field(&form, GRANTED, "Cấp trên").radios(&choices))
                    (view.draft.field(&form, NUMBER, "Số, ký hiệu văn bản").hint("Ví dụ 512/QĐ-UBND").text())
                    (view.draft.field(&form, DAY, "Ngày ký").date())
                    (view.draft.field(&form, ISSUER, "Người ký, cơ quan ban hành")
                        .hint("Ví dụ Chủ tịch UBND tỉnh An Giang").text())
                    (prize::fields(&view.draft, &form, &[Asked {
                        name: prize::AMOUNT.to_owned(),
                        whose: view.nominee(&row.nomination).to_owned(),
                        computed: view.prizes.get(&row.nomination),
                    }]))
                }))
            }
        },
    )
}

/// What follows when the result is recorded.
fn consequences(
    view: &View,
    nomination: &NominationId,
    decision: &HigherDecision,
    paid: Option<&PaidForm>,
) -> Consequences {
    let name = sentence_case(view.nominee(nomination));
    let form = view.row.unanswered().find(|row| row.nomination == *nomination).map(|row| &row.form);
    let form = form.map(|form| view.names.form(form).to_owned()).unwrap_or_default();
    let paper = format!("{} {} của {}", decision.number, date_long(decision.date), decision.issuer);
    let told = Consequences::of("Ghi kết quả");
    if !decision.granted {
        return told
            .part("Kết quả của cấp trên", [format!("{name}, {form}: chưa khen, theo văn bản {paper}")])
            .part("Sau khi ghi", ["Đề nghị khép lại, không thành khen thưởng."]);
    }
    let computed = view.prizes.get(nomination).map(|prize| prize.amount.0);
    let money = paid
        .map(|paid| paid.amount.0)
        .or(computed)
        .map(|amount| format!("Tiền thưởng: {}", money_long(amount)));
    told.part("Khen thưởng", [Some(format!("{name}: {form}, theo quyết định {paper}")), money].into_iter().flatten())
        .part("Người dân thấy", [
            "Trang khen thưởng này, với số, ngày và nơi ban hành như trên, công khai ngay khi ghi.",
        ])
        .part("Sau khi ghi", [
            "Ghi nhầm là đã khen thì rút lại ở trang đợt xét; số, ngày, nơi ban hành gõ sai thì đính chính. Việc nào cũng công khai.",
        ])
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, nomination)): Path<(RoundId, NominationId)>,
    sent: Signed,
) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, form_name(&nomination)).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let granted = match values.get(GRANTED) {
        "co" => Some(true),
        "khong" => Some(false),
        _ => {
            errors.push(FieldError::new(GRANTED, "Chọn cấp trên đồng ý khen hay không."));
            None
        }
    };
    let number = values.need(NUMBER, "Ghi số, ký hiệu văn bản của cấp trên.", &mut errors);
    let date = values.need_date(DAY, "Ghi ngày ký văn bản.", &mut errors);
    let issuer = values.need(ISSUER, "Ghi người ký hoặc cơ quan ban hành.", &mut errors);
    let paid = prize::read(values, prize::AMOUNT, &mut errors);
    let (Some(granted), Some(date), true) = (granted, date, errors.is_empty()) else {
        return step.mend(&errors);
    };
    let decision = HigherDecision { granted, number, date, issuer };
    let followed = consequences(&step.view, &nomination, &decision, paid.as_ref());
    step.weigh(followed);
    let (asking, round) = (step.asking(), &step.view.row.round);
    let result = step.desk().record_higher_decision(&asking, round, &nomination, decision, paid).await;
    step.settle_at(result, field).await
}

/// The field that a refusal is about.
fn field(refusal: &Refusal) -> Option<&'static str> {
    use AwardRoundRefusal as R;
    match refusal {
        Refusal::AwardRound(R::PrizeUnexplained { .. }) => Some(prize::REASON),
        Refusal::AwardRound(R::IssuedHere | R::IssuedElsewhere { .. }) => Some(ISSUER),
        _ => None,
    }
}
