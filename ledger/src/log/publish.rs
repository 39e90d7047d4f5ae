//! The publisher: grows the tree, signs it, asks the witnesses, and shows what the policy allows. Any number may run.
//!
//! Fail closed: while the quorum is missing the older checkpoint stays the published one and facts are still taken.
//! What cannot be explained (another root, a witness that knows more than we do) halts the signing for good. Machines
//! with the same keys sign side by side; one with other keys takes over when it starts, and the older ones only read.

use super::checkpoints::Signed;
use super::status::{Halt, LogStatus, Standing, Trust};
use super::witness::{Answer, Client};
use crate::{Ledger, clock, error::LedgerError};
use sovang_verifier::policy::Witness;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// How often there is a turn.
const TURN: Duration = Duration::from_secs(1);
/// After how long an unchanged tree is cosigned again.
const AGAIN: Duration = Duration::from_secs(10 * 60);
/// While a witness answers, its newest word on what is published is never older than this, in seconds: what is older
/// is [`Standing::Waiting`].
const OLD: u64 = 15 * 60;

impl Ledger {
    /// Publishes for ever, a turn a second. Run it once a process, with or without keys.
    pub async fn publish(self, trust: Trust) {
        let mut publisher = match Publisher::new(self, trust) {
            Ok(publisher) => publisher,
            Err(error) => {
                tracing::error!(%error, "no client for the witnesses");
                return;
            }
        };
        let mut turns = tokio::time::interval(TURN);
        turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            turns.tick().await;
            publisher.turn().await;
        }
    }
}

/// One publisher; [`Ledger::publish`] runs it.
pub struct Publisher {
    ledger: Ledger,
    trust: Trust,
    client: Client,
    settled: bool,
    /// The size each witness last told us; those named have answered since the start.
    known: HashMap<String, u64>,
    asked: HashMap<String, (u64, Instant)>,
    again: Duration,
    halted: Option<Halt>,
}

/// Why a turn did not come to its end.
enum Cut {
    Halt(Halt),
    Later(LedgerError),
}

impl From<LedgerError> for Cut {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::Damaged(what) => Self::Halt(Halt::Damaged(what)),
            error => Self::Later(error),
        }
    }
}

impl Publisher {
    /// A publisher for `ledger`.
    ///
    /// # Errors
    /// When there is no HTTP client to be had.
    pub fn new(ledger: Ledger, trust: Trust) -> Result<Self, LedgerError> {
        let client = Client::new().map_err(|error| LedgerError::Task(error.to_string()))?;
        let (known, asked) = (HashMap::new(), HashMap::new());
        Ok(Self { ledger, trust, client, settled: false, known, asked, again: AGAIN, halted: None })
    }

    /// Has an unchanged tree cosigned again after this long, instead of ten minutes.
    #[must_use]
    pub fn again_after(self, again: Duration) -> Self {
        Self { again, ..self }
    }

    /// One turn; how the log stands after it.
    pub async fn turn(&mut self) -> Standing {
        let standing = match &self.halted {
            Some(halt) => Standing::Halted(halt.clone()),
            None => match self.advance().await {
                Ok(standing) => standing,
                Err(Cut::Halt(halt)) => {
                    tracing::error!(%halt, "the log signs no more");
                    self.halted = Some(halt.clone());
                    Standing::Halted(halt)
                }
                Err(Cut::Later(error)) => {
                    tracing::warn!(%error, "publishing the log");
                    self.ledger.0.log.borrow().standing.clone()
                }
            },
        };
        if let Err(error) = self.tell(standing.clone()).await {
            tracing::warn!(%error, "reading the published checkpoint");
        }
        standing
    }

    async fn tell(&self, standing: Standing) -> Result<(), LedgerError> {
        let published = self.ledger.published_checkpoint().await?.map(Arc::new);
        let policy = self.ledger.policy(&self.trust.policy).await?;
        let backfilled = self.ledger.backfilled().await?;
        let policy = Arc::new((!policy.logs.is_empty()).then_some(policy));
        self.ledger.0.log.send_if_modified(|before| {
            let now = LogStatus { version: before.version, standing, published, backfilled, policy };
            let changed = *before != now;
            if changed {
                *before = LogStatus { version: before.version + 1, ..now };
                self.ledger.0.log_version.store(before.version, Ordering::Release);
            }
            changed
        });
        Ok(())
    }

    async fn advance(&mut self) -> Result<Standing, Cut> {
        if self.trust.keys.is_empty() {
            return Ok(Standing::Reading);
        }
        if !self.settled {
            self.ledger.check_edge().await?;
            self.ledger.settle_keys(&self.trust.keys).await?;
            self.settled = true;
        }
        if !self.ledger.signs_with(&self.trust.keys).await? {
            // two sets of keys would sign every tree by turns
            tracing::warn!("another machine signs this log with other keys since: this one only reads");
            self.trust.keys.clear();
            return Ok(Standing::Reading);
        }
        if let Some(away) = self.ask_what_they_know().await? {
            return Ok(Standing::Waiting(away));
        }
        let tree = self.ledger.grow().await?;
        if tree.size == 0 {
            return Ok(Standing::Current);
        }
        self.ledger.sign_checkpoint(tree.size, tree.root, &self.trust.keys).await?;
        let Some(mut newest) = self.ledger.newest_checkpoint().await? else {
            return Ok(Standing::Starting);
        };
        let away = self.gather(&newest).await?;
        if let Some(read) = self.ledger.newest_checkpoint().await? {
            newest = read;
        }
        if !self.trust.policy.quorum_met(|key| newest.cosigned_at(key).is_some()) {
            return Ok(Standing::Waiting(away));
        }
        if newest.published_at.is_none() {
            self.ledger.publish_checkpoint(newest.checkpoint.size).await?;
        }
        let now = u64::try_from(clock::now().as_second()).unwrap_or_default();
        match newest.newest() {
            Some(newest) if !away.is_empty() && now.saturating_sub(newest.at) > OLD => {
                Ok(Standing::Waiting(away))
            }
            _ => Ok(Standing::Current),
        }
    }

