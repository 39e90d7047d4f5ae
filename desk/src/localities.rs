//! Requests about a locality: units, council, delegations, days off, erasure.

use crate::{Asking, Denied, Desk, Done, Missing};
use jiff::civil::Date;
use sovang_domain::authority::{Act, Place, Role};
use sovang_domain::ids::{AccountId, LocalityId, SubjectId, UnitId};
use sovang_domain::locality::{
    CouncilMember, Locality, LocalityCommand, LocalityKind, LocalityRefusal, NewUnit, Numbering,
    ParameterChange, SigningMode, UnitKind,
};
use sovang_domain::refusal::Refusal;
use sovang_domain::rules::{OwnParameter, ParameterName};
use sovang_projections::account_directory::{self, AccountRow};
use sovang_words::terms;

impl Desk {
    /// Enters a locality into the ledger.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn register_locality(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        kind: LocalityKind,
        name: String,
        (province_kind, province): (String, String),
    ) -> Result<Done, Denied> {
        let command =
            LocalityCommand::Register { kind, name, province, province_kind, stamp: asking.stamp() };
        self.put::<Locality>(asking, Act::RegisterLocality, &Place::machine(), locality.as_str(), command)
            .await
    }

    /// Enters a unit.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn register_unit(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        unit: UnitId,
        name: String,
        kind: UnitKind,
    ) -> Result<Done, Denied> {
        self.register_units(asking, locality, vec![NewUnit { unit, name, kind }]).await
    }

    /// Enters the units of a list: all of them, or none.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn register_units(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        units: Vec<NewUnit>,
    ) -> Result<Done, Denied> {
        let command = LocalityCommand::RegisterUnits { units, stamp: asking.stamp() };
        self.put_locality(asking, Act::RegisterUnits, locality, command).await
    }

    /// Gives a unit a new name.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn rename_unit(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        unit: UnitId,
        name: String,
        document: String,
    ) -> Result<Done, Denied> {
        let command = LocalityCommand::RenameUnit { unit, name, document, stamp: asking.stamp() };
        self.put_locality(asking, Act::KeepUnits, locality, command).await
    }

    /// Puts a misspelt name of a unit right.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn correct_unit_name(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        unit: UnitId,
        name: String,
        reason: String,
    ) -> Result<Done, Denied> {
        let command = LocalityCommand::CorrectUnitName { unit, name, reason, stamp: asking.stamp() };
        self.put_locality(asking, Act::KeepUnits, locality, command).await
    }

    /// Takes back that a unit became part of another.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn take_back_merger(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        unit: UnitId,
        reason: String,
    ) -> Result<Done, Denied> {
        let command = LocalityCommand::TakeBackMerger { unit, reason, stamp: asking.stamp() };
        self.put_locality(asking, Act::KeepUnits, locality, command).await
    }

    /// Merges a unit into another.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn merge_unit(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        unit: UnitId,
        into: UnitId,
        document: String,
    ) -> Result<Done, Denied> {
        let command = LocalityCommand::MergeUnit { unit, into, document, stamp: asking.stamp() };
        self.put_locality(asking, Act::KeepUnits, locality, command).await
    }

    /// Settles who numbers award decisions.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn choose_numbering(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        numbering: Numbering,
        document: String,
    ) -> Result<Done, Denied> {
        let command = LocalityCommand::ChooseNumbering { numbering, document, stamp: asking.stamp() };
        self.put_locality(asking, Act::IssueDecision, locality, command).await
    }

    /// Appoints the council.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn appoint_council(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        members: Vec<CouncilMember>,
        from: Date,
        document: String,
    ) -> Result<Done, Denied> {
        if members.iter().any(|member| member.account.locality() != *locality) {
            return Err(Denied::NotFound(Missing::Account));
        }
        self.caught_up(locality).await?;
        let (met, stamp) = (self.meetings(locality)?, asking.stamp());
        let command = LocalityCommand::AppointCouncil { members, from, document, met, stamp };
        self.put_locality(asking, Act::AppointCouncil, locality, command).await
    }

    /// Lets an officer sign for the chairman.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn delegate_officer(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        officer: AccountId,
        mode: SigningMode,
        (from, until): (Date, Option<Date>),
        document: String,
    ) -> Result<Done, Denied> {
        asking.may(Act::DelegateOfficer, &Place::locality(locality.clone()))?;
        self.caught_up(locality).await?;
        if self.deputies(locality)?.iter().all(|row| row.account != officer) {
            return Err(Denied::NotFound(Missing::Account));
        }
        if mode == SigningMode::Acting
            && let Some(head) = self.head(locality)?
        {
            return Err(Denied::Refused(LocalityRefusal::HeadInOffice { name: head.full_name }.into()));
        }
        let command =
            LocalityCommand::DelegateOfficer { officer, mode, from, until, document, stamp: asking.stamp() };
        self.put_locality(asking, Act::DelegateOfficer, locality, command).await
    }

    /// Who may be let sign for the chairman: whoever decides and is not the head.
    ///
    /// # Errors
    /// See [`Denied`].
    pub fn deputies(&self, locality: &LocalityId) -> Result<Vec<AccountRow>, Denied> {
        let deciders =
            self.views.read(|connection| account_directory::holders(connection, locality, Role::Chairman))?;
        Ok(deciders.into_iter().filter(|row| !terms::signs_as_head(&row.position)).collect())
    }

    /// The chairman in office, if one has an account that is not locked.
    fn head(&self, locality: &LocalityId) -> Result<Option<AccountRow>, Denied> {
        let deciders =
            self.views.read(|connection| account_directory::holders(connection, locality, Role::Chairman))?;
        Ok(deciders.into_iter().find(|row| terms::signs_as_head(&row.position)))
    }

    /// Declares a day off that was announced after the table of the law was made.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn declare_day_off(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        (day, instead): (Date, Option<Date>),
        name: String,
        document: String,
    ) -> Result<Done, Denied> {
        let (table, stamp) = (self.rules.holidays().clone(), asking.stamp());
        let command = LocalityCommand::DeclareDayOff { day, name, instead, document, table, stamp };
        self.put_locality(asking, Act::KeepCalendar, locality, command).await
    }

    /// Takes a declared day off back.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn take_back_day_off(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        day: Date,
        reason: String,
        document: String,
    ) -> Result<Done, Denied> {
        let command = LocalityCommand::TakeBackDayOff { day, reason, document, stamp: asking.stamp() };
        self.put_locality(asking, Act::KeepCalendar, locality, command).await
    }

    /// Sets a parameter of the rules for the locality.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn set_parameter(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        own: OwnParameter,
        reason: String,
    ) -> Result<Done, Denied> {
        let change = ParameterChange::Set { own, reason };
        let command = LocalityCommand::ChangeParameter { change, stamp: asking.stamp() };
        self.put_locality(asking, Act::SetParameter, locality, command).await
    }

    /// Takes a parameter back that was set by mistake.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn take_back_parameter(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        (name, from): (ParameterName, Date),
        reason: String,
    ) -> Result<Done, Denied> {
        let change = ParameterChange::TakeBack { name, from, reason };
        let command = LocalityCommand::ChangeParameter { change, stamp: asking.stamp() };
        self.put_locality(asking, Act::SetParameter, locality, command).await
    }

    /// Erases a person, under all ids the register has: first the facts that it was done, then keys and openings, then the
    /// views are built anew.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn erase_subject(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        subject: SubjectId,
        ground: String,
        document: String,
    ) -> Result<Done, Denied> {
        asking.may(Act::EraseSubject, &Place::locality(locality.clone()))?;
        let subjects = self.subjects_of(locality, &subject).await?;
        let command = LocalityCommand::EraseSubject {
            subjects: subjects.clone(),
            ground,
            document,
            stamp: asking.stamp(),
        };
        let recorded = self.put_locality(asking, Act::EraseSubject, locality, command).await;
        // an erasure that was cut off after its fact is finished by asking again
        if let Ok(_) | Err(Denied::Refused(Refusal::Locality(LocalityRefusal::AlreadyErased))) = &recorded {
            for subject in &subjects {
                self.ledger.erase_subject(subject.as_str()).await?;
            }
        }
        recorded
    }

    async fn put_locality(
        &self,
        asking: &Asking,
        act: Act,
        locality: &LocalityId,
        command: LocalityCommand,
    ) -> Result<Done, Denied> {
        self.put::<Locality>(asking, act, &Place::locality(locality.clone()), locality.as_str(), command)
            .await
    }
}
