//! Who signs in: accounts as people type them, passwords, one-time codes, how often one may try, and sessions. What of it is
//! shown, and by what the browser remembers it, is the portal's.

pub mod attempts;
pub mod code;
pub mod first_run;
pub mod password;
pub mod session;

pub use session::Person;

use sovang_domain::ids::AccountId;

/// The longest name of an account that is looked at, in letters.
const LONGEST_NAME: usize = 120;

/// The account that somebody typed, in the spelling all accounts have.
#[must_use]
pub fn account(typed: &str) -> AccountId {
    let short: String = typed.trim().chars().take(LONGEST_NAME).collect();
    AccountId::of_login(&short.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_however_it_was_typed() {
        assert_eq!(account(" Van-Thu.Phu-Tan ").as_str(), "phu-tan.van-thu");
        assert_eq!(account(&"a".repeat(500)).local().len(), 120);
    }
}
