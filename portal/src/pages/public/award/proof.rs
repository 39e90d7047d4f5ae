//! Tự kiểm tra: under which number it stands, how far the book is sealed, the files that prove it, the code on paper.

use crate::pages::public::parts::{self, so};
use crate::paths;
use crate::ui::qr::qr;
use crate::ui::seal::seal_of_line;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::time;
use maud::{Markup, html};
use sovang_ledger::log::LogStatus;
use sovang_projections::public::awards::{Award, RevocationRow};
use sovang_words::format;
use sovang_words::personal::ERASED;

pub(super) fn body(slug: &str, award: &Award, address: Option<&str>, log: &LogStatus) -> Markup {
    let sealed = log.published.as_ref().is_some_and(|signed| award.log_index < signed.checkpoint.size);
    html! {
        p {
            "Ghi ở " (so(slug, award.log_index)) " lúc " (time::moment_long(award.published_at))
            ". Dòng này không sửa, không bỏ được"
            @if award.recipient == ERASED { "." } @else { "; tên và thành tích có thể được xóa theo quy định về dữ liệu cá nhân." }
        }
        (seal_of_line(log, award.log_index))
        @if award.recipient == ERASED {
            p { "Tên và thành tích đã xóa theo quy định về bảo vệ dữ liệu cá nhân, nên không còn tệp để kiểm tra. Dòng và dấu của dòng vẫn ở trong sổ." }
        } @else if sealed {
            p.screen-only { a href=(paths::verify(&award.award)) role="button" { "Kiểm chứng ngay" } }
            (files(slug, award))
        }
        // a code without a whole address opens nothing
        @if let Some(address) = address { (qr(address, "Mã QR của trang này", code(award))) }
        details.screen-only {
            summary { "Chi tiết kỹ thuật" }
            (summary_list([
                Row::new(format!("Dấu của dòng {}", format::thousands(award.log_index)), html! { code { (parts::fingerprint(&award.leaf_hash)) } }),
                Row::new("Mã khen thưởng", html! { code { (award.award) } }),
            ]))
        }
        p.screen-only {
            small { "Khiếu nại, tố cáo không gửi ở đây: " a href=(paths::COMPLAINTS) { "xem nơi nhận" } "." }
        }
    }
}

/// What the code is for: the commune prints it on its own certificates, not on those from above.
fn code(award: &Award) -> &'static str {
    match award.authority.is_commune() {
        true => "Mã QR in trên giấy khen, mở đúng trang này.",
        false => "Mã QR mở đúng trang này. Khen thưởng do cấp trên quyết định, giấy do cấp trên in.",
    }
}

/// The two files of the award, and those of every later fact about it: each has its own line in the book.
fn files(slug: &str, award: &Award) -> Markup {
    let pair = |what: &str, record: String, proof: String| {
        html! { p { (what) ": " a href=(record) download { "bản ghi" } ", " a href=(proof) download { "tệp chứng minh" } "." } }
    };
    let line = |what: String, index: u64| {
        pair(&what, paths::line_record(slug, index), paths::line_proof(slug, index))
    };
    let dated = |what: &str, at| format!("{what}, ghi sổ ngày {}", format::date(format::local_date(at)));
    let ended = |end: &RevocationRow| {
        html! {
            (line(dated("Hủy bỏ", end.at), end.log_index))
            @for step in &end.recovered { (line(dated("Thu hồi", step.at), step.log_index)) }
        }
    };
    html! {
        p { "Mỗi dòng dưới đây có hai tệp nhỏ, kiểm tra được trên máy bất kỳ, không cần mạng:" }
        (pair("Khen thưởng", paths::award_record(&award.award), paths::award_proof(&award.award)))
        @for one in &award.corrections {
            (line(dated("Đính chính", one.at), one.log_index))
        }
        @for back in &award.ends_taken_back {
            (ended(&back.end))
            (line(dated("Rút lại việc hủy bỏ", back.at), back.log_index))
        }
        @if let Some(end) = &award.revocation { (ended(end)) }
    }
}
