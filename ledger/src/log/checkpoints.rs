//! Checkpoints: what the log has signed, who cosigned it, and which of them are published.
//!
//! One root a size, for ever; a checkpoint is stored before its signature leaves the process, so two publishers, or one
//! that crashed, cannot sign two histories.

use crate::{
    Ledger, clock,
    error::LedgerError,
    store::{Cell, Row, Statement},
    subscribe::int,
};
use sovang_verifier::{Checkpoint, Hash, Key, Policy, SecretKey, SignedCheckpoint};

/// A checkpoint with all that was signed over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// What is signed.
    pub checkpoint: Checkpoint,
    /// The log's signature lines.
    pub signatures: String,
    /// The witnesses' words: key name, key id, POSIX seconds, line.
    pub cosignatures: Vec<Cosigned>,
    /// When it was shown to everyone, in microseconds since 1970.
    pub published_at: Option<i64>,
}

/// One witness's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigned {
    /// Name of the key.
    pub name: String,
    /// Id of the key.
    pub id: u32,
    /// When, in POSIX seconds.
    pub at: u64,
    /// The line itself.
    pub line: String,
}

impl Signed {
    /// The signed note, as it is served.
    #[must_use]
    pub fn note(&self) -> String {
        let lines: String = self.cosignatures.iter().map(|cosigned| cosigned.line.as_str()).collect();
        format!("{}\n{}{lines}", self.checkpoint, self.signatures)
    }

    /// The note without cosignatures, as witnesses are given it.
    #[must_use]
    pub fn bare(&self) -> String {
        format!("{}\n{}", self.checkpoint, self.signatures)
    }

    /// When a witness last cosigned it.
    #[must_use]
    pub fn cosigned_at(&self, key: &Key) -> Option<u64> {
        let of = |cosigned: &&Cosigned| (cosigned.name.as_str(), cosigned.id) == (key.name(), key.id());
        self.cosignatures.iter().find(of).map(|cosigned| cosigned.at)
    }

    /// The newest cosignature.
    #[must_use]
    pub fn newest(&self) -> Option<&Cosigned> {
        self.cosignatures.iter().max_by_key(|cosigned| cosigned.at)
    }
}

const NEWEST: &str = "select tree_size, root, body, signatures, published_at from tlog_checkpoint
                      order by tree_size desc limit 1";
const PUBLISHED: &str = "select tree_size, root, body, signatures, published_at from tlog_checkpoint
                         where published_at is not null order by tree_size desc limit 1";
const COSIGNATURES: &str = "select key_name, key_id, cosigned_at, line from tlog_cosignature
                            where tree_size = $1 order by key_name, key_id";
const SIGN: &str = "insert into tlog_checkpoint (tree_size, root, body, signatures, signed_at)
                    values ($1, $2, $3, $4, $5) on conflict (tree_size) do nothing";
const SIGN_AGAIN: &str = "update tlog_checkpoint set signatures = $1 where tree_size = $2";
const COSIGN: &str = "insert into tlog_cosignature (tree_size, key_name, key_id, cosigned_at, line)
                      values ($1, $2, $3, $4, $5) on conflict (tree_size, key_name, key_id) do update
                      set cosigned_at = excluded.cosigned_at, line = excluded.line
                      where excluded.cosigned_at > tlog_cosignature.cosigned_at";
const PUBLISH: &str =
    "update tlog_checkpoint set published_at = $1 where tree_size = $2 and published_at is null";
const LAST_COSIGNED: &str =
    "select coalesce(max(tree_size), 0) from tlog_cosignature where key_name = $1 and key_id = $2";
const KEYS: &str = "select vkey, from_size, to_size from tlog_key order by from_size, vkey";
const KEY_FROM: &str =
    "insert into tlog_key (vkey, from_size) values ($1, $2) on conflict (vkey) do update set to_size = null";
const KEY_TO: &str = "update tlog_key set to_size = $1 where vkey = $2 and to_size is null";

