//! A year of birth typed wrong is put right whenever that is found.

use super::*;

fn born(year: Option<i16>, reason: &str) -> C {
    let after = year.map(|year| Personal::new("dt-01".into(), year));
    C::CorrectBirthYear { after, reason: sealed(reason), stamp: by(UNIT) }
}

#[test]
fn a_year_of_birth_is_put_right_before_and_after_the_appraisal() {
    let appraised = vec![complete(), appraise(true, DIGITAL), appraise_dossier(AWARDS)];
    for given in [vec![complete()], appraised] {
        let (facts, _) = after([given, vec![born(Some(1969), "Gõ nhầm, đúng là 1969.")]].concat());
        assert!(matches!(
            facts.last(),
            Some(NominationEvent::BirthYearCorrected { after: Some(after), .. }) if after.value() == Some(&1969)
        ));
    }
    refuses(vec![complete()], born(Some(1969), " "), R::ReasonMissing);
    let right = vec![complete(), born(Some(1969), "Gõ nhầm.")];
    refuses(right, born(Some(1969), "Gõ nhầm."), R::SameAsRecorded);
    refuses(vec![complete(), withdraw(false)], born(Some(1969), "Gõ nhầm."), R::Withdrawn);
}

#[test]
fn a_collective_has_no_year_of_birth() {
    let mut collective = complete();
    if let C::Submit { proposal, .. } = &mut collective {
        proposal.nominee.kind = NomineeKind::Collective;
    }
    refuses(vec![collective], born(Some(1969), "Gõ nhầm."), R::BornNever);
}
