//! Cách cấp số quyết định: the clerk's register for all decisions, or a series of its own for awards that this book numbers.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::LocalityId;
use sovang_domain::locality::Numbering;
use sovang_words::terms;

pub(super) const FORM: &str = "cap-so";
const NUMBERING: &str = "cach";
const DOCUMENT: &str = "van-ban";

pub(super) fn form(view: &View) -> Markup {
    let choices =
        Numbering::ALL.map(|numbering| Choice::new(values::word(&numbering), terms::numbering(numbering)));
    let form = view.form(FORM, "Ghi vào sổ").with(html! {
        (view.draft.field(FORM, NUMBERING, "Cách cấp số")
            .hint("Chỉ chọn để sổ cấp số khi xã có dãy số riêng cho quyết định khen thưởng.").radios(&choices))
        (view.draft.field(FORM, DOCUMENT, "Văn bản quy định").hint("Số, ký hiệu, ngày.").text())
    });
    view.draft.folded(FORM, "Đổi cách cấp số", form)
}

pub(super) async fn handle(State(app): State<App>, Path(xa): Path<LocalityId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, xa, FORM).await?;
    let mut errors = Vec::new();
    let numbering = values::from_word::<Numbering>(step.values.get(NUMBERING));
    if numbering.is_none() {
        errors.push(FieldError::new(NUMBERING, "Chọn cách cấp số."));
    }
    let document = step.values.need_line(DOCUMENT, "Ghi văn bản quy định cách cấp số.", &mut errors);
    let (Some(numbering), true) = (numbering, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let result = step.app.desk.choose_numbering(&asking, locality, numbering, document).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::tests::view;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    #[test]
    fn the_clerk_says_by_which_text_awards_have_a_series_of_their_own() {
        let html = super::super::numbering::section(&view(someone(Role::Clerk, None))).into_string();
        assert!(html.contains("Văn thư cấp số từ sổ đăng ký văn bản"), "how it is now: {html}");
        assert!(html.contains("/phu-tan/cap-so\"") && html.contains(r#"value="by_program""#), "{html}");
        let read = super::super::numbering::section(&view(someone(Role::Supervisor, None))).into_string();
        assert!(!read.contains("<form"), "{read}");
    }
}
