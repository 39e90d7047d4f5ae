//! One-time codes for setting a password: made where accounts are kept, typed where a password
//! is set, kept as a hash only.

use super::session;
use crate::Desk;
use jiff::{SignedDuration, Timestamp};
use sovang_domain::ids::AccountId;
use sovang_ledger::{LedgerError, random};

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

impl Desk {
    /// Makes a code for a first or forgotten password: the only time it is seen, and until when it can be used.
    ///
    /// # Errors
    /// When the ledger cannot store it.
    pub async fn give_code(
        &self,
        account: &AccountId,
        now: Timestamp,
    ) -> Result<(String, Timestamp), LedgerError> {
        let (new, until) = (new(), now + LIFE);
        self.ledger.put_one_time_code(&hash(&new), account.as_str(), PURPOSE, until).await?;
        Ok((new, until))
    }
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
