//! Rules of a report.

use super::*;
use crate::calendar::Deadline;
use crate::document::{Document, Media};
use crate::ids::{CampaignId, UnitId};
use crate::plan::Occasion;
use crate::stamp::Stamp;
use cqrs_es::test::TestFramework;
use jiff::civil::date;

type Rules = TestFramework<UnitReport>;

const UNIT: &str = "phu-thai.thon-dong";
const OFFICER: &str = "phu-thai.thi-dua";
const IN_TIME: &str = "2026-11-04T23:59:59+07:00";
const LATE: &str = "2026-11-05T00:00:00+07:00";

fn by(account: &str) -> Stamp {
    Stamp::new(account, "2026-11-10T09:00:00+07:00".parse().unwrap())
}

fn campaign() -> CampaignId {
    "phu-thai.chuyen-doi-so".into()
}

fn unit() -> UnitId {
    "thon-dong".into()
}

/// "trước ngày 05/11"
fn due() -> Option<Deadline> {
    Some(Deadline::Before(date(2026, 11, 5)))
}

fn words(results: &str) -> ReportContent {
    ReportContent { results: results.into(), difficulties: String::new(), documents: vec![] }
}

fn content() -> ReportContent {
    words("212/230 hộ dùng dịch vụ công trực tuyến.")
}

fn paper() -> Document {
    let sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into();
    Document { paper: "bao-cao".into(), sha256, size: 18_432, media: Media::Pdf, number: None, date: None }
}

fn file(content: ReportContent, at: &str) -> UnitReportCommand {
    UnitReportCommand::File {
        campaign: campaign(),
        unit: unit(),
        year: 2026,
        occasion: Occasion::Annual,
        content,
        due: due(),
        stamp: Stamp::new(UNIT, at.parse().unwrap()),
    }
}

fn filed(at: &str, late: bool) -> UnitReportEvent {
    UnitReportEvent::ReportFiled {
        campaign: campaign(),
        unit: unit(),
        year: 2026,
        occasion: Occasion::Annual,
        content: content(),
        due: due(),
        late,
        stamp: Stamp::new(UNIT, at.parse().unwrap()),
    }
}

fn returns(account: &str) -> UnitReportCommand {
    UnitReportCommand::Return {
        reason: "Thiếu số liệu quý III.".into(), due: None, stamp: by(account)
    }
}

fn returned() -> UnitReportEvent {
    UnitReportEvent::ReportReturned {
        reason: "Thiếu số liệu quý III.".into(), due: None, stamp: by(OFFICER)
    }
}

fn refile(content: ReportContent) -> UnitReportCommand {
    UnitReportCommand::Refile { content, stamp: by(UNIT) }
}

fn refiled_by(account: &str) -> UnitReportEvent {
    UnitReportEvent::ReportRefiled { content: content(), stamp: by(account) }
}

fn accept(account: &str) -> UnitReportCommand {
    UnitReportCommand::Accept { remark: "Đủ số liệu.".into(), stamp: by(account) }
}

fn accepted() -> UnitReportEvent {
    UnitReportEvent::ReportAccepted { remark: "Đủ số liệu.".into(), stamp: by(OFFICER) }
}

fn waive() -> UnitReportCommand {
    UnitReportCommand::Waive {
        campaign: campaign(),
        unit: unit(),
        year: 2026,
        occasion: Occasion::Annual,
        reason: "Thôn mới sáp nhập ngày 01/10/2026.".into(),
        stamp: by(OFFICER),
    }
}

fn waived() -> UnitReportEvent {
    UnitReportEvent::ReportWaived {
        campaign: campaign(),
        unit: unit(),
        year: 2026,
        occasion: Occasion::Annual,
        reason: "Thôn mới sáp nhập ngày 01/10/2026.".into(),
        stamp: by(OFFICER),
    }
}

fn allows(given: Vec<UnitReportEvent>, when: UnitReportCommand, then: UnitReportEvent) {
    Rules::with(()).given(given).when(when).then_expect_events(vec![then]);
}

fn refuses(given: Vec<UnitReportEvent>, when: UnitReportCommand, refusal: UnitReportRefusal) {
    Rules::with(()).given(given).when(when).then_expect_error(refusal);
}

#[test]
fn a_report_on_the_eve_of_the_day_is_on_time() {
    allows(vec![], file(content(), IN_TIME), filed(IN_TIME, false));
}

#[test]
fn a_report_on_the_day_is_taken_and_marked_late() {
    allows(vec![], file(content(), LATE), filed(LATE, true));
}

