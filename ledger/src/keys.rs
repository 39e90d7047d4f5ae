//! Data keys of subjects: sealing and opening of small texts under them (XChaCha20-Poly1305).
//!
//! Layout: 24 random bytes of nonce, then the ciphertext with its tag. The associated data names the place, so a
//! sealed value cannot be moved to another event or field.

use crate::{error::LedgerError, random};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use std::collections::HashMap;

/// The key of one subject; never printed.
#[derive(Clone)]
pub(crate) struct DataKey(XChaCha20Poly1305);

/// Keys at hand, by subject.
pub(crate) type Keys = HashMap<String, DataKey>;

const NONCE: usize = 24;

impl DataKey {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, LedgerError> {
        XChaCha20Poly1305::new_from_slice(bytes)
            .map(Self)
            .map_err(|_| LedgerError::Damaged("a data key does not have 32 bytes".to_owned()))
    }

    pub(crate) fn seal(&self, place: &[u8], plain: &[u8]) -> Result<Vec<u8>, LedgerError> {
        let nonce = random::bytes::<NONCE>();
        let sealed = self
            .0
            .encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad: place })
            .map_err(|_| LedgerError::Unstorable("too long to seal".to_owned()))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    pub(crate) fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Vec<u8>, LedgerError> {
        let broken =
            || LedgerError::Damaged("a sealed text does not open under its subject's key".to_owned());
        let (nonce, text) = sealed.split_at_checked(NONCE).ok_or_else(broken)?;
        self.0.decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad: place }).map_err(|_| broken())
    }
}

/// Joins the parts of a place so that no two places read the same: each part with its length before it.
pub(crate) fn place(parts: &[&str]) -> Vec<u8> {
    let mut joined = b"sovang/v1".to_vec();
    for part in parts {
        joined.extend_from_slice(&(part.len() as u64).to_be_bytes());
        joined.extend_from_slice(part.as_bytes());
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_text_opens_only_in_its_place_and_under_its_key() {
        let key = DataKey::read(&[7; 32]).unwrap();
        let here = place(&["nomination", "a", "1"]);
        let sealed = key.seal(&here, "Nguyễn Thị Hòa".as_bytes()).unwrap();
        assert_eq!(key.open(&here, &sealed).unwrap(), "Nguyễn Thị Hòa".as_bytes());
        assert!(key.open(&place(&["nomination", "a1"]), &sealed).is_err());
        assert!(DataKey::read(&[8; 32]).unwrap().open(&here, &sealed).is_err());
        assert_ne!(sealed, key.seal(&here, "Nguyễn Thị Hòa".as_bytes()).unwrap(), "the nonce is fresh");
        for i in 0..sealed.len() {
            let mut flipped = sealed.clone();
            flipped[i] ^= 1;
            assert!(key.open(&here, &flipped).is_err(), "byte {i}");
        }
        assert!(key.open(&here, &sealed[..10]).is_err());
    }
}
