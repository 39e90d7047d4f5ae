//! Facts from which golden payloads are written. A new event, or a new version of one, gets its example here; the
//! payloads written before this file was stand without one.

mod award;
mod put_right;

use jiff::civil::date;
use sovang_domain::account::AccountEvent;
use sovang_domain::award_round::{
    AwardRoundEvent, BallotMethod, Conflict, ConflictGround, DecisionDraft, DraftEntry, EndGround, OutOf,
    RoundStep, Signatory, Tally, WithinQuota,
};
use sovang_domain::calendar::{Deadline, Period};
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::document::{Document, Media};
use sovang_domain::fact::Fact;
use sovang_domain::locality::{LocalityEvent, Numbering, SigningMode};
use sovang_domain::nomination::{NominationEvent, NominationStep, Proposal, Stage};
use sovang_domain::nominee::{Nominee, NomineeKind, Standing};
use sovang_domain::personal::Personal;
use sovang_domain::plan::{CalendarEntry, Occasion, Source};
use sovang_domain::rules::{CountedFrom, Parameter, ParameterName};
use sovang_domain::stamp::Stamp;
use sovang_domain::unit_report::{ReportContent, UnitReportEvent};

fn stamp(by: &str, at: &str) -> Stamp {
    Stamp::new(by, at.parse().unwrap())
}

/// Words about the nominee of the examples, sealed.
fn personal(words: &str) -> Personal<String> {
    Personal::new("dt-0192".into(), words.to_owned())
}

/// One of each aggregate at least, so that every kind of example is known to be written as it is stored.
pub(crate) fn examples() -> Vec<Fact> {
    let mut all = of_the_life_line();
    all.extend(put_right_in_a_round());
    all.extend(of_parameters());
    all.extend(of_a_draft());
    all.extend(put_right::elsewhere());
    all.extend(award::after());
    all.push(award::proposal());
    all.push(award::birth_year());
    all.push(award::paper_of_a_correction());
    all.extend(of_an_end());
    all.extend(put_right_in_a_nomination());
    all
}

/// What a locality set for itself, and took back.
fn of_parameters() -> [Fact; 2] {
    [
        Fact::Locality(LocalityEvent::ParameterSet {
            parameter: Parameter::Notice { working_days: 7 },
            from: date(2027, 2, 1),
            document: "Quyết định số 18/QĐ-UBND ngày 20/01/2027".into(),
            reason: "Quy chế thi đua, khen thưởng mới của xã.".into(),
            stamp: stamp("sen-hong.van-thu", "2027-01-21T02:00:00Z"),
        }),
        Fact::Locality(LocalityEvent::ParameterTakenBack {
            name: ParameterName::Notice,
            from: date(2027, 2, 1),
            reason: "Ghi nhầm số ngày.".into(),
            stamp: stamp("sen-hong.van-thu", "2027-01-22T02:00:00Z"),
        }),
    ]
}

/// What the chairman decided and has not signed yet.
fn of_a_draft() -> [Fact; 2] {
    [
        Fact::AwardRound(AwardRoundEvent::DecisionDrafted {
            draft: drafted(),
            stamp: stamp("sen-hong.pho-chu-tich", "2026-12-20T03:00:00Z"),
        }),
        Fact::AwardRound(AwardRoundEvent::DecisionDraftDropped {
            draft: 1,
            reason: "Ghi sót một cá nhân.".into(),
            stamp: stamp("sen-hong.pho-chu-tich", "2026-12-20T08:00:00Z"),
        }),
    ]
}