/// A key the log has signed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogKey {
    /// The key.
    pub vkey: String,
    /// First size it may have signed.
    pub from: u64,
    /// Last size it signed, once it is retired.
    pub to: Option<u64>,
}

impl Ledger {
    /// The newest checkpoint, published or not.
    pub async fn newest_checkpoint(&self) -> Result<Option<Signed>, LedgerError> {
        self.checkpoint(NEWEST).await
    }

    /// The newest checkpoint that everyone is shown.
    pub async fn published_checkpoint(&self) -> Result<Option<Signed>, LedgerError> {
        self.checkpoint(PUBLISHED).await
    }

    async fn checkpoint(&self, sql: &'static str) -> Result<Option<Signed>, LedgerError> {
        let Some(mut row) = self.0.store.rows(sql, Vec::new()).await?.pop() else { return Ok(None) };
        let size = row.count(0)?;
        let checkpoint =
            Checkpoint { origin: self.origin().to_owned(), size, root: super::tree::hash(row.bytes(1)?)? };
        if row.text(2)? != checkpoint.to_string() {
            return Err(LedgerError::Damaged(format!("the checkpoint of {size} leaves is not what it says")));
        }
        let (signatures, published_at) = (row.text(3)?, row.maybe_int(4)?);
        let rows = self.0.store.rows(COSIGNATURES, vec![int(size)]).await?;
        let cosignatures = rows.into_iter().map(cosigned).collect::<Result<_, _>>()?;
        Ok(Some(Signed { checkpoint, signatures, cosignatures, published_at }))
    }

    /// Signs the tree `(size, root)`, or finds it signed already; an error if another root stands there.
    pub(crate) async fn sign_checkpoint(
        &self,
        size: u64,
        root: Hash,
        keys: &[SecretKey],
    ) -> Result<(), LedgerError> {
        let checkpoint = Checkpoint { origin: self.origin().to_owned(), size, root };
        let body = checkpoint.to_string();
        let signatures: String = keys.iter().map(|key| key.sign(&body)).collect();
        if let Some(stored) = self.newest_checkpoint().await?
            && (&stored.checkpoint, &stored.signatures) == (&checkpoint, &signatures)
        {
            return Ok(());
        }
        let cells = vec![
            int(size),
            Cell::Bytes(root.to_vec()),
            Cell::Text(body),
            Cell::Text(signatures.clone()),
            Cell::Int(clock::now().as_microsecond()),
        ];
        self.0.store.write_one(SIGN, cells).await?;
        match self.newest_checkpoint().await? {
            // another publisher has gone further already
            Some(stored) if stored.checkpoint.size > size => Ok(()),
            Some(stored) if stored.checkpoint == checkpoint => {
                if stored.signatures != signatures {
                    // a key was added or retired since: the same tree, signed by the keys of today
                    self.0.store.write_one(SIGN_AGAIN, vec![Cell::Text(signatures), int(size)]).await?;
                }
                Ok(())
            }
            _ => Err(LedgerError::Damaged(format!("another root of {size} leaves has been signed"))),
        }
    }

    /// Keeps a witness's line over the checkpoint of `size` leaves, after it was checked.
    pub(crate) async fn keep_cosignature(
        &self,
        size: u64,
        key: &Key,
        at: u64,
        line: &str,
    ) -> Result<(), LedgerError> {
        let cells = vec![
            int(size),
            Cell::Text(key.name().to_owned()),
            Cell::Int(key.id().into()),
            int(at),
            Cell::Text(line.to_owned()),
        ];
        self.0.store.write_one(COSIGN, cells).await.map(drop)
    }

    pub(crate) async fn publish_checkpoint(&self, size: u64) -> Result<(), LedgerError> {
        let cells = vec![Cell::Int(clock::now().as_microsecond()), int(size)];
        self.0.store.write_one(PUBLISH, cells).await.map(drop)
    }

    /// The largest tree a witness has cosigned, as far as we know.
    pub(crate) async fn last_cosigned(&self, key: &Key) -> Result<u64, LedgerError> {
        let cells = vec![Cell::Text(key.name().to_owned()), Cell::Int(key.id().into())];
        let mut rows = self.0.store.rows(LAST_COSIGNED, cells).await?;
        rows.first_mut().map_or(Ok(0), |row| row.count(0))
    }

