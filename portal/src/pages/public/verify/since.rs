//! What came after the record that is checked: it may match to the letter and yet hold no more.

use crate::pages::public::parts::{ended_heading, so};
use crate::ui::State;
use crate::ui::notification_banner::notification_banner;
use crate::ui::time;
use maud::{Markup, html};
use sovang_projections::public::awards::Award;
use sovang_words::format::{count2, local_date};

/// Said before the result; nothing when nothing came after.
pub(super) fn banner(address: &str, award: &Award) -> Markup {
    let slug = award.locality.as_str();
    if let Some(back) = award.revocation.as_ref().filter(|end| end.ground.is_mistake()) {
        let (state, heading) = ended_heading(back.ground);
        return notification_banner(
            state,
            "ve-sau",
            heading,
            html! {
                p {
                    "Ngày " (time::day(local_date(back.at))) ", cơ quan đã ghi vào sổ là khen nhầm " (so(slug, back.log_index))
                    ": sai sót của cơ quan, không phải của người có tên. “Khớp” dưới đây chỉ có nghĩa là bản ghi lúc công bố là thật, \
                     không phải khen thưởng còn hiệu lực. "
                    a href=(address) { "Xem vì sao hủy bỏ" }
                }
            },
        );
    }
    if let Some(revoked) = &award.revocation {
        let (state, heading) = ended_heading(revoked.ground);
        return notification_banner(
            state,
            "ve-sau",
            heading,
            html! {
                p {
                    "Ngày " (time::day(local_date(revoked.at))) ", việc hủy bỏ đã ghi vào sổ " (so(slug, revoked.log_index))
                    ". “Khớp” dưới đây chỉ có nghĩa là bản ghi lúc công bố là thật, không phải khen thưởng còn hiệu lực. "
                    a href=(address) { "Xem vì sao hủy bỏ" }
                }
            },
        );
    }
    match award.corrections.as_slice() {
        [] => Markup::default(),
        [.., last] => notification_banner(
            State::Wait,
            "ve-sau",
            "Khen thưởng này đã được đính chính",
            html! {
                p {
                    "Đã đính chính " (count2(award.corrections.len() as u64)) " lần, lần cuối ngày " (time::day(local_date(last.at))) " "
                    (so(slug, last.log_index)) ". Bản ghi kiểm chứng dưới đây là bản lúc công bố. "
                    a href=(address) { "Xem nội dung hiện nay" }
                }
            },
        ),
    }
}
