//! The whole check: an award's bytes and a proof file against a policy.
//!
//! `extra = 0x01 || salt1 || C_priv`: with the disclosed bytes it makes the leaf again (`commitment`).

use crate::checkpoint::CheckpointFault;
use crate::commitment::{self, CommitmentKey, Part};
use crate::{Checkpoint, Hash, Policy, Proof, SignedCheckpoint, tree};

/// Length of `extra`.
pub const EXTRA: usize = 65;
/// How far ahead of us a witness's clock may be, in seconds.
const AHEAD: u64 = 5 * 60;

/// What holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Number of the fact in the book.
    pub index: u64,
    /// The log as its witnesses saw it.
    pub checkpoint: Checkpoint,
    /// Who cosigned.
    pub cosigned: Vec<Cosigner>,
}

/// A machine that cosigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigner {
    /// As the policy calls it: whose machine it is, is said by the policy's line with its key.
    pub called: String,
    /// Whether its key says of itself that it belongs to a demonstration.
    pub demonstration: bool,
    /// When, in POSIX seconds.
    pub at: u64,
}

impl Found {
    /// Whether nobody cosigned but machines of a demonstration.
    #[must_use]
    pub fn is_of_a_demonstration(&self) -> bool {
        !self.cosigned.is_empty() && self.cosigned.iter().all(|cosigner| cosigner.demonstration)
    }
}

/// What the reader knows of time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    /// Now, in POSIX seconds; cosignatures of the future are refused.
    pub now: Option<u64>,
    /// How old the newest cosignature may be, in seconds; a proof file that was kept is older than one just fetched.
    pub max_age: Option<u64>,
}

/// Why it does not match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The proof file is not one.
    NotAProof,
    /// The proof file proves a leaf, but says not what it commits to.
    NothingOpened,
    /// The checkpoint in it is not believed.
    Checkpoint(CheckpointFault),
    /// These bytes, opened with this proof, are not what stands at this place of the log.
    NotIncluded {
        /// Where the proof says it stands.
        index: u64,
        /// How many facts that log has.
        size: u64,
    },
    /// A witness's time lies in the future.
    FromTheFuture {
        /// Which witness.
        witness: String,
        /// Its time.
        at: u64,
    },
    /// The newest cosignature is older than allowed, or there is none.
    TooOld {
        /// The newest time, if any.
        newest: Option<u64>,
    },
}

impl From<CheckpointFault> for Mismatch {
    fn from(fault: CheckpointFault) -> Self {
        Self::Checkpoint(fault)
    }
}

/// What the check comes to, for someone who knows the portal's own keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It stands in the portal's own log, and someone has cosigned that.
    Match(Found),
    /// It stands in a log that is not signed with the portal's own key: everybody can make such a one.
    ForeignLog(Found),
    /// It stands in the portal's own log, which nobody has cosigned: the portal may show others another one.
    Uncosigned(Found),
    /// It does not match.
    NoMatch(Mismatch),
}

/// How the answer is to be taken at first sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It matches.
    Good,
    /// Neither the one nor the other.
    Open,
    /// It does not match.
    Bad,
}

impl Verdict {
    /// What holds, if anything.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        match self {
            Self::Match(found) | Self::ForeignLog(found) | Self::Uncosigned(found) => Some(found),
            Self::NoMatch(_) => None,
        }
    }

    /// How it is to be taken. Another portal's log is not forged: it is only not the one that was asked about.
    #[must_use]
    pub fn tone(&self) -> Tone {
        match self {
            Self::Match(_) => Tone::Good,
            Self::ForeignLog(_)
            | Self::Uncosigned(_)
            // the record does stand there: only who saw it is not known, or long ago
            | Self::NoMatch(
                Mismatch::Checkpoint(CheckpointFault::OtherLog(_)) | Mismatch::TooOld { .. },
            ) => Tone::Open,
            Self::NoMatch(_) => Tone::Bad,
        }
    }
}

/// Checks as [`check`] does, and whose log it is: `own` are the portal's keys, none where they are not known.
#[must_use]
pub fn judge(policy: &Policy, own: Option<&Policy>, award: &[u8], proof: &[u8], limits: Limits) -> Verdict {
    let found = match check(policy, award, proof, limits) {
        Ok(found) => found,
        Err(mismatch) => return Verdict::NoMatch(mismatch),
    };
    if !own.is_some_and(|own| is_signed_by(own, proof)) {
        Verdict::ForeignLog(found)
    } else if found.cosigned.is_empty() {
        Verdict::Uncosigned(found)
    } else {
        Verdict::Match(found)
    }
}

