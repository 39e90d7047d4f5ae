//! The chairman's decision: within the plan's limits, one achievement one award; it makes the draft of a paper.

use super::*;
use crate::nomination::ByName;

fn exhausted(kind: NomineeKind, limit: u16) -> R {
    R::QuotaExhausted { form: "giay-khen".into(), kind, used: limit, limit, rule: plan_words() }
}

fn five_individuals() -> Vec<Entry> {
    ["1", "2", "3", "4", "5"].map(individual).into()
}

fn one() -> (Entry, Vec<C>) {
    let entry = individual("1");
    (entry.clone(), to_chairman(&[entry]))
}

#[test]
fn the_fifth_individual_giay_khen_of_phu_tan_is_refused_with_the_plans_words() {
    let entries = five_individuals();
    let four = with(to_chairman(&entries), award_all(1, 5, &entries[..4]));
    refuses(four.clone(), draft_all(&entries[4..]), exhausted(NomineeKind::Individual, 4));
    let (_, round) = after(four);
    let individuals =
        round.quota_uses().into_iter().find(|of| of.quota.kind == NomineeKind::Individual).unwrap();
    assert_eq!(individuals.used, individuals.quota.limit);
}

#[test]
fn the_third_collective_giay_khen_of_phu_tan_is_refused_with_the_plans_words() {
    let entries = ["1", "2", "3"].map(collective);
    let two = with(to_chairman(&entries), award_all(1, 5, &entries[..2]));
    refuses(two, draft_all(&entries[2..]), exhausted(NomineeKind::Collective, 2));
}

#[test]
fn awards_inside_one_ruling_count_against_each_other() {
    let entries = five_individuals();
    refuses(to_chairman(&entries), draft_all(&entries), exhausted(NomineeKind::Individual, 4));
    let twins = [individual("1"), Entry { subject: "dt-1".into(), ..individual("2") }];
    let refusal = R::AlreadyDrafted { nomination: nomination("1") };
    refuses(to_chairman(&twins), draft_all(&twins), refusal);
}

#[test]
fn a_refused_ruling_leaves_nothing_behind() {
    let entries = five_individuals();
    let (_, round) = after(to_chairman(&entries));
    round.decide(draft_all(&entries)).unwrap_err();
    assert!(round.quota_uses().iter().all(|of| of.used == 0));
    assert!(!round.has_decided(&nomination("1")));
}

#[test]
fn collectives_and_individuals_have_limits_of_their_own() {
    let entries = [five_individuals()[..4].to_vec(), vec![collective("8"), collective("9")]].concat();
    assert_eq!(published(&facts(to_chairman(&entries), award_all(1, 5, &entries))).len(), 6);
}

#[test]
fn households_are_unlimited_where_no_quota_names_them() {
    let entries: Vec<Entry> = (1..=9).map(|key| household(&key.to_string())).collect();
    let decided = facts(to_chairman(&entries), award_all(1, 5, &entries));
    assert_eq!(published(&decided).len(), 9);
    let E::AwardsDecided { decision, .. } = &decided[0] else { panic!("{decided:?}") };
    assert!(decision.entries.iter().all(|entry| entry.within.is_none()));
}

#[test]
fn a_revoked_award_stays_spent() {
    let entries = five_individuals();
    let revoke = super::after::revoke("phu-tan.2026-5-1".into(), "KL 03/KL-UBND");
    let given = with(with(to_chairman(&entries), award_all(1, 5, &entries[..4])), revoke);
    refuses(given, draft_all(&entries[4..]), exhausted(NomineeKind::Individual, 4));
}

#[test]
fn who_is_not_awarded_is_told_why() {
    let (entry, given) = one();
    let reason = "Thành tích chưa vượt trội.";
    let told = E::NominationNotAwarded {
        nomination: nomination("1"),
        reason: Personal::new("dt-1".into(), reason.into()),
        stamp: by(CHAIRMAN, DECIDED),
    };
    let refusing = |reason| decide(vec![refuse(candidate(entry.clone()), reason)]);
    assert_eq!(facts(given.clone(), refusing(reason)), vec![told], "and there is nothing to sign");
    refuses(given.clone(), refusing("  "), R::ReasonMissing);
    refuses(given, decide(vec![]), R::NothingDecided);
}

