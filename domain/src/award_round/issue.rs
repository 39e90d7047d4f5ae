//! The signed paper of a draft: recorded with its number and day, and public from then on.

use super::chairman::is_ready;
use super::command::{PaperItem, SignedPaper};
use super::decision::{Award, Decision, DecisionDraft, DecisionEntry, DraftEntry, symbol};
use super::entry::Candidate;
use super::number_order::OutOfOrder;
use super::signing::signs_on;
use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Facts, Terms};
use crate::act_day::on_paper;
use crate::calendar::day;
use crate::ids::{AwardId, DecisionSlug, NominationId};
use crate::money::Prize;
use crate::plan::Occasion;
use std::collections::BTreeMap;

impl AwardRound {
    pub(super) fn issue(&self, terms: &Terms, paper: SignedPaper) -> Facts {
        let out_of_order = paper.explained()?;
        let before_appraisal = paper.signed_ahead(terms)?;
        let SignedPaper { draft, number, borne, signed_on, scan, signing, legal_bases, items, stamp, .. } =
            paper;
        // the places that this draft holds are its own
        let mut rest = self.clone();
        let drafted = rest.drafts.remove(&draft).ok_or(R::NoSuchDraft { draft })?;
        let there = |nomination: &NominationId| {
            let of = |item: &&PaperItem| item.candidate.entry.nomination == *nomination;
            items.iter().find(of).and_then(|item| item.candidate.dossier.there)
        };
        let rests_on = drafted.entries.iter().flat_map(|line| {
            self.decision_rests_on(terms, &line.nomination, (line.period, there(&line.nomination)), signed_on)
        });
        let signed_on = on_paper(signed_on, &stamp, rests_on)?;
        let signatory = signs_on(drafted.signatory, &signing, signed_on)?;
        let (slug, symbol) = (DecisionSlug { year: signed_on.year(), number }, symbol(number));
        let items = items.into_iter().map(|item| (item.candidate.entry.nomination.clone(), item));
        let mut items: BTreeMap<NominationId, PaperItem> = items.collect();
        let (mut entries, mut awards) = (Vec::new(), Vec::new());
        for line in drafted.entries {
            let nomination = line.nomination.clone();
            let item = items.remove(&nomination).ok_or(R::NotReady { nomination })?;
            let PaperItem { mut candidate, form_name, prize } = item;
            candidate.overlap_reason.clone_from(&line.overlap_reason);
            is_ready(&candidate)?;
            is_explained(prize.as_ref(), &candidate)?;
            rest.is_no_duplicate(terms, &candidate)?;
            let id = AwardId::of_decision(&terms.round.locality(), slug, borne + entries.len() + 1);
            entries.push(entry(line, id.clone(), prize.clone()));
            let award = award(terms, id, candidate, form_name, prize, (symbol.clone(), signed_on));
            rest.give(&award, day(stamp.at));
            awards.push(E::AwardPublished { award: Box::new(award), stamp: stamp.clone() });
        }
        let (year, ids) = (slug.year, entries.iter().map(|entry| entry.award.clone()).collect());
        let (draft, scan) = (Some(draft), Some(scan));
        let symbol_of = symbol.clone();
        let decision = Decision {
            year,
            number,
            symbol,
            signed_on,
            signatory,
            legal_bases,
            entries,
            draft,
            scan,
            out_of_order,
            before_appraisal,
        };
        let mut facts = vec![E::AwardsDecided { decision, stamp: stamp.clone() }];
        facts.push(E::DecisionPublished { year, number, symbol: symbol_of, signed_on, awards: ids, stamp });
        facts.extend(awards);
        Ok(facts)
    }

    /// The nominations of a draft in its order, and its signatory.
    #[must_use]
    pub fn draft(&self, draft: u16) -> Option<&DecisionDraft> {
        self.drafts.get(&draft)
    }
}

impl SignedPaper {
    /// Why its number does not go with its day; none where it does, whatever was written.
    fn explained(&self) -> Result<Option<String>, R> {
        let Some(odd) = OutOfOrder::of(self.number, self.signed_on, &self.known).into_iter().next() else {
            return Ok(None);
        };
        match self.out_of_order.as_deref().map(str::trim) {
            None | Some("") => Err(R::NumberOutOfOrder { number: self.number, odd }),
            Some(reason) => Ok(Some(reason.to_owned())),
        }
    }
}

impl SignedPaper {
    /// Why an award out of turn was signed before its dossiers were appraised in this book: paper first, the book later.
    /// None where it was not, whatever was written.
    fn signed_ahead(&self, terms: &Terms) -> Result<Option<String>, R> {
        let appraised = self.items.iter().filter_map(|item| item.candidate.dossier.appraised).max();
        let late = appraised.filter(|appraised| self.signed_on < *appraised);
        let Some(appraised) = late.filter(|_| terms.occasion == Occasion::Unscheduled) else {
            return Ok(None);
        };
        match self.before_appraisal.as_deref().map(str::trim) {
            None | Some("") => Err(R::SignedBeforeAppraisal { on: self.signed_on, appraised }),
            Some(reason) => Ok(Some(reason.to_owned())),
        }
    }
}

/// A prize that differs from the computed one has its reason and its source.
pub(super) fn is_explained(prize: Option<&Prize>, candidate: &Candidate) -> Result<(), R> {
    match prize {
        Some(prize) if !prize.is_explained() => {
            Err(R::PrizeUnexplained { nomination: candidate.entry.nomination.clone() })
        }
        _ => Ok(()),
    }
}

fn entry(line: DraftEntry, award: AwardId, prize: Option<Prize>) -> DecisionEntry {
    let DraftEntry { nomination, form, kind, within, overlap_reason, out_of_turn, .. } = line;
    DecisionEntry { award, nomination, form, kind, prize, within, overlap_reason, out_of_turn }
}

pub(super) fn award(
    terms: &Terms,
    id: AwardId,
    candidate: Candidate,
    form_name: String,
    prize: Option<Prize>,
    (decision, decided_on): (String, jiff::civil::Date),
) -> Award {
    let Candidate { entry, recipient, position, unit_name, achievement, criteria, posthumous, .. } =
        candidate;
    Award {
        id,
        nomination: entry.nomination,
        round: terms.round.clone(),
        campaign: terms.campaign.clone(),
        year: terms.year,
        occasion: terms.occasion,
        form: entry.form,
        form_name,
        authority: entry.authority,
        decision,
        decided_on,
        kind: entry.kind,
        subject: entry.subject,
        recipient,
        position,
        unit: entry.unit,
        unit_name,
        achievement,
        criteria,
        period: entry.period,
        prize,
        posthumous,
    }
}
