//! What a round remembers of the awards that were made in it: as they stand now, with all that was put right.

use super::corrected_paper::Paper;
use super::correction::{NamedForm, NamedUnit};
use super::decision::{Award, Recovery};
use super::taken_back::HandedOver;
use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Outcome};
use crate::award_form::DecidingAuthority;
use crate::calendar::{Period, day};
use crate::ids::{AwardFormId, AwardId, NominationId, SubjectId};
use crate::money::Prize;
use crate::nominee::NomineeKind;
use crate::plan::Source;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An award as it stands now, without the words about the nominee.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct GivenAward {
    pub(super) nomination: NominationId,
    pub(super) form: NamedForm,
    pub(super) authority: DecidingAuthority,
    pub(super) kind: NomineeKind,
    /// Form and kind as the decision gave it: the place that it used, which no correction frees.
    pub(super) spent: (AwardFormId, NomineeKind),
    pub(super) subject: SubjectId,
    pub(super) unit: NamedUnit,
    pub(super) period: Period,
    pub(super) criteria: Vec<Source>,
    pub(super) prize: Option<Prize>,
    pub(super) posthumous: bool,
    pub(super) decision: String,
    pub(super) decided_on: Date,
    /// The day it was recorded, from which on it was public.
    pub(super) entered_on: Date,
    pub(super) paper: Paper,
    /// By which papers of which days it was put right.
    pub(super) corrected_by: Vec<(String, Date)>,
    /// It holds no more, on a ground of the law or by the office's error.
    pub(super) revoked: bool,
    /// It was the office's error: its place is free again.
    pub(super) mistaken: bool,
    /// The day of the paper by which it holds no more.
    pub(super) ended_on: Option<Date>,
    pub(super) money: Recovery,
    pub(super) artefact: Recovery,
}

impl GivenAward {
    fn of(award: &Award, paper: Paper, entered_on: Date) -> Self {
        Self {
            nomination: award.nomination.clone(),
            form: NamedForm { form: award.form.clone(), name: award.form_name.clone() },
            authority: award.authority,
            kind: award.kind,
            spent: (award.form.clone(), award.kind),
            subject: award.subject.clone(),
            unit: NamedUnit { unit: award.unit.clone(), name: award.unit_name.clone() },
            period: award.period,
            criteria: award.criteria.clone(),
            prize: award.prize.clone(),
            posthumous: award.posthumous,
            decision: award.decision.clone(),
            decided_on: award.decided_on,
            entered_on,
            paper,
            corrected_by: Vec::new(),
            revoked: false,
            mistaken: false,
            ended_on: None,
            money: Recovery::NotGiven,
            artefact: Recovery::NotGiven,
        }
    }

    /// Whether it takes one of the places of a limit: of what it was given as, and of what it was put right to. One revoked on
    /// a ground of the law does too: it was meant and given. Only the office's own error gives its place back.
    pub(super) fn takes_a_place_of(&self, form: &AwardFormId, kind: NomineeKind) -> bool {
        let (spent_form, spent_kind) = &self.spent;
        let stands = self.form.form == *form && self.kind == kind;
        let spent = spent_form == form && *spent_kind == kind;
        (stands || spent) && !self.mistaken
    }

    /// Only a person is awarded posthumously.
    pub(super) fn is_of_a_person(kind: NomineeKind, posthumous: bool) -> Result<(), R> {
        match posthumous && kind != NomineeKind::Individual {
            true => Err(R::PosthumousGroup),
            false => Ok(()),
        }
    }

    /// What was decided above is changed above: the paper that changes it names who issued it.
    pub(super) fn is_of(&self, named: &[&str]) -> Result<(), R> {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match self.paper.issuer.as_ref().filter(|_| !self.authority.is_commune()) {
            Some(issuer) if !named.iter().any(|text| plain(text).contains(&plain(issuer))) => {
                Err(R::NotTheIssuer { issuer: issuer.clone() })
            }
            _ => Ok(()),
        }
    }

