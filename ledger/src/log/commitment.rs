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

    /// RFC 6962 2.1 tree hash, straight from its definition.
    fn root(leaves: &[[u8; 32]]) -> [u8; 32] {
        match leaves {
            [] => Sha256::digest([]).into(),
            [leaf] => *leaf,
            _ => {
                let split = leaves.len().next_power_of_two() / 2;
                let (left, right) = leaves.split_at(split);
                Sha256::new()
                    .chain_update([1])
                    .chain_update(root(left))
                    .chain_update(root(right))
                    .finalize()
                    .into()
            }
        }
    }

    #[test]
    fn leaves_hash_into_the_known_tree() {
        let inputs = [
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f",
        ];
        let leaves = inputs.map(|input| leaf_hash(&hex::decode(input).unwrap()));
        assert_eq!(
            hex::encode(leaves[0]),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        );
        assert_eq!(
            hex::encode(root(&leaves)),
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
        );
        assert_eq!(
            hex::encode(root(&leaves[..5])),
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"
        );
        assert_eq!(
            hex::encode(root(&[])),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}
