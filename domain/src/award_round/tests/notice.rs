//! The public notice is a lock: nothing goes on while it runs or a comment waits.

use super::*;

fn on_notice() -> Vec<C> {
    vec![open(), close_nominations(), open_notice(&[individual("1")])]
}

fn comment(id: &str, about: Option<&str>, words: &str, at: &str) -> C {
    C::ReceiveComment {
        comment: id.into(),
        about: about.map(nomination),
        words: Personal::new("gop-y-1".into(), words.into()),
        stamp: by(Stamp::CITIZEN, at),
    }
}

fn commented() -> Vec<C> {
    with(on_notice(), comment("K7Q2", Some("1"), "Chị Mận rất nhiệt tình.", LAST_NOTICE_MOMENT))
}

fn answer(id: &str, answer: &str) -> C {
    C::AnswerComment { comment: id.into(), answer: answer.into(), stamp: by(OFFICER, NOTICE_OVER) }
}

#[test]
fn the_list_goes_public_after_nominations_close_and_once() {
    let entries = vec![individual("1")];
    let opened = E::NoticeOpened {
        entries: entries.clone(),
        opens: date(2026, 11, 16),
        closes: date(2026, 12, 1),
        working_days: 10,
        basis: NoticeBasis::LocalPolicy,
        stamp: by(OFFICER, NOTICE),
    };
    assert_eq!(facts(vec![open(), close_nominations()], open_notice(&entries)), vec![opened]);
    refuses(vec![open()], open_notice(&entries), R::NominationsStillOpen);
    refuses(on_notice(), open_notice(&entries), R::NoticeAlreadyOpened);
    refuses(vec![open(), close_nominations()], open_notice(&[]), R::NobodyListed);
}

#[test]
fn a_citizen_comments_to_the_last_second_of_the_notice() {
    let received = facts(on_notice(), comment("K7Q2", None, "Ý kiến chung.", LAST_NOTICE_MOMENT));
    assert!(matches!(&received[..], [E::NoticeCommentReceived { about: None, .. }]));
    refuses(on_notice(), comment("K7Q2", None, "Ý kiến chung.", NOTICE_OVER), R::NoticeOver);
    let closed = with(on_notice(), close_notice());
    refuses(closed, comment("K7Q2", None, "Ý kiến chung.", LAST_NOTICE_MOMENT), R::NoticeOver);
    refuses(vec![open()], comment("K7Q2", None, "Ý kiến chung.", NOTICE), R::NoticeNotOpened);
}

#[test]
fn a_comment_says_something_about_someone_on_the_list() {
    refuses(on_notice(), comment("K7Q2", Some("1"), " \n", NOTICE), R::NothingWritten);
    let stranger = comment("K7Q2", Some("9"), "Không rõ.", NOTICE);
    refuses(on_notice(), stranger, R::NotListed { nomination: nomination("9") });
}

#[test]
fn a_comment_is_answered_once_and_in_words() {
    let answered = E::NoticeCommentAnswered {
        comment: "K7Q2".into(),
        answer: "Xin cảm ơn.".into(),
        stamp: by(OFFICER, NOTICE_OVER),
    };
    assert_eq!(facts(commented(), answer("K7Q2", "Xin cảm ơn.")), vec![answered]);
    refuses(commented(), answer("K7Q2", "  "), R::NothingWritten);
    refuses(commented(), answer("ZZZZ", "Xin cảm ơn."), R::NoSuchComment);
    let done = with(commented(), answer("K7Q2", "Xin cảm ơn."));
    refuses(done, answer("K7Q2", "Xin cảm ơn lần nữa."), R::AlreadyAnswered);
}

#[test]
fn the_notice_runs_to_the_end_of_its_last_day() {
    let early = C::CloseNotice { due: None, stamp: by(OFFICER, LAST_NOTICE_MOMENT) };
    refuses(on_notice(), early, R::NoticeStillRunning { until: date(2026, 12, 1) });
    let closed = E::NoticeClosed { comments: 0, stamp: by(OFFICER, NOTICE_OVER) };
    assert_eq!(facts(on_notice(), close_notice()), vec![closed]);
    refuses(vec![open()], close_notice(), R::NoticeNotOpened);
    refuses(with(on_notice(), close_notice()), close_notice(), R::NoticeOver);
}

#[test]
fn the_notice_closes_only_when_every_comment_is_answered() {
    let two = with(commented(), comment("M3X9", None, "Cần nêu rõ số hộ.", NOTICE));
    refuses(two.clone(), close_notice(), R::CommentsUnanswered { count: 2 });
    let one = with(two, answer("K7Q2", "Xin cảm ơn."));
    refuses(one.clone(), close_notice(), R::CommentsUnanswered { count: 1 });
    let closed = E::NoticeClosed { comments: 2, stamp: by(OFFICER, NOTICE_OVER) };
    assert_eq!(facts(with(one, answer("M3X9", "Đã bổ sung.")), close_notice()), vec![closed]);
}

#[test]
fn the_council_does_not_meet_while_the_notice_runs_or_a_comment_waits() {
    refuses(vec![open(), close_nominations()], convene(&COUNCIL), R::NoticeNotOpened);
    refuses(on_notice(), convene(&COUNCIL), R::NoticeStillRunning { until: date(2026, 12, 1) });
    refuses(commented(), convene(&COUNCIL), R::CommentsUnanswered { count: 1 });
}

fn extend(closes: Option<Date>, reason: &str) -> C {
    C::ExtendNotice { closes, reason: reason.into(), stamp: by(OFFICER, NOTICE_OVER) }
}

const WHY: &str = "Nghỉ hoán đổi ngày 23/11/2026, Thông báo số 12/TB-BNV.";

#[test]
fn a_notice_that_lost_a_working_day_is_extended_with_a_reason_and_never_cut() {
    let (before, closes) = (date(2026, 12, 1), date(2026, 12, 2));
    let extended = E::NoticeExtended { before, closes, reason: WHY.into(), stamp: by(OFFICER, NOTICE_OVER) };
    assert_eq!(facts(on_notice(), extend(Some(closes), WHY)), vec![extended]);
    refuses(on_notice(), extend(Some(closes), " "), R::ReasonMissing);
    for shorter in [None, Some(before), Some(date(2026, 11, 30))] {
        refuses(on_notice(), extend(shorter, WHY), R::NoticeLongEnough { until: before });
    }
    refuses(vec![open()], extend(Some(closes), WHY), R::NoticeNotOpened);
    refuses(with(on_notice(), close_notice()), extend(Some(closes), WHY), R::NoticeOver);
}

#[test]
fn comments_are_taken_and_the_notice_runs_until_its_new_end() {
    let extended = with(on_notice(), extend(Some(date(2026, 12, 2)), WHY));
    let received = facts(extended.clone(), comment("K7Q2", None, "Ý kiến chung.", NOTICE_OVER));
    assert!(matches!(&received[..], [E::NoticeCommentReceived { .. }]));
    refuses(extended, close_notice(), R::NoticeStillRunning { until: date(2026, 12, 2) });
}

#[test]
fn a_notice_is_not_closed_a_working_day_too_early() {
    let (until, due) = (date(2026, 12, 1), date(2026, 12, 2));
    let close = |due| C::CloseNotice { due: Some(due), stamp: by(OFFICER, NOTICE_OVER) };
    refuses(on_notice(), close(due), R::NoticeTooShort { until, due });
    assert!(matches!(&facts(on_notice(), close(until))[..], [E::NoticeClosed { .. }]));
}
