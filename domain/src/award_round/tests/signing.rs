//! Who signs, signs as what he is on that day.

use super::*;
use crate::locality::Delegation;

/// A text that lets the deputy sign in that mode from one day of December 2026 to another.
fn text(mode: SigningMode, document: &str, from: i8, until: Option<i8>) -> Delegation {
    Delegation {
        officer: DEPUTY.into(),
        mode,
        from: date(2026, 12, from),
        until: until.map(|until| date(2026, 12, until)),
        document: document.into(),
    }
}

fn for_head(from: i8, until: Option<i8>) -> Vec<Delegation> {
    vec![text(SigningMode::ForHead, "GUQ 03/2026", from, until)]
}

fn deputy(mode: SigningMode) -> Signatory {
    Signatory {
        account: DEPUTY.into(), position: "Phó Chủ tịch UBND xã".into(), mode, ..own_signature()
    }
}

/// The deputy drafts the award of the first nominee, on 04/12.
fn drafts(mode: SigningMode, texts: Vec<Delegation>) -> C {
    let items = vec![award(candidate(individual("1")))];
    let signing = Signing { as_head: false, texts };
    C::Decide(Box::new(Ruling { signatory: deputy(mode), signing, items, stamp: by(DEPUTY, DECIDED) }))
}

fn given() -> Vec<C> {
    to_chairman(&[individual("1")])
}

#[test]
fn a_deputy_signs_for_the_head_by_a_text_and_never_as_the_head() {
    let drafted = facts(given(), drafts(SigningMode::ForHead, for_head(1, None)));
    let [E::DecisionDrafted { draft, .. }] = &drafted[..] else { panic!("{drafted:?}") };
    assert_eq!(draft.signatory.delegation.as_deref(), Some("GUQ 03/2026"));
    refuses(given(), drafts(SigningMode::ForHead, vec![]), R::DelegationMissing);
    refuses(given(), drafts(SigningMode::ByMandate, for_head(1, None)), R::DelegationMissing);
    refuses(given(), drafts(SigningMode::Own, for_head(1, None)), R::SignsForTheHead);
    let not_the_head = R::NotTheHead { position: "Phó Chủ tịch UBND xã".into() };
    refuses(given(), drafts(SigningMode::Own, vec![]), not_the_head.clone());
    refuses(given(), drafts(SigningMode::Own, for_head(1, Some(2))), not_the_head);
}

#[test]
fn a_draft_is_not_signed_by_a_text_to_come_or_one_that_ended_before_the_proposal() {
    let (document, from) = ("GUQ 03/2026".to_owned(), date(2026, 12, 20));
    refuses(
        given(),
        drafts(SigningMode::ForHead, for_head(20, None)),
        R::DelegationNotBegun { document, from },
    );
    let (document, until) = ("GUQ 03/2026".to_owned(), date(2026, 12, 2));
    let over = R::DelegationOver { document, until };
    refuses(given(), drafts(SigningMode::ForHead, for_head(1, Some(2))), over);
    let serves = drafts(SigningMode::ForHead, for_head(1, Some(3)));
    assert_eq!(facts(given(), serves).len(), 1, "it may have been signed on the day of the proposal");
}

#[test]
fn the_paper_bears_the_text_of_the_day_it_was_signed_on() {
    let entries = [individual("1")];
    let drafted = with(given(), drafts(SigningMode::ForHead, for_head(1, None)));
    let signed = |texts| {
        let signing = Signing { as_head: false, texts };
        C::Issue(Box::new(SignedPaper { signing, ..paper(1, 47, &entries) }))
    };
    refuses(drafted.clone(), signed(vec![]), R::DelegationMissing);
    let (document, until) = ("GUQ 03/2026".to_owned(), date(2026, 12, 7));
    refuses(drafted.clone(), signed(for_head(1, Some(7))), R::DelegationOver { document, until });
    let (document, from) = ("GUQ 03/2026".to_owned(), date(2026, 12, 9));
    refuses(drafted.clone(), signed(for_head(9, None)), R::DelegationNotBegun { document, from });
    let two = vec![
        text(SigningMode::ForHead, "GUQ 03/2026", 1, Some(7)),
        text(SigningMode::ForHead, "GUQ 05/2026", 8, None),
    ];
    let issued = facts(drafted, signed(two));
    let E::AwardsDecided { decision, .. } = &issued[0] else { panic!("{issued:?}") };
    assert_eq!(decision.signatory.delegation.as_deref(), Some("GUQ 05/2026"), "the text of that day");
    let own = with(given(), draft_all(&entries));
    let chairmans = Delegation { officer: CHAIRMAN.into(), ..for_head(1, None).remove(0) };
    let signing = Signing { as_head: true, texts: vec![chairmans] };
    let signed_own = C::Issue(Box::new(SignedPaper { signing, ..paper(1, 47, &entries) }));
    refuses(own, signed_own, R::SignsForTheHead);
}
