//! Requests about reports.

use crate::{Asking, Denied, Desk, Done, Missing};
use sovang_domain::authority::{Act, Place};
use sovang_domain::calendar::{Deadline, day};
use sovang_domain::campaign::Campaign;
use sovang_domain::ids::{CampaignId, ReportId, UnitId};
use sovang_domain::plan::{CalendarEntry, Occasion};
use sovang_domain::refusal::Refusal;
use sovang_domain::unit_report::{ReportContent, ReportStep, Stage, UnitReport, UnitReportCommand};

/// A report is neither filed nor waived before its year, nor for a review in a year that the plan does not name.
fn has_begun(running: &Campaign, (year, occasion): (i16, Occasion), asking: &Asking) -> Result<(), Denied> {
    let room = running.has_room_for(&CalendarEntry::Report { occasion, year }, day(asking.at));
    room.map_err(Refusal::from).map_err(Denied::Refused)
}

impl Desk {
    /// Files a unit's report, or with no unit the commune's own to the level above.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn file_report(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        unit: &UnitId,
        (year, occasion): (i16, Occasion),
        content: ReportContent,
    ) -> Result<Done, Denied> {
        let upward = unit.is_commune();
        let (act, place) = match upward {
            true => (Act::FileCommuneReport, Place::locality(campaign.locality())),
            false => (Act::FileReport, Place::unit(campaign.locality(), unit.clone())),
        };
        asking.may(act, &place)?;
        let (running, _) = self.campaign(campaign).await?;
        if !(upward || running.units().contains(unit)) {
            return Err(Denied::NotFound(Missing::ReportDue));
        }
        let kind = match upward {
            true => None,
            false => Some(self.living_unit(&campaign.locality(), unit).await?.kind),
        };
        let due = running.report_due(kind, occasion, year).ok_or(Denied::NotFound(Missing::ReportDue))?;
        has_begun(&running, (year, occasion), asking)?;
        let report = ReportId::of(campaign, unit, year, occasion);
        let command = UnitReportCommand::File {
            campaign: campaign.clone(),
            unit: unit.clone(),
            year,
            occasion,
            content,
            due,
            stamp: asking.stamp(),
        };
        self.put::<UnitReport>(asking, act, &place, report.as_str(), command).await
    }

    /// Files a returned report again.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn refile_report(
        &self,
        asking: &Asking,
        report: &ReportId,
        unit: &UnitId,
        content: ReportContent,
    ) -> Result<Done, Denied> {
        if report.unit().as_ref() != Some(unit) {
            return Err(Denied::NotPermitted(Act::FileReport));
        }
        let place = Place::unit(report.locality(), unit.clone());
        let command = UnitReportCommand::Refile { content, stamp: asking.stamp() };
        self.put::<UnitReport>(asking, Act::FileReport, &place, report.as_str(), command).await
    }

    /// Returns a report for completion.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn return_report(
        &self,
        asking: &Asking,
        report: &ReportId,
        reason: String,
        due: Option<Deadline>,
    ) -> Result<Done, Denied> {
        let command = UnitReportCommand::Return { reason, due, stamp: asking.stamp() };
        self.put_report(asking, Act::ReviewReport, report, command).await
    }

    /// Accepts a report.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn accept_report(
        &self,
        asking: &Asking,
        report: &ReportId,
        remark: String,
    ) -> Result<Done, Denied> {
        let command = UnitReportCommand::Accept { remark, stamp: asking.stamp() };
        self.put_report(asking, Act::ReviewReport, report, command).await
    }

    /// Waives a report nobody filed, or one that was returned and does not come again.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn waive_report(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        unit: &UnitId,
        (year, occasion): (i16, Occasion),
        reason: String,
    ) -> Result<Done, Denied> {
        let (running, _) = self.campaign(campaign).await?;
        let kind = Some(self.unit(&campaign.locality(), unit).await?.kind);
        let report = ReportId::of(campaign, unit, year, occasion);
        let (found, _) = self.ledger.load::<UnitReport>(report.as_str()).await?;
        // what was returned came once: it ends also where the plan asks for it no more
        if found.stage() != Stage::Returned {
            if !running.units().contains(unit) || running.report_due(kind, occasion, year).is_none() {
                return Err(Denied::NotFound(Missing::ReportDue));
            }
            has_begun(&running, (year, occasion), asking)?;
        }
        let command = UnitReportCommand::Waive {
            campaign: campaign.clone(),
            unit: unit.clone(),
            year,
            occasion,
            reason,
            stamp: asking.stamp(),
        };
        self.put_report(asking, Act::WaiveReport, &report, command).await
    }

    /// Takes the last step of the office back: a return, an acceptance, a waiver.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn take_back_report_step(
        &self,
        asking: &Asking,
        report: &ReportId,
        reason: String,
    ) -> Result<Done, Denied> {
        let (found, _) = self.ledger.load::<UnitReport>(report.as_str()).await?;
        let act = match found.stage().last_step() {
            Some(ReportStep::Waived) => Act::WaiveReport,
            Some(ReportStep::Returned | ReportStep::Accepted) | None => Act::ReviewReport,
        };
        let command = UnitReportCommand::TakeBack { reason, stamp: asking.stamp() };
        self.put_report(asking, act, report, command).await
    }

    async fn put_report(
        &self,
        asking: &Asking,
        act: Act,
        report: &ReportId,
        command: UnitReportCommand,
    ) -> Result<Done, Denied> {
        // what the commune sends upward is not the commune's to review
        if report.unit().is_some_and(|unit| unit.is_commune()) {
            return Err(Denied::NotPermitted(act));
        }
        self.put::<UnitReport>(asking, act, &Place::locality(report.locality()), report.as_str(), command)
            .await
    }
}
