//! The proof file of one leaf (C2SP tlog-proof, an untagged draft: its first line stands here and nowhere else).

use crate::{Hash, tree};
use base64::{Engine as _, prelude::BASE64_STANDARD};

/// The first line of every proof file.
pub const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";
/// A proof file larger than this is not read.
pub const LARGEST: usize = 64 * 1024;

/// What opens and proves one leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// What is needed to make the leaf again from the disclosed bytes, if anything.
    pub extra: Option<Vec<u8>>,
    /// Place of the leaf in the log: its number in the book.
    pub index: u64,
    /// Inclusion proof, sibling of the leaf first.
    pub hashes: Vec<Hash>,
    /// The signed checkpoint, as it is.
    pub checkpoint: Vec<u8>,
}

/// The file is not a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a proof file")]
pub struct NotAProof;

impl Proof {
    /// The file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = format!("{FIRST_LINE}\n");
        if let Some(extra) = &self.extra {
            text.push_str(&format!("extra {}\n", BASE64_STANDARD.encode(extra)));
        }
        text.push_str(&format!("index {}\n", self.index));
        for hash in &self.hashes {
            text.push_str(&BASE64_STANDARD.encode(hash));
            text.push('\n');
        }
        text.push('\n');
        [text.as_bytes(), &self.checkpoint].concat()
    }

    /// Reads a file.
    ///
    /// # Errors
    /// When it is not exactly of the form.
    pub fn parse(file: &[u8]) -> Result<Self, NotAProof> {
        if file.len() > LARGEST {
            return Err(NotAProof);
        }
        let text = std::str::from_utf8(file).map_err(|_| NotAProof)?;
        let (head, checkpoint) = text.split_once("\n\n").ok_or(NotAProof)?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(FIRST_LINE) {
            return Err(NotAProof);
        }
        let extra = match lines.peek().and_then(|line| line.strip_prefix("extra ")) {
            Some(extra) => {
                lines.next();
                Some(BASE64_STANDARD.decode(extra).map_err(|_| NotAProof)?)
            }
            None => None,
        };
        let index = lines.next().and_then(|line| line.strip_prefix("index ")).ok_or(NotAProof)?;
        let hashes: Vec<Hash> = lines.map(hash).collect::<Result<_, _>>()?;
        if hashes.len() > tree::LONGEST {
            return Err(NotAProof);
        }
        Ok(Self { extra, index: decimal(index).ok_or(NotAProof)?, hashes, checkpoint: checkpoint.into() })
    }
}

/// A number without sign or leading zero.
#[must_use]
pub fn decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// One hash in base64.
///
/// # Errors
/// When it does not have 32 bytes.
pub fn hash(line: &str) -> Result<Hash, NotAProof> {
    let bytes = BASE64_STANDARD.decode(line).map_err(|_| NotAProof)?;
    bytes.try_into().map_err(|_| NotAProof)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_read_as_it_was_written() {
        let proof = Proof {
            extra: Some(vec![1; 65]),
            index: 612,
            hashes: vec![[2; 32], [3; 32]],
            checkpoint: b"x\n1\ny\n\n\xe2\x80\x94 x AAAAAAA=\n".to_vec(),
        };
        assert_eq!(Proof::parse(&proof.to_bytes()), Ok(proof.clone()));
        let bare = Proof { extra: None, hashes: Vec::new(), ..proof };
        assert_eq!(Proof::parse(&bare.to_bytes()), Ok(bare));
    }

    #[test]
    fn what_is_not_exactly_a_proof_is_not_read() {
        for text in [
            "",
            "c2sp.org/tlog-proof@v2\nindex 1\n\nx",
            "c2sp.org/tlog-proof@v1\nindex 01\n\nx",
            "c2sp.org/tlog-proof@v1\nindex +1\n\nx",
            "c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\nx",
            "c2sp.org/tlog-proof@v1\nextra !\nindex 1\n\nx",
            "c2sp.org/tlog-proof@v1\r\nindex 1\n\nx",
            "c2sp.org/tlog-proof@v1\nindex 1\n",
        ] {
            assert_eq!(Proof::parse(text.as_bytes()), Err(NotAProof), "{text:?}");
        }
        assert_eq!(Proof::parse(&vec![b'a'; LARGEST + 1]), Err(NotAProof));
    }
}
