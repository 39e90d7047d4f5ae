//! Rows as the read models give them, for the tests of rounds, decisions, campaigns and localities: Phú Tân, autumn 2026.

use super::names::Names;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use sovang_domain::authority::{Grant, Role, Scope};
use sovang_domain::award_form::{DecidingAuthority, Verified};
use sovang_domain::award_round::{BallotMethod, Entry, Tally, WithinQuota};
use sovang_domain::calendar::Period;
use sovang_domain::ids::{CampaignId, NominationId, RoundId};
use sovang_domain::locality::{CouncilMember, CouncilPosition, LocalityKind, UnitKind};
use sovang_domain::money::{Dong, Prize, Thousandths};
use sovang_domain::nomination::Proposal;
use sovang_domain::nominee::{Nominee, NomineeKind};
use sovang_domain::personal::Personal;
use sovang_domain::plan::{Occasion, Plan, Source, parse};
use sovang_domain::rules::{NoticeBasis, NoticeRule, VotingRule};
use sovang_projections::account_directory::AccountRow;
use sovang_projections::award_roll::AwardRow;
use sovang_projections::campaign_board::{CampaignRow, CampaignState, EnrolledUnit};
use sovang_projections::locality_directory::{LocalityRow, UnitRow};
use sovang_projections::nomination_board::{NominationRow, NominationStage, Said};
use sovang_projections::round_docket::{
    BallotRow, EntryRow, NoticeClosed, NoticeRow, QuotaMeter, RoundRow, RoundStage, SessionRow,
};

pub(super) const PLANS: [&str; 5] = [
    include_str!("../../../../plans/phu-tan.toml"),
    include_str!("../../../../plans/phu-thai.toml"),
    include_str!("../../../../plans/phong-quang-2025-2030.toml"),
    include_str!("../../../../plans/phong-quang-2025.toml"),
    include_str!("../../../../plans/tu-minh.toml"),
];
pub(super) const FORMS: [&str; 6] = [
    "giay-khen",
    "bang-khen-tinh",
    "bang-khen-thu-tuong",
    "co-thi-dua-tinh",
    "co-thi-dua-chinh-phu",
    "huan-chuong-lao-dong",
];

pub(super) fn today() -> Date {
    date(2026, 11, 12)
}

fn at(day: &str) -> Timestamp {
    format!("{day}T02:00:00Z").parse().unwrap()
}

pub(super) fn plan() -> Plan {
    let [phu_tan, ..] = PLANS;
    let forms: Vec<String> = known_forms(phu_tan);
    parse(phu_tan, &forms.iter().map(String::as_str).collect::<Vec<_>>()).unwrap()
}

/// The forms a plan file names: the tests here are not about them.
pub(super) fn known_forms(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.trim().strip_prefix("form = "));
    let mut forms: Vec<String> = lines.map(|form| form.trim_matches('"').to_owned()).collect();
    forms.extend(FORMS.map(ToOwned::to_owned));
    forms
}

fn source() -> Source {
    Source {
        section: "Mục III.3.1".into(),
        words: "không quá 02 tập thể, 04 cá nhân đối với Giấy khen UBND xã".into(),
    }
}

pub(super) fn campaign_id() -> CampaignId {
    plan().campaign_id()
}

pub(super) fn round_id() -> RoundId {
    RoundId::scheduled(&campaign_id(), 2026, Occasion::Annual)
}

pub(super) fn period() -> Period {
    Period::new(date(2026, 1, 1), date(2026, 9, 30)).unwrap()
}

pub(super) fn names() -> Names {
    let units = [("ap-trung", "Ban nhân dân ấp Trung"), ("tram-y-te", "Trạm Y tế xã")];
    let people = [("phu-tan.chairman", "Nguyễn Quốc Bảo"), ("phu-tan.council", "Lê Thị Mỹ Hạnh")];
    Names {
        units: units.map(|(id, name)| (id.into(), name.to_owned())).into(),
        people: people.map(|(id, name)| (id.into(), name.to_owned())).into(),
        forms: [
            ("giay-khen".into(), "Giấy khen".to_owned()),
            ("bang-khen-tinh".into(), "Bằng khen tỉnh".to_owned()),
        ]
        .into(),
    }
}

