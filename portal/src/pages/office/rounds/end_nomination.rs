//! Kết thúc một đề nghị: what waits above for an answer that does not come, or what a closed round left open.

use super::super::draft::id as field_id;
use super::super::form::{Answer, FormPage, Step};
use super::close_round::ground;
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::ids::{NominationId, RoundId};
use sovang_projections::nomination_board::{NominationRow, NominationStage};
use sovang_words::terms;

/// Its address ends with the nomination's id.
pub(super) const DEED: &str = "ket-thuc";
const REASON: &str = "ly-do";

/// The name of the form: each nomination has its own.
fn form_name(nomination: &NominationId) -> String {
    field_id("ket-thuc", nomination.local())
}

pub(super) fn form(view: &View) -> Markup {
    let closed = view.row.closed_at.is_some();
    let left = |row: &&NominationRow| match row.stage {
        NominationStage::Forwarded => true,
        stage => closed && !stage.has_outcome(),
    };
    let rows: Vec<&NominationRow> = view.nominations.iter().filter(left).collect();
    if rows.is_empty() || !view.may(Act::RunRound) {
        return Markup::default();
    }
    let body = html! {
        p {
            "Dùng khi cấp trên không trả lời, hoặc khi đợt đã kết thúc mà đề nghị còn để ngỏ. Cấp trên trả lời sau thì vẫn ghi được kết quả."
        }
        @for row in rows {
            @let form = form_name(&row.nomination);
            @let ground = ground(row);
            h3 id=(form) { (row.name()) }
            p { "Kết thúc vì: " (terms::end_ground(ground)) "." }
            (view.form(&format!("{DEED}/{}", row.nomination), "Kết thúc đề nghị")
                .with(view.draft.field(&form, REASON, "Lý do").hint("Đơn vị đọc lý do này.").textarea(2)))
        }
    };
    screen_only(DEED, "Kết thúc đề nghị còn để ngỏ", body)
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, nomination)): Path<(RoundId, NominationId)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, id, form_name(&nomination)).await?;
    let mut errors = Vec::new();
    let reason = step.values.need(REASON, "Ghi lý do kết thúc đề nghị.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let (asking, round) = (step.asking(), &step.view.row.round);
    let result = step.app.desk.end_nomination(&asking, round, &nomination, reason).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, two, view};
    use super::*;
    use crate::pages::office::sample;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn what_waits_above_or_was_left_open_can_be_ended() {
        let mut view = view(officer(), sample::round(RoundStage::InCouncil, &two()));
        assert!(form(&view).0.is_empty());
        view.nominations[0].stage = NominationStage::Forwarded;
        let html = form(&view).into_string();
        assert!(html.contains("/ket-thuc/phu-tan.n1\"") && html.contains("cấp trên không trả lời"), "{html}");
        assert!(!html.contains("/ket-thuc/phu-tan.n2\""));
        view.row.closed_at = Some(view.row.opened_at);
        assert!(form(&view).into_string().contains("/ket-thuc/phu-tan.n2\""));
    }
}
