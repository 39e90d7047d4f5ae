//! Fields about a person, and the words that stand where a person has been erased.

use crate::texts::terms::personal;
use sovang_domain::personal::Personal;

/// What readers see where a person has been erased.
pub const ERASED: &str = personal::erased();

/// The text, or the words that stand in its place after erasure.
#[must_use]
pub fn readable(field: &Personal<String>) -> &str {
    field.value().map_or(ERASED, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sovang_domain::personal::Sealable;

    #[test]
    fn an_erased_field_says_so() {
        let name = Personal::new("s1".into(), "Hòa".to_owned());
        assert_eq!(readable(&name), "Hòa");
        let erased = Personal { personal: Sealable { subject: "s1".into(), value: None } };
        assert_eq!(readable(&erased), ERASED);
    }
}
