//! One event as one leaf: two commitments under random salts, 65 bytes, RFC 6962 leaf hash.
//!
//! `C_pub = HMAC-SHA256(Kc, 0x01 || salt1 || public)`, `C_priv = HMAC-SHA256(Kc, 0x02 || salt2 || private)`,
//! `entry = 0x01 || C_pub || C_priv`, `leaf = SHA-256(0x00 || entry)`; `Kc = "commitment/v1 " + origin`, public.
//! Hiding while the salt is secret, binding by SHA-256, and the same length for every event.

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// Length of every entry.
pub const ENTRY: usize = 65;

/// Which half of an event a commitment binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The exact bytes offered to everyone; empty when nothing is.
    Public = 1,
    /// Everything, for those who may see everything.
    Private = 2,
}

/// The public HMAC key of one log, made from its origin.
#[derive(Clone, Debug)]
pub struct CommitmentKey(Hmac<Sha256>);

impl CommitmentKey {
    /// The key of the log named `origin`.
    #[must_use]
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    pub fn of(origin: &str) -> Self {
        let key = format!("commitment/v1 {origin}");
        Self(Hmac::new_from_slice(key.as_bytes()).expect("HMAC takes any key"))
    }

    /// Commits to `bytes` under `salt`.
    #[must_use]
    pub fn commit(&self, part: Part, salt: &[u8; 32], bytes: &[u8]) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(&[part as u8]);
        mac.update(salt);
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }
}

/// The 65 bytes that stand in the log for one event.
#[must_use]
pub fn entry(public: &[u8; 32], private: &[u8; 32]) -> [u8; ENTRY] {
    let mut entry = [1; ENTRY];
    entry[1..33].copy_from_slice(public);
    entry[33..].copy_from_slice(private);
    entry
}

/// RFC 6962 leaf hash of an entry.
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update([0]).chain_update(entry).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counting(from: u8) -> [u8; 32] {
        std::array::from_fn(|i| from + u8::try_from(i).unwrap())
    }

    #[test]
    fn the_known_answer_of_the_format_holds() {
        let key = CommitmentKey::of("awards.example/log");
        let public = key.commit(Part::Public, &counting(0), br#"{"award":"Order of Labour"}"#);
        let private = key.commit(Part::Private, &counting(0x20), b"");
        assert_eq!(hex::encode(public), "907ce44b8ba84fa1599d99dd0ec4d68e6ef64c23af0d2371e02ee6acac73d2e4");
        assert_eq!(hex::encode(private), "9eb3cf914469391f1aa06bfaae4a81b4f9d094110286e4d09152c34f4beb9d35");
        let leaf = leaf_hash(&entry(&public, &private));
        assert_eq!(hex::encode(leaf), "b536d9b6f1186a933ad2f8b5ff1d19e58a22d50ae85e66ebc04ac9321e6e0f89");
    }

    #[test]
    fn the_halves_are_not_interchangeable() {
        let key = CommitmentKey::of("awards.example/log");
        let salt = counting(0);
        assert_ne!(key.commit(Part::Public, &salt, b"x"), key.commit(Part::Private, &salt, b"x"));
        assert_ne!(
            key.commit(Part::Public, &salt, b"x"),
            CommitmentKey::of("other.example/log").commit(Part::Public, &salt, b"x")
        );
    }
}
