//! Kết thúc đợt xét: when nothing waits for the chairman; every nomination without an outcome ends with a reason.

use super::super::draft::id as field_id;
use super::super::form::{Answer, FormPage, Step};
use super::places_left;
use super::view::View;
use crate::pages::office::consequences::Consequences;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_desk::endings::Reasons;
use sovang_domain::authority::Act;
use sovang_domain::award_round::EndGround;
use sovang_domain::ids::{NominationId, RoundId};
use sovang_projections::nomination_board::{NominationRow, NominationStage};
use sovang_projections::round_docket::RoundStage;
use sovang_words::format::{count2, stop};
use sovang_words::terms;

pub(super) const FORM: &str = "khep-lai";

/// Nothing waits for the chairman; while people may still put forward or comment, nobody is left either.
fn can_close(view: &View) -> bool {
    let live = view.nominations.iter().any(|row| !row.stage.is_final());
    let in_time = match view.row.stage {
        RoundStage::TakingNominations | RoundStage::OnNotice => !live || !view.row.is_scheduled(),
        _ => true,
    };
    in_time && view.before_the_chairman() == 0
}

/// Those that end with the round: without an outcome, and not waiting above.
fn open(view: &View) -> impl Iterator<Item = &NominationRow> {
    let open = |row: &&NominationRow| !row.stage.has_outcome() && row.stage != NominationStage::Forwarded;
    view.nominations.iter().filter(open)
}

/// Why it would end, as the rows know it.
pub(super) fn ground(row: &NominationRow) -> EndGround {
    use NominationStage as S;
    match row.stage {
        S::Forwarded => EndGround::NoAnswer,
        S::Failed => EndGround::NotPassed,
        S::Passed => EndGround::NotProposed,
        _ if row.suspended.is_some() => EndGround::Suspended,
        _ if row.waits_for_admission() => EndGround::LateNotAdmitted,
        S::Returned => EndGround::NotCompleted,
        S::AchievementNotMet => EndGround::AchievementNotMet,
        S::Submitted | S::AchievementMet => EndGround::NotAppraised,
        _ => EndGround::NotVoted,
    }
}

/// The name of the field about one nomination.
fn about(nomination: &NominationId) -> String {
    field_id("ly-do", nomination.local())
}

pub(super) fn form(view: &View) -> Markup {
    if view.row.is_over() || !view.may(Act::RunRound) || !can_close(view) {
        return Markup::default();
    }
    let left = open(view).count() as u64;
    let fields = html! {
        @for row in open(view) {
            @let ground = ground(row);
            @let field = view.draft.field(FORM, &about(&row.nomination), row.name()).hint(terms::end_ground(ground));
            @if view.draft.is(FORM) { (field.textarea(2)) } @else { (field.value(terms::end_reason(ground)).textarea(2)) }
        }
    };
    screen_only(
        FORM,
        "Kết thúc đợt xét",
        html! {
            p {
                "Sau khi kết thúc, chỉ còn đính chính, hủy bỏ và ghi kết quả của cấp trên."
                @if left > 0 {
                    " " (count2(left)) " đề nghị chưa có kết quả sẽ kết thúc, không khen trong đợt này. Ghi lý do cho từng đề nghị; "
                    "đơn vị đọc lý do, người dân không thấy."
                }
            }
            (view.form(FORM, "Kết thúc đợt xét").with(fields))
        },
    )
}

/// What follows from ending the round now, with these reasons.
fn consequences(view: &View, reasons: &Reasons) -> Consequences {
    let ended = open(view).map(|row| {
        let reason = reasons.get(&row.nomination).map(String::as_str).unwrap_or_default();
        format!("{}: {}", view.nominee(&row.nomination), stop(reason))
    });
    let above = view.nominations.iter().filter(|row| row.stage == NominationStage::Forwarded);
    let above = above.map(|row| view.nominee(&row.nomination).to_owned());
    Consequences::of("Kết thúc đợt xét")
        .part("Kết thúc không khen; đơn vị đọc lý do", ended)
        .part("Vẫn chờ cấp trên trả lời", above)
        .part("Mức tối đa", places_left(&view.meters, &view.names, "", |_| 0))
        .part("Sau khi kết thúc", [
            "Đợt này không nhận, không xét, không khen thêm ai.",
            "Chỉ còn đính chính, hủy bỏ và ghi kết quả của cấp trên. Kết thúc nhầm thì rút lại được bằng một dòng có lý do.",
        ])
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let (mut errors, mut reasons) = (Vec::new(), Reasons::new());
    if can_close(&step.view) {
        for row in open(&step.view) {
            let field = about(&row.nomination);
            let message = format!("Ghi lý do kết thúc đề nghị khen {}.", row.name());
            let reason = step.values.need(&field, &message, &mut errors);
            reasons.insert(row.nomination.clone(), reason);
        }
    }
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    step.weigh(consequences(&step.view, &reasons));
    let result = step.desk().close_round(&step.asking(), &step.view.row.round, &reasons).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, seen, two, view};
    use super::*;
    use crate::pages::office::sample;

    #[test]
    fn every_nomination_without_an_outcome_asks_for_its_reason() {
        let mut view = view(officer(), sample::round(RoundStage::InCouncil, &two()));
        view.nominations[0].stage = NominationStage::Failed;
        view.nominations[1].stage = NominationStage::Awarded;
        let html = form(&view).into_string();
        assert!(html.contains("01 đề nghị chưa có kết quả sẽ kết thúc"), "{html}");
        assert!(html.contains(r#"name="ly-do-n1""#) && html.contains("Hội đồng biểu quyết không thông qua."));
        assert!(!html.contains("ly-do-n2"), "{html}");
        view.nominations[0].stage = NominationStage::Forwarded;
        assert!(!form(&view).into_string().contains("ly-do-n1"), "it waits for an answer from above");
    }

    #[test]
    fn what_follows_from_the_end_is_who_ends_with_which_reason_and_who_still_waits_above() {
        let mut view = view(officer(), sample::round(RoundStage::InCouncil, &two()));
        view.nominations[0].stage = NominationStage::Failed;
        view.nominations[1].stage = NominationStage::Forwarded;
        let reasons = Reasons::from([(view.nominations[0].nomination.clone(), "Chưa vượt trội".to_owned())]);
        let (ended, above) = (view.nominations[0].name(), view.nominations[1].name());
        let html = consequences(&view, &reasons).body().into_string();
        assert!(html.contains(&format!("<li>{ended}: Chưa vượt trội.</li>")), "{html}");
        assert!(html.contains(&format!("<li>{above}</li>")), "{html}");
        assert!(html.contains("còn 04 trên 04 suất."), "{html}");
    }

    #[test]
    fn while_people_may_comment_a_round_with_nominations_does_not_end() {
        assert!(!seen(&officer(), sample::round(RoundStage::OnNotice, &two())).contains("/khep-lai\""));
    }
}
