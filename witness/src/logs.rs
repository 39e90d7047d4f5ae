//! The logs that are watched: for each origin the keys that may sign for it, two while a key is being changed.

use crate::WitnessError;
use sha2::{Digest, Sha256};
use sovang_verifier::key::{Key, Purpose};
use sovang_verifier::{Hash, SignedCheckpoint};
use std::collections::BTreeMap;

/// The logs that are watched.
#[derive(Clone, Debug)]
pub struct Logs(BTreeMap<String, Vec<Key>>);

/// Who stands behind a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The log itself: the checkpoint with the log's own signatures and no others.
    Signed(String),
    /// The origin is watched, but the log has not signed this, or not rightly.
    NotSigned,
    /// Nobody watches this origin here.
    Unknown,
}

impl Logs {
    /// Reads the vkeys of logs; several of one origin are its keys, either of which is enough.
    ///
    /// # Errors
    /// When one cannot be read or is no log's, or when there is none.
    pub fn new<S: AsRef<str>>(vkeys: &[S]) -> Result<Self, WitnessError> {
        let mut logs: BTreeMap<String, Vec<Key>> = BTreeMap::new();
        for vkey in vkeys {
            let vkey = vkey.as_ref().trim();
            let key = Key::parse(vkey).map_err(|fault| WitnessError::LogKey(vkey.to_owned(), fault))?;
            if key.purpose() != Purpose::Log {
                return Err(WitnessError::NotALog(vkey.to_owned()));
            }
            let keys = logs.entry(key.name().to_owned()).or_default();
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        if logs.is_empty() { Err(WitnessError::NoLog) } else { Ok(Self(logs)) }
    }

    /// The origins, in order.
    pub fn origins(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The origin whose monitor path this is.
    #[must_use]
    pub fn origin_of(&self, hash: &str) -> Option<&str> {
        self.origins().find(|origin| origin_hash(origin) == hash)
    }

    /// Who stands behind `signed`, which was read from `note`.
    #[must_use]
    pub fn standing(&self, signed: &SignedCheckpoint, note: &str) -> Standing {
        let Some(keys) = self.0.get(&signed.checkpoint.origin) else { return Standing::Unknown };
        let keys: Vec<&Key> = keys.iter().collect();
        if signed.signed_by(&keys).is_err() {
            return Standing::NotSigned;
        }
        Standing::Signed(with_own_lines(note, &keys))
    }
}

/// The note without the lines of strangers: who sends it may add as many as he likes, and what is kept and served for
/// ever should not carry them. Each line is tried by itself, so this needs no second reader of notes.
fn with_own_lines(note: &str, keys: &[&Key]) -> String {
    let Some((text, lines)) = note.rsplit_once("\n\n") else { return note.to_owned() };
    let mut kept = format!("{text}\n\n");
    let mut seen: Vec<&str> = Vec::new();
    for line in lines.lines() {
        let alone = format!("{text}\n\n{line}\n");
        let own = SignedCheckpoint::parse(alone.as_bytes()).is_ok_and(|alone| alone.signed_by(keys).is_ok());
        if own && !seen.contains(&line) {
            seen.push(line);
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Where the monitor path of an origin stands: lower-case hex of its SHA-256.
#[must_use]
pub fn origin_hash(origin: &str) -> String {
    let hash: Hash = Sha256::digest(origin.as_bytes()).into();
    hex::encode(hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sovang_verifier::{Checkpoint, SecretKey};

    fn key(seed: u8, purpose: Purpose) -> SecretKey {
        SecretKey::of_seed("awards.example/log", purpose, &[seed; 32]).unwrap()
    }

    fn text() -> String {
        Checkpoint { origin: "awards.example/log".into(), size: 1, root: [7; 32] }.to_string()
    }

    fn standing(logs: &Logs, note: &str) -> Standing {
        logs.standing(&SignedCheckpoint::parse(note.as_bytes()).unwrap(), note)
    }

    #[test]
    fn the_monitor_path_is_the_known_answer_of_the_specification() {
        let hash = "60430413a4d5b04ba8d72bd510be3592730ac7243831c9d3dc1578acb978c822";
        assert_eq!(origin_hash("awards.example/log"), hash);
        let logs = Logs::new(&[key(1, Purpose::Log).public().to_string()]).unwrap();
        assert_eq!(logs.origin_of(hash), Some("awards.example/log"));
        assert_eq!(logs.origin_of(&hash.to_uppercase()), None);
    }

    #[test]
    fn either_key_of_an_origin_is_enough_and_the_lines_of_strangers_are_left_out() {
        let (old, new, stranger) = (key(1, Purpose::Log), key(2, Purpose::Log), key(3, Purpose::Log));
        let logs = Logs::new(&[old.public().to_string(), new.public().to_string()]).unwrap();
        for own in [&old, &new] {
            let bare = format!("{}\n{}", text(), own.sign(&text()));
            assert_eq!(standing(&logs, &bare), Standing::Signed(bare.clone()));
            let crowded =
                format!("{}\n{}{}{}", text(), stranger.sign(&text()), own.sign(&text()), own.sign(&text()));
            assert_eq!(standing(&logs, &crowded), Standing::Signed(bare));
        }
        let both = format!("{}\n{}{}", text(), old.sign(&text()), new.sign(&text()));
        assert_eq!(standing(&logs, &both), Standing::Signed(both.clone()));
    }

    #[test]
    fn a_stranger_a_wrong_signature_and_another_origin_do_not_count() {
        let (own, other, stranger) = (key(1, Purpose::Log), key(2, Purpose::Log), key(3, Purpose::Log));
        let logs = Logs::new(&[own.public().to_string(), other.public().to_string()]).unwrap();
        let stranger = format!("{}\n{}", text(), stranger.sign(&text()));
        assert_eq!(standing(&logs, &stranger), Standing::NotSigned);
        let wrong = format!("{}\n{}{}", text(), own.sign(&text()), other.sign("other\n"));
        assert_eq!(standing(&logs, &wrong), Standing::NotSigned);
        let elsewhere = text().replace("awards", "elsewhere");
        let elsewhere = format!("{elsewhere}\n{}", own.sign(&elsewhere));
        assert_eq!(standing(&logs, &elsewhere), Standing::Unknown);
    }

    #[test]
    fn only_keys_of_logs_are_watched_and_at_least_one() {
        assert!(matches!(Logs::new::<String>(&[]), Err(WitnessError::NoLog)));
        let witness = key(1, Purpose::Witness).public().to_string();
        assert!(matches!(Logs::new(&[witness]), Err(WitnessError::NotALog(_))));
        assert!(matches!(Logs::new(&["awards.example/log"]), Err(WitnessError::LogKey(..))));
    }
}
