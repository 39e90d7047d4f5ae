//! What belongs to the decision is put right in all its awards at once: number, day, issuer, signature, legal bases.

use super::after::{award_id, decided, forwarded, proposal};
use super::*;
use crate::act_day::{RestsOn, WrongDay};
use crate::locality::Delegation;

fn day(day: i8) -> Date {
    date(2026, 12, day)
}

fn right(award: &str, value: RightValue, on: Date, at: &str) -> C {
    C::Correct {
        right: vec![(award.into(), value)],
        beside: Box::new(Beside { signers: signers(), ..Beside::default() }),
        paper: ByPaper {
            reason: "Văn thư ghi nhầm khi nhập.".into(),
            document: "12/CV của Chủ tịch UBND tỉnh An Giang".into(),
            on,
        },
        stamp: by(CHAIRMAN, at),
    }
}

/// The chairman, and a deputy by a text that holds in the first ten days of December.
fn signers() -> Signers {
    let (from, until) = (day(1), Some(day(10)));
    let text = Delegation {
        officer: "phu-tan.pho".into(),
        mode: SigningMode::ForHead,
        from,
        until,
        document: "Quyết định số 04/QĐ-UBND".into(),
    };
    Signers {
        heads: vec![own_signature().name],
        texts: vec![("Trần Văn Hai".to_owned(), text)],
        text_on: Some(day(8)),
    }
}

/// Of the decision with number 05 of 08/12.
fn own(value: RightValue) -> C {
    right("phu-tan.2026-5-1", value, day(8), DECIDED)
}

/// Of what the province gave.
fn above(value: RightValue) -> C {
    right("phu-tan.cap-tren-1", value, day(28), "2026-12-28T08:00:00+07:00")
}

fn told(facts: Vec<E>) -> Vec<(AwardId, DetailCorrection)> {
    let each = facts.into_iter().map(|fact| match fact {
        E::AwardDetailCorrected { award, correction, .. } => (award, correction),
        other => panic!("{other:?}"),
    });
    each.collect()
}

fn signature(mode: SigningMode, delegation: Option<&str>) -> Signature {
    Signature {
        name: "Trần Văn Hai".into(),
        position: "Phó Chủ tịch".into(),
        mode,
        delegation: delegation.map(Into::into),
    }
}

fn two() -> Vec<C> {
    let entries = [individual("1"), individual("2")];
    with(to_chairman(&entries), award_all(1, 5, &entries))
}

#[test]
fn number_day_signature_and_bases_are_put_right_in_every_award_of_the_decision() {
    let bases = vec!["Căn cứ Nghị định số 152/2025/NĐ-CP".to_owned()];
    let values = [
        RightValue::Number("07/QĐ-UBND".into()),
        RightValue::DecidedOn(day(4)),
        RightValue::Signature(signature(SigningMode::ForHead, Some("Quyết định số 04/QĐ-UBND"))),
        RightValue::LegalBases(bases),
    ];
    for value in values {
        let told = told(facts(two(), own(value)));
        let awards: Vec<&str> = told.iter().map(|(award, _)| award.as_str()).collect();
        assert_eq!(awards, ["phu-tan.2026-5-1", "phu-tan.2026-5-2"]);
        assert!(told.iter().all(|(_, correction)| correction.is_of_the_decision()));
        assert_eq!(told[0].1, told[1].1);
    }
}

#[test]
fn the_values_that_stood_are_those_of_the_paper_and_then_those_put_right() {
    let moved = with(two(), own(RightValue::Number("07/QĐ-UBND".into())));
    let again = told(facts(moved.clone(), own(RightValue::Number("08/QĐ-UBND".into()))));
    let (before, after) = ("07/QĐ-UBND".to_owned(), "08/QĐ-UBND".to_owned());
    assert_eq!(again[1].1, DetailCorrection::Number { before, after });
    refuses(moved, own(RightValue::Number("07/QĐ-UBND".into())), R::NothingCorrected);
    let DetailCorrection::Signature { before, .. } =
        &told(facts(two(), own(RightValue::Signature(signature(SigningMode::Acting, Some("QĐ 04"))))))[0].1
    else {
        panic!("it is about the signature")
    };
    assert_eq!(*before, Signature::from(own_signature()));
    let bases = told(facts(two(), own(RightValue::LegalBases(vec!["Căn cứ khác".into()]))));
    let DetailCorrection::LegalBases { before, .. } = &bases[0].1 else { panic!("it is about the bases") };
    assert_eq!(before, &paper(1, 5, &[]).legal_bases);
}

