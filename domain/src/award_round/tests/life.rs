//! A round's life as a whole: what comes first, what comes last, and who can still nominate.

use super::*;

#[test]
fn a_round_is_opened_once_with_the_limits_of_the_plan() {
    let C::Open { round, campaign, year, occasion, quotas, notice, voting, nominations_due, again, stamp } =
        open()
    else {
        unreachable!("open() opens")
    };
    assert_eq!(round, "phu-tan.doi-moi-sang-tao-chuyen-doi-so.2026-hang-nam".into());
    let limits: Vec<_> = quotas.iter().map(|quota| (quota.form.as_str(), quota.kind, quota.limit)).collect();
    use NomineeKind::{Collective, Individual};
    let tinh = "bang-khen-tinh";
    let expected = [
        ("giay-khen", Collective, 2),
        ("giay-khen", Individual, 4),
        (tinh, Collective, 2),
        (tinh, Individual, 2),
    ];
    assert_eq!(limits, expected);
    let opened = E::RoundOpened {
        round,
        campaign,
        year,
        occasion,
        quotas,
        notice,
        voting,
        nominations_due,
        again,
        stamp,
    };
    Rules::with(()).given_no_previous_events().when(open()).then_expect_events(vec![opened]);
    refuses(vec![open()], open(), R::AlreadyOpened);
}

#[test]
fn a_further_round_of_its_year_says_why() {
    let another = |reason: &str| {
        let mut command = open();
        if let C::Open { again, .. } = &mut command {
            *again = Some(AnotherRound { turn: 2, reason: reason.into() });
        }
        command
    };
    refuses(vec![], another(" "), R::ReasonMissing);
    let opened = facts(vec![], another("Xét thêm theo chỉ tiêu còn lại."));
    assert!(matches!(&opened[..], [E::RoundOpened { again: Some(AnotherRound { turn: 2, .. }), .. }]));
}

#[test]
fn nothing_happens_before_the_round_is_opened() {
    for command in [close_nominations(), close_notice(), propose(&[individual("1")]), close()] {
        refuses(vec![], command, R::NotOpened);
    }
    refuses(vec![], draft_all(&[individual("1")]), R::NotOpened);
}

#[test]
fn the_whole_round_leaves_one_fact_for_every_step() {
    let entries = [individual("1"), collective("2")];
    let life = with(with(to_chairman(&entries), award_all(1, 5, &entries)), close());
    let (history, round) = after(life);
    let names: Vec<String> = history.iter().map(cqrs_es::DomainEvent::event_type).collect();
    let mut expected =
        vec!["RoundOpened", "NominationsClosed", "NoticeOpened", "NoticeClosed", "CouncilConvened"];
    expected.extend(["ConflictsDeclared"; 5]);
    expected.extend(["BallotCounted", "BallotCounted", "AwardsProposed"]);
    expected.extend([
        "DecisionDrafted",
        "AwardsDecided",
        "DecisionPublished",
        "AwardPublished",
        "AwardPublished",
        "RoundClosed",
    ]);
    assert_eq!(names, expected);
    assert!(round.has_decided(&nomination("1")) && !round.has_decided(&nomination("3")));
}

#[test]
fn nominations_are_closed_before_the_announced_day_only_with_a_reason_that_says_the_day() {
    let (on, next) = (day(by(OFFICER, NOTICE).at), day(by(OFFICER, NOTICE).at).tomorrow().unwrap());
    let opened = |by| {
        let mut opening = open();
        if let C::Open { nominations_due, .. } = &mut opening {
            *nominations_due = Some(by);
        }
        vec![opening]
    };
    let closes =
        |reason: &str| C::CloseNominations { reason: Some(reason.into()), stamp: by(OFFICER, NOTICE) };
    for early in [Deadline::By(on), Deadline::Before(next)] {
        refuses(opened(early), close_nominations(), R::StillTakesNominations { due: on });
        refuses(opened(early), closes(" "), R::StillTakesNominations { due: on });
        let told = facts(opened(early), closes("Các đơn vị đã gửi đủ."));
        let [E::NominationsClosed { early: Some(early), .. }] = &told[..] else { panic!("{told:?}") };
        assert_eq!((early.due, early.reason.as_str()), (on, "Các đơn vị đã gửi đủ."));
    }
    // once the day has passed no reason is kept, whatever was written
    let over = opened(Deadline::Before(on));
    for command in [close_nominations(), closes("Các đơn vị đã gửi đủ.")] {
        let told = facts(over.clone(), command);
        assert!(matches!(&told[..], [E::NominationsClosed { early: None, .. }]), "{told:?}");
    }
}

