//! The day of every act on paper: the one that stands on it, between what it rests on and the day it is recorded.

use super::*;
use crate::act_day::{RestsOn, WrongDay};

fn early(on: jiff::civil::Date, rests_on: RestsOn, since: jiff::civil::Date) -> R {
    R::WrongDay(WrongDay::TooEarly { on, rests_on, since })
}

fn tomorrow(on: jiff::civil::Date, today: jiff::civil::Date) -> R {
    R::WrongDay(WrongDay::NotYet { on, today })
}

fn before_council() -> Vec<C> {
    vec![open(), close_nominations(), open_notice(&[individual("1")]), close_notice()]
}

fn met(on: jiff::civil::Date) -> C {
    let C::ConveneCouncil { members, present, document, .. } = convene(&COUNCIL) else {
        unreachable!("it convenes")
    };
    C::ConveneCouncil { on, members, present, document, stamp: by(OFFICER, PROPOSED) }
}

#[test]
fn the_council_met_on_the_day_of_its_minutes_after_the_notice_and_not_later_than_today() {
    let facts = facts(before_council(), met(date(2026, 12, 2)));
    assert!(matches!(&facts[..], [E::CouncilConvened { on, .. }] if *on == date(2026, 12, 2)));
    let closes = date(2026, 12, 1);
    refuses(before_council(), met(closes), early(closes, RestsOn::Notice, closes));
    let (later, today) = (date(2026, 12, 4), date(2026, 12, 3));
    refuses(before_council(), met(later), tomorrow(later, today));
}

#[test]
fn the_council_meets_no_earlier_than_the_last_comment_was_answered() {
    let received = C::ReceiveComment {
        comment: "G1".into(),
        about: None,
        words: Personal::new("gop-y".into(), "Đồng tình.".into()),
        stamp: by(Stamp::CITIZEN, LAST_NOTICE_MOMENT),
    };
    let answered =
        C::AnswerComment {
            comment: "G1".into(), answer: "Cảm ơn.".into(), stamp: by(OFFICER, COUNCIL_DAY)
        };
    let mut given = vec![open(), close_nominations(), open_notice(&[individual("1")]), received, answered];
    given.push(C::CloseNotice { due: None, stamp: by(OFFICER, COUNCIL_DAY) });
    let (on, since) = (date(2026, 12, 1), date(2026, 12, 2));
    refuses(given.clone(), met(on), early(on, RestsOn::Answer, since));
    assert!(!facts(given, met(since)).is_empty());
}

#[test]
fn a_ballot_is_of_the_day_of_the_meeting_whenever_it_is_recorded() {
    let mut given = before_council();
    given.push(met(date(2026, 12, 2)));
    given.extend(COUNCIL.map(|member| declare(member, vec![])));
    let counted = facts(given, count("1", 5, 0, 0));
    assert!(matches!(&counted[..], [E::BallotCounted { on: Some(on), .. }] if *on == date(2026, 12, 2)));
}

#[test]
fn a_proposal_is_not_older_than_the_meeting() {
    let entries = [individual("1")];
    let dated = |on| C::Propose {
        nominations: vec![nomination("1")],
        document: "31/TTr-HĐ".into(),
        on,
        stamp: by(OFFICER, PROPOSED),
    };
    let (on, since) = (date(2026, 12, 1), date(2026, 12, 2));
    refuses(to_vote(&entries), dated(on), early(on, RestsOn::Meeting, since));
    let (later, today) = (date(2026, 12, 4), date(2026, 12, 3));
    refuses(to_vote(&entries), dated(later), tomorrow(later, today));
}

#[test]
fn a_decision_is_not_older_than_the_proposal_and_bears_the_day_it_was_signed() {
    let entries = [individual("1")];
    let given = with(to_chairman(&entries), draft_all(&entries));
    let signed = |signed_on| C::Issue(Box::new(SignedPaper { signed_on, ..paper(1, 47, &entries) }));
    let (on, since) = (date(2026, 12, 2), date(2026, 12, 3));
    refuses(given.clone(), signed(on), early(on, RestsOn::Proposal, since));
    let (later, today) = (date(2026, 12, 11), date(2026, 12, 10));
    refuses(given.clone(), signed(later), tomorrow(later, today));
    let issued = facts(given, signed(date(2026, 12, 4)));
    assert_eq!(published(&issued)[0].decided_on, date(2026, 12, 4), "before it was decided in the book");
}

