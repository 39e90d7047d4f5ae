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
    refuses(before_council(), declare(CHAIRMAN, vec![]), R::CouncilNotConvened);
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
        let ballot = C::CountBallot { nomination: nomination("1"), method, tally, stamp: stamp.clone() };
        let counted = E::BallotCounted {
            nomination: nomination("1"),
            method,
            tally,
            voters: 5,
            recused: 0,
            absent: 0,
            passed: true,
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
