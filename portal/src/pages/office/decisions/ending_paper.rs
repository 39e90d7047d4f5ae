//! The decision by which an award ends: asked for like the one that gave it, wherever an award holds no more.

use super::super::form::{Answer, DAY, Step};
use super::show::View;
use crate::shell::submission::Values;
use crate::ui::error_summary::FieldError;
use maud::{Markup, html};
use sovang_desk::{Denied, Done};
use sovang_domain::award_round::{AwardRoundRefusal, ByPaper};
use sovang_domain::refusal::Refusal;

pub(super) const DOCUMENT: &str = "van-ban";
const SIGNER: &str = "nguoi-ky";

pub(super) fn fields(view: &View, form: &str) -> Markup {
    html! {
        (view.draft.field(form, DOCUMENT, "Quyết định hủy bỏ")
            .hint("Số, ký hiệu, cơ quan ban hành, ví dụ 92/QĐ-UBND của Chủ tịch UBND xã.").text())
        (view.draft.day(form, "Ngày ký quyết định hủy bỏ", view.today))
        (view.draft.field(form, SIGNER, "Người ký quyết định hủy bỏ")
            .hint("Chức danh, họ tên như trên bản giấy; ai cũng đọc được.").text())
    }
}

/// The decision with the reason given, and who signed it; none with its messages where something is missing.
pub(super) fn read(
    values: &Values,
    reason: String,
    errors: &mut Vec<FieldError>,
) -> Option<(ByPaper, String)> {
    let day = (DAY, "Ghi ngày ký quyết định hủy bỏ.");
    let paper = values.need_paper((DOCUMENT, "Ghi số, ký hiệu của quyết định hủy bỏ."), day, errors);
    let signed_by = values.need_line(SIGNER, "Ghi chức danh, họ tên người ký quyết định hủy bỏ.", errors);
    let (document, on) = paper?;
    Some((ByPaper { reason, document, on }, signed_by))
}

/// The answer; that the paper is one that awards, or not of whoever decided, is said at its field.
pub(super) async fn settle(step: Step<View>, result: Result<Done, Denied>) -> Answer {
    use AwardRoundRefusal as R;
    let document = |refusal: &Refusal| match refusal {
        Refusal::AwardRound(R::PaperAwards { .. } | R::NotTheIssuer { .. }) => Some(DOCUMENT),
        _ => None,
    };
    step.settle_at(result, document).await
}
