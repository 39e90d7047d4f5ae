//! After the decision: corrections, revocations, and what others decide above.

use super::*;

pub(super) fn decided() -> Vec<C> {
    let entries = [individual("1")];
    with(to_chairman(&entries), award_all(1, 5, &entries))
}

pub(super) fn award_id() -> AwardId {
    "phu-tan.2026-5-1".into()
}

pub(super) fn revoke(award: AwardId, basis: &str) -> C {
    C::Revoke { revoked: Box::new(revoked(award, basis, date(2026, 12, 9))), stamp: by(CHAIRMAN, ISSUED) }
}

pub(super) fn revoked(award: AwardId, basis: &str, on: Date) -> Revoked {
    Revoked {
        award,
        ground: RevocationGround::ForgedDossier,
        paper: ByPaper { reason: basis.into(), document: "09/QĐ-UBND".into(), on },
        signed_by: "Chủ tịch Lê Văn Tám".into(),
        money: Recovery::Due,
        artefact: Recovery::NotGiven,
    }
}

fn forward(candidate: Candidate) -> C {
    C::Forward {
        candidate: Box::new(candidate),
        document: "44/TTr-UBND".into(),
        on: date(2026, 12, 3),
        stamp: by(OFFICER, PROPOSED),
    }
}

pub(super) fn answer(entry: Entry, granted: bool) -> C {
    C::RecordHigherDecision {
        candidate: Box::new(candidate(entry)),
        form_name: "Bằng khen của Chủ tịch UBND tỉnh".into(),
        prize: None,
        decision: higher(granted),
        stamp: by(OFFICER, ISSUED),
    }
}

fn higher(granted: bool) -> HigherDecision {
    let issuer = "Chủ tịch UBND tỉnh An Giang".into();
    HigherDecision { granted, number: "2107/QĐ-UBND".into(), date: date(2026, 12, 9), issuer }
}

pub(super) fn proposal() -> Entry {
    provincial(individual("1"))
}

pub(super) fn forwarded() -> Vec<C> {
    with(to_vote(&[proposal()]), forward(candidate(proposal())))
}

#[test]
fn an_award_is_revoked_once_on_a_named_basis_and_then_stays_as_it_is() {
    let told = E::AwardRevoked {
        award: award_id(),
        ground: RevocationGround::ForgedDossier,
        basis: "KL 03/KL-UBND".into(),
        document: Some("09/QĐ-UBND".into()),
        signed_by: Some("Chủ tịch Lê Văn Tám".into()),
        money: Recovery::Due,
        artefact: Recovery::NotGiven,
        on: Some(date(2026, 12, 9)),
        stamp: by(CHAIRMAN, ISSUED),
    };
    assert_eq!(facts(with(decided(), close()), revoke(award_id(), "KL 03/KL-UBND")), vec![told]);
    refuses(decided(), revoke(award_id(), " "), R::ReasonMissing);
    let whole = || revoked(award_id(), "KL 03/KL-UBND", date(2026, 12, 9));
    let unnumbered = Revoked { paper: ByPaper { document: " ".into(), ..whole().paper }, ..whole() };
    let unsigned = Revoked { signed_by: " ".into(), ..whole() };
    for revoked in [unnumbered, unsigned] {
        let command = C::Revoke { revoked: Box::new(revoked), stamp: by(CHAIRMAN, ISSUED) };
        refuses(decided(), command, R::EndUnsigned);
    }
    let other = AwardId::from("phu-tan.2026-9-1");
    refuses(decided(), revoke(other.clone(), "KL 03"), R::NoSuchAward { award: other });
    let gone = with(decided(), revoke(award_id(), "KL 03/KL-UBND"));
    let refusal = R::Revoked { award: award_id() };
    refuses(gone, revoke(award_id(), "KL 03/KL-UBND"), refusal);
}

