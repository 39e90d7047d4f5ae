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
    meeting_with(on, present, document, &[])
}

fn meeting_with(on: Date, present: Vec<AccountId>, document: &str, votes: &[(&str, u16, u16)]) -> C {
    let recount = |(key, votes_for, against): &(&str, u16, u16)| Recount {
        nomination: nomination(key),
        tally: Tally { votes_for: *votes_for, against: *against, abstained: 0 },
        written: None,
    };
    let ballots = votes.iter().map(recount).collect();
    right(PutRight::Meeting { on, present, document: document.into(), ballots, why: late() })
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
    let met_before = C::ConveneCouncil {
        members: council(),
        present: COUNCIL.map(AccountId::from).to_vec(),
        document: "01/GM-HĐ".into(),
        on: date(2026, 12, 2),
        stamp: by(OFFICER, "2026-12-04T08:00:00+07:00"),
    };
    let decided = || {
        let mut commands = decided();
        if let Some(met) = commands.iter_mut().find(|one| matches!(one, C::ConveneCouncil { .. })) {
            *met = met_before.clone();
        }
        commands
    };
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
    refuses(
        to_vote(&[individual("1")]),
        meeting(date(2026, 12, 2), &COUNCIL, "02/BB-HĐ"),
        R::RestsOnIt { later: LaterStep::Ballot },
    );
}

#[test]
fn who_was_present_is_put_right_together_with_the_votes_that_no_longer_fit() {
    let (on, four) = (date(2026, 12, 2), || COUNCIL[..4].iter().map(|one| AccountId::from(*one)).collect());
    for given in [decided(), with(decided(), close())] {
        let alone = meeting_with(on, four(), "02/BB-HĐ", &[]);
        refuses(given.clone(), alone, R::VotesDoNotAddUp { counted: 5, voters: 4 });
        let failed = meeting_with(on, four(), "02/BB-HĐ", &[("1", 1, 3)]);
        refuses(given.clone(), failed, R::ResultTurns { passed: false });
        let told = facts(given, meeting_with(on, four(), "02/BB-HĐ", &[("1", 4, 0)]));
        let [E::MeetingCorrected { .. }, E::BallotCorrected { voters: 4, absent: 1, document, .. }] =
            &told[..]
        else {
            panic!("{told:?}")
        };
        assert_eq!(document.as_deref(), Some("02/BB-HĐ"));
    }
}

#[test]
fn votes_are_put_right_beside_the_minutes_though_the_same_people_were_there() {
    let (on, all) = (date(2026, 12, 2), || COUNCIL.map(AccountId::from).to_vec());
    let both = facts(decided(), meeting_with(on, all(), "02/BB-HĐ", &[("1", 4, 1)]));
    let [E::MeetingCorrected { .. }, E::BallotCorrected { before, tally, document, .. }] = &both[..] else {
        panic!("{both:?}")
    };
    assert_eq!((before.votes_for, tally.votes_for, document.as_deref()), (5, 4, Some("02/BB-HĐ")));
    let (_, met) = after(decided());
    let minutes = met.session.unwrap().document;
    let alone = facts(decided(), meeting_with(on, all(), &minutes, &[("1", 4, 1)]));
    assert!(matches!(&alone[..], [E::BallotCorrected { .. }]), "{alone:?}");
    refuses(decided(), meeting_with(on, all(), &minutes, &[("1", 5, 0)]), R::SameAsRecorded);
    let failed = meeting_with(on, all(), "02/BB-HĐ", &[("1", 1, 4)]);
    refuses(decided(), failed, R::ResultTurns { passed: false });
    let too_many = meeting_with(on, all(), "02/BB-HĐ", &[("1", 5, 1)]);
    refuses(decided(), too_many, R::VotesDoNotAddUp { counted: 6, voters: 5 });
    let uncounted = meeting_with(on, all(), "02/BB-HĐ", &[("1", 5, 0), ("2", 5, 0)]);
    refuses(decided(), uncounted, R::NothingToTakeBack);
}

