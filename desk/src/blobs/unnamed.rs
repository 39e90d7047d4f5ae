//! Papers that no fact names: left behind when a form was refused after its papers were stored. After a day they are set
//! aside, thirty days later they are deleted; one that a fact names after all goes back to its place.
//!
//! None is lost that a fact is about to name, on any number of machines: [`Blobs::keep`] always writes the paper anew, so
//! its time is fresh before the fact is made. What is taken away here is looked at once more after it was moved; fresh
//! means that somebody kept it meanwhile, and it goes back. Setting aside first is for the day on which a server starts
//! over the wrong ledger, or one restored from before: its papers must not be gone by then.

use super::{BlobError, Blobs, is_hash};
use crate::clock;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use sovang_ledger::Ledger;
use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of papers set aside, inside that of the papers.
pub(super) const FOLDER: &str = ".unnamed";
/// How old a paper is that can be set aside; far more than any request takes between paper and fact.
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// How long it lies aside.
const ASIDE: SignedDuration = SignedDuration::from_hours(24 * 30);
/// Events read at once.
const BATCH: usize = 500;

/// The papers that facts name, read from the ledger once and then followed.
#[derive(Debug, Default)]
pub struct Named {
    papers: HashSet<[u8; 32]>,
    next: u64,
}

/// What a turn did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Swept {
    pub set_aside: usize,
    pub put_back: usize,
    pub deleted: usize,
}

impl Named {
    /// Reads on to the ledger's end.
    async fn catch_up(&mut self, ledger: &Ledger) -> Result<(), BlobError> {
        ledger.sequence().await?;
        loop {
            let events = ledger.read(self.next, BATCH).await?;
            let Some(last) = events.last() else { return Ok(()) };
            self.next = last.log_index + 1;
            events.iter().for_each(|event| self.note(&event.payload));
        }
    }