#[test]
fn a_number_is_one_of_the_register_and_a_day_one_that_was() {
    for none in ["", "00/QĐ-UBND", "07/QĐ-SNV", "bảy"] {
        refuses(decided(), own(RightValue::Number(none.into())), R::NumberMissing);
    }
    let wrong = |wrong| R::WrongDay(wrong);
    let (on, today) = (day(9), day(8));
    refuses(two(), own(RightValue::DecidedOn(on)), wrong(WrongDay::NotYet { on, today }));
    let (on, rests_on, since) = (date(2025, 10, 31), RestsOn::Achievement, days_2026().from);
    refuses(two(), own(RightValue::DecidedOn(on)), wrong(WrongDay::TooEarly { on, rests_on, since }));
    let later = Period::new(day(9), day(10)).unwrap();
    let (on, since) = (day(8), day(9));
    let early = wrong(WrongDay::TooEarly { on, rests_on, since });
    refuses(decided(), own(RightValue::Period(later)), early);
}

#[test]
fn a_decision_is_not_of_a_day_before_its_proposal_or_before_what_it_awards_was_done() {
    let early = |on, rests_on, since| R::WrongDay(WrongDay::TooEarly { on, rests_on, since });
    let dated = |on| own(RightValue::DecidedOn(on));
    assert_eq!(told(facts(two(), dated(day(3)))).len(), 2, "the day of the proposal is early enough");
    refuses(two(), dated(day(2)), early(day(2), RestsOn::Proposal, day(3)));
    let last = date(2025, 12, 31);
    refuses(two(), dated(last), early(last, RestsOn::Achieved, days_2026().to));
    let on = |to| own(RightValue::Period(Period::new(date(2026, 1, 1), to).unwrap()));
    assert_eq!(told(facts(decided(), on(day(8)))).len(), 1, "to the day of the decision");
    let ahead = date(2026, 12, 31);
    refuses(decided(), on(ahead), early(day(8), RestsOn::Achieved, ahead));
    let next = date(2027, 1, 1);
    refuses(decided(), on(next), early(day(8), RestsOn::Achieved, next));
}

#[test]
fn a_signature_put_right_goes_with_its_text_and_a_decision_is_based_on_something() {
    let signed = |mode, delegation| own(RightValue::Signature(signature(mode, delegation)));
    refuses(decided(), signed(SigningMode::ForHead, None), R::DelegationMissing);
    refuses(decided(), signed(SigningMode::Own, Some("QĐ 04")), R::SignsForTheHead);
    // a deputy was no chairman
    refuses(decided(), signed(SigningMode::Own, None), R::NoHead { name: "Trần Văn Hai".into() });
    let nobody = Signature { name: " ".into(), ..signature(SigningMode::Own, None) };
    refuses(decided(), own(RightValue::Signature(nobody)), R::NothingCorrected);
    refuses(decided(), own(RightValue::LegalBases(vec![])), R::NothingCorrected);
    refuses(
        decided(),
        own(RightValue::Issuer("UBND tỉnh".into())),
        R::NotForwarded { nomination: nomination("1") },
    );
}

#[test]
fn whoever_signs_for_the_chairman_could_on_the_day_of_the_decision() {
    let document = || "Quyết định số 04/QĐ-UBND".to_owned();
    let by = |text: &str| RightValue::Signature(signature(SigningMode::ForHead, Some(text)));
    let beside = |text_on, from: i8, until: i8, value: RightValue| {
        let C::Correct { right, mut beside, paper, stamp } = own(value) else { unreachable!() };
        beside.signers.text_on = text_on;
        for (_, text) in &mut beside.signers.texts {
            (text.from, text.until) = (day(from), Some(day(until)));
        }
        C::Correct { right, beside, paper, stamp }
    };
    // a text of the book: by its days
    assert_eq!(facts(two(), beside(None, 8, 8, by(&document()))).len(), 2);
    let over = R::DelegationOver { document: document(), until: day(7) };
    refuses(two(), beside(None, 1, 7, by(&document())), over);
    let early = R::DelegationNotBegun { document: document(), from: day(9) };
    refuses(two(), beside(None, 9, 10, by(&document())), early);
    // a text of which the book knows nothing: by its own day
    let document = || "Văn bản 5/UBND".to_owned();
    assert_eq!(facts(two(), beside(Some(day(8)), 1, 2, by(&document()))).len(), 2);
    refuses(two(), beside(None, 1, 2, by(&document())), R::DelegationUndated { document: document() });
    let early = R::DelegationNotBegun { document: document(), from: day(9) };
    refuses(two(), beside(Some(day(9)), 1, 2, by(&document())), early);
    // a decision is not moved out of the days of the text by which it is signed
    let signed = with(two(), beside(None, 5, 8, by("Quyết định số 04/QĐ-UBND")));
    let early = R::DelegationNotBegun { document: "Quyết định số 04/QĐ-UBND".into(), from: day(5) };
    refuses(signed.clone(), beside(None, 5, 8, RightValue::DecidedOn(day(4))), early);
    assert_eq!(facts(signed, beside(None, 5, 8, RightValue::DecidedOn(day(6)))).len(), 2);
}