/// Whether the checkpoint in a proof is signed with one of these logs' keys.
fn is_signed_by(policy: &Policy, proof: &[u8]) -> bool {
    let checkpoint = Proof::parse(proof).map(|proof| proof.checkpoint).unwrap_or_default();
    SignedCheckpoint::parse(&checkpoint).is_ok_and(|signed| signed.signed_by(&policy.log_keys()).is_ok())
}

/// The leaf that `bytes` and `extra` make in the log `origin`.
#[must_use]
pub fn leaf(origin: &str, extra: &[u8], bytes: &[u8]) -> Option<Hash> {
    let (version, rest) = extra.split_first()?;
    let (salt, private) = rest.split_first_chunk::<32>()?;
    let private: &Hash = private.try_into().ok()?;
    let public = CommitmentKey::of(origin).commit(Part::Public, salt, bytes);
    (*version == 1).then(|| commitment::leaf_hash(&commitment::entry(&public, private)))
}

/// Checks `award` (the exact bytes of the public record) with `proof` (the file beside it).
///
/// # Errors
/// The first thing that does not hold.
pub fn check(policy: &Policy, award: &[u8], proof: &[u8], limits: Limits) -> Result<Found, Mismatch> {
    let proof = Proof::parse(proof).map_err(|_| Mismatch::NotAProof)?;
    let signed = SignedCheckpoint::parse(&proof.checkpoint)?;
    let cosigned = signed.verify(policy)?;
    let Checkpoint { origin, size, root } = &signed.checkpoint;
    let extra = proof.extra.as_deref().ok_or(Mismatch::NothingOpened)?;
    let leaf = leaf(origin, extra, award).ok_or(Mismatch::NothingOpened)?;
    if !tree::includes(*size, root, proof.index, &leaf, &proof.hashes) {
        return Err(Mismatch::NotIncluded { index: proof.index, size: *size });
    }
    let cosigner = |cosignature: &crate::checkpoint::Cosignature| Cosigner {
        called: policy.witness_name(&cosignature.key).unwrap_or(cosignature.key.name()).to_owned(),
        demonstration: cosignature.key.is_of_a_demonstration(),
        at: cosignature.at,
    };
    let cosigned: Vec<Cosigner> = cosigned.iter().map(cosigner).collect();
    on_time(&cosigned, limits)?;
    Ok(Found { index: proof.index, checkpoint: signed.checkpoint, cosigned })
}