#[test]
fn a_nomination_is_decided_once() {
    let (entry, given) = one();
    let decided = R::AlreadyDecided { nomination: nomination("1") };
    let twice = vec![refuse(candidate(entry.clone()), "Chưa đạt."), award(candidate(entry.clone()))];
    refuses(given.clone(), decide(twice), decided.clone());
    let entries = [entry];
    let drafted = with(given, draft_all(&entries));
    refuses(drafted.clone(), draft_all(&entries), decided.clone());
    refuses(with(drafted, issue(1, 5, &entries)), draft_all(&entries), decided);
}

#[test]
fn only_the_proposed_and_ready_are_decided() {
    let entries = [individual("1")];
    refuses(to_vote(&entries), draft_all(&entries), R::NotProposed { nomination: nomination("1") });
    let (entry, given) = one();
    let stands = |standing, verdict: fn(Candidate) -> RulingItem| {
        decide(vec![verdict(Candidate { standing, ..candidate(entry.clone()) })])
    };
    let nomination = nomination("1");
    let not_ready = R::NotReady { nomination: nomination.clone() };
    refuses(given.clone(), stands(CandidateStanding::NotReady, award), not_ready);
    let suspended = R::Suspended { nomination: nomination.clone() };
    refuses(given.clone(), stands(CandidateStanding::Suspended, award), suspended);
    let struck = stands(CandidateStanding::Suspended, |candidate| refuse(candidate, "Đang xem xét kỷ luật."));
    assert!(matches!(facts(given.clone(), struck).as_slice(), [E::NominationNotAwarded { .. }]));
    refuses(given, stands(CandidateStanding::Withdrawn, award), R::Withdrawn { nomination });
}

#[test]
fn what_was_withdrawn_after_the_proposal_is_struck_off_so_that_the_round_can_close() {
    let (entry, given) = one();
    let withdrawn = Candidate { standing: CandidateStanding::Withdrawn, ..candidate(entry) };
    let struck = with(given, decide(vec![refuse(withdrawn, "Đơn vị đã rút đề nghị.")]));
    assert_eq!(facts(struck, close()), vec![E::RoundClosed { stamp: by(OFFICER, ISSUED) }]);
}

#[test]
fn nobody_decides_what_they_proposed_submitted_or_appraised() {
    let (entry, given) = one();
    let same_hands = R::SameHands { nomination: nomination("1") };
    for hand in [OFFICER, DIGITAL, "phu-tan.ap-dong"] {
        let ruling = Ruling { stamp: by(hand, DECIDED), ..ruling(vec![award(candidate(entry.clone()))]) };
        refuses(given.clone(), C::Decide(Box::new(ruling)), same_hands.clone());
    }
    let mut by_chairman = to_vote(std::slice::from_ref(&entry));
    by_chairman.push(C::Propose {
        nominations: vec![nomination("1")],
        document: "31/TTr-HĐ".into(),
        on: date(2026, 12, 3),
        stamp: by(CHAIRMAN, PROPOSED),
    });
    refuses(by_chairman, draft_all(&[entry]), same_hands);
}

#[test]
fn the_commune_does_not_decide_what_is_decided_above() {
    let entry = provincial(individual("1"));
    refuses(vec![unscheduled()], draft_all(&[entry]), R::NotOurs { form: "bang-khen-tinh".into() });
}

#[test]
fn the_same_days_are_not_awarded_twice_in_one_campaign() {
    let (entry, given) = one();
    let prior = |campaign: &str, from, to| PriorAward {
        award: "phu-tan.2025-7-2".into(),
        subject: "dt-1".into(),
        form: "giay-khen".into(),
        campaign: campaign.into(),
        period: Period::new(from, to).unwrap(),
    };
    let holding = |prior, overlap_reason: Option<&str>| {
        let overlap_reason = overlap_reason.map(Into::into);
        decide(vec![award(Candidate { prior: vec![prior], overlap_reason, ..candidate(entry.clone()) })])
    };
    let (here, other) = ("phu-tan.doi-moi-sang-tao-chuyen-doi-so", "phu-tan.nong-thon-moi");
    let touching = |campaign| prior(campaign, date(2025, 1, 1), date(2025, 11, 1));
    let (nomination, given_award) = (nomination("1"), AwardId::from("phu-tan.2025-7-2"));

    let already = R::AlreadyAwarded { nomination: nomination.clone(), award: given_award.clone() };
    refuses(given.clone(), holding(touching(here), Some("Thành tích khác.")), already);
    let unexplained = R::OverlapWithoutReason { nomination, award: given_award };
    refuses(given.clone(), holding(touching(other), None), unexplained.clone());
    refuses(given.clone(), holding(touching(other), Some("  ")), unexplained);

    let explained = facts(given.clone(), holding(touching(other), Some("Thành tích khác.")));
    let E::DecisionDrafted { draft, .. } = &explained[0] else { panic!("{explained:?}") };
    assert_eq!(draft.entries[0].overlap_reason.as_deref(), Some("Thành tích khác."));
    let before = prior(here, date(2024, 11, 1), date(2025, 10, 31));
    assert_eq!(facts(given, holding(before, None)).len(), 1, "no day is shared");
}