/// Slips of a round, and how they were put right.
fn put_right_in_a_round() -> Vec<Fact> {
    let officer = |at: &str| stamp("sen-hong.thi-dua", at);
    let facts = [
        AwardRoundEvent::BallotCorrected {
            nomination: "sen-hong.dn-2026-014".into(),
            before: Tally { votes_for: 0, against: 2, abstained: 0 },
            before_written: None,
            method: BallotMethod::Secret,
            tally: Tally { votes_for: 2, against: 0, abstained: 0 },
            voters: 2,
            recused: 2,
            absent: 1,
            written: Some(Tally { votes_for: 1, against: 0, abstained: 0 }),
            out_of: OutOf { whom: CountedFrom::AllMembers, members: 5 },
            passed: true,
            reason: "Ghi nhầm hai cột tán thành và không tán thành.".into(),
            document: Some("Biên bản số 04/BB-HĐTĐKT".into()),
            stamp: officer("2026-12-02T09:10:00Z"),
        },
        AwardRoundEvent::MeetingCorrected {
            before_on: date(2026, 12, 1),
            before: vec!["sen-hong.chu-tich".into(), "sen-hong.thi-dua".into(), "sen-hong.ap-trung".into()],
            before_document: None,
            on: date(2026, 12, 2),
            present: vec![
                "sen-hong.chu-tich".into(),
                "sen-hong.pho-chu-tich".into(),
                "sen-hong.thi-dua".into(),
                "sen-hong.ap-trung".into(),
            ],
            document: "Biên bản số 04/BB-HĐTĐKT".into(),
            reason: "Ghi thiếu một người có mặt.".into(),
            stamp: officer("2026-12-02T07:05:00Z"),
        },
        AwardRoundEvent::DeclarationCorrected {
            member: "sen-hong.pho-chu-tich".into(),
            before: vec![],
            conflicts: vec![Conflict {
                nomination: "sen-hong.dn-2026-014".into(),
                ground: ConflictGround::Relative,
            }],
            reason: "Bấm nhầm mục không có gì phải khai.".into(),
            document: None,
            stamp: stamp("sen-hong.pho-chu-tich", "2026-12-02T07:20:00Z"),
        },
        AwardRoundEvent::CommentAnswerCorrected {
            comment: "K7Q2-M3X9".into(),
            answer: "Cảm ơn ý kiến; Hội đồng đã nhận ngày 24/11/2026.".into(),
            reason: "Trả lời lần đầu ghi thiếu ngày.".into(),
            stamp: officer("2026-11-24T02:00:00Z"),
        },
        AwardRoundEvent::RefusalTakenBack {
            nomination: "sen-hong.dn-2026-015".into(),
            reason: Personal::new("dt-90be".into(), "Chọn nhầm dòng của hộ bên cạnh.".into()),
            stamp: stamp("sen-hong.chu-tich", "2026-12-08T08:10:00Z"),
        },
        AwardRoundEvent::RoundStepTakenBack {
            step: RoundStep::RoundClosed,
            reason: "Kết thúc nhầm khi còn hồ sơ chờ cấp trên.".into(),
            document: None,
            stamp: officer("2027-01-26T02:00:00Z"),
        },
        AwardRoundEvent::RoundAnnulled {
            reason: "Mở nhầm năm; đợt đúng là khen hằng năm 2026.".into(),
            document: Some("Thông báo số 31/TB-UBND".into()),
            stamp: officer("2027-01-27T02:00:00Z"),
        },
    ];
    facts.into_iter().map(Fact::AwardRound).collect()
}

/// A nomination that was put right, and a step about it that was taken back.
fn put_right_in_a_nomination() -> Vec<Fact> {
    let sealed = |words: &str| Personal::new("dt-3fa9".into(), words.to_owned());
    let proposal = Proposal {
        campaign: "sen-hong.sen-hong-chuyen-doi-so".into(),
        round: "sen-hong.sen-hong-chuyen-doi-so.2026-hang-nam".into(),
        occasion: Occasion::Annual,
        form: "giay-khen".into(),
        nominee: Nominee {
            kind: NomineeKind::Individual,
            subject: "dt-3fa9".into(),
            unit: "ap-trung".into(),
            name: sealed("Nguyễn Thị Mận"),
            position: sealed("Tổ trưởng Tổ công nghệ số cộng đồng"),
            birth_year: Some(Personal::new("dt-3fa9".into(), 1987)),
            apart: None,
            standing: Some(Standing::DirectWorker),
        },
        achievement: sealed("Hướng dẫn 96 hộ nộp hồ sơ trực tuyến."),
        period: Period { from: date(2025, 11, 1), to: date(2026, 10, 31) },
        audience: "ca-nhan".into(),
        criteria: vec![],
        initiative: false,
        posthumous: false,
        out_of_turn: None,
    };
    vec![
        Fact::Nomination(NominationEvent::NominationCorrected {
            proposal: Box::new(proposal),
            needed: vec!["to-trinh".into()],
            reason: sealed("Ghi sai chức vụ."),
            stamp: stamp("sen-hong.ap-trung", "2026-10-21T02:00:00Z"),
        }),
        Fact::Nomination(NominationEvent::DossierPaperStruck {
            paper: "bien-ban-hop-xet".into(),
            sha256: "5c".repeat(32),
            instead: Some(Document {
                paper: "bien-ban-hop-xet".into(),
                sha256: "9f".repeat(32),
                size: 48_213,
                media: Media::Pdf,
                number: Some("07/BB".into()),
                date: Some(date(2026, 10, 18)),
            }),
            reason: sealed("Tệp của hồ sơ khác."),
            back_to: None,
            stamp: stamp("sen-hong.ap-trung", "2026-10-22T02:00:00Z"),
        }),
        Fact::Nomination(NominationEvent::NominationStepTakenBack {
            step: NominationStep::AchievementAppraised,
            back_to: Stage::Submitted,
            reason: sealed("Chọn nhầm “chưa đạt”."),
            stamp: stamp("sen-hong.chuyen-doi-so", "2026-10-28T02:00:00Z"),
        }),
    ]
}

