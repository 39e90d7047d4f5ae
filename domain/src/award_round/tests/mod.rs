//! Rules of an award round: the people, papers and days its tests share. Phú Tân, annual round 2026.

mod after;
mod annulled;
mod chairman;
mod conflicts;
mod corrected_paper;
mod correction;
mod council;
mod days;
mod ending;
mod found_late;
mod in_order;
mod issue;
mod life;
mod notice;
mod scan;
mod signing;
mod taken_back;
mod way_back;

use super::*;
use crate::award_form::{DecidingAuthority, Verified};
use crate::calendar::Period;
use crate::document::{Document, Media};
use crate::ids::{SubjectId, UnitId};
use crate::locality::{CouncilPosition, SigningMode};
use crate::money::{Dong, Prize, Thousandths};
use crate::personal::Personal;
use crate::plan::{Plan, Source};
use crate::rules::{CountedFrom, NoticeBasis};
use crate::{nominee::NomineeKind, stamp::Stamp};
use cqrs_es::test::TestFramework;
use jiff::civil::date;

type C = AwardRoundCommand;
type E = AwardRoundEvent;
type R = AwardRoundRefusal;
type Rules = TestFramework<AwardRound>;

const OFFICER: &str = "phu-tan.thi-dua";
const DIGITAL: &str = "phu-tan.chuyen-doi-so";
const CHAIRMAN: &str = "phu-tan.chu-tich";
const CLERK: &str = "phu-tan.van-thu";
const DEPUTY: &str = "phu-tan.pho-chu-tich";
/// The council: the chairman, the deputy, the officer, the head of Ấp Trung, the Front.
const COUNCIL: [&str; 5] = [CHAIRMAN, DEPUTY, OFFICER, "phu-tan.ap-trung", "phu-tan.mat-tran"];

/// The life of the round, day by day.
const OPENED: &str = "2026-10-15T08:00:00+07:00";
const NOTICE: &str = "2026-11-16T08:00:00+07:00";
const LAST_NOTICE_MOMENT: &str = "2026-12-01T23:59:59+07:00";
const NOTICE_OVER: &str = "2026-12-02T00:00:00+07:00";
const COUNCIL_DAY: &str = "2026-12-02T14:00:00+07:00";
const PROPOSED: &str = "2026-12-03T08:00:00+07:00";
const DECIDED: &str = "2026-12-08T15:00:00+07:00";
/// The clerk enters the number two days after the signature.
const ISSUED: &str = "2026-12-10T09:00:00+07:00";

fn by(account: &str, at: &str) -> Stamp {
    Stamp::new(account, at.parse().unwrap())
}

fn days_2026() -> Period {
    Period::new(date(2025, 11, 1), date(2026, 10, 31)).unwrap()
}

fn phu_tan() -> Plan {
    toml::from_str(include_str!("../../../../plans/phu-tan.toml")).unwrap()
}

fn phong_quang_2025() -> Plan {
    toml::from_str(include_str!("../../../../plans/phong-quang-2025.toml")).unwrap()
}

fn notice_rule() -> NoticeRule {
    let source = "Quy định của địa phương".into();
    NoticeRule { working_days: 10, basis: NoticeBasis::LocalPolicy, source, verified: Verified::Inferred }
}

fn voting_rule() -> VotingRule {
    VotingRule {
        quorum_percent: 60,
        threshold_percent: 50,
        threshold_included: false,
        counted_from: CountedFrom::Voting,
        absent_in_writing: false,
        source: "Quy chế của Hội đồng".into(),
        verified: Verified::Inferred,
    }
}

fn open_as(plan: &Plan, year: i16, occasion: Occasion, voting: VotingRule) -> C {
    C::Open {
        round: RoundId::scheduled(&plan.campaign_id(), year, occasion),
        campaign: plan.campaign_id(),
        year,
        occasion,
        quotas: plan.quotas_on(occasion),
        notice: notice_rule(),
        voting,
        nominations_due: None,
        again: None,
        stamp: by(OFFICER, OPENED),
    }
}

fn open() -> C {
    open_as(&phu_tan(), 2026, Occasion::Annual, voting_rule())
}

fn unscheduled() -> C {
    open_as(&phong_quang_2025(), 2025, Occasion::Unscheduled, voting_rule())
}

fn nomination(key: &str) -> NominationId {
    NominationId::within(&"phu-tan".into(), key)
}

