//! Who a nominee is among those the register knows: looked up when somebody is put forward, and answered by the office.

use crate::execute::{Attempt, TRIES};
use crate::{Asking, Denied, Desk, Done, Missing, NomineeForm};
use sha2::{Digest, Sha256};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::Identity;
use sovang_domain::calendar::day;
use sovang_domain::ids::{LocalityId, NominationId, SubjectId};
use sovang_domain::nomination::{Likeness, Nomination, NominationCommand, NominationRefusal};
use sovang_domain::personal::Personal;
use sovang_ledger::{LedgerError, SeriesNumber};
use sovang_projections::person_register::{self, PersonRow};
use sovang_words::names;

/// What a unit says of those in the register who look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// Nothing, as nobody was shown: refused where somebody looks alike.
    #[default]
    Unsaid,
    /// It is this one.
    Known(SubjectId),
    /// It is none of these, who were shown.
    Other(Vec<SubjectId>),
    /// It may be one of these, who were shown: the office finds out.
    Unsure(Vec<SubjectId>),
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
    pub(crate) fn likeness(
        &self,
        locality: &LocalityId,
        form: &NomineeForm,
        own: Option<&SubjectId>,
    ) -> Result<(Likeness, usize), Denied> {
        let asked = self.views.read(|connection| {
            let (kind, name, year) = (form.kind, &form.name, form.birth_year);
            let alike = person_register::alike(connection, locality, kind, name, year)?;
            match own {
                Some(own) => person_register::asked_again(connection, own, alike),
                None => Ok(alike.into_iter().map(|person| (person, None)).collect()),
            }
        })?;
        // of another kind it is somebody else, whatever was chosen
        let (asked, strangers): (Vec<_>, Vec<_>) = asked
            .into_iter()
            .partition(|(person, _)| person.entered.iter().all(|entered| entered.kind == form.kind));
        let mut said = self.said(locality, form, own, &asked)?;
        said.0.others.extend(strangers.iter().flat_map(|(person, _)| person.subjects()));
        Ok(said)
    }

    fn said(
        &self,
        locality: &LocalityId,
        form: &NomineeForm,
        own: Option<&SubjectId>,
        asked: &[(PersonRow, Option<bool>)],
    ) -> Result<(Likeness, usize), Denied> {
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
            Who::Known(subject) if linked.contains(subject) => (Likeness::default(), 0),
            Who::Known(subject) => {
                let known = self.views.read(|connection| person_register::of(connection, subject))?;
                let ours = |person: &PersonRow| {
                    person
                        .entered
                        .iter()
                        .all(|entered| entered.locality == *locality && entered.kind == form.kind)
                };
                let known = known.filter(ours).ok_or(Denied::NotFound(Missing::Person))?;
                self.was_not_parted(own, &known)?;
                (Likeness { same: Some(known.person), others: linked }, 0)
            }
            Who::Other(shown) => {
                let others =
                    asked.iter().filter(|(person, said)| *said != Some(false) && was_shown(shown, person));
                let others = others.flat_map(|(person, said)| match said {
                    Some(_) => person.subjects(),
                    None => vec![person.person.clone()],
                });
                (Likeness { same: None, others: others.collect() }, open(shown))
            }
            Who::Unsure(shown) => (Likeness::default(), open(shown)),
        })
    }

    /// What the office said of two stands until the office says otherwise: a unit that puts its nomination right does not.
    fn was_not_parted(&self, own: Option<&SubjectId>, known: &PersonRow) -> Result<(), Denied> {
        let Some(own) = own else { return Ok(()) };
        match self.views.read(|connection| person_register::parted_by_office(connection, own, known))? {
            true => Err(Denied::Refused(NominationRefusal::AnotherPerson.into())),
            false => Ok(()),
        }
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
        let (subject, name) = (nominee.subject.clone(), nominee.name.value().cloned().unwrap_or_default());
        for _ in 0..TRIES {
            let number = self.next_of_name(&locality, &name).await?;
            let (known, stands) = self.views.read(|connection| {
                let known = person_register::of(connection, other)?;
                Ok((known, person_register::stands(connection, &subject, other)?))
            })?;
            let ours =
                known.is_some_and(|person| person.entered.iter().all(|entered| entered.locality == locality));
            if !ours {
                return Err(Denied::NotFound(Missing::Person));
            }
            let reason = reason.clone().map(|reason| Personal::new(subject.clone(), reason));
            let stamp = asking.stamp();
            let command =
                NominationCommand::AnswerLikeness { other: other.clone(), same, stands, reason, stamp };
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
        let (same, alike) = self.views.read(|connection| {
            let same = person_register::subjects_of(connection, subject)?;
            Ok((same, person_register::unanswered(connection, subject)?))
        })?;
        let titles = self.rules.forms(day(asking.at)).iter().filter(|form| form.title);
        Ok(Identity {
            same,
            unanswered: alike.iter().flat_map(PersonRow::subjects).collect(),
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
