//! Rows about awarding: nominations, a round, comments, an award and its decision.

use super::{PHU_TAN, at, campaign_id, plan};
use jiff::civil::date;
use sovang_domain::award_form::{DecidingAuthority, Verified};
use sovang_domain::award_round::{BallotMethod, DecisionEntry, Entry, Signatory, Tally, WithinQuota};
use sovang_domain::calendar::Period;
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_domain::money::{Dong, Prize, Thousandths};
use sovang_domain::nomination::Proposal;
use sovang_domain::nominee::{Nominee, NomineeKind, Standing};
use sovang_domain::personal::Personal;
use sovang_domain::plan::{Occasion, Source};
use sovang_domain::rules::{NoticeBasis, NoticeRule, VotingRule};
use sovang_projections::award_roll::AwardRow;
use sovang_projections::decision_register::DecisionRow;
use sovang_projections::nomination_board::{NominationRow, NominationStage, Said};
use sovang_projections::round_docket::{
    AnswerRow, BallotRow, CommentRow, EntryRow, NoticeClosed, NoticeRow, RoundRow, RoundStage, SessionRow,
};

pub(in crate::pages::public) fn source() -> Source {
    Source {
        section: "Mục III.3.1".into(),
        words: "không quá 02 tập thể, 04 cá nhân đối với Giấy khen UBND xã".into(),
    }
}

fn personal(text: &str) -> Personal<String> {
    Personal::new("s-1".into(), text.to_owned())
}

fn period() -> Period {
    Period::new(date(2026, 1, 1), date(2026, 9, 30)).unwrap()
}

pub(in crate::pages::public) fn round_id() -> RoundId {
    RoundId::scheduled(&campaign_id(), 2026, Occasion::Annual)
}

pub(in crate::pages::public) fn nomination_id(key: &str) -> NominationId {
    NominationId::within(&"phu-tan".into(), key)
}

pub(in crate::pages::public) fn nomination(key: &str, name: &str, kind: NomineeKind) -> NominationRow {
    let said = |by: &str, words: &str, log_index| Said {
        words: words.into(),
        by: by.into(),
        at: at("2026-10-20T02:00:00Z"),
        log_index,
    };
    NominationRow {
        nomination: nomination_id(key),
        locality: "phu-tan".into(),
        proposal: Proposal {
            campaign: campaign_id(),
            round: round_id(),
            occasion: Occasion::Annual,
            form: "giay-khen".into(),
            nominee: Nominee {
                kind,
                subject: format!("s-{key}").as_str().into(),
                unit: "ap-trung".into(),
                name: personal(name),
                position: personal("Tổ trưởng"),
                birth_year: Some(Personal::new("s-1".into(), 1987)),
                standing: Some(Standing::DirectWorker),
            },
            achievement: personal("Hướng dẫn 412 lượt người dân nộp hồ sơ trực tuyến."),
            period: period(),
            audience: "ca-nhan".into(),
            criteria: vec![source()],
            initiative: false,
        },
        stage: NominationStage::OnNotice,
        submitted_by: "phu-tan.ap-trung".into(),
        submitted_at: at("2026-10-10T02:00:00Z"),
        submitted_index: 518,
        due: None,
        late: false,
        admitted: None,
        suspended: None,
        returns: Vec::new(),
        papers: Vec::new(),
        needed: vec!["to-trinh".into(), "bien-ban-hop-xet".into(), "bao-cao-thanh-tich".into()],
        achievement_opinion: Some(said("phu-tan.cds", "Lời thẩm định kín", 537)),
        dossier_opinion: Some(said("phu-tan.tdkt", "Đủ", 544)),
        withdrawn: None,
        refused: None,
        award: None,
        forwarded_to: None,
        higher: None,
        log_index: 544,
        version: 4,
    }
}

fn entry(key: &str, kind: NomineeKind) -> EntryRow {
    EntryRow {
        entry: Entry {
            nomination: nomination_id(key),
            subject: format!("s-{key}").as_str().into(),
            kind,
            form: "giay-khen".into(),
            authority: DecidingAuthority::CommuneChairman,
            unit: "ap-trung".into(),
            period: period(),
            hands: Vec::new(),
        },
        conflicts: 0,
        ballot: None,
        proposed: false,
        outcome: None,
    }
}

/// A round on notice from 04/11 to 18/11/2026, with one person and one collective.
pub(in crate::pages::public) fn round() -> RoundRow {
    RoundRow {
        round: round_id(),
        locality: "phu-tan".into(),
        campaign: campaign_id(),
        year: 2026,
        occasion: Occasion::Annual,
        quotas: plan(PHU_TAN).quotas_on(Occasion::Annual),
        notice_rule: NoticeRule {
            working_days: 10,
            basis: NoticeBasis::LocalPolicy,
            source: "Quy định của địa phương".into(),
            verified: Verified::Inferred,
        },
        voting: VotingRule {
            quorum_percent: 66,
            threshold_percent: 50,
            threshold_included: false,
            source: "Quy chế của Hội đồng".into(),
            verified: Verified::Inferred,
        },
        nominations_due: None,
        stage: RoundStage::OnNotice,
        opened_at: at("2026-10-01T02:00:00Z"),
        opened_index: 500,
        nominations_closed_at: Some(at("2026-10-31T02:00:00Z")),
        notice: Some(NoticeRow {
            opens: date(2026, 11, 4),
            closes: date(2026, 11, 18),
            working_days: 10,
            basis: NoticeBasis::LocalPolicy,
            opened_index: 2842,
            closed: None,
        }),
        entries: vec![entry("n1", NomineeKind::Individual), entry("n2", NomineeKind::Collective)],
        session: None,
        proposal: None,
        closed_at: None,
        awards: Vec::new(),
        log_index: 2842,
        version: 3,
    }
}

