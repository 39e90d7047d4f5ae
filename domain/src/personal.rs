//! Personal data inside facts (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15): sealed under a key of the person, erased by destroying it (crypto-shredding).
//!
//! In a payload a personal field is the object `{"personal": {"subject": …, "value": …}}`. The ledger replaces
//! `value` by a sealed text under the subject's own key before the bytes reach the events table, and opens it on
//! load. When the key is gone the field loads as `{"personal": {"subject": …}}`: erased.

use crate::ids::SubjectId;
use serde::{Deserialize, Serialize};

/// The marker key by which the ledger finds personal fields in any payload.
pub const MARKER: &str = "personal";

/// A field about a natural person, readable only as long as the person's key exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Personal<T> {
    /// Whom it is about, and so which key seals it.
    pub personal: Sealable<T>,
}

/// What stands under the marker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealable<T> {
    /// Whom it is about.
    pub subject: SubjectId,
    /// The value; `None` once the subject has been erased.
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    pub value: Option<T>,
}

impl<T> Personal<T> {
    /// A value about `subject`.
    pub fn new(subject: SubjectId, value: T) -> Self {
        Self { personal: Sealable { subject, value: Some(value) } }
    }

    /// Whom it is about.
    pub fn subject(&self) -> &SubjectId {
        &self.personal.subject
    }

    /// The value, unless the person has been erased.
    pub fn value(&self) -> Option<&T> {
        self.personal.value.as_ref()
    }
}

impl Personal<String> {
    /// Whether nothing was written; what has been erased was something.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.value().is_some_and(|text| text.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_erased_field_still_reads_and_is_not_blank() {
        let field: Personal<String> = serde_json::from_str(r#"{"personal":{"subject":"s1"}}"#).unwrap();
        assert_eq!(field.value(), None);
        assert!(!field.is_blank());
        assert!(Personal::new("s1".into(), " ".to_owned()).is_blank());
    }

    #[test]
    fn the_marker_is_where_the_ledger_looks() {
        let json = serde_json::to_value(Personal::new("s1".into(), "Hòa".to_owned())).unwrap();
        assert_eq!(json[MARKER]["subject"], "s1");
        assert_eq!(json[MARKER]["value"], "Hòa");
    }
}
