//! Rút lại một việc ghi nhầm: a step of the round that nothing rests on. What can be taken back now stands in the list.

use super::super::form::{Answer, FormPage, Step};
use super::slips::{document, reason, why};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_desk::act_of_step;
use sovang_domain::award_round::{PutRight, RoundStep};
use sovang_domain::ids::RoundId;
use sovang_domain::stage::NominationStage;
use sovang_projections::round_docket::OutcomeRow;

pub(super) const FORM: &str = "rut-lai";
const STEP: &str = "viec";

/// What this person may take back now: each step with its name in the form and its words.
fn steps(view: &View) -> Vec<(String, String, RoundStep)> {
    let row = &view.row;
    let mut found = Vec::new();
    let mut also = |word: String, words: String, step: RoundStep| found.push((word, words, step));
    if row.annulled.is_some() {
        return found;
    }
    if row.closed_at.is_some() {
        also("ket-thuc".into(), "Việc kết thúc đợt xét".into(), RoundStep::RoundClosed);
    } else {
        let noticed = row.notice.is_some();
        let counted = row.entries.iter().any(|line| line.ballot.is_some());
        if row.nominations_closed_at.is_some() && !noticed {
            also("dong-nhan".into(), "Việc đóng nhận đề nghị".into(), RoundStep::NominationsClosed);
        }
        if noticed && row.session.is_none() && view.comments.is_empty() {
            also("lay-y-kien".into(), "Việc mở lấy ý kiến".into(), RoundStep::NoticeOpened);
        }
        if row.session.is_some() && !counted {
            also("hop".into(), "Việc ghi phiên họp Hội đồng".into(), RoundStep::CouncilConvened);
        }
        for line in &row.entries {
            let nomination = line.entry.nomination.clone();
            let of = view.nominee(&nomination);
            let word = |what: &str| format!("{what}-{}", line.entry.nomination.local());
            match (&line.outcome, line.proposed, line.ballot.is_some()) {
                (Some(OutcomeRow::Forwarded), ..) => also(
                    word("cap-tren"),
                    format!("Việc trình cấp trên: {of}"),
                    RoundStep::ProposalForwarded(nomination),
                ),
                (Some(OutcomeRow::Declined), ..) => also(
                    word("ket-qua"),
                    format!("Kết quả chưa khen của cấp trên: {of}"),
                    RoundStep::HigherDeclined(nomination),
                ),
                (None, true, _) => also(
                    word("trinh"),
                    format!("Việc trình Chủ tịch: {of}"),
                    RoundStep::AwardsProposed(vec![nomination]),
                ),
                (None, false, true) => also(
                    word("phieu"),
                    format!("Kết quả kiểm phiếu: {of}"),
                    RoundStep::BallotCounted(nomination),
                ),
                _ => {}
            }
        }
        for line in view.nominations.iter().filter(|line| line.stage == NominationStage::AwardTakenBack) {
            let words = format!("Kết quả khen nhầm, để quyết định lại: {}", view.nominee(&line.nomination));
            let step = RoundStep::AwardMade(line.nomination.clone());
            found.push((format!("khen-nham-{}", line.nomination.local()), words, step));
        }
    }
    found.retain(|(_, _, step)| view.may(act_of_step(step)));
    found
}

pub(super) fn form(view: &View) -> Markup {
    let choices: Vec<Choice> =
        steps(view).into_iter().map(|(word, words, _)| Choice::new(word, words)).collect();
    if choices.is_empty() {
        return Markup::default();
    }
    let form = view.form(FORM, "Rút lại việc này").with(html! {
        (view.draft.field(FORM, STEP, "Việc ghi nhầm")
            .hint("Rút lại xong thì ghi lại được từ đầu.").radios(&choices))
        (reason(view, FORM))
        (document(view, FORM))
    });
    view.draft.folded(FORM, "Rút lại một việc đã ghi", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let chosen = step.values.get(STEP);
    let taken = steps(&step.view).into_iter().find(|(word, ..)| word == chosen).map(|(.., taken)| taken);
    if taken.is_none() {
        errors.push(FieldError::new(
            STEP,
            "Chọn việc ghi nhầm. Việc đã có việc khác dựa vào thì không có trong danh sách.",
        ));
    }
    let why = why(&step, &mut errors);
    let (Some(taken), true) = (taken, errors.is_empty()) else { return step.mend(&errors) };
    let right = PutRight::TakeBack { step: taken, why };
    let result = step.app.desk.put_right(&step.asking(), &step.view.row.round, right).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, two, view};
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn what_can_be_taken_back_follows_the_stage() {
        let words = |stage| -> Vec<String> {
            let view = view(officer(), sample::round(stage, &two()));
            steps(&view).into_iter().map(|(word, ..)| word).collect()
        };
        assert!(words(RoundStage::TakingNominations).is_empty());
        assert_eq!(words(RoundStage::NominationsClosed), ["dong-nhan"]);
        assert_eq!(words(RoundStage::OnNotice), ["lay-y-kien"]);
        assert_eq!(words(RoundStage::InCouncil), ["hop"]);
        assert_eq!(words(RoundStage::Closed), ["ket-thuc"]);
        let chairman = view(someone(Role::Chairman, None), sample::round(RoundStage::Closed, &two()));
        assert!(steps(&chairman).is_empty());
    }
}
