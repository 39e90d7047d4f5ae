//! The judgement: what a checkpoint that the log itself signed means beside what is recorded. Pure.

use crate::submission::Submission;
use sovang_verifier::{Hash, tree};

/// Size and root that were cosigned last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of leaves.
    pub size: u64,
    /// Root over them.
    pub root: Hash,
}

/// What to do with a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Record it, then cosign it.
    Record,
    /// 400: the log says that more was cosigned than it now signs.
    OldBeyondNew,
    /// 409: something else was cosigned last.
    OtherSize(u64),
    /// 422.
    Refuse(Why),
}

/// Why a checkpoint is refused although it starts where it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// An empty log has one root, and this is not it.
    EmptyRoot,
    /// Nothing precedes the first checkpoint, so there is nothing to prove.
    ProofOfNothing,
    /// The size that is recorded, with another root.
    OtherRoot,
    /// The proof does not show that it continues what is recorded.
    NotContinued,
}

/// How the log contradicted itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Two roots for one size, both signed by the log: proof by itself.
    SplitView,
    /// Signed fewer lines than it knows to be cosigned, and a checkpoint never seen before.
    Rollback,
    /// Signed more lines, but does not show that they continue those that are recorded.
    NotContinued,
}

/// What is done, and what is kept as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// What to do.
    pub verdict: Verdict,
    /// The contradiction, if there is one; whatever the answer is.
    pub incident: Option<Kind>,
}

/// Judges `submission`; `head` was cosigned last, `same_size` is the root ever recorded for the submission's size.
///
/// Everyone can send what the log published, with any `old` and any proof. That must not raise an alarm: a checkpoint
/// that is recorded is never an incident, and one that is not can only come from the log.
#[must_use]
pub fn judge(submission: &Submission, head: Option<Head>, same_size: Option<Hash>) -> Judgement {
    let verdict = verdict(submission, head);
    let new = &submission.signed.checkpoint;
    let aware = head.is_some_and(|head| head.size == submission.old);
    let incident = match same_size {
        Some(root) if root != new.root => Some(Kind::SplitView),
        Some(_) => None,
        None if aware && verdict == Verdict::OldBeyondNew => Some(Kind::Rollback),
        None if verdict == Verdict::Refuse(Why::NotContinued) => Some(Kind::NotContinued),
        None => None,
    };
    Judgement { verdict, incident }
}

