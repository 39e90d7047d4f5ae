//! The runner: follows the log, applies facts in log order, one transaction a batch, and rebuilds beside what is read.

use crate::error::{Result, ViewError};
use crate::file::{self, Checkpoint, ViewsFile};
use crate::models;
use crate::record::Record;
use crate::source::Log;
use crate::views::Shared;
use sovang_domain::fact::Fact;
use sovang_domain::locality::LocalityEvent;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

/// Facts per transaction; in tests fewer, so that a crash falls between two of them.
const BATCH: usize = if cfg!(test) { 200 } else { 2_000 };
/// How long to wait for news before looking anyway.
const POLL: Duration = Duration::from_secs(1);

/// Someone asks for a rebuild.
pub(crate) struct Order {
    /// Who waits for its end.
    pub(crate) done: Option<oneshot::Sender<Result<()>>>,
}

/// What one look at the log came to.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// Nothing new.
    Idle,
    /// Facts were applied.
    Applied,
    /// The next fact erases a person who stands in this file: only a new file forgets.
    Erasure,
}

/// The file to go on with: the one that is ready and furthest, if it belongs to this log; else a new one.
pub(crate) async fn choose(dir: &Path, log: &impl Log) -> Result<ViewsFile> {
    let head = *log.head().borrow();
    let fingerprint = models::fingerprint();
    let mut usable = Vec::new();
    let mut generation = 0;
    for found in file::find(dir)?.into_iter().filter(|found| found.fingerprint == fingerprint) {
        generation = generation.max(found.generation);
        match ViewsFile::open(&found.path, found.generation) {
            Ok(file) if belongs(&file, log, head).await? => usable.push(file),
            Ok(_) => {
                tracing::warn!(file = %found.path.display(), "the views are of another ledger: built anew");
                file::delete(&found.path)?;
            }
            Err(error) => {
                tracing::warn!(file = %found.path.display(), %error, "the views are damaged: built anew");
                file::delete(&found.path)?;
            }
        }
    }
    usable.sort_by_key(|file| (file.checkpoint.ready, file.checkpoint.position, file.generation));
    let Some(best) = usable.pop() else { return ViewsFile::create(dir, generation + 1, head) };
    for other in usable {
        let path = other.path.clone();
        drop(other);
        file::delete(&path)?;
    }
    Ok(best)
}

/// Whether what a file has applied is what the log holds: a restored ledger may be shorter, or have gone another way.
async fn belongs(file: &ViewsFile, log: &impl Log, head: u64) -> Result<bool> {
    let checkpoint = file.checkpoint;
    let Some(last) = checkpoint.position.checked_sub(1) else { return Ok(true) };
    if checkpoint.position > head {
        return Ok(false);
    }
    let lines = log.read(last, 1).await?;
    Ok(lines.first().is_some_and(|line| line.log_index == last && line.leaf_hash == checkpoint.leaf_hash))
}

