//! Who a nominee is among those the register knows: looked up when somebody is put forward, and answered by the office.

use crate::execute::{Attempt, TRIES};
use crate::{Asking, Denied, Desk, Done, Missing, NomineeForm};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::Identity;
use sovang_domain::calendar::day;
use sovang_domain::ids::{AwardFormId, CampaignId, LocalityId, NominationId, RoundId, SubjectId};
use sovang_domain::nomination::{Likeness, Nomination, NominationCommand, NominationRefusal, Said};
use sovang_domain::personal::Personal;
use sovang_ledger::{LedgerError, SeriesNumber};
use sovang_projections::nomination_board::{self, NominationRow};
use sovang_projections::person_register::{self, Deed, Described, PersonRow};
use sovang_words::names;

/// What a unit says of those in the register who look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// Nothing, as nobody was shown: refused where somebody looks alike.
    #[default]
    Unsaid,
    /// It is this one.
    Known(SubjectId),
    /// It is this one, once more where the round has a nomination of it already.
    Again {
        /// Under any of its ids.
        person: SubjectId,
        /// What is different this time.
        reason: String,
    },
    /// It is none of these.
    Other {
        /// Those who were shown.
        shown: Vec<SubjectId>,
        /// Why, where more than the name speaks for one person.
        reason: Option<String>,
    },
    /// It may be one of these, who were shown: the office finds out.
    Unsure(Vec<SubjectId>),
}

impl NomineeForm {
    /// What it says of the nominee, as the register compares it.
    #[must_use]
    pub fn described(&self, campaign: &CampaignId) -> Described {
        let deed = Deed { campaign: campaign.clone(), period: self.period, words: self.achievement.clone() };
        Described::named(&self.round.locality(), self.kind, &self.name, self.birth_year)
            .of_unit(&self.unit)
            .for_deed(deed)
    }
}

impl Desk {
    /// The next number of the drawer in which a name lies. Whoever puts the same name forward in between, in whatever
    /// process, takes it, and what was looked up is looked up again (docs/decisions/0029).
    pub(crate) async fn next_of_name(
        &self,
        locality: &LocalityId,
        name: &str,
    ) -> Result<SeriesNumber, Denied> {
        let series = format!("{locality}/nominee/{}", drawer(name));
        // the number first: what is recorded after it takes the number, what was recorded before it is waited for
        let number = self.ledger.next_number(&series).await?;
        self.caught_up(locality).await?;
        Ok(SeriesNumber { series, number })
    }

    /// What the unit says of those who look alike, and of how many it says nothing. `own` is the nominee whose nomination is
    /// put right: what was said of it before stands, unless it is said otherwise.
    pub(crate) async fn likeness(
        &self,
        on: Date,
        form: &NomineeForm,
        (own, again): (&SubjectId, bool),
    ) -> Result<(Likeness, usize), Denied> {
        let described = self.described(form).await?;
        let asked = self.views.read(|connection| {
            let alike = person_register::alike(connection, &described)?;
            match again {
                true => person_register::asked_again(connection, own, alike),
                false => Ok(alike.into_iter().map(|person| (person, None)).collect()),
            }
        })?;
        // of another kind it is somebody else, whatever was chosen
        let (asked, strangers): (Vec<_>, Vec<_>) = asked
            .into_iter()
            .partition(|(person, _)| person.entered.iter().all(|entered| entered.kind == form.kind));
        let mut said = self.said(on, form, (own, again), &asked)?;
        if let Who::Other { reason, .. } = &form.who {
            said.0.another = reason.clone().map(|reason| Personal::new(own.clone(), reason));
            let others = asked.iter().filter(|(person, _)| said.0.others.contains(&person.person));
            for (person, _) in others {
                let bonds = self.views.read(|conn| person_register::bonds(conn, &described, person))?;
                said.0.strong += usize::from(!bonds.is_empty());
            }
        }
        said.0.others.extend(strangers.iter().flat_map(|(person, _)| person.subjects()));
        Ok(said)
    }