    fn holds_again(&mut self) {
        (self.revoked, self.mistaken, self.ended_on) = (false, false, None);
        (self.money, self.artefact) = (Recovery::NotGiven, Recovery::NotGiven);
    }

    fn ends(&mut self, mistaken: bool, on: Date, (money, artefact): (Recovery, Recovery)) {
        (self.revoked, self.mistaken, self.ended_on) = (true, mistaken, Some(on));
        (self.money, self.artefact) = (money, artefact);
    }
}

impl AwardRound {
    pub(super) fn give(&mut self, award: &Award, entered_on: Date) {
        self.outcomes.insert(award.nomination.clone(), Outcome::Awarded);
        let paper = self.papers.get(&award.nomination).cloned().unwrap_or_default();
        self.awards.insert(award.id.clone(), GivenAward::of(award, paper, entered_on));
    }

    /// What became of an award since it was made.
    pub(super) fn evolve_award(&mut self, event: E) {
        match event {
            E::AwardPublished { award, stamp } => self.give(&award, day(stamp.at)),
            E::DecisionCorrected { award, document, on, stamp, .. } => {
                if let Some(given) = self.awards.get_mut(&award) {
                    given.corrected_by.push((document, stamp.day_of(on)));
                }
            }
            E::CorrectionPaperCorrected { awards, before, before_on, document, on, .. } => {
                let wrong = (before, before_on);
                for award in awards {
                    let papers = self.awards.get_mut(&award).map(|given| &mut given.corrected_by);
                    for paper in papers.into_iter().flatten().filter(|paper| **paper == wrong) {
                        *paper = (document.clone(), on);
                    }
                }
            }
            E::AwardDetailCorrected { award, correction, document, on, .. } => {
                if let Some(given) = self.awards.get_mut(&award) {
                    given.corrected_by.push((document, on));
                    given.put_right(correction);
                }
            }
            E::AwardRevoked { award, money, artefact, on, stamp, .. } => {
                if let Some(given) = self.awards.get_mut(&award) {
                    given.ends(false, stamp.day_of(on), (money, artefact));
                }
            }
            E::AwardTakenBack { award, money, artefact, on, .. } => {
                if let Some(given) = self.awards.get_mut(&award) {
                    given.ends(true, on, (money, artefact));
                }
            }
            E::AwardEndTakenBack { award, .. } => {
                if let Some(given) = self.awards.get_mut(&award) {
                    given.holds_again();
                    self.outcomes.insert(given.nomination.clone(), Outcome::Awarded);
                }
            }
            E::HigherDecisionTakenBack { nomination, award, .. } => {
                self.awards.remove(&award);
                self.papers.remove(&nomination);
                self.outcomes.remove(&nomination);
                let times = self.struck.entry(nomination).or_default();
                *times = times.saturating_add(1);
            }
            E::RecoveryRecorded { award, what, now, .. } => {
                if let Some(given) = self.awards.get_mut(&award) {
                    match what {
                        HandedOver::Money => given.money = now,
                        HandedOver::Artefact => given.artefact = now,
                    }
                }
            }
            // words about the nominee are not kept here
            _ => {}
        }
    }

    /// The form and kind that the decision gave an award as: the place that it used.
    #[must_use]
    pub fn spent_by(&self, award: &AwardId) -> Option<&(AwardFormId, NomineeKind)> {
        self.awards.get(award).map(|given| &given.spent)
    }

    /// An award that was made here, whether it holds or not.
    pub(super) fn given_award(&self, award: &AwardId) -> Result<&GivenAward, R> {
        self.awards.get(award).ok_or_else(|| R::NoSuchAward { award: award.clone() })
    }

    /// An award that holds.
    pub(super) fn standing_award(&self, award: &AwardId) -> Result<&GivenAward, R> {
        match self.awards.get(award) {
            None => Err(R::NoSuchAward { award: award.clone() }),
            Some(given) if given.revoked => Err(R::Revoked { award: award.clone() }),
            Some(given) => Ok(given),
        }
    }
}
