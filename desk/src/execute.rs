//! The desk (văn thư): takes a signed-in person's request, looks up what the rules need, asks the domain, and has the
//! ledger keep the facts. Pages and the demo both come here; there is no other way to a fact.

mod accounts;
mod campaigns;
mod localities;
mod lookup;
mod nominations;
mod reports;
mod rounds;
mod ruling;

pub use nominations::{Nominated, NomineeForm};
pub use rounds::round_code;
pub use ruling::{RulingForm, VerdictForm};

use cqrs_es::Aggregate;
use jiff::Timestamp;
use sovang_domain::authority::{Act, Grant, Place, Role, permits};
use sovang_domain::ids::AccountId;
use sovang_domain::refusal::Refusal;
use sovang_domain::rules::Rulebook;
use sovang_domain::stamp::Stamp;
use sovang_ledger::{CommandKey, Envelope, ExecuteError, Ledger, LedgerError, Outcome, SeriesNumber};
use sovang_projections::Views;
use std::sync::Arc;
use std::time::Duration;

/// How long a request waits for the views before it is turned away.
const CATCH_UP: Duration = Duration::from_secs(10);

/// Executes requests.
#[derive(Clone)]
pub struct Desk {
    pub(crate) ledger: Ledger,
    pub(crate) views: Views,
    pub(crate) rules: Arc<Rulebook>,
    /// One at a time looks up who a nominee is: two forms about a newcomer must not make two persons.
    people: Arc<tokio::sync::Mutex<()>>,
}

/// Who asks, when, and with which form.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The account.
    pub by: AccountId,
    /// Its rights at this moment.
    pub grants: Vec<Grant>,
    /// The moment.
    pub at: Timestamp,
    /// The key drawn with the form: the same form sent twice makes one fact.
    pub key: CommandKey,
    /// What the form said, in short: the same key with other words is refused.
    pub fingerprint: String,
    /// The version of the stream the form was drawn from; `None` where the form makes a new one.
    pub seen: Option<u64>,
    /// Where the answer is to be read.
    pub answer: String,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The number in the ledger of the last fact.
    pub log_index: u64,
    /// Where to read it.
    pub answer: String,
    /// Whether the same form had been recorded before.
    pub repeated: bool,
}

/// Why a request came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum Denied {
    /// The person has no right to do it there.
    #[error("{0:?} is not permitted there")]
    NotPermitted(Act),
    /// The rules refuse it.
    #[error("refused: {0}")]
    Refused(Refusal),
    /// The form was drawn from an older state.
    #[error("the form is stale: seen {seen}, now {current}")]
    Stale {
        /// What the form saw.
        seen: u64,
        /// What is there now.
        current: u64,
    },
    /// The key was used for another form.
    #[error("the form's key was used for something else")]
    KeyReused,
    /// What it is about is not there.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// The ledger cannot store now; nothing was recorded.
    #[error("the ledger is unavailable: {0}")]
    Unavailable(#[from] LedgerError),
}

impl Desk {
    /// A desk over a ledger, its views and the rules in force.
    #[must_use]
    pub fn new(ledger: Ledger, views: Views, rules: Arc<Rulebook>) -> Self {
        Self { ledger, views, rules, people: Arc::default() }
    }

    /// The rules.
    #[must_use]
    pub fn rules(&self) -> &Rulebook {
        &self.rules
    }

    /// The ledger.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The views.
    #[must_use]
    pub fn views(&self) -> &Views {
        &self.views
    }

    /// The rights of an account now, straight from the ledger: a right taken away counts at once.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub async fn grants(&self, account: &AccountId) -> Result<Vec<Grant>, LedgerError> {
        let (account, _) = self.ledger.load::<sovang_domain::account::Account>(account.as_str()).await?;
        Ok(account.grants())
    }

    /// Waits until the views show everything that is recorded now. Rules that look things up there (earlier awards,
    /// who is ready, who a nominee is) never decide on less.
    async fn caught_up(&self) -> Result<(), Denied> {
        self.ledger.sequence().await?;
        let size = *self.ledger.head().borrow();
        let Some(last) = size.checked_sub(1) else { return Ok(()) };
        let reached = self.views.reached(last, CATCH_UP).await;
        reached.map_err(|error| Denied::Unavailable(LedgerError::Unreachable(error.to_string())))
    }

    async fn put<A>(
        &self,
        asking: &Asking,
        act: Act,
        place: &Place,
        id: &str,
        command: A::Command,
    ) -> Result<Done, Denied>
    where
        A: Aggregate<Services = ()> + 'static,
        A::Command: Clone + Send + Sync + 'static,
        A::Error: Send + 'static,
        Refusal: From<A::Error>,
    {
        asking.may(act, place)?;
        self.execute::<A>(asking, id, command, None).await.map_err(Attempt::into_denied)
    }

    async fn execute<A>(
        &self,
        asking: &Asking,
        id: &str,
        command: A::Command,
        number: Option<SeriesNumber>,
    ) -> Result<Done, Attempt>
    where
        A: Aggregate<Services = ()> + 'static,
        A::Command: Clone + Send + Sync + 'static,
        A::Error: Send + 'static,
        Refusal: From<A::Error>,
    {
        let envelope = Envelope {
            key: asking.key.clone(),
            fingerprint: asking.fingerprint.clone(),
            actor: asking.by.to_string(),
            seen: asking.seen,
            number,
            answer: asking.answer.clone(),
        };
        match self.ledger.execute::<A>(id, command, envelope).await {
            Ok(Outcome::Recorded(receipt)) => {
                Ok(Done { log_index: receipt.log_index, answer: receipt.answer, repeated: false })
            }
            Ok(Outcome::AlreadyRecorded(receipt)) => {
                Ok(Done { log_index: receipt.log_index, answer: receipt.answer, repeated: true })
            }
            Err(ExecuteError::NumberTaken) => Err(Attempt::NumberTaken),
            Err(ExecuteError::Refused(refusal)) => Err(Attempt::Denied(Denied::Refused(refusal.into()))),
            Err(ExecuteError::Stale { seen, current }) => {
                Err(Attempt::Denied(Denied::Stale { seen, current }))
            }
            Err(ExecuteError::SubjectErased(_)) => {
                Err(Attempt::Denied(Denied::Refused(Refusal::SubjectErased)))
            }
            Err(ExecuteError::NothingToRecord) => Err(Attempt::Denied(Denied::NotFound("việc cần ghi"))),
            Err(ExecuteError::KeyReused) => Err(Attempt::Denied(Denied::KeyReused)),
            Err(ExecuteError::Unavailable(error)) => Err(Attempt::Denied(Denied::Unavailable(error))),
        }
    }
}

/// One try: a number taken meanwhile is tried again with the next.
enum Attempt {
    NumberTaken,
    Denied(Denied),
}

impl Attempt {
    fn into_denied(self) -> Denied {
        match self {
            Self::Denied(denied) => denied,
            Self::NumberTaken => Denied::KeyReused,
        }
    }
}

impl Asking {
    /// The stamp of what is asked.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp::new(self.by.clone(), self.at)
    }

    /// The role by which it is permitted.
    ///
    /// # Errors
    /// [`Denied::NotPermitted`] when there is none.
    pub fn may(&self, act: Act, place: &Place) -> Result<Role, Denied> {
        permits(&self.grants, act, place).ok_or(Denied::NotPermitted(act))
    }
}
