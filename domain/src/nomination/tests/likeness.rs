//! Whether a nominee and others who look alike are one person.

use super::*;

/// What somebody answers of another one.
pub(super) fn answer(same: bool, stands: Option<bool>, reason: Option<&str>, by_whom: &str) -> C {
    let stands = stands.map(|same| Said { same, by_office: true });
    let (reason, stamp) = (reason.map(sealed), by(by_whom));
    C::AnswerLikeness {
        other: "dt-02".into(),
        same,
        stands,
        strong: false,
        by_name: ByName::default(),
        reason,
        stamp,
    }
}

/// What a unit says of those who look alike, and of how many it says nothing.
fn submit_saying(same: Option<&str>, others: &[&str], unsaid: usize) -> C {
    let C::Submit { proposal, documents, promised, round, span, needed, due, stamp, .. } = complete() else {
        unreachable!("it submits")
    };
    let others = others.iter().map(|other| (*other).into()).collect();
    let likeness = Likeness { same: same.map(Into::into), others, ..Likeness::default() };
    C::Submit {
        proposal,
        documents,
        promised,
        round,
        span,
        considered: 0,
        needed,
        due,
        likeness,
        unanswered: unsaid,
        again: None,
        stamp,
    }
}

#[test]
fn a_nomination_says_whether_the_nominee_is_one_of_those_who_look_alike() {
    refuses(vec![], submit_saying(None, &[], 2), R::LookAlikesUnanswered { count: 2 });
    let (facts, _) = after(vec![submit_saying(Some("dt-02"), &["dt-03"], 0)]);
    let said: Vec<_> = facts
        .iter()
        .filter_map(|fact| match fact {
            NominationEvent::LikenessAnswered { other, same, .. } => Some((other.as_str(), *same)),
            _ => None,
        })
        .collect();
    assert_eq!(said, [("dt-02", true), ("dt-03", false)]);
    assert!(matches!(facts[0], NominationEvent::NominationSubmitted { .. }));
}

#[test]
fn one_person_is_put_forward_once_more_in_a_round_only_with_a_reason() {
    let again = |reason: Option<&str>| {
        let mut command = submit_saying(Some("dt-02"), &[], 0);
        if let C::Submit { likeness, .. } = &mut command {
            likeness.beside = 1;
            likeness.reason = reason.map(sealed);
        }
        command
    };
    refuses(vec![], again(None), R::PutForwardAgain { count: 1 });
    refuses(vec![], again(Some("  ")), R::PutForwardAgain { count: 1 });
    let (facts, _) = after(vec![again(Some("Việc khác, ở ấp khác."))]);
    let NominationEvent::LikenessAnswered { same: true, reason, .. } = &facts[1] else { panic!("{facts:?}") };
    assert_eq!(*reason, Some(sealed("Việc khác, ở ấp khác.")));
}

#[test]
fn a_likeness_is_answered_once_and_put_right_with_a_reason() {
    let (facts, _) = after(vec![complete(), answer(true, None, None, AWARDS)]);
    assert!(matches!(facts[1], NominationEvent::LikenessAnswered { same: true, .. }), "{facts:?}");
    refuses(vec![complete()], answer(true, Some(true), Some("Lại."), AWARDS), R::LikenessAnswered);
    refuses(vec![complete()], answer(false, Some(true), None, AWARDS), R::ReasonMissing);
    refuses(vec![complete()], answer(false, Some(true), Some("  "), AWARDS), R::ReasonMissing);
    after(vec![complete(), answer(false, Some(true), Some("Khác thôn, khác cha."), AWARDS)]);
}

#[test]
fn who_looks_alike_is_said_by_somebody_else_than_the_unit_and_of_somebody_else() {
    refuses(vec![complete()], answer(true, None, None, UNIT), R::OwnNomination);
    let own = C::AnswerLikeness {
        other: "dt-01".into(),
        same: true,
        stands: None,
        strong: false,
        by_name: ByName::default(),
        reason: None,
        stamp: by(AWARDS),
    };
    refuses(vec![complete()], own, R::NobodyElse);
}

#[test]
fn where_more_than_the_name_is_one_the_unit_says_why_it_is_another() {
    let saying = |why: Option<&str>| {
        let mut command = submit_saying(None, &["dt-02"], 0);
        if let C::Submit { likeness, .. } = &mut command {
            (likeness.strong, likeness.another) = (1, why.map(sealed));
        }
        command
    };
    refuses(vec![], saying(None), R::AnotherUnexplained { count: 1 });
    refuses(vec![], saying(Some(" ")), R::AnotherUnexplained { count: 1 });
    let (facts, _) = after(vec![saying(Some("Khác cha mẹ."))]);
    let NominationEvent::LikenessAnswered { same: false, reason, .. } = &facts[1] else {
        panic!("{facts:?}")
    };
    assert_eq!(*reason, Some(sealed("Khác cha mẹ.")));
}

#[test]
fn what_the_unit_says_of_a_strong_likeness_the_office_says_again_with_its_own_reason() {
    let checked = |stands: Option<Said>, strong: bool, reason: Option<&str>| C::AnswerLikeness {
        other: "dt-02".into(),
        same: false,
        stands,
        strong,
        by_name: ByName::default(),
        reason: reason.map(sealed),
        stamp: by(AWARDS),
    };
    let said = |by_office| Some(Said { same: false, by_office });
    refuses(vec![complete()], checked(said(false), true, None), R::AnotherUnexplained { count: 1 });
    refuses(vec![complete()], checked(None, true, Some(" ")), R::AnotherUnexplained { count: 1 });
    after(vec![complete(), checked(said(false), true, Some("Đã xem hai căn cước."))]);
    after(vec![complete(), checked(None, true, Some("Đã xem hai căn cước."))]);
    refuses(vec![complete()], checked(said(true), true, Some("Lại.")), R::LikenessAnswered);
    refuses(vec![complete()], checked(said(false), false, Some("Thừa.")), R::LikenessAnswered);
}