#[test]
fn the_same_days_are_not_drafted_in_two_rounds() {
    let (entry, given) = one();
    let other = |from, to| {
        let drafted = vec![PriorDraft {
            nomination: nomination("8"),
            subject: entry.subject.clone(),
            form: entry.form.clone(),
            period: Period::new(from, to).unwrap(),
        }];
        decide(vec![award(Candidate { drafted, ..candidate(entry.clone()) })])
    };
    let shared = other(date(2025, 1, 1), date(2025, 11, 1));
    refuses(given.clone(), shared, R::AlreadyDrafted { nomination: nomination("8") });
    assert_eq!(facts(given, other(date(2024, 11, 1), date(2025, 10, 31))).len(), 1, "no day is shared");
}

/// How many lines the draft has.
fn drafted(facts: &[E]) -> usize {
    let Some(E::DecisionDrafted { draft, .. }) = facts.last() else { panic!("{facts:?}") };
    draft.entries.len()
}

fn two() -> Vec<C> {
    to_chairman(&[individual("1"), individual("2")])
}

#[test]
fn nobody_decides_about_a_person_of_the_own_name() {
    let entry = individual("1");
    let own = ByName { own: true, ..ByName::default() };
    let own = Candidate { by_name: own, ..candidate(entry.clone()) };
    refuses(to_chairman(&[entry]), decide(vec![award(own)]), R::OwnCase { nomination: nomination("1") });
}

#[test]
fn nobody_decides_what_another_account_of_the_own_name_put_forward_appraised_or_proposed() {
    let entry = individual("1");
    let deciding = |account: &str| {
        let by_name = ByName { accounts: vec![account.into()], ..ByName::default() };
        decide(vec![award(Candidate { by_name, ..candidate(entry.clone()) })])
    };
    for account in ["phu-tan.ap-dong", DIGITAL, OFFICER] {
        let nomination = nomination("1");
        let refused = R::OtherAccount { nomination, account: account.into() };
        refuses(to_chairman(std::slice::from_ref(&entry)), deciding(account), refused);
    }
    facts(to_chairman(std::slice::from_ref(&entry)), deciding("phu-tan.nguoi-khac"));
}

/// Somebody else's entry: the register says that it is the person of `dt-1`, or that nobody knows.
fn second(same: bool) -> Candidate {
    let known = vec!["dt-1".into()];
    let identity = if same {
        Identity { same: known, ..Identity::default() }
    } else {
        Identity { unanswered: known, ..Identity::default() }
    };
    Candidate { identity, ..candidate(individual("2")) }
}

#[test]
fn one_person_put_forward_under_two_ids_is_awarded_once() {
    let both = |second| decide(vec![award(candidate(individual("1"))), award(second)]);
    let given = two();
    let already = R::AlreadyDrafted { nomination: nomination("1") };
    refuses(given.clone(), both(second(true)), already);
    assert_eq!(drafted(&facts(given, both(candidate(individual("2"))))), 2, "two persons");
}

#[test]
fn whoever_may_be_awarded_already_waits_until_somebody_says_who_it_is() {
    let both = |first, second| decide(vec![first, award(second)]);
    let unanswered = R::LookAlikeUnanswered { nomination: nomination("2") };
    let first = || candidate(individual("1"));
    refuses(two(), both(award(first()), second(false)), unanswered.clone());
    let alone = both(refuse(first(), "Để năm sau."), second(false));
    assert_eq!(drafted(&facts(two(), alone)), 1, "nothing stands in the way of the first");
    let prior = PriorAward {
        award: "phu-tan.2025-7-2".into(),
        subject: "dt-1".into(),
        form: "giay-khen".into(),
        campaign: "phu-tan.nong-thon-moi".into(),
        period: days_2026(),
    };
    let elsewhere = Candidate { prior: vec![prior], ..second(false) };
    refuses(two(), decide(vec![award(elsewhere)]), unanswered);
}