    /// What a form says of a nominee, as the register compares it.
    async fn described(&self, form: &NomineeForm) -> Result<Described, Denied> {
        let round = self.round(&form.round).await?;
        let (campaign, ..) = round.opened_for().ok_or(Denied::NotFound(Missing::Round))?;
        Ok(form.described(campaign))
    }

    fn said(
        &self,
        on: Date,
        form: &NomineeForm,
        (own, again): (&SubjectId, bool),
        asked: &[(PersonRow, Option<bool>)],
    ) -> Result<(Likeness, usize), Denied> {
        let locality = &form.round.locality();
        let was_shown = |shown: &[SubjectId], person: &PersonRow| {
            person.subjects().iter().any(|subject| shown.contains(subject))
        };
        // those with whom it was said to be one
        let linked = asked.iter().filter(|(_, said)| *said == Some(true)).map(|(person, _)| person);
        let linked: Vec<SubjectId> = linked.flat_map(PersonRow::subjects).collect();
        let open = |shown: &[SubjectId]| {
            asked.iter().filter(|(person, said)| said.is_none() && !was_shown(shown, person)).count()
        };
        Ok(match &form.who {
            Who::Unsaid => (Likeness::default(), open(&[])),
            Who::Known(subject) | Who::Again { person: subject, .. } if linked.contains(subject) => {
                (Likeness::default(), 0)
            }
            Who::Known(subject) | Who::Again { person: subject, .. } => {
                let known = self.views.read(|connection| person_register::of(connection, subject))?;
                let ours = |person: &PersonRow| {
                    person
                        .entered
                        .iter()
                        .all(|entered| entered.locality == *locality && entered.kind == form.kind)
                };
                let known = known.filter(ours).ok_or(Denied::NotFound(Missing::Person))?;
                if again {
                    self.was_not_parted(own, &known)?;
                }
                let beside = match again {
                    true => 0,
                    false => self.in_round_already(on, &form.round, &form.form, &known)?.len(),
                };
                let reason = match &form.who {
                    Who::Again { reason, .. } if beside > 0 => {
                        Some(Personal::new(own.clone(), reason.clone()))
                    }
                    _ => None,
                };
                (
                    Likeness {
                        same: Some(known.person),
                        others: linked,
                        beside,
                        reason,
                        ..Likeness::default()
                    },
                    0,
                )
            }
            Who::Other { shown, .. } => {
                let others =
                    asked.iter().filter(|(person, said)| *said != Some(false) && was_shown(shown, person));
                let others = others.flat_map(|(person, said)| match said {
                    Some(_) => person.subjects(),
                    None => vec![person.person.clone()],
                });
                (Likeness { others: others.collect(), ..Likeness::default() }, open(shown))
            }
            Who::Unsure(shown) => (Likeness::default(), open(shown)),
        })
    }

    /// What the office said of two stands until the office says otherwise: a unit that puts its nomination right does not.
    fn was_not_parted(&self, own: &SubjectId, known: &PersonRow) -> Result<(), Denied> {
        match self.views.read(|connection| person_register::parted_by_office(connection, own, known))? {
            true => Err(Denied::Refused(NominationRefusal::AnotherPerson.into())),
            false => Ok(()),
        }
    }

    /// The nominations of a person that stand in a round and ask for the same sort of form, a title or an award: one more
    /// of them takes a reason.
    ///
    /// # Errors
    /// See [`Denied`].
    pub fn in_round_already(
        &self,
        on: Date,
        round: &RoundId,
        form: &AwardFormId,
        person: &PersonRow,
    ) -> Result<Vec<NominationRow>, Denied> {
        let subjects = person.subjects();
        let rows = self.views.read(|connection| nomination_board::of_subjects(connection, &subjects))?;
        let is_title = |form: &AwardFormId| self.rules.form(form, on).is_some_and(|form| form.title);
        let stands = |row: &NominationRow| {
            row.proposal.round == *round
                && row.stage.asks_for_a_place()
                && is_title(&row.proposal.form) == is_title(form)
        };
        Ok(rows.into_iter().filter(stands).collect())
    }