/// A nomination of that name; its nominee is of Ấp Đông and stands only in this one.
fn entry(key: &str, kind: NomineeKind) -> Entry {
    Entry {
        nomination: nomination(key),
        subject: SubjectId::new(format!("dt-{key}")),
        kind,
        form: "giay-khen".into(),
        authority: DecidingAuthority::CommuneChairman,
        unit: "ap-dong".into(),
        period: days_2026(),
        hands: vec!["phu-tan.ap-dong".into(), DIGITAL.into(), OFFICER.into()],
        person: None,
    }
}

fn individual(key: &str) -> Entry {
    entry(key, NomineeKind::Individual)
}

fn collective(key: &str) -> Entry {
    entry(key, NomineeKind::Collective)
}

fn household(key: &str) -> Entry {
    entry(key, NomineeKind::Household)
}

/// The same for a bằng khen of the province.
fn provincial(entry: Entry) -> Entry {
    Entry { form: "bang-khen-tinh".into(), authority: DecidingAuthority::ProvinceChairman, ..entry }
}

fn candidate(entry: Entry) -> Candidate {
    let sealed = |text: &str| Personal::new(entry.subject.clone(), text.to_owned());
    Candidate {
        recipient: sealed("Nguyễn Thị Mận"),
        position: sealed("Thành viên Tổ công nghệ số cộng đồng"),
        unit_name: "Ấp Đông".into(),
        achievement: sealed("Hướng dẫn 96 hộ nộp hồ sơ trực tuyến."),
        criteria: vec![Source {
            section: "Mục III.2.4, ý 2".into(), words: "có nhiều đóng góp".into()
        }],
        standing: CandidateStanding::Ready,
        identity: Identity::default(),
        used_elsewhere: 0,
        prior: vec![],
        drafted: vec![],
        overlap_reason: None,
        posthumous: false,
        dossier: DossierDays::default(),
        considered: 0,
        out_of_turn: Some("Việc không lường trước.".into()),
        by_name: crate::nomination::ByName::default(),
        entry,
    }
}

fn prize() -> Prize {
    Prize::compute(Dong(2_530_000), Thousandths(300), "Nghị định 152/2025/NĐ-CP, Điều 54")
}

fn award(candidate: Candidate) -> RulingItem {
    RulingItem { candidate, verdict: Verdict::Award }
}

fn refuse(candidate: Candidate, reason: &str) -> RulingItem {
    let reason = Personal::new(candidate.entry.subject.clone(), reason.to_owned());
    RulingItem { candidate, verdict: Verdict::NotAwarded { reason } }
}

fn own_signature() -> Signatory {
    Signatory {
        account: CHAIRMAN.into(),
        name: "Trần Văn Lúa".into(),
        position: "CHỦ TỊCH".into(),
        mode: SigningMode::Own,
        delegation: None,
    }
}

fn chairmans() -> Signing {
    Signing { as_head: true, texts: vec![] }
}

fn ruling(items: Vec<RulingItem>) -> Ruling {
    Ruling { signatory: own_signature(), signing: chairmans(), items, stamp: by(CHAIRMAN, DECIDED) }
}

fn decide(items: Vec<RulingItem>) -> C {
    C::Decide(Box::new(ruling(items)))
}

fn draft_all(entries: &[Entry]) -> C {
    decide(entries.iter().cloned().map(candidate).map(award).collect())
}

/// The signed paper of a draft that awards these.
fn paper(draft: u16, number: u64, entries: &[Entry]) -> SignedPaper {
    let item = |entry: &Entry| PaperItem {
        candidate: candidate(entry.clone()),
        form_name: "Giấy khen của Chủ tịch UBND xã".into(),
        prize: Some(prize()),
    };
    SignedPaper {
        draft,
        number,
        borne: 0,
        signed_on: date(2026, 12, 8),
        scan: scan(),
        signing: chairmans(),
        legal_bases: vec!["Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15".into()],
        items: entries.iter().map(item).collect(),
        known: Vec::new(),
        out_of_order: None,
        before_appraisal: None,
        stamp: by(CLERK, ISSUED),
    }
}

fn scan() -> Document {
    Document {
        paper: "ban-ky".into(),
        sha256: "9f2c41d7".repeat(8),
        size: 412_000,
        media: Media::Pdf,
        number: None,
        date: None,
    }
}

fn issue(draft: u16, number: u64, entries: &[Entry]) -> C {
    C::Issue(Box::new(paper(draft, number, entries)))
}

/// Awards all of these in the decision of that number, whose draft is the `draft`th of the round.
fn award_all(draft: u16, number: u64, entries: &[Entry]) -> [C; 2] {
    [draft_all(entries), issue(draft, number, entries)]
}

fn close_nominations() -> C {
    C::CloseNominations { reason: None, stamp: by(OFFICER, NOTICE) }
}

