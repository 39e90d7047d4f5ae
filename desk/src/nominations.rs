//! Requests about a nomination.

use crate::execute::{Attempt, TRIES};
use crate::lookup::new_subject;
use crate::{Asking, Denied, Desk, Done, Missing, Who};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{AwardRoundRefusal, RoundStanding};
use sovang_domain::calendar::{Deadline, Period, day};
use sovang_domain::document::Document;
use sovang_domain::ids::{AudienceId, AwardFormId, NominationId, PaperId, RoundId, SubjectId, UnitId};
use sovang_domain::nomination::{
    Again, Likeness, Nomination, NominationCommand, NominationRefusal, Proposal, Span,
};
use sovang_domain::nominee::{Nominee, NomineeKind, Standing};
use sovang_domain::personal::Personal;
use sovang_domain::plan::{Occasion, Plan, Source};
use sovang_ledger::LedgerError;
use sovang_words::names;

/// What a unit fills in to put someone forward.
#[derive(Clone, Debug)]
pub struct NomineeForm {
    /// The round.
    pub round: RoundId,
    /// The unit that puts it forward, and to which the nominee belongs.
    pub unit: UnitId,
    /// Person, collective or household.
    pub kind: NomineeKind,
    /// Name.
    pub name: String,
    /// Position or occupation.
    pub position: String,
    /// Year of birth, if given.
    pub birth_year: Option<i16>,
    /// What else tells it apart from others of its name, if given.
    pub apart: Option<String>,
    /// What is said of those in the register who look alike.
    pub who: Who,
    /// Direct worker, staff or leader, for individuals.
    pub standing: Option<Standing>,
    /// The form asked for.
    pub form: AwardFormId,
    /// The audience of the plan.
    pub audience: AudienceId,
    /// The criteria it meets, by their place in the audience's list.
    pub criteria: Vec<usize>,
    /// The achievement in short.
    pub achievement: String,
    /// The days it covers.
    pub period: Period,
    /// Whether it rests on an invention or initiative.
    pub initiative: bool,
    /// Whether it is for someone who has died (truy tặng).
    pub posthumous: bool,
    /// Why it is put forward out of turn, where that is asked.
    pub out_of_turn: Option<String>,
    /// The papers.
    pub documents: Vec<Document>,
}

/// A nomination that was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nominated {
    /// Its id.
    pub nomination: NominationId,
    /// The receipt.
    pub done: Done,
}

/// What a form puts forward, with what the rules ask of it.
pub(crate) struct Written {
    pub(crate) proposal: Box<Proposal>,
    pub(crate) promised: bool,
    pub(crate) span: Span,
    pub(crate) considered: usize,
    pub(crate) needed: Vec<PaperId>,
    round: RoundStanding,
    due: Option<Deadline>,
}

impl Written {
    fn submits(
        self,
        (likeness, unanswered): (Likeness, usize),
        form: &NomineeForm,
        again: Option<Again>,
        asking: &Asking,
    ) -> NominationCommand {
        let Self { proposal, promised, span, considered, needed, round, due } = self;
        let (documents, stamp) = (form.documents.clone(), asking.stamp());
        NominationCommand::Submit {
            proposal,
            documents,
            promised,
            round,
            span,
            considered,
            needed,
            due,
            likeness,
            unanswered,
            again,
            stamp,
        }
    }
}

impl Desk {
    /// Puts someone forward. The form's key is the nomination's name, so a form sent twice makes one nomination.
    ///
    /// Every nomination claims the next number of its name's drawer in the append. So who looks alike is looked up and
    /// recorded in one: whoever puts the same name forward in between, in whatever process, takes the number, and the
    /// look-up is made again, on views that show the other's (docs/decisions/0029).
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn submit_nomination(&self, asking: &Asking, form: NomineeForm) -> Result<Nominated, Denied> {
        self.submit(asking, form, None).await
    }