#[test]
fn a_revoked_award_no_longer_blocks_its_days() {
    let again = Entry { subject: "dt-1".into(), ..individual("2") };
    let entries = [individual("1"), again.clone()];
    let first = with(to_chairman(&entries), award_all(1, 5, &entries[..1]));
    let blocked = R::AlreadyAwarded { nomination: nomination("2"), award: award_id() };
    refuses(first.clone(), draft_all(std::slice::from_ref(&again)), blocked);
    let second = facts(with(first, revoke(award_id(), "KL 03/KL-UBND")), award_all(2, 6, &[again]));
    assert!(matches!(second.last(), Some(E::AwardPublished { .. })));
}

#[test]
fn a_higher_form_is_forwarded_and_its_answer_recorded_even_after_the_round() {
    let sent = E::ProposalForwarded {
        nomination: nomination("1"),
        form: "bang-khen-tinh".into(),
        authority: DecidingAuthority::ProvinceChairman,
        document: "44/TTr-UBND".into(),
        on: Some(date(2026, 12, 3)),
        stamp: by(OFFICER, PROPOSED),
    };
    assert_eq!(facts(to_vote(&[proposal()]), forward(candidate(proposal()))), vec![sent]);
    let recorded = facts(with(forwarded(), close()), answer(proposal(), true));
    let [E::HigherDecisionRecorded { decision, .. }, E::AwardPublished { award, .. }] = &recorded[..] else {
        panic!("{recorded:?}")
    };
    assert_eq!(*decision, higher(true));
    assert_eq!(award.id, "phu-tan.cap-tren-1".into());
    assert_eq!((award.decision.as_str(), award.decided_on), ("2107/QĐ-UBND", date(2026, 12, 9)));
}

#[test]
fn a_declined_proposal_leaves_no_award_and_gives_its_place_back() {
    let declined = vec![E::HigherDecisionRecorded {
        nomination: nomination("1"),
        decision: higher(false),
        stamp: by(OFFICER, ISSUED),
    }];
    assert_eq!(facts(forwarded(), answer(proposal(), false)), declined);
    let used = |commands| {
        let (_, round) = after(commands);
        let of_province =
            round.quota_uses().into_iter().filter(|of| of.quota.form == "bang-khen-tinh".into());
        of_province.map(|of| of.used).sum::<u16>()
    };
    assert_eq!(used(forwarded()), 1);
    assert_eq!(used(with(forwarded(), answer(proposal(), true))), 1);
    assert_eq!(used(with(forwarded(), answer(proposal(), false))), 0);
}

#[test]
fn only_a_higher_form_that_passed_the_council_is_forwarded_and_once() {
    let ours = individual("1");
    refuses(
        to_vote(std::slice::from_ref(&ours)),
        forward(candidate(ours)),
        R::Ours { form: "giay-khen".into() },
    );
    let nomination = nomination("1");
    let failed = with(to_council(&[proposal()]), count("1", 1, 4, 0));
    let not_passed = R::BallotNotPassed { nomination: nomination.clone() };
    refuses(failed, forward(candidate(proposal())), not_passed);
    let not_listed = R::NotListed { nomination: nomination.clone() };
    refuses(to_vote(&[individual("2")]), forward(candidate(proposal())), not_listed);
    refuses(forwarded(), forward(candidate(proposal())), R::AlreadyForwarded { nomination });
}

#[test]
fn only_a_ready_nomination_is_forwarded() {
    let nomination = nomination("1");
    let refusals = [
        (CandidateStanding::NotReady, R::NotReady { nomination: nomination.clone() }),
        (CandidateStanding::Suspended, R::Suspended { nomination: nomination.clone() }),
        (CandidateStanding::Withdrawn, R::Withdrawn { nomination }),
    ];
    for (standing, refusal) in refusals {
        let candidate = Candidate { standing, ..candidate(proposal()) };
        refuses(to_vote(&[proposal()]), forward(candidate), refusal);
    }
}

