//! The sequencer: takes what waits in the outbox, in order, and gives each event the next place in the log.
//!
//! The process that appends offers the leaves it has already made, and one statement gives them their places
//! (`place`). Whatever else waits (a process died, another one is faster) is found by a turn that reads the outbox.
//!
//! Dense and gap-free because the place is the size of the log under a row lock, never a database sequence. Any
//! number of processes may run it at once: the lock makes them take turns.

use super::{
    place::{self, Prepared},
    run,
    turn::{self, Columns, Taken},
};
use crate::{
    Disclose,
    canonical::Whole,
    error::LedgerError,
    keys::Keys,
    log::{commitment::CommitmentKey, opening::Leaf},
    seal::{self, EventRef},
    store::Cell,
};
use sqlx::{PgPool, postgres::PgListener};
use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::{Notify, oneshot, watch};

/// However the nudges go, nobody waits longer than this for the next look.
const POLL: Duration = Duration::from_secs(1);
/// Where the size of the log is told.
pub(super) const CHANNEL: &str = "sovang_head";

pub(crate) struct Sequencer {
    pool: PgPool,
    key: CommitmentKey,
    disclose: Disclose,
    head: watch::Sender<u64>,
    placer: PgPool,
    /// Leaves made beforehand, of events that are stored.
    offered: Mutex<Vec<Prepared>>,
    /// Something was offered.
    nudge: Notify,
    /// Something may wait that nobody has offered.
    look: Notify,
    /// Rivals for the same place in an aggregate may both wait for it; one of them will have it.
    waiting: Mutex<Waiting>,
}

type Waiting = HashMap<EventRef, Vec<oneshot::Sender<u64>>>;

/// A place in the queue for the log index of one event.
pub(super) struct Ticket {
    event: EventRef,
    index: oneshot::Receiver<u64>,
}

impl Sequencer {
    pub(super) fn new(
        pool: PgPool,
        placer: PgPool,
        key: CommitmentKey,
        disclose: Disclose,
        size: u64,
    ) -> Self {
        let (head, _) = watch::channel(size);
        Self {
            pool,
            placer,
            key,
            disclose,
            head,
            offered: Mutex::default(),
            nudge: Notify::new(),
            look: Notify::new(),
            waiting: Mutex::default(),
        }
    }

    pub(super) fn head(&self) -> watch::Receiver<u64> {
        self.head.subscribe()
    }

    /// Taken before the append, so that the turn finds whom to tell.
    pub(super) fn ticket(&self, event: EventRef) -> Ticket {
        let (sender, index) = oneshot::channel();
        self.waiting().entry(event.clone()).or_default().push(sender);
        Ticket { event, index }
    }

    /// Leaves for events that have just been stored.
    pub(super) fn offer(&self, prepared: Vec<Prepared>) {
        self.offered.lock().unwrap_or_else(PoisonError::into_inner).extend(prepared);
        self.nudge.notify_one();
    }

    /// Asks for a turn.
    pub(super) fn look(&self) {
        self.look.notify_one();
    }

    /// The log index of an event that is stored; another process may be the one that enters it.
    pub(super) async fn wait(&self, mut ticket: Ticket) -> Result<u64, LedgerError> {
        for _ in 0..200 {
            if let Ok(Ok(index)) = tokio::time::timeout(Duration::from_millis(50), &mut ticket.index).await {
                return Ok(index);
            }
            let sql = "select leaf_index from log_position
                       where aggregate_type = $1 and aggregate_id = $2 and sequence = $3";
            let EventRef { aggregate_type, aggregate_id, sequence } = ticket.event.clone();
            let cells = [Cell::Text(aggregate_type), Cell::Text(aggregate_id), Cell::Int(sequence as i64)];
            if let Some(mut row) = run(&mut *self.pool.acquire().await?, sql, &cells).await?.pop() {
                return row.count(0);
            }
            self.look();
        }
        Err(LedgerError::NotSequenced)
    }

    /// Places what is offered, and turns whenever something else may wait, for ever.
    pub(super) async fn work(self: Arc<Self>) {
        // whatever waits from before the start
        self.look();
        let mut looked = Instant::now();
        loop {
            let mut look = tokio::select! {
                () = self.nudge.notified() => looked.elapsed() > POLL,
                () = self.look.notified() => true,
                () = tokio::time::sleep(POLL) => true,
            };
            let offered = self.next();
            if !offered.is_empty() {
                look |= !self.place(offered).await;
            }
            if look {
                self.turns().await;
                looked = Instant::now();
            }
        }
    }

    /// The oldest of what is offered.
    fn next(&self) -> Vec<Prepared> {
        let mut offered = self.offered.lock().unwrap_or_else(PoisonError::into_inner);
        let end = offered.len().min(place::MOST);
        let rest = offered.split_off(end);
        if !rest.is_empty() {
            self.nudge.notify_one();
        }
        std::mem::replace(&mut *offered, rest)
    }

