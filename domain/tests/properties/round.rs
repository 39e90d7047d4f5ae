//! Award rounds: quotas hold, nobody is both awarded and refused, one achievement has one award.

use super::Driven;
use super::round_lives::lives;
use super::round_steps::{Drafts, command};
use proptest::prelude::*;
use sovang_domain::award_round::{AwardRound, AwardRoundEvent as E, DetailCorrection};
use sovang_domain::calendar::Period;
use sovang_domain::fact::Fact;
use sovang_domain::ids::{AwardFormId, AwardId, NominationId, SubjectId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;
use std::collections::BTreeMap;

/// What the facts alone say, counted apart from the aggregate.
#[derive(Default)]
struct Book {
    /// What takes a place: all but the office's own errors.
    places: BTreeMap<AwardId, (AwardFormId, NomineeKind)>,
    outcomes: BTreeMap<NominationId, &'static str>,
    standing: BTreeMap<AwardId, (SubjectId, Period)>,
    ids: Vec<AwardId>,
    drafts: Drafts,
}

impl Book {
    fn enter(&mut self, event: &E) -> Result<(), TestCaseError> {
        match event {
            E::AwardPublished { award, .. } => {
                self.places.insert(award.id.clone(), (award.form.clone(), award.kind));
                let before = self.outcomes.insert(award.nomination.clone(), "awarded");
                // an answer from above may come after nobody waited for it any more
                let late = before == Some("ended") && award.id == AwardId::from_above(&award.nomination);
                prop_assert!(before.is_none() || late, "{} was decided before", award.nomination);
                for (other, (subject, period)) in &self.standing {
                    let twice = *subject == award.subject && period.overlaps(&award.period);
                    prop_assert!(!twice, "{} and {} are for the same days", other, award.id);
                }
                prop_assert!(!self.ids.contains(&award.id), "{} stands twice", award.id);
                self.ids.push(award.id.clone());
                self.standing.insert(award.id.clone(), (award.subject.clone(), award.period));
            }
            E::DecisionDrafted { draft, .. } => {
                let lines = draft.entries.iter().map(|line| line.nomination.clone());
                self.drafts.insert(draft.draft, lines.collect());
            }
            E::NominationNotAwarded { nomination, .. } => {
                let before = self.outcomes.insert(nomination.clone(), "not awarded");
                prop_assert_eq!(before, None, "{} was decided before", nomination);
            }
            E::NominationEnded { nomination, .. } => {
                let before = self.outcomes.insert(nomination.clone(), "ended");
                prop_assert_eq!(before, None, "{} was decided before", nomination);
            }
            E::AwardRevoked { award, .. } => {
                prop_assert!(self.standing.remove(award).is_some(), "{} did not stand", award);
            }
            E::AwardTakenBack { award, .. } => {
                prop_assert!(self.standing.remove(award).is_some(), "{} did not stand", award);
                self.places.remove(award);
            }
            E::AwardDetailCorrected { award, correction, .. } => self.put_right(award, correction)?,
            _ => {}
        }
        Ok(())
    }
}

impl Book {
    fn put_right(&mut self, award: &AwardId, correction: &DetailCorrection) -> Result<(), TestCaseError> {
        match correction {
            DetailCorrection::Kind { after, .. } => {
                if let Some((_, kind)) = self.places.get_mut(award) {
                    *kind = *after;
                }
            }
            DetailCorrection::Period { after, .. } => {
                let Some((subject, _)) = self.standing.get(award).cloned() else {
                    return Err(TestCaseError::fail(format!("{award} does not stand")));
                };
                for (other, (whose, period)) in self.standing.iter().filter(|(other, _)| *other != award) {
                    let twice = *whose == subject && period.overlaps(after);
                    prop_assert!(!twice, "{} and {} are for the same days", other, award);
                }
                self.standing.insert(award.clone(), (subject, *after));
            }
            _ => {}
        }
        Ok(())
    }

    fn counted(&self, form: &AwardFormId, kind: NomineeKind) -> u16 {
        let counted = self.places.values().filter(|(given, whom)| given == form && *whom == kind).count();
        u16::try_from(counted).unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_round_keeps_its_limits_and_gives_one_award_for_one_achievement(
        steps in lives(),
        limits in [0..3_u16, 0..2_u16, 0..2_u16],
        unscheduled in prop::bool::weighted(0.2),
    ) {
        let occasion = if unscheduled { Occasion::Unscheduled } else { Occasion::Annual };
        let mut round = Driven::<AwardRound>::new(Fact::AwardRound);
        let mut book = Book::default();
        for (number, step) in (1..).zip(steps) {
            for event in round.give(command(step, limits, occasion, number, &book.ids, &book.drafts))? {
                book.enter(&event)?;
            }
            for limit in round.state.quota_uses() {
                let counted = book.counted(&limit.quota.form, limit.quota.kind);
                prop_assert!(limit.used <= limit.quota.limit, "{:?}", limit);
                prop_assert!(counted <= limit.used, "{:?} awarded, {:?}", counted, limit);
            }
        }
        round.is_rebuilt_the_same()?;
        prop_assert!(book.outcomes.keys().all(|nomination| round.state.has_decided(nomination)));
    }
}
