//! Papers, content-addressed by SHA-256. A paper is first staged: measured and looked at while it comes in; only when
//! its fact is about to be made is it put into the store, on disk before the fact is.

mod kind;
mod unnamed;

pub use kind::Instead;
pub use unnamed::{Named, Swept};

use object_store::local::LocalFileSystem;
use object_store::path::Path as StorePath;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};
use sovang_domain::document::{Document, MAX_BYTES, Media};
use sovang_domain::ids::{AccountId, PaperId};
use sovang_ledger::{LedgerError, random};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The store of papers.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    folder: PathBuf,
    staging: PathBuf,
    /// Papers that no fact names.
    unnamed: PathBuf,
}

/// What one account may stage within a day, in bytes.
pub const PER_DAY: u64 = 500 * 1024 * 1024;

/// Whose staged papers these are; nobody else can put them into a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder(String);

impl Holder {
    /// The papers of an account.
    #[must_use]
    pub fn of(account: &AccountId) -> Self {
        Self(hex::encode(&Sha256::digest(account.as_str())[..12]))
    }

    /// The papers of the program itself: of the console and the demo.
    fn program() -> Self {
        Self("program".to_owned())
    }

    fn is_program(&self) -> bool {
        *self == Self::program()
    }

    fn name(&self, sha256: &str) -> String {
        format!("{}-{sha256}", self.0)
    }
}

/// A paper that came in and was found good, not yet part of any fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staged {
    /// SHA-256, 64 lower-case hex digits.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// What the bytes are.
    pub media: Media,
    /// Who staged it.
    pub holder: Holder,
}

/// Why a paper is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No byte came.
    Empty,
    /// More than [`MAX_BYTES`].
    TooLarge,
    /// Not one of the four kinds, or not what its name says: this instead.
    Kind(Instead),
    /// More than [`PER_DAY`] from one account.
    TooMuch,
}

