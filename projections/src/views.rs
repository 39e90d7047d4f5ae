//! The handle that the portal holds: reads, waits for its own writes, asks for a rebuild.

use crate::cells::run;
use crate::digest;
use crate::error::{Result, ViewError};
use crate::file::{self, ViewsFile};
use crate::runner::{self, Order};
use crate::source::Log;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinHandle;

/// Idle reading connections kept open.
const IDLE_READERS: usize = 8;

/// The read models of one node; cheap to clone.
#[derive(Clone)]
pub struct Views {
    shared: Arc<Shared>,
    _runner: Arc<Runner>,
}

/// What the handle and the runner share.
pub(crate) struct Shared {
    pub(crate) dir: PathBuf,
    pub(crate) position: watch::Sender<u64>,
    /// As in the health, for those who ask at every request.
    generation: AtomicU32,
    /// Whether the file that is read has ever caught up.
    whole: watch::Sender<bool>,
    health: Mutex<Health>,
    serving: Mutex<Serving>,
    orders: mpsc::UnboundedSender<Order>,
}

/// The file that is read now.
struct Serving {
    path: PathBuf,
    generation: u32,
    idle: Vec<Connection>,
}

/// Ends the following when the last handle is gone.
struct Runner(JoinHandle<()>);

impl Drop for Runner {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// How the views stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// How many facts are applied.
    pub position: u64,
    /// How many facts the ledger holds.
    pub head: u64,
    /// Which build of the file is read; grows with every rebuild.
    pub generation: u32,
    /// Whether a second file is being built.
    pub rebuilding: bool,
    /// What stands in the way.
    pub error: Option<String>,
    /// Whether it waits for someone: a fact that this program cannot read is never skipped.
    pub stopped: bool,
}

impl Views {
    /// Opens or builds the views of `log` in the folder `dir`, and follows the log until the last handle is dropped.
    /// Returns at once; see [`Self::reached`].
    ///
    /// # Errors
    /// When the folder cannot be used or the log cannot be read. A damaged views file is no error: it is built anew.
    pub async fn open(dir: impl AsRef<Path>, log: impl Log) -> Result<Self> {
        let dir = dir.as_ref().to_owned();
        std::fs::create_dir_all(&dir)?;
        let file = runner::choose(&dir, &log).await?;
        let (orders, received) = mpsc::unbounded_channel();
        let position = file.checkpoint.position;
        let serving = Serving { path: file.path.clone(), generation: file.generation, idle: Vec::new() };
        let health = Health { position, generation: file.generation, ..Health::default() };
        let shared = Arc::new(Shared {
            dir,
            position: watch::Sender::new(position),
            generation: AtomicU32::new(health.generation),
            whole: watch::Sender::new(file.checkpoint.ready),
            health: Mutex::new(health),
            serving: Mutex::new(serving),
            orders,
        });
        let follow = runner::follow(Arc::new(log), file, Arc::clone(&shared), received);
        Ok(Self { shared, _runner: Arc::new(Runner(tokio::spawn(follow))) })
    }

    /// How many facts are applied.
    #[must_use]
    pub fn position(&self) -> u64 {
        *self.shared.position.borrow()
    }

    /// Follows the position: pages are cached by it.
    #[must_use]
    pub fn positions(&self) -> watch::Receiver<u64> {
        self.shared.position.subscribe()
    }

