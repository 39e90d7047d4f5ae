//! What came after the decision: corrections beside the old words, and revocation, which hides nothing.

use crate::pages::public::parts::so;
use crate::ui::State;
use crate::ui::ledger::cite;
use crate::ui::notification_banner::notification_banner;
use crate::ui::section::section;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::time;
use maud::{Markup, html};
use sovang_projections::public::awards::Award;
use sovang_words::format::local_date;
use sovang_words::{format, terms};

/// First on the page when the award no longer holds.
pub(super) fn revocation(slug: &str, award: &Award) -> Markup {
    let Some(revoked) = &award.revocation else { return Markup::default() };
    let letter = terms::revocation_letter(revoked.ground);
    let ground = format::sentence_case(terms::revocation_ground(revoked.ground));
    notification_banner(
        State::Late,
        "da-huy-bo",
        "Khen thưởng này đã bị hủy bỏ",
        html! {
            p {
                (ground) " " (cite(None, format!("{} điểm {letter}", terms::revocation_place())))
                ". Căn cứ: " (revoked.basis.trim_end_matches('.')) ". Ghi sổ ngày " (time::day(local_date(revoked.at))) " " (so(slug, revoked.log_index)) "."
            }
            p {
                "Tiền thưởng: " (terms::recovery(revoked.money)) ". Hiện vật: " (terms::recovery(revoked.artefact))
                ". Nội dung dưới đây giữ nguyên như khi công bố."
            }
        },
    )
}

pub(super) fn corrections(slug: &str, award: &Award) -> Markup {
    if award.corrections.is_empty() {
        return Markup::default();
    }
    let rows = award.corrections.iter().map(|one| {
        Row::new(
            format::sentence_case(terms::corrected_field(one.field)),
            html! {
                "Đã ghi: “" s { (one.before) } "”" br;
                "Nay là: “" (one.after) "”" br;
                "Lý do: " (one.reason.trim_end_matches('.')) " (" (one.document) "). Ghi sổ ngày " (time::day(local_date(one.at))) " " (so(slug, one.log_index))
            },
        )
    });
    section("dinh-chinh", "Đính chính", summary_list(rows))
}