/// The same round after notice and council.
pub(in crate::pages::public) fn round_decided() -> RoundRow {
    let mut round = round();
    round.stage = RoundStage::Decided;
    if let Some(notice) = &mut round.notice {
        notice.closed = Some(NoticeClosed { at: at("2026-11-19T02:00:00Z"), comments: 2, log_index: 589 });
    }
    round.session = Some(SessionRow {
        on: date(2026, 11, 20),
        members: Vec::new(),
        present: Vec::new(),
        document: "12/BB-HĐTĐKT".into(),
        declared: Vec::new(),
        log_index: 595,
    });
    round.entries[0].ballot = Some(BallotRow {
        method: BallotMethod::Secret,
        tally: Tally { votes_for: 7, against: 0, abstained: 0 },
        voters: 7,
        recused: 1,
        absent: 1,
        passed: true,
        at: at("2026-11-20T02:00:00Z"),
        log_index: 597,
    });
    round
}

pub(in crate::pages::public) fn comment(answered: bool) -> CommentRow {
    CommentRow {
        comment: "0123456789abcdef0123".into(),
        round: round_id(),
        about: Some(nomination_id("n1")),
        words: "Số hồ sơ có tính cả hồ sơ làm hộ không?".into(),
        received_at: at("2026-11-06T02:00:00Z"),
        received_index: 2850,
        answer: answered.then(|| AnswerRow {
            words: "Không, chỉ đếm hồ sơ người dân tự nộp.".into(),
            by: "phu-tan.tdkt".into(),
            at: at("2026-11-09T02:00:00Z"),
            log_index: 2861,
        }),
    }
}

/// Giấy khen of Trần Thị Ngọc Huệ, decision 05/QĐ-UBND of 21/12/2026.
pub(in crate::pages::public) fn award() -> AwardRow {
    AwardRow {
        award: "phu-tan.2026-5-1".into(),
        locality: "phu-tan".into(),
        nomination: nomination_id("n1"),
        round: round_id(),
        campaign: campaign_id(),
        round_year: 2026,
        occasion: Occasion::Annual,
        form: "giay-khen".into(),
        form_name: "Giấy khen của Chủ tịch UBND xã".into(),
        authority: DecidingAuthority::CommuneChairman,
        decision: "05/QĐ-UBND".into(),
        decided_on: date(2026, 12, 21),
        kind: NomineeKind::Individual,
        standing: Some(Standing::DirectWorker),
        subject: "s-n1".into(),
        recipient: "Trần Thị Ngọc Huệ".into(),
        position: "Tổ trưởng".into(),
        unit: "ap-trung".into(),
        unit_name: "Tổ công nghệ số cộng đồng ấp Trung".into(),
        achievement: "Hướng dẫn 412 lượt người dân nộp hồ sơ trực tuyến.".into(),
        criteria: vec![source()],
        period: period(),
        prize: Some(Prize::compute(Dong(2_530_000), Thousandths(300), "Nghị định 152/2025/NĐ-CP, Điều 54")),
        within: Some(WithinQuota { place: 3, limit: 4, source: source() }),
        overlap_reason: None,
        corrections: Vec::new(),
        revocation: None,
        published_at: at("2026-12-21T02:00:00Z"),
        log_index: 612,
        leaf_hash: [0xb5; 32],
        last_index: 612,
    }
}

pub(in crate::pages::public) fn decision(mode: SigningMode) -> DecisionRow {
    let award = award();
    DecisionRow {
        locality: "phu-tan".into(),
        year: 2026,
        number: 5,
        symbol: "05/QĐ-UBND".into(),
        signed_on: date(2026, 12, 21),
        signatory: Signatory {
            account: "phu-tan.chu-tich".into(),
            name: "Nguyễn Quốc Bảo".into(),
            position: if mode == SigningMode::ForHead { "PHÓ CHỦ TỊCH" } else { "CHỦ TỊCH" }.into(),
            mode,
            delegation: None,
        },
        legal_bases: vec![
            "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15".into(),
            "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ".into(),
        ],
        round: round_id(),
        entries: vec![DecisionEntry {
            award: award.award,
            nomination: award.nomination,
            form: award.form,
            kind: award.kind,
            prize: award.prize,
            within: award.within,
            overlap_reason: None,
        }],
        decided_at: at("2026-12-21T02:00:00Z"),
        log_index: 610,
        published_index: Some(611),
    }
}
