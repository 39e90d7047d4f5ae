//! The demo's agenda: who does what when. Nothing here writes a row: every deed is a request at the desk, as a page
//! would make it, only at a moment of the past.

use super::diary::Diary;
use jiff::Timestamp;
use sovang_desk::blobs::Blobs;
use sovang_desk::{Asking, Denied, Desk, Done};
use sovang_domain::authority::Grant;
use sovang_domain::document::Document;
use sovang_domain::ids::{AccountId, PaperId};
use sovang_ledger::LedgerError;
use std::pin::Pin;
use std::time::Duration;

/// What is done, once it is its turn.
pub(super) type Act = Box<
    dyn FnOnce(Office, Asking) -> Pin<Box<dyn Future<Output = Result<Option<Done>, Stuck>> + Send>> + Send,
>;

/// What one does with the office and the asking, as an [`Act`].
pub(super) fn acting<F, Answer>(act: F) -> Act
where
    F: FnOnce(Office, Asking) -> Answer + Send + 'static,
    Answer: Future<Output = Result<Option<Done>, Stuck>> + Send + 'static,
{
    Box::new(move |office, asking| Box::pin(act(office, asking)))
}

/// An [`Act`] that is one request at the desk.
macro_rules! act {
    (|$office:ident, $asking:ident| $request:expr) => {
        $crate::commands::demo::agenda::acting(
            move |$office, $asking| async move { Ok(Some($request.await?)) },
        )
    };
}
pub(super) use act;

/// Where deeds are done.
#[derive(Clone)]
pub(super) struct Office {
    pub(super) desk: Desk,
    pub(super) blobs: Blobs,
}

/// Why the story cannot go on: a fault of the program, never of the data.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Stuck {
    /// The desk refused what the story needs.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A paper could not be kept.
    #[error("paper: {0}")]
    Paper(String),
    /// The desk let through what it must refuse, or the views are late.
    #[error("{0}")]
    Unexpected(String),
    /// As above, with who was at it and when.
    #[error("{by} at {at}: {why}")]
    At {
        /// Who.
        by: AccountId,
        /// When.
        at: Timestamp,
        /// Why.
        why: Box<Stuck>,
    },
}

/// One entry of the agenda.
pub(super) struct Deed {
    pub(super) at: Timestamp,
    pub(super) by: AccountId,
    pub(super) key: String,
    /// Whether the desk looks something up in the views, so that they must have caught up.
    pub(super) looks_up: bool,
    pub(super) act: Act,
}

/// All deeds, in the order of time once finished.
#[derive(Default)]
pub(super) struct Agenda(Vec<Deed>);

/// How long to wait for the views.
const PATIENCE: Duration = Duration::from_secs(20);

impl Agenda {
    /// Takes over the deeds of a diary.
    pub(super) fn add(&mut self, diary: Diary<'_>) {
        self.0.extend(diary.deeds);
    }

    /// Does what has not been done yet; a run cut short goes on where it stopped, for every form has its own key.
    pub(super) async fn run(mut self, office: &Office, keeper: (&AccountId, &[Grant])) -> Result<(), Stuck> {
        self.0.sort_by_key(|deed| deed.at);
        let ledger = office.desk.ledger();
        let mut done = self.0.len();
        while done > 0 {
            let Some(deed) = self.0.get(done - 1) else { break };
            if ledger.receipt(&deed.key.clone().into()).await?.is_some() {
                break;
            }
            done -= 1;
        }
        // on a resumed run the views may be behind everything recorded before
        let mut last = (*ledger.head().borrow()).checked_sub(1);
        for deed in self.0.into_iter().skip(done) {
            let (by, at) = (deed.by.clone(), deed.at);
            let recorded = deed.run(office, keeper, last).await;
            let recorded = recorded.map_err(|why| Stuck::At { by, at, why: Box::new(why) })?;
            last = recorded.map(|done| done.log_index).or(last);
        }
        office.caught_up(last).await
    }
}

impl Deed {
    async fn run(
        self,
        office: &Office,
        (keeper, all): (&AccountId, &[Grant]),
        last: Option<u64>,
    ) -> Result<Option<Done>, Stuck> {
        if self.looks_up {
            office.caught_up(last).await?;
        }
        // the console opens the first account; everyone else has what the ledger says
        let grants = if self.by == *keeper { all.to_vec() } else { office.desk.grants(&self.by).await? };
        let asking = Asking {
            by: self.by,
            grants,
            at: self.at,
            fingerprint: self.key.clone(),
            key: self.key.into(),
            seen: None,
            answer: String::new(),
        };
        (self.act)(office.clone(), asking).await
    }
}

impl Office {
    async fn caught_up(&self, index: Option<u64>) -> Result<(), Stuck> {
        match index {
            Some(index) if self.desk.views().reached(index, PATIENCE).await.is_err() => {
                Err(Stuck::Unexpected(format!("the views did not reach {index}")))
            }
            _ => Ok(()),
        }
    }

    /// Keeps a paper as an uploaded one is kept.
    pub(super) async fn keep(&self, paper: &str, bytes: &[u8]) -> Result<Document, Stuck> {
        let failed = |error: &dyn std::fmt::Debug| Stuck::Paper(format!("{error:?}"));
        let staged = self.blobs.stage_bytes(bytes).await;
        let staged = staged.map_err(|error| failed(&error))?.map_err(|refused| failed(&refused))?;
        self.blobs.keep(&staged, &PaperId::from(paper)).await.map_err(|error| failed(&error))
    }
}