#[test]
fn what_waits_above_counts_against_the_limit() {
    let three = ["1", "2", "3"].map(|key| provincial(individual(key)));
    let two = three[..2].iter().cloned().map(|entry| forward(candidate(entry)));
    let given: Vec<C> = to_vote(&three).into_iter().chain(two).collect();
    let words = "không quá 02 tập thể, 02 cá nhân đối với Bằng khen UBND tỉnh".into();
    let exhausted = R::QuotaExhausted {
        form: "bang-khen-tinh".into(),
        kind: NomineeKind::Individual,
        used: 2,
        limit: 2,
        rule: Source { section: "Mục III.3.1".into(), words },
    };
    refuses(given, forward(candidate(three[2].clone())), exhausted);
}

#[test]
fn one_achievement_is_not_awarded_here_and_above() {
    let here = Entry { subject: "dt-1".into(), ..individual("2") };
    let above = proposal();
    let entries = [above.clone(), here.clone()];
    let desk = with(to_vote(&entries), propose(&entries[1..]));

    let awarded = with(desk.clone(), award_all(1, 5, std::slice::from_ref(&here)));
    let already = R::AlreadyAwarded { nomination: nomination("1"), award: award_id() };
    refuses(awarded, forward(candidate(above.clone())), already);

    let waiting = with(desk, forward(candidate(above.clone())));
    let above_first = R::AlreadyForwarded { nomination: nomination("1") };
    refuses(waiting.clone(), draft_all(std::slice::from_ref(&here)), above_first);
    let declined = with(waiting, answer(above, false));
    assert_eq!(facts(declined, award_all(1, 5, &[here])).len(), 3);
}

#[test]
fn days_that_do_not_touch_are_another_achievement() {
    let before = Period::new(date(2024, 11, 1), date(2025, 10, 31)).unwrap();
    let earlier = |key| Entry { subject: "dt-1".into(), period: before, ..individual(key) };
    let entries = [individual("1"), earlier("2")];
    let both = facts(to_chairman(&entries), award_all(1, 5, &entries));
    assert_eq!(both.iter().filter(|fact| matches!(fact, E::AwardPublished { .. })).count(), 2);

    let entries = [proposal(), earlier("2")];
    let mut waiting = to_vote(&entries);
    waiting.extend([propose(&entries[1..]), forward(candidate(proposal()))]);
    assert_eq!(facts(waiting, award_all(1, 5, &entries[1..])).len(), 3);
}

#[test]
fn an_answer_is_not_older_than_the_question() {
    use crate::act_day::{RestsOn, WrongDay};
    let asked = date(2026, 12, 3);
    let dated = |date| {
        let C::RecordHigherDecision { candidate, form_name, prize, decision, stamp } =
            answer(proposal(), true)
        else {
            unreachable!("it records")
        };
        C::RecordHigherDecision {
            candidate,
            form_name,
            prize,
            decision: HigherDecision { date, ..decision },
            stamp,
        }
    };
    let on = asked.yesterday().unwrap();
    let before = R::WrongDay(WrongDay::TooEarly { on, rests_on: RestsOn::Forwarding, since: asked });
    refuses(forwarded(), dated(on), before);
    assert!(!facts(forwarded(), dated(asked)).is_empty(), "the same day is early enough");
}

#[test]
fn an_answer_from_above_belongs_to_a_forwarded_proposal_and_comes_once() {
    let nomination = nomination("1");
    let unasked = R::NotForwarded { nomination: nomination.clone() };
    refuses(to_vote(&[proposal()]), answer(proposal(), true), unasked);
    let answered = with(forwarded(), answer(proposal(), false));
    refuses(answered, answer(proposal(), true), R::AlreadyDecided { nomination });
}

fn struck(award: &str, reason: &str) -> C {
    let why = Why { reason: reason.into(), document: None, stamp: by(OFFICER, ISSUED) };
    C::PutRight(Box::new(PutRight::HigherAward { award: award.into(), why }))
}

