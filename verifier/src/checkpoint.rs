//! A checkpoint: how large the log is and which root it has, signed by the log and cosigned by witnesses.

use crate::key::{Key, Purpose};
use crate::{Hash, Policy};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use signed_note::{Note, VerifierList};
use std::fmt;

/// Name, size and root of a log (C2SP tlog-checkpoint).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Name of the log, for ever.
    pub origin: String,
    /// Number of leaves.
    pub size: u64,
    /// Root of the tree over them.
    pub root: Hash,
}

impl fmt::Display for Checkpoint {
    /// The text that is signed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, BASE64_STANDARD.encode(self.root))
    }
}

/// Why a signed checkpoint is not believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointFault {
    /// Not a signed checkpoint at all.
    #[error("not a signed checkpoint")]
    Malformed,
    /// Of a log the policy does not name.
    #[error("a checkpoint of {0}, a log that is not known")]
    OtherLog(String),
    /// The log itself has not signed it.
    #[error("not signed by the log")]
    NotSigned,
    /// A known key is named, but its signature does not hold.
    #[error("the signature of {0} does not hold")]
    WrongSignature(String),
    /// Fewer witnesses have cosigned it than the policy demands.
    #[error("cosigned by fewer witnesses than the policy demands")]
    NoQuorum,
}

/// A checkpoint with its signatures.
#[derive(Debug, PartialEq)]
pub struct SignedCheckpoint {
    /// What is signed.
    pub checkpoint: Checkpoint,
    note: Note,
}

/// A witness's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosignature {
    /// The key it was made with.
    pub key: Key,
    /// When, in POSIX seconds.
    pub at: u64,
}

impl SignedCheckpoint {
    /// Reads a signed checkpoint; says nothing of its signatures.
    ///
    /// # Errors
    /// [`CheckpointFault::Malformed`].
    pub fn parse(bytes: &[u8]) -> Result<Self, CheckpointFault> {
        let note = Note::from_bytes(bytes).map_err(|_| CheckpointFault::Malformed)?;
        let read = tlog_tiles::Checkpoint::from_bytes(note.text()).map_err(|_| CheckpointFault::Malformed)?;
        let (origin, size, root) = (read.origin().to_owned(), read.size(), read.hash().0);
        Ok(Self { checkpoint: Checkpoint { origin, size, root }, note })
    }

    /// The exact text that is signed.
    #[must_use]
    pub fn text(&self) -> &[u8] {
        self.note.text()
    }

    /// Checks the log's signature, under one of `keys`.
    ///
    /// # Errors
    /// When none of them signed it, or one of them is named with a signature that does not hold.
    pub fn signed_by(&self, keys: &[&Key]) -> Result<(), CheckpointFault> {
        let logs =
            keys.iter().filter(|key| key.purpose() == Purpose::Log && key.name() == self.checkpoint.origin);
        let logs: Vec<Key> = logs.map(|key| (*key).clone()).collect();
        if logs.is_empty() {
            return Err(CheckpointFault::OtherLog(self.checkpoint.origin.clone()));
        }
        let signed = self.known(&logs)?;
        if signed.is_empty() { Err(CheckpointFault::NotSigned) } else { Ok(()) }
    }

    /// The cosignatures under `keys`.
    ///
    /// # Errors
    /// When one of them is named with a signature that does not hold.
    pub fn cosigned_by(&self, keys: &[&Key]) -> Result<Vec<Cosignature>, CheckpointFault> {
        let witnesses = keys.iter().filter(|key| key.purpose() == Purpose::Witness);
        let witnesses: Vec<Key> = witnesses.map(|key| (*key).clone()).collect();
        let held = self.known(&witnesses)?.into_iter().filter_map(|signature| {
            let key =
                witnesses.iter().find(|key| (key.name(), key.id()) == (signature.name(), signature.id()))?;
            let at = key.cosigned_at(self.text(), signature.signature())?;
            Some(Cosignature { key: key.clone(), at })
        });
        Ok(held.collect())
    }

    /// Checks everything the policy demands; the cosignatures that hold.
    ///
    /// # Errors
    /// See [`CheckpointFault`].
    pub fn verify(&self, policy: &Policy) -> Result<Vec<Cosignature>, CheckpointFault> {
        self.signed_by(&policy.log_keys())?;
        let held = self.cosigned_by(&policy.witness_keys())?;
        if policy.quorum_met(|key| held.iter().any(|cosignature| cosignature.key == *key)) {
            Ok(held)
        } else {
            Err(CheckpointFault::NoQuorum)
        }
    }

    /// The signatures that hold under `keys`; `Note::verify` is content with any one of them, so each is looked at.
    fn known(&self, keys: &[Key]) -> Result<Vec<signed_note::Signature>, CheckpointFault> {
        let mut list: Vec<Box<dyn signed_note::Verifier>> = Vec::with_capacity(keys.len());
        for (at, key) in keys.iter().enumerate() {
            if !keys[..at].contains(key) {
                list.push(Box::new(key.clone()));
            }
        }
        match self.note.verify(&VerifierList::new(list)) {
            Ok((held, _unknown)) => Ok(held),
            Err(signed_note::NoteError::UnverifiedNote) => Ok(Vec::new()),
            Err(signed_note::NoteError::InvalidSignature { name, .. }) => {
                Err(CheckpointFault::WrongSignature(name))
            }
            Err(_) => Err(CheckpointFault::Malformed),
        }
    }
}
