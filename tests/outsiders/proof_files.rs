//! Proof files of a running demonstration: accepted as they are, refused once one thing in them is changed. Our own
//! `sovang verify` is asked beside the outsider, and must come to the same answer.

use crate::asked::{Verdict, go, sovang};
use crate::support::person::Person;
use crate::support::server::Server;
use crate::whole_log::{key_of, signed_beyond};
use sovang_verifier::key::Purpose;
use sovang_verifier::words::number;
use sovang_verifier::{Checkpoint, Proof, SecretKey, SignedCheckpoint};
use std::path::{Path, PathBuf};

/// A public record and what proves it.
#[derive(Clone)]
struct Files {
    record: Vec<u8>,
    proof: Proof,
}

impl Files {
    async fn fetch(reader: &Person, path: &str) -> Self {
        let record = reader.gets(&format!("{path}.json")).await.is(200).bytes.clone();
        let proof = reader.gets(&format!("{path}.tlog-proof")).await.is(200).bytes.clone();
        let read = Proof::parse(&proof).unwrap();
        assert_eq!(read.to_bytes(), proof);
        Self { record, proof: read }
    }

    /// The same with other signatures below the checkpoint.
    fn signed(&self, lines: &[&str]) -> Self {
        let checkpoint = format!("{}\n{}", self.text(), lines.concat()).into_bytes();
        Self { proof: Proof { checkpoint, ..self.proof.clone() }, ..self.clone() }
    }

    fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut files = self.clone();
        change(&mut files);
        files
    }

    fn checkpoint(&self) -> Checkpoint {
        SignedCheckpoint::parse(&self.proof.checkpoint).unwrap().checkpoint
    }

    fn text(&self) -> String {
        self.checkpoint().to_string()
    }

    /// The lines the server gave, the log's among them.
    fn signatures(&self) -> String {
        let note = std::str::from_utf8(&self.proof.checkpoint).unwrap();
        note.split_once("\n\n").unwrap().1.to_owned()
    }
}

/// Someone who believes a log and perhaps a witness, and how old its word may be.
struct Reader<'a> {
    folder: &'a Path,
    log: &'a str,
    witness: Option<&'a SecretKey>,
    minutes: Option<u64>,
    /// The time it is, in POSIX seconds: Go asks the machine past every clock that a test could move.
    now: u64,
}

