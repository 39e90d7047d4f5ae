//! What a file is, found by looking at it. Its name must agree; its declared type is not believed. What is not taken
//! is named for what it is, so that its owner knows what to do.

mod office;
mod picture;

use sovang_domain::document::Media;

/// What a file is that is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// A spreadsheet of Excel, of any age.
    Excel,
    /// A presentation of PowerPoint, of any age.
    PowerPoint,
    /// A text of Word before 2007 (.doc), or rich text (.rtf).
    OldWord,
    /// A text of Word that carries macros (.docm).
    WordWithMacros,
    /// A template of Word (.dotx).
    WordTemplate,
    /// An Office file that opens with a password only.
    Locked,
    /// A text of LibreOffice or Google (.odt).
    OpenDocument,
    /// A picture as iPhones take it (.heic).
    Heic,
    /// A picture of another kind: WebP, GIF, TIFF, BMP.
    OtherPicture,
    /// A film or a sound.
    Recording,
    /// A folder of files (.zip, .rar, .7z).
    Archive,
    /// A ZIP that says it unpacks to more than anybody writes.
    Bomb,
    /// A page of the web.
    WebPage,
    /// A program.
    Program,
    /// One of the four, but cut off or damaged.
    Broken(Media),
    /// One of the four, under the ending of another.
    Misnamed(Media),
    /// Nothing that is known.
    Unknown,
}

/// The kind, when content and name agree on one of the four.
pub(super) fn look(bytes: &[u8], file_name: &str) -> Result<Media, Instead> {
    let media = recognise(bytes)?;
    let ending = file_name.trim().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let endings: &[&str] = match media {
        Media::Pdf => &["pdf"],
        Media::Docx => &["docx"],
        // a picture is one under the ending of another too: every program shows it
        Media::Jpeg | Media::Png => &PICTURES,
    };
    match ending {
        None => Ok(media),
        Some(ending) if endings.contains(&ending.as_str()) => Ok(media),
        Some(_) => Err(Instead::Misnamed(media)),
    }
}

/// The endings of pictures, all that JPEG goes by among them.
const PICTURES: [&str; 9] = ["jpg", "jpeg", "jfif", "jpe", "jif", "jfi", "pjpeg", "pjp", "png"];

/// The kind by content alone.
pub(super) fn recognise(bytes: &[u8]) -> Result<Media, Instead> {
    if let Some(found) = picture::look(bytes).or_else(|| office::look(bytes)) {
        return found;
    }
    match infer::get(bytes).map(|kind| (kind.matcher_type(), kind.mime_type())) {
        Some((_, "application/pdf")) => Ok(Media::Pdf),
        Some((_, "application/rtf")) => Err(Instead::OldWord),
        Some((_, "text/html" | "text/xml")) => Err(Instead::WebPage),
        Some((infer::MatcherType::Image, _)) => Err(Instead::OtherPicture),
        Some((infer::MatcherType::Video | infer::MatcherType::Audio, _)) => Err(Instead::Recording),
        Some((infer::MatcherType::Archive, _)) => Err(Instead::Archive),
        Some((infer::MatcherType::App, _)) => Err(Instead::Program),
        _ => Err(Instead::Unknown),
    }
}

#[cfg(test)]
mod tests;
