//! The parts of a zipped paper, read within limits, whatever the ZIP says of their sizes.

use super::Refused;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// A paper has some dozens of parts, one for each picture in it.
const MOST: usize = 5_000;
/// What one part of text may unpack to, in bytes.
const PART: u64 = 24 * 1024 * 1024;
/// What a paper may say it unpacks to, in bytes: pictures in it do not shrink.
const ALL: u128 = 512 * 1024 * 1024;

/// An opened ZIP.
pub(crate) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Parts<'b> {
    /// Opens the directory.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Refused> {
        // counted before the directory is read into memory
        let entries = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").take(MOST + 1).count();
        if entries > MOST {
            return Err(Refused::Bomb);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Broken)?;
        if archive.decompressed_size().is_some_and(|size| size > ALL) {
            return Err(Refused::Bomb);
        }
        Ok(Self { archive })
    }

    /// Whether there is a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The bytes of a part, where there is one.
    pub(crate) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        if !self.has(name) {
            return Ok(None);
        }
        let part = self.archive.by_name(name);
        let part = match part {
            Ok(part) => part,
            Err(zip::result::ZipError::UnsupportedArchive(why)) if why.contains("assword") => {
                return Err(Refused::Locked);
            }
            Err(_) => return Err(Refused::Broken),
        };
        let mut bytes = Vec::new();
        part.take(PART + 1).read_to_end(&mut bytes).map_err(|_| Refused::Broken)?;
        if bytes.len() as u64 > PART { Err(Refused::Bomb) } else { Ok(Some(bytes)) }
    }

    /// Whether the parts are declared to carry a program (ECMA-376 part 2, 10.1.2.2).
    pub(crate) fn declares_macros(&mut self) -> bool {
        let types = self.read("[Content_Types].xml").ok().flatten().unwrap_or_default();
        super::holds(&types, b"macroEnabled")
    }

    /// The name of the main text of a Word file.
    pub(crate) fn word_part(&mut self) -> Option<String> {
        if self.has("word/document.xml") {
            return Some("word/document.xml".to_owned());
        }
        let names: Vec<String> =
            self.archive.file_names().map(|name| name.unwrap_or_default().to_string()).collect();
        names.into_iter().find(|name| name.starts_with("word/document") && name.ends_with(".xml"))
    }
}