#[test]
fn an_award_from_above_that_nobody_made_is_taken_back_and_the_answer_waited_for_again() {
    const WHY: &str = "Ghi nhầm dòng, tỉnh chưa trả lời.";
    let granted = with(forwarded(), answer(proposal(), true));
    let told = E::HigherDecisionTakenBack {
        nomination: nomination("1"),
        award: "phu-tan.cap-tren-1".into(),
        reason: WHY.into(),
        document: None,
        stamp: by(OFFICER, ISSUED),
    };
    assert_eq!(facts(granted.clone(), struck("phu-tan.cap-tren-1", WHY)), vec![told]);
    refuses(granted.clone(), struck("phu-tan.cap-tren-1", " "), R::ReasonMissing);
    refuses(decided(), struck(award_id().as_str(), WHY), R::Ours { form: "giay-khen".into() });

    let back = with(granted, struck("phu-tan.cap-tren-1", WHY));
    let gone = R::NoSuchAward { award: "phu-tan.cap-tren-1".into() };
    refuses(back.clone(), struck("phu-tan.cap-tren-1", WHY), gone.clone());
    refuses(back.clone(), revoke("phu-tan.cap-tren-1".into(), "KL 03"), gone);
    let again = facts(back.clone(), answer(proposal(), true));
    let Some(E::AwardPublished { award, .. }) = again.last() else { panic!("{again:?}") };
    assert_eq!(
        award.id,
        "phu-tan.cap-tren-1-lan-2".into(),
        "the page of the first goes on saying what it was"
    );
    assert_eq!(facts(back, answer(proposal(), false)).len(), 1, "it may be declined as well");
}

#[test]
fn an_award_from_above_that_was_ended_is_not_taken_back_as_wrongly_recorded() {
    let granted = with(forwarded(), answer(proposal(), true));
    let award = || AwardId::from("phu-tan.cap-tren-1");
    let mut ended = granted;
    let mut theirs = revoked(award(), "KL 03/KL-UBND", date(2026, 12, 9));
    theirs.signed_by = "Chủ tịch UBND tỉnh An Giang Lê Văn Ba".into();
    ended.push(C::Revoke { revoked: Box::new(theirs), stamp: by(CHAIRMAN, ISSUED) });
    refuses(ended, struck("phu-tan.cap-tren-1", "Ghi nhầm."), R::Revoked { award: award() });
}

#[test]
fn what_was_decided_above_ends_and_holds_again_only_by_a_paper_of_whoever_decided() {
    let award = AwardId::from("phu-tan.cap-tren-1");
    let above = || with(forwarded(), answer(proposal(), true));
    let refusal = R::NotTheIssuer { issuer: "Chủ tịch UBND tỉnh An Giang".into() };
    let ends = |document: &str, signed_by: &str| {
        let mut revoked = revoked(award.clone(), "KL 03/KL-UBND", date(2026, 12, 9));
        (revoked.paper.document, revoked.signed_by) = (document.into(), signed_by.into());
        C::Revoke { revoked: Box::new(revoked), stamp: by(CHAIRMAN, ISSUED) }
    };
    refuses(above(), ends("92/QĐ-UBND", "Chủ tịch UBND xã Lê Văn Tám"), refusal.clone());
    let right = "2190/QĐ-UBND của chủ tịch  UBND tỉnh An Giang";
    let ended = with(above(), ends(right, "Nguyễn Văn Ba"));
    let again = |document: &str| {
        let paper =
            ByPaper { reason: "Ghi nhầm.".into(), document: document.into(), on: date(2026, 12, 9) };
        let (award, beside, stamp) = (award.clone(), Beside::default(), by(CHAIRMAN, ISSUED));
        let standing = CandidateStanding::Ready;
        C::TakeBackEnd(Box::new(EndTakenBack { award, beside, standing, paper, stamp }))
    };
    refuses(ended.clone(), again("20/UBND-VHXH"), refusal);
    assert_eq!(facts(ended, again("20/TB của Chủ tịch UBND tỉnh An Giang")).len(), 1);
}
