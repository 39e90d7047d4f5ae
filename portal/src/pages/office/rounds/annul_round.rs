//! Hủy đợt xét mở nhầm: of the wrong year or occasion. Its nominations go back to their units, the real one can be opened.

use super::super::form::{Answer, FormPage, Step};
use super::slips::{document, reason, why};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::award_round::PutRight;
use sovang_domain::ids::RoundId;
use sovang_words::format::count2;

pub(super) const FORM: &str = "huy-dot-xet";

/// While nothing came from it: neither an award nor a proposal to the level above.
pub(super) fn form(view: &View) -> Markup {
    let row = &view.row;
    let came = !row.awards.is_empty() || row.forwarded().next().is_some();
    if row.annulled.is_some() || came || !view.may(Act::RunRound) {
        return Markup::default();
    }
    let back = view.nominations.iter().filter(|row| !row.stage.is_final()).count() as u64;
    let form = view.form(FORM, "Hủy đợt xét").with(html! {
        p {
            "Hủy rồi thì không mở lại đợt này; đợt đúng của năm và dịp này mở mới được. "
            @if back > 0 { (count2(back)) " đề nghị trả về đơn vị, đơn vị gửi lại vào đợt đúng. " }
            "Người dân thấy đợt đã hủy và lý do."
        }
        (reason(view, FORM))
        (document(view, FORM))
    });
    view.draft.folded(FORM, "Hủy đợt xét mở nhầm", html! { (form) })
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let why = why(&step, &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = step.app.desk.put_right(&step.asking(), &step.view.row.round, PutRight::Annul(why)).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, seen, two};
    use crate::pages::office::sample;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn a_round_is_annulled_while_nothing_came_from_it() {
        let html = seen(&officer(), sample::round(RoundStage::OnNotice, &two()));
        assert!(html.contains("2026-hang-nam/huy-dot-xet\""), "{html}");
        assert!(html.contains("02 đề nghị trả về đơn vị"), "{html}");
        let html = seen(&officer(), sample::round(RoundStage::Decided, &two()));
        assert!(!html.contains("/huy-dot-xet\""));
    }
}