#[test]
fn nobody_is_awarded_on_the_word_of_the_unit_alone_that_it_is_another_one() {
    let unsaid = Identity { unconfirmed: 2, ..Identity::default() };
    let doubtful = || Candidate { identity: unsaid.clone(), ..candidate(individual("2")) };
    let waits = R::LikenessUnconfirmed { nomination: nomination("2"), count: 2 };
    refuses(two(), decide(vec![award(doubtful())]), waits);
    facts(two(), decide(vec![refuse(doubtful(), "Để năm sau.")]));
}

#[test]
fn a_title_and_a_form_of_award_do_not_stand_in_each_others_way() {
    let title = || "lao-dong-tien-tien".into();
    let titled = Candidate {
        identity: Identity { titles: vec![title()], ..second(true).identity },
        ..candidate(Entry { form: title(), ..individual("2") })
    };
    let both = |titled| decide(vec![award(candidate(individual("1"))), award(titled)]);
    assert_eq!(drafted(&facts(two(), both(titled.clone()))), 2);
    let not_known_as_one = Candidate { identity: second(true).identity, ..titled };
    let already = R::AlreadyDrafted { nomination: nomination("1") };
    refuses(two(), both(not_known_as_one), already);
}

#[test]
fn a_limit_of_the_year_counts_what_other_rounds_have_used() {
    let entries = [individual("1"), individual("2")];
    let given = to_chairman(&entries);
    let beside = |used_elsewhere: u16| {
        let items = entries.iter().cloned();
        decide(items.map(|entry| award(Candidate { used_elsewhere, ..candidate(entry) })).collect())
    };
    assert_eq!(drafted(&facts(given.clone(), beside(2))), 2);
    let full = |used| R::QuotaExhausted {
        form: "giay-khen".into(),
        kind: NomineeKind::Individual,
        used,
        limit: 4,
        rule: plan_words(),
    };
    refuses(given.clone(), beside(3), full(4));
    refuses(given.clone(), beside(4), full(4));
    let decided = facts(given, beside(2));
    let E::DecisionDrafted { draft, .. } = &decided[0] else { panic!("{decided:?}") };
    assert_eq!(draft.entries[1].within.as_ref().map(|within| within.place), Some(4));
}

#[test]
fn one_person_awarded_twice_takes_two_places_so_never_more_people_than_the_plan_says() {
    let rest = Period::new(date(2027, 1, 1), date(2027, 1, 31)).unwrap();
    let entries = [individual("1"), Entry { period: rest, ..individual("2") }];
    let both = |used_elsewhere| {
        let [one, two] = entries.clone().map(candidate);
        let same = Identity { same: vec!["dt-1".into()], ..Identity::default() };
        let two = Candidate { identity: same, used_elsewhere, ..two };
        decide(vec![award(Candidate { used_elsewhere, ..one }), award(two)])
    };
    assert_eq!(drafted(&facts(to_chairman(&entries), both(2))), 2);
    let kind = NomineeKind::Individual;
    let full = R::QuotaExhausted { form: "giay-khen".into(), kind, used: 4, limit: 4, rule: plan_words() };
    refuses(to_chairman(&entries), both(3), full);
}

#[test]
fn an_award_out_of_turn_of_a_long_time_or_considered_before_takes_a_reason_that_goes_with_it() {
    let period = Period::new(date(2025, 11, 1), date(2025, 11, 20)).unwrap();
    let short = Entry { period, ..household("1") };
    let ruled = |entry: &Entry, considered, why: Option<&str>| {
        let out_of_turn = why.map(Into::into);
        decide(vec![award(Candidate { considered, out_of_turn, ..candidate(entry.clone()) })])
    };
    let unsaid = R::OutOfTurnUnsaid { nomination: nomination("1") };
    refuses(vec![unscheduled()], ruled(&household("1"), 0, None), unsaid.clone());
    refuses(vec![unscheduled()], ruled(&short, 1, Some(" ")), unsaid);
    let drafted = |command| match &facts(vec![unscheduled()], command)[..] {
        [E::DecisionDrafted { draft, .. }] => draft.entries[0].out_of_turn.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(drafted(ruled(&short, 0, None)), None);
    assert_eq!(drafted(ruled(&short, 1, Some("Việc mới."))).as_deref(), Some("Việc mới."));
}