/// Why papers cannot be stored or read now.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// The folder of the papers.
    #[error("the folder of papers: {0}")]
    Folder(#[from] std::io::Error),
    /// The store of the papers.
    #[error("the store of papers: {0}")]
    Store(#[from] object_store::Error),
    /// The bytes on disk are no longer those that came.
    #[error("paper {0} is not what it was")]
    Changed(String),
    /// The ledger does not say which papers its facts name.
    #[error("which papers are named: {0}")]
    Ledger(#[from] LedgerError),
}

impl Blobs {
    /// Opens the store in a folder.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(folder: &Path) -> std::io::Result<Self> {
        let staging = folder.join(".staging");
        let unnamed = folder.join(unnamed::FOLDER);
        std::fs::create_dir_all(&staging)?;
        std::fs::create_dir_all(&unnamed)?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(std::io::Error::other)?.with_fsync(true);
        Ok(Self { store: Arc::new(store), folder: folder.to_owned(), staging, unnamed })
    }

    /// Stages a paper that is at hand as bytes, for the program itself.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn stage_bytes(&self, bytes: &[u8]) -> std::io::Result<Result<Staged, Refused>> {
        self.stage(&Holder::program(), bytes).await
    }

    /// Takes in one paper of somebody's form.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn stage(&self, holder: &Holder, bytes: &[u8]) -> std::io::Result<Result<Staged, Refused>> {
        if bytes.is_empty() {
            return Ok(Err(Refused::Empty));
        }
        if bytes.len() as u64 > MAX_BYTES {
            return Ok(Err(Refused::TooLarge));
        }
        let media = match kind::look(bytes) {
            Ok(media) => media,
            Err(instead) => return Ok(Err(Refused::Kind(instead))),
        };
        let sha256 = hex::encode(Sha256::digest(bytes));
        let size = bytes.len() as u64;
        if !holder.is_program() && self.held(holder).await? + size > PER_DAY {
            return Ok(Err(Refused::TooMuch));
        }
        let aside = self.staging.join(random::token());
        tokio::fs::write(&aside, bytes).await?;
        tokio::fs::rename(&aside, self.staging.join(holder.name(&sha256))).await?;
        Ok(Ok(Staged { sha256, size, media, holder: holder.clone() }))
    }

    /// The bytes someone has staged; what is older than a day is swept away.
    async fn held(&self, holder: &Holder) -> std::io::Result<u64> {
        let mut held = 0;
        let mut entries = tokio::fs::read_dir(&self.staging).await?;
        while let Some(entry) = entries.next_entry().await? {
            if entry.file_name().to_str().is_some_and(|name| name.starts_with(&holder.name(""))) {
                held += entry.metadata().await.map_or(0, |found| found.len());
            }
        }
        Ok(held)
    }

    /// A paper staged by an earlier try of the same person; `None` when there is none any more.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn staged(&self, holder: &Holder, sha256: &str) -> std::io::Result<Option<Staged>> {
        if !is_hash(sha256) {
            return Ok(None);
        }
        let bytes = match tokio::fs::read(self.staging.join(holder.name(sha256))).await {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let (size, holder) = (bytes.len() as u64, holder.clone());
        let staged = |media| Staged { sha256: sha256.to_owned(), size, media, holder };
        Ok(kind::look(&bytes).ok().map(staged))
    }

    /// Puts a staged paper into the store and says how the fact names it. One that is there already is written anew: a
    /// fresh paper is never set aside as one that no fact names (`blobs/unnamed.rs`).
    ///
    /// # Errors
    /// When the disk fails: then the fact must not be made.
    pub async fn keep(&self, staged: &Staged, paper: &PaperId) -> Result<Document, BlobError> {
        let bytes = tokio::fs::read(self.staging.join(staged.holder.name(&staged.sha256))).await?;
        if hex::encode(Sha256::digest(&bytes)) != staged.sha256 {
            return Err(BlobError::Changed(staged.sha256.clone()));
        }
        self.put(&staged.sha256, bytes).await?;
        Ok(Document {
            paper: paper.clone(),
            sha256: staged.sha256.clone(),
            size: staged.size,
            media: staged.media,
            number: None,
            date: None,
        })
    }

    async fn put(&self, sha256: &str, bytes: Vec<u8>) -> Result<(), BlobError> {
        let put = self.store.put(&address(sha256), PutPayload::from(bytes)).await;
        Ok(put.map(drop)?)
    }

    /// The bytes of a paper; `None` when there is none.
    ///
    /// # Errors
    /// When the store cannot be read, or what is there no longer has that hash.
    pub async fn get(&self, sha256: &str) -> Result<Option<Vec<u8>>, BlobError> {
        if !is_hash(sha256) {
            return Ok(None);
        }
        let found = match self.store.get(&address(sha256)).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let bytes = found.bytes().await?;
        if hex::encode(Sha256::digest(&bytes)) != sha256 {
            tracing::error!(sha256, "a stored paper is not what it was");
            return Err(BlobError::Changed(sha256.to_owned()));
        }
        Ok(Some(bytes.to_vec()))
    }

    /// Removes a paper, when the person it is about is erased.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn remove(&self, sha256: &str) -> Result<(), BlobError> {
        let mut entries = tokio::fs::read_dir(&self.staging).await?;
        while let Some(entry) = entries.next_entry().await? {
            if is_hash(sha256) && entry.file_name().to_str().is_some_and(|name| name.ends_with(sha256)) {
                // swept away meanwhile is as good
                let _ = tokio::fs::remove_file(entry.path()).await;
            }
        }
        self.forget_aside(sha256)?;
        match self.store.delete(&address(sha256)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Drops staged papers that nobody came back for within a day; those of forms that wait are kept with them.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn sweep(&self, waiting: &BTreeSet<String>) -> std::io::Result<()> {
        const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);
        for entry in std::fs::read_dir(&self.staging)? {
            let entry = entry?;
            let name = entry.file_name();
            let sha256 =
                name.to_str().and_then(|name| name.rsplit_once('-')).map_or("", |(_, sha256)| sha256);
            if waiting.contains(sha256) {
                continue;
            }
            // one that was taken away meanwhile does not keep the others
            let Ok(changed) = entry.metadata().and_then(|found| found.modified()) else { continue };
            if changed.elapsed().unwrap_or_default() > DAY {
                let _ = std::fs::remove_file(entry.path());
            }
        }
        Ok(())
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn address(sha256: &str) -> StorePath {
    let folder = sha256.get(..2).unwrap_or_default();
    StorePath::from_iter([folder, sha256])
}

#[cfg(test)]
mod tests;
