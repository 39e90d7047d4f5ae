//! Kết thúc đợt xét: when nothing waits for the chairman and the round has done what it can.

use super::super::form::{Answer, FormPage, Step};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::ids::RoundId;
use sovang_projections::round_docket::{EntryRow, RoundStage};
use sovang_words::format::count2;

pub(super) const FORM: &str = "khep-lai";

/// Nothing waits for the chairman, and the round has done what it can: or has nobody to consider.
fn can_close(view: &View) -> bool {
    let live = view.nominations.iter().any(|row| !row.stage.is_final());
    let voted = view.row.entries.iter().all(|row| row.ballot.is_some()) && view.passed().next().is_none();
    let done = match view.row.stage {
        RoundStage::Decided => true,
        RoundStage::InCouncil => voted,
        _ => !live,
    };
    done && view.before_the_chairman() == 0
}

pub(super) fn form(view: &View) -> Markup {
    if view.row.is_over() || !view.may(Act::RunRound) || !can_close(view) {
        return Markup::default();
    }
    let settled = |row: &&EntryRow| row.ballot.is_some() && (row.outcome.is_some() || row.proposed);
    let left = view.row.entries.iter().filter(|row| !settled(row)).count() as u64;
    screen_only(
        FORM,
        "Kết thúc đợt xét",
        html! {
            p {
                "Sau khi kết thúc, chỉ còn đính chính, hủy bỏ và ghi kết quả của cấp trên."
                @if left > 0 { " Có " (count2(left)) " đề nghị trong danh sách chưa trình hoặc chưa được thông qua." }
            }
            (view.form(FORM, "Kết thúc đợt xét").with(""))
        },
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let result = step.app.desk.close_round(&step.asking(), &step.view.row.round).await;
    step.settle(result).await
}