pub(super) fn nomination(key: &str, name: &str, unit: &str) -> NominationRow {
    let subject = format!("s-{key}");
    let personal = |text: &str| Personal::new(subject.as_str().into(), text.to_owned());
    let said =
        |by: &str| Said {
            words: "Đúng thực tế".into(), by: by.into(), at: at("2026-10-20"), log_index: 537
        };
    NominationRow {
        nomination: NominationId::within(&"phu-tan".into(), key),
        locality: "phu-tan".into(),
        proposal: Proposal {
            campaign: campaign_id(),
            round: round_id(),
            occasion: Occasion::Annual,
            form: "giay-khen".into(),
            nominee: Nominee {
                kind: NomineeKind::Individual,
                subject: subject.as_str().into(),
                unit: unit.into(),
                name: personal(name),
                position: personal("Tổ trưởng"),
                birth_year: Some(Personal::new(subject.as_str().into(), 1987)),
                standing: None,
            },
            achievement: personal("Hướng dẫn 412 lượt người dân nộp hồ sơ trực tuyến."),
            period: period(),
            audience: "ca-nhan".into(),
            criteria: vec![source()],
            initiative: false,
        },
        stage: NominationStage::Ready,
        submitted_by: "phu-tan.ap-trung".into(),
        submitted_at: at("2026-10-10"),
        submitted_index: 518,
        due: None,
        late: false,
        admitted: None,
        suspended: None,
        returns: Vec::new(),
        papers: Vec::new(),
        needed: Vec::new(),
        achievement_opinion: Some(said("phu-tan.cds")),
        dossier_opinion: Some(said("phu-tan.tdkt")),
        withdrawn: None,
        refused: None,
        award: None,
        forwarded_to: None,
        higher: None,
        log_index: 544,
        version: 4,
    }
}

pub(super) fn entry(row: &NominationRow) -> EntryRow {
    let nominee = &row.proposal.nominee;
    EntryRow {
        entry: Entry {
            nomination: row.nomination.clone(),
            subject: nominee.subject.clone(),
            kind: nominee.kind,
            form: row.proposal.form.clone(),
            authority: DecidingAuthority::CommuneChairman,
            unit: nominee.unit.clone(),
            period: row.proposal.period,
            hands: row.hands(),
        },
        conflicts: 0,
        ballot: None,
        proposed: false,
        outcome: None,
    }
}

pub(super) fn ballot(passed: bool) -> BallotRow {
    let (votes_for, against) = if passed { (6, 1) } else { (2, 5) };
    BallotRow {
        method: BallotMethod::Secret,
        tally: Tally { votes_for, against, abstained: 0 },
        voters: 7,
        recused: 1,
        absent: 1,
        passed,
        at: at("2026-11-20"),
        log_index: 597,
    }
}

/// The annual round of 2026 at some stage, with these on its list.
pub(super) fn round(stage: RoundStage, listed: &[NominationRow]) -> RoundRow {
    let rank = stage as u8;
    let after = |other: RoundStage| rank >= other as u8;
    let notice = NoticeRow {
        opens: date(2026, 11, 4),
        closes: date(2026, 11, 18),
        working_days: 10,
        basis: NoticeBasis::LocalPolicy,
        opened_index: 2842,
        closed: after(RoundStage::NoticeOver).then(|| NoticeClosed {
            at: at("2026-11-19"),
            comments: 0,
            log_index: 2900,
        }),
    };
    RoundRow {
        round: round_id(),
        locality: "phu-tan".into(),
        campaign: campaign_id(),
        year: 2026,
        occasion: Occasion::Annual,
        quotas: plan().quotas_on(Occasion::Annual),
        notice_rule: NoticeRule {
            working_days: 10,
            basis: NoticeBasis::LocalPolicy,
            source: "Quy định của địa phương".into(),
            verified: Verified::Unverified,
        },
        voting: VotingRule {
            quorum_percent: 66,
            threshold_percent: 50,
            threshold_included: false,
            source: "Quy chế của Hội đồng".into(),
            verified: Verified::Inferred,
        },
        nominations_due: None,
        stage,
        opened_at: at("2026-10-01"),
        opened_index: 500,
        nominations_closed_at: after(RoundStage::NominationsClosed).then(|| at("2026-10-31")),
        notice: after(RoundStage::OnNotice).then_some(notice),
        entries: if after(RoundStage::OnNotice) { listed.iter().map(entry).collect() } else { Vec::new() },
        session: after(RoundStage::InCouncil).then(session),
        proposal: None,
        closed_at: after(RoundStage::Closed).then(|| at("2026-12-30")),
        awards: Vec::new(),
        log_index: 2842,
        version: 9,
    }
}

