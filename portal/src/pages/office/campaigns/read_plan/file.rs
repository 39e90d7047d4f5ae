//! The file of a plan under review: kept with it, published with the plan, erased with the review. A text that may not be
//! public is not kept as a file either.

use super::review::{FORM, View};
use super::{Step, View as Reading};
use crate::pages::office::draft::Draft;
use crate::pages::office::files;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::{Values, unfit};
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use maud::{Markup, html};
use sovang_desk::blobs::{Holder, Instead, Refused};
use sovang_domain::document::Document;
use sovang_ledger::PlanReview;
use sovang_words::format::bytes;
use sovang_words::private;

/// As which paper the file is kept.
pub(in super::super) const PAPER: &str = "ke-hoach";
/// That the file is not to be published.
const WITHHELD: &str = "tep-de-trong";
const YES: &str = "co";

/// What becomes of the file that was read.
pub(super) enum Brought {
    /// It is in the store.
    Kept(Document),
    /// It is read only, and why the office is told.
    OnlyRead(String),
    /// It is not to be read either.
    Refused(FieldError),
}

/// Keeps the file that was sent, where it may be public one day.
pub(super) async fn keep(
    step: &Step<Reading>,
    (field, sent): (&str, &[u8]),
    text: &str,
) -> Result<Brought, PageError> {
    if let Some(number) = private::number_in(text) {
        return Ok(Brought::OnlyRead(format!(
            "Văn bản có “{number}” nên tệp không giữ lại, không công khai."
        )));
    }
    let holder = Holder::of(&step.view.who.account);
    let staged = match step.app.blobs.stage(&holder, sent).await? {
        Ok(staged) => staged,
        Err(Refused::Kind(
            Instead::OpenDocument | Instead::WebPage | Instead::Archive | Instead::Unknown,
        )) => {
            let words = "Tệp thuộc dạng không công khai được (chỉ nhận PDF, DOCX): sổ chỉ giữ toàn văn đã đọc. Bản PDF đã ký bổ sung được sau khi ghi.";
            return Ok(Brought::OnlyRead(words.to_owned()));
        }
        Err(refused) => return Ok(Brought::Refused(unfit(field.to_owned(), refused))),
    };
    Ok(Brought::Kept(step.app.blobs.keep(&staged, &PAPER.into()).await?))
}

/// The file that is kept with a review.
pub(in crate::pages::office) fn of(review: &PlanReview) -> Option<Document> {
    serde_json::from_str(&review.document).ok()
}

/// The file that is published with the plan.
pub(super) fn published(review: &PlanReview, values: &Values) -> Option<Document> {
    of(review).filter(|_| values.get(WITHHELD) != YES)
}

/// Which file it is, and whether it is to be published.
pub(super) fn field(view: &View, draft: &Draft) -> Markup {
    let Some(document) = of(&view.review) else { return Markup::default() };
    let choices = [Choice::new(YES, "Không công khai tệp này, xóa khi ghi xong")];
    html! {
        p { "Tệp đã đọc, giữ cùng bản rà soát: " (files::document(&document, "kế hoạch")) }
        (draft.field(FORM, WITHHELD, "Tệp văn bản")
            .hint("Ghi kế hoạch thì tệp công khai cùng phiên bản này, kể cả nhận xét, dấu sửa và tên người soạn trong tệp Word. Nên dùng bản PDF đã ký.")
            .checkboxes(&choices, &draft.all(FORM, WITHHELD)))
    }
}

/// What follows for the file once the plan is recorded.
pub(super) fn told(review: &PlanReview, values: &Values) -> String {
    match (published(review, values), of(review)) {
        (Some(file), _) => format!(
            "Công khai tệp {}, {}, SHA-256 {}; ai cũng tải về được.",
            file.media.extension().to_uppercase(),
            bytes(file.size),
            file.sha256
        ),
        (None, Some(_)) => "Không công khai; tệp xóa khi ghi xong.".to_owned(),
        (None, None) => "Không có tệp kèm theo; bản PDF đã ký bổ sung được sau.".to_owned(),
    }
}

/// Erases the file of a review that is no more, unless something else names it.
pub(super) async fn erase(app: &App, review: &PlanReview) -> Result<(), PageError> {
    if let Some(document) = of(review) {
        app.blobs.erase_unnamed(app.desk.ledger(), &document.sha256).await?;
    }
    Ok(())
}
