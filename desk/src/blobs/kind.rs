//! What a file is, found by looking at it. Its name must agree; its declared type is not believed.

use sovang_domain::document::Media;

/// The kind, when content and name agree on one of the four.
pub(super) fn look(bytes: &[u8], file_name: &str) -> Option<Media> {
    let media = recognise(bytes)?;
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
    let agrees = match media {
        Media::Pdf => ending == "pdf",
        Media::Docx => ending == "docx",
        Media::Jpeg => ending == "jpg" || ending == "jpeg",
        Media::Png => ending == "png",
    };
    agrees.then_some(media)
}

/// The kind by content alone.
pub(super) fn recognise(bytes: &[u8]) -> Option<Media> {
    match infer::get(bytes)?.mime_type() {
        "application/pdf" => Some(Media::Pdf),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => Some(Media::Docx),
        "image/jpeg" => Some(Media::Jpeg),
        "image/png" => Some(Media::Png),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_and_name_must_agree() {
        assert_eq!(look(b"%PDF-1.4\n%", "bien-ban.pdf"), Some(Media::Pdf));
        assert_eq!(look(b"%PDF-1.4\n%", "bien-ban.png"), None);
        assert_eq!(look(b"\x89PNG\r\n\x1a\n0000", "anh.PNG"), Some(Media::Png));
    }

    #[test]
    fn a_renamed_program_or_page_is_not_a_paper() {
        assert_eq!(look(b"MZ\x90\x00\x03\x00", "bien-ban.pdf"), None);
        assert_eq!(look(b"<!DOCTYPE html><script>", "bien-ban.pdf"), None);
        assert_eq!(look(b"PK\x03\x04 just a zip", "bao-cao.docx"), None);
        assert_eq!(look(b"%PDF-1.4", "khong-co-duoi"), None);
    }
}
