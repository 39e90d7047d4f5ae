//! What follows when an award holds no more, or holds again: told before it is recorded.

use super::show::View;
use crate::pages::office::consequences::Consequences;
use sovang_domain::award_round::{ByPaper, Recovery};
use sovang_words::format::{date_long, money_long, sentence_case, stop, written_date};
use sovang_words::terms;

/// An award that is to hold no more, on which ground, by whose decision; `place` is what becomes of its place within the limit.
pub(super) fn ends(
    view: &View,
    deed: &'static str,
    (ground, paper, signed_by): (String, &ByPaper, &str),
    (money, artefact): (Recovery, Recovery),
    place: &'static str,
) -> Consequences {
    let row = &view.row;
    let paid =
        row.prize.as_ref().map(|prize| format!(" ({})", money_long(prize.amount.0))).unwrap_or_default();
    let place =
        row.within.as_ref().map(|within| format!("Thứ {} trong {}: {place}", within.place, within.limit));
    Consequences::of(deed)
        .part("Khen thưởng", [award(view)])
        .part("Trang công khai ghi", [
            ground,
            stop(&paper.reason),
            format!("Quyết định hủy bỏ: {}, ký {}, {signed_by}", paper.document, written_date(paper.on)),
        ])
        .part("Thu hồi", [
            format!("Tiền thưởng{paid}: {}", terms::recovery(money)),
            format!("Hiện vật: {}", terms::recovery(artefact)),
        ])
        .part("Mức tối đa", place)
        .part("Sau khi ghi", ["Tên và lời khen vẫn đọc được bên cạnh. Ghi nhầm thì rút lại được bằng văn bản, có lý do công khai."])
}

/// An award that is to hold again.
pub(super) fn holds(view: &View, deed: &'static str, why: [String; 2]) -> Consequences {
    let row = &view.row;
    let back = row
        .prize
        .as_ref()
        .map(|prize| format!("Tiền thưởng {} không phải thu hồi nữa", money_long(prize.amount.0)));
    let place = row.within.as_ref().map(|within| format!("Lại tính một chỗ trong mức {}", within.limit));
    Consequences::of(deed)
        .part("Khen thưởng có hiệu lực trở lại", [award(view)])
        .part("Trang công khai ghi", why)
        .part("Tiền và mức tối đa", back.into_iter().chain(place))
}

/// Phạm Thị Kim Duyên, Ấp Trung: Giấy khen; quyết định 05/QĐ-UBND ngày 05/12/2026
fn award(view: &View) -> String {
    let row = &view.row;
    let decision = format!("quyết định {} {}", row.decision, date_long(row.decided_on));
    sentence_case(&format!("{}, {}: {}; {decision}", row.recipient, row.unit_name, row.form_name))
}
