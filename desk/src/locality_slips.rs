//! Requests that put right what was entered wrongly about a locality: what rests on it is looked up first.

use crate::{Asking, Denied, Desk, Done};
use jiff::civil::Date;
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::{LocalityId, UnitId};
use sovang_domain::locality::{Delegation, Locality, LocalityCommand, LocalityRight, WhichDelegation};
use sovang_projections::account_directory::AccountRow;
use sovang_projections::award_roll::Filter;
use sovang_projections::{
    account_directory, award_roll, campaign_board, decision_register, nomination_board, report_register,
    round_docket,
};

impl Desk {
    /// Puts right what nothing else rests on.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn put_locality_right(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        right: LocalityRight,
    ) -> Result<Done, Denied> {
        let act = match &right {
            LocalityRight::Title { .. } => Act::RegisterLocality,
            LocalityRight::UnitKind { .. }
            | LocalityRight::TakeBackRename { .. }
            | LocalityRight::Strike { .. } => Act::KeepUnits,
            LocalityRight::Council { .. } => Act::AppointCouncil,
            LocalityRight::EndDelegation { .. } | LocalityRight::TakeBackDelegation { .. } => {
                Act::DelegateOfficer
            }
        };
        asking.may(act, &Place::locality(locality.clone()))?;
        let right = match right {
            LocalityRight::Council { which, members, from, document, reason, .. } => {
                self.caught_up(locality).await?;
                let met = self.meetings(locality)?;
                LocalityRight::Council { which, members, from, document, reason, met }
            }
            right => right,
        };
        let command = LocalityCommand::PutRight { right, stamp: asking.stamp() };
        let place = Place::locality(locality.clone());
        self.put::<Locality>(asking, act, &place, locality.as_str(), command).await
    }

    /// The days on which a council of the locality met; in a round that was annulled none did.
    pub(crate) fn meetings(&self, locality: &LocalityId) -> Result<Vec<Date>, Denied> {
        let rounds = self.views.read(|connection| round_docket::of_locality(connection, locality))?;
        let stand = rounds.iter().filter(|round| round.annulled.is_none());
        let held = stand.filter_map(|round| round.session.as_ref().map(|session| session.on));
        Ok(held.collect())
    }

    /// Strikes a unit that was entered by mistake.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn strike_unit(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        unit: UnitId,
        reason: String,
    ) -> Result<Done, Denied> {
        asking.may(Act::KeepUnits, &Place::locality(locality.clone()))?;
        self.caught_up(locality).await?;
        let used = self.resting_on(locality, &unit)?;
        self.put_locality_right(asking, locality, LocalityRight::Strike { unit, used, reason }).await
    }

    /// How many campaigns, reports, nominations, awards and accounts name a unit.
    fn resting_on(&self, locality: &LocalityId, unit: &UnitId) -> Result<usize, Denied> {
        let filter =
            Filter { locality: Some(locality.clone()), unit: Some(unit.clone()), ..Filter::default() };
        Ok(self.views.read(|connection| {
            let campaigns = campaign_board::of_locality(connection, locality)?;
            let enrolled = campaigns
                .iter()
                .filter(|campaign| campaign.units.iter().any(|enrolled| enrolled.unit == *unit));
            let reports = report_register::of_unit(connection, locality, unit)?;
            let reports = reports.iter().filter(|report| report.version > 0).count();
            let nominations = nomination_board::of_unit(connection, locality, unit)?.len();
            let awards = usize::try_from(award_roll::page(connection, &filter, 1, 1)?.total);
            let accounts = account_directory::by_locality(connection, locality)?;
            let reports_for = |account: &&AccountRow| account.reporting_unit() == Some(unit);
            let accounts = accounts.iter().filter(reports_for).count();
            Ok(enrolled.count() + reports + nominations + awards.unwrap_or(usize::MAX) + accounts)
        })?)
    }

    /// Lets a delegation end on a day, by a text.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn end_delegation(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        which: WhichDelegation,
        until: Date,
        document: String,
    ) -> Result<Done, Denied> {
        asking.may(Act::DelegateOfficer, &Place::locality(locality.clone()))?;
        let signed = self.signed_by(locality, &which, |on| on > until).await?;
        let right = LocalityRight::EndDelegation { which, until, document, signed };
        self.put_locality_right(asking, locality, right).await
    }

    /// Takes back a delegation that was recorded by mistake.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn take_back_delegation(
        &self,
        asking: &Asking,
        locality: &LocalityId,
        which: WhichDelegation,
        reason: String,
    ) -> Result<Done, Denied> {
        asking.may(Act::DelegateOfficer, &Place::locality(locality.clone()))?;
        let from = which.from;
        let signed = self.signed_by(locality, &which, |on| on >= from).await?;
        self.put_locality_right(asking, locality, LocalityRight::TakeBackDelegation { which, reason, signed })
            .await
    }

    /// How many decisions are signed by its text and in its mode, on days of that kind; also those of which that was put right.
    async fn signed_by(
        &self,
        locality: &LocalityId,
        which: &WhichDelegation,
        day: impl Fn(Date) -> bool,
    ) -> Result<usize, Denied> {
        self.caught_up(locality).await?;
        let all = self.views.read(|connection| decision_register::of_locality(connection, locality, None))?;
        let home = self.locality(locality).await?;
        let is = |text: &&Delegation| {
            text.officer == which.officer && text.mode == which.mode && text.from == which.from
        };
        let Some(text) = home.delegations().iter().find(is) else { return Ok(0) };
        // one paper may let several sign; a signature that was put right says who by the name
        let officer =
            self.views.read(|connection| account_directory::by_account(connection, &which.officer))?;
        let officer = officer.map(|row| row.full_name);
        let signed = all.iter().filter(|row| {
            let signatory = &row.signatory;
            signatory.delegation.as_ref() == Some(&text.document)
                && signatory.mode == which.mode
                && (signatory.account == which.officer || officer.as_deref() == Some(signatory.name.as_str()))
                && day(row.signed_on)
        });
        Ok(signed.count())
    }
}
