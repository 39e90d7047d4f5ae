//! PDF with text. A PDF of pictures is told from one with text by how little there is to read.

use super::Refused;
use pdfboss_core::{Document, Error};
use pdfboss_output::{ReadingOrder, extract_text};

/// More pages than any plan has.
const MOST: usize = 500;
/// Fewer letters a page than this are a stamp on a picture.
const FEWEST: usize = 40;

/// The text, pages parted by a line feed.
pub(super) fn text(bytes: &[u8]) -> Result<String, Refused> {
    let document = Document::load(bytes.to_vec()).map_err(|error| refused(&error))?;
    if document.is_encrypted() && document.page(0).is_err() {
        return Err(Refused::Locked);
    }
    if document.page_count() > MOST || document.flattened_page_count() > MOST {
        return Err(Refused::TooManyPages);
    }
    let mut pages = Vec::new();
    for at in 0..document.flattened_page_count() {
        let page = document.page(at).map_err(|error| refused(&error))?;
        pages.push(extract_text(&document, &page, ReadingOrder::Content).map_err(|error| refused(&error))?);
    }
    let letters = pages.iter().flat_map(|page| page.chars()).filter(|letter| letter.is_alphabetic()).count();
    if letters < FEWEST * pages.len().max(1) {
        return Err(Refused::Scan);
    }
    Ok(pages.join("\n"))
}

fn refused(error: &Error) -> Refused {
    match error {
        Error::Encrypted => Refused::Locked,
        _ => Refused::Broken,
    }
}