#[test]
fn number_issuer_and_day_of_what_the_level_above_granted_are_put_right() {
    let granted = || with(forwarded(), super::after::answer(proposal(), true));
    let number = told(facts(granted(), above(RightValue::Number("2170/QĐ-UBND".into()))));
    let (before, after) = ("2107/QĐ-UBND".to_owned(), "2170/QĐ-UBND".to_owned());
    assert_eq!(number, [("phu-tan.cap-tren-1".into(), DetailCorrection::Number { before, after })]);
    let DetailCorrection::Issuer { before, .. } =
        &told(facts(granted(), above(RightValue::Issuer("UBND tỉnh An Giang".into()))))[0].1
    else {
        panic!("it is about the issuer")
    };
    assert_eq!(before, "Chủ tịch UBND tỉnh An Giang");
    assert_eq!(facts(granted(), above(RightValue::DecidedOn(day(10)))).len(), 1);
    refuses(granted(), above(RightValue::Number(" ".into())), R::NumberMissing);
    refuses(granted(), above(RightValue::Issuer(" ".into())), R::NothingCorrected);
    let form = || R::NotOurs { form: "bang-khen-tinh".into() };
    let signed = RightValue::Signature(signature(SigningMode::Own, None));
    refuses(granted(), above(signed), form());
    refuses(granted(), above(RightValue::LegalBases(vec!["Căn cứ".into()])), form());
}

#[test]
fn a_number_given_again_makes_awards_of_other_ids() {
    let entries = [individual("1"), individual("2")];
    let moved = with(to_chairman(&entries), award_all(1, 5, &entries[..1]));
    let moved = with(moved, own(RightValue::Number("07/QĐ-UBND".into())));
    let again = SignedPaper { borne: 1, ..paper(2, 5, &entries[1..]) };
    let told = facts(moved, [draft_all(&entries[1..]), C::Issue(Box::new(again))]);
    let ids: Vec<&str> = published(&told).iter().map(|award| award.id.as_str()).collect();
    assert_eq!(ids, ["phu-tan.2026-5-2"]);
    assert_ne!(ids[0], award_id().as_str());
}

fn mistyped(command: C) -> C {
    let C::Correct { right, mut beside, paper, stamp } = command else { unreachable!("it corrects") };
    (beside.mistyped, beside.copy) = (true, Some(scan()));
    C::Correct { right, beside, paper, stamp }
}

#[test]
fn what_was_typed_wrong_beside_a_right_paper_is_said_to_be_so() {
    let granted = with(forwarded(), super::after::answer(proposal(), true));
    for value in [RightValue::Number("2017/QĐ-UBND".into()), RightValue::Issuer("Thủ tướng".into())] {
        let told = facts(granted.clone(), mistyped(above(value)));
        let all = told.iter().all(|fact| matches!(fact, E::AwardDetailCorrected { mistyped: true, .. }));
        assert!(all && told.len() == 1, "{told:?}");
    }
    // the prize follows from a day that was typed wrong, and from nothing else
    let redated = [RightValue::DecidedOn(day(7)), RightValue::Prize(None)];
    let C::Correct { beside, paper, stamp, .. } = mistyped(own(RightValue::Prize(None))) else {
        unreachable!()
    };
    let right = redated.map(|value| ("phu-tan.2026-5-1".into(), value)).to_vec();
    assert!(!facts(two(), C::Correct { right, beside, paper, stamp }).is_empty());
    let own = |value| {
        let C::Correct { right, mut beside, paper, stamp } = mistyped(own(value)) else { unreachable!() };
        beside.copy = None;
        C::Correct { right, beside, paper, stamp }
    };
    refuses(two(), own(RightValue::Prize(None)), R::NotMistyped);
    refuses(two(), own(RightValue::Posthumous(true)), R::NotMistyped);
}

