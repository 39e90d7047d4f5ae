//! The command of each step that may happen to an award round.

use super::moment;
use super::round_lives::{CHAIRMAN, COUNCIL, KEYS, OFFICER, Step, is_higher};
use jiff::civil::date;
use sovang_domain::award_form::{DecidingAuthority, Verified};
use sovang_domain::award_round::{
    AwardRoundCommand as C, BallotMethod, ByPaper, Candidate, CandidateStanding, Conflict, ConflictGround,
    CorrectedField, Correction, DossierDays, EndGround, Ending, Entry, HigherDecision, Identity, Mistake,
    PaperItem, Recovery, RevocationGround, Revoked, RightValue, Ruling, RulingItem, Signatory, SignedPaper,
    Signing, TakenBack, Tally, Verdict,
};
use sovang_domain::calendar::Period;
use sovang_domain::document::{Document, Media};
use sovang_domain::ids::{AccountId, AwardId, NominationId, SubjectId};
use sovang_domain::locality::{CouncilMember, CouncilPosition, SigningMode};
use sovang_domain::nomination::ByName;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::personal::Personal;
use sovang_domain::plan::{Occasion, Source};
use sovang_domain::quota::{Quota, QuotaOperator};
use sovang_domain::rules::{CountedFrom, NoticeBasis, NoticeRule, VotingRule};
use sovang_domain::stamp::Stamp;
use std::collections::{BTreeMap, BTreeSet};

const RUNNING: &str = "2026-11-30T23:59:59+07:00";
const OVER: &str = "2026-12-01T00:00:00+07:00";

fn nomination(key: usize) -> NominationId {
    NominationId::new(format!("x.dn-{key}"))
}

/// Eight nominations of three nominees: individuals, a collective, a household; five here, three above.
fn entry(key: usize) -> Entry {
    let kinds = [NomineeKind::Individual, NomineeKind::Collective, NomineeKind::Individual];
    let year = if key == 2 { 2024 } else { 2025 };
    let (form, authority) = if is_higher(key) {
        ("bang-khen-tinh", DecidingAuthority::ProvinceChairman)
    } else {
        ("giay-khen", DecidingAuthority::CommuneChairman)
    };
    Entry {
        nomination: nomination(key),
        subject: SubjectId::new(format!("dt-{}", key % 3)),
        kind: if key == 4 { NomineeKind::Household } else { kinds[key % 3] },
        form: form.into(),
        authority,
        unit: if key == 3 { "ap-trung" } else { "ap-dong" }.into(),
        period: Period { from: date(year, 11, 1), to: date(year + 1, 10, 31) },
        hands: vec!["x.don-vi".into()],
        person: None,
    }
}

fn candidate(key: usize, standing: CandidateStanding) -> Candidate {
    let entry = entry(key);
    let sealed = |text: &str| Personal::new(entry.subject.clone(), text.to_owned());
    Candidate {
        recipient: sealed("Nguyễn Thị Mận"),
        position: sealed("Tổ trưởng"),
        unit_name: "Ấp Đông".into(),
        achievement: sealed("Hướng dẫn 96 hộ."),
        criteria: vec![],
        standing,
        identity: Identity::default(),
        used_elsewhere: 0,
        prior: vec![],
        drafted: vec![],
        overlap_reason: None,
        posthumous: false,
        dossier: DossierDays::default(),
        considered: 0,
        out_of_turn: Some("Việc không lường trước.".into()),
        by_name: ByName::default(),
        entry,
    }
}

fn ready(key: usize) -> Box<Candidate> {
    Box::new(candidate(key, CandidateStanding::Ready))
}

fn quota(form: &str, kind: NomineeKind, limit: u16) -> Quota {
    let source = Source { section: "Mục III.3".into(), words: format!("không quá {limit:02}") };
    Quota { form: form.into(), kind, limit, operator: QuotaOperator::Cap, source }
}

fn quotas(limits: [u16; 3]) -> Vec<Quota> {
    vec![
        quota("giay-khen", NomineeKind::Individual, limits[0]),
        quota("giay-khen", NomineeKind::Collective, limits[1]),
        quota("bang-khen-tinh", NomineeKind::Individual, limits[2]),
    ]
}

fn council() -> Vec<CouncilMember> {
    let member = |(index, account): (usize, &str)| CouncilMember {
        account: account.into(),
        position: if index == 0 { CouncilPosition::Chair } else { CouncilPosition::Member },
        unit: if index == 2 { "ap-trung" } else { "ubnd" }.into(),
    };
    COUNCIL.into_iter().enumerate().map(member).collect()
}

