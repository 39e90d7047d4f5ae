//! A paper handed out: to be saved under a name of ours, never shown as a page.

use axum::http::{HeaderName, header};
use sovang_domain::document::Document;
use sovang_words::fold;

/// The headers; it is kept nowhere on its way unless the page says otherwise.
pub(crate) fn headers(document: &Document, about: &str) -> [(HeaderName, String); 5] {
    [
        (header::CONTENT_TYPE, document.media.mime().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", file_name(document, about))),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ]
}

/// bien-ban-hop-xet-pham-thi-kim-duyen-9f2c41d7.pdf
fn file_name(document: &Document, about: &str) -> String {
    let folded = fold::fold(&format!("{} {about}", document.paper));
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut name: String = words.collect::<Vec<_>>().join("-");
    name.truncate(100);
    let mark = document.sha256.get(..8).unwrap_or_default();
    format!("{name}-{mark}.{}", document.media.extension())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sovang_domain::document::Media;

    fn document() -> Document {
        Document {
            paper: "bien-ban-hop-xet".into(),
            sha256: "9f2c41d7".repeat(8),
            size: 1,
            media: Media::Pdf,
            number: None,
            date: None,
        }
    }

    #[test]
    fn a_file_is_named_after_paper_and_person_in_plain_letters() {
        assert_eq!(
            file_name(&document(), "Phạm Thị Kim Duyên"),
            "bien-ban-hop-xet-pham-thi-kim-duyen-9f2c41d7.pdf"
        );
        assert_eq!(file_name(&document(), "a\"\r\nb/../c"), "bien-ban-hop-xet-a-b-c-9f2c41d7.pdf");
    }

    #[test]
    fn a_file_is_saved_not_shown_and_kept_nowhere() {
        let headers = headers(&document(), "x");
        let get = |name| headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str());
        assert!(get(header::CONTENT_DISPOSITION).unwrap().starts_with("attachment; "));
        assert_eq!(get(header::CACHE_CONTROL), Some("no-store"));
        assert_eq!(get(header::CONTENT_SECURITY_POLICY), Some("default-src 'none'; sandbox"));
    }
}