#[test]
fn a_list_closed_early_goes_on_notice_only_once_the_announced_day_is_over() {
    let on = day(by(OFFICER, NOTICE).at);
    let closed = |due| {
        let mut opening = open();
        if let C::Open { nominations_due, .. } = &mut opening {
            *nominations_due = Some(due);
        }
        let reason = Some("Các đơn vị đã gửi đủ.".into());
        vec![opening, C::CloseNominations { reason, stamp: by(OFFICER, NOTICE) }]
    };
    let entries = [individual("1")];
    for ahead in [Deadline::By(on), Deadline::Before(on.tomorrow().unwrap())] {
        refuses(closed(ahead), open_notice(&entries), R::AnnouncedDayAhead { due: on });
        assert_eq!(
            after(closed(ahead)).1.standing(),
            RoundStanding::NominationsClosed,
            "who comes is in time"
        );
    }
    let over = facts(closed(Deadline::Before(on)), open_notice(&entries));
    assert!(matches!(&over[..], [E::NoticeOpened { .. }]), "{over:?}");
}

#[test]
fn nominations_are_closed_once() {
    Rules::with(())
        .given(after(vec![open()]).0)
        .when(close_nominations())
        .then_expect_events(vec![E::NominationsClosed { early: None, stamp: by(OFFICER, NOTICE) }]);
    refuses(vec![open(), close_nominations()], close_nominations(), R::NominationsAlreadyClosed);
}

#[test]
fn a_round_takes_nominations_until_the_list_is_public() {
    let standing = |commands| after(commands).1.standing();
    let entries = [individual("1")];
    assert_eq!(standing(vec![]), RoundStanding::NotOpened);
    assert_eq!(standing(vec![open()]), RoundStanding::Open);
    assert_eq!(standing(vec![open(), close_nominations()]), RoundStanding::NominationsClosed);
    let public = vec![open(), close_nominations(), open_notice(&entries)];
    assert_eq!(standing(public), RoundStanding::PastNominations);
    assert_eq!(standing(vec![unscheduled(), close()]), RoundStanding::PastNominations);
}

#[test]
fn an_unscheduled_round_goes_straight_to_the_chairman() {
    let entry = household("1");
    let steps = [
        close_nominations(),
        open_notice(std::slice::from_ref(&entry)),
        close_notice(),
        convene(&COUNCIL),
        count("1", 5, 0, 0),
        propose(std::slice::from_ref(&entry)),
    ];
    for step in steps {
        refuses(vec![unscheduled()], step, R::StraightToTheChairman);
    }
    let decided = facts(vec![unscheduled()], award_all(1, 3, &[entry]));
    assert!(matches!(
        &decided[..],
        [E::AwardsDecided { .. }, E::DecisionPublished { .. }, E::AwardPublished { award, .. }]
            if award.occasion == Occasion::Unscheduled
    ));
}

#[test]
fn a_round_closes_only_when_every_proposal_is_decided() {
    let entries = [individual("1"), individual("2")];
    refuses(to_chairman(&entries), close(), R::Undecided { count: 2 });
    let half = with(to_chairman(&entries), award_all(1, 5, &entries[..1]));
    refuses(half.clone(), close(), R::Undecided { count: 1 });
    let rest = decide(vec![refuse(candidate(entries[1].clone()), "Thành tích chưa vượt trội.")]);
    let closed = vec![E::RoundClosed { stamp: by(OFFICER, ISSUED) }];
    assert_eq!(facts(with(half, rest), close()), closed);
}

#[test]
fn a_closed_round_takes_nothing_but_what_the_book_owes() {
    let entries = [individual("1")];
    let closed = with(with(to_chairman(&entries), award_all(1, 5, &entries)), close());
    let steps = [close(), close_nominations(), propose(&entries), draft_all(&entries), open_notice(&entries)];
    for step in steps {
        refuses(closed.clone(), step, R::Closed);
    }
    refuses(closed, open(), R::AlreadyOpened);
}

#[test]
fn a_round_tells_what_it_was_opened_for() {
    let (_, round) = after(vec![open()]);
    assert_eq!(round.opened_for(), Some((&phu_tan().campaign_id(), 2026, Occasion::Annual)));
    assert_eq!(round.notice_days(), Some(10));
    assert_eq!(AwardRound::default().opened_for(), None);
}