#[test]
fn a_report_without_a_day_in_the_plan_is_never_late() {
    let UnitReportCommand::File { campaign, unit, year, occasion, content, stamp, .. } =
        file(content(), LATE)
    else {
        unreachable!("file() files")
    };
    let file = UnitReportCommand::File { campaign, unit, year, occasion, content, due: None, stamp };
    let filed = Rules::with(()).given_no_previous_events().when(file).inspect_result().unwrap();
    assert!(matches!(filed[..], [UnitReportEvent::ReportFiled { late: false, due: None, .. }]));
}

#[test]
fn a_report_says_something_in_words_or_in_a_paper() {
    refuses(vec![], file(words("  \n"), IN_TIME), UnitReportRefusal::NothingReported);
    refuses(vec![filed(IN_TIME, false), returned()], refile(words("")), UnitReportRefusal::NothingReported);
    let paper_only = ReportContent { documents: vec![paper()], ..words("") };
    let given = vec![filed(IN_TIME, false), returned()];
    let event = UnitReportEvent::ReportRefiled { content: paper_only.clone(), stamp: by(UNIT) };
    allows(given, refile(paper_only), event);
}

#[test]
fn a_report_is_filed_only_once() {
    let lives = [
        vec![filed(IN_TIME, false)],
        vec![filed(IN_TIME, false), returned()],
        vec![filed(IN_TIME, false), accepted()],
    ];
    for life in lives {
        refuses(life, file(content(), LATE), UnitReportRefusal::AlreadyFiled);
    }
}

#[test]
fn a_returned_report_is_filed_again_and_can_be_returned_again() {
    let once = vec![filed(IN_TIME, false), returned()];
    allows(once.clone(), refile(content()), refiled_by(UNIT));
    let mut again = once;
    again.push(refiled_by(UNIT));
    allows(again.clone(), returns(OFFICER), returned());
    allows(again, accept(OFFICER), accepted());
}

#[test]
fn only_a_returned_report_is_filed_again() {
    for life in [vec![], vec![filed(IN_TIME, false)], vec![filed(IN_TIME, false), accepted()]] {
        refuses(life, refile(content()), UnitReportRefusal::NotReturned);
    }
}

#[test]
fn only_a_filed_report_is_reviewed() {
    let lives = [
        vec![],
        vec![filed(IN_TIME, false), returned()],
        vec![filed(IN_TIME, false), accepted()],
        vec![waived()],
    ];
    for life in lives {
        refuses(life.clone(), returns(OFFICER), UnitReportRefusal::NothingToReview);
        refuses(life, accept(OFFICER), UnitReportRefusal::NothingToReview);
    }
}

#[test]
fn nobody_reviews_what_they_filed() {
    refuses(vec![filed(IN_TIME, false)], accept(UNIT), UnitReportRefusal::OwnReport);
    refuses(vec![filed(IN_TIME, false)], returns(UNIT), UnitReportRefusal::OwnReport);
    let refiled = vec![filed(IN_TIME, false), returned(), refiled_by("phu-thai.truong-thon")];
    refuses(refiled, accept("phu-thai.truong-thon"), UnitReportRefusal::OwnReport);
}

#[test]
fn a_report_is_waived_only_while_the_unit_owes_it() {
    allows(vec![], waive(), waived());
    allows(vec![filed(IN_TIME, false), returned()], waive(), waived());
    refuses(vec![filed(IN_TIME, false)], waive(), UnitReportRefusal::AlreadyFiled);
    refuses(vec![filed(IN_TIME, false), accepted()], waive(), UnitReportRefusal::AlreadyFiled);
}

#[test]
fn a_waived_report_is_neither_filed_nor_waived_again() {
    refuses(vec![waived()], file(content(), IN_TIME), UnitReportRefusal::Waived);
    refuses(vec![waived()], refile(content()), UnitReportRefusal::Waived);
    refuses(vec![waived()], waive(), UnitReportRefusal::Waived);
}

#[test]
fn the_stage_follows_the_life_line() {
    let life = [
        (filed(IN_TIME, false), Stage::Filed),
        (returned(), Stage::Returned),
        (refiled_by(UNIT), Stage::Filed),
        (accepted(), Stage::Accepted),
    ];
    let mut report = UnitReport::default();
    assert_eq!(report.stage(), Stage::Owed);
    for (event, stage) in life {
        report.evolve(event);
        assert_eq!(report.stage(), stage);
    }
    report = UnitReport::default();
    report.evolve(waived());
    assert_eq!(report.stage(), Stage::Waived);
}

