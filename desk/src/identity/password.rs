//! Which passwords are taken: long enough, not one that everybody tries first, not the name of account or place. And
//! whose password one is.

use super::code;
use crate::{Denied, Desk};
use jiff::Timestamp;
use sovang_domain::ids::AccountId;
use sovang_ledger::LedgerError;
use sovang_projections::account_directory;
use sovang_words::fold::fold;

/// The shortest, in letters.
pub const SHORTEST: usize = 8;
/// The longest, in letters.
pub const LONGEST: usize = 128;
/// The longest that is looked at when someone signs in, in letters: accounts may have older ones.
const LOOKED_AT: usize = 512;

/// What everybody tries first, folded and without spaces.
const COMMON: [&str; 44] = [
    "12345678",
    "123456789",
    "1234567890",
    "0123456789",
    "987654321",
    "87654321",
    "11111111",
    "00000000",
    "88888888",
    "66666666",
    "99999999",
    "12341234",
    "11223344",
    "123123123",
    "112233445566",
    "147258369",
    "1q2w3e4r",
    "1qaz2wsx",
    "q1w2e3r4",
    "qwertyui",
    "qwerty123",
    "qwertyuiop",
    "asdfghjk",
    "asdfghjkl",
    "zxcvbnm1",
    "password",
    "password1",
    "password123",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "admin123",
    "admin1234",
    "administrator",
    "abcd1234",
    "abc12345",
    "a1b2c3d4",
    "iloveyou",
    "matkhau1",
    "matkhau123",
    "matkhaumoi",
    "vietnam123",
    "thiduakhenthuong",
    "sovang123",
];

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Fewer than [`SHORTEST`].
    TooShort {
        /// How many letters it has.
        letters: usize,
    },
    /// More than [`LONGEST`].
    TooLong,
    /// Everybody tries it first.
    Common,
    /// It is the name of the account or of the place.
    Named,
}

/// Why a password is not taken; `None` when it is. `names` are the locality's.
#[must_use]
pub fn fault(password: &str, account: &AccountId, names: &[String]) -> Option<Fault> {
    let letters = password.chars().count();
    if letters < SHORTEST {
        return Some(Fault::TooShort { letters });
    }
    if letters > LONGEST {
        return Some(Fault::TooLong);
    }
    let plain = flat(password);
    let mut distinct: Vec<char> = plain.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    if COMMON.contains(&plain.as_str()) || distinct.len() < 3 {
        return Some(Fault::Common);
    }
    let own = [account.as_str().to_owned(), account.login(), account.local().to_owned()];
    let named = own.iter().chain(names).any(|name| flat(name) == plain);
    named.then_some(Fault::Named)
}

impl Desk {
    /// Whether it is the account's password, taking as long for names nobody has; a hash weaker than today's is made
    /// again.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub async fn is_password_of(
        &self,
        account: &AccountId,
        password: &str,
        now: Timestamp,
    ) -> Result<bool, LedgerError> {
        let ledger = &self.ledger;
        let credential = ledger.credential(account.as_str()).await?;
        let phc = credential.as_ref().map(|credential| credential.phc.as_str());
        let looked_at: String = password.chars().take(LOOKED_AT).collect();
        let verdict = ledger.passwords().verify(&looked_at, phc).await?;
        if verdict.right && verdict.rehash {
            let phc = ledger.passwords().hash(&looked_at).await?;
            ledger.put_credential(account.as_str(), &phc, now).await?;
        }
        Ok(verdict.right)
    }

    /// Sets the password of whoever holds the one-time code, and ends the account's sessions; false when it is not that
    /// account's code, or a name that nobody has: such a name must not use up someone's code.
    ///
    /// # Errors
    /// When ledger or views cannot be read.
    pub async fn set_password(
        &self,
        account: &AccountId,
        typed_code: &str,
        password: &str,
        now: Timestamp,
    ) -> Result<bool, Denied> {
        let ledger = &self.ledger;
        let row = self.views.read(|connection| account_directory::by_account(connection, account))?;
        if row.is_none() {
            return Ok(false);
        }
        let owner = ledger.use_one_time_code(&code::hash(typed_code), code::PURPOSE, now).await?;
        if owner.as_deref() != Some(account.as_str()) {
            return Ok(false);
        }
        let phc = ledger.passwords().hash(password).await?;
        ledger.put_credential(account.as_str(), &phc, now).await?;
        ledger.end_sessions_of(account.as_str()).await?;
        Ok(true)
    }
}

/// Without marks, case, spaces and signs between words.
fn flat(text: &str) -> String {
    fold(text).chars().filter(|c| !c.is_whitespace() && !['.', '-', '_'].contains(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(password: &str) -> bool {
        fault(password, &"phu-tan.van-thu-xa".into(), &["xã Phú Tân".into(), "tỉnh An Giang".into()])
            .is_none()
    }

    #[test]
    fn a_sentence_is_taken_and_what_everybody_tries_is_not() {
        assert!(taken("bốn con trâu qua sông"));
        assert!(taken("x7#kQm2p"));
        assert!(taken(&"ấ1b".repeat(42)), "126 letters");
        for weak in
            ["ngắn", "1234567", "12345678", "PassWord", "Mật khẩu 123", "aaaaaaaaaaaa", "abababababab"]
        {
            assert!(!taken(weak), "{weak}");
        }
        assert!(!taken(&"ấ1b".repeat(43)), "129 letters");
    }

    #[test]
    fn the_names_of_account_and_place_are_not_taken() {
        for name in [
            "phu-tan.van-thu-xa",
            "Van-Thu-Xa.Phu-Tan",
            "VanThuXa",
            "van thu xa",
            "Xã Phú Tân",
            "tinhangiang",
        ] {
            assert!(!taken(name), "{name}");
        }
    }
}
