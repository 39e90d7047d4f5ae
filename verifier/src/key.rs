//! Keys of logs and witnesses, and what they sign.
//!
//! A public key is written as a vkey, `<name>+<key id>+<base64(type || key)>`; a secret one as Go's
//! `PRIVATE+KEY+<name>+<key id>+<base64(type || seed)>`. Type 1 signs notes (C2SP signed-note); type 4 cosigns
//! checkpoints with a time (C2SP tlog-cosignature).

use base64::{Engine as _, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use signed_note::{is_key_name_valid, key_id};
use std::fmt;

/// How the name of the key begins that the machine of a demonstration has.
const DEMONSTRATION: &str = "ban-trinh-dien.";

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// A log signs its own checkpoints: type 0x01.
    Log = 0x01,
    /// A witness cosigns the checkpoints of others, with the time: type 0x04.
    Witness = 0x04,
}

impl Purpose {
    fn of(byte: u8) -> Option<Self> {
        match byte {
            0x01 => Some(Self::Log),
            0x04 => Some(Self::Witness),
            _ => None,
        }
    }
}

/// Why a key cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// Not of the form of a key.
    #[error("not a key of the form name+id+base64")]
    Malformed,
    /// Neither a log's nor a witness's.
    #[error("a key of an unknown type")]
    UnknownType,
    /// The id is not that of this name and key: a slip of the pen somewhere.
    #[error("the key id does not belong to this name and key")]
    OtherId,
}

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    name: String,
    purpose: Purpose,
    id: u32,
    key: VerifyingKey,
}

impl Key {
    fn new(name: String, purpose: Purpose, key: VerifyingKey) -> Self {
        let id = key_id(&name, &tagged(purpose, key.as_bytes()));
        Self { name, purpose, id, key }
    }

    /// Reads a vkey.
    ///
    /// # Errors
    /// When it is malformed, of another type, or its id is wrong.
    pub fn parse(vkey: &str) -> Result<Self, KeyFault> {
        let (name, id, purpose, bytes) = parts(vkey)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| KeyFault::Malformed)?;
        let read = Self::new(name, purpose, key);
        if read.id == id { Ok(read) } else { Err(KeyFault::OtherId) }
    }

    /// Its name; for a log, the origin.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it says of itself that it belongs to the machine which a demonstration brings with it.
    #[must_use]
    pub fn is_of_a_demonstration(&self) -> bool {
        self.name.starts_with(DEMONSTRATION)
    }

    /// What it is for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The first four bytes of the hash of name and key.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.id
    }

    /// What people compare by eye with the one posted: the first 16 bytes of the hash of the vkey, in groups of four.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let hash = Sha256::digest(self.to_string());
        let groups = hash[..16].chunks(2).map(|pair| pair.iter().map(|byte| format!("{byte:02x}")).collect());
        groups.collect::<Vec<String>>().join(" ")
    }

    /// Checks the signature of a witness over a checkpoint's text; the time it was made, in POSIX seconds.
    #[must_use]
    pub fn cosigned_at(&self, text: &[u8], signature: &[u8]) -> Option<u64> {
        let (time, signature) = signature.split_first_chunk::<8>()?;
        let time = u64::from_be_bytes(*time);
        let signed = self.purpose == Purpose::Witness && time < 1 << 63;
        (signed && self.holds(&cosigned(text, time), signature)).then_some(time)
    }

    fn holds(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(signature) = Signature::from_slice(signature) else { return false };
        self.key.verify_strict(message, &signature).is_ok()
    }
}

impl fmt::Display for Key {
    /// The vkey.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = BASE64_STANDARD.encode(tagged(self.purpose, self.key.as_bytes()));
        write!(f, "{}+{:08x}+{key}", self.name, self.id)
    }
}

impl signed_note::Verifier for Key {
    fn name(&self) -> &str {
        &self.name
    }
    fn key_id(&self) -> u32 {
        self.id
    }
    fn verify(&self, text: &[u8], signature: &[u8]) -> bool {
        match self.purpose {
            Purpose::Log => self.holds(text, signature),
            Purpose::Witness => self.cosigned_at(text, signature).is_some(),
        }
    }
}

/// A secret key. Never printed by `Debug`.
#[derive(Clone)]
pub struct SecretKey {
    public: Key,
    seed: SigningKey,
}

impl SecretKey {
    /// The key that `seed` (32 random bytes) makes; `None` when a key cannot have this name (empty, a space, a `+`).
    #[must_use]
    pub fn of_seed(name: &str, purpose: Purpose, seed: &[u8; 32]) -> Option<Self> {
        let seed = SigningKey::from_bytes(seed);
        let named = is_key_name_valid(name) && !name.chars().any(char::is_control);
        named.then(|| Self { public: Key::new(name.to_owned(), purpose, seed.verifying_key()), seed })
    }

    /// Reads Go's secret form.
    ///
    /// # Errors
    /// When it is malformed, of another type, or its id is wrong.
    pub fn parse(secret: &str) -> Result<Self, KeyFault> {
        let rest = secret.trim().strip_prefix("PRIVATE+KEY+").ok_or(KeyFault::Malformed)?;
        let (name, id, purpose, seed) = parts(rest)?;
        let read = Self::of_seed(&name, purpose, &seed).ok_or(KeyFault::Malformed)?;
        if read.public.id == id { Ok(read) } else { Err(KeyFault::OtherId) }
    }