    /// Puts someone forward; `before` is the nomination of an annulled round that goes on.
    pub(crate) async fn submit(
        &self,
        asking: &Asking,
        form: NomineeForm,
        before: Option<&NominationId>,
    ) -> Result<Nominated, Denied> {
        let locality = form.round.locality();
        let place = match before {
            // whoever put it forward sends it again, though the unit goes on in another one
            Some(before) => self.unit_named(before).await?,
            None => Place::unit(locality.clone(), form.unit.clone()),
        };
        if asking.may(Act::SubmitNomination, &place).is_err() {
            asking.may(Act::SubmitNomination, &Place::unit(locality.clone(), form.unit.clone()))?;
        }
        self.living_unit(&locality, &form.unit).await?;
        let nomination = NominationId::within(&locality, asking.key.as_str());
        for _ in 0..TRIES {
            let number = self.next_of_name(&locality, &form.name).await?;
            let subject = new_subject();
            let said = self.likeness(day(asking.at), &form, (&subject, false)).await?;
            let written = self.written(asking, &form, subject).await?;
            let again = self.again(before).await?;
            let command = written.submits(said, &form, again, asking);
            match self.execute::<Nomination>(asking, nomination.as_str(), command, Some(number)).await {
                Ok(done) => return Ok(Nominated { nomination, done }),
                Err(Attempt::NumberTaken) => {}
                Err(Attempt::Denied(denied)) => return Err(denied),
            }
        }
        Err(LedgerError::Contended.into())
    }

    /// What a form puts forward, with what the rules ask of it.
    pub(crate) async fn written(
        &self,
        asking: &Asking,
        form: &NomineeForm,
        subject: SubjectId,
    ) -> Result<Written, Denied> {
        let round = self.round(&form.round).await?;
        let standing = round.standing();
        let (campaign, year, occasion) = round.opened_for().ok_or(Denied::NotFound(Missing::Round))?;
        let (_, plan) = self.campaign(campaign).await?;
        let audience = plan.audience(&form.audience).ok_or(Denied::NotFound(Missing::Audience))?;
        let criteria = form.criteria.iter().filter_map(|place| audience.criteria.get(*place));
        let criteria: Vec<Source> = criteria.map(|criterion| criterion.source.clone()).collect();
        let out_of_turn = form.out_of_turn.as_ref().filter(|_| occasion == Occasion::Unscheduled);
        let out_of_turn = out_of_turn.map(|why| Personal::new(subject.clone(), why.clone()));
        let considered = match occasion {
            Occasion::Unscheduled => self.considered(&form.considered_of(campaign, &subject))?.len(),
            _ => 0,
        };
        Ok(Written {
            considered,
            promised: self.promises(&plan, form, occasion, asking),
            round: standing,
            span: Span::of(&plan, year, occasion),
            needed: self.needed_papers(&plan, occasion, form.initiative, asking),
            due: round.nominations_due().filter(|_| occasion != Occasion::Unscheduled),
            proposal: Box::new(Proposal {
                campaign: campaign.clone(),
                round: form.round.clone(),
                occasion,
                form: form.form.clone(),
                nominee: nominee(form, &subject),
                achievement: Personal::new(subject, form.achievement.clone()),
                period: form.period,
                audience: form.audience.clone(),
                criteria,
                initiative: form.initiative,
                posthumous: form.posthumous,
                out_of_turn,
            }),
        })
    }

    /// The plan's award rules; an unscheduled award of the commune's own needs no promise (Luật TĐKT Đ8: đột xuất),
    /// unless it is a title.
    fn promises(&self, plan: &Plan, form: &NomineeForm, occasion: Occasion, asking: &Asking) -> bool {
        let ours = self
            .rules
            .form(&form.form, day(asking.at))
            .is_some_and(|rule| rule.authority.is_commune() && !rule.title);
        plan.award(&form.form, form.kind, occasion).is_some() || (occasion == Occasion::Unscheduled && ours)
    }

