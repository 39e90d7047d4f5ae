//! The signed paper: nothing is public before it, everything with it, by the rules of the day it was signed.

use super::*;

fn one() -> (Entry, Vec<C>) {
    let entry = individual("1");
    (entry.clone(), with(to_chairman(std::slice::from_ref(&entry)), draft_all(&[entry])))
}

#[test]
fn the_signed_paper_is_recorded_with_its_number_and_day_and_every_award_is_published_with_it() {
    let entries = [individual("1"), collective("2")];
    let stamp = by(CLERK, ISSUED);
    let decided = facts(to_chairman(&entries), award_all(1, 47, &entries));
    let [E::AwardsDecided { decision, .. }, publication, E::AwardPublished { award, .. }, _] = &decided[..]
    else {
        panic!("{decided:?}")
    };
    assert_eq!((decision.year, decision.number, decision.symbol.as_str()), (2026, 47, "47/QĐ-UBND"));
    assert_eq!(
        (decision.signed_on, decision.draft, decision.scan.clone()),
        (date(2026, 12, 8), Some(1), Some(scan()))
    );
    let within = WithinQuota { place: 1, limit: 4, source: plan_words() };
    assert_eq!(decision.entries[0].within.as_ref(), Some(&within));
    assert_eq!(decision.entries[1].within.as_ref().map(|within| (within.place, within.limit)), Some((1, 2)));
    let awards = vec!["phu-tan.2026-47-1".into(), "phu-tan.2026-47-2".into()];
    let symbol = "47/QĐ-UBND".to_owned();
    let (year, number, signed_on) = (2026, 47, date(2026, 12, 8));
    let expected = E::DecisionPublished { year, number, symbol, signed_on, awards, stamp };
    assert_eq!(*publication, expected);
    let expected = Award {
        id: "phu-tan.2026-47-1".into(),
        nomination: nomination("1"),
        round: "phu-tan.doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam".into(),
        campaign: "phu-tan.doi-moi-sang-tao-chuyen-doi-so".into(),
        year: 2026,
        occasion: Occasion::Annual,
        form: "giay-khen".into(),
        form_name: "Giấy khen của Chủ tịch UBND xã".into(),
        authority: DecidingAuthority::CommuneChairman,
        decision: "47/QĐ-UBND".into(),
        decided_on: date(2026, 12, 8),
        kind: NomineeKind::Individual,
        subject: "dt-1".into(),
        recipient: Personal::new("dt-1".into(), "Nguyễn Thị Mận".into()),
        position: Personal::new("dt-1".into(), "Thành viên Tổ công nghệ số cộng đồng".into()),
        unit: "ap-dong".into(),
        unit_name: "Ấp Đông".into(),
        achievement: Personal::new("dt-1".into(), "Hướng dẫn 96 hộ nộp hồ sơ trực tuyến.".into()),
        criteria: candidate(individual("1")).criteria,
        period: days_2026(),
        prize: Some(prize()),
        posthumous: false,
    };
    assert_eq!(**award, expected);
    assert_eq!(award.prize.as_ref().map(|prize| prize.amount), Some(Dong(760_000)));
}

#[test]
fn deciding_makes_a_draft_that_holds_its_places_and_publishes_nothing() {
    let entries = [individual("1"), collective("2")];
    let drafted = facts(to_chairman(&entries), draft_all(&entries));
    let [E::DecisionDrafted { draft, .. }] = &drafted[..] else { panic!("{drafted:?}") };
    let within = WithinQuota { place: 1, limit: 4, source: plan_words() };
    assert_eq!((draft.draft, draft.entries.len(), draft.entries[0].within.clone()), (1, 2, Some(within)));
    let (_, round) = after(with(to_chairman(&entries), draft_all(&entries)));
    assert!(round.has_decided(&nomination("1")), "what is drafted is neither withdrawn nor suspended");
    assert_eq!(round.quota_uses().iter().map(|of| of.used).sum::<u16>(), 2);
}

#[test]
fn a_draft_is_taken_back_for_a_reason_and_its_nominees_wait_again() {
    let (entry, given) = one();
    let drop =
        |draft, reason: &str| C::DropDraft { draft, reason: reason.into(), stamp: by(CHAIRMAN, DECIDED) };
    refuses(given.clone(), drop(2, "Soạn lại."), R::NoSuchDraft { draft: 2 });
    refuses(given.clone(), drop(1, " "), R::ReasonMissing);
    let dropped = with(given, drop(1, "Soạn lại."));
    let entries = [entry];
    refuses(dropped.clone(), issue(1, 47, &entries), R::NoSuchDraft { draft: 1 });
    let (_, round) = after(dropped.clone());
    assert!(!round.has_decided(&nomination("1")) && round.quota_uses().iter().all(|of| of.used == 0));
    assert_eq!(
        published(&facts(dropped, award_all(2, 47, &entries))).len(),
        1,
        "the next draft is the second"
    );
}

