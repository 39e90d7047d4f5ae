//! Rút lại kết quả của cấp trên ghi nhầm: nothing of the kind was decided above; the answer is waited for again.

use super::super::draft::id as field_id;
use super::super::form::{Answer, FormPage, Step};
use super::slips::{document, reason, why};
use super::view::View;
use crate::pages::office::consequences::Consequences;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::PutRight;
use sovang_domain::ids::{NominationId, RoundId};
use sovang_projections::award_roll::AwardRow;
use sovang_words::format::{date_long, sentence_case};

/// Its address ends with the nomination's id.
pub(super) const DEED: &str = "rut-lai-ket-qua";

/// The name of the form: each nomination has its own.
fn form_name(nomination: &NominationId) -> String {
    field_id(DEED, nomination.local())
}

/// One for each award from above that holds, the round over or not.
pub(super) fn forms(view: &View) -> Markup {
    if !view.may(Act::ForwardProposal) {
        return Markup::default();
    }
    let above = view.awards.values().filter(|award| !award.authority.is_commune() && award.is_standing());
    html! { @for award in above { (form(view, award)) } }
}

fn form(view: &View, award: &AwardRow) -> Markup {
    let form = form_name(&award.nomination);
    let deed = format!("{DEED}/{}", award.nomination);
    let fields = html! {
        p {
            "Dùng khi cấp trên chưa khen mà đã ghi là khen, hoặc ghi nhầm dòng. Số, ngày, nơi ban hành gõ sai thì đính chính ở trang khen thưởng. "
            "Cấp trên đã khen rồi thôi khen thì không rút ở đây: ghi quyết định hủy bỏ của cấp trên."
        }
        (reason(view, &form))
        (document(view, &form))
    };
    let drawn = view.form(&deed, "Rút lại kết quả").with(fields);
    let heading =
        format!("Rút lại kết quả khen của cấp trên ghi nhầm cho {}", view.nominee(&award.nomination));
    view.draft.folded(&form, &heading, html! { (drawn) })
}

/// What follows when the result is taken back.
fn consequences(view: &View, award: &AwardRow) -> Consequences {
    let decision = format!("{} {}", award.decision, date_long(award.decided_on));
    let name = sentence_case(view.nominee(&award.nomination));
    Consequences::of("Rút lại kết quả")
        .part("Khen thưởng ghi nhầm", [format!("{name}: {}; quyết định {decision}", award.form_name)])
        .part("Người dân thấy", [
            "Khen thưởng này không còn trong danh sách; trang của nó ghi là ghi nhầm, đã rút lại, lý do và ngày.",
            "Dòng đã ghi vẫn ở trong sổ.",
        ])
        .part("Sau khi ghi", ["Đề nghị lại chờ kết quả của cấp trên; có kết quả thì ghi lại được."])
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, nomination)): Path<(RoundId, NominationId)>,
    sent: Signed,
) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, form_name(&nomination)).await?;
    let mut errors = Vec::new();
    let why = why(&step, &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let Some(award) = step.view.awards.get(&nomination) else { return Err(PageError::NotFound) };
    let (followed, award) = (consequences(&step.view, award), award.award.clone());
    step.weigh(followed);
    let right = PutRight::HigherAward { award, why };
    let result = step.desk().put_right(&step.asking(), &step.view.row.round, right).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, two, view};
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_domain::award_form::DecidingAuthority;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn only_an_award_from_above_that_holds_is_taken_back_as_wrongly_recorded() {
        let drawn = |who, authority, row: AwardRow| {
            let mut view = view(who, sample::round(RoundStage::Closed, &two()));
            let nomination = view.nominations[0].nomination.clone();
            view.awards.insert(nomination.clone(), AwardRow { nomination, authority, ..row });
            forms(&view).into_string()
        };
        let above = DecidingAuthority::ProvinceChairman;
        let html = drawn(officer(), above, sample::award());
        assert!(html.contains("/rut-lai-ket-qua/phu-tan.n1\""), "an ended round too: {html}");
        assert!(drawn(officer(), DecidingAuthority::CommuneChairman, sample::award()).is_empty());
        assert!(drawn(officer(), above, sample::revoked()).is_empty());
        assert!(drawn(someone(Role::Supervisor, None), above, sample::award()).is_empty());
    }
}
