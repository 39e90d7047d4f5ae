//! What a log sends to `add-checkpoint`: the size it believes was cosigned last, a proof, a signed checkpoint.
//!
//! ```text
//! old <size>
//! <base64 hash>             at most 63
//!                           one empty line
//! <checkpoint>
//! ```

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sovang_verifier::{Hash, SignedCheckpoint};

/// The largest body that is read, in bytes.
pub const LARGEST: usize = 64 * 1024;

/// A proof from one size to another has at most so many hashes (C2SP tlog-witness).
pub const LONGEST_PROOF: usize = 63;

/// What a log sends.
#[derive(Debug, PartialEq)]
pub struct Submission {
    /// The size that the log believes was cosigned last.
    pub old: u64,
    /// From that size to this checkpoint.
    pub proof: Vec<Hash>,
    /// The checkpoint.
    pub signed: SignedCheckpoint,
    /// The checkpoint with its signatures, as it was sent.
    pub note: String,
}

/// The part of a body that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Longer than [`LARGEST`], or not UTF-8.
    #[error("not a text of at most 64 KiB")]
    Text,
    /// Not `old <size>`.
    #[error("the first line is not “old <size>”")]
    Old,
    /// Not up to 63 hashes and an empty line.
    #[error("not at most 63 hashes in base64 and an empty line")]
    Proof,
    /// Not a signed checkpoint of a tree of fewer than 2^63 leaves.
    #[error("not a signed checkpoint")]
    Checkpoint,
}

/// Reads a body.
///
/// # Errors
/// The part that cannot be read.
pub fn parse(body: &[u8]) -> Result<Submission, Malformed> {
    let text = std::str::from_utf8(body).ok().filter(|text| text.len() <= LARGEST).ok_or(Malformed::Text)?;
    let (first, mut rest) = text.split_once('\n').ok_or(Malformed::Old)?;
    let old = first.strip_prefix("old ").and_then(size).ok_or(Malformed::Old)?;
    let mut proof = Vec::new();
    loop {
        let (line, after) = rest.split_once('\n').ok_or(Malformed::Proof)?;
        rest = after;
        if line.is_empty() {
            break;
        }
        let hash = BASE64_STANDARD.decode(line).ok().and_then(|hash| hash.try_into().ok());
        proof.push(hash.filter(|_| proof.len() < LONGEST_PROOF).ok_or(Malformed::Proof)?);
    }
    let signed = SignedCheckpoint::parse(rest.as_bytes()).map_err(|_| Malformed::Checkpoint)?;
    if signed.checkpoint.size >= 1 << 63 {
        return Err(Malformed::Checkpoint);
    }
    Ok(Submission { old, proof, signed, note: rest.to_owned() })
}

/// A size in decimal as it is written: no sign, no leading zero.
fn size(written: &str) -> Option<u64> {
    written.parse().ok().filter(|size: &u64| size.to_string() == written)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;
    use sovang_verifier::{Checkpoint, SecretKey, key::Purpose};

    /// A checkpoint of `origin`, signed by the log whose seed is `seed`.
    pub(crate) fn note(origin: &str, seed: u8, size: u64, root: Hash) -> String {
        let log = SecretKey::of_seed(origin, Purpose::Log, &[seed; 32]).unwrap();
        let text = Checkpoint { origin: origin.to_owned(), size, root }.to_string();
        format!("{text}\n{}", log.sign(&text))
    }

    fn sound() -> String {
        note("a.example/log", 1, 9, [3; 32])
    }

    fn lines(count: usize) -> String {
        format!("{}\n", BASE64_STANDARD.encode([5; 32])).repeat(count)
    }

    #[test]
    fn a_body_is_read_with_its_proof_and_its_exact_note() {
        let read = parse(format!("old 7\n{}\n{}", lines(2), sound()).as_bytes()).unwrap();
        assert_eq!((read.old, read.proof.len(), read.signed.checkpoint.size), (7, 2, 9));
        assert_eq!(read.note, sound());
        assert_eq!(parse(format!("old 0\n\n{}", sound()).as_bytes()).unwrap().proof, Vec::<Hash>::new());
        assert_eq!(parse(format!("old 1\n{}\n{}", lines(63), sound()).as_bytes()).unwrap().proof.len(), 63);
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_part() {
        let sound = sound();
        let short = BASE64_STANDARD.encode([5; 31]);
        for (body, part) in [
            (String::new(), Malformed::Old),
            (sound.clone(), Malformed::Old),
            (format!("old \n\n{sound}"), Malformed::Old),
            (format!("old -1\n\n{sound}"), Malformed::Old),
            (format!("old +1\n\n{sound}"), Malformed::Old),
            (format!("old 01\n\n{sound}"), Malformed::Old),
            (format!("old 1 \n\n{sound}"), Malformed::Old),
            (format!("old 18446744073709551616\n\n{sound}"), Malformed::Old),
            (format!("old 1\r\n\r\n{sound}"), Malformed::Old),
            (format!("old 1\n{}\n{sound}", lines(64)), Malformed::Proof),
            (format!("old 1\n{short}\n\n{sound}"), Malformed::Proof),
            (format!("old 1\n{sound}"), Malformed::Proof),
            ("old 1".to_owned(), Malformed::Old),
            ("old 1\n".to_owned(), Malformed::Proof),
            ("old 1\n\n".to_owned(), Malformed::Checkpoint),
            (format!("old 1\n\n\n{sound}"), Malformed::Checkpoint),
            (format!("old 1\n\n{sound}x"), Malformed::Checkpoint),
            (format!("old 1\n\n{}", sound.replace("\n9\n", "\n09\n")), Malformed::Checkpoint),
            (format!("old 1\n\n{}", note("a.example/log", 1, 1 << 63, [3; 32])), Malformed::Checkpoint),
            (format!("old 1\n\n{}", sound.split_once("\n\n").unwrap().0), Malformed::Checkpoint),
            (format!("old 1\n\n{sound}{}", " ".repeat(LARGEST)), Malformed::Text),
        ] {
            assert_eq!(parse(body.as_bytes()).map(|_| ()), Err(part), "{body:?}");
        }
        assert_eq!(parse(b"old 1\n\n\xff"), Err(Malformed::Text));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_stumble(body in proptest::collection::vec(any::<u8>(), 0..600)) {
            let _ = parse(&body);
        }

        #[test]
        fn no_slip_of_the_pen_makes_it_stumble(at in 0_usize..300, byte in any::<u8>(), cut in 0_usize..300) {
            let mut body = format!("old 7\n{}\n{}", lines(1), sound()).into_bytes();
            let place = at % body.len();
            body[place] = byte;
            body.truncate(body.len().saturating_sub(cut.saturating_sub(200)));
            if let Ok(read) = parse(&body) {
                prop_assert!(body.ends_with(read.note.as_bytes()));
            }
        }
    }
}
