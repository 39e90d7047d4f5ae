//! Bản chốt sổ: how far the book is sealed, who cosigned it and when, and what is to be waited for.

use super::State;
use super::tag::strong_tag;
use super::{format::thousands, time};
use jiff::Timestamp;
use maud::{Markup, html};
use sovang_ledger::log::{Halt, LogStatus, Signed, Standing};

/// Whether line `index` stands in the published checkpoint, for its own page.
#[must_use]
pub fn seal_of_line(status: &LogStatus, index: u64) -> Markup {
    let sealed = status.published.as_ref().filter(|signed| index < signed.checkpoint.size);
    html! {
        @match sealed {
            Some(signed) => p {
                (mark(status, signed)) " Đã nằm trong bản chốt sổ " (thousands(signed.checkpoint.size)) " dòng"
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
                (mark(status, signed)) " " (thousands(signed.checkpoint.size)) " dòng đầu của sổ đã được chốt"
                (cosigned(status, signed))
            },
            None => p { (pending(status)) },
        }
        (trouble(status))
    }
}

fn mark(status: &LogStatus, signed: &Signed) -> Markup {
    match (&status.standing, signed.cosignatures.is_empty()) {
        (Standing::Halted(_), _) => strong_tag(State::Late, "Đang dừng chốt sổ"),
        (Standing::Waiting(_), _) => strong_tag(State::Wait, "Đang chờ MTTQ đồng ký"),
        (_, true) => strong_tag(State::Wait, "Chưa có nơi đồng ký"),
        (_, false) => strong_tag(State::Ok, "MTTQ đã đồng ký"),
    }
}

fn cosigned(status: &LogStatus, signed: &Signed) -> Markup {
    let name = |cosigned: &sovang_ledger::log::Cosigned| {
        let policy = status.policy.as_ref().as_ref();
        let witness = policy.and_then(|policy| {
            policy.witnesses.iter().find(|witness| {
                (witness.key.name(), witness.key.id()) == (cosigned.name.as_str(), cosigned.id)
            })
        });
        witness.map_or_else(|| cosigned.name.clone(), |witness| witness.name.clone())
    };
    html! {
        @for (place, one) in signed.cosignatures.iter().enumerate() {
            @if place == 0 { "; " } @else { ", " }
            "đồng ký: " code { (name(one)) } " lúc " @if let Ok(at) = at(one.at) { (time::moment_long(at)) }
        }
        "."
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
            (strong_tag(State::Wait, "Đang chờ MTTQ đồng ký")) " Dòng mới ghi thường được chốt trong vài giây; tệp chứng minh \
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