    /// Whatever looks like the name of a paper counts as one, wherever it stands: no kind of fact can be forgotten.
    fn note(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.papers.extend(hash(text)),
            Value::Array(values) => values.iter().for_each(|value| self.note(value)),
            Value::Object(fields) => fields.values().for_each(|value| self.note(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn names(&self, sha256: &str) -> bool {
        hash(sha256).is_some_and(|hash| self.papers.contains(&hash))
    }

    /// The papers of plans under review: no fact names them yet.
    async fn under_review(ledger: &Ledger) -> Result<Self, BlobError> {
        let mut named = Self::default();
        for document in ledger.files_of_plan_reviews().await? {
            named.note(&serde_json::from_str(&document).unwrap_or_default());
        }
        Ok(named)
    }

    /// One turn over the papers. They are listed before the ledger is read: what a fact named by then is known.
    ///
    /// # Errors
    /// When ledger or folder cannot be read; the next turn goes on.
    pub async fn sweep(&mut self, ledger: &Ledger, blobs: &Blobs) -> Result<Swept, BlobError> {
        let now = clock::machine();
        let shelves = blobs.clone();
        let old = tokio::task::spawn_blocking(move || shelves.older(now)).await;
        let old = old.map_err(|error| BlobError::Folder(io::Error::other(error)))??;
        self.catch_up(ledger).await?;
        let under_review = Self::under_review(ledger).await?;
        let mut swept = Swept::default();
        for (sha256, path) in old {
            if !self.names(&sha256) && !under_review.names(&sha256) && blobs.set_aside(&sha256, &path, now)? {
                swept.set_aside += 1;
            }
        }
        for Aside { sha256, since, path } in blobs.aside()? {
            if self.names(&sha256) || under_review.names(&sha256) {
                swept.put_back += usize::from(is_done(fs::rename(&path, blobs.place(&sha256)))?);
            } else if now.duration_since(since) > ASIDE {
                swept.deleted += usize::from(is_done(fs::remove_file(&path))?);
            }
        }
        Ok(swept)
    }
}

/// A paper that was set aside.
struct Aside {
    sha256: String,
    since: Timestamp,
    path: PathBuf,
}

impl Blobs {
    /// Erases a paper that no fact and no plan under review names, with its staged copies; false where one does. Who puts
    /// the same bytes into another form in this very moment is told to choose them again.
    ///
    /// # Errors
    /// When ledger or folder cannot be read.
    pub async fn erase_unnamed(&self, ledger: &Ledger, sha256: &str) -> Result<bool, BlobError> {
        let mut named = Named::default();
        named.catch_up(ledger).await?;
        if named.names(sha256) || Named::under_review(ledger).await?.names(sha256) {
            return Ok(false);
        }
        self.remove(sha256).await?;
        Ok(true)
    }

    fn place(&self, sha256: &str) -> PathBuf {
        self.folder.join(sha256.get(..2).unwrap_or_default()).join(sha256)
    }

    /// The papers in their places that were written more than a day ago.
    fn older(&self, now: Timestamp) -> io::Result<Vec<(String, PathBuf)>> {
        let mut found = Vec::new();
        for shelf in fs::read_dir(&self.folder)? {
            let shelf = shelf?;
            let is_shelf = shelf.file_name().to_str().is_some_and(|name| name.len() == 2);
            if is_shelf && shelf.file_type()?.is_dir() {
                found.extend(files(&shelf.path())?.into_iter().filter(|(name, _)| is_hash(name)));
            }
        }
        found.retain(|(_, path)| is_old(path, now));
        Ok(found)
    }

    /// Takes a paper away unless somebody keeps it at this moment; whether it was taken.
    fn set_aside(&self, sha256: &str, path: &Path, now: Timestamp) -> io::Result<bool> {
        let aside = self.unnamed.join(format!("{sha256}.{}", now.as_second()));
        if !is_done(fs::rename(path, &aside))? {
            return Ok(false);
        }
        if is_old(&aside, now) {
            return Ok(true);
        }
        is_done(fs::rename(&aside, path))?;
        Ok(false)
    }

    fn aside(&self) -> io::Result<Vec<Aside>> {
        let read = |(name, path): (String, PathBuf)| {
            let (sha256, since) = name.split_once('.').filter(|(sha256, _)| is_hash(sha256))?;
            let since = Timestamp::from_second(since.parse().ok()?).ok()?;
            Some(Aside { sha256: sha256.to_owned(), since, path })
        };
        Ok(files(&self.unnamed)?.into_iter().filter_map(read).collect())
    }

    /// Deletes what was set aside of a paper, when the person it is about is erased.
    pub(super) fn forget_aside(&self, sha256: &str) -> io::Result<()> {
        for aside in self.aside()?.into_iter().filter(|aside| aside.sha256 == sha256) {
            is_done(fs::remove_file(aside.path))?;
        }
        Ok(())
    }
}

fn files(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        found.extend(entry.file_name().into_string().ok().map(|name| (name, entry.path())));
    }
    Ok(found)
}

/// Whether it was last written more than a day ago; what cannot be asked is spared.
fn is_old(path: &Path, now: Timestamp) -> bool {
    let written = fs::metadata(path).and_then(|found| found.modified()).ok();
    let written = written.and_then(|at| Timestamp::try_from(at).ok());
    written.is_some_and(|at| now.duration_since(at) > DAY)
}

/// False for a file that another machine's turn took first.
fn is_done(result: io::Result<()>) -> io::Result<bool> {
    match result {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn hash(text: &str) -> Option<[u8; 32]> {
    let mut hash = [0; 32];
    hex::decode_to_slice(text, &mut hash).ok()?;
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF\n";

    async fn kept(blobs: &Blobs) -> (String, PathBuf) {
        let staged = blobs.stage_bytes(PDF).await.unwrap().unwrap();
        blobs.keep(&staged, &"to-trinh".into()).await.unwrap();
        let place = blobs.place(&staged.sha256);
        (staged.sha256, place)
    }

    fn age(path: &Path, hours: i64) {
        let at = clock::machine() - SignedDuration::from_hours(hours);
        fs::File::open(path).unwrap().set_modified(at.into()).unwrap();
    }

    #[tokio::test]
    async fn a_paper_kept_again_is_fresh_however_long_it_lay_there() {
        let folder = tempfile::TempDir::new().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        let (_, path) = kept(&blobs).await;
        age(&path, 25);
        assert_eq!(blobs.older(clock::machine()).unwrap().len(), 1);
        kept(&blobs).await;
        assert!(blobs.older(clock::machine()).unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_paper_kept_while_it_is_taken_away_goes_back() {
        let folder = tempfile::TempDir::new().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        let (sha256, path) = kept(&blobs).await;
        // listed as old, and kept again before its turn came
        assert!(!blobs.set_aside(&sha256, &path, clock::machine()).unwrap());
        assert_eq!(blobs.get(&sha256).await.unwrap().as_deref(), Some(PDF));
        age(&path, 25);
        assert!(blobs.set_aside(&sha256, &path, clock::machine()).unwrap());
        assert_eq!(blobs.get(&sha256).await.unwrap(), None);
        assert!(!blobs.set_aside(&sha256, &path, clock::machine()).unwrap(), "another machine was first");
    }

    #[tokio::test]
    async fn an_erased_paper_is_gone_from_those_set_aside_too() {
        let folder = tempfile::TempDir::new().unwrap();
        let blobs = Blobs::open(folder.path()).unwrap();
        let (sha256, path) = kept(&blobs).await;
        age(&path, 25);
        blobs.set_aside(&sha256, &path, clock::machine()).unwrap();
        blobs.remove(&sha256).await.unwrap();
        assert!(blobs.aside().unwrap().is_empty());
    }

    #[test]
    fn whatever_looks_like_the_name_of_a_paper_counts_as_one() {
        let mut named = Named::default();
        named.note(&serde_json::json!({"a": [{"b": "9f2c41d7".repeat(8)}], "c": 1, "d": "9f2c41d7"}));
        assert!(named.names(&"9f2c41d7".repeat(8)));
        assert_eq!(named.papers.len(), 1);
    }
}
