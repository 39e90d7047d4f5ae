//! The one writer: takes all that is queued, one commit for all (group commit).
//!
//! A turn first runs its jobs plainly. If one fails, the turn is undone and run again with each job under its own
//! savepoint, which leaves out only the failing one: failures are rare, and a savepoint copies every page that its
//! job touches.
//!
//! Nobody is told of success before the commit has reached the disk. After a failure of the disk nothing more is
//! written: what the disk then holds is only known after a restart. Nor is anything written before the file has been
//! checked and found whole.

use super::super::{Append, Row, Statement};
use super::{
    append,
    connection::{self, Lock},
    run,
};
use crate::{clock, error::LedgerError};
use rusqlite::Connection;
use std::{
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};
use tokio::sync::{mpsc, oneshot, watch};

/// Jobs of one turn at most.
const TURN: usize = 256;
/// Longest wait for companions, about what a commit costs.
const PATIENCE: Duration = Duration::from_micros(150);

pub(super) enum Job {
    Append(Arc<Append>, oneshot::Sender<Result<u64, AppendError>>),
    Write(Vec<Statement>, oneshot::Sender<Result<Vec<Vec<Row>>, LedgerError>>),
    Truncate(oneshot::Sender<Result<(), LedgerError>>),
}

/// Why an append did not happen.
#[derive(Clone, Debug)]
pub(super) enum AppendError {
    /// A sequence, command key or number was taken.
    Conflict,
    Failed(LedgerError),
    /// The disk failed: writing stops.
    Fatal(String),
}

impl AppendError {
    fn into_ledger(self) -> LedgerError {
        match self {
            Self::Conflict => LedgerError::Database("a unique value is taken".to_owned()),
            Self::Failed(error) => error,
            Self::Fatal(why) => LedgerError::Stopped(why),
        }
    }
}

/// How a turn runs its jobs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    /// One after the other; the first failure undoes all of them.
    Plain,
    /// Each under its own savepoint, so that a failing one leaves the others whole.
    Guarded,
}

/// What a job came to inside the transaction; told after the commit.
enum Done {
    Append(Result<u64, AppendError>),
    Write(Result<Vec<Vec<Row>>, LedgerError>),
}

impl Done {
    fn failed(job: &Job, error: &LedgerError) -> Self {
        match job {
            Job::Append(..) => Self::Append(Err(AppendError::Failed(error.clone()))),
            Job::Write(..) | Job::Truncate(_) => Self::Write(Err(error.clone())),
        }
    }

    fn error(&self) -> Option<LedgerError> {
        match self {
            Self::Append(result) => result.as_ref().err().map(|error| error.clone().into_ledger()),
            Self::Write(result) => result.as_ref().err().cloned(),
        }
    }
}

/// Why nothing is written any more; never taken back.
pub(super) type Stopped = Arc<OnceLock<LedgerError>>;

pub(super) struct Writer {
    connection: Connection,
    queue: mpsc::Receiver<Job>,
    head: watch::Sender<u64>,
    size: u64,
    stopped: Stopped,
    /// Declared last, freed last: after the connection is closed.
    _lock: Lock,
}

impl Writer {
    pub(super) fn new(
        connection: Connection,
        queue: mpsc::Receiver<Job>,
        head: watch::Sender<u64>,
        size: u64,
        lock: Lock,
    ) -> Self {
        Self { connection, queue, head, size, stopped: Stopped::default(), _lock: lock }
    }

    /// Told to whoever asks, from now on.
    pub(super) fn stopped(&self) -> Stopped {
        Arc::clone(&self.stopped)
    }

