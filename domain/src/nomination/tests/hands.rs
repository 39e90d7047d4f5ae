//! Whose hands a dossier went through.

use super::*;

#[test]
fn whoever_brought_a_paper_does_not_appraise_the_dossier_nor_decide_it() {
    let brought = C::AddDocument { document: paper("bien-ban-hop-xet"), stamp: by(AWARDS) };
    let (_, nomination) = after(vec![complete(), brought]);
    assert!(nomination.hands().contains(&AWARDS.into()));
    let appraise = C::AppraiseAchievement { met: true, opinion: sealed("Đúng."), stamp: by(AWARDS) };
    assert_eq!(nomination.decide(appraise), Err(R::OwnNomination));
}