fn open_notice(entries: &[Entry]) -> C {
    C::OpenNotice { entries: entries.to_vec(), closes: date(2026, 12, 1), stamp: by(OFFICER, NOTICE) }
}

fn close_notice() -> C {
    C::CloseNotice { due: None, stamp: by(OFFICER, NOTICE_OVER) }
}

fn council() -> Vec<CouncilMember> {
    let units = ["ubnd", "ubnd", "phong-van-hoa", "ap-trung", "mat-tran"];
    let position = |index| if index == 0 { CouncilPosition::Chair } else { CouncilPosition::Member };
    let member = |(index, (account, unit)): (usize, (&str, &str))| CouncilMember {
        account: account.into(),
        position: position(index),
        unit: UnitId::from(unit),
    };
    COUNCIL.into_iter().zip(units).enumerate().map(member).collect()
}

fn convene(present: &[&str]) -> C {
    C::ConveneCouncil {
        members: council(),
        present: present.iter().map(|account| AccountId::from(*account)).collect(),
        document: "01/GM-HĐ".into(),
        on: date(2026, 12, 2),
        stamp: by(OFFICER, COUNCIL_DAY),
    }
}

fn declare(member: &str, conflicts: Vec<Conflict>) -> C {
    C::DeclareConflicts {
        member: member.into(),
        conflicts,
        document: None,
        council: council(),
        stamp: by(member, COUNCIL_DAY),
    }
}

fn count(key: &str, votes_for: u16, against: u16, abstained: u16) -> C {
    C::CountBallot {
        nomination: nomination(key),
        method: BallotMethod::Secret,
        tally: Tally { votes_for, against, abstained },
        written: None,
        stamp: by(OFFICER, COUNCIL_DAY),
    }
}

fn propose(entries: &[Entry]) -> C {
    C::Propose {
        nominations: entries.iter().map(|entry| entry.nomination.clone()).collect(),
        document: "31/TTr-HĐ".into(),
        on: date(2026, 12, 3),
        stamp: by(OFFICER, PROPOSED),
    }
}

fn close() -> C {
    C::Close { endings: vec![], taken_back: BTreeSet::new(), stamp: by(OFFICER, ISSUED) }
}

/// The commands that bring these before the sitting council, everyone present and without conflict.
fn to_council(entries: &[Entry]) -> Vec<C> {
    let mut commands =
        vec![open(), close_nominations(), open_notice(entries), close_notice(), convene(&COUNCIL)];
    commands.extend(COUNCIL.map(|member| declare(member, vec![])));
    commands
}

/// The same up to the vote, all in favour.
fn to_vote(entries: &[Entry]) -> Vec<C> {
    let mut commands = to_council(entries);
    commands.extend(entries.iter().map(|entry| count(entry.nomination.local(), 5, 0, 0)));
    commands
}

/// The same up to the chairman's desk.
fn to_chairman(entries: &[Entry]) -> Vec<C> {
    let mut commands = to_vote(entries);
    commands.push(propose(entries));
    commands
}

/// The facts of commands that must all succeed, and the state they lead to.
fn after(commands: Vec<C>) -> (Vec<E>, AwardRound) {
    let (mut round, mut history) = (AwardRound::default(), Vec::new());
    for command in commands {
        let said = format!("{command:?}");
        let events = round.decide(command).unwrap_or_else(|refusal| panic!("{said}: {refusal}"));
        for event in events {
            round.evolve(event.clone());
            history.push(event);
        }
    }
    (history, round)
}

fn with(mut commands: Vec<C>, more: impl IntoIterator<Item = C>) -> Vec<C> {
    commands.extend(more);
    commands
}

/// One command as the many that [`with`] adds.
impl IntoIterator for C {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}

/// The facts that `when` adds after `given`: those of its last command.
fn facts(given: Vec<C>, when: impl IntoIterator<Item = C>) -> Vec<E> {
    let mut when: Vec<C> = when.into_iter().collect();
    let last = when.pop().unwrap();
    Rules::with(()).given(after(with(given, when)).0).when(last).inspect_result().unwrap()
}

fn refuses(given: Vec<C>, when: C, refusal: R) {
    Rules::with(()).given(after(given).0).when(when).then_expect_error(refusal);
}

fn published(events: &[E]) -> Vec<&Award> {
    let award = events.iter().filter_map(|event| match event {
        E::AwardPublished { award, .. } => Some(&**award),
        _ => None,
    });
    award.collect()
}

fn plan_words() -> Source {
    Source {
        section: "Mục III.3.1".into(),
        words: "không quá 02 tập thể, 04 cá nhân đối với Giấy khen UBND xã".into(),
    }
}
