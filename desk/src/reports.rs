//! Requests about reports.

use crate::{Asking, Denied, Desk, Done, Missing};
use jiff::civil::Date;
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
    /// Files a unit's report.
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
        let place = Place::unit(campaign.locality(), unit.clone());
        asking.may(Act::FileReport, &place)?;
        let (running, _) = self.campaign(campaign).await?;
        if !running.units().contains(unit) {
            return Err(Denied::NotFound(Missing::ReportDue));
        }
        let kind = self.living_unit(&campaign.locality(), unit).await?.kind;
        let due = running.report_due(Some(kind), occasion, year);
        let due = due.ok_or(Denied::NotFound(Missing::ReportDue))?;
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
        self.put::<UnitReport>(asking, Act::FileReport, &place, report.as_str(), command).await
    }

    /// Records that the commune sent its own report to the level above, as the signed paper names number and day.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn send_report(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        (year, occasion): (i16, Occasion),
        (number, on): (String, Date),
        content: ReportContent,
    ) -> Result<Done, Denied> {
        asking.may(Act::FileCommuneReport, &Place::locality(campaign.locality()))?;
        let (running, _) = self.campaign(campaign).await?;
        let due = running.report_due(None, occasion, year).ok_or(Denied::NotFound(Missing::ReportDue))?;
        has_begun(&running, (year, occasion), asking)?;
        let report = ReportId::of(campaign, &UnitId::commune(), year, occasion);
        let (campaign, stamp) = (campaign.clone(), asking.stamp());
        let command = UnitReportCommand::Send { campaign, year, occasion, content, number, on, due, stamp };
        self.put_report(asking, Act::FileCommuneReport, &report, command).await
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
        let kind = match unit.is_commune() {
            true => None,
            false => Some(self.unit(&campaign.locality(), unit).await?.kind),
        };
        let report = ReportId::of(campaign, unit, year, occasion);
        let (found, _) = self.ledger.load::<UnitReport>(report.as_str()).await?;
        // what was returned came once: it ends also where the plan asks for it no more
        if found.stage() != Stage::Returned {
            let owes = unit.is_commune() || running.units().contains(unit);
            if !owes || running.report_due(kind, occasion, year).is_none() {
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

    /// Takes the last step of the office back: a return, an acceptance, a waiver, a sending.
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
            Some(ReportStep::Sent) => Act::FileCommuneReport,
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
        if act == Act::ReviewReport && report.unit().is_some_and(|unit| unit.is_commune()) {
            return Err(Denied::NotPermitted(act));
        }
        self.put::<UnitReport>(asking, act, &Place::locality(report.locality()), report.as_str(), command)
            .await
    }
}