/// Follows the log for ever.
///
/// At the end the readers, which `shared` holds, are closed before the `file`, which only then closes properly.
pub(crate) async fn follow<L: Log>(
    log: Arc<L>,
    mut file: ViewsFile,
    shared: Arc<Shared>,
    mut orders: mpsc::UnboundedReceiver<Order>,
) {
    let mut head = log.head();
    let mut building: Option<JoinHandle<Result<ViewsFile>>> = None;
    let mut waiting: Vec<oneshot::Sender<Result<()>>> = Vec::new();
    // asked for while a file is being built: what it has read by then may be out of date (a key destroyed since)
    let mut again: Vec<oneshot::Sender<Result<()>>> = Vec::new();
    let mut once_more = false;
    let mut stopped = false;
    let mut tidied = false;
    let mut ahead = None;
    let mut failing = false;
    loop {
        let step = if stopped { Ok(Step::Idle) } else { step(&*log, &mut file, &mut ahead).await };
        let known_head = *head.borrow_and_update();
        let mut rebuild = false;
        failing &= step.is_err();
        match step {
            Ok(Step::Applied) => {
                shared.health().error = None;
                shared.tell(file.checkpoint.position, known_head);
                if orders.is_empty() && building.as_ref().is_none_or(|building| !building.is_finished()) {
                    continue;
                }
            }
            Ok(Step::Idle) => {
                if !stopped {
                    tidied = tidied || settle(&shared, &mut file).is_ok();
                    shared.health().error = None;
                }
                shared.tell(file.checkpoint.position, known_head);
            }
            Ok(Step::Erasure) => rebuild = true,
            Err(error) => {
                // what passes is told when it is met again: a program that ends cuts off its last read
                if std::mem::replace(&mut failing, true) || !is_passing(&error) {
                    tracing::error!(%error, position = file.checkpoint.position, "the views cannot go on");
                }
                rebuild = is_damage(&error);
                stopped = !rebuild && !is_passing(&error);
                shared.failed(&error, stopped);
            }
        }
        if rebuild && building.is_none() {
            building = Some(begin(&log, &shared, file.generation));
        }
        tokio::select! {
            changed = head.changed() => if changed.is_err() { tokio::time::sleep(POLL).await },
            () = tokio::time::sleep(POLL) => {}
            Some(order) = orders.recv() => {
                if building.is_some() {
                    again.extend(order.done);
                    once_more = true;
                } else {
                    waiting.extend(order.done);
                    building = Some(begin(&log, &shared, file.generation));
                }
            }
            built = finished(&mut building) => {
                building = None;
                // read for the file that goes: a person erased since may stand in it
                ahead = None;
                let outcome = take(&*log, &shared, &mut file, built).await;
                stopped = stopped && outcome.is_err();
                shared.rebuilt(&outcome, stopped);
                answer(&mut waiting, outcome);
                if std::mem::take(&mut once_more) {
                    waiting.append(&mut again);
                    building = Some(begin(&log, &shared, file.generation));
                }
            }
        }
    }
}

/// Facts read and not yet applied.
struct Batch {
    from: u64,
    records: Vec<Record>,
    /// What stands behind them, if they cannot be followed by more.
    stop: Option<Result<Step>>,
}

/// Reads the facts from `from` on, up to one that erases a person who stands in the file, or that nobody can read.
async fn read(log: &impl Log, from: u64, built_from: u64) -> Result<Batch> {
    let lines = log.read(from, BATCH).await?;
    let mut batch = Batch { from, records: Vec::with_capacity(lines.len()), stop: None };
    for (line, wanted) in lines.into_iter().zip(from..) {
        if line.log_index != wanted {
            return Err(ViewError::Gap { wanted, found: line.log_index });
        }
        match Record::read(line) {
            Ok(record) if erases(&record) && wanted >= built_from => {
                batch.stop = Some(Ok(Step::Erasure));
                break;
            }
            Ok(record) => batch.records.push(record),
            Err(error) => {
                batch.stop = Some(Err(error));
                break;
            }
        }
    }
    Ok(batch)
}

/// Applies the next facts; while that goes on, those behind them are read into `ahead`.
async fn step(log: &impl Log, file: &mut ViewsFile, ahead: &mut Option<Batch>) -> Result<Step> {
    let Checkpoint { position, built_from, .. } = file.checkpoint;
    let batch = match ahead.take().filter(|batch| batch.from == position) {
        Some(batch) => batch,
        None => read(log, position, built_from).await?,
    };
    let Batch { records, stop, .. } = batch;
    if records.is_empty() {
        return stop.unwrap_or(Ok(Step::Idle));
    }
    let next = (records.len() == BATCH).then_some(position + BATCH as u64);
    let mut writing = file.clone();
    let applying = tokio::task::spawn_blocking(move || {
        // one fact at a time when a batch fails, so that all before the one in the way is kept
        match writing.apply(&records) {
            Err(error) if records.len() > 1 && !is_damage(&error) => {
                let one_by_one = records.iter().try_for_each(|one| writing.apply(std::slice::from_ref(one)));
                (writing, one_by_one)
            }
            applied => (writing, applied),
        }
    });
    if let Some(next) = next {
        // what went wrong is told when it is its turn
        *ahead = read(log, next, built_from).await.ok();
    }
    let (writing, applied) = applying.await.map_err(|error| ViewError::Ledger(error.to_string()))?;
    *file = writing;
    applied.map(|()| Step::Applied)
}