#[test]
fn who_wrote_and_was_there_after_all_is_put_right_with_the_vote_in_the_room() {
    let mut opened = open();
    let C::Open { voting, .. } = &mut opened else { panic!("{opened:?}") };
    voting.absent_in_writing = true;
    let entry = [individual("1")];
    let mut commands =
        vec![opened, close_nominations(), open_notice(&entry), close_notice(), convene(&COUNCIL[..4])];
    commands.extend(COUNCIL.iter().map(|member| declare(member, vec![])));
    let votes_of = |votes_for| Tally { votes_for, ..Tally::default() };
    commands.push(C::CountBallot {
        nomination: nomination("1"),
        method: BallotMethod::Secret,
        tally: votes_of(4),
        written: Some(votes_of(1)),
        stamp: by(OFFICER, COUNCIL_DAY),
    });
    commands.push(propose(&entry));
    let decided = with(commands, award_all(1, 1, &entry));
    let (on, all) = (date(2026, 12, 2), || COUNCIL.map(AccountId::from).to_vec());
    let put = |present, votes_for, written| {
        let recount = Recount { nomination: nomination("1"), tally: votes_of(votes_for), written };
        let (document, ballots) = ("02/BB-HĐ".into(), vec![recount]);
        right(PutRight::Meeting { on, present, document, ballots, why: late() })
    };
    let both = R::TooManyInWriting { counted: 1, writers: 0 };
    refuses(decided.clone(), put(all(), 5, Some(votes_of(1))), both);
    let there = put(all(), 5, None);
    let told = facts(decided.clone(), there.clone());
    let [E::MeetingCorrected { .. }, E::BallotCorrected { voters: 5, written: None, before_written, .. }] =
        &told[..]
    else {
        panic!("{told:?}")
    };
    assert_eq!(*before_written, Some(votes_of(1)));
    // and the other way round
    let back = put(COUNCIL[..4].iter().map(|one| AccountId::from(*one)).collect(), 4, Some(votes_of(1)));
    let told = facts(with(decided, there), back);
    let [_, E::BallotCorrected { voters: 4, written, .. }] = &told[..] else { panic!("{told:?}") };
    assert_eq!(*written, Some(votes_of(1)));
}

#[test]
fn who_was_present_stays_while_the_votes_on_one_wait_for_the_chairman() {
    let entries = [individual("1"), individual("2")];
    let one_decided = with(to_chairman(&entries), award_all(1, 1, &entries[..1]));
    let four = || COUNCIL[..4].iter().map(|one| AccountId::from(*one)).collect();
    let both = meeting_with(date(2026, 12, 2), four(), "02/BB-HĐ", &[("1", 4, 0), ("2", 4, 0)]);
    refuses(one_decided.clone(), both.clone(), R::RestsOnIt { later: LaterStep::Proposal });
    let back =
        right(PutRight::TakeBack { step: RoundStep::AwardsProposed(vec![nomination("2")]), why: late() });
    assert_eq!(facts(with(one_decided, back), both).len(), 3);
}

#[test]
fn who_was_overlooked_declares_first_and_is_then_put_among_those_present() {
    let mut commands = vec![
        open(),
        close_nominations(),
        open_notice(&[individual("1")]),
        close_notice(),
        convene(&COUNCIL[..4]),
    ];
    commands.extend(COUNCIL[..4].iter().map(|member| declare(member, vec![])));
    commands.extend([count("1", 4, 0, 0), propose(&[individual("1")])]);
    let ended = with(with(commands, award_all(1, 1, &[individual("1")])), close());
    let all = || COUNCIL.map(AccountId::from).to_vec();
    let added = meeting_with(date(2026, 12, 2), all(), "02/BB-HĐ", &[("1", 5, 0)]);
    refuses(ended.clone(), added.clone(), R::ConflictsUndeclared { count: 1 });
    let declared = with(ended, declare(COUNCIL[4], vec![]));
    assert_eq!(facts(declared, added).len(), 2);
}

#[test]
fn the_right_votes_keep_the_chairman_from_awarding_whom_the_council_did_not_pass() {
    let entry = individual("1");
    let refused = with(
        to_chairman(std::slice::from_ref(&entry)),
        decide(vec![refuse(candidate(entry.clone()), "Chưa")]),
    );
    let reason = Personal::new(entry.subject.clone(), "Xét lại.".to_owned());
    let back = right(PutRight::Refusal {
        nomination: nomination("1"),
        reason,
        stamp: by(CHAIRMAN, "2026-12-20T09:00:00+07:00"),
    });
    let again = with(with(refused, votes(1, 4)), back);
    let passed_over = R::BallotNotPassed { nomination: nomination("1") };
    refuses(again.clone(), draft_all(std::slice::from_ref(&entry)), passed_over);
    assert_eq!(facts(again, decide(vec![refuse(candidate(entry), "Không đủ phiếu.")])).len(), 1);
}

#[test]
fn an_award_holds_again_only_on_votes_and_a_proposal_that_stand() {
    let again = || {
        C::TakeBackEnd(Box::new(EndTakenBack {
            award: award_id(),
            standing: CandidateStanding::Ready,
            beside: Beside::default(),
            paper: ByPaper {
                reason: "Không nhầm.".into(), document: "12/CV".into(), on: date(2026, 12, 20)
            },
            stamp: by(CHAIRMAN, "2026-12-20T10:00:00+07:00"),
        }))
    };
    let step = |step| right(PutRight::TakeBack { step, why: late() });
    let made = with(with(decided(), mistaken()), step(RoundStep::AwardMade(nomination("1"))));
    let unproposed = with(made, step(RoundStep::AwardsProposed(vec![nomination("1")])));
    refuses(unproposed.clone(), again(), R::NotProposed { nomination: nomination("1") });
    let uncounted = with(unproposed, step(RoundStep::BallotCounted(nomination("1"))));
    refuses(uncounted, again(), R::BallotNotPassed { nomination: nomination("1") });
}

