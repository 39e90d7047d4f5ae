//! The council: quorum, conflicts, ballots, proposal.

use super::*;

fn before_council() -> Vec<C> {
    vec![open(), close_nominations(), open_notice(&[individual("1")]), close_notice()]
}

fn sitting() -> Vec<C> {
    to_council(&[individual("1")])
}

fn conflict(key: &str) -> Vec<Conflict> {
    vec![Conflict { nomination: nomination(key), ground: ConflictGround::Relative }]
}

fn counted(commands: Vec<C>, ballot: C) -> (u16, u16, u16, bool) {
    match facts(commands, ballot).as_slice() {
        [E::BallotCounted { voters, recused, absent, passed, .. }] => (*voters, *recused, *absent, *passed),
        other => panic!("{other:?}"),
    }
}

/// Whether a vote of the five passes under a rule.
fn passes(voting: VotingRule, votes_for: u16) -> bool {
    let mut commands = sitting();
    commands[0] = open_as(&phu_tan(), 2026, Occasion::Annual, voting);
    counted(commands, count("1", votes_for, 5 - votes_for, 0)).3
}

#[test]
fn the_council_meets_once_with_the_members_in_office_that_day() {
    let convened = E::CouncilConvened {
        on: date(2026, 12, 2),
        members: council(),
        present: [OFFICER, DEPUTY, CHAIRMAN].map(AccountId::from).into_iter().rev().collect::<Vec<_>>(),
        document: "01/GM-HĐ".into(),
        stamp: by(OFFICER, COUNCIL_DAY),
    };
    let came = convene(&[CHAIRMAN, OFFICER, DEPUTY, OFFICER]);
    let mut found = facts(before_council(), came);
    if let [E::CouncilConvened { present, .. }] = &mut found[..] {
        present.sort();
    }
    assert_eq!(found, vec![convened]);
    refuses(sitting(), convene(&COUNCIL), R::CouncilAlreadyConvened);
}

#[test]
fn without_a_council_in_office_nobody_meets() {
    let nobody = C::ConveneCouncil {
        members: vec![],
        present: vec![],
        document: "01/GM-HĐ".into(),
        on: date(2026, 12, 2),
        stamp: by(OFFICER, COUNCIL_DAY),
    };
    refuses(before_council(), nobody, R::NoCouncil);
}

#[test]
fn too_few_members_make_no_quorum_however_often_one_is_named() {
    let no_quorum = R::NoQuorum { present: 2, members: 5, quorum_percent: 60 };
    refuses(before_council(), convene(&[CHAIRMAN, DEPUTY, DEPUTY]), no_quorum);
}

#[test]
fn only_members_sit_in_the_council() {
    let stranger = convene(&[CHAIRMAN, DEPUTY, OFFICER, DIGITAL]);
    refuses(before_council(), stranger, R::NotAMember { member: DIGITAL.into() });
}

#[test]
fn every_member_present_declares_once_before_any_vote() {
    let mut met = before_council();
    met.push(convene(&COUNCIL[..4]));
    refuses(before_council(), count("1", 4, 0, 0), R::CouncilNotConvened);
    refuses(met.clone(), declare(COUNCIL[4], vec![]), R::NotPresent { member: COUNCIL[4].into() });
    refuses(met.clone(), declare(DIGITAL, vec![]), R::NotPresent { member: DIGITAL.into() });
    refuses(met.clone(), count("1", 4, 0, 0), R::ConflictsUndeclared { count: 4 });
    let one = with(met, declare(CHAIRMAN, vec![]));
    refuses(one.clone(), count("1", 4, 0, 0), R::ConflictsUndeclared { count: 3 });
    refuses(one, declare(CHAIRMAN, conflict("1")), R::AlreadyDeclared { member: CHAIRMAN.into() });
}

#[test]
fn a_conflict_is_declared_about_someone_on_the_list() {
    let met = with(before_council(), convene(&COUNCIL));
    refuses(met, declare(CHAIRMAN, conflict("9")), R::NotListed { nomination: nomination("9") });
}

#[test]
fn a_member_in_conflict_is_no_voter_for_that_nominee_only() {
    let entries = [individual("1"), individual("2")];
    let mut commands = to_council(&entries);
    let declared = commands.iter().position(|command| matches!(command, C::DeclareConflicts { .. })).unwrap();
    commands[declared] = declare(CHAIRMAN, conflict("1"));
    assert_eq!(after(commands.clone()).1.voters(&nomination("1")), Some(4));
    assert_eq!(after(commands.clone()).1.voters(&nomination("2")), Some(5));
    let refusal = R::VotesDoNotAddUp { counted: 5, voters: 4 };
    refuses(commands.clone(), count("1", 5, 0, 0), refusal);
    assert_eq!(counted(commands, count("1", 4, 0, 0)), (4, 1, 0, true));
}

