//! A paper of a dossier or a report: the file lives in the content-addressed store, the fact keeps what it was.

use crate::ids::PaperId;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The largest paper taken, in bytes: 20 MiB (docs/procedure.md).
pub const MAX_BYTES: u64 = 20 * 1024 * 1024;

/// A stored paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Which paper of the plan's list it is.
    pub paper: PaperId,
    /// SHA-256 of the bytes, 64 lower-case hex digits: also the name in the store.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// What the bytes are, found by looking at them.
    pub media: Media,
    /// Number and symbol as written on it, for example `14/TTr-TYT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Date written on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// The types a dossier takes (docs/procedure.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Media {
    /// application/pdf
    Pdf,
    /// Office Open XML text
    Docx,
    /// image/jpeg
    Jpeg,
    /// image/png
    Png,
}

impl Media {
    /// The MIME type to serve it as.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The file name ending, also how people call it.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}
