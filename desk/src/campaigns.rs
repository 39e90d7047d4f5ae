//! Requests about a campaign.

use crate::{Asking, Denied, Desk, Done, Missing};
use jiff::civil::Date;
use sovang_domain::authority::{Act, Place};
use sovang_domain::campaign::{Campaign, CampaignCommand, CampaignRefusal, CampaignRight, CampaignStep};
use sovang_domain::document::Document;
use sovang_domain::ids::{CampaignId, UnitId};
use sovang_domain::locality::LocalityRefusal;
use sovang_domain::plan::{CalendarEntry, DutyKind, Plan};
use sovang_projections::report_register::{self, ReportRow};
use sovang_projections::{campaign_board, nomination_board, round_docket};
use sovang_words::fold::fold;

/// A plan, and the file of its paper where it was read from one that may be published.
#[derive(Clone, Debug)]
pub struct PlanWithFile {
    /// The plan.
    pub plan: Plan,
    /// The file; it is in the store already.
    pub file: Option<Document>,
}

impl From<Plan> for PlanWithFile {
    fn from(plan: Plan) -> Self {
        Self { plan, file: None }
    }
}

impl Desk {
    /// Issues a plan.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn issue_plan(&self, asking: &Asking, plan: impl Into<PlanWithFile>) -> Result<Done, Denied> {
        let PlanWithFile { plan, file } = plan.into();
        self.locality(&plan.locality).await?;
        let campaign = plan.campaign_id();
        self.is_another_plan(&plan).await?;
        let command = CampaignCommand::IssuePlan { plan: Box::new(plan), file, stamp: asking.stamp() };
        self.put_campaign(asking, Act::IssuePlan, &campaign, command).await
    }

    /// One plan has one address: the same number, day and issuer, or the same title and period, is the same plan.
    async fn is_another_plan(&self, plan: &Plan) -> Result<(), Denied> {
        self.caught_up(&plan.locality).await?;
        let campaign = plan.campaign_id();
        let known = self.views.read(|connection| campaign_board::of_locality(connection, &plan.locality))?;
        let others = known.into_iter().filter(|row| row.campaign != campaign && row.annulled.is_none());
        let same = |other: &Plan| {
            let paper = |plan: &Plan| Some((plan.number.clone()?, plan.date?, fold(&plan.issuer)));
            let titled = |plan: &Plan| (fold(&plan.title), plan.period.from_year, plan.period.to_year);
            paper(plan).is_some_and(|own| paper(other) == Some(own)) || titled(plan) == titled(other)
        };
        match others.into_iter().find(|row| same(&row.plan)) {
            Some(row) => Err(Denied::Refused(CampaignRefusal::SamePlan { campaign: row.campaign }.into())),
            None => Ok(()),
        }
    }

    /// Amends a plan.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn amend_plan(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        plan: impl Into<PlanWithFile>,
        reason: String,
        document: String,
    ) -> Result<Done, Denied> {
        let PlanWithFile { plan, file } = plan.into();
        let (plan, stamp) = (Box::new(plan), asking.stamp());
        let command = CampaignCommand::AmendPlan { plan, file, reason, document, stamp };
        self.put_campaign(asking, Act::IssuePlan, campaign, command).await
    }

    /// Publishes the paper of a version that was recorded without its file.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn publish_plan_file(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        (version, file): (u32, Document),
        reason: String,
    ) -> Result<Done, Denied> {
        let command = CampaignCommand::PublishPlanFile { version, file, reason, stamp: asking.stamp() };
        self.put_campaign(asking, Act::IssuePlan, campaign, command).await
    }

    /// Enrols units.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn enrol_units(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        units: Vec<UnitId>,
    ) -> Result<Done, Denied> {
        let locality = self.locality(&campaign.locality()).await?;
        for unit in &units {
            let found = locality.units().get(unit).ok_or(Denied::NotFound(Missing::Unit))?;
            if found.merged_into.is_some() {
                return Err(Denied::Refused(LocalityRefusal::UnitAlreadyMerged.into()));
            }
        }
        let command = CampaignCommand::EnrolUnits { units, stamp: asking.stamp() };
        self.put_campaign(asking, Act::RunCampaign, campaign, command).await
    }

    /// Files a unit's own plan.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn file_unit_plan(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        unit: UnitId,
        document: Option<Document>,
    ) -> Result<Done, Denied> {
        self.living_unit(&campaign.locality(), &unit).await?;
        let (_, plan) = self.campaign(campaign).await?;
        let duty = plan.dated_duties.iter().find(|duty| duty.what == DutyKind::UnitPlan);
        let due = duty.and_then(|duty| duty.deadline);
        let place = Place::unit(campaign.locality(), unit.clone());
        let command = CampaignCommand::FileUnitPlan { unit, document, due, stamp: asking.stamp() };
        self.put::<Campaign>(asking, Act::FileUnitPlan, &place, campaign.as_str(), command).await
    }

    /// Records an inspection.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn record_inspection(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        unit: UnitId,
        on: Date,
        (finding, document): (String, String),
    ) -> Result<Done, Denied> {
        let found = self.unit(&campaign.locality(), &unit).await?;
        if found.merged_on.is_some_and(|merged| on > merged) {
            return Err(Denied::Refused(LocalityRefusal::UnitAlreadyMerged.into()));
        }
        let command =
            CampaignCommand::RecordInspection { unit, on, finding, document, stamp: asking.stamp() };
        self.put_campaign(asking, Act::RunCampaign, campaign, command).await
    }

    /// Records the review of a phase.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn review_phase(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        phase: String,
        (summary, document): (String, String),
        on: Date,
    ) -> Result<Done, Denied> {
        let stamp = asking.stamp();
        let command = CampaignCommand::ReviewPhase { phase, summary, document, on, stamp };
        self.put_campaign(asking, Act::RunCampaign, campaign, command).await
    }

    /// Allows what the plan's calendar has no room for.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn allow_exception(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        what: CalendarEntry,
        (reason, document, on): (String, String, Date),
    ) -> Result<Done, Denied> {
        let command = CampaignCommand::AllowException { what, reason, document, on, stamp: asking.stamp() };
        self.put_campaign(asking, Act::AllowException, campaign, command).await
    }

    /// Concludes a campaign.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn conclude_campaign(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        summary: String,
        document: String,
        on: Date,
    ) -> Result<Done, Denied> {
        let command = CampaignCommand::Conclude { summary, document, on, stamp: asking.stamp() };
        self.put_campaign(asking, Act::RunCampaign, campaign, command).await
    }

    /// Takes a step of a campaign back.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn take_back_campaign_step(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        step: CampaignStep,
        (reason, document): (String, Option<String>),
    ) -> Result<Done, Denied> {
        let act = act_of_campaign_step(&step);
        asking.may(act, &Place::locality(campaign.locality()))?;
        let acted = match &step {
            CampaignStep::UnitEnrolled(unit) => self.has_acted(campaign, unit).await?,
            CampaignStep::ExceptionAllowed(what) => self.is_used(campaign, what).await?,
            CampaignStep::UnitPlanFiled(_)
            | CampaignStep::InspectionRecorded { .. }
            | CampaignStep::PhaseReviewed(_)
            | CampaignStep::Concluded => false,
        };
        let command = CampaignCommand::TakeBack { step, acted, reason, document, stamp: asking.stamp() };
        self.put_campaign(asking, act, campaign, command).await
    }

    /// Puts right what was typed wrongly of the plan's paper, of a review or of the conclusion. The paper is the plan's:
    /// whoever issues it puts it right.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn put_campaign_right(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        right: CampaignRight,
    ) -> Result<Done, Denied> {
        let act = match &right {
            CampaignRight::Paper { .. } => Act::IssuePlan,
            CampaignRight::Summed { .. } => Act::RunCampaign,
        };
        let command = CampaignCommand::PutRight { right, stamp: asking.stamp() };
        self.put_campaign(asking, act, campaign, command).await
    }

    /// Whether a unit has reported to a campaign or put someone forward in it.
    async fn has_acted(&self, campaign: &CampaignId, unit: &UnitId) -> Result<bool, Denied> {
        let locality = campaign.locality();
        self.caught_up(&locality).await?;
        Ok(self.views.read(|connection| {
            let reports = report_register::of_unit(connection, &locality, unit)?;
            let reported = |row: &ReportRow| row.campaign == *campaign && row.filed_at.is_some();
            let nominations = nomination_board::of_locality(connection, &locality, None)?;
            Ok(reports.iter().any(reported)
                || nominations
                    .iter()
                    .any(|row| row.proposal.campaign == *campaign && row.proposal.nominee.unit == *unit))
        })?)
    }

    /// Whether a round or a report rests on what was allowed.
    async fn is_used(&self, campaign: &CampaignId, what: &CalendarEntry) -> Result<bool, Denied> {
        self.caught_up(&campaign.locality()).await?;
        Ok(self.views.read(|connection| {
            Ok(match what {
                CalendarEntry::Round { occasion, year } => {
                    round_docket::of_year(connection, campaign, *year)?
                        .iter()
                        .any(|row| row.occasion == *occasion && row.annulled.is_none())
                }
                CalendarEntry::Report { occasion, year } => {
                    report_register::rests_on(connection, campaign, *occasion, *year)?
                }
                CalendarEntry::Review { .. } | CalendarEntry::Conclusion => false,
            })
        })?)
    }

    /// Annuls a campaign whose plan was issued by mistake.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn annul_campaign(
        &self,
        asking: &Asking,
        campaign: &CampaignId,
        (reason, document): (String, Option<String>),
    ) -> Result<Done, Denied> {
        let locality = campaign.locality();
        asking.may(Act::IssuePlan, &Place::locality(locality.clone()))?;
        self.caught_up(&locality).await?;
        let used = self.views.read(|connection| {
            let rounds = round_docket::of_campaign(connection, campaign)?;
            let rounds = rounds.iter().filter(|row| row.annulled.is_none()).count();
            Ok(rounds + report_register::filed(connection, campaign)?)
        })?;
        let command = CampaignCommand::Annul { used, reason, document, stamp: asking.stamp() };
        self.put_campaign(asking, Act::IssuePlan, campaign, command).await
    }

    async fn put_campaign(
        &self,
        asking: &Asking,
        act: Act,
        campaign: &CampaignId,
        command: CampaignCommand,
    ) -> Result<Done, Denied> {
        self.put::<Campaign>(asking, act, &Place::locality(campaign.locality()), campaign.as_str(), command)
            .await
    }
}

/// What one must be allowed to do, to record a step of a campaign or take it back.
#[must_use]
pub fn act_of_campaign_step(step: &CampaignStep) -> Act {
    match step {
        CampaignStep::ExceptionAllowed(_) => Act::AllowException,
        CampaignStep::UnitEnrolled(_)
        | CampaignStep::UnitPlanFiled(_)
        | CampaignStep::InspectionRecorded { .. }
        | CampaignStep::PhaseReviewed(_)
        | CampaignStep::Concluded => Act::RunCampaign,
    }
}
