//! A book of three lines with the award in the middle, signed and cosigned, as files in a folder.

use sovang_verifier::key::Purpose;
use sovang_verifier::{Checkpoint, Policy, Proof, SecretKey, check, commitment, tree};
use std::path::PathBuf;
use tempfile::TempDir;

const ORIGIN: &str = "sovang.localhost/log";
/// 22:06 ngày 15/06/2025.
const COSIGNED: u64 = 1_750_000_000;

/// The files a reader may choose.
pub(super) struct Book {
    pub(super) award: PathBuf,
    /// The award with one letter of the recipient's name changed.
    pub(super) changed: PathBuf,
    pub(super) proof: PathBuf,
    pub(super) policy: PathBuf,
    /// The keys of another log with the same name.
    pub(super) strangers: PathBuf,
    /// The fingerprint of the log's key.
    pub(super) fingerprint: String,
    pub(super) folder: TempDir,
}

impl Book {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let golden = include_str!("../../../domain/tests/golden/public/records.json");
        let golden: serde_json::Value = serde_json::from_str(golden).unwrap();
        let mut award = golden["award_round.AwardPublished"].clone();
        award["facts"]["constructor"] = "<b>không phải chữ đậm</b>".into();
        let award = award.to_string();
        let (log, witness) = (key(ORIGIN, Purpose::Log, 1), key("mttq.phu-tan", Purpose::Witness, 2));
        let stranger = key(ORIGIN, Purpose::Log, 3);
        let policy = |log: &SecretKey| {
            let text = format!(
                "# danh mục khóa\nlog {}\nwitness mat-tran {}\nquorum mat-tran\n",
                log.public(),
                witness.public()
            );
            Policy::parse(&text).unwrap();
            text
        };
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        Self {
            award: write("award.json", &award),
            changed: write("changed.json", &award.replace("Mận", "Mẫn")),
            proof: write("award.tlog-proof", &proof(&award, &log, &witness)),
            policy: write("danh-muc-khoa.txt", &policy(&log)),
            strangers: write("khoa-la.txt", &policy(&stranger)),
            fingerprint: log.public().fingerprint(),
            folder,
        }
    }
}

fn key(name: &str, purpose: Purpose, seed: u8) -> SecretKey {
    SecretKey::of_seed(name, purpose, &[seed; 32]).unwrap()
}

fn proof(award: &str, log: &SecretKey, witness: &SecretKey) -> String {
    let extra = [&[1][..], &[5; 32], &[6; 32]].concat();
    let middle = check::leaf(ORIGIN, &extra, award.as_bytes()).unwrap();
    let [first, last] = [b"a", b"c"].map(|entry| commitment::leaf_hash(entry));
    let root = tree::root(&[first, middle, last]);
    let text = Checkpoint { origin: ORIGIN.into(), size: 3, root }.to_string();
    let checkpoint = format!("{text}\n{}{}", log.sign(&text), witness.cosign(&text, COSIGNED));
    let proof =
        Proof { extra: Some(extra), index: 1, hashes: vec![first, last], checkpoint: checkpoint.into() };
    String::from_utf8(proof.to_bytes()).unwrap()
}