#[test]
fn a_conflict_with_a_person_holds_for_every_nomination_of_that_person() {
    let entries = [individual("1"), Entry { person: Some("dt-1".into()), ..individual("2") }];
    let mut commands = to_council(&entries);
    let declared = commands.iter().position(|command| matches!(command, C::DeclareConflicts { .. })).unwrap();
    commands[declared] = declare(CHAIRMAN, conflict("1"));
    assert_eq!(after(commands).1.voters(&nomination("2")), Some(4));
}

#[test]
fn a_member_of_the_nominees_own_unit_never_counts_as_a_voter() {
    let own = Entry { unit: "ap-trung".into(), ..individual("1") };
    let commands = to_council(&[own]);
    refuses(commands.clone(), count("1", 5, 0, 0), R::VotesDoNotAddUp { counted: 5, voters: 4 });
    assert_eq!(counted(commands, count("1", 3, 1, 0)), (4, 1, 0, true));
}

#[test]
fn absent_members_are_counted_apart() {
    let mut commands = with(before_council(), convene(&COUNCIL[..3]));
    commands.extend(COUNCIL[..3].iter().map(|member| declare(member, vec![])));
    assert_eq!(after(commands.clone()).1.voters(&nomination("1")), Some(3));
    assert_eq!(counted(commands, count("1", 2, 1, 0)), (3, 0, 2, true));
}

#[test]
fn open_and_secret_ballots_leave_counts_only() {
    for method in [BallotMethod::Open, BallotMethod::Secret] {
        let tally = Tally { votes_for: 3, against: 1, abstained: 1 };
        let stamp = by(OFFICER, COUNCIL_DAY);
        let (nomination, written) = (nomination("1"), None);
        let ballot =
            C::CountBallot { nomination: nomination.clone(), method, tally, written, stamp: stamp.clone() };
        let counted = E::BallotCounted {
            nomination,
            method,
            tally,
            voters: 5,
            recused: 0,
            absent: 0,
            written: None,
            out_of: Some(OutOf { whom: CountedFrom::Voting, members: 5 }),
            passed: true,
            on: Some(date(2026, 12, 2)),
            retracted: None,
            stamp,
        };
        assert_eq!(facts(sitting(), ballot), vec![counted]);
    }
}

#[test]
fn votes_add_up_and_are_counted_once_for_those_on_the_list() {
    refuses(sitting(), count("1", 3, 0, 0), R::VotesDoNotAddUp { counted: 3, voters: 5 });
    refuses(sitting(), count("1", 6, 0, 0), R::VotesDoNotAddUp { counted: 6, voters: 5 });
    let overflow = R::VotesDoNotAddUp { counted: u16::MAX, voters: 5 };
    refuses(sitting(), count("1", u16::MAX, 6, 0), overflow);
    refuses(sitting(), count("9", 5, 0, 0), R::NotListed { nomination: nomination("9") });
    let counted = with(sitting(), count("1", 2, 3, 0));
    refuses(counted, count("1", 5, 0, 0), R::AlreadyCounted { nomination: nomination("1") });
}

#[test]
fn the_threshold_is_the_rules_and_abstaining_is_no_vote_in_favour() {
    assert!(!passes(voting_rule(), 2), "2 of 5 is not more than half");
    assert!(passes(voting_rule(), 3));
    let exactly =
        |threshold_included| VotingRule { threshold_percent: 80, threshold_included, ..voting_rule() };
    assert!(passes(exactly(true), 4), "4 of 5 is exactly 80 per cent");
    assert!(!passes(exactly(false), 4));
    assert!(!counted(sitting(), count("1", 2, 0, 3)).3);
}

#[test]
fn where_everyone_stands_aside_nothing_passes() {
    let mut commands = before_council();
    commands.push(convene(&COUNCIL[..3]));
    commands.extend(COUNCIL[..3].iter().map(|member| declare(member, conflict("1"))));
    assert_eq!(counted(commands, count("1", 0, 0, 0)), (0, 3, 2, false));
}

#[test]
fn only_what_passed_the_council_is_proposed_and_once() {
    let entries = [individual("1"), individual("2")];
    let mut voted = to_council(&entries);
    voted.extend([count("1", 5, 0, 0), count("2", 2, 3, 0)]);
    let proposed = E::AwardsProposed {
        nominations: vec![nomination("1")],
        document: "31/TTr-HĐ".into(),
        on: Some(date(2026, 12, 3)),
        stamp: by(OFFICER, PROPOSED),
    };
    assert_eq!(facts(voted.clone(), propose(&entries[..1])), vec![proposed]);
    let failed = R::BallotNotPassed { nomination: nomination("2") };
    refuses(voted.clone(), propose(&entries), failed);
    let uncounted = R::BallotNotPassed { nomination: nomination("1") };
    refuses(to_council(&entries), propose(&entries), uncounted);
    let already = R::AlreadyProposed { nomination: nomination("1") };
    let twice = [entries[0].clone(), entries[0].clone()];
    refuses(voted.clone(), propose(&twice), already.clone());
    refuses(with(voted, propose(&entries[..1])), propose(&entries[..1]), already);
}