#[test]
fn the_last_step_of_the_office_is_taken_back_with_a_reason() {
    use UnitReportCommand as C;
    let lived = |commands: Vec<C>| {
        let mut report = UnitReport::default();
        for command in commands {
            for event in report.decide(command).unwrap() {
                report.evolve(event);
            }
        }
        report
    };
    let file = || C::File {
        campaign: campaign(),
        unit: unit(),
        year: 2026,
        occasion: Occasion::Annual,
        content: content(),
        due: due(),
        stamp: by(UNIT),
    };
    let accept = || C::Accept { remark: String::new(), stamp: by(OFFICER) };
    let back = |reason: &str| C::TakeBack { reason: reason.into(), stamp: by(OFFICER) };
    let accepted = lived(vec![file(), accept()]);
    assert_eq!(accepted.decide(back(" ")).unwrap_err(), UnitReportRefusal::ReasonMissing);
    let again = lived(vec![file(), accept(), back("Nhầm đơn vị")]);
    assert_eq!(again.stage(), Stage::Filed);
    assert_eq!(again.decide(back("Nhầm")).unwrap_err(), UnitReportRefusal::NothingToTakeBack);
    again.decide(accept()).unwrap();
    let returned = C::Return { reason: "Thiếu".into(), due: None, stamp: by(OFFICER) };
    assert_eq!(lived(vec![file(), returned.clone(), back("Nhầm")]).stage(), Stage::Filed);
    assert_eq!(lived(vec![waive(), back("Nhầm đơn vị"), file()]).stage(), Stage::Filed);
    assert_eq!(lived(vec![file(), returned.clone(), waive()]).stage(), Stage::Waived);
    let goes_on = lived(vec![file(), returned, waive(), back("Nhầm đơn vị")]);
    assert_eq!(goes_on.stage(), Stage::Returned, "it waits for the unit again");
}

/// What the commune sends to the level above, recorded on 10/11: a paper of that number and day.
fn send(number: &str, on: jiff::civil::Date) -> UnitReportCommand {
    UnitReportCommand::Send {
        campaign: campaign(),
        year: 2026,
        occasion: Occasion::Annual,
        content: ReportContent { documents: vec![paper()], ..content() },
        number: number.into(),
        on,
        due: due(),
        stamp: by(OFFICER),
    }
}

fn sent(on: jiff::civil::Date) -> UnitReportEvent {
    UnitReport::default().decide(send("201/BC-UBND", on)).unwrap().remove(0)
}

#[test]
fn the_communes_report_is_late_by_the_day_of_its_paper_not_of_its_typing() {
    let late = |on| matches!(sent(on), UnitReportEvent::ReportSent { late: true, .. });
    assert!(!late(date(2026, 11, 4)) && late(date(2026, 11, 5)));
}

#[test]
fn what_the_commune_sends_is_a_paper_with_number_and_a_day_that_can_be() {
    use crate::act_day::{RestsOn, WrongDay};
    let (on, today) = (date(2026, 11, 4), date(2026, 11, 10));
    refuses(vec![], send(" ", on), UnitReportRefusal::PaperNotNamed);
    let UnitReportCommand::Send { campaign, year, occasion, number, due, stamp, .. } =
        send("201/BC-UBND", on)
    else {
        unreachable!("send() sends")
    };
    let unsigned = |content| UnitReportCommand::Send {
        campaign: campaign.clone(),
        year,
        occasion,
        content,
        number: number.clone(),
        on,
        due,
        stamp: stamp.clone(),
    };
    refuses(vec![], unsigned(content()), UnitReportRefusal::PaperNotNamed);
    refuses(vec![], unsigned(words(" ")), UnitReportRefusal::NothingReported);
    let tomorrow = date(2026, 11, 11);
    refuses(vec![], send("1", tomorrow), WrongDay::NotYet { on: tomorrow, today }.into());
    let (on, since) = (date(2025, 12, 31), date(2026, 1, 1));
    let early = WrongDay::TooEarly { on, rests_on: RestsOn::ReportYear, since };
    refuses(vec![], send("1", on), early.into());
}

#[test]
fn what_was_sent_is_sent_once_and_reviewed_by_nobody_here_and_can_be_taken_back() {
    let on = date(2026, 11, 4);
    let lived = vec![sent(on)];
    refuses(lived.clone(), send("202/BC-UBND", on), UnitReportRefusal::AlreadyFiled);
    refuses(lived.clone(), accept(OFFICER), UnitReportRefusal::NothingToReview);
    refuses(lived.clone(), waive(), UnitReportRefusal::AlreadyFiled);
    refuses(vec![waived()], send("202/BC-UBND", on), UnitReportRefusal::Waived);
    let back = UnitReportCommand::TakeBack { reason: "Ghi nhầm số.".into(), stamp: by(OFFICER) };
    let mut report = UnitReport::default();
    report.evolve(sent(on));
    assert_eq!(report.stage(), Stage::Sent);
    report.evolve(report.decide(back).unwrap().remove(0));
    assert_eq!(report.stage(), Stage::Owed);
}