    /// Looks through the file, then works until the last sender is gone and the queue is empty. Those who read are
    /// served meanwhile, those who write wait: nothing is added to a damaged file.
    pub(super) fn run(mut self) {
        if let Err(error) = connection::quick_check(&self.connection) {
            self.stop(error);
        }
        let mut jobs = Vec::with_capacity(TURN);
        let mut companions = 1;
        loop {
            // those answered together last time tend to come back together: a moment's wait saves a whole commit,
            // and the price of being woken
            self.gather(&mut jobs, companions);
            if jobs.is_empty() && self.queue.blocking_recv_many(&mut jobs, TURN) == 0 {
                return;
            }
            companions = jobs.len();
            self.turn(&mut jobs);
        }
    }

    fn gather(&mut self, jobs: &mut Vec<Job>, companions: usize) {
        let start = Instant::now();
        while jobs.len() < companions.min(TURN) && start.elapsed() < PATIENCE {
            match self.queue.try_recv() {
                Ok(job) => jobs.push(job),
                Err(mpsc::error::TryRecvError::Empty) => std::thread::yield_now(),
                Err(mpsc::error::TryRecvError::Disconnected) => return,
            }
        }
        while jobs.len() < TURN
            && let Ok(job) = self.queue.try_recv()
        {
            jobs.push(job);
        }
    }

    fn turn(&mut self, jobs: &mut Vec<Job>) {
        let before = self.size;
        let (jobs, truncate): (Vec<_>, Vec<_>) =
            jobs.drain(..).partition(|job| !matches!(job, Job::Truncate(_)));
        let (done, outcome) = match self.pass(Pass::Plain, &jobs) {
            (done, _) if done.len() < jobs.len() => self.pass(Pass::Guarded, &jobs),
            whole => whole,
        };
        if self.size != before {
            self.head.send_replace(self.size);
        }
        for (job, done) in jobs.into_iter().zip(done) {
            answer(job, done, &outcome);
        }
        for job in truncate {
            if let Job::Truncate(reply) = job {
                let result = self.truncate();
                let _gone = reply.send(result);
            }
        }
    }

    /// All jobs in one transaction: what each came to, and whether the whole is stored. A plain pass ends at the
    /// first failure, with nothing stored.
    fn pass(&mut self, pass: Pass, jobs: &[Job]) -> (Vec<Done>, Result<(), LedgerError>) {
        let before = self.size;
        let mut done = Vec::with_capacity(jobs.len());
        let mut outcome = self.begin();
        for job in jobs {
            let one = match &outcome {
                Ok(()) => self.job(pass, job),
                Err(error) => Done::failed(job, error),
            };
            if let (Ok(()), Pass::Plain, Some(error)) = (&outcome, pass, one.error()) {
                self.size = before;
                return (done, self.undo().and(Err(error)));
            }
            if outcome.is_ok() && self.connection.is_autocommit() {
                // SQLite gave up the whole transaction (disk full, I/O error): nothing of this turn is stored
                outcome = Err(one.error().unwrap_or(LedgerError::DiskFull));
            }
            done.push(one);
        }
        if outcome.is_ok() {
            outcome = self.commit(before);
        }
        if outcome.is_err() {
            self.size = before;
        }
        (done, outcome)
    }

    fn job(&mut self, pass: Pass, job: &Job) -> Done {
        match job {
            Job::Append(facts, _) => Done::Append(self.append(pass, facts)),
            Job::Write(statements, _) => Done::Write(self.write(pass, statements)),
            Job::Truncate(_) => Done::Write(Ok(Vec::new())),
        }
    }

    /// Ends the transaction, if SQLite has not done so by itself.
    fn undo(&mut self) -> Result<(), LedgerError> {
        if self.connection.is_autocommit() {
            return Ok(());
        }
        self.statement("rollback").map_err(|error| self.fault(error))
    }

    fn begin(&mut self) -> Result<(), LedgerError> {
        if let Some(error) = self.stopped.get() {
            return Err(error.clone());
        }
        self.statement("begin immediate").map_err(|error| self.fault(error))
    }

