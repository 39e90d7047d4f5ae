//! The signed paper of a draft: recorded with the number and the day that stand on it, and public from then on.

use crate::execute::{Attempt, TRIES};
use crate::ruling::as_what;
use crate::{Asking, Denied, Desk, Done};
use jiff::civil::Date;
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{
    AwardRound, AwardRoundCommand, AwardRoundRefusal, PaperItem, SignedPaper, series, series_anew,
};
use sovang_domain::document::Document;
use sovang_domain::ids::{DecisionSlug, LocalityId, NominationId, RoundId};
use sovang_domain::locality::Numbering;
use sovang_domain::money::{Dong, Prize};
use sovang_domain::refusal::Refusal;
use sovang_domain::rules::RoundRules;
use sovang_ledger::SeriesNumber;
use sovang_projections::decision_register::{self, DecisionRow};
use std::collections::BTreeMap;

/// What is copied from a signed paper.
#[derive(Clone, Debug)]
pub struct SignedForm {
    /// Its number in the office's register; none where the locality lets the program number its awards.
    pub number: Option<u64>,
    /// The day on it.
    pub signed_on: Date,
    /// The paper, scanned.
    pub scan: Document,
    /// Whether it was said that the file is the scan of another decision too.
    pub same_file: bool,
    /// Prizes on it that are not the computed ones.
    pub prizes: BTreeMap<NominationId, PaidForm>,
    /// Why its number does not go with its day, where it does not.
    pub out_of_order: Option<String>,
    /// Why it was signed before its dossiers were appraised in this book, where it was.
    pub before_appraisal: Option<String>,
}

/// A prize as the paper has it.
#[derive(Clone, Debug)]
pub struct PaidForm {
    /// How much.
    pub amount: Dong,
    /// Why it is not the computed amount.
    pub reason: String,
    /// The text that allows it.
    pub source: String,
}

impl PaidForm {
    pub(crate) fn of(&self, computed: Prize) -> Prize {
        computed.paid(self.amount, &self.reason, &self.source)
    }

    /// As the paper has it, where the rules give nothing.
    pub(crate) fn stated(&self) -> Prize {
        Prize::stated(Dong(0), &self.source).paid(self.amount, &self.reason, &self.source)
    }
}

