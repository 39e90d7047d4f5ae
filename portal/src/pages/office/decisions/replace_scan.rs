//! Bản đã ký: the file that was recorded as the signed paper, for whoever reads the office's papers; and where it was the
//! wrong one, the form that puts the right one in its place.

use super::super::form::{Answer, FormPage, Step};
use super::draft::View;
use super::issue_decision::{SAME_FILE, SCAN, said_same, same_file_field};
use crate::pages::office::files;
use crate::paths;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::ledger::log_index;
use crate::ui::section::section;
use crate::ui::time::moment;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_desk::Denied;
use sovang_domain::authority::Act;
use sovang_domain::award_round::AwardRoundRefusal;
use sovang_domain::ids::{PaperId, RoundId};
use sovang_domain::refusal::Refusal;

pub(super) const FORM: &str = "thay-ban-ky";
const REASON: &str = "ly-do";

/// The file that stands, those that stood before, and the way to put it right.
pub(super) fn paper(view: &View) -> Markup {
    let Some(scan) = &view.scan else { return Markup::default() };
    section(
        "ban-da-ky",
        "Bản đã ký",
        html! {
            p { (files::document(scan, "Mở bản đã ký")) }
            @if !view.former.is_empty() {
                p { "Tệp ghi trước đây, đã thay:" }
                ul {
                    @for former in &view.former {
                        li {
                            (files::document(&former.document, "Tệp cũ")) br;
                            (former.reason) " " (moment(former.at)) ", "
                            (log_index(former.log_index, &paths::ledger_line(&view.row.locality, former.log_index)))
                        }
                    }
                }
            }
            (form(view))
        },
    )
}

fn form(view: &View) -> Markup {
    if !view.may(Act::IssueDecision) {
        return Markup::default();
    }
    let draft = &view.draft;
    let scan = draft.field(FORM, SCAN, "Tệp đúng").hint(files::TAKEN);
    let form = view.form(FORM, "Thay bản đã ký").multipart().with(html! {
        (files::file_field(&scan, SCAN, draft.kept(FORM, SCAN)))
        (same_file_field(draft, FORM))
        (draft.field(FORM, REASON, "Lý do").hint("Công khai trên trang quyết định, cùng dấu của hai tệp. Tệp cũ vẫn lưu.").text())
    });
    draft.folded(FORM, "Tải nhầm tệp thì thay", html! { (form) })
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, draft)): Path<(RoundId, u16)>,
    sent: Signed,
) -> Answer {
    let step = Step::<View>::begin(app, sent, (id, draft), FORM).await?;
    let mut errors = step.sent.form.refused_files.clone();
    if !step.sent.form.files.contains_key(SCAN) && errors.iter().all(|error| error.field != SCAN) {
        errors.push(FieldError::new(SCAN, "Chọn tệp quyết định đã ký, đóng dấu."));
    }
    let reason = step.values.need_line(REASON, "Ghi vì sao thay tệp.", &mut errors);
    step.values.without_private_numbers(REASON, &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let same_file = said_same(&step.values);
    let Some(scan) = files::keep(&step.app, &step.sent.form, SCAN, &PaperId::from(SCAN)).await? else {
        return step.mend(&[FieldError::new(SCAN, "Chọn lại tệp quyết định đã ký.")]);
    };
    let paper = (&step.view.row.round, draft);
    let result = step.app.desk.replace_scan(&step.asking(), paper, scan, same_file, reason).await;
    let field = match &result {
        Err(Denied::Refused(Refusal::AwardRound(AwardRoundRefusal::ScanOfAnother { .. }))) => SAME_FILE,
        Err(Denied::Refused(Refusal::AwardRound(AwardRoundRefusal::SameAsRecorded))) => SCAN,
        _ => return step.settle(result).await,
    };
    let words = match &result {
        Err(Denied::Refused(refusal)) => sovang_words::refusal::words(refusal).sentence(),
        _ => String::new(),
    };
    step.mend(&[FieldError::new(field, words)])
}