    /// Which build of the file is read: [`Health::generation`].
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.shared.generation.load(Ordering::Acquire)
    }

    /// Whether what is read is the whole: not while a file is built for the first time, when most of what is there is not
    /// in it yet.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        *self.shared.whole.borrow()
    }

    /// Waits until the fact at `log_index` is applied and what is read is the whole.
    ///
    /// # Errors
    /// [`ViewError::Behind`] when it takes longer than `timeout`.
    pub async fn reached(&self, log_index: u64, timeout: Duration) -> Result<()> {
        let mut positions = self.positions();
        let mut whole = self.shared.whole.subscribe();
        let reached = async {
            let applied = positions.wait_for(|position| *position > log_index).await.is_ok();
            applied && whole.wait_for(|whole| *whole).await.is_ok()
        };
        match tokio::time::timeout(timeout, reached).await {
            Ok(true) => Ok(()),
            _ => Err(ViewError::Behind { wanted: log_index, position: self.position() }),
        }
    }

    /// Asks the views, on this thread, in one snapshot. The connection reads only.
    ///
    /// # Errors
    /// Those of the query. When the file turns out damaged, a rebuild is begun.
    pub fn read<T>(&self, ask: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let (generation, conn) = self.shared.reader()?;
        let answer = in_snapshot(&conn, ask);
        match &answer {
            Err(error) if runner::is_damage(error) => {
                // nobody waits for it: the answer goes to whoever is left, which is no one
                let _ = self.shared.orders.send(Order { done: None });
            }
            _ => self.shared.give_back(generation, conn),
        }
        answer
    }

    /// Builds everything anew beside the file that is read, then takes the new one.
    ///
    /// # Errors
    /// What stood in the way; the old file is still read then.
    pub async fn rebuild(&self) -> Result<()> {
        let (done, answer) = oneshot::channel();
        let stopped = || ViewError::Ledger("the runner of the views has ended".to_owned());
        self.shared.orders.send(Order { done: Some(done) }).map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }

    /// One hash over all rows of all tables: equal facts give equal hashes, however they were applied.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn digest(&self) -> Result<String> {
        Ok(digest::whole(&self.digests()?))
    }

    /// The hash of each table.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn digests(&self) -> Result<BTreeMap<String, String>> {
        let path = self.shared.serving().path.clone();
        digest::of(&file::reader(&path)?)
    }

    /// How they stand.
    #[must_use]
    pub fn health(&self) -> Health {
        self.shared.health().clone()
    }
}

fn in_snapshot<T>(conn: &Connection, ask: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    // after a panic it is closed with the connection, which nobody gives back then
    run(conn, "begin", [])?;
    let answer = ask(conn);
    if !conn.is_autocommit() {
        run(conn, "rollback", [])?;
    }
    answer
}

impl Shared {
    fn serving(&self) -> MutexGuard<'_, Serving> {
        self.serving.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn health(&self) -> MutexGuard<'_, Health> {
        self.health.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reader(&self) -> Result<(u32, Connection)> {
        let mut serving = self.serving();
        let conn = match serving.idle.pop() {
            Some(conn) => conn,
            None => file::reader(&serving.path)?,
        };
        Ok((serving.generation, conn))
    }

    fn give_back(&self, generation: u32, conn: Connection) {
        let mut serving = self.serving();
        if serving.generation == generation && serving.idle.len() < IDLE_READERS {
            serving.idle.push(conn);
        }
    }

    /// Readers take this file from now on.
    pub(crate) fn serve(&self, file: &ViewsFile) {
        let mut serving = self.serving();
        *serving = Serving { path: file.path.clone(), generation: file.generation, idle: Vec::new() };
        self.health().generation = file.generation;
        self.generation.store(file.generation, Ordering::Release);
        self.caught_up();
    }

    /// The file that is read holds all that was recorded.
    pub(crate) fn caught_up(&self) {
        self.whole.send_replace(true);
    }

    /// Tells why the views could not follow; `stopped` where they wait for a person.
    pub(crate) fn failed(&self, error: &ViewError, stopped: bool) {
        let mut health = self.health();
        health.error = Some(error.to_string());
        health.stopped = stopped;
    }

    /// Tells what a rebuild came to.
    pub(crate) fn rebuilt(&self, outcome: &Result<()>, stopped: bool) {
        let mut health = self.health();
        health.rebuilding = false;
        health.stopped = stopped;
        health.error = outcome.as_ref().err().map(ToString::to_string);
    }

    /// Tells the position after what it stands for can be read.
    pub(crate) fn tell(&self, position: u64, head: u64) {
        let mut health = self.health();
        health.position = position;
        health.head = head.max(position);
        drop(health);
        self.position.send_if_modified(|known| std::mem::replace(known, position) != position);
    }
}
