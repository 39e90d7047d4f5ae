//! Slips of a locality, of campaigns, reports and accounts that were put right.

use super::*;
use sovang_domain::account::AccountEvent;
use sovang_domain::campaign::{CampaignEvent, CampaignStep, PlanPaper, Summed};
use sovang_domain::locality::{
    CouncilMember, CouncilPosition, LocalityEvent, LocalityKind, LocalityTitle, SigningMode, UnitKind,
};
use sovang_domain::plan::PlanSignatory;
use sovang_domain::unit_report::{ReportStep, UnitReportEvent};

/// Slips of units, campaigns, reports and accounts.
pub(super) fn elsewhere() -> Vec<Fact> {
    let mut all = in_a_locality();
    all.push(of_a_council());
    all.push(of_a_scan());
    all.extend(in_a_campaign());
    all.push(of_a_plan_file());
    all.extend(in_reports_and_accounts());
    all
}

fn of_a_plan_file() -> Fact {
    Fact::Campaign(CampaignEvent::PlanFilePublished {
        version: 1,
        file: Document {
            paper: "ke-hoach".into(),
            sha256: "b7d04e1a".repeat(8),
            size: 512_000,
            media: Media::Pdf,
            number: None,
            date: None,
        },
        reason: Some("Kế hoạch được dán từ bản chữ; bổ sung bản đã ký.".into()),
        stamp: stamp("sen-hong.van-thu", "2026-03-02T02:00:00Z"),
    })
}

fn of_a_scan() -> Fact {
    let scan = |mark: &str, size| Document {
        paper: "ban-ky".into(),
        sha256: mark.repeat(8),
        size,
        media: Media::Pdf,
        number: None,
        date: None,
    };
    Fact::AwardRound(AwardRoundEvent::SignedPaperReplaced {
        draft: 1,
        decision: None,
        before: scan("5ac1d2e9", 204_800),
        after: scan("71fe08b4", 311_296),
        reason: "Tải nhầm bản chưa đóng dấu.".into(),
        stamp: stamp("sen-hong.van-thu", "2027-01-11T02:00:00Z"),
    })
}

fn of_a_council() -> Fact {
    let seat = |account: &str, position| CouncilMember {
        account: account.into(),
        position,
        unit: "tram-y-te".into(),
    };
    Fact::Locality(LocalityEvent::CouncilCorrected {
        which: date(2026, 1, 5),
        before: vec![seat("sen-hong.chu-tich", CouncilPosition::Chair)],
        members: vec![
            seat("sen-hong.chu-tich", CouncilPosition::Chair),
            seat("sen-hong.thi-dua", CouncilPosition::Secretary),
        ],
        from: date(2026, 1, 6),
        document: "Quyết định số 03/QĐ-UBND".into(),
        reason: "Ghi thiếu một thành viên, nhầm ngày.".into(),
        stamp: stamp("sen-hong.thi-dua", "2026-01-07T01:00:00Z"),
    })
}

fn in_a_locality() -> Vec<Fact> {
    let officer = |at: &str| stamp("sen-hong.thi-dua", at);
    let title = |name: &str| LocalityTitle {
        kind: LocalityKind::Rural,
        name: name.into(),
        province: "An Giang".into(),
        province_kind: "tỉnh".into(),
    };
    vec![
        Fact::Locality(LocalityEvent::UnitNameCorrected {
            unit: "ap-dong".into(),
            before: "Ấp Đôngg".into(),
            after: "Ấp Đông".into(),
            reason: "Gõ thừa một chữ.".into(),
            stamp: officer("2026-03-02T01:00:00Z"),
        }),
        Fact::Locality(LocalityEvent::UnitRenameTakenBack {
            unit: "ap-trung".into(),
            before: "Ấp Trung Hòa".into(),
            after: "Ấp Trung".into(),
            reason: "Ghi nhầm đơn vị, ấp này không đổi tên.".into(),
            stamp: stamp("sen-hong.van-thu", "2027-01-22T02:00:00Z"),
        }),
        Fact::Locality(LocalityEvent::UnitMergerTakenBack {
            unit: "ap-bac".into(),
            into: "ap-dong".into(),
            reason: "Chọn nhầm đơn vị nhận.".into(),
            stamp: officer("2026-10-02T01:05:00Z"),
        }),
        Fact::Locality(LocalityEvent::LocalityCorrected {
            before: title("Sen Hông"),
            after: title("Sen Hồng"),
            reason: "Gõ sai dấu.".into(),
            stamp: officer("2026-01-06T01:00:00Z"),
        }),
        Fact::Locality(LocalityEvent::UnitKindCorrected {
            unit: "tram-y-te".into(),
            before: UnitKind::Office,
            after: UnitKind::Service,
            reason: "Chọn nhầm loại.".into(),
            stamp: officer("2026-03-02T01:10:00Z"),
        }),
        Fact::Locality(LocalityEvent::UnitStruck {
            unit: "ap-dong-2".into(),
            name: "Ban nhân dân ấp Đông".into(),
            reason: "Ghi trùng với đơn vị đã có.".into(),
            stamp: officer("2026-03-02T01:15:00Z"),
        }),
        Fact::Locality(LocalityEvent::DelegationEnded {
            officer: "sen-hong.pho-chu-tich".into(),
            mode: SigningMode::ForHead,
            from: date(2026, 1, 5),
            until: date(2026, 6, 30),
            document: "Quyết định số 61/QĐ-UBND".into(),
            stamp: officer("2026-07-01T01:00:00Z"),
        }),
        Fact::Locality(LocalityEvent::DelegationTakenBack {
            officer: "sen-hong.ke-toan".into(),
            mode: SigningMode::ByOrder,
            from: date(2026, 1, 5),
            reason: "Chọn nhầm người.".into(),
            stamp: officer("2026-01-06T01:20:00Z"),
        }),
    ]
}