    /// Whether all that was offered has its place now.
    async fn place(&self, offered: Vec<Prepared>) -> bool {
        let events: Vec<EventRef> = offered.iter().map(|prepared| prepared.event.clone()).collect();
        match place::place(&self.placer, offered).await {
            Ok(placed) => {
                if let Some(last) = placed.iter().map(|(_, index)| *index).max() {
                    self.advance(last + 1);
                }
                let mut waiting = self.waiting();
                for (at, index) in &placed {
                    tell(&mut waiting, events.get(*at), *index);
                }
                placed.len() == events.len()
            }
            Err(error) => {
                tracing::error!(%error, "the sequencer could not place what was appended");
                false
            }
        }
    }

    async fn turns(&self) {
        loop {
            match self.turn().await {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    tracing::error!(%error, "the sequencer could not take its turn");
                    tokio::time::sleep(POLL).await;
                    break;
                }
            }
        }
        self.waiting().retain(|_, senders| {
            senders.retain(|sender| !sender.is_closed());
            !senders.is_empty()
        });
    }

    /// Follows the head as other processes move it.
    pub(super) async fn listen(self: Arc<Self>) {
        loop {
            if let Err(error) = self.follow().await {
                tracing::warn!(%error, "lost the notifications of the database; trying again");
            }
            tokio::time::sleep(POLL).await;
        }
    }

    async fn follow(&self) -> Result<(), LedgerError> {
        let mut listener = PgListener::connect_with(&self.pool).await?;
        listener.listen(CHANNEL).await?;
        loop {
            match tokio::time::timeout(POLL, listener.recv()).await {
                Ok(notification) => {
                    if let Ok(size) = notification?.payload().parse() {
                        self.advance(size);
                    }
                }
                Err(_elapsed) => {
                    let mut rows =
                        run(&mut *self.pool.acquire().await?, "select size from tlog_head", &[]).await?;
                    if let Some(row) = rows.first_mut() {
                        self.advance(row.count(0)?);
                    }
                }
            }
        }
    }

    fn advance(&self, size: u64) {
        self.head.send_if_modified(|head| {
            let forward = size > *head;
            *head = size.max(*head);
            forward
        });
    }

    /// One turn; how many events got their place.
    pub(super) async fn turn(&self) -> Result<usize, LedgerError> {
        let mut transaction = self.pool.begin().await?;
        let mut head = run(&mut transaction, "select size from tlog_head for update", &[]).await?;
        let size = head.first_mut().map_or(Ok(0), |row| row.int(0))?;
        let mut taken = turn::take(&mut transaction).await?;
        if taken.is_empty() {
            transaction.rollback().await?;
            self.advance(u64::try_from(size).unwrap_or_default());
            return Ok(0);
        }
        let keys = turn::keys(&mut transaction, &taken).await?;
        let mut columns = Columns::default();
        for (index, event) in (size..).zip(&mut taken) {
            let leaf_subjects = seal::subjects(&event.payload);
            seal::open(&mut event.payload, &event.event, &keys)?;
            columns.push(index, event, self.leaf(event, &leaf_subjects, &keys)?, leaf_subjects);
        }
        let size = size + taken.len() as i64;
        columns.store(&mut transaction, size).await?;
        transaction.commit().await?;
        self.tell(&taken, size);
        Ok(taken.len())
    }

    fn leaf(&self, taken: &Taken, subjects: &BTreeSet<String>, keys: &Keys) -> Result<Leaf, LedgerError> {
        let EventRef { aggregate_type, aggregate_id, sequence } = &taken.event;
        let public = (self.disclose)(
            aggregate_type,
            aggregate_id,
            &taken.event_type,
            &taken.event_version,
            &taken.payload,
        )
        .map_err(|why| LedgerError::Unreadable { event: taken.event.to_string(), why })?;
        let private = Whole {
            aggregate_type,
            aggregate_id,
            sequence: *sequence,
            event_type: &taken.event_type,
            event_version: &taken.event_version,
            payload: &taken.payload,
            metadata: &taken.metadata,
        };
        Leaf::of(&self.key, &taken.event, public, private.bytes(), subjects, keys)
    }

    fn tell(&self, taken: &[Taken], size: i64) {
        self.advance(u64::try_from(size).unwrap_or_default());
        let first = size as u64 - taken.len() as u64;
        let mut waiting = self.waiting();
        for (index, event) in (first..).zip(taken) {
            tell(&mut waiting, Some(&event.event), index);
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn tell(waiting: &mut Waiting, event: Option<&EventRef>, index: u64) {
    for sender in event.and_then(|event| waiting.remove(event)).into_iter().flatten() {
        let _gone = sender.send(index);
    }
}
