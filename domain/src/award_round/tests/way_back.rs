//! The way back from a slip: put right or taken back with a reason, until something rests on it.

use super::conflicts::relative;
use super::*;

/// The officer's reason, the day after.
pub(super) fn why(reason: &str) -> Why {
    Why {
        reason: reason.into(),
        document: Some("04/BB-HĐ".into()),
        stamp: by(OFFICER, "2026-12-03T09:00:00+07:00"),
    }
}

pub(super) fn slip() -> Why {
    why("Ghi nhầm cột.")
}

pub(super) fn right(what: PutRight) -> C {
    C::PutRight(Box::new(what))
}

fn ballot(key: &str, votes_for: u16, against: u16) -> C {
    ballot_because(key, votes_for, against, slip())
}

fn ballot_because(key: &str, votes_for: u16, against: u16, why: Why) -> C {
    let tally = Tally { votes_for, against, abstained: 0 };
    let (nomination, method, written) = (nomination(key), BallotMethod::Secret, None);
    right(PutRight::Ballot { nomination, method, tally, written, why })
}

fn meeting(day: jiff::civil::Date, present: &[&str]) -> C {
    right(PutRight::Meeting {
        on: day,
        present: present.iter().map(|account| AccountId::from(*account)).collect(),
        document: "01/GM-HĐ".into(),
        ballots: Vec::new(),
        why: slip(),
    })
}

pub(super) fn back(step: RoundStep) -> C {
    right(PutRight::TakeBack { step, why: slip() })
}

pub(super) fn annul() -> C {
    right(PutRight::Annul(slip()))
}

pub(super) fn rests(later: LaterStep) -> R {
    R::RestsOnIt { later }
}

/// All five against, typed for all five in favour.
fn mistyped() -> Vec<C> {
    with(to_council(&[individual("1")]), count("1", 0, 5, 0))
}

#[test]
fn a_mistyped_tally_is_put_right_and_the_nominee_can_be_proposed() {
    let corrected = E::BallotCorrected {
        nomination: nomination("1"),
        before: Tally { votes_for: 0, against: 5, abstained: 0 },
        before_written: None,
        method: BallotMethod::Secret,
        tally: Tally { votes_for: 5, against: 0, abstained: 0 },
        voters: 5,
        recused: 0,
        absent: 0,
        written: None,
        out_of: OutOf { whom: crate::rules::CountedFrom::Voting, members: 5 },
        passed: true,
        reason: "Ghi nhầm cột.".into(),
        document: Some("04/BB-HĐ".into()),
        stamp: slip().stamp,
    };
    assert_eq!(facts(mistyped(), ballot("1", 5, 0)), vec![corrected]);
    refuses(mistyped(), propose(&[individual("1")]), R::BallotNotPassed { nomination: nomination("1") });
    after(with(with(mistyped(), ballot("1", 5, 0)), propose(&[individual("1")])));
}