fn open(limits: [u16; 3], occasion: Occasion, stamp: Stamp) -> C {
    let (source, verified) = ("Quy định của địa phương".to_owned(), Verified::Inferred);
    C::Open {
        round: "x.y.2026".into(),
        campaign: "x.y".into(),
        year: 2026,
        occasion,
        quotas: quotas(limits),
        notice: NoticeRule {
            working_days: 10,
            basis: NoticeBasis::LocalPolicy,
            source: source.clone(),
            verified,
        },
        voting: VotingRule {
            quorum_percent: 67,
            threshold_percent: 50,
            threshold_included: false,
            counted_from: CountedFrom::Voting,
            absent_in_writing: false,
            source,
            verified,
        },
        nominations_due: None,
        again: None,
        stamp,
    }
}

/// The chairman signs, and nobody for him.
fn chairmans() -> Signing {
    Signing { as_head: true, texts: vec![] }
}

fn decide(items: Vec<(usize, bool, CandidateStanding)>, by: &str, stamp: Stamp) -> C {
    let verdict = |key: usize, awarded: bool| {
        if awarded {
            Verdict::Award
        } else {
            let reason = Personal::new(entry(key).subject, "Chưa vượt trội.".to_owned());
            Verdict::NotAwarded { reason }
        }
    };
    let item = |(key, awarded, standing)| RulingItem {
        candidate: candidate(key, standing),
        verdict: verdict(key, awarded),
    };
    let signatory = Signatory {
        account: by.into(),
        name: "Trần Văn Lúa".into(),
        position: "CHỦ TỊCH".into(),
        mode: SigningMode::Own,
        delegation: None,
    };
    let items = items.into_iter().map(item).collect();
    C::Decide(Box::new(Ruling { signatory, signing: chairmans(), items, stamp }))
}

/// The nominations of each draft, as the facts have them.
pub(super) type Drafts = BTreeMap<u16, Vec<NominationId>>;

fn issue(draft: u16, number: u64, drafts: &Drafts, stamp: Stamp) -> C {
    let drafted = drafts.get(&draft).cloned().unwrap_or_default();
    let key = |id: &NominationId| KEYS.into_iter().find(|key| nomination(*key) == *id);
    let item = |key| PaperItem { candidate: *ready(key), form_name: "Giấy khen".into(), prize: None };
    C::Issue(Box::new(SignedPaper {
        draft,
        number,
        borne: 0,
        signed_on: date(2026, 12, 1),
        scan: Document {
            paper: "ban-ky".into(),
            sha256: "9f".repeat(32),
            size: 1,
            media: Media::Pdf,
            number: None,
            date: None,
        },
        signing: chairmans(),
        legal_bases: vec![],
        items: drafted.iter().filter_map(key).map(item).collect(),
        known: Vec::new(),
        out_of_order: None,
        before_appraisal: None,
        stamp,
    }))
}

fn personal(text: &str) -> Personal<String> {
    Personal::new("gop-y".into(), text.to_owned())
}

fn spelling() -> Correction {
    Correction { field: CorrectedField::Recipient, before: personal("Mận"), after: personal("Mẫn") }
}

/// Its spelling, its kind or its days.
fn correct(award: AwardId, what: usize, stamp: Stamp) -> C {
    let year = Period::new(date(2025, 1, 1), date(2025, 10, 31)).unwrap();
    let value = match what {
        0 => RightValue::Words(spelling()),
        1 => RightValue::Kind(NomineeKind::Collective),
        2 => RightValue::Kind(NomineeKind::Individual),
        _ => RightValue::Period(year),
    };
    let paper = by_paper(&stamp);
    C::Correct { right: vec![(award, value)], beside: Box::default(), paper, stamp }
}

fn take_back(award: AwardId, stamp: Stamp) -> C {
    let (paper, mistake) = (by_paper(&stamp), Mistake::WrongPerson);
    let (signed_by, money, artefact) = ("Chủ tịch Lê Văn Tám".into(), Recovery::Due, Recovery::NotGiven);
    let back = TakenBack { award, mistake, paper, signed_by, money, artefact };
    C::TakeBack { back: Box::new(back), stamp }
}

fn by_paper(stamp: &Stamp) -> ByPaper {
    let on = sovang_domain::calendar::day(stamp.at);
    ByPaper { reason: "Ghi nhầm.".into(), document: "ĐC 01".into(), on }
}

fn revoke(award: AwardId, stamp: Stamp) -> C {
    let revoked = Revoked {
        award,
        ground: RevocationGround::FalseDeclaration,
        paper: ByPaper { reason: "KL 03".into(), document: "09/QĐ-UBND".into(), on: date(2026, 12, 1) },
        signed_by: "Chủ tịch Lê Văn Tám".into(),
        money: Recovery::Due,
        artefact: Recovery::Due,
    };
    C::Revoke { revoked: Box::new(revoked), stamp }
}