    /// Every key the log has signed with.
    pub async fn log_keys(&self) -> Result<Vec<LogKey>, LedgerError> {
        let rows = self.0.store.rows(KEYS, Vec::new()).await?;
        let read = |mut row: Row| {
            let to = row.maybe_int(2)?.and_then(|to| u64::try_from(to).ok());
            Ok(LogKey { vkey: row.text(0)?, from: row.count(1)?, to })
        };
        rows.into_iter().map(read).collect()
    }

    /// Records with which keys the log signs from here on.
    pub(crate) async fn settle_keys(&self, keys: &[SecretKey]) -> Result<(), LedgerError> {
        let size = self.newest_checkpoint().await?.map_or(0, |signed| signed.checkpoint.size);
        let known = self.log_keys().await?;
        let vkeys: Vec<String> = keys.iter().map(|key| key.public().to_string()).collect();
        let mut statements = Vec::new();
        for vkey in &vkeys {
            if !known.iter().any(|key| key.vkey == *vkey && key.to.is_none()) {
                statements.push(Statement(KEY_FROM, vec![Cell::Text(vkey.clone()), int(size)]));
            }
        }
        for key in known.iter().filter(|key| key.to.is_none() && !vkeys.contains(&key.vkey)) {
            statements.push(Statement(KEY_TO, vec![int(size), Cell::Text(key.vkey.clone())]));
        }
        if !statements.is_empty() {
            self.0.store.write(statements).await?;
        }
        Ok(())
    }

    /// Whether these are the keys the log signs with, as settled last.
    pub(crate) async fn signs_with(&self, keys: &[SecretKey]) -> Result<bool, LedgerError> {
        let mut ours: Vec<String> = keys.iter().map(|key| key.public().to_string()).collect();
        let known = self.log_keys().await?.into_iter();
        let mut settled: Vec<String> = known.filter(|key| key.to.is_none()).map(|key| key.vkey).collect();
        ours.sort_unstable();
        settled.sort_unstable();
        Ok(ours == settled)
    }

    /// Whom to believe about this log: every key it has signed with, its witnesses, the quorum. Where the witnesses
    /// are reached is nobody else's business.
    ///
    /// # Errors
    /// When the store does not answer or holds something that is no key.
    pub async fn policy(&self, trust: &Policy) -> Result<Policy, LedgerError> {
        let mut policy = trust.clone();
        policy.logs.clear();
        policy.witnesses.iter_mut().for_each(|witness| witness.url = None);
        for LogKey { vkey, .. } in self.log_keys().await? {
            let key = Key::parse(&vkey).map_err(|error| LedgerError::Damaged(format!("{vkey}: {error}")))?;
            policy.logs.push(sovang_verifier::policy::Addressed { key, url: None });
        }
        Ok(policy)
    }
}

fn cosigned(mut row: Row) -> Result<Cosigned, LedgerError> {
    let id =
        u32::try_from(row.int(1)?).map_err(|_| LedgerError::Damaged("a key id is too large".to_owned()))?;
    Ok(Cosigned { name: row.text(0)?, id, at: row.count(2)?, line: row.text(3)? })
}

/// Reads the lines a witness answered: the time of the one made with `key`, and that line.
pub(crate) fn read_cosignature(bare: &str, answer: &str, key: &Key) -> Option<(u64, String)> {
    let signed = SignedCheckpoint::parse(format!("{bare}{answer}").as_bytes()).ok()?;
    let held = signed.cosigned_by(&[key]).ok()?;
    let at = held.first()?.at;
    let line = answer.lines().find(|line| {
        let signature = signed_note::Signature::from_bytes(line.as_bytes());
        signature.is_ok_and(|signature| (signature.name(), signature.id()) == (key.name(), key.id()))
    })?;
    Some((at, format!("{line}\n")))
}