fn in_a_campaign() -> Vec<Fact> {
    let officer = |at: &str| stamp("sen-hong.thi-dua", at);
    let plan_paper = |number: &str| PlanPaper {
        number: Some(number.into()),
        date: Some(date(2026, 3, 2)),
        signatory: PlanSignatory {
            name: "Nguyễn Quốc Bảo".into(),
            position: "CHỦ TỊCH".into(),
            modes: vec!["TM. ỦY BAN NHÂN DÂN".into()],
        },
    };
    let summed = |summary: &str| Summed {
        summary: summary.into(),
        document: "Báo cáo số 92/BC-UBND".into(),
        on: date(2027, 12, 20),
    };
    vec![
        Fact::Campaign(CampaignEvent::CampaignStepTakenBack {
            step: CampaignStep::Concluded,
            reason: "Bấm nhầm khi phong trào còn diễn ra.".into(),
            document: None,
            stamp: officer("2030-12-18T04:00:00Z"),
        }),
        Fact::Campaign(CampaignEvent::PlanPaperCorrected {
            before: plan_paper("18/KH-UBND"),
            after: plan_paper("81/KH-UBND"),
            reason: "Văn thư gõ đảo hai chữ số.".into(),
            document: Some("Văn bản số 7/UBND-VHXH".into()),
            stamp: officer("2026-03-04T01:00:00Z"),
        }),
        Fact::Campaign(CampaignEvent::ReviewCorrected {
            phase: Some("Giai đoạn 1".into()),
            before: summed("12 mô hình được duy trì."),
            after: summed("21 mô hình được duy trì."),
            reason: "Gõ đảo số.".into(),
            stamp: officer("2027-12-22T01:00:00Z"),
        }),
        Fact::Campaign(CampaignEvent::CampaignAnnulled {
            reason: "Ghi nhầm kế hoạch của phong trào khác.".into(),
            document: Some("Thông báo số 9/TB-UBND".into()),
            stamp: officer("2026-03-10T01:00:00Z"),
        }),
    ]
}

fn in_reports_and_accounts() -> Vec<Fact> {
    let officer = |at: &str| stamp("sen-hong.thi-dua", at);
    let name = |name: &str| Personal::new("dt-77aa".into(), name.to_owned());
    vec![
        Fact::UnitReport(UnitReportEvent::ReportStepTakenBack {
            step: ReportStep::Accepted,
            reason: "Chấp nhận nhầm báo cáo của đơn vị khác.".into(),
            stamp: officer("2026-11-11T03:40:00Z"),
        }),
        sent_upward(),
        Fact::Account(AccountEvent::AccountHolderCorrected {
            before: name("Trần Văn Lua"),
            full_name: name("Trần Văn Lúa"),
            before_position: "CHỦ TICH".into(),
            position: "CHỦ TỊCH".into(),
            reason: "Gõ thiếu dấu.".into(),
            stamp: stamp("sovang.quan-tri", "2026-04-02T02:00:00Z"),
        }),
    ]
}