fn from_above(granted: bool) -> HigherDecision {
    HigherDecision {
        granted,
        number: "2107/QĐ-UBND".into(),
        date: date(2026, 12, 1),
        issuer: "Chủ tịch UBND tỉnh".into(),
    }
}

/// Ends the round, and with it whatever of the list nobody decided.
fn close(stamp: Stamp) -> C {
    let reason = |key| Personal::new(entry(key).subject, "Đợt kết thúc.".to_owned());
    let dossier = EndGround::NotAppraised;
    let ending = |key| Ending { nomination: nomination(key), dossier, reason: reason(key) };
    C::Close { endings: KEYS.map(ending).collect(), taken_back: BTreeSet::new(), stamp }
}

fn declare(member: usize, key: Option<usize>, stamp: Stamp) -> C {
    let conflict = |key| Conflict { nomination: nomination(key), ground: ConflictGround::Relative };
    C::DeclareConflicts {
        member: COUNCIL[member].into(),
        conflicts: key.map(conflict).into_iter().collect(),
        document: None,
        council: council(),
        stamp,
    }
}

/// The command of a step. `number` is the next of the decisions' series, which the ledger never gives twice.
pub(super) fn command(
    step: Step,
    limits: [u16; 3],
    occasion: Occasion,
    number: u64,
    awards: &[AwardId],
    drafts: &Drafts,
) -> C {
    let by = |account: &str| Stamp::new(account, moment(OVER));
    let running = |account: &str| Stamp::new(account, moment(RUNNING));
    let an_award = |index: usize| awards.get(index).cloned().unwrap_or_else(|| "x.2026-0-0".into());
    match step {
        Step::Open => open(limits, occasion, running(OFFICER)),
        Step::CloseNominations => C::CloseNominations { reason: None, stamp: running(OFFICER) },
        Step::OpenNotice => C::OpenNotice {
            entries: KEYS.map(entry).collect(),
            closes: date(2026, 11, 30),
            stamp: running(OFFICER),
        },
        Step::Comment(key) => C::ReceiveComment {
            comment: format!("G{key}"),
            about: Some(nomination(key)),
            words: personal("Đồng tình."),
            stamp: running(Stamp::CITIZEN),
        },
        Step::Answer(key) => {
            C::AnswerComment { comment: format!("G{key}"), answer: "Cảm ơn.".into(), stamp: by(OFFICER) }
        }
        Step::CloseNotice(over) => {
            C::CloseNotice { due: None, stamp: if over { by(OFFICER) } else { running(OFFICER) } }
        }
        Step::Convene => C::ConveneCouncil {
            members: council(),
            present: COUNCIL.map(AccountId::from).into(),
            document: "01/GM-HĐ".into(),
            on: date(2026, 12, 1),
            stamp: by(OFFICER),
        },
        Step::Declare(member, key) => declare(member, key, by(COUNCIL[member])),
        Step::Count(key, votes_for, against) => C::CountBallot {
            nomination: nomination(key),
            method: BallotMethod::Secret,
            tally: Tally { votes_for, against, abstained: 0 },
            written: None,
            stamp: by(OFFICER),
        },
        Step::Propose(keys, who) => C::Propose {
            nominations: keys.into_iter().map(nomination).collect(),
            document: "31/TTr-HĐ".into(),
            on: date(2026, 12, 1),
            stamp: by(who),
        },
        Step::Decide(items, who) => decide(items, who, by(who)),
        Step::Issue(draft) => issue(draft, number, drafts, by(OFFICER)),
        Step::DropDraft(draft) => C::DropDraft { draft, reason: "Soạn lại.".into(), stamp: by(CHAIRMAN) },
        Step::Correct(index, what) => correct(an_award(index), what, by(CHAIRMAN)),
        Step::TakeBack(index) => take_back(an_award(index), by(CHAIRMAN)),
        Step::Revoke(index) => revoke(an_award(index), by(CHAIRMAN)),
        Step::Forward(key) => {
            let (on, stamp) = (date(2026, 12, 1), by(OFFICER));
            C::Forward { candidate: ready(key), document: "44/TTr-UBND".into(), on, stamp }
        }
        Step::Answered(key, granted) => C::RecordHigherDecision {
            candidate: ready(key),
            form_name: "Bằng khen".into(),
            prize: None,
            decision: from_above(granted),
            stamp: by(OFFICER),
        },
        Step::Close => close(by(OFFICER)),
    }
}
