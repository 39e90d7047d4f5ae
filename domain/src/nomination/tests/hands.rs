//! Whose hands a dossier went through.

use super::*;

#[test]
fn whoever_brought_a_paper_does_not_appraise_the_dossier_nor_decide_it() {
    let brought = C::AddDocument { document: paper("bien-ban-hop-xet"), fixed: false, stamp: by(AWARDS) };
    let (_, nomination) = after(vec![complete(), brought]);
    assert!(nomination.hands().contains(&AWARDS.into()));
    let appraise = C::AppraiseAchievement {
        met: true,
        opinion: sealed("Đúng."),
        by_name: ByName::default(),
        stamp: by(AWARDS),
    };
    assert_eq!(nomination.decide(appraise), Err(R::OwnNomination));
}

fn own() -> ByName {
    ByName { own: true, ..ByName::default() }
}

#[test]
fn nobody_does_two_steps_of_a_dossier_under_two_accounts() {
    let of = |account: &str| ByName { accounts: vec![account.into()], ..ByName::default() };
    let other = |account: &str| R::OtherAccount { account: account.into() };
    let achievement =
        |by_name| C::AppraiseAchievement {
            met: true, opinion: sealed("Đúng."), by_name, stamp: by(DIGITAL)
        };
    let dossier = |by_name| C::AppraiseDossier { opinion: sealed("Đủ."), by_name, stamp: by(AWARDS) };
    refuses(vec![complete()], achievement(of(UNIT)), other(UNIT));
    let met = || vec![complete(), appraise(true, DIGITAL)];
    refuses(met(), dossier(of(UNIT)), other(UNIT));
    refuses(met(), dossier(of(DIGITAL)), other(DIGITAL));
    after([met(), vec![dossier(of("phong-quang.nguoi-khac"))]].concat());
    let mut answering = answer(false, None, None, AWARDS);
    if let C::AnswerLikeness { by_name, .. } = &mut answering {
        *by_name = of(UNIT);
    }
    refuses(vec![complete()], answering, other(UNIT));
}

#[test]
fn nobody_appraises_the_own_dossier() {
    let (_, nomination) = after(vec![complete()]);
    let appraising =
        C::AppraiseAchievement { met: true, opinion: sealed("Đúng."), by_name: own(), stamp: by(DIGITAL) };
    assert_eq!(nomination.decide(appraising), Err(R::OwnCase));
    let (_, nomination) = after(vec![complete(), appraise(true, DIGITAL)]);
    let appraising = C::AppraiseDossier { opinion: sealed("Đủ."), by_name: own(), stamp: by(AWARDS) };
    assert_eq!(nomination.decide(appraising), Err(R::OwnCase));
}
