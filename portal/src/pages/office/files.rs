//! Papers in forms: choosing a file, keeping one that came with an earlier try, putting it into the store.

use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::{KEPT, Submission};
use crate::ui::field::{Field, hidden};
use maud::{Markup, html};
use sovang_desk::blobs::Staged;
use sovang_domain::document::Document;
use sovang_domain::ids::PaperId;
use sovang_words::format;

/// Endings and types of what is taken, with those under which phones and chat programs send it.
pub const ACCEPT: &str =
    ".pdf,.docx,.doc,.jpg,.jpeg,.jfif,.pjp,.mpo,.png,application/pdf,image/jpeg,image/png";
/// What is taken, in words.
pub const TAKEN: &str = "PDF, DOCX, JPEG hoặc PNG, không quá 20 MB.";

/// A file field; a file that came with an earlier try travels along and need not be chosen again.
#[must_use]
pub fn file_field(field: &Field, name: &str, kept: Option<&Staged>) -> Markup {
    html! {
        @if let Some(staged) = kept {
            (hidden(&format!("{KEPT}{name}"), &staged.sha256))
            p { small { "Đã nhận tệp " (kind_and_size(staged)) ", không cần chọn lại. Chọn tệp khác thì thay." } }
        }
        (field.file(ACCEPT))
    }
}

/// Puts a staged file into the store, as the paper of that name.
///
/// # Errors
/// When it cannot be stored: then nothing may be recorded.
pub async fn keep(
    app: &App,
    form: &Submission,
    field: &str,
    paper: &PaperId,
) -> Result<Option<Document>, PageError> {
    match form.files.get(field) {
        Some(staged) => Ok(Some(app.blobs.keep(staged, paper).await?)),
        None => Ok(None),
    }
}

/// PDF, 412 kB
fn kind_and_size(staged: &Staged) -> String {
    format!("{}, {}", staged.media.extension().to_uppercase(), format::bytes(staged.size))
}

/// A stored paper: a link to it, its kind, size and the beginning of its hash.
#[must_use]
pub fn document(document: &Document, name: &str) -> Markup {
    let label = match (&document.number, document.date) {
        (Some(number), Some(date)) => format!("{number} {}", format::date_long(date)),
        (Some(number), None) => number.clone(),
        (None, Some(date)) => format!("{name} {}", format::date_long(date)),
        (None, None) => name.to_owned(),
    };
    html! {
        a href=(paths::paper(&document.sha256)) { (label) }
        br;
        small {
            (document.media.extension().to_uppercase()) ", " (format::bytes(document.size)) ", dấu "
            (document.sha256.get(..8).unwrap_or(&document.sha256))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sovang_domain::document::Media;

    #[test]
    fn a_file_field_says_how_large_a_file_may_be() {
        assert!(
            TAKEN.ends_with(&format!("không quá {}.", format::bytes(sovang_domain::document::MAX_BYTES)))
        );
    }

    #[test]
    fn a_file_that_came_before_need_not_be_chosen_again() {
        let holder = sovang_desk::blobs::Holder::of(&"phu-tan.ap-trung".into());
        let staged = Staged { sha256: "ab".repeat(32), size: 2048, media: Media::Pdf, holder };
        let field = Field::new("bao-cao", "Tệp báo cáo");
        let html = file_field(&field, "bao-cao", Some(&staged)).into_string();
        assert!(
            html.contains(&format!(
                r#"<input type="hidden" name="_giu.bao-cao" value="{}">"#,
                "ab".repeat(32)
            ))
        );
        assert!(html.contains("Đã nhận tệp PDF, 2 kB, không cần chọn lại."));
        assert!(!file_field(&field, "bao-cao", None).into_string().contains("_giu"));
    }

    #[test]
    fn a_stored_paper_shows_its_number_or_its_name() {
        let mut paper = Document {
            paper: "to-trinh".into(),
            sha256: "9f2c41d7".repeat(8),
            size: 412 * 1024,
            media: Media::Pdf,
            number: None,
            date: None,
        };
        let html = document(&paper, "Tờ trình").into_string();
        assert!(html.contains("Tờ trình</a><br><small>PDF, 412 kB, dấu 9f2c41d7</small>"));
        paper.number = Some("14/TTr-TYT".into());
        paper.date = Some(jiff::civil::date(2026, 10, 21));
        assert!(document(&paper, "Tờ trình").into_string().contains("14/TTr-TYT ngày 21/10/2026</a>"));
    }
}