fn erases(record: &Record) -> bool {
    matches!(&record.fact, Fact::Locality(LocalityEvent::SubjectErased { .. }))
}

/// Begins a new file from the first fact on, in its own task.
fn begin<L: Log>(log: &Arc<L>, shared: &Arc<Shared>, generation: u32) -> JoinHandle<Result<ViewsFile>> {
    shared.health().rebuilding = true;
    let (log, dir) = (Arc::clone(log), shared.dir.clone());
    tokio::spawn(async move { build(&*log, &dir, generation + 1).await })
}

/// Builds a file until it has caught up. A person erased meanwhile was still in it: then it is begun once more.
async fn build(log: &impl Log, dir: &Path, generation: u32) -> Result<ViewsFile> {
    loop {
        let head = *log.head().borrow();
        let mut file = ViewsFile::create(dir, generation, head)?;
        let mut ahead = None;
        loop {
            match step(log, &mut file, &mut ahead).await {
                Ok(Step::Applied) => {}
                Ok(Step::Idle) => return Ok(file),
                Ok(Step::Erasure) => break,
                Err(error) => {
                    let path = file.path.clone();
                    drop(file);
                    file::delete(&path)?;
                    return Err(error);
                }
            }
        }
    }
}

async fn finished(building: &mut Option<JoinHandle<Result<ViewsFile>>>) -> Result<ViewsFile> {
    match building {
        None => std::future::pending().await,
        Some(task) => task.await.map_err(|error| ViewError::Ledger(error.to_string()))?,
    }
}

/// Takes the new file in place of the old one, once it has everything the old one has.
async fn take(log: &impl Log, shared: &Shared, file: &mut ViewsFile, built: Result<ViewsFile>) -> Result<()> {
    let mut built = built?;
    // it ends, too, at an erasure that came meanwhile: the loop finds it at this file's position and builds once more
    while step(log, &mut built, &mut None).await? == Step::Applied {}
    built.mark_ready()?;
    shared.serve(&built);
    let old = std::mem::replace(file, built);
    shared.tell(file.checkpoint.position, *log.head().borrow());
    let path = old.path.clone();
    drop(old);
    file::delete(&path)
}

/// The file has caught up: it will be taken after a restart, and files of other programs are of no more use.
fn settle(shared: &Shared, file: &mut ViewsFile) -> Result<()> {
    shared.caught_up();
    file.mark_ready()?;
    for other in file::find(&shared.dir)? {
        if other.fingerprint != models::fingerprint() {
            file::delete(&other.path)?;
        }
    }
    Ok(())
}

fn answer(waiting: &mut Vec<oneshot::Sender<Result<()>>>, outcome: Result<()>) {
    let error = outcome.err().map(|error| error.to_string());
    for done in waiting.drain(..) {
        // whoever asked may have gone
        let _ = done.send(error.clone().map_or(Ok(()), |error| Err(ViewError::Ledger(error))));
    }
}

/// Whether the file itself is broken, so that only a new one helps.
pub(crate) fn is_damage(error: &ViewError) -> bool {
    use rusqlite::ErrorCode as Code;
    let ViewError::Sqlite(error) = error else { return false };
    matches!(error.sqlite_error_code(), Some(Code::DatabaseCorrupt | Code::NotADatabase))
}

/// Whether trying again may help: the ledger or the disk did not answer.
fn is_passing(error: &ViewError) -> bool {
    use rusqlite::ErrorCode as Code;
    match error {
        ViewError::Ledger(_) | ViewError::Folder(_) => true,
        ViewError::Sqlite(error) => matches!(
            error.sqlite_error_code(),
            Some(Code::DatabaseBusy | Code::DatabaseLocked | Code::DiskFull | Code::SystemIoFailure)
        ),
        _ => false,
    }
}

#[cfg(test)]
mod crash;
#[cfg(test)]
mod tests;