/// The commune's own report to the level above.
fn sent_upward() -> Fact {
    Fact::UnitReport(UnitReportEvent::ReportSent {
        campaign: "sen-hong.sen-hong-chuyen-doi-so".into(),
        year: 2026,
        occasion: Occasion::Annual,
        content: ReportContent {
            results: "18/21 đơn vị hoàn thành chỉ tiêu đăng ký.".into(),
            difficulties: "Thiếu máy ở hai ấp xa.".into(),
            documents: vec![Document {
                paper: "bao-cao".into(),
                sha256: "0c4f8a2e6d1b5937".repeat(4),
                size: 182_044,
                media: Media::Pdf,
                number: None,
                date: None,
            }],
        },
        number: "201/BC-UBND".into(),
        on: date(2026, 11, 28),
        due: Some(Deadline::Before(date(2026, 11, 30))),
        late: false,
        stamp: stamp("sen-hong.van-thu", "2026-12-01T02:00:00Z"),
    })
}

/// The end of what nobody decided.
fn of_an_end() -> [Fact; 2] {
    [
        Fact::AwardRound(AwardRoundEvent::NominationEnded {
            nomination: "sen-hong.dn-2026-014".into(),
            ground: EndGround::NotCompleted,
            reason: personal("Đơn vị không bổ sung biên bản họp xét đến khi đợt kết thúc."),
            stamp: stamp("sen-hong.thi-dua", "2027-01-26T01:00:00Z"),
        }),
        Fact::Nomination(NominationEvent::LateNominationRefused {
            reason: personal("Gửi sau khi đã niêm yết danh sách, không có lý do bất khả kháng."),
            stamp: stamp("sen-hong.chu-tich", "2026-11-02T02:00:00Z"),
        }),
    ]
}

fn of_the_life_line() -> Vec<Fact> {
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
            on: None,
            stamp: stamp("sen-hong.thi-dua", "2030-12-18T03:00:00Z"),
        }),
        Fact::Campaign(CampaignEvent::ExceptionAllowed {
            what: CalendarEntry::Round { occasion: Occasion::Interim, year: 2026 },
            reason: "Tỉnh tổ chức sơ kết sớm một năm.".into(),
            document: "Công văn số 88/UBND-VHXH ngày 05/10/2026".into(),
            on: None,
            stamp: stamp("sen-hong.chu-tich", "2026-10-06T02:00:00Z"),
        }),
        Fact::UnitReport(UnitReportEvent::ReportAccepted {
            remark: "Số liệu khớp hệ thống một cửa.".into(),
            stamp: stamp("sen-hong.thi-dua", "2026-11-11T03:30:00Z"),
        }),
        Fact::Nomination(NominationEvent::SuspensionLifted {
            basis: "Thông báo kết luận số 12/TB-UBND".into(),
            cleared: false,
            stamp: stamp("sen-hong.thi-dua", "2026-11-25T02:00:00Z"),
        }),
        Fact::Nomination(NominationEvent::LikenessAnswered {
            other: "dt-81c2".into(),
            same: true,
            reason: Some(Personal::new("dt-3fa9".into(), "Hai đơn vị xác nhận.".into())),
            stamp: stamp("sen-hong.thi-dua", "2026-11-12T02:00:00Z"),
        }),
        Fact::Locality(LocalityEvent::NumberingChosen {
            numbering: Numbering::ByProgram,
            document: "Quyết định số 31/QĐ-UBND ngày 05/01/2027".into(),
            stamp: stamp("sen-hong.van-thu", "2027-01-06T02:00:00Z"),
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

fn drafted() -> DecisionDraft {
    let line = DraftEntry {
        nomination: "sen-hong.dn-2026-014".into(),
        form: "giay-khen".into(),
        kind: NomineeKind::Individual,
        subject: "dt-014".into(),
        period: Period { from: date(2025, 11, 1), to: date(2026, 10, 31) },
        within: Some(WithinQuota {
            place: 3,
            limit: 4,
            source: Source { section: "Mục III.3.1".into(), words: "không quá 04 cá nhân".into() },
        }),
        overlap_reason: None,
        out_of_turn: None,
    };
    let signatory = Signatory {
        account: "sen-hong.pho-chu-tich".into(),
        name: "Lê Thị Sen".into(),
        position: "PHÓ CHỦ TỊCH".into(),
        mode: SigningMode::ForHead,
        delegation: Some("Giấy ủy quyền số 03/GUQ-UBND".into()),
    };
    DecisionDraft { draft: 1, signatory, entries: vec![line] }
}