    fn commit(&mut self, before: u64) -> Result<(), LedgerError> {
        let head = |writer: &Self| {
            if writer.size != before {
                writer
                    .connection
                    .prepare_cached("update tlog_head set size = ?1")?
                    .execute([writer.size as i64])?;
            }
            writer.statement("commit")
        };
        head(self).map_err(|error| {
            let error = self.fault(error);
            if !self.connection.is_autocommit() {
                let _already_failing = self.statement("rollback");
            }
            error
        })
    }

    fn append(&mut self, pass: Pass, facts: &Append) -> Result<u64, AppendError> {
        let size = self.size;
        let now = clock::now().as_microsecond();
        let size = self.inside(pass, |connection| append::append(connection, facts, size, now))?;
        self.size = size;
        Ok(size.saturating_sub(1))
    }

    fn write(&mut self, pass: Pass, statements: &[Statement]) -> Result<Vec<Vec<Row>>, LedgerError> {
        let result = self.inside(pass, |connection| {
            let run_one = |Statement(sql, cells): &Statement| Ok(run(connection, sql, cells)?);
            statements.iter().map(run_one).collect::<Result<Vec<_>, AppendError>>()
        });
        result.map_err(AppendError::into_ledger)
    }

    /// Runs `job`; in a guarded pass, the transaction is as before if it fails.
    fn inside<T>(
        &mut self,
        pass: Pass,
        job: impl FnOnce(&Connection) -> Result<T, AppendError>,
    ) -> Result<T, AppendError> {
        if pass == Pass::Guarded {
            self.statement("savepoint job").map_err(|error| AppendError::Failed(self.fault(error)))?;
        }
        let result = job(&self.connection);
        if let Err(AppendError::Fatal(why)) = &result {
            self.stop(LedgerError::Stopped(why.clone()));
        }
        if pass == Pass::Guarded && !self.connection.is_autocommit() {
            let ends: &[&str] =
                if result.is_err() { &["rollback to job", "release job"] } else { &["release job"] };
            for end in ends {
                self.statement(end).map_err(|error| AppendError::Failed(self.fault(error)))?;
            }
        }
        result
    }

    fn statement(&self, sql: &str) -> rusqlite::Result<()> {
        self.connection.prepare_cached(sql)?.execute([]).map(drop)
    }

    /// Turns an error into words, and stops for good if the disk can no longer be trusted.
    fn fault(&mut self, error: rusqlite::Error) -> LedgerError {
        if append::is_fatal(&error) {
            self.stop(LedgerError::Stopped(error.to_string()));
        }
        error.into()
    }

    fn stop(&self, error: LedgerError) {
        tracing::error!(%error, "the ledger stops writing");
        // the first reason stays: those behind it follow from it
        let _known = self.stopped.set(error);
    }

    fn truncate(&mut self) -> Result<(), LedgerError> {
        let checkpoint = |connection: &Connection| {
            connection.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get::<_, i64>(0))
        };
        match checkpoint(&self.connection) {
            Ok(0) => Ok(()),
            Ok(_) => Err(LedgerError::Unreachable("a long read keeps the write-ahead log".to_owned())),
            Err(error) => Err(self.fault(error)),
        }
    }
}

/// Tells the caller, now that it is known. One that has gone away has gone away.
fn answer(job: Job, done: Done, outcome: &Result<(), LedgerError>) {
    match (job, done) {
        (Job::Append(facts, reply), Done::Append(result)) => {
            // the caller frees what it gave
            drop(facts);
            let result = result.and_then(|index| match outcome {
                Ok(()) => Ok(index),
                Err(error) => Err(AppendError::Failed(error.clone())),
            });
            let _gone = reply.send(result);
        }
        (Job::Write(_, reply), Done::Write(result)) => {
            let _gone = reply.send(result.and_then(|rows| outcome.clone().map(|()| rows)));
        }
        // a job and what it came to are of one kind; a reply dropped tells its caller that the writer failed
        (Job::Append(..) | Job::Write(..) | Job::Truncate(_), _) => {}
    }
}

#[cfg(test)]
mod tests;
