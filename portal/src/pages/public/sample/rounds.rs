//! Rows about awarding: a round, its notice, comments, an award and its decision.

use super::{PHU_TAN, at, campaign_id, plan};
use jiff::civil::date;
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::{BallotMethod, Tally, WithinQuota};
use sovang_domain::calendar::Period;
use sovang_domain::ids::RoundId;
use sovang_domain::locality::SigningMode;
use sovang_domain::money::{Dong, Prize, Thousandths};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{Occasion, Source};
use sovang_domain::rules::NoticeBasis;
use sovang_projections::public::award::{Dossier, Noted};
use sovang_projections::public::awards::Award;
use sovang_projections::public::decisions::{Decision, Entry, Signer};
use sovang_projections::public::notice::{
    About, Answer, Answered, Comments, Line, Nominee, NoticePage, Receipt, Who,
};
use sovang_projections::public::rounds::{
    BallotRow, Listed, NoticeClosed, NoticeRow, Round, RoundStage, Session,
};

pub(in crate::pages::public) fn source() -> Source {
    Source {
        section: "Mục III.3.1".into(),
        words: "không quá 02 tập thể, 04 cá nhân đối với Giấy khen UBND xã".into(),
    }
}

fn period() -> Period {
    Period::new(date(2026, 1, 1), date(2026, 9, 30)).unwrap()
}

pub(in crate::pages::public) fn round_id() -> RoundId {
    RoundId::scheduled(&campaign_id(), 2026, Occasion::Annual)
}

/// How a dossier was found.
pub(in crate::pages::public) fn dossier() -> Dossier {
    let noted = |log_index| Some(Noted { at: at("2026-10-20T02:00:00Z"), log_index });
    Dossier { needed: 3, there: 0, achievement: noted(537), complete: noted(544), admitted: None }
}

/// A round on notice from 04/11 to 18/11/2026, with one person and one collective.
pub(in crate::pages::public) fn round() -> Round {
    Round {
        round: round_id(),
        campaign: campaign_id(),
        year: 2026,
        occasion: Occasion::Annual,
        quotas: plan(PHU_TAN).quotas_on(Occasion::Annual),
        nominations_due: None,
        stage: RoundStage::OnNotice,
        opened_index: 500,
        notice: Some(NoticeRow {
            opens: date(2026, 11, 4),
            closes: date(2026, 11, 18),
            working_days: 10,
            basis: NoticeBasis::LocalPolicy,
            opened_index: 2842,
            closed: None,
        }),
        listed: vec![listed(NomineeKind::Individual), listed(NomineeKind::Collective)],
        session: None,
        proposal: None,
    }
}

fn listed(kind: NomineeKind) -> Listed {
    Listed { kind, form: "giay-khen".into() }
}

/// The same round after notice and council.
pub(in crate::pages::public) fn round_decided() -> Round {
    let mut round = round();
    round.stage = RoundStage::Decided;
    if let Some(notice) = &mut round.notice {
        notice.closed = Some(NoticeClosed { at: at("2026-11-19T02:00:00Z"), comments: 2, log_index: 589 });
    }
    round.session = Some(Session {
        on: date(2026, 11, 20),
        members: 0,
        present: 0,
        document: "12/BB-HĐTĐKT".into(),
        log_index: 595,
    });
    round
}

/// Seven for, one aside, one away.
pub(in crate::pages::public) fn ballot() -> BallotRow {
    BallotRow {
        method: BallotMethod::Secret,
        tally: Tally { votes_for: 7, against: 0, abstained: 0 },
        voters: 7,
        recused: 1,
        absent: 1,
        passed: true,
        at: at("2026-11-20T02:00:00Z"),
        log_index: 597,
    }
}

/// A line of the list that names someone.
pub(in crate::pages::public) fn line(place: usize, kind: NomineeKind, name: &str) -> Line {
    let nominee = Nominee {
        name: name.into(),
        position: "Tổ trưởng".into(),
        unit: "ap-trung".into(),
        achievement: "Hướng dẫn 412 lượt người dân nộp hồ sơ trực tuyến.".into(),
        award: None,
    };
    Line { place, kind, form: "giay-khen".into(), who: Who::Named(nominee) }
}

/// The notice of the round, with two comments, one of them answered.
pub(in crate::pages::public) fn notice() -> NoticePage {
    let round = round();
    NoticePage {
        notice: round.notice.clone().unwrap(),
        round,
        campaign: "Phú Tân thi đua".into(),
        lines: vec![
            line(2, NomineeKind::Collective, "Ban nhân dân ấp Đông"),
            line(1, NomineeKind::Individual, "Danh Hữu Nghĩa"),
        ],
        comments: Comments {
            received: 2,
            answered: vec![Answered {
                about: About::Named("Danh Hữu Nghĩa".into()),
                words: COMMENT.into(),
                answer: reply(),
            }],
        },
    }
}

const COMMENT: &str = "Số hồ sơ có tính cả hồ sơ làm hộ không?";

fn reply() -> Answer {
    Answer {
        words: "Không, chỉ đếm hồ sơ người dân tự nộp.".into(),
        at: at("2026-11-09T02:00:00Z"),
        log_index: 2861,
    }
}

pub(in crate::pages::public) fn receipt(answered: bool) -> Receipt {
    Receipt {
        comment: "0123456789abcdef0123".into(),
        round: round_id(),
        words: COMMENT.into(),
        received_at: at("2026-11-06T02:00:00Z"),
        received_index: 2850,
        answer: answered.then(reply),
    }
}

/// Giấy khen of Trần Thị Ngọc Huệ, decision 05/QĐ-UBND of 21/12/2026.
pub(in crate::pages::public) fn award() -> Award {
    Award {
        award: "phu-tan.2026-5-1".into(),
        locality: "phu-tan".into(),
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
    }
}

pub(in crate::pages::public) fn decision(mode: SigningMode) -> Decision {
    let award = award();
    Decision {
        year: 2026,
        number: 5,
        symbol: "05/QĐ-UBND".into(),
        signed_on: date(2026, 12, 21),
        signatory: Signer {
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
        entries: vec![Entry { award: award.award, kind: award.kind }],
        decided_at: at("2026-12-21T02:00:00Z"),
        log_index: 610,
        published_index: Some(611),
    }
}