#[test]
fn a_draft_is_issued_once() {
    let (entry, given) = one();
    let entries = [entry];
    let issued = with(given, issue(1, 47, &entries));
    refuses(issued, issue(1, 48, &entries), R::NoSuchDraft { draft: 1 });
}

#[test]
fn a_round_does_not_end_while_a_draft_waits_for_its_number() {
    let entry = household("1");
    let given = with(vec![unscheduled()], draft_all(std::slice::from_ref(&entry)));
    refuses(given.clone(), close(), R::DraftWaits);
    assert!(!facts(with(given, issue(1, 47, &[entry])), close()).is_empty());
}

#[test]
fn what_came_up_since_the_draft_stands_in_the_way_of_the_paper() {
    let (entry, given) = one();
    let entries = [entry.clone()];
    let with_candidate = |candidate: Candidate| {
        let mut paper = paper(1, 47, &entries);
        paper.items[0].candidate = candidate;
        C::Issue(Box::new(paper))
    };
    let suspended = Candidate { standing: CandidateStanding::Suspended, ..candidate(entry.clone()) };
    refuses(given.clone(), with_candidate(suspended), R::Suspended { nomination: nomination("1") });
    let award = AwardId::from("phu-tan.2026-40-1");
    let campaign = "phu-tan.doi-moi-sang-tao-chuyen-doi-so".into();
    let prior = vec![PriorAward {
        award: award.clone(),
        subject: entry.subject.clone(),
        form: entry.form.clone(),
        campaign,
        period: days_2026(),
    }];
    let awarded = Candidate { prior, ..candidate(entry) };
    refuses(given, with_candidate(awarded), R::AlreadyAwarded { nomination: nomination("1"), award });
}

#[test]
fn someone_who_has_died_is_awarded_posthumously() {
    let (entry, given) = one();
    let mut paper = paper(1, 47, std::slice::from_ref(&entry));
    paper.items[0].candidate.posthumous = true;
    let issued = facts(given, C::Issue(Box::new(paper)));
    assert!(published(&issued)[0].posthumous);
}

#[test]
fn a_prize_on_the_paper_that_is_not_the_computed_one_says_why_and_by_which_text() {
    let (entry, given) = one();
    let paid = |reason: &str, source: &str| {
        let mut paper = paper(1, 47, std::slice::from_ref(&entry));
        let computed = Prize::compute(Dong(2_530_000), Thousandths(300), "NĐ 152/2025");
        paper.items[0].prize = Some(computed.paid(Dong(1_000_000), reason, source));
        C::Issue(Box::new(paper))
    };
    let unexplained = R::PrizeUnexplained { nomination: nomination("1") };
    refuses(given.clone(), paid("Quỹ xã bổ sung", ""), unexplained.clone());
    refuses(given.clone(), paid(" ", "Nghị quyết 07/NQ-HĐND"), unexplained);
    let issued = facts(given, paid("Quỹ xã bổ sung", "Nghị quyết 07/NQ-HĐND"));
    let prize = published(&issued)[0].prize.clone().unwrap();
    assert_eq!((prize.amount, prize.differs.unwrap().computed), (Dong(1_000_000), Dong(760_000)));
}

#[test]
fn a_number_that_does_not_go_with_its_day_says_why_and_one_that_does_keeps_no_reason() {
    let (entry, given) = one();
    let numbered = |number, why: Option<&str>| {
        let known = vec![(46, date(2026, 12, 1)), (48, date(2026, 12, 8))];
        let paper = paper(1, number, std::slice::from_ref(&entry));
        C::Issue(Box::new(SignedPaper { known, out_of_order: why.map(str::to_owned), ..paper }))
    };
    let odd = OutOfOrder::Jump { number: 48, on: date(2026, 12, 8) };
    let refusal = R::NumberOutOfOrder { number: 480, odd };
    refuses(given.clone(), numbered(480, None), refusal.clone());
    refuses(given.clone(), numbered(480, Some(" ")), refusal);
    let why = |given, command| match &facts(given, command)[0] {
        E::AwardsDecided { decision, .. } => decision.out_of_order.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(why(given.clone(), numbered(480, Some("Sổ mới "))).as_deref(), Some("Sổ mới"));
    assert_eq!(why(given, numbered(47, Some("Sổ mới"))), None);
}
