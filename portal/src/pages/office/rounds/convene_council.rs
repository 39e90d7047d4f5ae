//! Ghi phiên họp Hội đồng: who was there, by which record.

use super::super::form::{Answer, DAY, FormPage, Step};
use super::view::View;
use crate::paths;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::{AccountId, RoundId};
use sovang_domain::locality::CouncilMember;
use sovang_words::format::count2;
use sovang_words::terms;

pub(super) const FORM: &str = "hop";
const PRESENT: &str = "co-mat";
const DOCUMENT: &str = "bien-ban";

pub(super) fn form(view: &View) -> Markup {
    let percent = view.row.voting.quorum_percent;
    let present = members(view, &view.council);
    let ticked = view.draft.all(FORM, PRESENT);
    let body = if present.is_empty() {
        html! { p { "Chưa có Hội đồng đang làm nhiệm vụ. " a href=(paths::LOCALITY) { "Ghi quyết định thành lập" } } }
    } else {
        view.form(FORM, "Ghi phiên họp").with(html! {
            (view.draft.day(FORM, "Họp ngày", view.today))
            (view.draft.field(FORM, PRESENT, "Có mặt")
                .hint(format!("Cần ít nhất {percent}% trong {} thành viên.", count2(view.council.len() as u64)))
                .checkboxes(&present, &ticked))
            (view.draft.field(FORM, DOCUMENT, "Biên bản cuộc họp").hint("Ví dụ Biên bản số 03/BB-HĐTĐKT").text())
        })
    };
    screen_only(FORM, "Ghi phiên họp Hội đồng", body)
}

/// The members of a council to tick.
pub(super) fn members(view: &View, council: &[CouncilMember]) -> Vec<Choice> {
    let one = |member: &CouncilMember| {
        let name = view.names.person(&member.account);
        let unit = view.names.unit(&member.unit);
        let label = html! { (name) br; small { (terms::council_position(member.position)) ", " (unit) } };
        Choice::new(member.account.as_str(), html! { span { (label) } })
    };
    council.iter().map(one).collect()
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let present: Vec<AccountId> = step.values.all(PRESENT).into_iter().map(AccountId::from).collect();
    if present.is_empty() {
        errors.push(FieldError::new(PRESENT, "Chọn những thành viên có mặt."));
    }
    let on = step.values.need_date(DAY, "Ghi ngày họp theo biên bản.", &mut errors);
    let document = step.values.need(DOCUMENT, "Ghi số, ký hiệu biên bản.", &mut errors);
    let (Some(on), true) = (on, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, round) = (step.asking(), &step.view.row.round);
    let result = step.app.desk.convene_council(&asking, round, on, present, document).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::body;
    use super::super::view::tests::{officer, two, view};
    use super::*;
    use crate::pages::office::draft::Draft;
    use crate::pages::office::sample;
    use crate::shell::submission::Values;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn a_refused_form_keeps_its_words_beside_its_message() {
        let values = Values::from([(DOCUMENT, "03/BB".to_owned())]);
        let errors = [FieldError::new(PRESENT, "Chọn những thành viên có mặt.")];
        let draft = Draft::new(FORM, &values, &errors);
        let view = view(officer(), sample::round(RoundStage::NoticeOver, &two()));
        let html = body(&View { draft, ..view }).into_string();
        assert!(html.contains(r#"id="hop-bien-ban" name="bien-ban" value="03/BB""#), "{html}");
        assert!(
            html.contains(
                r#"<p class="error-message" id="hop-co-mat-loi">Chọn những thành viên có mặt.</p>"#
            )
        );
    }
}
