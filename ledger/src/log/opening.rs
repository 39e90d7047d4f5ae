//! What opens a leaf: salt and bytes of both parts, sealed under every subject the event names, so that
//! destroying any one of these keys closes the leaf for good.

use super::commitment::{self, CommitmentKey, ENTRY, Part};
use crate::{
    error::LedgerError,
    keys::{DataKey, Keys, place},
    random,
    seal::EventRef,
};
use std::collections::BTreeSet;

/// A leaf with what opens it, ready to be stored.
pub(crate) struct Leaf {
    pub(crate) entry: [u8; ENTRY],
    pub(crate) hash: [u8; 32],
    /// Part 1, part 2.
    pub(crate) openings: [Opening; 2],
}

/// One opening as it is stored: sealed if the event names subjects.
pub(crate) struct Opening {
    pub(crate) salt: Vec<u8>,
    pub(crate) bytes: Vec<u8>,
    pub(crate) disclosed: bool,
}

impl Leaf {
    /// Commits to an event. `subjects` are those whose fields it carries; each must have a key in `keys`.
    pub(crate) fn of(
        key: &CommitmentKey,
        event: &EventRef,
        public: Option<Vec<u8>>,
        private: Vec<u8>,
        subjects: &BTreeSet<String>,
        keys: &Keys,
    ) -> Result<Self, LedgerError> {
        let disclosed = public.is_some();
        let public = public.unwrap_or_default();
        let (salt1, salt2) = (random::bytes(), random::bytes());
        let entry = commitment::entry(
            &key.commit(Part::Public, &salt1, &public),
            &key.commit(Part::Private, &salt2, &private),
        );
        let chain = chain(subjects, keys)?;
        let opening = |part, salt: [u8; 32], bytes: Vec<u8>, disclosed| {
            Ok::<_, LedgerError>(Opening {
                salt: wrap(&chain, event, part, "salt", salt.to_vec())?,
                bytes: wrap(&chain, event, part, "bytes", bytes)?,
                disclosed,
            })
        };
        Ok(Self {
            entry,
            hash: commitment::leaf_hash(&entry),
            openings: [
                opening(Part::Public, salt1, public, disclosed)?,
                opening(Part::Private, salt2, private, false)?,
            ],
        })
    }
}

/// Opens a stored opening: `(salt, bytes)`.
pub(crate) fn open(
    event: &EventRef,
    part: Part,
    salt: Vec<u8>,
    bytes: Vec<u8>,
    subjects: &BTreeSet<String>,
    keys: &Keys,
) -> Result<([u8; 32], Vec<u8>), LedgerError> {
    let chain = chain(subjects, keys)?;
    let salt = unwrap(&chain, event, part, "salt", salt)?;
    let bytes = unwrap(&chain, event, part, "bytes", bytes)?;
    let salt =
        salt.try_into().map_err(|_| LedgerError::Damaged("a salt does not have 32 bytes".to_owned()))?;
    Ok((salt, bytes))
}

fn chain<'k>(subjects: &BTreeSet<String>, keys: &'k Keys) -> Result<Vec<&'k DataKey>, LedgerError> {
    let key = |subject| keys.get(subject).ok_or_else(|| LedgerError::SubjectErased(String::clone(subject)));
    subjects.iter().map(key).collect()
}

fn wrap(
    chain: &[&DataKey],
    event: &EventRef,
    part: Part,
    what: &str,
    plain: Vec<u8>,
) -> Result<Vec<u8>, LedgerError> {
    let aad = opening_place(chain, event, part, what);
    chain.iter().try_fold(plain, |inner, key| key.seal(&aad, &inner))
}

fn unwrap(
    chain: &[&DataKey],
    event: &EventRef,
    part: Part,
    what: &str,
    sealed: Vec<u8>,
) -> Result<Vec<u8>, LedgerError> {
    let aad = opening_place(chain, event, part, what);
    chain.iter().rev().try_fold(sealed, |outer, key| key.open(&aad, &outer))
}

fn opening_place(chain: &[&DataKey], event: &EventRef, part: Part, what: &str) -> Vec<u8> {
    if chain.is_empty() {
        return Vec::new();
    }
    let part = if part == Part::Public { "1" } else { "2" };
    place(&["opening", &event.aggregate_type, &event.aggregate_id, &event.sequence.to_string(), part, what])
}
