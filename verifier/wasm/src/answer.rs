//! The answers, as JSON for the page to show.

use crate::json::{list, object, text, texts};
use sovang_verifier::words::{self, DOES_NOT_PROVE, NO_MATCH, PROVES};
use sovang_verifier::{Key, Limits, Mismatch, Policy, SignedCheckpoint, Tone, Verdict, judge};

/// The keys of a policy, for comparing with those posted; or why it cannot be followed.
pub(crate) fn keys(policy: &[u8]) -> String {
    let policy = match read(policy) {
        Ok(policy) => policy,
        Err(reason) => return object([("policy", &false), ("reason", &text(&reason))]),
    };
    let key = |whose: &str, name: &str, key: &Key| {
        let name = if key.is_of_a_demonstration() { words::MACHINE_OF_A_DEMONSTRATION } else { name };
        object([
            ("whose", &text(whose)),
            ("name", &text(name)),
            ("fingerprint", &text(&key.fingerprint())),
            ("key", &text(&key.to_string())),
        ])
    };
    let logs = policy.logs.iter().map(|log| key("log", log.key.name(), &log.key));
    let witnesses = policy.witnesses.iter().map(|witness| key("witness", &witness.name, &witness.key));
    let quorum = policy.quorum.is_some();
    object([("policy", &true), ("keys", &list(logs.chain(witnesses))), ("quorum", &quorum)])
}

/// The whole check. `own` is the portal's own policy, empty where the page has none.
pub(crate) fn check(policy: &[u8], award: &[u8], proof: &[u8], own: &[u8], now: Option<u64>) -> String {
    let policy = match read(policy) {
        Ok(policy) => policy,
        Err(reason) => {
            return object([
                ("match", &false),
                ("policy", &false),
                ("tone", &text("late")),
                ("word", &text(NO_MATCH)),
                ("steps", &"[]"),
                ("reason", &text(&reason)),
                ("does_not_prove", &texts(DOES_NOT_PROVE)),
            ]);
        }
    };
    let own = read(own).ok();
    let verdict = judge(&policy, own.as_ref(), award, proof, Limits { now, max_age: None });
    let tone = match verdict.tone() {
        Tone::Good => "ok",
        Tone::Open => "wait",
        Tone::Bad => "late",
    };
    let (word, reason) = (words::word(&verdict), words::why(&verdict));
    match &verdict {
        Verdict::Match(found) | Verdict::ForeignLog(found) | Verdict::Uncosigned(found) => {
            let cosigned = found
                .cosigned
                .iter()
                .map(|one| object([("name", &text(&one.called)), ("at", &text(&words::time(one.at)))]));
            object([
                ("match", &(verdict.tone() == Tone::Good)),
                ("holds", &true),
                ("tone", &text(tone)),
                ("word", &text(word)),
                ("reason", &text(&reason)),
                ("steps", &list(words::steps(found).iter().map(|one| step(one.held, &one.words)))),
                ("index", &found.index),
                ("size", &found.checkpoint.size),
                ("origin", &text(&found.checkpoint.origin)),
                ("cosigned", &list(cosigned)),
                ("validity", &text(words::VALIDITY_NOT_CHECKED)),
                ("proves", &texts(PROVES)),
                ("does_not_prove", &texts(DOES_NOT_PROVE)),
            ])
        }
        Verdict::NoMatch(mismatch) => object([
            ("match", &false),
            ("holds", &false),
            ("tone", &text(tone)),
            ("word", &text(word)),
            ("steps", &list(words::passed(mismatch).iter().map(|words| step(true, words)))),
            ("reason", &text(&reason)),
            ("swapped", &swapped(award, proof, mismatch)),
            ("does_not_prove", &texts(DOES_NOT_PROVE)),
        ]),
    }
}

/// A step with the colour and the word it is drawn with.
fn step(held: bool, said: &str) -> String {
    let (tone, word) = if held { ("ok", words::HELD) } else { ("wait", words::NOTHING_YET) };
    object([("tone", &text(tone)), ("word", &text(word)), ("text", &text(said))])
}

fn read(policy: &[u8]) -> Result<Policy, String> {
    let text = std::str::from_utf8(policy).map_err(|_| words::policy(None))?;
    Policy::parse(text).map_err(|fault| words::policy(Some(fault.line)))
}

/// Whether the two files only stand in each other's place.
fn swapped(award: &[u8], proof: &[u8], mismatch: &Mismatch) -> bool {
    let reads = |bytes: &[u8]| sovang_verifier::Proof::parse(bytes);
    *mismatch == Mismatch::NotAProof
        && reads(proof).is_err()
        && reads(award).is_ok_and(|proof| SignedCheckpoint::parse(&proof.checkpoint).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_that_cannot_be_followed_names_its_line() {
        let answer = check(b"log x\n", b"{}", b"", b"", None);
        assert!(
            answer.starts_with(r#"{"match":false,"policy":false,"tone":"late","word":"không khớp""#),
            "{answer}"
        );
        assert!(answer.contains("dòng 1"), "{answer}");
        assert!(keys(&[0xff]).contains("không đọc được"));
    }
}