    /// Says whether the nominee of a nomination and another one who looks alike are one person; said again, it is put
    /// right, with a reason.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn answer_likeness(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        other: &SubjectId,
        same: bool,
        reason: Option<String>,
    ) -> Result<Done, Denied> {
        let locality = nomination.locality();
        asking.may(Act::AnswerLikeness, &Place::locality(locality.clone()))?;
        let found = self.nomination(nomination).await?;
        let nominee = &found.proposal().ok_or(Denied::NotFound(Missing::Nomination))?.nominee;
        let by_name = self.by_name(&asking.by, &locality, nominee)?;
        let (subject, name) = (nominee.subject.clone(), nominee.name.value().cloned().unwrap_or_default());
        for _ in 0..TRIES {
            let number = self.next_of_name(&locality, &name).await?;
            let (known, stands, strong) = self.views.read(|connection| {
                let known = person_register::of(connection, other)?;
                let same = person_register::stands(connection, &subject, other)?;
                let by_office = match &known {
                    Some(known) => person_register::parted_by_office(connection, &subject, known)?,
                    None => false,
                };
                let stands = same.map(|same| Said { same, by_office: same || by_office });
                Ok((known, stands, person_register::strong(connection, &subject)?))
            })?;
            let strong = strong.iter().any(|strong| strong.person.subjects().contains(other));
            let ours =
                known.is_some_and(|person| person.entered.iter().all(|entered| entered.locality == locality));
            if !ours {
                return Err(Denied::NotFound(Missing::Person));
            }
            let reason = reason.clone().map(|reason| Personal::new(subject.clone(), reason));
            let stamp = asking.stamp();
            let command = NominationCommand::AnswerLikeness {
                other: other.clone(),
                same,
                stands,
                strong,
                by_name: by_name.clone(),
                reason,
                stamp,
            };
            match self.execute::<Nomination>(asking, nomination.as_str(), command, Some(number)).await {
                Ok(done) => return Ok(done),
                Err(Attempt::NumberTaken) => {}
                Err(Attempt::Denied(denied)) => return Err(denied),
            }
        }
        Err(LedgerError::Contended.into())
    }

    /// Who a nominee is, for the rules about one person.
    pub(crate) fn identity(&self, asking: &Asking, subject: &SubjectId) -> Result<Identity, Denied> {
        let (same, alike, strong) = self.views.read(|connection| {
            let same = person_register::subjects_of(connection, subject)?;
            let alike = person_register::unanswered(connection, subject)?;
            Ok((same, alike, person_register::strong(connection, subject)?))
        })?;
        let titles = self.rules.forms(day(asking.at)).iter().filter(|form| form.title);
        Ok(Identity {
            same,
            unanswered: alike.iter().flat_map(PersonRow::subjects).collect(),
            unconfirmed: strong.iter().filter(|strong| strong.waits).count(),
            titles: titles.map(|form| form.id.clone()).collect(),
        })
    }

    /// The id of a nominee in the register, where it is another than its own.
    pub(crate) fn person_of(&self, subject: &SubjectId) -> Result<Option<SubjectId>, Denied> {
        let known = self.views.read(|connection| person_register::of(connection, subject))?;
        Ok(known.map(|known| known.person).filter(|person| person != subject))
    }

    /// All ids of the person to whom one belongs.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn subjects_of(
        &self,
        locality: &LocalityId,
        subject: &SubjectId,
    ) -> Result<Vec<SubjectId>, Denied> {
        self.caught_up(locality).await?;
        Ok(self.views.read(|connection| person_register::subjects_of(connection, subject))?)
    }
}

/// The drawer in which a name lies, one of 256. Names that are alike lie in the same one, so that their forms meet; hundreds
/// of names share each, so that it says of nobody what he is called.
fn drawer(name: &str) -> String {
    let [first, ..] = <[u8; 32]>::from(Sha256::digest(names::coarse_key(name)));
    format!("{first:02x}")
}