/// Checks when the witnesses cosigned.
///
/// # Errors
/// [`Mismatch::FromTheFuture`], [`Mismatch::TooOld`].
pub fn on_time(cosigned: &[Cosigner], limits: Limits) -> Result<(), Mismatch> {
    let Some(now) = limits.now else { return Ok(()) };
    if let Some(one) = cosigned.iter().find(|cosigner| cosigner.at > now.saturating_add(AHEAD)) {
        return Err(Mismatch::FromTheFuture { witness: one.called.clone(), at: one.at });
    }
    let newest = cosigned.iter().map(|cosigner| cosigner.at).max();
    match limits.max_age {
        Some(age) if newest.is_none_or(|newest| now.saturating_sub(newest) > age) => {
            Err(Mismatch::TooOld { newest })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SecretKey;
    use crate::key::Purpose;

    const ORIGIN: &str = "sovang.localhost/log";
    const AWARD: &[u8] = br#"{"award":"Order of Labour"}"#;
    const NOW: u64 = 1_795_000_000;

    /// A log of three leaves, the award in the middle, cosigned by one witness.
    struct Sample {
        log: SecretKey,
        witness: SecretKey,
        extra: Vec<u8>,
        leaves: Vec<Hash>,
    }

    impl Sample {
        fn new() -> Self {
            let log = SecretKey::of_seed(ORIGIN, Purpose::Log, &[1; 32]).unwrap();
            let witness = SecretKey::of_seed("mttq.phu-tan", Purpose::Witness, &[2; 32]).unwrap();
            let extra = [&[1][..], &[5; 32], &[6; 32]].concat();
            let middle = leaf(ORIGIN, &extra, AWARD).unwrap();
            let leaves = vec![commitment::leaf_hash(b"a"), middle, commitment::leaf_hash(b"c")];
            Self { log, witness, extra, leaves }
        }

        fn policy(&self) -> Policy {
            let (log, witness) = (self.log.public(), self.witness.public());
            Policy::parse(&format!("log {log}\nwitness mttq {witness}\nquorum mttq\n")).unwrap()
        }

        fn checkpoint(&self) -> String {
            Checkpoint { origin: ORIGIN.into(), size: 3, root: tree::root(&self.leaves) }.to_string()
        }

        fn proof(&self, signatures: &[String]) -> Proof {
            let checkpoint = format!("{}\n{}", self.checkpoint(), signatures.concat());
            Proof {
                extra: Some(self.extra.clone()),
                index: 1,
                hashes: vec![self.leaves[0], self.leaves[2]],
                checkpoint: checkpoint.into_bytes(),
            }
        }

        fn signed(&self) -> Proof {
            let text = self.checkpoint();
            self.proof(&[self.log.sign(&text), self.witness.cosign(&text, NOW)])
        }

        fn says(&self, award: &[u8], proof: &Proof) -> Result<Found, Mismatch> {
            check(&self.policy(), award, &proof.to_bytes(), Limits { now: Some(NOW), max_age: Some(900) })
        }
    }

    #[test]
    fn an_award_in_the_log_matches() {
        let sample = Sample::new();
        let found = sample.says(AWARD, &sample.signed()).unwrap();
        assert_eq!((found.index, found.checkpoint.size), (1, 3));
        let mttq = Cosigner { called: "mttq".into(), demonstration: false, at: NOW };
        assert_eq!(found.cosigned, [mttq]);
        assert!(!found.is_of_a_demonstration());
    }

    #[test]
    fn a_machine_of_a_demonstration_is_known_by_its_key_whatever_the_policy_calls_it() {
        let witness =
            SecretKey::of_seed("ban-trinh-dien.localhost/witness", Purpose::Witness, &[2; 32]).unwrap();
        let sample = Sample { witness, ..Sample::new() };
        let found = sample.says(AWARD, &sample.signed()).unwrap();
        assert_eq!((found.cosigned[0].called.as_str(), found.is_of_a_demonstration()), ("mttq", true));
    }

    #[test]
    fn a_changed_award_salt_place_or_sibling_does_not() {
        let sample = Sample::new();
        let good = sample.signed();
        let gone = Err(Mismatch::NotIncluded { index: 1, size: 3 });
        assert_eq!(sample.says(br#"{"award":"Order of Labour "}"#, &good), gone);
        for at in [1, 40] {
            let mut extra = sample.extra.clone();
            extra[at] ^= 1;
            assert_eq!(sample.says(AWARD, &Proof { extra: Some(extra), ..good.clone() }), gone);
        }
        let elsewhere = Proof { index: 0, ..good.clone() };
        assert_eq!(sample.says(AWARD, &elsewhere), Err(Mismatch::NotIncluded { index: 0, size: 3 }));
        let mut hashes = good.hashes.clone();
        hashes[1][31] ^= 1;
        assert_eq!(sample.says(AWARD, &Proof { hashes, ..good.clone() }), gone);
        let unopened = Proof { extra: None, ..good.clone() };
        assert_eq!(sample.says(AWARD, &unopened), Err(Mismatch::NothingOpened));
        let other = [&[2][..], &sample.extra[1..]].concat();
        assert_eq!(sample.says(AWARD, &Proof { extra: Some(other), ..good }), Err(Mismatch::NothingOpened));
    }

    #[test]
    fn a_checkpoint_of_a_stranger_or_without_the_witness_is_not_believed() {
        let sample = Sample::new();
        let text = sample.checkpoint();
        let cosigned = sample.witness.cosign(&text, NOW);
        let fault = |fault| Err(Mismatch::Checkpoint(fault));
        let stranger = SecretKey::of_seed(ORIGIN, Purpose::Log, &[3; 32]).unwrap();
        let strange = sample.proof(&[stranger.sign(&text), cosigned.clone()]);
        assert_eq!(sample.says(AWARD, &strange), fault(CheckpointFault::NotSigned));
        let alone = sample.proof(&[sample.log.sign(&text)]);
        assert_eq!(sample.says(AWARD, &alone), fault(CheckpointFault::NoQuorum));
        let twice = sample.proof(&[sample.log.sign(&text), sample.log.sign("another\n1\nx\n")]);
        assert_eq!(sample.says(AWARD, &twice), fault(CheckpointFault::NoQuorum));
        let forged = sample.witness.cosign("another\n1\nx\n", NOW);
        let forged = sample.proof(&[sample.log.sign(&text), forged]);
        assert_eq!(
            sample.says(AWARD, &forged),
            fault(CheckpointFault::WrongSignature("mttq.phu-tan".into()))
        );
        let elsewhere = text.replace(ORIGIN, "other.example/log");
        let other = SecretKey::of_seed("other.example/log", Purpose::Log, &[1; 32]).unwrap();
        let checkpoint = format!("{elsewhere}\n{}", other.sign(&elsewhere)).into_bytes();
        let other = Proof { checkpoint, ..sample.signed() };
        assert_eq!(sample.says(AWARD, &other), fault(CheckpointFault::OtherLog("other.example/log".into())));
        let garbled = Proof { checkpoint: b"nothing".to_vec(), ..sample.signed() };
        assert_eq!(sample.says(AWARD, &garbled), fault(CheckpointFault::Malformed));
        let file = check(&sample.policy(), AWARD, b"nothing", Limits::default());
        assert_eq!(file, Err(Mismatch::NotAProof));
    }

    #[test]
    fn only_the_portals_own_log_that_someone_cosigned_is_a_match() {
        let sample = Sample::new();
        let proof = sample.signed().to_bytes();
        let judged = |policy: &Policy, own: Option<&Policy>| {
            judge(policy, own, AWARD, &proof, Limits { now: Some(NOW), max_age: None })
        };
        let (policy, log) = (sample.policy(), sample.log.public());
        let alone = Policy::parse(&format!("log {log}\nquorum none\n")).unwrap();
        let stranger = SecretKey::of_seed(ORIGIN, Purpose::Log, &[3; 32]).unwrap().public().to_string();
        let strange = Policy::parse(&format!("log {stranger}\nquorum none\n")).unwrap();
        let other =
            SecretKey::of_seed("other.example/log", Purpose::Log, &[3; 32]).unwrap().public().to_string();
        let other = Policy::parse(&format!("log {other}\nquorum none\n")).unwrap();
        assert!(matches!(judged(&policy, Some(&alone)), Verdict::Match(_)));
        assert!(matches!(judged(&policy, Some(&strange)), Verdict::ForeignLog(_)));
        assert!(matches!(judged(&policy, None), Verdict::ForeignLog(_)));
        assert!(matches!(judged(&alone, Some(&alone)), Verdict::Uncosigned(_)));
        for (believed, own, tone) in [
            (&policy, Some(&policy), Tone::Good),
            (&policy, Some(&strange), Tone::Open),
            (&alone, Some(&policy), Tone::Open),
            (&other, Some(&other), Tone::Open),
            (&strange, Some(&strange), Tone::Bad),
        ] {
            assert_eq!(judged(believed, own).tone(), tone, "{believed}");
        }
    }

    #[test]
    fn a_cosignature_too_old_or_of_the_future_is_refused_by_who_knows_the_time() {
        let sample = Sample::new();
        let text = sample.checkpoint();
        let at = |time| sample.proof(&[sample.log.sign(&text), sample.witness.cosign(&text, time)]);
        assert!(sample.says(AWARD, &at(NOW - 900)).is_ok());
        let old = Mismatch::TooOld { newest: Some(NOW - 901) };
        assert_eq!(sample.says(AWARD, &at(NOW - 901)), Err(old.clone()));
        assert_eq!(Verdict::NoMatch(old).tone(), Tone::Open, "what stands in the log is not called false");
        assert!(sample.says(AWARD, &at(NOW + 300)).is_ok());
        let future = Mismatch::FromTheFuture { witness: "mttq".into(), at: NOW + 301 };
        assert_eq!(sample.says(AWARD, &at(NOW + 301)), Err(future));
        assert!(check(&sample.policy(), AWARD, &at(5).to_bytes(), Limits::default()).is_ok());
    }
}
