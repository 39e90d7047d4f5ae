//! Facts from which golden payloads are written. A new event, or a new version of one, gets its example here; the
//! payloads written before this file was stand without one.

use jiff::civil::date;
use sovang_domain::account::AccountEvent;
use sovang_domain::award_round::AwardRoundEvent;
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::fact::Fact;
use sovang_domain::locality::LocalityEvent;
use sovang_domain::nomination::NominationEvent;
use sovang_domain::plan::{CalendarEntry, Occasion};
use sovang_domain::stamp::Stamp;
use sovang_domain::unit_report::UnitReportEvent;

fn stamp(by: &str, at: &str) -> Stamp {
    Stamp::new(by, at.parse().unwrap())
}

/// One of each aggregate at least, so that every kind of example is known to be written as it is stored.
pub(crate) fn examples() -> Vec<Fact> {
    vec![
        Fact::Locality(LocalityEvent::UnitMerged {
            unit: "ap-bac".into(),
            into: "ap-dong".into(),
            document: "Nghị quyết số 19/NQ-HĐND".into(),
            stamp: stamp("sen-hong.van-thu", "2026-10-01T01:05:00Z"),
        }),
        Fact::Locality(LocalityEvent::DayOffDeclared {
            day: date(2026, 11, 23),
            name: "Nghỉ hoán đổi, làm bù ngày 28/11".into(),
            instead: Some(date(2026, 11, 28)),
            document: "Thông báo số 12/TB-BNV ngày 10/11/2026".into(),
            stamp: stamp("sen-hong.van-thu", "2026-11-12T01:05:00Z"),
        }),
        Fact::Locality(LocalityEvent::DayOffTakenBack {
            day: date(2026, 11, 23),
            reason: "Thông báo đã được thay thế.".into(),
            document: "Thông báo số 15/TB-BNV ngày 18/11/2026".into(),
            stamp: stamp("sen-hong.van-thu", "2026-11-18T01:05:00Z"),
        }),
        Fact::AwardRound(AwardRoundEvent::NoticeExtended {
            before: date(2026, 11, 30),
            closes: date(2026, 12, 1),
            reason: "24/11/2026 là ngày nghỉ theo Nghị quyết số 28/2026/QH16.".into(),
            stamp: stamp("sen-hong.thi-dua", "2026-11-20T02:00:00Z"),
        }),
        Fact::Campaign(CampaignEvent::CampaignConcluded {
            summary: "Hoàn thành các chỉ tiêu của phong trào.".into(),
            document: "Báo cáo số 201/BC-UBND".into(),
            stamp: stamp("sen-hong.thi-dua", "2030-12-18T03:00:00Z"),
        }),
        Fact::Campaign(CampaignEvent::ExceptionAllowed {
            what: CalendarEntry::Round { occasion: Occasion::Interim, year: 2026 },
            reason: "Tỉnh tổ chức sơ kết sớm một năm.".into(),
            document: "Công văn số 88/UBND-VHXH ngày 05/10/2026".into(),
            stamp: stamp("sen-hong.chu-tich", "2026-10-06T02:00:00Z"),
        }),
        Fact::UnitReport(UnitReportEvent::ReportAccepted {
            remark: "Số liệu khớp hệ thống một cửa.".into(),
            stamp: stamp("sen-hong.thi-dua", "2026-11-11T03:30:00Z"),
        }),
        Fact::Nomination(NominationEvent::SuspensionLifted {
            basis: "Thông báo kết luận số 12/TB-UBND".into(),
            stamp: stamp("sen-hong.thi-dua", "2026-11-25T02:00:00Z"),
        }),
        Fact::AwardRound(AwardRoundEvent::RoundClosed {
            stamp: stamp("sen-hong.thi-dua", "2027-01-26T01:00:00Z"),
        }),
        Fact::Account(AccountEvent::AccountLocked {
            reason: "Nghỉ thai sản.".into(),
            stamp: stamp("sovang.quan-tri", "2026-04-01T02:00:00Z"),
        }),
    ]
}
