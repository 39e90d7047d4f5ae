//! Office files. A new one is a ZIP whose `[Content_Types].xml` says what it is, wherever it stands in the ZIP: Word,
//! Google and LibreOffice each write the parts in another order. An old or locked one is a compound file.

use super::{Instead, holds};
use sovang_domain::document::Media;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// A paper has some dozens of parts, one for each picture in it.
const MOST_PARTS: usize = 5_000;
/// What a paper of 20 MiB may unpack to, in bytes: pictures in it do not shrink.
const LARGEST: u128 = 512 * 1024 * 1024;
/// What is read of one part, in bytes, whatever the ZIP says of its size.
const READ: u64 = 1024 * 1024;
/// The first words of a compound file [MS-CFB 2.2].
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The answer for a ZIP or a compound file; `None` for everything else.
pub(super) fn look(bytes: &[u8]) -> Option<Result<Media, Instead>> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        Some(zipped(bytes))
    } else if bytes.starts_with(COMPOUND) {
        Some(Err(compound(bytes)))
    } else {
        None
    }
}

fn zipped(bytes: &[u8]) -> Result<Media, Instead> {
    // counted before the directory is read into memory
    if count(bytes, b"PK\x01\x02", MOST_PARTS) > MOST_PARTS {
        return Err(Instead::Bomb);
    }
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| cut_off(bytes))?;
    if parts.decompressed_size().is_some_and(|size| size > LARGEST) {
        return Err(Instead::Bomb);
    }
    if let Some(types) = part(&mut parts, "[Content_Types].xml") {
        return declared(&types);
    }
    match part(&mut parts, "mimetype") {
        Some(kind) if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") => {
            Err(Instead::Excel)
        }
        Some(kind) if kind.starts_with(b"application/vnd.oasis.opendocument") => Err(Instead::OpenDocument),
        Some(kind) if kind.starts_with(b"application/epub") => Err(Instead::Book),
        _ if parts.file_names().flatten().any(|name| name.ends_with(".iwa")) => Err(Instead::Apple),
        _ => Err(Instead::Archive),
    }
}

/// What a ZIP was whose directory, which stands at its end, is missing.
fn cut_off(bytes: &[u8]) -> Instead {
    let of_word = [&b"word/"[..], b"[Content_Types].xml", b"_rels/.rels"];
    if of_word.into_iter().any(|part| holds(bytes, part)) {
        Instead::Broken(Media::Docx)
    } else {
        Instead::CutZip
    }
}

/// What the main part is declared to be (ECMA-376 part 2, 10.1.2.2).
fn declared(types: &[u8]) -> Result<Media, Instead> {
    let main = |kind: &str| holds(types, format!("{kind}.main+xml").as_bytes());
    if main("wordprocessingml.document") {
        Ok(Media::Docx)
    } else if main("ms-word.document.macroEnabled") || main("ms-word.template.macroEnabledTemplate") {
        Err(Instead::WordWithMacros)
    } else if main("wordprocessingml.template") {
        Err(Instead::WordTemplate)
    } else if holds(types, b"presentationml") || holds(types, b"ms-powerpoint") {
        Err(Instead::PowerPoint)
    } else if holds(types, b"spreadsheetml") || holds(types, b"ms-excel") {
        Err(Instead::Excel)
    } else if holds(types, b"ms-visio") {
        Err(Instead::Visio)
    } else if holds(types, b"xps") {
        Err(Instead::Print)
    } else {
        Err(Instead::Archive)
    }
}

/// The beginning of one part.
fn part(parts: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    parts.by_name(name).ok()?.take(READ).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// What a compound file is, by the names of the streams in its directory, which stand in it as UTF-16.
fn compound(bytes: &[u8]) -> Instead {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        holds(bytes, &name)
    };
    if has("EncryptedPackage") {
        Instead::Locked
    } else if has("WordDocument") {
        Instead::OldWord
    } else if has("Workbook") {
        Instead::Excel
    } else if has("PowerPoint Document") {
        Instead::PowerPoint
    } else {
        Instead::Unknown
    }
}

/// How often it stands there, counted no further than one beyond `most`.
fn count(bytes: &[u8], sought: &[u8], most: usize) -> usize {
    bytes.windows(sought.len()).filter(|window| *window == sought).take(most + 1).count()
}
