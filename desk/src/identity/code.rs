//! One-time codes for setting a password: made where accounts are kept, typed where a password
//! is set, kept as a hash only.

use super::session;
use jiff::SignedDuration;
use sovang_ledger::random;

/// What the ledger calls codes of this kind.
pub const PURPOSE: &str = "first-password";
/// How long a code can be used.
pub const LIFE: SignedDuration = SignedDuration::from_hours(48);

/// Letters that cannot be taken for one another: no I, L, O, U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new code: sixteen letters in groups of four, 80 random bits.
#[must_use]
pub fn new() -> String {
    let bytes = random::bytes::<16>();
    let letters: Vec<char> = bytes
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)))
        .map(|letter| char::from(*letter))
        .collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// What the ledger keeps of a code, however it was typed: capitals, spaces, O for 0, I and L for 1. The hash of a
/// plain hexadecimal code is that of its text.
#[must_use]
pub fn hash(typed: &str) -> [u8; 32] {
    let plain =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| match letter.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        });
    session::hash(&plain.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_was_typed() {
        let code = new();
        assert_eq!(code.len(), 19, "{code}");
        assert_eq!(hash(&code), hash(&code.to_lowercase().replace('-', " ")));
        assert_eq!(hash("A0B1-0000"), hash("aobl 0O0o"));
        assert_ne!(hash("A0B1-0000"), hash("A0B1-0001"));
        let token = random::token();
        assert_eq!(hash(&token), session::hash(&token));
    }

    #[test]
    fn codes_do_not_repeat() {
        let codes: std::collections::HashSet<String> = (0..1000).map(|_| new()).collect();
        assert_eq!(codes.len(), 1000);
    }
}