impl Reader<'_> {
    /// The outsider's verdict and ours.
    fn asks(&self, files: &Files) -> (Verdict, Verdict) {
        let (record, proof) = (self.put("record", &files.record), self.put("proof", &files.proof.to_bytes()));
        (self.asks_go(&record, &proof, &[]), self.asks_us(&record, &proof))
    }

    fn asks_go(&self, record: &Path, proof: &Path, more: &[&str]) -> Verdict {
        let mut args = vec!["proof".to_owned(), "--key".to_owned(), self.log.to_owned()];
        args.extend(["--now".to_owned(), self.now.to_string()]);
        if let Some(witness) = self.witness {
            args.extend(["--witness".to_owned(), witness.public().to_string()]);
        }
        if let Some(minutes) = self.minutes {
            args.extend(["--max-age".to_owned(), (minutes * 60).to_string()]);
        }
        args.extend(more.iter().map(|arg| (*arg).to_owned()));
        args.extend(["--award".to_owned(), name(record), name(proof)]);
        go(args)
    }

    fn asks_us(&self, record: &Path, proof: &Path) -> Verdict {
        let policy = match self.witness {
            Some(key) => format!("log {}\nwitness mttq {}\nquorum mttq\n", self.log, key.public()),
            None => format!("log {}\nquorum none\n", self.log),
        };
        let mut args =
            vec!["verify".to_owned(), "--policy".to_owned(), name(&self.put("policy", policy.as_bytes()))];
        args.extend(["--line".to_owned(), name(record), name(proof)]);
        if let Some(minutes) = self.minutes {
            args.extend(["--max-age".to_owned(), minutes.to_string()]);
        }
        sovang(args)
    }

    #[track_caller]
    fn accepts(&self, files: &Files) {
        let (outsider, ours) = self.asks(files);
        outsider.accepts();
        match self.witness {
            Some(_) => ours.accepts().says("khớp"),
            // the outsider was told to believe the log alone; ours says so instead of “khớp”
            None => ours.leaves_open("chưa có ai đồng ký"),
        };
    }

    /// Both refuse, each with its reason.
    #[track_caller]
    fn refuses(&self, files: &Files, outsiders: &str, our: &str) {
        let (outsider, ours) = self.asks(files);
        outsider.refuses(outsiders);
        ours.refuses("không khớp").says(our);
    }

    fn put(&self, file: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.join(file);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

fn name(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

/// The line of the book that a page offers for download, without its ending.
fn linked_line(page: &str) -> String {
    let (_, rest) = page.split_once("href=\"/phu-tan/so/").expect("the page links a line of the book");
    format!("/phu-tan/so/{}", rest.split_once(".json").unwrap().0)
}

#[tokio::test]
async fn a_proof_file_convinces_outsiders_until_one_thing_is_changed() {
    let (data, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = Server::demo(data.path());
    let anyone = server.person();
    signed_beyond(&anyone, 1_000).await;
    let (key, award) = (key_of(&anyone).await, "/phu-tan/khen-thuong/2026-54-1");
    let clock = anyone.gets(award).await;
    let correction = linked_line(&clock.text);
    let revocation = linked_line(&anyone.gets("/phu-tan/khen-thuong/2025-104-2").await.text);
    let award = Files::fetch(&anyone, &format!("{award}/award")).await;
    let correction = Files::fetch(&anyone, &correction).await;
    let revocation = Files::fetch(&anyone, &revocation).await;
    // the Date header is the one clock a test may read
    let now = jiff::fmt::rfc2822::parse(clock.header("date").unwrap()).unwrap().timestamp().as_second();
    let now = u64::try_from(now).unwrap();

    let reader = Reader { folder: folder.path(), log: &key, witness: None, minutes: None, now };
    for files in [&award, &correction, &revocation] {
        reader.accepts(files);
    }
    changed_files_are_refused(&reader, &award, &correction);
    strangers_are_refused(&reader, &award);
    cosignatures_count_while_they_are_young(&reader, &award);
}

fn changed_files_are_refused(reader: &Reader<'_>, award: &Files, correction: &Files) {
    let (index, size) = (award.proof.index, award.checkpoint().size);
    let other = |index: u64| {
        (format!("is not entry {index} of"), format!("số {} của sổ ({} dòng)", number(index), number(size)))
    };
    let refuses = |files: &Files, index: u64| {
        let (outsider, our) = other(index);
        reader.refuses(files, &outsider, &our);
    };
    let last = award.record.len() - 2;
    refuses(&award.changed(|files| files.record[last] ^= 1), index);
    refuses(&award.changed(|files| files.record.push(b'\n')), index);
    // 0 is the version, then come the salt and the commitment to what is not public
    for byte in [1, 32, 33, 64] {
        refuses(&award.changed(|files| files.proof.extra.as_mut().unwrap()[byte] ^= 1), index);
    }
    for elsewhere in [index - 1, index + 1, 0] {
        refuses(&award.changed(|files| files.proof.index = elsewhere), elsewhere);
    }
    for at in 0..award.proof.hashes.len() {
        refuses(&award.changed(|files| files.proof.hashes[at][0] ^= 1), index);
    }
    refuses(&award.changed(|files| files.proof.hashes.swap(0, 1)), index);
    refuses(&award.changed(|files| files.proof.hashes.truncate(1)), index);
    refuses(&award.changed(|files| files.proof.hashes.push([7; 32])), index);
    let mixed = Files { record: award.record.clone(), ..correction.clone() };
    refuses(&mixed, correction.proof.index);
    let version = award.changed(|files| files.proof.extra.as_mut().unwrap()[0] = 2);
    reader.refuses(&version, "extra does not open", "thiếu phần mở niêm phong");
    let closed = award.changed(|files| files.proof.extra = None);
    reader.refuses(&closed, "not a proof file that opens", "thiếu phần mở niêm phong");
    let (_, our) = other(size);
    reader.refuses(&award.changed(|files| files.proof.index = size), "invalid inputs", &our);
}

fn strangers_are_refused(reader: &Reader<'_>, award: &Files) {
    let text = award.text();
    let stranger = SecretKey::of_seed(&award.checkpoint().origin, Purpose::Log, &[9; 32]).unwrap();
    let strange = award.signed(&[&stranger.sign(&text)]);
    reader.refuses(&strange, "no verifiable signatures", "không có chữ ký của sổ này");
    Reader { log: &stranger.public().to_string(), ..*reader }.accepts(&strange);
    // a second signature neither helps nor harms
    reader.accepts(&award.signed(&[&award.signatures(), &stranger.sign(&text)]));
    reader.accepts(&award.signed(&[&award.signatures(), &award.signatures()]));
    // what was signed over one tree does not hold over another
    let other = award.changed(|files| {
        files.proof.checkpoint = format!("{}\n{}", smaller(award), award.signatures()).into_bytes();
    });
    reader.refuses(&other, "invalid signature", "là chữ ký sai");
}

/// The text of another checkpoint of the same log.
fn smaller(award: &Files) -> String {
    let checkpoint = award.checkpoint();
    Checkpoint { size: checkpoint.size - 1, ..checkpoint }.to_string()
}

fn cosignatures_count_while_they_are_young(reader: &Reader<'_>, award: &Files) {
    let now = reader.now;
    let text = award.text();
    let log = award.signatures();
    let witness = SecretKey::of_seed("mttq.example/phu-tan", Purpose::Witness, &[2; 32]).unwrap();
    let unknown = SecretKey::of_seed("mttq.example/phu-tan", Purpose::Witness, &[3; 32]).unwrap();
    let cosigned = |by: &SecretKey, text: &str, at: u64| award.signed(&[&log, &by.cosign(text, at)]);

    let patient = Reader { witness: Some(&witness), ..*reader };
    let reader = Reader { minutes: Some(15), ..patient };
    let fresh = cosigned(&witness, &text, now);
    reader.accepts(&fresh);
    let old = cosigned(&witness, &text, now - 16 * 60);
    let (outsider, ours) = reader.asks(&old);
    outsider.refuses("older than 900 seconds");
    // the record does stand there, so ours does not call it false
    ours.leaves_open("chữ ký đồng ký đã cũ");
    patient.accepts(&old);
    // what is young today is old an hour later
    let record = reader.put("record", &fresh.record);
    let proof = reader.put("proof", &fresh.proof.to_bytes());
    let later = (now + 3600).to_string();
    reader.asks_go(&record, &proof, &["--now", &later]).refuses("older than 900 seconds");

    let future = cosigned(&witness, &text, now + 3600);
    patient.refuses(&future, "in the future", "sau giờ của máy này");
    patient.refuses(award, "has not cosigned", "chưa được Mặt trận Tổ quốc đồng ký");
    let by_another = cosigned(&unknown, &text, now);
    patient.refuses(&by_another, "has not cosigned", "chưa được Mặt trận Tổ quốc đồng ký");
    let elsewhere = cosigned(&witness, &smaller(award), now);
    patient.refuses(&elsewhere, "invalid signature", "là chữ ký sai");
    let alone = award.signed(&[&witness.cosign(&text, now)]);
    patient.refuses(&alone, "the log has not signed it", "không có chữ ký của sổ này");
    let both = award.signed(&[&log, &unknown.cosign(&text, now), &witness.cosign(&text, now)]);
    reader.accepts(&both);
}
