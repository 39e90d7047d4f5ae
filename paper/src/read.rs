//! From the bytes of a file to its text. What is not taken is named for what it is.

mod docx;
pub(crate) mod encoding;
mod odt;
pub(crate) mod parts;
mod pdf;
mod plain;
mod tcvn3;
mod vni;
pub(crate) mod xml;

pub use encoding::Encoding;

use serde::{Deserialize, Serialize};
use sovang_words::paper::Refused;

/// The text of a file, as it stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The text.
    pub text: String,
    /// What the file is.
    pub source: Source,
    /// The old encoding it was converted from.
    pub encoding: Option<Encoding>,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Word.
    Docx,
    /// LibreOffice.
    Odt,
    /// PDF with text.
    Pdf,
    /// Plain text.
    Text,
    /// A page of the web.
    Html,
}

/// The largest file, in bytes.
pub(crate) const LARGEST: usize = 32 * 1024 * 1024;
/// A compound file of Office before 2007, or a locked one [MS-CFB 2.2].
pub(crate) const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Reads a file in this process; a file of a stranger belongs behind [`crate::fence`].
///
/// # Errors
/// Why it is not read.
pub fn read(bytes: &[u8]) -> Result<Reading, Refused> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refused::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Refused::TooLarge);
    }
    let top = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let (text, source) = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        zipped(bytes)?
    } else if bytes.starts_with(COMPOUND) {
        let wide = |name: &str| name.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>();
        let locked = holds(bytes, &wide("EncryptedPackage")) || holds(bytes, &wide("EncryptionInfo"));
        return Err(if locked { Refused::Locked } else { Refused::OldWord });
    } else if holds(top, b"%PDF-") {
        (pdf::text(bytes)?, Source::Pdf)
    } else if bytes.starts_with(b"{\\rtf") {
        return Err(Refused::OldWord);
    } else if is_picture(bytes) {
        return Err(Refused::Picture);
    } else {
        let text = encoding::decode(bytes).ok_or(Refused::Unknown)?;
        if plain::is_page(&text) { (plain::without_tags(&text), Source::Html) } else { (text, Source::Text) }
    };
    let (text, encoding) = encoding::converted(text);
    let encoding = encoding.or_else(|| encoding::of_bytes(bytes).filter(|_| source == Source::Text));
    if text.chars().all(char::is_whitespace) {
        return Err(Refused::Empty);
    }
    Ok(Reading { text, source, encoding })
}

fn zipped(bytes: &[u8]) -> Result<(String, Source), Refused> {
    let mut parts = parts::Parts::open(bytes)?;
    if parts.has("word/document.xml") || parts.has("[Content_Types].xml") {
        if parts.has("word/vbaProject.bin") || parts.declares_macros() {
            return Err(Refused::Macros);
        }
        let main = parts.word_part().ok_or(Refused::OtherFile)?;
        return Ok((docx::text(&mut parts, &main)?, Source::Docx));
    }
    match parts.read("mimetype")? {
        Some(kind) if kind.starts_with(b"application/vnd.oasis.opendocument.text") => {
            Ok((odt::text(&mut parts)?, Source::Odt))
        }
        _ => Err(Refused::OtherFile),
    }
}

pub(crate) fn is_picture(bytes: &[u8]) -> bool {
    let starts: [&[u8]; 6] = [b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"BM"];
    starts.iter().any(|start| bytes.starts_with(start)) && bytes.contains(&0)
        || bytes.get(4..8) == Some(b"ftyp")
        || bytes.starts_with(b"RIFF")
}

/// Whether `needle` stands in `bytes`.
pub(crate) fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