#[test]
fn a_proposal_names_people_of_the_list_for_what_the_commune_decides() {
    let entries = [individual("1"), provincial(individual("2"))];
    refuses(before_council(), propose(&entries), R::CouncilNotConvened);
    refuses(to_vote(&entries), propose(&[]), R::NobodyListed);
    refuses(to_vote(&entries), propose(&[individual("9")]), R::NotListed { nomination: nomination("9") });
    refuses(to_vote(&entries), propose(&entries), R::NotOurs { form: "bang-khen-tinh".into() });
}

/// A rule of the council's own: of whom the share is taken, and whether absent members are asked in writing.
fn of(counted_from: CountedFrom, absent_in_writing: bool) -> VotingRule {
    let rule = VotingRule { threshold_percent: 70, threshold_included: true, ..voting_rule() };
    VotingRule { counted_from, absent_in_writing, ..rule }
}

/// Three of the five there, all of them declared; the rule is this.
fn three_of_five(voting: VotingRule) -> Vec<C> {
    let mut commands = with(before_council(), convene(&COUNCIL[..3]));
    commands[0] = open_as(&phu_tan(), 2026, Occasion::Annual, voting);
    commands.extend(COUNCIL[..3].iter().map(|member| declare(member, vec![])));
    commands
}

fn on_paper(member: &str, document: Option<&str>, conflicts: Vec<Conflict>) -> C {
    C::DeclareConflicts {
        member: member.into(),
        conflicts,
        document: document.map(str::to_owned),
        council: council(),
        stamp: by(OFFICER, COUNCIL_DAY),
    }
}

fn in_writing(votes_for: u16, wrote: u16) -> C {
    C::CountBallot {
        nomination: nomination("1"),
        method: BallotMethod::Secret,
        tally: Tally { votes_for, against: 3 - votes_for, abstained: 0 },
        written: Some(Tally { votes_for: wrote, ..Tally::default() }),
        stamp: by(OFFICER, COUNCIL_DAY),
    }
}

