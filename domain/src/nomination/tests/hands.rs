//! Whose hands a dossier went through.

use super::*;

#[test]
fn whoever_brought_a_paper_does_not_appraise_the_dossier_nor_decide_it() {
    let brought = C::AddDocument { document: paper("bien-ban-hop-xet"), fixed: false, stamp: by(AWARDS) };
    let (_, nomination) = after(vec![complete(), brought]);
    assert!(nomination.hands().contains(&AWARDS.into()));
    let appraise =
        C::AppraiseAchievement { met: true, opinion: sealed("Đúng."), own: false, stamp: by(AWARDS) };
    assert_eq!(nomination.decide(appraise), Err(R::OwnNomination));
}

#[test]
fn nobody_appraises_the_own_dossier() {
    let (_, nomination) = after(vec![complete()]);
    let own = C::AppraiseAchievement { met: true, opinion: sealed("Đúng."), own: true, stamp: by(DIGITAL) };
    assert_eq!(nomination.decide(own), Err(R::OwnCase));
    let (_, nomination) = after(vec![complete(), appraise(true, DIGITAL)]);
    let own = C::AppraiseDossier { opinion: sealed("Đủ."), own: true, stamp: by(AWARDS) };
    assert_eq!(nomination.decide(own), Err(R::OwnCase));
}