    /// Go's secret form.
    #[must_use]
    pub fn secret(&self) -> String {
        let seed = BASE64_STANDARD.encode(tagged(self.public.purpose, self.seed.as_bytes()));
        format!("PRIVATE+KEY+{}+{:08x}+{seed}", self.public.name, self.public.id)
    }

    /// Its public half.
    #[must_use]
    pub fn public(&self) -> &Key {
        &self.public
    }

    /// A log's signature line over a checkpoint's text, with its end of line.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        self.line(&self.seed.sign(text.as_bytes()).to_bytes())
    }

    /// A witness's signature line over a checkpoint's text at `time` (POSIX seconds), with its end of line.
    #[must_use]
    pub fn cosign(&self, text: &str, time: u64) -> String {
        let signature = self.seed.sign(&cosigned(text.as_bytes(), time)).to_bytes();
        self.line(&[&time.to_be_bytes()[..], &signature].concat())
    }

    fn line(&self, signature: &[u8]) -> String {
        let blob = BASE64_STANDARD.encode([&self.public.id.to_be_bytes()[..], signature].concat());
        format!("\u{2014} {} {blob}\n", self.public.name)
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({})", self.public)
    }
}

/// The words a witness signs.
fn cosigned(text: &[u8], time: u64) -> Vec<u8> {
    [format!("cosignature/v1\ntime {time}\n").as_bytes(), text].concat()
}

fn tagged(purpose: Purpose, bytes: &[u8; 32]) -> Vec<u8> {
    [&[purpose as u8][..], bytes].concat()
}

fn parts(key: &str) -> Result<(String, u32, Purpose, [u8; 32]), KeyFault> {
    let mut parts = key.splitn(3, '+');
    let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(KeyFault::Malformed);
    };
    let hex = id.len() == 8 && id.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    let id = u32::from_str_radix(id, 16).ok().filter(|_| hex).ok_or(KeyFault::Malformed)?;
    let bytes = BASE64_STANDARD.decode(key).map_err(|_| KeyFault::Malformed)?;
    let (first, rest) = bytes.split_first().ok_or(KeyFault::Malformed)?;
    if !is_key_name_valid(name) {
        return Err(KeyFault::Malformed);
    }
    let purpose = Purpose::of(*first).ok_or(KeyFault::UnknownType)?;
    Ok((name.to_owned(), id, purpose, rest.try_into().map_err(|_| KeyFault::Malformed)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use signed_note::{Note, StandardSigner, StandardVerifier, Verifier as _, VerifierList};

    const VKEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    #[test]
    fn a_key_is_read_and_written_as_the_specification_writes_it() {
        let key = Key::parse(VKEY).unwrap();
        assert_eq!((key.name(), key.purpose(), key.id()), ("example.com/foo", Purpose::Log, 0x530d_903a));
        assert_eq!(key.to_string(), VKEY);
        assert_eq!(key.fingerprint(), "a054 25c8 f5f4 739a 4a96 992c 9dbd 587d");
        assert_eq!(Key::parse(&VKEY.replace("530d903a", "530d903b")), Err(KeyFault::OtherId));
        assert_eq!(Key::parse(&VKEY.replace("530d903a", "530D903A")), Err(KeyFault::Malformed));
        assert_eq!(Key::parse(&VKEY.replace("+Ae", "+Ce")), Err(KeyFault::UnknownType));
        assert_eq!(Key::parse("example.com/foo"), Err(KeyFault::Malformed));
    }

    #[test]
    fn a_secret_key_is_read_by_others_and_never_printed() {
        let secret = SecretKey::of_seed("phu-tan.example/log", Purpose::Log, &[7; 32]).unwrap();
        assert_eq!(SecretKey::parse(&secret.secret()).unwrap().public(), secret.public());
        let theirs = StandardSigner::new(&secret.secret()).unwrap();
        let mut note = Note::new(b"text\n", &[]).unwrap();
        note.add_sigs(&[&theirs]).unwrap();
        let ours = format!("text\n\n{}", secret.sign("text\n"));
        assert_eq!(String::from_utf8(note.to_bytes()).unwrap(), ours);
        let known =
            VerifierList::new(vec![Box::new(StandardVerifier::new(&secret.public().to_string()).unwrap())]);
        assert!(Note::from_bytes(ours.as_bytes()).unwrap().verify(&known).is_ok());
        assert!(!format!("{secret:?}").contains(&BASE64_STANDARD.encode([7; 32])[..20]));
        for name in ["", "có dấu cách", "a+b", "a\nb"] {
            assert!(SecretKey::of_seed(name, Purpose::Log, &[7; 32]).is_none(), "{name:?}");
        }
    }

    #[test]
    fn a_cosignature_binds_the_text_and_the_time() {
        let witness = SecretKey::of_seed("mttq.example/phu-tan", Purpose::Witness, &[9; 32]).unwrap();
        let line = witness.cosign("a\n1\nx\n", 1_700_000_000);
        let signature = signed_note::Signature::from_bytes(line.trim_end().as_bytes()).unwrap();
        let key = witness.public();
        assert_eq!(signature.id(), key.id());
        assert_eq!(key.cosigned_at(b"a\n1\nx\n", signature.signature()), Some(1_700_000_000));
        assert!(key.verify(b"a\n1\nx\n", signature.signature()));
        assert_eq!(key.cosigned_at(b"a\n2\nx\n", signature.signature()), None);
        let mut later = signature.signature().to_vec();
        later[7] ^= 1;
        assert_eq!(key.cosigned_at(b"a\n1\nx\n", &later), None);
        assert_eq!(key.cosigned_at(b"a\n1\nx\n", &[]), None);
    }
}