    /// After a start nothing is signed until enough witnesses have said what they remember: a restored backup would
    /// sign a second history. Who is still away, if too many are.
    async fn ask_what_they_know(&mut self) -> Result<Option<Vec<(String, String)>>, Cut> {
        let met = |known: &HashMap<String, u64>| {
            let name = |key: &_| self.trust.policy.witness_name(key).unwrap_or_default().to_owned();
            self.trust.policy.quorum_met(|key| known.contains_key(&name(key)))
        };
        let unknown = |known: &HashMap<String, u64>, witness: &&Witness| !known.contains_key(&witness.name);
        let (mut known, mut away) = (self.known.clone(), Vec::new());
        if self.trust.policy.witnesses.iter().all(|witness| known.contains_key(&witness.name)) {
            return Ok(None);
        }
        let missing: Vec<&Witness> =
            self.trust.policy.witnesses.iter().filter(|witness| unknown(&known, witness)).collect();
        let origin = self.ledger.origin().to_owned();
        let asked = missing.iter().map(|witness| async {
            let Some(url) = &witness.url else { return Err("no address".to_owned()) };
            self.client.remembered(url, &witness.key, &origin).await
        });
        let answers = futures::future::join_all(asked).await;
        // read after they answered: another publisher may have gone on meanwhile
        let signed = self.ledger.newest_checkpoint().await?.map_or(0, |signed| signed.checkpoint.size);
        let ours = signed.max(*self.ledger.head().borrow());
        for (witness, answer) in missing.into_iter().zip(answers) {
            match answer {
                Ok(knows) if knows > ours => {
                    let witness = witness.name.clone();
                    return Err(Cut::Halt(Halt::OlderThanWitness { witness, knows, ours }));
                }
                Ok(knows) => {
                    known.insert(witness.name.clone(), knows);
                }
                Err(why) => away.push((witness.name.clone(), why)),
            }
        }
        let enough = met(&known);
        self.known = known;
        Ok((!enough).then_some(away))
    }

    /// Asks every witness whose word on the newest checkpoint is missing or old; who is away.
    async fn gather(&mut self, newest: &Signed) -> Result<Vec<(String, String)>, Cut> {
        let size = newest.checkpoint.size;
        let due: Vec<Witness> = self
            .trust
            .policy
            .witnesses
            .iter()
            .filter(|witness| self.is_due(witness, newest))
            .cloned()
            .collect();
        let answers = due.iter().map(|witness| self.ask(witness, newest));
        let answers = futures::future::join_all(answers).await;
        let mut away = Vec::new();
        for (witness, answer) in due.into_iter().zip(answers) {
            match answer? {
                Answer::Cosigned(at, line) => {
                    self.ledger.keep_cosignature(size, &witness.key, at, &line).await?;
                    self.known.insert(witness.name.clone(), size);
                    self.asked.insert(witness.name, (size, Instant::now()));
                }
                Answer::Knows(knows) if knows > size => {
                    // another publisher may have signed more meanwhile
                    let signed =
                        self.ledger.newest_checkpoint().await?.map_or(0, |signed| signed.checkpoint.size);
                    if knows > signed {
                        let witness = witness.name;
                        return Err(Cut::Halt(Halt::OlderThanWitness { witness, knows, ours: signed }));
                    }
                    self.known.insert(witness.name, knows);
                }
                Answer::Knows(knows) => {
                    self.known.insert(witness.name.clone(), knows);
                    away.push((witness.name, format!("it stands at {knows}")));
                }
                Answer::Refused(status, why) => {
                    return Err(Cut::Halt(Halt::Refused { witness: witness.name, status, why }));
                }
                Answer::Away(why) => away.push((witness.name, why)),
            }
        }
        Ok(away)
    }

    fn is_due(&self, witness: &Witness, newest: &Signed) -> bool {
        let heard = self.asked.get(&witness.name).filter(|(size, _)| *size == newest.checkpoint.size);
        newest.cosigned_at(&witness.key).is_none() || heard.is_none_or(|(_, at)| at.elapsed() >= self.again)
    }

    /// Asks once, and once more from where the witness says it stands.
    async fn ask(&self, witness: &Witness, newest: &Signed) -> Result<Answer, Cut> {
        let Some(url) = &witness.url else { return Ok(Answer::Away("no address".to_owned())) };
        let size = newest.checkpoint.size;
        let mut old = match self.known.get(&witness.name) {
            Some(known) => *known,
            None => self.ledger.last_cosigned(&witness.key).await?,
        };
        let mut answer = Answer::Knows(old);
        for _ in 0..2 {
            if old > size {
                break;
            }
            let proof = self.ledger.consistency(old, size).await?;
            answer = self.client.cosign(url, &witness.key, old, &proof, &newest.bare()).await;
            match &answer {
                Answer::Knows(knows) => old = *knows,
                // once more the very same: what was spoilt on the way must not stand there as our doing
                Answer::Refused(422, _) => {}
                _ => break,
            }
        }
        Ok(answer)
    }
}
