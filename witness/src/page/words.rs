//! The words of the page: what the state is called, in large, and what to do about it.

use super::Report;
use crate::judge::Kind;
use crate::store::Incident;
use crate::witness::SLACK;
use sovang_verifier::words::time;

/// Nothing from a log for so many seconds is worth a word: it republishes every ten minutes even when nothing is new.
pub(super) const LONG: u64 = 15 * 60;

/// How things stand, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// A log contradicted itself.
    Incident(Kind),
    /// The clock went back to before this second, so nothing is cosigned.
    Clock(u64),
    /// No log has sent anything yet.
    Nothing,
    /// This log has sent nothing for long, or never.
    Silent(usize),
    /// Everything is as it should be; this log was cosigned last.
    Good(usize),
}

pub(super) fn state(report: &Report) -> State {
    // a split view proves itself: it comes before what might have another reason
    let open = report.incidents.iter().filter(|incident| !incident.settled).map(|incident| incident.kind);
    let worst = open.min_by_key(|kind| match kind {
        Kind::SplitView => 0,
        Kind::Rollback => 1,
        Kind::NotContinued => 2,
    });
    if let Some(kind) = worst {
        return State::Incident(kind);
    }
    if let Some(last) = report.clock_back {
        return State::Clock(last);
    }
    let at = |index: usize| report.logs.get(index)?.recorded.as_ref().map(|recorded| recorded.cosigned_at);
    let all = 0..report.logs.len();
    let (oldest, newest) = (all.clone().min_by_key(|log| at(*log)), all.max_by_key(|log| at(*log)));
    let (Some(oldest), Some(newest)) = (oldest, newest) else { return State::Nothing };
    match (at(oldest), at(newest)) {
        (_, None) => State::Nothing,
        (Some(last), _) if report.now.saturating_sub(last) <= LONG => State::Good(newest),
        _ => State::Silent(oldest),
    }
}

/// In large.
pub(super) const fn large(state: State) -> &'static str {
    match state {
        State::Incident(Kind::SplitView) => "CÓ VẤN ĐỀ: sổ có hai bản khác nhau",
        State::Incident(Kind::Rollback) => "CÓ VẤN ĐỀ: sổ bị lùi lại",
        State::Incident(Kind::NotContinued) => "CÓ VẤN ĐỀ: sổ mới không nối tiếp sổ cũ",
        State::Clock(_) => "CÓ VẤN ĐỀ: đồng hồ máy này sai",
        State::Nothing => "Chưa nhận được bản chốt sổ nào",
        State::Silent(_) => "Đã lâu không nhận được bản chốt sổ",
        State::Good(_) => "Sổ khớp, đã đồng ký",
    }
}

/// Its colour in the stylesheet.
pub(super) const fn tone(state: State) -> &'static str {
    match state {
        State::Incident(_) | State::Clock(_) => "late",
        State::Nothing | State::Silent(_) => "wait",
        State::Good(_) => "ok",
    }
}

/// Below it: what it means and what to do.
pub(super) fn lead(state: State, report: &Report) -> String {
    let last = |log: usize| report.logs.get(log)?.recorded.as_ref().map(|recorded| recorded.cosigned_at);
    let named = |log: usize| match (report.logs.get(log), report.logs.len()) {
        (Some(log), 2..) => format!(" ({})", log.origin),
        _ => String::new(),
    };
    match state {
        State::Incident(_) => {
            "Máy này không ký bản không khớp và đã giữ cả hai bản làm bằng chứng. Hãy giữ nguyên máy, không xóa gì, \
             và báo ngay theo hướng dẫn dưới đây."
                .to_owned()
        }
        State::Clock(second) => format!(
            "Đồng hồ đang chỉ {}{}. Máy ngừng đồng ký cho đến khi đồng hồ đúng. Hãy đặt lại ngày, giờ của máy. \
             Đây không phải lỗi của sổ.",
            time(report.now),
            if second == 0 { String::new() } else { format!(", trước lần đồng ký gần nhất ({})", time(second)) }
        ),
        State::Nothing => {
            "Máy đang chờ bản chốt sổ đầu tiên. Nếu sau một ngày vẫn chưa có, hãy hỏi Ủy ban nhân dân xã: địa chỉ và \
             khóa của máy này đã được khai báo với sổ chưa."
                .to_owned()
        }
        State::Silent(log) => format!(
            "{}{}. Sổ phải gửi ít nhất 10 phút một lần. Hãy xem mạng của máy này; nếu mạng vẫn tốt, hãy hỏi Ủy ban \
             nhân dân xã. Việc này chưa có nghĩa là sổ bị sửa.",
            last(log).map_or_else(
                || "Chưa nhận được bản nào".to_owned(),
                |at| format!("Lần đồng ký gần nhất: {}, lúc {}", ago(report.now, at), time(at))
            ),
            named(log)
        ),
        State::Good(log) => last(log).map_or_else(String::new, |at| {
            format!(
                "Lần đồng ký gần nhất: {}, lúc {}{}. Không phải làm gì.",
                ago(report.now, at),
                time(at),
                named(log)
            )
        }),
    }
}

/// 5 phút trước.
pub(super) fn ago(now: u64, then: u64) -> String {
    if now.saturating_add(SLACK) < then {
        return "sau giờ của máy này".to_owned();
    }
    let seconds = now.saturating_sub(then);
    match seconds {
        0..60 => "vừa xong".to_owned(),
        60..3_600 => format!("{} phút trước", seconds / 60),
        3_600..86_400 => format!("{} giờ trước", seconds / 3_600),
        _ => format!("{} ngày trước", thousands(seconds / 86_400)),
    }
}

/// 1.150
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

/// What one incident is called, and what happened.
pub(super) fn incident(incident: &Incident) -> (&'static str, String) {
    let (ours, theirs) = (thousands(incident.cosigned_size), thousands(incident.size));
    match incident.kind {
        Kind::SplitView => (
            "Hai bản khác nhau",
            format!(
                "Sổ đã ký hai bản chốt khác nhau cho cùng {theirs} dòng. Một quyển sổ chỉ ghi thêm, không sửa, \
                 thì không thể có hai bản như vậy: có người thấy sổ này, có người thấy sổ khác, hoặc dòng cũ đã bị sửa."
            ),
        ),
        Kind::Rollback => (
            "Sổ bị lùi lại",
            format!(
                "Máy này đã đồng ký sổ có {ours} dòng; sau đó sổ lại ký một bản chỉ có {theirs} dòng, chưa từng gửi \
                 đến đây. Sổ chỉ được dài thêm. Có thể sổ vừa được khôi phục từ bản sao lưu cũ."
            ),
        ),
        Kind::NotContinued if incident.settled => (
            "Đã rõ: chỉ phần chứng minh bị lỗi",
            format!(
                "Bản chốt {theirs} dòng lúc đầu không chứng minh được là nối tiếp bản {ours} dòng. Sau đó chính bản ấy \
                 đã được chứng minh và đồng ký. Không phải làm gì."
            ),
        ),
        Kind::NotContinued => (
            "Không nối tiếp sổ cũ",
            format!(
                "Sổ ký một bản {theirs} dòng nhưng không chứng minh được là nối tiếp bản {ours} dòng đã đồng ký. \
                 Có thể dòng cũ đã bị sửa hoặc bị bỏ, hoặc phần mềm của sổ bị lỗi."
            ),
        ),
    }
}