#[test]
fn an_unscheduled_decision_is_not_older_than_what_was_achieved() {
    let entry = household("1");
    let given = with(vec![unscheduled()], draft_all(std::slice::from_ref(&entry)));
    let on = date(2025, 10, 31);
    let signed = SignedPaper { signed_on: on, ..paper(1, 47, &[entry]) };
    refuses(given, C::Issue(Box::new(signed)), early(on, RestsOn::Achievement, date(2025, 11, 1)));
}

/// The signed paper of an award out of turn whose dossier was there and was appraised on these days.
fn out_of_turn(signed_on: Date, there: Date, appraised: Date, why: Option<&str>) -> C {
    let mut signed = SignedPaper { signed_on, ..paper(1, 47, &[household("1")]) };
    for item in &mut signed.items {
        item.candidate.dossier = DossierDays { there: Some(there), appraised: Some(appraised) };
    }
    C::Issue(Box::new(SignedPaper { before_appraisal: why.map(str::to_owned), ..signed }))
}

#[test]
fn an_unscheduled_decision_is_not_older_than_its_dossier_and_says_why_it_is_older_than_the_opinions() {
    let given = || with(vec![unscheduled()], draft_all(&[household("1")]));
    let (there, appraised) = (date(2026, 12, 3), date(2026, 12, 8));
    let signed = |on, why| out_of_turn(on, there, appraised, why);
    let on = date(2026, 12, 2);
    refuses(given(), signed(on, Some("Ký ngay.")), early(on, RestsOn::Dossier, there));
    let on = date(2026, 12, 5);
    refuses(given(), signed(on, Some(" ")), R::SignedBeforeAppraisal { on, appraised });
    let why = |facts: Vec<E>| match &facts[0] {
        E::AwardsDecided { decision, .. } => decision.before_appraisal.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        why(facts(given(), signed(on, Some("Ký ngay trong đêm bão.")))).as_deref(),
        Some("Ký ngay trong đêm bão.")
    );
    assert_eq!(why(facts(given(), signed(appraised, Some("Thừa.")))), None, "nothing is odd about it");
}

#[test]
fn the_day_of_an_unscheduled_decision_is_not_put_right_to_before_its_dossier() {
    let (there, on) = (date(2026, 12, 3), date(2026, 12, 2));
    let issued = out_of_turn(date(2026, 12, 8), there, there, None);
    let given = with(with(vec![unscheduled()], draft_all(&[household("1")])), issued);
    let dossiers = [(nomination("1"), there)].into();
    let paper = ByPaper { reason: "Nhầm.".into(), document: "12/CV".into(), on: date(2026, 12, 8) };
    let right = vec![("phong-quang.2026-47-1".into(), RightValue::DecidedOn(on))];
    let beside = Box::new(Beside { dossiers, ..Beside::default() });
    let correct = C::Correct { right, beside, paper, stamp: by(CHAIRMAN, ISSUED) };
    refuses(given, correct, early(on, RestsOn::Dossier, there));
}

#[test]
fn a_revocation_is_not_older_than_the_decision() {
    let entries = [individual("1")];
    let given = with(to_chairman(&entries), award_all(1, 47, &entries));
    let award = AwardId::from("phu-tan.2026-47-1");
    let (on, since) = (date(2026, 12, 7), date(2026, 12, 8));
    let revoked = Box::new(super::after::revoked(award, "KL 03/KL-UBND", on));
    let revoke = C::Revoke { revoked, stamp: by(CHAIRMAN, ISSUED) };
    refuses(given, revoke, early(on, RestsOn::Decision, since));
}

#[test]
fn facts_that_name_no_day_are_of_the_day_they_were_recorded() {
    let entries = [individual("1")];
    let (mut history, _) = after(to_chairman(&entries));
    if let Some(E::AwardsProposed { on, .. }) = history.last_mut() {
        *on = None;
    }
    let mut round = AwardRound::default();
    history.into_iter().for_each(|event| round.evolve(event));
    for event in round.decide(draft_all(&entries)).unwrap() {
        round.evolve(event);
    }
    let on = date(2026, 12, 2);
    let signed = SignedPaper { signed_on: on, ..paper(1, 47, &entries) };
    let refusal = round.decide(C::Issue(Box::new(signed))).unwrap_err();
    assert_eq!(refusal, early(on, RestsOn::Proposal, date(2026, 12, 3)));
}
