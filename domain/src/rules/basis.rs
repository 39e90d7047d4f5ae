//! A legal basis (căn cứ) that award decisions name, with how far it was checked and until when it is said to hold.

use crate::award_form::Verified;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A text that every award decision of its time names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written")]
pub struct LegalBasis {
    /// As the decision writes it: "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15".
    pub words: String,
    /// How far it was checked; a line without a mark is the locality's own and counts as seen.
    pub verified: Verified,
    /// What whoever signs has still to confirm, as a sentence.
    pub doubt: Option<String>,
    /// First day on which it is said to hold no more.
    pub expires: Option<Date>,
}

/// As it stands in rules/rounds.toml: the words alone, or with what is known of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Words(String),
    Marked(Marked),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Marked {
    words: String,
    verified: Verified,
    doubt: Option<String>,
    expires: Option<Date>,
}

impl From<Written> for LegalBasis {
    fn from(written: Written) -> Self {
        match written {
            Written::Words(words) => Self { words, verified: Verified::Seen, doubt: None, expires: None },
            Written::Marked(Marked { words, verified, doubt, expires }) => {
                Self { words, verified, doubt, expires }
            }
        }
    }
}

impl LegalBasis {
    /// Whether it still has to be held against the published text.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.verified != Verified::Seen
    }

    /// Whether it is said to hold no more on a day.
    #[must_use]
    pub fn has_expired(&self, on: Date) -> bool {
        self.expires.is_some_and(|first| first <= on)
    }
}
