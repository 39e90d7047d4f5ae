//! What came after an award, inside: what was put right, why it holds no more, what came back.

use super::revoke_award;
use crate::paths;
use crate::ui::ledger::{cite, log_index};
use crate::ui::section;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::time::{acted, moment};
use maud::{Markup, html};
use sovang_domain::award_round::Ground;
use sovang_projections::award_roll::{AwardRow, EndTakenBackRow, RevocationRow};
use sovang_words::{format, terms};

pub(super) fn section(row: &AwardRow) -> Markup {
    html! {
        @if !row.corrections.is_empty() {
            (section::section("da-dinh-chinh", "Đã đính chính", summary_list(row.corrections.iter().map(|correction| {
                Row::new(format::sentence_case(terms::award_field(correction.field)), html! {
                    @if correction.mistyped { "Gõ sai khi ghi vào sổ. " }
                    "“" (correction.before) "” sửa thành “" (correction.after) "”. " (correction.reason.trim_end_matches('.')) ". "
                    @if correction.document.is_empty() { "Ghi lại tên ở sổ đơn vị" } @else { (correction.document) }
                    ", ngày " (acted(correction.on, correction.at)) ", " (number(row, correction.log_index))
                })
            }))))
        }
        @for back in &row.ends_taken_back {
            (section::section("da-rut-lai-huy-bo", "Đã hủy bỏ, đã rút lại", html! { (summary_list(taken_back(row, back))) (owed(back)) }))
        }
        @if let Some(revocation) = &row.revocation {
            (section::section("da-huy-bo", "Đã hủy bỏ", html! { (summary_list(ended(row, revocation))) (again(row, revocation)) }))
        }
    }
}

/// How whoever earned it is awarded after all.
fn again(row: &AwardRow, end: &RevocationRow) -> Markup {
    if !end.ground.is_mistake() || !row.authority.is_commune() {
        return Markup::default();
    }
    html! {
        p {
            "Chỗ trong mức tối đa đã trả lại. Quyết định lại hồ sơ này: ở " a href=(paths::round(&row.round)) { "trang đợt xét" }
            ", Chủ tịch mở “Rút lại một việc đã ghi”, chọn kết quả khen nhầm; hồ sơ lại chờ quyết định. "
            "Người khác mới đáng được khen: đã có hồ sơ trong đợt thì rút lại kết quả chưa khen rồi quyết định. "
            "Đợt đã khép thì rút lại việc kết thúc đợt trước."
        }
    }
}

fn taken_back(row: &AwardRow, back: &EndTakenBackRow) -> Vec<Row> {
    let mut rows = ended(row, &back.end);
    rows.push(Row::new("Vì sao rút lại", &back.reason));
    rows.push(Row::new("Văn bản rút lại", &back.document));
    rows.push(Row::new(
        "Rút lại ngày",
        html! { (acted(back.on, back.at)) ", " (number(row, back.log_index)) },
    ));
    rows
}

/// What had come back before the award held again: nobody may forget to give it back once more.
fn owed(back: &EndTakenBackRow) -> Markup {
    let what: Vec<&str> = back.owed().into_iter().map(terms::handed_over).collect();
    html! {
        @if !what.is_empty() {
            p {
                strong { "Phải trả lại " (what.join(" và ")) " đã thu hồi" }
                ": khen thưởng có hiệu lực trở lại, nên phần đã thu về phải trả cho người, tập thể được khen; chứng từ trả lưu cùng hồ sơ khen thưởng."
            }
        }
    }
}

fn number(row: &AwardRow, index: u64) -> Markup {
    log_index(index, &paths::ledger_line(&row.locality, index))
}

fn ended(row: &AwardRow, end: &RevocationRow) -> Vec<Row> {
    let mut rows = vec![match end.ground {
        Ground::Law(ground) => Row::new(
            "Căn cứ",
            html! { (revoke_award::lettered(ground)) " " (cite(None, terms::revocation_place())) },
        ),
        Ground::Mistake(mistake) => {
            Row::new("Sai sót của cơ quan", format::sentence_case(terms::mistake(mistake)))
        }
    }];
    if let Some(reason) = &end.reason {
        rows.push(Row::new("Vì sao nhầm", reason));
    }
    if !end.ground.is_mistake() {
        rows.push(Row::new("Văn bản làm căn cứ", &end.basis));
    }
    if let Some(decision) = end.decision() {
        rows.push(Row::new("Quyết định hủy bỏ", decision));
    }
    if let Some(signer) = &end.signed_by {
        rows.push(Row::new("Người ký", signer));
    }
    rows.push(Row::new("Hủy bỏ ngày", acted(end.on, end.at)));
    rows.push(Row::new("Tiền thưởng", format::sentence_case(terms::recovery(end.money))));
    rows.push(Row::new("Hiện vật", format::sentence_case(terms::recovery(end.artefact))));
    for step in &end.recovered {
        let what = format!("Thu hồi {}", terms::handed_over(step.what));
        rows.push(Row::new(
            what,
            html! {
                (format::sentence_case(terms::recovery(step.now))) ". " (step.document) ", ngày " (acted(step.on, step.at)) ", "
                (number(row, step.log_index))
            },
        ));
    }
    rows.push(Row::new("Vào sổ", html! { (moment(end.at)) ", " (number(row, end.log_index)) }));
    rows
}
