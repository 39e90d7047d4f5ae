//! Ghi lại phiên họp: the day, who was present, the minutes, as long as no votes are counted, and again
//! once something was decided.

use super::super::form::{Answer, FormPage, Step};
use super::super::stands::Stands;
use super::convene_council::members;
use super::slips::{reason, why};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::PutRight;
use sovang_domain::ids::{AccountId, RoundId};
use sovang_words::format::date;

pub(super) const FORM: &str = "ghi-lai-phien-hop";
const DAY: &str = "ngay-hop";
const PRESENT: &str = "co-mat";
const MINUTES: &str = "bien-ban";

pub(super) fn form(view: &View) -> Markup {
    let counted = view.row.entries.iter().any(|row| row.ballot.is_some());
    let decided = view.row.is_over() || view.row.entries.iter().any(|row| row.outcome.is_some());
    let open = view.row.annulled.is_none() && (!counted || decided);
    let Some(session) = view.row.session.as_ref().filter(|_| open) else {
        return Markup::default();
    };
    if !view.may(Act::RunRound) {
        return Markup::default();
    }
    let stands = stands(view);
    let held = |name, label: &str| stands.field(&view.draft, FORM, name, label);
    let form = view.form(FORM, "Ghi lại phiên họp").with(html! {
        (stands.unseen())
        (held(DAY, "Ngày họp").date())
        (view.draft.field(FORM, PRESENT, "Có mặt")
            .hint("Người được thêm phải kê khai xung đột lợi ích; kê khai của người bị bỏ ra không còn tính.")
            .checkboxes(&members(view, &session.members), &stands.ticks(&view.draft, FORM, PRESENT)))
        (held(MINUTES, "Biên bản cuộc họp").text())
        @if counted {
            p { "Đổi số người có mặt mà số phiếu không còn khớp thì ghi lại cả phiếu của từng đề nghị, ngay sau đó." }
        }
        (reason(view, FORM))
    });
    view.draft.folded(FORM, "Ghi lại ngày họp, người có mặt, biên bản", html! { (form) })
}

fn stands(view: &View) -> Stands {
    let Some(session) = &view.row.session else { return Stands::default() };
    let names: Vec<String> = session.present.iter().map(|member| view.names.person(member)).collect();
    Stands::default()
        .typed(DAY, date(session.on))
        .ticked(PRESENT, session.present.iter().map(ToString::to_string).collect(), names.join(", "))
        .typed(MINUTES, &session.document)
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = step.take_over(&stands(&step.view));
    let on = step.values.need_date(DAY, "Ghi ngày họp theo biên bản.", &mut errors);
    let present: Vec<AccountId> = step.values.all(PRESENT).into_iter().map(AccountId::from).collect();
    if present.is_empty() {
        errors.push(FieldError::new(PRESENT, "Chọn những thành viên có mặt."));
    }
    let document = step.values.need_line(MINUTES, "Ghi số, ký hiệu biên bản.", &mut errors);
    let why = why(&step, &mut errors);
    let (Some(on), true) = (on, errors.is_empty()) else { return step.mend(&errors) };
    let right = PutRight::Meeting { on, present, document, why };
    let result = step.app.desk.put_right(&step.asking(), &step.view.row.round, right).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, seen, two};
    use crate::pages::office::sample;
    use sovang_projections::round_docket::{OutcomeRow, RoundStage};

    #[test]
    fn a_meeting_is_put_right_from_what_is_recorded_until_votes_are_counted() {
        let mut row = sample::round(RoundStage::InCouncil, &two());
        let html = seen(&officer(), row.clone());
        let form = &html[html.find("id=\"ghi-lai-phien-hop\"").unwrap()..];
        let present = row.session.as_ref().unwrap().present.len();
        assert_eq!(form.split("</form>").next().unwrap().matches(" checked").count(), present, "{form}");
        row.entries[0].ballot = Some(sample::ballot(true));
        assert!(!seen(&officer(), row.clone()).contains("ghi-lai-phien-hop"));
        row.entries[0].outcome = Some(OutcomeRow::NotAwarded);
        assert!(seen(&officer(), row).contains("ghi lại cả phiếu của từng đề nghị"));
    }
}
