//! An enum of the facts as the value of a form: its name in the facts, there and back.

/// How it stands in the form.
pub(super) fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The value of that name, if there is one.
pub(super) fn from_word<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use sovang_domain::award_round::RevocationGround;

    #[test]
    fn a_word_of_a_form_reads_back() {
        for ground in RevocationGround::ALL {
            assert_eq!(from_word::<RevocationGround>(&word(&ground)), Some(ground));
        }
        assert_eq!(from_word::<RevocationGround>("khong-co"), None);
    }
}
