//! Trình cấp trên: what the commune may not decide itself goes upward, one nomination at a time.

use super::super::draft::id as field_id;
use super::super::form::{Answer, DAY, FormPage, Step};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::ids::{NominationId, RoundId};
use sovang_projections::round_docket::EntryRow;
use sovang_words::terms;

/// Its address ends with the nomination's id.
pub(super) const DEED: &str = "trinh-tren";
const DOCUMENT: &str = "to-trinh";

/// The name of the form: each nomination has its own.
fn form_name(nomination: &NominationId) -> String {
    field_id("trinh-tren", nomination.local())
}

pub(super) fn form(view: &View) -> Markup {
    if view.row.is_over() || !view.may(Act::ForwardProposal) {
        return Markup::default();
    }
    let theirs: Vec<&EntryRow> = view.passed().filter(|row| !row.entry.authority.is_commune()).collect();
    if theirs.is_empty() {
        return Markup::default();
    }
    screen_only(
        DEED,
        "Trình cấp trên",
        html! {
            p { "Những hình thức này do cấp trên quyết định; xã, phường, đặc khu chỉ trình và ghi lại kết quả." }
            @for row in theirs {
                @let nomination = &row.entry.nomination;
                @let form = form_name(nomination);
                h3 id=(form) { (view.nominee(nomination)) }
                p { (view.names.form(&row.entry.form)) ", " (terms::authority_at_large(row.entry.authority)) " quyết định." }
                (view.form(&format!("{DEED}/{nomination}"), "Ghi đã trình")
                    .with(html! {
                        (view.draft.day(&form, "Ngày tờ trình", view.today))
                        (view.draft.field(&form, DOCUMENT, "Tờ trình lên cấp trên").text())
                    }))
            }
        },
    )
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, nomination)): Path<(RoundId, NominationId)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, id, form_name(&nomination)).await?;
    let mut errors = Vec::new();
    let on = step.values.need_date(DAY, "Ghi ngày của tờ trình.", &mut errors);
    let document = step.values.need(DOCUMENT, "Ghi số, ký hiệu tờ trình.", &mut errors);
    let (Some(on), true) = (on, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, round) = (step.asking(), &step.view.row.round);
    let result = step.app.desk.forward_proposal(&asking, round, &nomination, document, on).await;
    step.settle(result).await
}
