//! Bản chốt sổ: how far the book is sealed, who cosigned it and when, and what is to be waited for.

use super::State;
use super::tag::strong_tag;
use super::time;
use crate::demonstration;
use jiff::Timestamp;
use maud::{Markup, html};
use sovang_ledger::log::{Cosigned, Halt, LogStatus, Signed, Standing};
use sovang_words::format::thousands;

/// Whether line `index` stands in the published checkpoint, for its own page.
#[must_use]
pub fn seal_of_line(status: &LogStatus, index: u64) -> Markup {
    let sealed = status.published.as_ref().filter(|signed| index < signed.checkpoint.size);
    html! {
        @match sealed {
            Some(signed) => p {
                // what is cosigned stays so, whatever the book waits for now
                (word_of(status, signed)) " Đã nằm trong bản chốt sổ " (thousands(signed.checkpoint.size)) " dòng"
                (cosigned(status, signed))
            },
            None => p { (pending(status)) },
        }
        (trouble(status))
    }
}

/// The newest published checkpoint, for the book's own page.
#[must_use]
pub fn newest_seal(status: &LogStatus) -> Markup {
    html! {
        @match &status.published {
            Some(signed) => p {
                (mark(status, signed)) " Đã chốt " (thousands(signed.checkpoint.size)) " dòng đầu của sổ, từ số 0 đến số "
                (thousands(signed.checkpoint.size.saturating_sub(1)))
                (cosigned(status, signed))
            },
            None => p { (pending(status)) },
        }
        @if let Some((below, Ok(at))) = status.backfilled.map(|(below, at)| (below, Timestamp::from_microsecond(at))) {
            p {
                "Dấu của các dòng trước số " (thousands(below)) " được lập sau, lúc " (time::moment_long(at))
                "; dấu lập sau không chứng minh điều gì về thời gian trước đó."
            }
        }
        (trouble(status))
    }
}

fn mark(status: &LogStatus, signed: &Signed) -> Markup {
    match &status.standing {
        Standing::Halted(_) => strong_tag(State::Late, "Đang dừng chốt sổ"),
        Standing::Waiting(_) => strong_tag(State::Wait, "Đang chờ nơi đồng ký"),
        _ => word_of(status, signed),
    }
}

/// Who cosigned, in short: of the Fatherland Front only where its machine is named so, in no demonstration.
fn word_of(status: &LogStatus, signed: &Signed) -> Markup {
    match signed.cosignatures.as_slice() {
        [] => strong_tag(State::Wait, "Chưa có nơi đồng ký"),
        _ if demonstration::runs() => strong_tag(State::Ok, "Máy trình diễn đã đồng ký"),
        all if all.iter().any(|one| is_of_the_front(&called(status, one))) => {
            strong_tag(State::Ok, "MTTQ đã đồng ký")
        }
        _ => strong_tag(State::Ok, "Nơi khác đã đồng ký"),
    }
}

/// What the policy calls whoever cosigned; else the name of its key.
fn called(status: &LogStatus, cosigned: &Cosigned) -> String {
    let policy = status.policy.as_ref().as_ref();
    let witness = policy.and_then(|policy| {
        policy
            .witnesses
            .iter()
            .find(|witness| (witness.key.name(), witness.key.id()) == (cosigned.name.as_str(), cosigned.id))
    });
    witness.map_or_else(|| cosigned.name.clone(), |witness| witness.name.clone())
}

/// Names begin with who keeps the machine, such as `mttq.phu-tan`.
fn is_of_the_front(name: &str) -> bool {
    name.starts_with("mttq")
}

fn cosigned(status: &LogStatus, signed: &Signed) -> Markup {
    html! {
        @for (place, one) in signed.cosignatures.iter().enumerate() {
            @if place == 0 { "; " } @else { ", " }
            "nơi đồng ký: " (signer(&called(status, one))) ", lúc " @if let Ok(at) = at(one.at) { (time::moment_long(at)) }
        }
        // the publisher keeps this promise, or the standing is another one
        @if status.standing == Standing::Current && !signed.cosignatures.is_empty() { ", chưa quá 15 phút trước" }
        "."
    }
}

/// Whose machine it is, where its name says so.
fn signer(name: &str) -> Markup {
    html! {
        @if demonstration::runs() { "máy chạy kèm bản trình diễn, không phải của Mặt trận Tổ quốc (" code { (name) } ")" }
        @else if is_of_the_front(name) { "Mặt trận Tổ quốc (máy " code { (name) } ")" }
        @else { "máy " code { (name) } }
    }
}

fn at(posix: u64) -> Result<Timestamp, jiff::Error> {
    Timestamp::from_second(i64::try_from(posix).unwrap_or(i64::MAX))
}

fn pending(status: &LogStatus) -> Markup {
    match &status.standing {
        Standing::Halted(_) => strong_tag(State::Late, "Đang dừng chốt sổ"),
        Standing::Reading if status.published.is_none() => html! {
            (strong_tag(State::Wait, "Chưa chốt sổ")) " Sổ này chưa có khóa để chốt; tệp chứng minh chưa tải được."
        },
        _ => html! {
            (strong_tag(State::Wait, "Đang chờ chốt sổ")) " Dòng mới ghi thường được chốt trong vài giây; tệp chứng minh \
            tải được sau khi chốt."
        },
    }
}

