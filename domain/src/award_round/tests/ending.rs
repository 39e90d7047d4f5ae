//! The end: no nomination of a closed round is without an outcome and a reason.

use super::*;

const REASON: &str = "Đợt xét đã kết thúc.";

fn ending(key: &str, dossier: EndGround, reason: &str) -> Ending {
    let entry = individual(key);
    Ending { nomination: entry.nomination, dossier, reason: Personal::new(entry.subject, reason.into()) }
}

/// Ends the round, and these with it.
fn close_with(endings: Vec<Ending>) -> C {
    C::Close { endings, taken_back: BTreeSet::new(), stamp: by(OFFICER, ISSUED) }
}

fn grounds(events: &[E]) -> Vec<(String, EndGround)> {
    let ended = |event: &E| match event {
        E::NominationEnded { nomination, ground, .. } => Some((nomination.local().to_owned(), *ground)),
        _ => None,
    };
    events.iter().filter_map(ended).collect()
}

#[test]
fn a_round_ends_with_a_reason_for_every_nomination_nobody_decided() {
    let entries = [individual("1"), individual("2"), individual("3")];
    let mut given = to_council(&entries);
    given.extend([count("1", 5, 0, 0), count("2", 1, 4, 0)]);
    refuses(given.clone(), close(), R::WithoutOutcome { count: 3 });
    let of = |reasons: [&str; 4]| {
        let dossiers =
            [EndGround::NotVoted, EndGround::NotVoted, EndGround::NotVoted, EndGround::NotCompleted];
        let keys = ["1", "2", "3", "9"].iter().zip(dossiers).zip(reasons);
        close_with(keys.map(|((key, dossier), reason)| ending(key, dossier, reason)).collect())
    };
    refuses(given.clone(), of([REASON, " ", REASON, ""]), R::WithoutOutcome { count: 2 });
    let facts = facts(given, of([REASON; 4]));
    let expected = [
        ("1", EndGround::NotProposed),
        ("2", EndGround::NotPassed),
        ("3", EndGround::NotVoted),
        ("9", EndGround::NotCompleted),
    ];
    assert_eq!(grounds(&facts), expected.map(|(key, ground)| (key.to_owned(), ground)));
    assert!(matches!(facts.last(), Some(E::RoundClosed { .. })));
}

#[test]
fn what_was_decided_or_taken_back_ends_no_second_time() {
    let entries = [individual("1"), individual("2")];
    let mut given = to_vote(&entries);
    given.push(propose(&entries[..1]));
    given.extend(award_all(1, 5, &entries[..1]));
    let end = C::Close {
        endings: vec![ending("1", EndGround::NotVoted, REASON)],
        taken_back: BTreeSet::from([nomination("2")]),
        stamp: by(OFFICER, DECIDED),
    };
    assert_eq!(facts(given, end), vec![E::RoundClosed { stamp: by(OFFICER, DECIDED) }]);
}

#[test]
fn a_round_does_not_end_while_a_citizen_waits_for_an_answer() {
    let mut given = vec![open(), close_nominations(), open_notice(&[individual("1")])];
    given.push(C::ReceiveComment {
        comment: "GY-1".into(),
        about: None,
        words: Personal::new("gy".into(), "?".into()),
        stamp: by(Stamp::CITIZEN, NOTICE),
    });
    let end = close_with(vec![ending("1", EndGround::NotVoted, REASON)]);
    refuses(given, end, R::CommentsUnanswered { count: 1 });
}

#[test]
fn an_unscheduled_round_does_not_end_before_the_chairman_decided_what_is_ready() {
    let end = |dossier| close_with(vec![ending("1", dossier, REASON)]);
    refuses(vec![unscheduled()], end(EndGround::NotVoted), R::Undecided { count: 1 });
    let returned = facts(vec![unscheduled()], end(EndGround::NotCompleted));
    assert_eq!(grounds(&returned), [("1".to_owned(), EndGround::NotCompleted)]);
    let awarded = with(vec![unscheduled()], award_all(1, 5, &[individual("1")]));
    let closed = facts(awarded, end(EndGround::NotVoted));
    assert!(
        matches!(&closed[..], [E::RoundClosed { .. }]),
        "what was awarded ends no second time: {closed:?}"
    );
}

#[test]
fn what_waits_above_ends_when_no_answer_comes_and_an_answer_after_all_is_recorded() {
    let proposal = provincial(individual("1"));
    let mut given = to_vote(std::slice::from_ref(&proposal));
    given.push(C::Forward {
        candidate: Box::new(candidate(proposal.clone())),
        document: "44/TTr-UBND".into(),
        on: crate::calendar::day(by(OFFICER, PROPOSED).at),
        stamp: by(OFFICER, PROPOSED),
    });
    let end = |reason| C::End {
        ending: Box::new(ending("1", EndGround::NotVoted, reason)),
        stamp: by(OFFICER, DECIDED),
    };
    refuses(given.clone(), end(" "), R::ReasonMissing);
    assert_eq!(grounds(&facts(given.clone(), close())), [], "it goes on waiting when the round ends");
    given.push(close());
    assert_eq!(grounds(&facts(given.clone(), end(REASON))), [("1".to_owned(), EndGround::NoAnswer)]);
    given.push(end(REASON));
    refuses(given.clone(), end(REASON), R::AlreadyDecided { nomination: nomination("1") });
    let answer = C::RecordHigherDecision {
        candidate: Box::new(candidate(proposal)),
        form_name: "Bằng khen".into(),
        prize: None,
        decision: HigherDecision {
            granted: false,
            number: "2107/UBND-NV".into(),
            date: date(2026, 12, 20),
            issuer: "Chủ tịch UBND tỉnh".into(),
        },
        stamp: by(OFFICER, "2026-12-21T09:00:00+07:00"),
    };
    assert!(matches!(facts(given, answer).as_slice(), [E::HigherDecisionRecorded { .. }]));
}

#[test]
fn one_nomination_alone_ends_only_where_its_round_left_it_open() {
    let given = to_vote(&[individual("1")]);
    let end =
        || C::End { ending: Box::new(ending("1", EndGround::NotVoted, REASON)), stamp: by(OFFICER, DECIDED) };
    refuses(given.clone(), end(), R::EndsWithTheRound { nomination: nomination("1") });
    // a round that an earlier program closed left it open
    let (mut history, _) = after(given);
    history.push(E::RoundClosed { stamp: by(OFFICER, DECIDED) });
    let found = Rules::with(()).given(history).when(end()).inspect_result().unwrap();
    assert_eq!(grounds(&found), [("1".to_owned(), EndGround::NotProposed)]);
}

#[test]
fn what_ended_with_its_round_goes_on_when_the_end_is_taken_back() {
    let mut given = to_vote(&[individual("1")]);
    given.push(close_with(vec![ending("1", EndGround::NotVoted, REASON)]));
    let (mut history, round) = after(given);
    assert!(round.has_decided(&nomination("1")));
    history.push(E::RoundStepTakenBack {
        step: RoundStep::RoundClosed,
        reason: "Kết thúc nhầm.".into(),
        document: None,
        stamp: by(OFFICER, DECIDED),
    });
    let found = Rules::with(()).given(history).when(propose(&[individual("1")])).inspect_result().unwrap();
    assert!(matches!(found.as_slice(), [E::AwardsProposed { .. }]));
}

#[test]
fn nothing_ends_in_a_round_that_was_annulled() {
    let end =
        C::End { ending: Box::new(ending("1", EndGround::NotVoted, REASON)), stamp: by(OFFICER, DECIDED) };
    refuses(vec![open(), super::way_back::annul()], end, R::Annulled);
}