fn verdict(submission: &Submission, head: Option<Head>) -> Verdict {
    let Submission { old, proof, signed, .. } = submission;
    let new = &signed.checkpoint;
    let recorded = head.map_or(0, |head| head.size);
    if *old > new.size {
        return Verdict::OldBeyondNew;
    }
    if *old != recorded {
        return Verdict::OtherSize(recorded);
    }
    if new.size == 0 && new.root != tree::EMPTY {
        return Verdict::Refuse(Why::EmptyRoot);
    }
    if *old == 0 && !proof.is_empty() {
        return Verdict::Refuse(Why::ProofOfNothing);
    }
    match head {
        Some(head) if head.size == new.size && head.root != new.root => Verdict::Refuse(Why::OtherRoot),
        Some(head)
            if head.size > 0 && !tree::continues(head.size, &head.root, new.size, &new.root, proof) =>
        {
            Verdict::Refuse(Why::NotContinued)
        }
        _ => Verdict::Record,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submission::{parse, tests::note};
    use base64::{Engine as _, prelude::BASE64_STANDARD};
    use sovang_verifier::commitment::leaf_hash;

    fn leaves(count: u64) -> Vec<Hash> {
        (0..count).map(|index| leaf_hash(&index.to_be_bytes())).collect()
    }

    fn root(size: u64) -> Hash {
        tree::root(&leaves(size))
    }

    fn head(size: u64) -> Option<Head> {
        Some(Head { size, root: root(size) })
    }

    /// From 3 to 4: the third leaf, the new one, and the pair before them.
    fn three_to_four() -> Vec<Hash> {
        let all = leaves(4);
        vec![all[2], all[3], tree::node(&all[0], &all[1])]
    }

    fn submission(old: u64, proof: &[Hash], size: u64, root: Hash) -> Submission {
        let proof: String = proof.iter().map(|hash| BASE64_STANDARD.encode(hash) + "\n").collect();
        parse(format!("old {old}\n{proof}\n{}", note("a.example/log", 1, size, root)).as_bytes()).unwrap()
    }

    #[test]
    fn the_first_checkpoint_and_every_continuation_are_recorded() {
        let record = Judgement { verdict: Verdict::Record, incident: None };
        for (old, proof, size, at) in [
            (0, vec![], 3, None),
            (0, vec![], 0, None),
            (0, vec![], 0, head(0)),
            (0, vec![], 3, head(0)),
            (3, three_to_four(), 4, head(3)),
            (4, vec![], 4, head(4)),
        ] {
            assert_eq!(
                judge(&submission(old, &proof, size, root(size)), at, None),
                record,
                "{old} to {size}"
            );
        }
    }

    #[test]
    fn every_other_answer_is_the_one_the_specification_names() {
        let some = vec![[1; 32]];
        for (old, proof, size, root, at, verdict) in [
            (5, vec![], 4, root(4), head(4), Verdict::OldBeyondNew),
            (0, vec![], 4, root(4), head(3), Verdict::OtherSize(3)),
            (2, three_to_four(), 4, root(4), head(3), Verdict::OtherSize(3)),
            (3, three_to_four(), 4, root(4), None, Verdict::OtherSize(0)),
            (0, vec![], 0, [1; 32], None, Verdict::Refuse(Why::EmptyRoot)),
            (0, some.clone(), 3, root(3), None, Verdict::Refuse(Why::ProofOfNothing)),
            (4, vec![], 4, [1; 32], head(4), Verdict::Refuse(Why::OtherRoot)),
            (4, some.clone(), 4, root(4), head(4), Verdict::Refuse(Why::NotContinued)),
            (3, vec![], 4, root(4), head(3), Verdict::Refuse(Why::NotContinued)),
            (3, three_to_four(), 4, [1; 32], head(3), Verdict::Refuse(Why::NotContinued)),
            (3, some, 4, root(4), head(3), Verdict::Refuse(Why::NotContinued)),
        ] {
            assert_eq!(
                judge(&submission(old, &proof, size, root), at, None).verdict,
                verdict,
                "{old} {size}"
            );
        }
    }

    #[test]
    fn two_roots_for_one_size_are_an_incident_whatever_the_answer() {
        for (old, at) in [(4, 4), (0, 4), (9, 4), (9, 9), (3, 9)] {
            let found = judge(&submission(old, &[], 4, [1; 32]), head(at), Some(root(4)));
            assert_eq!(found.incident, Some(Kind::SplitView), "old {old}, recorded {at}");
            assert_ne!(found.verdict, Verdict::Record);
        }
    }

    #[test]
    fn fewer_lines_than_the_log_knows_to_be_cosigned_are_a_rollback() {
        let found = judge(&submission(9, &[], 4, root(4)), head(9), None);
        assert_eq!(found, Judgement { verdict: Verdict::OldBeyondNew, incident: Some(Kind::Rollback) });
    }

    #[test]
    fn more_lines_without_a_proof_that_holds_are_an_incident() {
        let found = judge(&submission(3, &[], 4, root(4)), head(3), None);
        assert_eq!(found.incident, Some(Kind::NotContinued));
    }

    #[test]
    fn what_anyone_can_send_raises_no_alarm() {
        // published before, sent again with any old and any proof
        for (old, at) in [(0, 9), (4, 9), (9, 9), (4, 4), (7, 4)] {
            let again = submission(old, &[[1; 32]], 4, root(4));
            assert_eq!(judge(&again, head(at), Some(root(4))).incident, None, "old {old}, recorded {at}");
        }
        // a delayed one, overtaken by the next: the log did not know yet
        assert_eq!(judge(&submission(3, &three_to_four(), 4, root(4)), head(9), None).incident, None);
        // an old that is not what is recorded: whoever sent it does not know what it goes back behind
        assert_eq!(judge(&submission(7, &[], 4, root(4)), head(9), None).incident, None);
    }
}