#[test]
fn a_second_slip_is_put_right_again() {
    let twice = with(with(mistyped(), ballot("1", 4, 1)), ballot("1", 3, 2));
    match after(twice).0.last() {
        Some(E::BallotCorrected { before, passed: true, .. }) => assert_eq!(before.votes_for, 4),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_correction_adds_up_changes_something_and_says_why() {
    refuses(mistyped(), ballot("1", 9, 0), R::VotesDoNotAddUp { counted: 9, voters: 5 });
    refuses(mistyped(), ballot("1", 0, 5), R::SameAsRecorded);
    refuses(mistyped(), ballot_because("1", 5, 0, why(" ")), R::ReasonMissing);
    refuses(to_council(&[individual("1")]), ballot("1", 5, 0), R::NothingToTakeBack);
    refuses(vec![open()], ballot("1", 5, 0), R::CouncilNotConvened);
}

#[test]
fn a_tally_is_final_while_it_is_proposed_or_sent_upward() {
    let entries = [individual("1"), provincial(individual("2"))];
    refuses(to_chairman(&entries[..1]), ballot("1", 3, 2), rests(LaterStep::Proposal));
    let candidate = Box::new(candidate(entries[1].clone()));
    let sent = C::Forward {
        candidate,
        document: "44/TTr".into(),
        on: date(2026, 12, 3),
        stamp: by(OFFICER, PROPOSED),
    };
    refuses(with(to_vote(&entries), sent), ballot("2", 3, 2), rests(LaterStep::Forwarding));
    let decided =
        with(to_chairman(&entries[..1]), decide(vec![refuse(self::candidate(entries[0].clone()), "Chưa")]));
    assert_eq!(facts(decided, ballot("1", 3, 2)).len(), 1, "what the chairman decided stays as it is");
}

#[test]
fn what_a_draft_rests_on_is_final_until_the_draft_is_dropped() {
    let entries = [individual("1")];
    let drafted = with(to_chairman(&entries), draft_all(&entries));
    let proposed = RoundStep::AwardsProposed(vec![nomination("1")]);
    refuses(drafted.clone(), ballot("1", 3, 2), rests(LaterStep::Draft));
    refuses(drafted.clone(), back(proposed.clone()), rests(LaterStep::Draft));
    refuses(drafted.clone(), annul(), rests(LaterStep::Draft));
    let (reason, stamp) = ("Soạn sai.".into(), by(CHAIRMAN, DECIDED));
    let dropped = with(drafted, C::DropDraft { draft: 1, reason, stamp });
    after(with(dropped, back(proposed)));
}

#[test]
fn a_proposal_taken_back_opens_the_tally_again() {
    let entries = [individual("1")];
    let proposed = RoundStep::AwardsProposed(vec![nomination("1")]);
    let taken = with(to_chairman(&entries), back(proposed.clone()));
    after(with(taken.clone(), ballot("1", 3, 2)));
    refuses(taken.clone(), back(proposed), R::NothingToTakeBack);
    after(with(taken, propose(&entries)));
    let refused = with(to_chairman(&entries), decide(vec![refuse(candidate(entries[0].clone()), "Chưa")]));
    refuses(refused, back(RoundStep::AwardsProposed(vec![nomination("1")])), rests(LaterStep::Decision));
}

#[test]
fn who_was_present_is_put_right_until_votes_are_counted() {
    let met = vec![
        open(),
        close_nominations(),
        open_notice(&[individual("1")]),
        close_notice(),
        convene(&COUNCIL[..4]),
        declare(COUNCIL[3], relative("1")),
    ];
    let day = date(2026, 12, 2);
    let three = [COUNCIL[0], COUNCIL[1], COUNCIL[4]];
    match facts(met.clone(), meeting(day, &three)).as_slice() {
        [E::MeetingCorrected { before, present, before_on, on, .. }] => {
            assert_eq!((before.len(), present.len()), (4, 3));
            assert_eq!(before_on, on);
        }
        other => panic!("{other:?}"),
    }
    let corrected = with(met.clone(), meeting(day, &three));
    refuses(corrected.clone(), count("1", 3, 0, 0), R::ConflictsUndeclared { count: 3 });
    refuses(corrected.clone(), declare(COUNCIL[3], vec![]), R::NotPresent { member: COUNCIL[3].into() });
    assert_eq!(
        after(corrected).1.voters(&nomination("1")),
        Some(3),
        "who was not there does not stand aside"
    );
    refuses(met.clone(), meeting(day, &COUNCIL[..4]), R::SameAsRecorded);
    refuses(
        met.clone(),
        meeting(day, &[CHAIRMAN, DIGITAL, OFFICER]),
        R::NotAMember { member: DIGITAL.into() },
    );
    let few = R::NoQuorum { present: 1, members: 5, quorum_percent: 60 };
    refuses(met, meeting(day, &[CHAIRMAN]), few);
    refuses(mistyped(), meeting(day, &three), rests(LaterStep::Ballot));
}

#[test]
fn the_council_met_after_the_notice_and_not_after_its_meeting_was_recorded() {
    let met = to_council(&[individual("1")]);
    // recorded on the afternoon of the day on which it met: it did not meet later than that
    let (after, until) = (date(2026, 12, 1), date(2026, 12, 2));
    for day in [after, date(2026, 12, 3), date(2026, 12, 4)] {
        refuses(met.clone(), meeting(day, &COUNCIL), R::NotTheDayOfTheMeeting { after, until });
    }
    let late = C::ConveneCouncil {
        members: council(),
        present: COUNCIL.map(AccountId::from).to_vec(),
        document: "01/GM-HĐ".into(),
        on: until,
        stamp: by(OFFICER, "2026-12-05T08:00:00+07:00"),
    };
    let put = |on| PutRight::Meeting {
        on,
        present: COUNCIL.map(AccountId::from).to_vec(),
        document: "01/GM-HĐ".into(),
        ballots: Vec::new(),
        why: Why { stamp: by(OFFICER, "2026-12-09T08:00:00+07:00"), ..slip() },
    };
    let recorded_late = with(met[..4].to_vec(), late);
    self::facts(recorded_late, right(put(date(2026, 12, 4))));
}

#[test]
fn a_step_is_taken_back_as_long_as_nothing_rests_on_it() {
    let listed = [individual("1")];
    let closed = vec![open(), close_nominations()];
    refuses(vec![open()], back(RoundStep::NominationsClosed), R::NothingToTakeBack);
    let reopened = after(with(closed.clone(), back(RoundStep::NominationsClosed))).1;
    assert_eq!(reopened.standing(), RoundStanding::Open);
    let noticed = with(closed, open_notice(&listed));
    refuses(noticed.clone(), back(RoundStep::NominationsClosed), rests(LaterStep::Notice));
    after(with(with(noticed.clone(), back(RoundStep::NoticeOpened)), open_notice(&[individual("2")])));
    let comment = C::ReceiveComment {
        comment: "K1".into(),
        about: None,
        words: Personal::new("gop-y".into(), "Đồng tình.".into()),
        stamp: by(Stamp::CITIZEN, NOTICE),
    };
    refuses(with(noticed, comment), back(RoundStep::NoticeOpened), rests(LaterStep::Comments));
    let met = to_council(&listed);
    refuses(met.clone(), back(RoundStep::NoticeOpened), rests(LaterStep::Meeting));
    let unmet = with(met.clone(), back(RoundStep::CouncilConvened));
    refuses(unmet.clone(), count("1", 5, 0, 0), R::CouncilNotConvened);
    let kept = R::AlreadyDeclared { member: CHAIRMAN.into() };
    refuses(unmet.clone(), declare(CHAIRMAN, vec![]), kept);
    refuses(unmet.clone(), back(RoundStep::NoticeOpened), rests(LaterStep::Declarations));
    after(with(unmet, convene(&COUNCIL)));
    refuses(mistyped(), back(RoundStep::CouncilConvened), rests(LaterStep::Ballot));
    refuses(met, back(RoundStep::BallotCounted(nomination("1"))), R::NothingToTakeBack);
    refuses(
        to_chairman(&listed),
        back(RoundStep::BallotCounted(nomination("1"))),
        rests(LaterStep::Proposal),
    );
    let silent = right(PutRight::TakeBack { step: RoundStep::BallotCounted(nomination("1")), why: why("") });
    refuses(mistyped(), silent, R::ReasonMissing);
}

#[test]
fn what_was_sent_upward_by_mistake_gives_its_place_back() {
    let higher = provincial(individual("1"));
    let sent = C::Forward {
        candidate: Box::new(candidate(higher.clone())),
        document: "44/TTr".into(),
        on: date(2026, 12, 3),
        stamp: by(OFFICER, PROPOSED),
    };
    let forwarded = with(to_vote(std::slice::from_ref(&higher)), sent.clone());
    let step = RoundStep::ProposalForwarded(nomination("1"));
    after(with(with(forwarded.clone(), back(step.clone())), sent));
    refuses(to_vote(std::slice::from_ref(&higher)), back(step.clone()), R::NothingToTakeBack);
    let answered = |granted| C::RecordHigherDecision {
        candidate: Box::new(candidate(higher.clone())),
        form_name: "Bằng khen".into(),
        prize: None,
        decision: HigherDecision {
            granted,
            number: "2107/QĐ-UBND".into(),
            date: date(2026, 12, 20),
            issuer: "Chủ tịch UBND tỉnh".into(),
        },
        stamp: by(OFFICER, "2026-12-21T08:00:00+07:00"),
    };
    let declined = RoundStep::HigherDeclined(nomination("1"));
    let wrong = with(forwarded.clone(), answered(false));
    refuses(wrong.clone(), back(step), rests(LaterStep::Decision));
    after(with(with(wrong, back(declined.clone())), answered(true)));
    refuses(forwarded.clone(), back(declined.clone()), R::NothingToTakeBack);
    refuses(with(forwarded, answered(true)), back(declined), rests(LaterStep::Decision));
}

#[test]
fn an_answer_to_a_comment_is_put_right_until_the_council_meets() {
    let received = C::ReceiveComment {
        comment: "K1".into(),
        about: None,
        words: Personal::new("gop-y".into(), "Đồng tình.".into()),
        stamp: by(Stamp::CITIZEN, NOTICE),
    };
    let answered =
        C::AnswerComment { comment: "K1".into(), answer: "Ghi nhận".into(), stamp: by(OFFICER, NOTICE) };
    let better =
        |words: &str| right(PutRight::Answer { comment: "K1".into(), answer: words.into(), why: slip() });
    let asked = vec![open(), close_nominations(), open_notice(&[individual("1")]), received];
    refuses(asked[..3].to_vec(), better("Đã chuyển"), R::NoSuchComment);
    refuses(asked.clone(), better("Đã chuyển"), R::NothingToTakeBack);
    let told = with(asked, answered);
    refuses(told.clone(), better("  "), R::NothingWritten);
    facts(told.clone(), better("Đã chuyển"));
    let met = with(with(told, close_notice()), convene(&COUNCIL));
    refuses(met, better("Đã chuyển"), rests(LaterStep::Meeting));
}

#[test]
fn the_chairmans_wrong_click_is_taken_back_and_costs_no_place() {
    let entry = individual("1");
    let refused = with(
        to_chairman(std::slice::from_ref(&entry)),
        decide(vec![refuse(candidate(entry.clone()), "Chưa")]),
    );
    let reason = |words: &str| Personal::new(entry.subject.clone(), words.to_owned());
    let take = |words: &str| {
        let (nomination, stamp) = (nomination("1"), by(CHAIRMAN, DECIDED));
        right(PutRight::Refusal { nomination, reason: reason(words), stamp })
    };
    let taken = with(refused.clone(), take("Chọn nhầm dòng."));
    after(with(taken.clone(), award_all(1, 1, std::slice::from_ref(&entry))));
    refuses(taken, take("Chọn nhầm dòng."), R::NothingToTakeBack);
    refuses(refused.clone(), take(" "), R::ReasonMissing);
    refuses(with(refused, close()), take("Chọn nhầm dòng."), R::Closed);
    let awarded =
        with(to_chairman(std::slice::from_ref(&entry)), award_all(1, 1, std::slice::from_ref(&entry)));
    refuses(awarded, take("Chọn nhầm dòng."), R::NothingToTakeBack);
}

#[test]
fn a_round_ended_by_mistake_goes_on() {
    let closed = vec![open(), close()];
    refuses(vec![open()], back(RoundStep::RoundClosed), R::NothingToTakeBack);
    refuses(closed.clone(), back(RoundStep::NominationsClosed), R::Closed);
    after(with(with(closed, back(RoundStep::RoundClosed)), close_nominations()));
}

#[test]
fn a_tally_against_common_sense_is_doubtful() {
    let tally = |votes_for, against, abstained| Tally { votes_for, against, abstained };
    for slip in [tally(0, 9, 0), tally(0, 0, 9), tally(4, 5, 0), tally(0, 5, 4)] {
        assert!(slip.is_doubtful(), "{slip:?}");
    }
    for vote in [tally(9, 0, 0), tally(5, 4, 0), tally(2, 2, 0), tally(0, 0, 0), tally(1, 0, 8)] {
        assert!(!vote.is_doubtful(), "{vote:?}");
    }
}
