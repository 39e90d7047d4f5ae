//! Sửa Hội đồng ghi sai: members, day and text as the decision has them; what was recorded stays in the book.

use super::appoint_council::{DOCUMENT, FROM, members, seats};
use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::stands::Stands;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::LocalityId;
use sovang_domain::locality::LocalityRight;

pub(super) const FORM: &str = "sua-hoi-dong";
const REASON: &str = "ly-do";

/// For whoever records councils: the one that was recorded last.
pub(super) fn form(view: &View) -> Markup {
    if view.councils.is_empty() {
        return Markup::default();
    }
    let stands = stands(view);
    let form = view.form(FORM, "Ghi lại cho đúng văn bản").with(html! {
        p { "Dùng khi sổ ghi khác quyết định thành lập. Hội đồng khác thì ghi quyết định thành lập mới." }
        (stands.unseen())
        (seats(view, FORM))
        (stands.field(&view.draft, FORM, FROM, "Nhận nhiệm vụ từ ngày").date())
        (stands.field(&view.draft, FORM, DOCUMENT, "Quyết định thành lập").hint("Số, ký hiệu, ngày.").text())
        (view.draft.field(FORM, REASON, "Lý do").hint("Người dân đọc được; không nêu tên người.").text())
    });
    view.draft.folded(FORM, "Sửa Hội đồng ghi sai", html! { (form) })
}

fn stands(view: &View) -> Stands {
    let Some(council) = view.councils.first() else { return Stands::default() };
    Stands::default().typed(FROM, council.from.to_string()).typed(DOCUMENT, &council.document)
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let mut errors = step.take_over(&stands(&step.view));
    let members = members(&step.view, &step.values, &mut errors);
    let from = step.values.need_date(FROM, "Ghi ngày nhận nhiệm vụ.", &mut errors);
    let document = step.values.need(DOCUMENT, "Ghi quyết định thành lập Hội đồng.", &mut errors);
    let reason = step.values.need_line(REASON, "Ghi vì sao sửa.", &mut errors);
    let which = step.view.councils.first().map(|council| council.from);
    if which.is_none() {
        errors.push(FieldError::new("", "Sổ chưa có Hội đồng nào để sửa."));
    }
    let (Some(from), Some(which), true) = (from, which, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let right = LocalityRight::Council { which, members, from, document, reason };
    let result = step.app.desk.put_locality_right(&asking, locality, right).await;
    step.settle(result).await
}
