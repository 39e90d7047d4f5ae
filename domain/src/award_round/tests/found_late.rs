//! What is found wrong only after the decision was published: votes, meeting, proposal.

use super::after::{award_id, decided};
use super::way_back::{right, slip, why};
use super::*;
use crate::act_day::{RestsOn, WrongDay};

fn late() -> Why {
    Why { stamp: by(OFFICER, "2026-12-20T09:00:00+07:00"), ..slip() }
}

fn votes(votes_for: u16, against: u16) -> C {
    let (nomination, method) = (nomination("1"), BallotMethod::Secret);
    let tally = Tally { votes_for, against, abstained: 0 };
    right(PutRight::Ballot { nomination, method, tally, written: None, why: late() })
}

fn meeting(on: Date, present: &[&str], document: &str) -> C {
    let present = present.iter().map(|account| AccountId::from(*account)).collect();
    right(PutRight::Meeting { on, present, document: document.into(), why: late() })
}

fn proposal(document: &str, on: Date) -> C {
    right(PutRight::Proposal { nomination: nomination("1"), document: document.into(), on, why: late() })
}

fn mistaken() -> C {
    C::TakeBack {
        back: Box::new(TakenBack {
            award: award_id(),
            mistake: Mistake::WrongPaper,
            paper: ByPaper {
                reason: "Ghi nhầm số phiếu.".into(),
                document: "09/QĐ-UBND".into(),
                on: date(2026, 12, 9),
            },
            signed_by: "Chủ tịch Lê Văn Tám".into(),
            money: Recovery::NotGiven,
            artefact: Recovery::NotGiven,
        }),
        stamp: by(CHAIRMAN, ISSUED),
    }
}

#[test]
fn votes_are_put_right_after_the_award_as_long_as_it_was_passed() {
    for given in [decided(), with(decided(), close())] {
        let told = facts(given, votes(4, 1));
        assert!(
            matches!(&told[..], [E::BallotCorrected { passed: true, before, .. }] if before.votes_for == 5)
        );
    }
    refuses(decided(), votes(4, 2), R::VotesDoNotAddUp { counted: 6, voters: 5 });
    refuses(decided(), votes(5, 0), R::SameAsRecorded);
}

#[test]
fn votes_that_were_too_few_are_put_right_once_the_award_was_weighed() {
    refuses(decided(), votes(1, 4), R::ResultTurns { passed: false });
    let weighed = with(decided(), mistaken());
    assert!(matches!(&facts(weighed.clone(), votes(1, 4))[..], [E::BallotCorrected { passed: false, .. }]));
    let right = with(weighed, votes(1, 4));
    let again = C::TakeBackEnd(Box::new(EndTakenBack {
        award: award_id(),
        standing: CandidateStanding::Ready,
        beside: Beside::default(),
        paper: ByPaper { reason: "Không nhầm.".into(), document: "12/CV".into(), on: date(2026, 12, 20) },
        stamp: by(CHAIRMAN, "2026-12-20T10:00:00+07:00"),
    }));
    refuses(right, again, R::BallotNotPassed { nomination: nomination("1") });
}

#[test]
fn votes_that_were_enough_after_all_wait_until_the_round_goes_on() {
    let ending = Ending {
        nomination: nomination("1"),
        dossier: crate::award_round::EndGround::NotPassed,
        reason: Personal::new("dt-1".into(), "Không đủ phiếu.".into()),
    };
    let failed = with(to_council(&[individual("1")]), count("1", 1, 4, 0));
    let end = C::Close { endings: vec![ending], taken_back: BTreeSet::new(), stamp: by(OFFICER, ISSUED) };
    let ended = with(failed, end);
    refuses(ended.clone(), votes(4, 1), R::ResultTurns { passed: true });
    assert_eq!(facts(ended, votes(2, 3)).len(), 1, "who was not passed stays so");
}

#[test]
fn the_meeting_is_put_right_after_the_award_within_quorum_and_before_the_proposal() {
    let told = facts(decided(), meeting(date(2026, 12, 3), &COUNCIL, "02/BB-HĐ"));
    let [E::MeetingCorrected { before_document: Some(minutes), before_on, .. }] = &told[..] else {
        panic!("{told:?}")
    };
    assert_eq!((minutes.as_str(), *before_on), ("01/GM-HĐ", date(2026, 12, 2)));
    let same = facts(decided(), meeting(date(2026, 12, 3), &COUNCIL, "01/GM-HĐ"));
    assert!(matches!(&same[..], [E::MeetingCorrected { before_document: None, .. }]));
    let late = meeting(date(2026, 12, 4), &COUNCIL, "02/BB-HĐ");
    let between = R::NotTheDayOfTheMeeting { after: date(2026, 12, 1), until: date(2026, 12, 3) };
    refuses(decided(), late, between);
    let few = meeting(date(2026, 12, 2), &COUNCIL[..2], "02/BB-HĐ");
    refuses(decided(), few, R::NoQuorum { present: 2, members: 5, quorum_percent: 60 });
    let fewer = with(decided(), meeting(date(2026, 12, 2), &COUNCIL[..4], "02/BB-HĐ"));
    assert_eq!(facts(fewer, votes(4, 0)).len(), 1, "the votes are then those of who was there");
    refuses(
        to_vote(&[individual("1")]),
        meeting(date(2026, 12, 2), &COUNCIL, "02/BB-HĐ"),
        R::RestsOnIt { later: LaterStep::Ballot },
    );
}

#[test]
fn number_and_day_of_a_proposal_are_put_right_whenever_that_is_found() {
    let told = E::ProposalCorrected {
        nominations: vec![nomination("1")],
        before: "31/TTr-HĐ".into(),
        before_on: date(2026, 12, 3),
        document: "13/TTr-HĐ".into(),
        on: date(2026, 12, 4),
        reason: "Ghi nhầm cột.".into(),
        paper: Some("04/BB-HĐ".into()),
        stamp: late().stamp,
    };
    let fourth = date(2026, 12, 4);
    assert_eq!(facts(with(decided(), close()), proposal("13/TTr-HĐ", fourth)), vec![told]);
    refuses(decided(), proposal("31/TTr-HĐ", date(2026, 12, 3)), R::SameAsRecorded);
    refuses(decided(), proposal(" ", fourth), R::NumberMissing);
    let (met, on) = (date(2026, 12, 2), date(2026, 12, 1));
    let early = WrongDay::TooEarly { on, rests_on: RestsOn::Meeting, since: met };
    refuses(decided(), proposal("13/TTr-HĐ", on), R::WrongDay(early));
    let (on, since) = (date(2026, 12, 8), date(2026, 12, 9));
    let late = WrongDay::TooEarly { on, rests_on: RestsOn::Proposal, since };
    refuses(decided(), proposal("13/TTr-HĐ", since), R::WrongDay(late));
    refuses(to_vote(&[individual("1")]), proposal("13/TTr-HĐ", fourth), R::NothingToTakeBack);
    let silent = why(" ");
    let (nomination, document) = (nomination("1"), "13/TTr-HĐ".to_owned());
    refuses(
        decided(),
        right(PutRight::Proposal { nomination, document, on: date(2026, 12, 3), why: silent }),
        R::ReasonMissing,
    );
    let twice = with(decided(), proposal("13/TTr-HĐ", fourth));
    assert_eq!(after(twice).1.proposals()[0].document, "13/TTr-HĐ");
}