impl Desk {
    /// Records the signed paper of a draft. The number is claimed in the append, by the same key for every process, so
    /// two decisions of one locality and year never bear the same one.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn issue_decision(
        &self,
        asking: &Asking,
        round: &RoundId,
        draft: u16,
        form: SignedForm,
    ) -> Result<Done, Denied> {
        asking.may(Act::IssueDecision, &Place::locality(round.locality()))?;
        let locality = self.locality(&round.locality()).await?;
        let year = form.signed_on.year();
        let series = series(&round.locality(), year);
        for _ in 0..TRIES {
            let number = match (form.number, locality.numbering()) {
                (Some(number), _) => number,
                (None, Numbering::ByProgram) => self.ledger.next_number(&series).await?,
                (None, Numbering::ByClerk) => return Err(refused(AwardRoundRefusal::NumberMissing)),
            };
            self.caught_up(&round.locality()).await?;
            self.ended_nothing(&round.locality(), DecisionSlug { year, number })?;
            self.is_scan_of_no_other(&round.locality(), &form.scan, (form.same_file, (round, draft)))?;
            let paper = self.signed_paper(asking, round, draft, number, &form).await?;
            let command = AwardRoundCommand::Issue(Box::new(paper));
            let claim = Some(self.number_of(&round.locality(), DecisionSlug { year, number })?);
            match self.execute::<AwardRound>(asking, round.as_str(), command, claim).await {
                Ok(done) => return Ok(done),
                Err(Attempt::NumberTaken) if form.number.is_some() => {
                    return Err(refused(AwardRoundRefusal::NumberTaken { number, year }));
                }
                Err(Attempt::NumberTaken) => {}
                Err(Attempt::Denied(denied)) => return Err(denied),
            }
        }
        Err(Denied::Refused(Refusal::NumbersBusy))
    }

    /// Puts the right scan in the place of the wrong one; `same_file` where it is the scan of another decision too.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn replace_scan(
        &self,
        asking: &Asking,
        (round, draft): (&RoundId, u16),
        scan: Document,
        same_file: bool,
        reason: String,
    ) -> Result<Done, Denied> {
        asking.may(Act::IssueDecision, &Place::locality(round.locality()))?;
        self.round(round).await?;
        self.is_scan_of_no_other(&round.locality(), &scan, (same_file, (round, draft)))?;
        self.caught_up(&round.locality()).await?;
        let made = self.views.read(|connection| decision_register::of_round(connection, round))?;
        let decision = made.into_iter().find(|row| row.draft == Some(draft)).map(|row| row.symbol);
        let command = AwardRoundCommand::ReplaceScan { draft, decision, scan, reason, stamp: asking.stamp() };
        self.put_round(asking, Act::IssueDecision, round, command).await
    }

    /// Refuses a file that is the scan of another decision, unless it was said to be of both.
    fn is_scan_of_no_other(
        &self,
        locality: &LocalityId,
        scan: &Document,
        (said, (round, draft)): (bool, (&RoundId, u16)),
    ) -> Result<(), Denied> {
        let scanned =
            self.views.read(|connection| decision_register::scanned(connection, locality, &scan.sha256))?;
        // the same form sent a second time names the paper that it made
        let is_own = |row: &DecisionRow| row.round == *round && row.draft == Some(draft);
        let stands = |row: &DecisionRow| row.scan.as_ref().is_some_and(|held| held.sha256 == scan.sha256);
        match scanned.into_iter().map(|(row, _)| row).find(|row| stands(row) && !is_own(row)) {
            Some(other) if !said => Err(refused(AwardRoundRefusal::ScanOfAnother { decision: other.symbol })),
            _ => Ok(()),
        }
    }

    /// The claim of a number. One that was put right in the decision that bore it is free again, and is claimed anew: the
    /// views must have caught up.
    pub(crate) fn number_of(
        &self,
        locality: &LocalityId,
        slug: DecisionSlug,
    ) -> Result<SeriesNumber, Denied> {
        let freed = self.views.read(|connection| decision_register::freed(connection, locality, slug))?;
        Ok(SeriesNumber { series: series_anew(locality, slug.year, freed), number: slug.number })
    }

    /// The paper with everything that holds on the day it was signed.
    async fn signed_paper(
        &self,
        asking: &Asking,
        round: &RoundId,
        draft: u16,
        number: u64,
        form: &SignedForm,
    ) -> Result<SignedPaper, Denied> {
        let on = form.signed_on;
        // one that is no more is for the round to refuse: the form may be sent a second time
        let drafted = self.round(round).await?.draft(draft).cloned();
        let locality = self.locality(&round.locality()).await?;
        let rules = locality.rules(&self.rules);
        let legal_bases = rules.rounds(on).map(RoundRules::cited).unwrap_or_default();
        let position = drafted.as_ref().map(|draft| draft.signatory.position.as_str()).unwrap_or_default();
        let signing = as_what(position, &locality);
        let mut items = Vec::new();
        for line in drafted.iter().flat_map(|draft| &draft.entries) {
            let candidate = self.candidate(asking, round, &line.nomination).await?;
            let form_name = self.form_name(&line.nomination, &line.form, on)?;
            let computed = rules.prize(&line.form, line.kind, on);
            let prize = computed.map(|computed| match form.prizes.get(&line.nomination) {
                Some(paid) => paid.of(computed),
                None => computed,
            });
            items.push(PaperItem { candidate, form_name, prize });
        }
        let (scan, stamp, out_of_order) = (form.scan.clone(), asking.stamp(), form.out_of_order.clone());
        let slug = DecisionSlug { year: on.year(), number };
        let borne =
            self.views.read(|connection| decision_register::borne(connection, &round.locality(), slug))?;
        let known = self.known_numbers(&round.locality(), on.year())?;
        Ok(SignedPaper {
            draft,
            number,
            borne,
            signed_on: on,
            scan,
            signing,
            legal_bases,
            items,
            known,
            out_of_order,
            before_appraisal: form.before_appraisal.clone(),
            stamp,
        })
    }

    /// The numbers of a year that this book knows, with their days.
    fn known_numbers(&self, locality: &LocalityId, year: i16) -> Result<Vec<(u64, Date)>, Denied> {
        let rows =
            self.views.read(|connection| decision_register::of_locality(connection, locality, Some(year)))?;
        Ok(rows.into_iter().map(|row| (row.number, row.signed_on)).collect())
    }
}

fn refused(refusal: AwardRoundRefusal) -> Denied {
    Denied::Refused(refusal.into())
}
