//! What came after an award was published.

use super::*;
use sovang_domain::award_round::{DetailCorrection, HandedOver, Mistake, NamedUnit, Recovery};

/// What came after an award was published.
pub(super) fn after() -> [Fact; 6] {
    [
        Fact::AwardRound(AwardRoundEvent::RecipientConfirmed {
            award: "sen-hong.2026-212-1".into(),
            known: Some("dt-90be".into()),
            others: vec!["dt-51aa".into()],
            stamp: stamp("sen-hong.chu-tich", "2027-01-12T02:00:00Z"),
        }),
        Fact::AwardRound(AwardRoundEvent::AwardDetailCorrected {
            award: "sen-hong.2026-212-1".into(),
            correction: DetailCorrection::Unit {
                before: NamedUnit { unit: "ap-dong".into(), name: "Ban nhân dân ấp Đông".into() },
                after: NamedUnit { unit: "ap-trung".into(), name: "Ban nhân dân ấp Trung".into() },
            },
            reason: "Danh sách kèm tờ trình ghi nhầm ấp.".into(),
            document: "Văn bản số 14/UBND-VHXH".into(),
            on: date(2027, 1, 12),
            mistyped: false,
            copy: None,
            stamp: stamp("sen-hong.chu-tich", "2027-01-12T02:00:00Z"),
        }),
        Fact::AwardRound(AwardRoundEvent::AwardEndTakenBack {
            award: "sen-hong.2026-212-1".into(),
            reason: "Bấm nhầm dòng bên cạnh khi ghi hủy bỏ.".into(),
            document: "Văn bản số 20/UBND-VHXH".into(),
            on: date(2027, 3, 5),
            stamp: stamp("sen-hong.chu-tich", "2027-03-05T02:00:00Z"),
        }),
        Fact::AwardRound(AwardRoundEvent::AwardTakenBack {
            award: "sen-hong.2026-212-1".into(),
            mistake: Mistake::WrongPerson,
            reason: "Trùng họ tên, lấy nhầm hồ sơ của người ở ấp khác.".into(),
            document: "Quyết định số 09/QĐ-UBND".into(),
            signed_by: None,
            money: Recovery::NotGiven,
            artefact: Recovery::Due,
            on: date(2027, 1, 18),
            stamp: stamp("sen-hong.chu-tich", "2027-01-18T02:00:00Z"),
        }),
        Fact::AwardRound(AwardRoundEvent::RecoveryRecorded {
            award: "sen-hong.2026-212-1".into(),
            what: HandedOver::Artefact,
            before: Recovery::Due,
            now: Recovery::Done,
            reason: Some("Bước trước ghi nhầm ngày giao nhận.".into()),
            document: "Biên bản giao nhận số 02".into(),
            on: date(2027, 1, 20),
            stamp: stamp("sen-hong.van-thu", "2027-01-20T02:00:00Z"),
        }),
        Fact::AwardRound(AwardRoundEvent::HigherDecisionTakenBack {
            nomination: "sen-hong.dn-2026-014".into(),
            award: "sen-hong.2026-212-1".into(),
            reason: "Ghi nhầm dòng: tỉnh chưa có quyết định cho trường hợp này.".into(),
            document: Some("Văn bản số 31/UBND-VHXH".into()),
            stamp: stamp("sen-hong.van-thu", "2027-02-02T02:00:00Z"),
        }),
    ]
}

/// A year of birth that was typed wrong.
pub(super) fn birth_year() -> Fact {
    let year = |year| Some(Personal::new("dt-0192".into(), year));
    Fact::Nomination(NominationEvent::BirthYearCorrected {
        before: year(1987),
        after: year(1978),
        reason: personal("Gõ đảo hai chữ số."),
        stamp: stamp("sen-hong.ap-trung", "2027-01-12T02:00:00Z"),
    })
}

/// The paper of a correction, whose number was typed wrong itself.
pub(super) fn paper_of_a_correction() -> Fact {
    Fact::AwardRound(AwardRoundEvent::CorrectionPaperCorrected {
        awards: vec!["sen-hong.2026-212-1".into()],
        before: "Văn bản số 14/UBND-VHXH".into(),
        before_on: date(2027, 1, 12),
        document: "Văn bản số 41/UBND-VHXH".into(),
        on: date(2027, 1, 12),
        reason: "Gõ đảo hai chữ số.".into(),
        stamp: stamp("sen-hong.chu-tich", "2027-01-13T02:00:00Z"),
    })
}

/// A proposal whose number and day were found wrong after the decision.
pub(super) fn proposal() -> Fact {
    Fact::AwardRound(AwardRoundEvent::ProposalCorrected {
        nominations: vec!["sen-hong.dn-2026-014".into()],
        before: "Tờ trình số 19/TTr-VHXH".into(),
        before_on: date(2026, 12, 4),
        document: "Tờ trình số 91/TTr-VHXH".into(),
        on: date(2026, 12, 3),
        reason: "Gõ đảo hai chữ số.".into(),
        paper: Some("Sổ văn bản đi năm 2026".into()),
        stamp: stamp("sen-hong.thi-dua", "2026-12-22T02:00:00Z"),
    })
}
