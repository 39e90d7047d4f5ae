//! Pictures: JPEG and PNG by their size in dots and their end, so that neither three bytes nor half a picture is one; HEIC by
//! its name.

use super::{Instead, holds};
use sovang_domain::document::Media;

/// The first words of every PNG.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Brands under which iPhones store pictures.
const HEIC: [&[u8]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];

/// The answer for what begins as a picture; `None` for everything else.
pub(super) fn look(bytes: &[u8]) -> Option<Result<Media, Instead>> {
    let whole = |media, is_whole: Option<bool>| match is_whole {
        Some(true) => Ok(media),
        _ => Err(Instead::Broken(media)),
    };
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some(whole(Media::Jpeg, has_frame(bytes).map(|frame| frame && ends(bytes))))
    } else if bytes.starts_with(PNG) {
        Some(whole(Media::Png, has_header(bytes).map(|header| header && holds(bytes, b"IEND\xaeB`\x82"))))
    } else if bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| HEIC.contains(&brand))
    {
        // AVIF may call itself by the same first name (ISO/IEC 23000-22); its others follow
        let is_avif = holds(bytes.get(8..64).unwrap_or(&bytes[8..]), b"avif");
        Some(Err(if is_avif { Instead::OtherPicture } else { Instead::Heic }))
    } else {
        None
    }
}

/// Whether a JPEG comes as far as the header of its frame, and that has a width. `None` where it ends before.
fn has_frame(bytes: &[u8]) -> Option<bool> {
    let mut at = 2;
    loop {
        while bytes.get(at..at + 2)? == [0xff, 0xff] {
            at += 1;
        }
        let [0xff, marker] = *bytes.get(at..at + 2)? else { return Some(false) };
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        match marker {
            // tables and other segments may stand before it (ITU-T T.81, B.1.1.3)
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(&marker) => {
                return Some(bytes.get(at + 7..at + 9)? != [0, 0]);
            }
            0xd8..=0xda => return Some(false),
            _ => at += 2 + length.max(2),
        }
    }
}

/// Whether a JPEG has its picture to the end: behind the last scan that begins stands the last word. Cameras may write more
/// behind it, and a small picture may stand before.
fn ends(bytes: &[u8]) -> bool {
    let find = |bytes: &[u8], word: [u8; 2]| bytes.windows(2).rposition(|window| window == word);
    match (find(bytes, [0xff, 0xda]), find(bytes, [0xff, 0xd9])) {
        (Some(scan), Some(end)) => scan < end,
        _ => false,
    }
}

/// Whether the first chunk of a PNG is its header, with a width and a height.
fn has_header(bytes: &[u8]) -> Option<bool> {
    let header = bytes.get(PNG.len()..PNG.len() + 25)?;
    let (width, height) = (header.get(8..12)?, header.get(12..16)?);
    Some(header.starts_with(b"\0\0\0\rIHDR") && width != [0; 4] && height != [0; 4])
}