#[test]
fn two_proposals_stay_two_and_bear_two_numbers() {
    let entries = [individual("1"), provincial(individual("2"))];
    let sent = |document: &str| C::Forward {
        candidate: Box::new(candidate(entries[1].clone())),
        document: document.into(),
        on: date(2026, 12, 3),
        stamp: by(OFFICER, PROPOSED),
    };
    let proposed = with(to_vote(&entries), propose(&entries[..1]));
    let on = date(2026, 12, 3);
    let taken = |document: &str| R::NumberOfAnotherProposal { document: document.into(), on };
    refuses(proposed.clone(), sent("31/TTr-hđ"), taken("31/TTr-HĐ"));
    let both = with(proposed, sent("53/TTr-UBND"));
    refuses(both.clone(), proposal("53/TTr-UBND", date(2026, 12, 2)), taken("53/TTr-UBND"));
    // a book in which one was given the other's number all the same: they are still two
    let (mut history, _) = after(both);
    history.push(E::ProposalCorrected {
        nominations: vec![nomination("1")],
        before: "31/TTr-HĐ".into(),
        before_on: on,
        document: "53/TTr-UBND".into(),
        on,
        reason: "Ghi nhầm.".into(),
        paper: None,
        stamp: late().stamp,
    });
    let told = Rules::with(()).given(history).when(proposal("54/TTr-HĐ", on)).inspect_result().unwrap();
    let [E::ProposalCorrected { nominations, .. }] = &told[..] else { panic!("{told:?}") };
    assert_eq!(nominations, &vec![nomination("1")]);
}

#[test]
fn one_number_typed_in_two_ways_is_one_proposal_and_is_put_right_as_one() {
    let entries = [individual("1"), individual("2")];
    let mut second = propose(&entries[1..]);
    let C::Propose { document, .. } = &mut second else { panic!("{second:?}") };
    *document = "31/TTr- hđ".into();
    let twice = with(with(to_vote(&entries), propose(&entries[..1])), second);
    let (_, state) = after(twice.clone());
    assert_eq!(state.proposals().len(), 1, "{:?}", state.proposals());
    let told = facts(twice.clone(), proposal("31/TTr-HĐ", date(2026, 12, 3)));
    let [E::ProposalCorrected { nominations, before, .. }] = &told[..] else { panic!("{told:?}") };
    assert_eq!((nominations.len(), before.as_str()), (2, "31/TTr- hđ"));
    let right = with(twice, proposal("31/TTr-HĐ", date(2026, 12, 3)));
    refuses(right.clone(), proposal("31/TTr-HĐ", date(2026, 12, 3)), R::SameAsRecorded);
    assert_eq!(facts(right, proposal("31/TTr-HĐ", date(2026, 12, 2))).len(), 1);
}

#[test]
fn number_and_day_of_a_proposal_are_put_right_whenever_that_is_found() {
    let told = E::ProposalCorrected {
        nominations: vec![nomination("1")],
        before: "31/TTr-HĐ".into(),
        before_on: date(2026, 12, 3),
        document: "13/TTr-HĐ".into(),
        on: date(2026, 12, 2),
        reason: "Ghi nhầm cột.".into(),
        paper: Some("04/BB-HĐ".into()),
        stamp: late().stamp,
    };
    let second = date(2026, 12, 2);
    assert_eq!(facts(with(decided(), close()), proposal("13/TTr-HĐ", second)), vec![told]);
    refuses(decided(), proposal("31/TTr-HĐ", date(2026, 12, 3)), R::SameAsRecorded);
    refuses(decided(), proposal(" ", second), R::NumberMissing);
    let (met, on) = (date(2026, 12, 2), date(2026, 12, 1));
    let early = WrongDay::TooEarly { on, rests_on: RestsOn::Meeting, since: met };
    refuses(decided(), proposal("13/TTr-HĐ", on), R::WrongDay(early));
    let (on, entered) = (date(2026, 12, 9), date(2026, 12, 3));
    refuses(decided(), proposal("13/TTr-HĐ", on), R::ProposedBeforeItsDay { on, entered });
    refuses(to_vote(&[individual("1")]), proposal("13/TTr-HĐ", second), R::NothingToTakeBack);
    let silent = why(" ");
    let (nomination, document) = (nomination("1"), "13/TTr-HĐ".to_owned());
    refuses(
        decided(),
        right(PutRight::Proposal { nomination, document, on: date(2026, 12, 3), why: silent }),
        R::ReasonMissing,
    );
    let twice = with(decided(), proposal("13/TTr-HĐ", second));
    assert_eq!(after(twice).1.proposals()[0].document, "13/TTr-HĐ");
}