pub(super) fn council() -> Vec<CouncilMember> {
    let member = |account: &str, position, unit: &str| CouncilMember {
        account: account.into(),
        position,
        unit: unit.into(),
    };
    vec![
        member("phu-tan.chairman", CouncilPosition::Chair, "van-phong"),
        member("phu-tan.council", CouncilPosition::Member, "tram-y-te"),
    ]
}

fn session() -> SessionRow {
    SessionRow {
        on: date(2026, 11, 20),
        members: council(),
        present: vec!["phu-tan.chairman".into(), "phu-tan.council".into()],
        document: "03/BB-HĐTĐKT".into(),
        declared: vec!["phu-tan.chairman".into()],
        log_index: 2950,
    }
}

pub(super) fn meter(used: u16, nominated: u16) -> QuotaMeter {
    QuotaMeter {
        form: "giay-khen".into(),
        kind: NomineeKind::Individual,
        limit: 4,
        operator: sovang_domain::quota::QuotaOperator::Cap,
        used,
        revoked: 0,
        nominated,
        source: source(),
    }
}

pub(super) fn award() -> AwardRow {
    AwardRow {
        award: "phu-tan.2026-5-1".into(),
        locality: "phu-tan".into(),
        nomination: "phu-tan.n1".into(),
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
        standing: None,
        subject: "s-n1".into(),
        recipient: "Trần Thị Ngọc Huệ".into(),
        position: "Tổ trưởng".into(),
        unit: "ap-trung".into(),
        unit_name: "Ban nhân dân ấp Trung".into(),
        achievement: "Hướng dẫn 412 lượt người dân nộp hồ sơ trực tuyến.".into(),
        criteria: vec![source()],
        period: period(),
        prize: Some(Prize::compute(Dong(2_530_000), Thousandths(300), "Nghị định 152/2025/NĐ-CP, Điều 54")),
        within: Some(WithinQuota { place: 3, limit: 4, source: source() }),
        overlap_reason: None,
        corrections: Vec::new(),
        revocation: None,
        published_at: at("2026-12-21"),
        log_index: 612,
        leaf_hash: [0xb5; 32],
        last_index: 612,
    }
}

pub(super) fn campaign() -> CampaignRow {
    CampaignRow {
        campaign: campaign_id(),
        locality: "phu-tan".into(),
        slug: plan().slug,
        plan: plan(),
        state: CampaignState::Running,
        units: vec![EnrolledUnit { unit: "ap-trung".into(), enrolled_on: date(2025, 9, 15), plan: None }],
        reviews: Vec::new(),
        inspections: Vec::new(),
        conclusion: None,
        issued_at: at("2025-09-01"),
        issued_index: 12,
        log_index: 14,
        version: 2,
    }
}

pub(super) fn locality() -> LocalityRow {
    LocalityRow {
        locality: "phu-tan".into(),
        kind: LocalityKind::Rural,
        name: "Phú Tân".into(),
        province: "An Giang".into(),
        province_kind: "tỉnh".into(),
        log_index: 1,
    }
}

pub(super) fn unit(id: &str, name: &str) -> UnitRow {
    UnitRow {
        locality: "phu-tan".into(),
        unit: id.into(),
        name: name.into(),
        former: Vec::new(),
        kind: UnitKind::Village,
        merged_into: None,
        log_index: 3,
    }
}

pub(super) fn account(login: &str, name: &str, role: Role) -> AccountRow {
    AccountRow {
        account: format!("phu-tan.{login}").as_str().into(),
        locality: "phu-tan".into(),
        full_name: name.into(),
        subject: format!("s-{login}").as_str().into(),
        position: "công chức".into(),
        grants: vec![Grant { role, scope: Scope::Locality("phu-tan".into()) }],
        locked: None,
        opened_at: at("2025-07-01"),
        log_index: 7,
        version: 3,
    }
}
