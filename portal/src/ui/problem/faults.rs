//! Faults of ours (500, 503): something cannot be read, stored or served now.

use super::{NOTHING_RECORDED, Problem, ways};
use crate::ui::section::section;
use axum::http::StatusCode;
use maud::html;

impl Problem {
    /// 500: a fault of ours. While recording it is not certain whether the line was written.
    #[must_use]
    pub fn internal(while_recording: bool) -> Self {
        let (lead, next) = if while_recording {
            (
                "Chưa chắc việc vừa làm đã vào sổ hay chưa.",
                "Quay lại trang trước và gửi lại đúng biểu mẫu đó. Nếu lần trước đã vào sổ thì không ghi lần thứ hai.",
            )
        } else {
            ("Trang chưa mở được. Nội dung trong sổ không bị ảnh hưởng.", "Đợi ít phút, rồi tải lại trang.")
        };
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Cổng đang gặp trục trặc",
            lead,
            ways(html! {
                ul {
                    li { (next) }
                    li { "Nếu vẫn không được, báo cho Ủy ban nhân dân xã, nói rõ trang nào và lúc mấy giờ." }
                }
            }),
        )
    }

    /// 503: what the page or a rule needs cannot be read now. `asked` says whether something was to be recorded.
    #[must_use]
    pub fn unreadable(asked: bool) -> Self {
        let lead = if asked {
            NOTHING_RECORDED
        } else {
            "Trang chưa mở được. Nội dung trong sổ không bị ảnh hưởng."
        };
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Cổng chưa đọc được dữ liệu cần cho trang này",
            lead,
            ways(html! {
                ul {
                    li { "Đợi ít phút, rồi tải lại trang." }
                    li { "Nếu vẫn không được, báo cho Ủy ban nhân dân xã." }
                }
            }),
        )
    }

    /// 503: a new portal, without an administrator.
    #[must_use]
    pub fn not_begun() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Cổng này chưa được lập",
            "Sổ còn trống và chưa có người quản trị. Chưa trang nào mở cho ai.",
            ways(html! {
                ul {
                    li { "Người giữ máy mở địa chỉ mà chương trình in ra khi khởi động; địa chỉ ấy có mã dùng một lần." }
                    li { "Nếu mã đã quá giờ, dừng chương trình rồi chạy lại để có địa chỉ khác." }
                }
            }),
        )
    }

    /// 403: the code of the first run opens nothing any more.
    #[must_use]
    pub fn first_run_over() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "Mã này không mở được trang bắt đầu",
            format!("Mã chưa đúng, đã dùng hoặc đã quá giờ. {NOTHING_RECORDED}"),
            ways(html! {
                ul {
                    li { "Mở đúng địa chỉ mà chương trình in ra ở lần khởi động mới nhất." }
                    li { "Nếu đã quá giờ, dừng chương trình rồi chạy lại để có địa chỉ khác." }
                }
            }),
        )
    }

    /// The same with the number under which the fault stands in the server's log.
    #[must_use]
    pub fn logged_as(self, number: &str) -> Self {
        let told = section(
            "su-co",
            "Mã sự cố",
            html! {
                p { code { (number) } ". Khi báo sự cố, đọc mã này: nhật ký của máy chủ ghi cùng một mã." }
            },
        );
        Self { body: html! { (self.body) (told) }, ..self }
    }

    /// 503: the views are built from the ledger for the first time.
    #[must_use]
    pub fn building() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Cổng đang dựng lại dữ liệu từ sổ",
            "Sổ còn nguyên; trang chưa tra được gì cho đến khi dựng xong. Không có gì được ghi.",
            ways(html! { p { "Đợi ít phút, rồi tải lại trang." } }),
        )
    }

    /// 503: too much to do, or being looked after. The request was turned away before anything happened.
    #[must_use]
    pub fn unavailable() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Cổng đang bận",
            NOTHING_RECORDED,
            ways(html! { p { "Đợi ít phút, rồi tải lại trang." } }),
        )
    }
}
