//! Executing requests: what every one of them goes through.

use crate::{Asking, Denied, Done, Missing};
use cqrs_es::Aggregate;
use sovang_domain::account::Account;
use sovang_domain::authority::{Act, Grant, Place};
use sovang_domain::ids::{AccountId, LocalityId};
use sovang_domain::refusal::Refusal;
use sovang_domain::rules::Rulebook;
use sovang_domain::said_in_public::SaidInPublic;
use sovang_ledger::{Envelope, ExecuteError, Ledger, LedgerError, Outcome, SeriesNumber};
use sovang_projections::{Views, nomination_board};
use sovang_words::{names, private};
use std::sync::Arc;
use std::time::Duration;

/// How long a request waits for the views before it is turned away.
const CATCH_UP: Duration = Duration::from_secs(10);
/// How often a number taken by someone else meanwhile is tried again with the next one.
pub(crate) const TRIES: usize = 64;

/// Executes requests.
#[derive(Clone)]
pub struct Desk {
    pub(crate) ledger: Ledger,
    pub(crate) views: Views,
    pub(crate) rules: Arc<Rulebook>,
    rehearsal: bool,
}

impl Desk {
    /// A desk over a ledger, its views and the rules in force.
    #[must_use]
    pub fn new(ledger: Ledger, views: Views, rules: Arc<Rulebook>) -> Self {
        Self { ledger, views, rules, rehearsal: false }
    }

    /// The same desk, which only rehearses: it checks rights and rules and records nothing. What it would have recorded is
    /// answered with [`Denied::Rehearsed`].
    #[must_use]
    pub fn rehearsing(&self) -> Self {
        Self { rehearsal: true, ..self.clone() }
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
        let (account, _) = self.ledger.load::<Account>(account.as_str()).await?;
        Ok(account.grants())
    }

    /// Waits until the views show every fact of a commune that is recorded now. Rules that look things up there (earlier
    /// awards, who is ready, who a nominee is) never decide on less, and what they look up is always the commune's own: the
    /// ids of all its streams begin with its name. Among the facts that the views have not applied yet, the commune's last
    /// one is waited for; when none of them is its own, there is nothing to wait for, however far behind they are.
    pub(crate) async fn caught_up(&self, locality: &LocalityId) -> Result<(), Denied> {
        // what is recorded has its place in the log first, however much waits for one
        while self.ledger.sequence().await? > 0 {}
        let applied = self.views.position();
        let Some(last) = self.ledger.last_within(locality.as_str(), applied).await? else { return Ok(()) };
        Ok(self.views.reached(last, CATCH_UP).await?)
    }

    pub(crate) async fn put<A>(
        &self,
        asking: &Asking,
        act: Act,
        place: &Place,
        id: &str,
        command: A::Command,
    ) -> Result<Done, Denied>
    where
        A: Aggregate<Services = ()> + 'static,
        A::Command: SaidInPublic + Clone + Send + Sync + 'static,
        A::Error: Send + 'static,
        Refusal: From<A::Error>,
    {
        asking.may(act, place)?;
        self.execute::<A>(asking, id, command, None).await.map_err(Attempt::into_denied)
    }

    /// Refuses words that everybody would read and that name somebody put forward whom the public does not see: names are
    /// known, so nobody need be told to leave them out.
    async fn names_nobody(&self, stream: &str, command: &impl SaidInPublic) -> Result<(), Denied> {
        let said: Vec<&str> =
            command.said_in_public().into_iter().filter(|words| words.contains(' ')).collect();
        if said.is_empty() {
            return Ok(());
        }
        // the ids of all streams of a commune begin with its name
        let locality = LocalityId::from(stream.split('.').next().unwrap_or(stream));
        self.caught_up(&locality).await?;
        let unseen = self.views.read(|connection| nomination_board::unseen(connection, &locality))?;
        let named = |words: &&str| unseen.iter().find(|name| names::stands_in(words, name));
        match said.iter().find_map(|words| Some((named(words)?, words))) {
            Some((name, words)) => {
                let (name, words) = (name.clone(), (*words).to_owned());
                Err(Denied::Refused(Refusal::NamesSomebody { name, words }))
            }
            None => Ok(()),
        }
    }

    pub(crate) async fn execute<A>(
        &self,
        asking: &Asking,
        id: &str,
        command: A::Command,
        number: Option<SeriesNumber>,
    ) -> Result<Done, Attempt>
    where
        A: Aggregate<Services = ()> + 'static,
        A::Command: SaidInPublic + Clone + Send + Sync + 'static,
        A::Error: Send + 'static,
        Refusal: From<A::Error>,
    {
        without_private_numbers(&command).map_err(Attempt::Denied)?;
        self.names_nobody(id, &command).await.map_err(Attempt::Denied)?;
        let envelope = Envelope {
            key: asking.key.clone(),
            fingerprint: asking.fingerprint.clone(),
            actor: asking.by.to_string(),
            seen: asking.seen,
            number,
            answer: asking.answer.clone(),
        };
        let outcome = if self.rehearsal {
            self.ledger.rehearse::<A>(id, command, envelope).await
        } else {
            self.ledger.execute::<A>(id, command, envelope).await
        };
        match outcome {
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
            Err(ExecuteError::NothingToRecord) => Err(Attempt::Denied(Denied::NotFound(Missing::Deed))),
            Err(ExecuteError::Rehearsed) => Err(Attempt::Denied(Denied::Rehearsed)),
            Err(ExecuteError::KeyReused) => Err(Attempt::Denied(Denied::KeyReused)),
            Err(ExecuteError::Unavailable(error)) => Err(Attempt::Denied(Denied::Unavailable(error))),
        }
    }
}

/// Refuses words that everybody would read, of the sentence or of its paper, and in which a private number stands.
fn without_private_numbers(command: &impl SaidInPublic) -> Result<(), Denied> {
    let mut said = command.said_in_public();
    said.extend(command.named_in_public());
    match said.into_iter().find_map(|words| Some((private::number_in(words)?, words))) {
        Some((number, words)) => {
            Err(Denied::Refused(Refusal::PrivateNumber { number, words: words.to_owned() }))
        }
        None => Ok(()),
    }
}

/// One try: a number taken meanwhile is tried again with the next.
pub(crate) enum Attempt {
    NumberTaken,
    Denied(Denied),
}

impl Attempt {
    pub(crate) fn into_denied(self) -> Denied {
        match self {
            Self::Denied(denied) => denied,
            Self::NumberTaken => Denied::KeyReused,
        }
    }
}
