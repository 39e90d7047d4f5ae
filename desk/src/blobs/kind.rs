//! What a file is, found by looking at it; neither its name nor its declared type is believed. What is not taken is named
//! for what it is, so that its owner knows what to do.

mod office;
mod page;
mod picture;
mod text;

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
    /// A text of Word saved as XML.
    WordAsXml,
    /// A PDF that asks for a password, or forbids printing and copying by one.
    LockedPdf,
    /// A file of Apple's Pages, Numbers or Keynote.
    Apple,
    /// A book (.epub).
    Book,
    /// A drawing of Visio.
    Visio,
    /// A print file (.xps, .ps).
    Print,
    /// A file in the envelope of a digital signature (.p7m, .p7s).
    Signed,
    /// Data for programs (.xml).
    Xml,
    /// A text of LibreOffice or Google (.odt).
    OpenDocument,
    /// A picture as iPhones take it (.heic).
    Heic,
    /// A picture of another kind: WebP, AVIF, GIF, TIFF, BMP.
    OtherPicture,
    /// A film or a sound.
    Recording,
    /// A folder of files (.zip, .rar, .7z).
    Archive,
    /// A ZIP whose end is missing: of a text or of a folder, nobody can say.
    CutZip,
    /// A ZIP that says it unpacks to more than anybody writes.
    Bomb,
    /// A page of the web.
    WebPage,
    /// A program.
    Program,
    /// One of the four, but cut off or damaged.
    Broken(Media),
    /// Nothing that is known.
    Unknown,
}

/// The kind by content alone: Zalo saves a PNG as .jpg, phones send pictures without an ending. It is stored under its own kind.
pub(super) fn look(bytes: &[u8]) -> Result<Media, Instead> {
    let known = [picture::look, office::look, page::look, text::look];
    if let Some(found) = known.into_iter().find_map(|look| look(bytes)) {
        return found;
    }
    match infer::get(bytes).map(|kind| (kind.matcher_type(), kind.mime_type())) {
        Some((_, "application/rtf")) => Err(Instead::OldWord),
        Some((_, "text/html" | "text/xml")) => Err(Instead::WebPage),
        Some((infer::MatcherType::Image, _)) => Err(Instead::OtherPicture),
        Some((infer::MatcherType::Video | infer::MatcherType::Audio, _)) => Err(Instead::Recording),
        Some((infer::MatcherType::Archive, _)) => Err(Instead::Archive),
        Some((infer::MatcherType::App, _)) => Err(Instead::Program),
        _ => Err(Instead::Unknown),
    }
}

/// Whether `sought` stands in `bytes`.
fn holds(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}

#[cfg(test)]
mod tests;
