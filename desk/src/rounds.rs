//! Requests about an award round up to the proposal.

use crate::execute::Attempt;
use crate::lookup::new_subject;
use crate::{Asking, Denied, Desk, Done, Missing};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{
    AnotherRound, AwardRound, AwardRoundCommand, AwardRoundRefusal, BallotMethod, Conflict, Entry,
    RoundStanding, Tally,
};
use sovang_domain::calendar::{DaysOffUnknown, day};
use sovang_domain::campaign::CampaignRefusal;
use sovang_domain::fact::Aggregate;
use sovang_domain::ids::{AccountId, CampaignId, NominationId, RoundId};
use sovang_domain::locality::CouncilMember;
use sovang_domain::nomination::{Nomination, Stage};
use sovang_domain::personal::Personal;
use sovang_domain::plan::{CalendarEntry, Occasion};
use sovang_domain::refusal::Refusal;
use sovang_domain::stamp::Stamp;
use sovang_projections::nomination_board;

impl Desk {
    /// Opens a round. Scheduled ones have one address a year; unscheduled ones take the form's key behind.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn open_round(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        year: i16,
        occasion: Occasion,
    ) -> Result<(RoundId, Done), Denied> {
        self.open_another(asking, campaign, (year, occasion), None).await
    }

    /// Opens a round; with a reason a further one of its year and occasion, once the one before takes nobody any more.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn open_another(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        (year, occasion): (i16, Occasion),
        reason: Option<String>,
    ) -> Result<(RoundId, Done), Denied> {
        asking.may(Act::RunRound, &Place::locality(campaign.locality()))?;
        let (running, plan) = self.campaign(campaign).await?;
        let rules = self.rules_of(&campaign.locality()).await?;
        let rules = rules.rounds(day(asking.at)).ok_or(Denied::NotFound(Missing::RoundRule))?.clone();
        if !running.is_running() {
            return Err(Denied::Refused(CampaignRefusal::Concluded.into()));
        }
        let what = CalendarEntry::Round { occasion, year };
        running.has_room_for(&what, day(asking.at)).map_err(Refusal::from).map_err(Denied::Refused)?;
        let (round, turn) = match occasion {
            Occasion::Unscheduled => {
                (RoundId::unscheduled(campaign, year, &round_code(asking.key.as_str())), 1)
            }
            scheduled => match self.ledger.receipt(&asking.key).await? {
                // sent twice: it asks for the round that it made
                Some(made) if made.aggregate_type == AwardRound::TYPE => (made.aggregate_id.into(), 1),
                _ => self.scheduled_round(campaign, (year, scheduled), reason.is_some()).await?,
            },
        };
        // the day of the plan was that of the first
        // and is for the occasions of the plan: an award out of turn waits for no day
        let due = plan.dossiers_due(year).filter(|_| turn == 1 && occasion != Occasion::Unscheduled);
        let again = reason.filter(|_| turn > 1).map(|reason| AnotherRound { turn, reason });
        let command = AwardRoundCommand::Open {
            round: round.clone(),
            campaign: campaign.clone(),
            year,
            occasion,
            quotas: plan.quotas_on(occasion),
            notice: rules.notice,
            voting: rules.voting,
            nominations_due: due.map(|(deadline, _)| deadline),
            again,
            stamp: asking.stamp(),
        };
        let done = self.put_round(asking, Act::RunRound, &round, command).await?;
        Ok((round, done))
    }

    /// The address of the scheduled round of a year and occasion, and which of them it is: those before keep theirs, annulled
    /// or not. Another one beside one that stands is asked for.
    async fn scheduled_round(
        &self,
        campaign: &CampaignId,
        (year, occasion): (i16, Occasion),
        another: bool,
    ) -> Result<(RoundId, u16), Denied> {
        let (mut before, mut turn) = (0, 1);
        loop {
            let id = RoundId::scheduled_anew(campaign, year, occasion, before);
            let (round, _) = self.ledger.load::<AwardRound>(id.as_str()).await?;
            match round.standing() {
                _ if round.is_annulled() => {}
                RoundStanding::NotOpened => return Ok((id, turn)),
                _ if !another => return Ok((id, turn)),
                RoundStanding::PastNominations => turn += 1,
                RoundStanding::Open | RoundStanding::NominationsClosed => {
                    return Err(Denied::Refused(AwardRoundRefusal::EarlierRoundOpen.into()));
                }
            }
            before += 1;
        }
    }

    /// Closes nominations; `reason` where that is before the day that was announced.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn close_nominations(
        &self,
        asking: &Asking,
        round: &RoundId,
        reason: Option<String>,
    ) -> Result<Done, Denied> {
        let command = AwardRoundCommand::CloseNominations { reason, stamp: asking.stamp() };
        self.put_round(asking, Act::RunRound, round, command).await
    }

    /// Opens the notice with every nomination that passed both appraisals.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn open_notice(&self, asking: &Asking, round: &RoundId) -> Result<Done, Denied> {
        asking.may(Act::RunRound, &Place::locality(round.locality()))?;
        let found = self.round(round).await?;
        let entries = self.ready_entries(asking, round).await?;
        let days = found.notice_days().unwrap_or_default();
        let calendar = self.calendar(&round.locality()).await?;
        let closes = calendar.last_working_day(day(asking.at), days).map_err(uncounted)?;
        let command = AwardRoundCommand::OpenNotice { entries, closes, stamp: asking.stamp() };
        self.put_round(asking, Act::RunRound, round, command).await
    }

    /// Lets the notice run until the end that the calendar known now gives it.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn extend_notice(
        &self,
        asking: &Asking,
        round: &RoundId,
        reason: String,
    ) -> Result<Done, Denied> {
        let closes = self.later_end(asking, round).await?.map_err(uncounted)?;
        let command = AwardRoundCommand::ExtendNotice { closes, reason, stamp: asking.stamp() };
        self.put_round(asking, Act::RunRound, round, command).await
    }

    /// The end that the calendar known now gives the round's notice, where it is later than the one it has.
    async fn later_end(
        &self,
        asking: &Asking,
        round: &RoundId,
    ) -> Result<Result<Option<Date>, DaysOffUnknown>, Denied> {
        let found = self.round(round).await?;
        let Some((opens, closes)) = found.notice_span() else { return Ok(Ok(None)) };
        let calendar = self.calendar(&round.locality()).await?;
        Ok(calendar.later_end(opens, closes, found.notice_days().unwrap_or_default(), day(asking.at)))
    }

    /// The nominations of a round that are ready, read from the ledger itself.
    async fn ready_entries(&self, asking: &Asking, round: &RoundId) -> Result<Vec<Entry>, Denied> {
        self.caught_up(&round.locality()).await?;
        let rows = self.views.read(|connection| nomination_board::of_round(connection, round))?;
        let ids = rows.into_iter().map(|row| row.nomination);
        let mut entries = Vec::new();
        for id in ids {
            let nomination = self.nomination(&id).await?;
            if nomination.stage() == Stage::Ready && !nomination.is_suspended() {
                entries.extend(self.entry(asking, &id, &nomination)?);
            }
        }
        Ok(entries)
    }

    /// A nomination as the round sees it.
    pub(crate) fn entry(
        &self,
        asking: &Asking,
        id: &NominationId,
        nomination: &Nomination,
    ) -> Result<Option<Entry>, Denied> {
        let Some(proposal) = nomination.proposal() else { return Ok(None) };
        let Some(form) = self.rules.form(&proposal.form, day(asking.at)) else { return Ok(None) };
        Ok(Some(Entry {
            nomination: id.clone(),
            subject: proposal.nominee.subject.clone(),
            kind: proposal.nominee.kind,
            form: proposal.form.clone(),
            authority: form.authority,
            unit: proposal.nominee.unit.clone(),
            period: proposal.period,
            hands: nomination.hands(),
            person: self.person_of(&proposal.nominee.subject)?,
        }))
    }

    /// Takes a citizen's comment; nobody needs to sign in. The form's key is the receipt code: whole, because the
    /// ledger takes each key once, so two comments can never have one code, whatever a client sends.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn receive_comment(
        &self,
        asking: &Asking,
        round: &RoundId,
        about: Option<NominationId>,
        words: String,
    ) -> Result<Done, Denied> {
        self.round(round).await?;
        let command = AwardRoundCommand::ReceiveComment {
            comment: asking.key.as_str().to_owned(),
            about,
            words: Personal::new(new_subject(), words),
            stamp: Stamp::new(Stamp::CITIZEN, asking.at),
        };
        self.execute::<AwardRound>(asking, round.as_str(), command, None).await.map_err(Attempt::into_denied)
    }

    /// Answers a comment.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn answer_comment(
        &self,
        asking: &Asking,
        round: &RoundId,
        comment: String,
        answer: String,
    ) -> Result<Done, Denied> {
        let command = AwardRoundCommand::AnswerComment { comment, answer, stamp: asking.stamp() };
        self.put_round(asking, Act::AnswerComment, round, command).await
    }

    /// Ends the notice.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn close_notice(&self, asking: &Asking, round: &RoundId) -> Result<Done, Denied> {
        // what cannot be counted does not keep a notice open
        let due = self.later_end(asking, round).await?.unwrap_or_default();
        let command = AwardRoundCommand::CloseNotice { due, stamp: asking.stamp() };
        self.put_round(asking, Act::RunRound, round, command).await
    }

    /// Records a meeting of the council in office on that day.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn convene_council(
        &self,
        asking: &Asking,
        round: &RoundId,
        on: Date,
        present: Vec<AccountId>,
        document: String,
    ) -> Result<Done, Denied> {
        let (members, stamp) = (self.council_in_office(round, on).await?, asking.stamp());
        let command = AwardRoundCommand::ConveneCouncil { on, members, present, document, stamp };
        self.put_round(asking, Act::RunRound, round, command).await
    }

    /// Declares one's own conflicts, or none.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn declare_conflicts(
        &self,
        asking: &Asking,
        round: &RoundId,
        conflicts: Vec<Conflict>,
    ) -> Result<Done, Denied> {
        let command = AwardRoundCommand::DeclareConflicts {
            member: asking.by.clone(),
            conflicts,
            document: None,
            council: self.council_in_office(round, day(asking.at)).await?,
            stamp: asking.stamp(),
        };
        self.put_round(asking, Act::DeclareConflicts, round, command).await
    }

    /// Records what a member declared on a signed paper: who cannot sign in keeps nobody waiting.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn record_declaration(
        &self,
        asking: &Asking,
        round: &RoundId,
        (member, document): (AccountId, String),
        conflicts: Vec<Conflict>,
    ) -> Result<Done, Denied> {
        let command = AwardRoundCommand::DeclareConflicts {
            member,
            conflicts,
            document: Some(document),
            council: self.council_in_office(round, day(asking.at)).await?,
            stamp: asking.stamp(),
        };
        self.put_round(asking, Act::RecordDeclaration, round, command).await
    }

    async fn council_in_office(&self, round: &RoundId, on: Date) -> Result<Vec<CouncilMember>, Denied> {
        let locality = self.locality(&round.locality()).await?;
        Ok(locality.council_on(on).map(|council| council.members.clone()).unwrap_or_default())
    }

    /// Records the counted votes on one nomination.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn count_ballot(
        &self,
        asking: &Asking,
        round: &RoundId,
        nomination: NominationId,
        method: BallotMethod,
        (tally, written): (Tally, Option<Tally>),
    ) -> Result<Done, Denied> {
        let stamp = asking.stamp();
        let command = AwardRoundCommand::CountBallot { nomination, method, tally, written, stamp };
        self.put_round(asking, Act::CountBallot, round, command).await
    }

    /// Puts awards to the chairman.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn propose_awards(
        &self,
        asking: &Asking,
        round: &RoundId,
        nominations: Vec<NominationId>,
        document: String,
        on: Date,
    ) -> Result<Done, Denied> {
        let command = AwardRoundCommand::Propose { nominations, document, on, stamp: asking.stamp() };
        self.put_round(asking, Act::ProposeAwards, round, command).await
    }

    pub(crate) async fn put_round(
        &self,
        asking: &Asking,
        act: Act,
        round: &RoundId,
        command: AwardRoundCommand,
    ) -> Result<Done, Denied> {
        self.put::<AwardRound>(asking, act, &Place::locality(round.locality()), round.as_str(), command).await
    }
}

fn uncounted(unknown: DaysOffUnknown) -> Denied {
    Denied::Refused(AwardRoundRefusal::from(unknown).into())
}

/// A form's key in twelve letters: enough to be unique beside its campaign and year. Keys made one after the other
/// can begin alike, their hashes do not.
#[must_use]
pub fn round_code(key: &str) -> String {
    hex::encode(&Sha256::digest(key)[..6])
}