/// What keeps the book from being sealed, where something does.
fn trouble(status: &LogStatus) -> Markup {
    match &status.standing {
        Standing::Waiting(away) if !away.is_empty() => html! {
            p {
                "Chưa liên lạc được với nơi đồng ký "
                @for (place, (name, _)) in away.iter().enumerate() {
                    @if place > 0 { ", " } code { (name) }
                }
                ". Việc ghi sổ vẫn tiếp tục; bản chốt trước vẫn còn giá trị."
            }
        },
        Standing::Halted(Halt::OlderThanWitness { .. }) => html! {
            p {
                "Nơi đồng ký đã thấy một quyển sổ dài hơn quyển sổ này, nên hệ thống không chốt thêm. Có thể sổ vừa được khôi phục \
                 từ bản sao lưu cũ. Người quản trị cần xem hướng dẫn vận hành; người dân hãy hỏi Ủy ban Mặt trận Tổ quốc."
            }
        },
        Standing::Halted(_) => html! {
            p {
                "Hệ thống thấy dữ liệu không khớp nên không chốt thêm. Người quản trị cần chạy lệnh khám sổ; các bản chốt đã công bố \
                 vẫn còn giá trị và vẫn kiểm chứng được."
            }
        },
        _ => Markup::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sovang_verifier::Checkpoint;
    use std::sync::Arc;

    fn status(standing: Standing, cosigned: bool) -> LogStatus {
        let checkpoint = Checkpoint { origin: "sovang.localhost/log".into(), size: 1_150, root: [7; 32] };
        let word = Cosigned { name: "mttq.phu-tan".into(), id: 7, at: 1_794_449_520, line: String::new() };
        let cosignatures = if cosigned { vec![word] } else { Vec::new() };
        let signed = Signed { checkpoint, signatures: String::new(), cosignatures, published_at: Some(0) };
        LogStatus { standing, published: Some(Arc::new(signed)), ..LogStatus::default() }
    }

    #[test]
    fn a_sealed_line_says_who_cosigned_and_when() {
        let html = seal_of_line(&status(Standing::Current, true), 889).into_string();
        assert!(html.contains(r#"data-state="ok">MTTQ đã đồng ký</strong>"#), "{html}");
        assert!(
            html.contains("Đã nằm trong bản chốt sổ 1.150 dòng; nơi đồng ký: Mặt trận Tổ quốc (máy <code>mttq.phu-tan</code>), lúc "),
            "{html}"
        );
        assert!(html.contains("ngày 12/11/2026"), "{html}");
    }

    #[test]
    fn a_machine_that_is_not_the_fronts_is_not_called_so() {
        let mut other = status(Standing::Current, true);
        let signed = other.published.take().unwrap();
        let mut signed = Signed::clone(&signed);
        signed.cosignatures[0].name = "bao-phu-tan".into();
        other.published = Some(Arc::new(signed));
        let html = newest_seal(&other).into_string();
        assert!(html.contains("Nơi khác đã đồng ký") && !html.contains("MTTQ"), "{html}");
    }

    #[test]
    fn what_nobody_cosigned_or_does_not_reach_the_line_says_so() {
        let alone = newest_seal(&status(Standing::Current, false)).into_string();
        assert!(alone.contains("Đã chốt 1.150 dòng đầu của sổ, từ số 0 đến số 1.149"), "{alone}");
        assert!(alone.contains("Chưa có nơi đồng ký") && !alone.contains("MTTQ đã đồng ký"), "{alone}");
        let later = seal_of_line(&status(Standing::Current, true), 1_150).into_string();
        assert!(later.contains("Đang chờ chốt sổ") && !later.contains("Đã nằm trong"), "{later}");
        let keyless = LogStatus { standing: Standing::Reading, ..LogStatus::default() };
        assert!(newest_seal(&keyless).into_string().contains("chưa có khóa để chốt"));
    }

    #[test]
    fn what_stops_the_sealing_is_told_without_anything_internal() {
        let older = Halt::OlderThanWitness { witness: "mttq".into(), knows: 9, ours: 7 };
        let html = newest_seal(&status(Standing::Halted(older), true)).into_string();
        assert!(
            html.contains(r#"data-state="late">Đang dừng chốt sổ"#) && html.contains("khôi phục"),
            "{html}"
        );
        let damaged = Halt::Damaged("tile 0/1".into());
        let html = newest_seal(&status(Standing::Halted(damaged), true)).into_string();
        assert!(html.contains("chạy lệnh khám sổ") && !html.contains("tile"), "{html}");
        let away = Standing::Waiting(vec![("mttq".into(), "connection refused".into())]);
        let html = newest_seal(&status(away, true)).into_string();
        assert!(html.contains("Chưa liên lạc được với nơi đồng ký <code>mttq</code>"), "{html}");
        assert!(!html.contains("refused"), "{html}");
    }

    #[test]
    fn a_line_that_was_cosigned_stays_so_while_the_book_waits() {
        let waiting = status(Standing::Waiting(vec![("mttq".into(), String::new())]), true);
        let html = seal_of_line(&waiting, 889).into_string();
        assert!(html.contains("MTTQ đã đồng ký") && html.contains("Chưa liên lạc được"), "{html}");
        assert!(newest_seal(&waiting).into_string().contains("Đang chờ nơi đồng ký"));
    }

    #[test]
    fn leaves_made_afterwards_are_said_to_be() {
        let backfilled = LogStatus { backfilled: Some((612, 0)), ..status(Standing::Current, true) };
        let html = newest_seal(&backfilled).into_string();
        assert!(html.contains("Dấu của các dòng trước số 612 được lập sau"), "{html}");
    }
}