#[test]
fn an_award_from_above_is_put_right_by_a_paper_of_whoever_decided_or_by_the_copy_of_its_decision() {
    let granted = || with(forwarded(), super::after::answer(proposal(), true));
    let number = |mistyped, copy, document: &str| {
        let beside = Box::new(Beside { mistyped, copy, ..Beside::default() });
        let paper = ByPaper { reason: "Chép sai số.".into(), document: document.into(), on: day(28) };
        let stamp = by(CHAIRMAN, "2026-12-28T08:00:00+07:00");
        let right = vec![("phu-tan.cap-tren-1".into(), RightValue::Number("2170/QĐ-UBND".into()))];
        C::Correct { right, beside, paper, stamp }
    };
    let issuer = "Chủ tịch UBND tỉnh An Giang".to_owned();
    refuses(granted(), number(false, None, "12/CV-UBND"), R::NotTheIssuer { issuer });
    refuses(granted(), number(true, None, "bản chính Quyết định 2170/QĐ-UBND"), R::CopyMissing);
    let told = |command| match &facts(granted(), command)[..] {
        [E::AwardDetailCorrected { mistyped, copy, .. }] => (*mistyped, copy.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(told(number(false, None, "15/ĐC của Chủ tịch UBND tỉnh An Giang")), (false, None));
    let typed_wrong = number(true, Some(scan()), "bản chính Quyết định 2170/QĐ-UBND");
    assert_eq!(told(typed_wrong), (true, Some(scan())));
}

#[test]
fn the_paper_of_a_correction_is_put_right_in_all_awards_that_it_put_right() {
    let typed = "12/CV của Chủ tịch UBND tỉnh An Giang";
    let wrong = (typed.to_owned(), day(8));
    let paper = |before: (String, Date), document: &str, on, reason: &str| {
        let why = Why { reason: reason.into(), document: None, stamp: by(CHAIRMAN, ISSUED) };
        let (award, document) = ("phu-tan.2026-5-1".into(), document.to_owned());
        C::PutRight(Box::new(PutRight::CorrectionPaper { award, before, document, on, why }))
    };
    let corrected = with(two(), own(RightValue::Number("07/QĐ-UBND".into())));
    let told = facts(corrected.clone(), paper(wrong.clone(), "21/CV-UBND", day(9), "Gõ đảo số."));
    let [E::CorrectionPaperCorrected { awards, before, .. }] = &told[..] else { panic!("{told:?}") };
    assert_eq!((awards.len(), before.as_str()), (2, typed));
    let right = with(corrected.clone(), paper(wrong.clone(), "21/CV-UBND", day(9), "Gõ đảo số."));
    refuses(right, paper(wrong.clone(), "22/CV-UBND", day(9), "Nữa."), R::NothingToTakeBack);
    refuses(corrected.clone(), paper(wrong.clone(), typed, day(8), "Nữa."), R::SameAsRecorded);
    refuses(corrected.clone(), paper(wrong.clone(), " ", day(9), "Sai."), R::NumberMissing);
    refuses(corrected.clone(), paper(wrong.clone(), "21/CV-UBND", day(9), " "), R::ReasonMissing);
    let (on, since) = (day(7), day(8));
    let early = WrongDay::TooEarly { on, rests_on: RestsOn::Decision, since };
    refuses(corrected, paper(wrong, "21/CV-UBND", on, "Sai."), R::WrongDay(early));
}

#[test]
fn the_paper_of_a_decision_is_put_right_when_none_of_its_awards_holds_any_more() {
    let revoked = with(decided(), super::after::revoke(award_id(), "KL 03/KL-UBND"));
    let after = own(RightValue::Number("07/QĐ-UBND".into()));
    assert_eq!(told(facts(revoked.clone(), after)).len(), 1);
    refuses(revoked, own(RightValue::Posthumous(true)), R::Revoked { award: award_id() });
}