    /// Adds a paper.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn add_document(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        document: Document,
    ) -> Result<Done, Denied> {
        let place = self.unit_of(nomination).await?;
        let fixed = self.is_fixed(nomination).await?;
        let command = NominationCommand::AddDocument { document, fixed, stamp: asking.stamp() };
        self.put::<Nomination>(asking, Act::SubmitNomination, &place, nomination.as_str(), command).await
    }

    /// Submits a returned nomination again.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn resubmit_nomination(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        documents: Vec<Document>,
        achievement: Option<String>,
    ) -> Result<Done, Denied> {
        let place = self.unit_of(nomination).await?;
        let subject = self.subject(nomination).await?;
        let achievement = achievement.map(|words| Personal::new(subject, words));
        let command = NominationCommand::Resubmit { documents, achievement, stamp: asking.stamp() };
        self.put_open(asking, Act::SubmitNomination, &place, nomination, command).await
    }

    /// Returns a nomination for completion.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn return_nomination(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        reason: String,
        missing: Vec<PaperId>,
        due: Option<Deadline>,
    ) -> Result<Done, Denied> {
        let place = Place::locality(nomination.locality());
        // whoever appraises either side may ask for completion
        let act = match asking.may(Act::AppraiseDossier, &place) {
            Ok(_) => Act::AppraiseDossier,
            Err(_) => Act::AppraiseAchievement,
        };
        let at_most = self.returns_at_most(&nomination.locality(), day(asking.at)).await?;
        let reason = Personal::new(self.subject(nomination).await?, reason);
        let command = NominationCommand::Return { reason, missing, due, at_most, stamp: asking.stamp() };
        self.put_nomination(asking, act, nomination, command).await
    }

    /// Says whether the achievement is true and meets the criteria.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn appraise_achievement(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        met: bool,
        opinion: String,
    ) -> Result<Done, Denied> {
        let (opinion, by_name) = self.opinion(asking, nomination, opinion).await?;
        let command = NominationCommand::AppraiseAchievement { met, opinion, by_name, stamp: asking.stamp() };
        self.put_nomination(asking, Act::AppraiseAchievement, nomination, command).await
    }

    /// Says that the dossier is complete.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn appraise_dossier(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        opinion: String,
    ) -> Result<Done, Denied> {
        let (opinion, by_name) = self.opinion(asking, nomination, opinion).await?;
        let command = NominationCommand::AppraiseDossier { opinion, by_name, stamp: asking.stamp() };
        self.put_nomination(asking, Act::AppraiseDossier, nomination, command).await
    }

    /// Lets a late nomination in.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn admit_late_nomination(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        reason: String,
    ) -> Result<Done, Denied> {
        let command = NominationCommand::AdmitLate { reason, stamp: asking.stamp() };
        self.put_nomination(asking, Act::AdmitLateNomination, nomination, command).await
    }

    pub(crate) async fn put_nomination(
        &self,
        asking: &Asking,
        act: Act,
        nomination: &NominationId,
        command: NominationCommand,
    ) -> Result<Done, Denied> {
        let place = Place::locality(nomination.locality());
        self.put_open(asking, act, &place, nomination, command).await
    }

    /// What the round has ended goes no further.
    async fn put_open(
        &self,
        asking: &Asking,
        act: Act,
        place: &Place,
        nomination: &NominationId,
        command: NominationCommand,
    ) -> Result<Done, Denied> {
        asking.may(act, place)?;
        self.goes_on(&self.nomination(nomination).await?).await?;
        if self.is_decided(nomination).await? {
            return Err(Denied::Refused(NominationRefusal::AlreadyDecided.into()));
        }
        self.put::<Nomination>(asking, act, place, nomination.as_str(), command).await
    }

    /// Nothing more is done about a nomination whose round was annulled: it is back with its unit.
    async fn goes_on(&self, nomination: &Nomination) -> Result<(), Denied> {
        let Some(proposal) = nomination.proposal() else { return Ok(()) };
        if self.round(&proposal.round).await?.is_annulled() {
            return Err(Denied::Refused(AwardRoundRefusal::Annulled.into()));
        }
        Ok(())
    }

    pub(crate) async fn unit_of(&self, nomination: &NominationId) -> Result<Place, Denied> {
        self.goes_on(&self.nomination(nomination).await?).await?;
        self.unit_named(nomination).await
    }

    /// The same, whatever became of its round.
    pub(crate) async fn unit_named(&self, nomination: &NominationId) -> Result<Place, Denied> {
        let found = self.nomination(nomination).await?;
        let unit = found.proposal().map(|proposal| proposal.nominee.unit.clone());
        unit.map(|unit| Place::unit(nomination.locality(), unit)).ok_or(Denied::NotFound(Missing::Nomination))
    }

    pub(crate) async fn subject(&self, nomination: &NominationId) -> Result<SubjectId, Denied> {
        let found = self.nomination(nomination).await?;
        let subject = found.proposal().map(|proposal| proposal.nominee.subject.clone());
        subject.ok_or(Denied::NotFound(Missing::Nomination))
    }
}

fn nominee(form: &NomineeForm, subject: &SubjectId) -> Nominee {
    let personal = |text: &str| Personal::new(subject.clone(), names::tidy(text));
    Nominee {
        kind: form.kind,
        subject: subject.clone(),
        unit: form.unit.clone(),
        name: personal(&form.name),
        position: personal(&form.position),
        birth_year: form.birth_year.map(|year| Personal::new(subject.clone(), year)),
        apart: form.apart.as_deref().map(personal),
        standing: form.standing,
    }
}
