//! PDF: whole to its end, and without a password. It is not read here: that is done behind the fence.

use super::{Instead, holds};
use sovang_domain::document::Media;

/// Bytes that may stand before the header and after the end, as scanners and web forms leave them.
const AROUND: usize = 4096;

/// The answer for what begins as a PDF; `None` for everything else.
pub(super) fn look(bytes: &[u8]) -> Option<Result<Media, Instead>> {
    if !holds(&bytes[..bytes.len().min(AROUND)], b"%PDF-") {
        return None;
    }
    let end = &bytes[bytes.len().saturating_sub(AROUND)..];
    // without an object there is no page; without its last word it was cut off
    if !holds(bytes, b" obj") || !holds(end, b"%%EOF") {
        return Some(Err(Instead::Broken(Media::Pdf)));
    }
    Some(if is_locked(bytes) { Err(Instead::LockedPdf) } else { Ok(Media::Pdf) })
}

/// Whether its trailer names the dictionary of its encryption (ISO 32000-1, 7.6.1): /Encrypt 12 0 R, or the dictionary itself.
fn is_locked(bytes: &[u8]) -> bool {
    const NAME: &[u8] = b"/Encrypt";
    let mut places = bytes.windows(NAME.len()).enumerate().filter(|(_, window)| *window == NAME);
    places.any(|(at, _)| {
        let behind = bytes[at + NAME.len()..].iter().find(|byte| !byte.is_ascii_whitespace());
        let follows = bytes.get(at + NAME.len());
        let is_name_alone = follows.is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'<');
        is_name_alone && behind.is_some_and(|byte| byte.is_ascii_digit() || *byte == b'<')
    })
}