fn share(commands: Vec<C>, ballot: C) -> (Option<OutOf>, bool) {
    match facts(commands, ballot).as_slice() {
        [E::BallotCounted { out_of, passed, .. }] => (*out_of, *passed),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_share_is_taken_of_whom_the_rule_counts() {
    let out_of = |whom, members| Some(OutOf { whom, members });
    for (whom, members, passed) in
        [(CountedFrom::AllMembers, 5, false), (CountedFrom::Present, 3, true), (CountedFrom::Voting, 3, true)]
    {
        let found = share(three_of_five(of(whom, false)), count("1", 3, 0, 0));
        assert_eq!(found, (out_of(whom, members), passed), "3 of {members} for, 70 per cent needed");
    }
    // who is there and stands aside takes part, and does not vote
    for (whom, members) in [(CountedFrom::AllMembers, 5), (CountedFrom::Present, 3), (CountedFrom::Voting, 2)]
    {
        let mut commands = three_of_five(of(whom, false));
        *commands.last_mut().unwrap() = declare(COUNCIL[2], conflict("1"));
        assert_eq!(share(commands, count("1", 2, 0, 0)).0, out_of(whom, members));
    }
}

#[test]
fn absent_members_vote_in_writing_where_the_rule_asks_them_and_they_declared() {
    let asked = three_of_five(of(CountedFrom::AllMembers, true));
    let none_declared = R::TooManyInWriting { counted: 2, writers: 0 };
    refuses(asked.clone(), in_writing(3, 2), none_declared);
    let mut declared = asked;
    declared.push(on_paper(COUNCIL[3], Some("Bản kê khai ngày 02/12/2026"), vec![]));
    declared.push(declare(COUNCIL[4], vec![]));
    let everyone = Some(OutOf { whom: CountedFrom::AllMembers, members: 5 });
    assert_eq!(share(declared.clone(), in_writing(3, 2)), (everyone, true));
    assert_eq!(share(declared.clone(), in_writing(2, 1)), (everyone, false));
    refuses(declared.clone(), in_writing(3, 3), R::TooManyInWriting { counted: 3, writers: 2 });
    let attendance = after(declared).1.attendance(&nomination("1")).unwrap();
    assert_eq!(attendance, Attendance { voters: 3, recused: 0, absent: 2, in_writing: 2 });
    let unasked = three_of_five(of(CountedFrom::AllMembers, false));
    refuses(unasked.clone(), in_writing(3, 2), R::NotAskedInWriting);
    refuses(unasked, declare(COUNCIL[4], vec![]), R::NotPresent { member: COUNCIL[4].into() });
}

#[test]
fn who_stands_aside_does_not_vote_in_writing_either() {
    let mut commands = three_of_five(of(CountedFrom::AllMembers, true));
    commands.push(on_paper(COUNCIL[4], Some("Bản kê khai"), conflict("1")));
    refuses(commands, in_writing(3, 1), R::TooManyInWriting { counted: 1, writers: 0 });
}

#[test]
fn members_declare_from_the_end_of_the_notice_before_the_meeting_is_recorded() {
    let running = vec![open(), close_nominations(), open_notice(&[individual("1")])];
    refuses(running.clone(), declare(CHAIRMAN, vec![]), R::NoticeStillRunning { until: date(2026, 12, 1) });
    refuses(running[..2].to_vec(), declare(CHAIRMAN, vec![]), R::NoticeNotOpened);
    refuses(before_council(), declare(DIGITAL, vec![]), R::NotAMember { member: DIGITAL.into() });
    let early = with(before_council(), declare(CHAIRMAN, conflict("1")));
    refuses(early.clone(), declare(CHAIRMAN, vec![]), R::AlreadyDeclared { member: CHAIRMAN.into() });
    // what was declared before the meeting holds in it
    let mut met = with(early, convene(&COUNCIL[..3]));
    refuses(met.clone(), count("1", 2, 0, 0), R::ConflictsUndeclared { count: 2 });
    met.extend(COUNCIL[1..3].iter().map(|member| declare(member, vec![])));
    assert_eq!(counted(met, count("1", 2, 0, 0)), (2, 1, 2, true));
}

#[test]
fn whoever_records_a_declaration_for_a_member_names_the_signed_paper() {
    let met = with(before_council(), convene(&COUNCIL));
    for document in [None, Some("  ")] {
        let no_paper = R::DeclaredOnNoPaper { member: CHAIRMAN.into() };
        refuses(met.clone(), on_paper(CHAIRMAN, document, vec![]), no_paper);
    }
    let recorded = E::ConflictsDeclared {
        member: CHAIRMAN.into(),
        conflicts: conflict("1"),
        document: Some("Bản kê khai ngày 02/12/2026".into()),
        stamp: by(OFFICER, COUNCIL_DAY),
    };
    let paper = on_paper(CHAIRMAN, Some(" Bản kê khai ngày 02/12/2026"), conflict("1"));
    assert_eq!(facts(met, paper), vec![recorded]);
}

/// A council of nine, six of them there; seven in ten of all members must be for, and the absent are asked in writing.
fn six_of_nine() -> Vec<C> {
    let member = |place: usize| AccountId::within(&"phu-tan".into(), &format!("hd-{place}"));
    let position = |place| if place == 1 { CouncilPosition::Chair } else { CouncilPosition::Member };
    let seat =
        |place| CouncilMember { account: member(place), position: position(place), unit: "ubnd".into() };
    let nine: Vec<CouncilMember> = (1..=9).map(seat).collect();
    let mut commands = before_council();
    commands[0] = open_as(&phu_tan(), 2026, Occasion::Annual, of(CountedFrom::AllMembers, true));
    commands.push(C::ConveneCouncil {
        on: date(2026, 12, 2),
        members: nine.clone(),
        present: (1..=6).map(member).collect(),
        document: "03/BB-HĐTĐKT".into(),
        stamp: by(OFFICER, COUNCIL_DAY),
    });
    commands.extend((1..=9).map(|place| C::DeclareConflicts {
        member: member(place),
        conflicts: vec![],
        document: Some("Bản kê khai".into()),
        council: nine.clone(),
        stamp: by(OFFICER, COUNCIL_DAY),
    }));
    commands
}

#[test]
fn four_of_six_present_do_not_pass_where_all_nine_members_are_counted() {
    let out_of = Some(OutOf { whom: CountedFrom::AllMembers, members: 9 });
    assert_eq!(share(six_of_nine(), count("1", 4, 2, 0)), (out_of, false));
    let ballot = |wrote| C::CountBallot {
        nomination: nomination("1"),
        method: BallotMethod::Secret,
        tally: Tally { votes_for: 6, ..Tally::default() },
        written: Some(Tally { votes_for: wrote, ..Tally::default() }),
        stamp: by(OFFICER, COUNCIL_DAY),
    };
    assert_eq!(share(six_of_nine(), ballot(3)), (out_of, true), "9 of 9");
    assert_eq!(share(six_of_nine(), ballot(1)), (out_of, true), "7 of 9");
    assert_eq!(share(six_of_nine(), ballot(0)), (out_of, false), "6 of 9");
}
