//! Problem: the page when something went wrong. What happened, whether anything was recorded, ways on.

mod faults;
#[cfg(test)]
mod tests;

use crate::paths;
use axum::http::StatusCode;
use maud::{Markup, Render, html};
use sovang_words::format::thousands;

use super::{
    layout::{Heading, LocalityHead, Page},
    links::{self, Link},
    notes::inset_text,
    search_box::{LABEL, search_box},
    section::section,
};

const NOTHING_RECORDED: &str = "Không có gì được ghi vào sổ.";

/// 20 MB
fn megabytes(bytes: usize) -> String {
    format!("{} MB", bytes / (1024 * 1024))
}

/// A problem told to a person, in words that give away nothing of the inside.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The status of the answer.
    pub status: StatusCode,
    /// What happened, as a title.
    pub title: String,
    /// What became of it: recorded or not.
    pub lead: String,
    /// Why, and ways on.
    pub body: Markup,
}

impl Problem {
    /// Puts the problem into a page that already has its room, locality and navigation.
    #[must_use]
    pub fn on(self, page: Page) -> Page {
        let kicker = format!("Mã {}", self.status.as_u16());
        Page {
            heading: Heading::new(&self.title).kicker(kicker).lead(self.lead),
            title: self.title,
            body: self.body,
            ..page
        }
    }

    fn new(status: StatusCode, title: &str, lead: impl Into<String>, body: Markup) -> Self {
        Self { status, title: title.to_owned(), lead: lead.into(), body }
    }

    /// 400: the request lacks a part or has one that cannot be read.
    #[must_use]
    pub fn bad_request() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "Chưa đọc được yêu cầu này",
            format!("Địa chỉ hoặc biểu mẫu thiếu một phần. {NOTHING_RECORDED}"),
            ways(html! {
                ul {
                    li { "Quay lại trang trước, tải lại trang rồi làm lại từ đó." }
                    li { a href="/" { "Về trang đầu" } }
                }
            }),
        )
    }

    /// 410: erased with the person it spoke of.
    #[must_use]
    pub fn erased() -> Self {
        Self::new(
            StatusCode::GONE,
            "Bản ghi này đã được xóa",
            "Dữ liệu cá nhân trong bản ghi đã được xóa theo quy định về bảo vệ dữ liệu cá nhân, nên không còn tệp chứng minh.",
            html! {
                (section("con-lai", "Còn lại gì", html! {
                    p { "Dòng của bản ghi vẫn còn trong sổ, đúng số, đúng thứ tự. Tệp chứng minh của các dòng khác vẫn kiểm tra được." }
                }))
                (ways(links::list(&[Link::new(paths::PERSONAL_DATA, "Dữ liệu cá nhân được giữ thế nào")])))
            },
        )
    }

    /// 503: recorded, but not in a published checkpoint yet.
    #[must_use]
    pub fn not_yet_sealed() -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Dòng này chưa được chốt sổ",
            "Dòng này đã ghi vào sổ nhưng chưa nằm trong bản chốt sổ nào, nên chưa có tệp chứng minh.",
            ways(html! {
                ul {
                    li { "Đợi một phút rồi tải lại. Sổ thường được chốt trong vài giây." }
                    li { "Nếu để lâu vẫn vậy, xem ở sổ công khai: nơi đó ghi vì sao chưa chốt." }
                }
            }),
        )
    }

    /// 403: signed in, but not for this.
    #[must_use]
    pub fn forbidden() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "Tài khoản này không làm được việc đó",
            NOTHING_RECORDED,
            html! {
                (section("vi-sao", "Vì sao", html! {
                    p { "Mỗi tài khoản chỉ làm việc được giao, ở đúng xã và đúng đơn vị của mình." }
                }))
                (ways(links::list(&[
                    Link::new(paths::OFFICE, "Về việc của tôi"),
                    Link::new(paths::SIGN_IN, "Đăng nhập bằng tài khoản khác"),
                ])))
            },
        )
    }

    /// 403: a member of the council has not declared yet; `round` is the page on which that is done.
    #[must_use]
    pub fn declare_first(round: &str) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "Kê khai xung đột lợi ích trước khi mở hồ sơ",
            NOTHING_RECORDED,
            html! {
                (section("vi-sao", "Vì sao", html! {
                    p {
                        "Thành viên Hội đồng chỉ đọc hồ sơ sau khi đã kê khai trong phiên họp của đợt xét. "
                        "Chưa có phiên họp, hoặc không dự họp, thì chưa mở được."
                    }
                }))
                (ways(links::list(&[
                    Link::new(round, "Mở đợt xét để kê khai"),
                    Link::new(paths::OFFICE, "Về việc của tôi"),
                ])))
            },
        )
    }

    /// 403: a member of the council stands aside from this dossier; `why` says for which reason, `round` is the page
    /// that still lists it.
    #[must_use]
    pub fn stands_aside(why: impl Render, round: &str) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "Không mở được hồ sơ này vì xung đột lợi ích",
            NOTHING_RECORDED,
            html! {
                (section("vi-sao", "Vì sao", html! {
                    (why)
                    p {
                        "Thành viên Hội đồng có xung đột lợi ích với đề nghị nào thì không đọc hồ sơ, không mở giấy tờ "
                        "và không biểu quyết về đề nghị đó. Các đề nghị khác trong đợt không bị ảnh hưởng."
                    }
                }))
                (ways(links::list(&[
                    Link::new(round, "Về đợt xét"),
                    Link::new(paths::OFFICE, "Về việc của tôi"),
                ])))
            },
        )
    }

    /// 403: the form was drawn for another session, or too long ago. `back` draws it anew.
    #[must_use]
    pub fn expired_form(back: &str) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "Biểu mẫu đã hết hạn",
            NOTHING_RECORDED,
            html! {
                (section("vi-sao", "Vì sao", html! {
                    p { "Biểu mẫu mở quá lâu, hoặc đã đăng nhập lại sau khi mở biểu mẫu." }
                }))
                (ways(links::list(&[Link::new(back, "Mở lại biểu mẫu")])))
            },
        )
    }

    /// 403: the browser says that the form comes from another page, or does not say from where. `back` draws it anew.
    #[must_use]
    pub fn from_elsewhere(back: &str) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "Biểu mẫu không được gửi từ trang này",
            NOTHING_RECORDED,
            html! {
                (section("vi-sao", "Vì sao", html! {
                    p {
                        "Trình duyệt cho biết biểu mẫu được gửi từ một trang khác, hoặc không cho biết gửi từ đâu. "
                        "Chỉ nhận biểu mẫu gửi từ chính trang của cổng này."
                    }
                }))
                (ways(html! {
                    ul {
                        li { a href=(back) { "Mở lại biểu mẫu" } " trên cổng này, điền rồi gửi." }
                        li { "Vẫn gặp trang này: tắt phần mở rộng chặn theo dõi của trình duyệt, hoặc dùng trình duyệt khác." }
                    }
                }))
            },
        )
    }

    /// 404: no page at this address.
    #[must_use]
    pub fn not_found(locality: Option<&LocalityHead>) -> Self {
        let body = match locality {
            Some(locality) => lost_in(locality),
            None => ways(links::list(&[Link::new("/", "Về trang đầu, chọn xã, phường, đặc khu")])),
        };
        Self::new(
            StatusCode::NOT_FOUND,
            "Không tìm thấy trang này",
            "Có thể địa chỉ bị gõ thiếu hoặc thừa một chữ.",
            body,
        )
    }

    /// 405: the address exists, but does not take what was sent.
    #[must_use]
    pub fn method_not_allowed() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "Địa chỉ này không nhận cách gửi đó",
            NOTHING_RECORDED,
            ways(html! {
                ul {
                    li { "Mở trang có biểu mẫu rồi gửi từ đó, không gửi thẳng đến địa chỉ này." }
                    li { a href="/" { "Về trang đầu" } }
                }
            }),
        )
    }

    /// 409: someone else recorded something meanwhile. `changed` tells what, `kept` is what was typed.
    #[must_use]
    pub fn conflict(changed: impl Render, kept: impl Render, back: &str) -> Self {
        let kept = kept.render();
        Self::new(
            StatusCode::CONFLICT,
            "Hồ sơ vừa có thay đổi",
            "Chưa có gì được ghi vào sổ.",
            html! {
                (section("vi-sao", "Đã thay đổi gì", changed))
                @if !kept.0.is_empty() { (section("da-go", "Nội dung vừa gõ", kept)) }
                (ways(links::list(&[Link::new(back, "Mở bản mới nhất, xem lại rồi ghi")])))
            },
        )
    }

    /// 413: more than may be sent at once; `one` and `all` are the bytes of one file and of all files of a form.
    #[must_use]
    pub fn too_large(one: usize, all: usize) -> Self {
        let [one, all] = [one, all].map(megabytes);
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Các tệp gửi một lần quá lớn",
            format!(
                "Mỗi tệp không quá {one}, mọi tệp của một lần gửi cộng lại không quá {all}. {NOTHING_RECORDED}"
            ),
            ways(html! {
                ul {
                    li { "Quét lại ở chế độ đen trắng, 200 hoặc 300 điểm mỗi inch, lưu thành PDF." }
                    li { "Tệp nào vẫn quá lớn thì chia thành nhiều tệp, gửi làm nhiều lần nếu biểu mẫu nhận." }
                }
            }),
        )
    }

    /// 413: more text than any form can hold; `limit` in bytes.
    #[must_use]
    pub fn too_much_text(limit: usize) -> Self {
        let limit = megabytes(limit);
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Nội dung quá dài",
            format!("Phần chữ của một biểu mẫu không quá {limit}. {NOTHING_RECORDED}"),
            ways(html! {
                ul {
                    li { "Quay lại biểu mẫu, ghi gọn những ý chính." }
                    li { "Phần dài thì gửi kèm thành tệp PDF hoặc DOCX, nếu biểu mẫu có chỗ gửi tệp." }
                }
            }),
        )
    }

    /// 413: a list longer than is handed out at once.
    #[must_use]
    pub fn too_long(most: u64) -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Danh sách quá dài để tải một lần",
            format!("Một lần tải được không quá {} dòng của sổ.", thousands(most)),
            ways(
                html! { ul { li { "Quay lại, chọn khoảng ngày ngắn hơn hoặc lọc thêm, rồi tải từng phần." } } },
            ),
        )
    }

    /// 415: a kind of file that is not taken; `accepted` reads "PDF, DOCX, JPEG, PNG".
    #[must_use]
    pub fn unsupported_type(accepted: &str) -> Self {
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Không nhận loại tệp này",
            NOTHING_RECORDED,
            html! {
                (section("vi-sao", "Vì sao", html! {
                    p { "Chỉ nhận " (accepted) ". Loại tệp được xét theo nội dung, không theo tên tệp." }
                }))
                (ways(html! { p { "Quay lại trang trước, chọn tệp khác rồi gửi lại." } }))
            },
        )
    }

    /// 422: the rules refuse it. `why` is usually a summary list, `on` the ways on.
    #[must_use]
    pub fn refused(title: &str, why: impl Render, on: &[Link]) -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            title,
            "Chưa có gì được ghi vào sổ.",
            html! {
                (section("vi-sao", "Vì sao", why))
                @if !on.is_empty() { (ways(links::list(on))) }
            },
        )
    }

    /// 429: too often in too short a time.
    #[must_use]
    pub fn too_many(wait_seconds: u64) -> Self {
        let wait = match wait_seconds {
            0..=90 => format!("{} giây", wait_seconds.max(1)),
            _ => format!("{} phút", wait_seconds.div_ceil(60)),
        };
        Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            "Đã gửi quá nhiều lần trong thời gian ngắn",
            format!("Lần gửi này không được xử lý. {NOTHING_RECORDED}"),
            ways(html! { p { "Đợi " (wait) ", rồi tải lại trang." } }),
        )
    }
}

/// Ways on.
fn ways(body: Markup) -> Markup {
    section("lam-gi", "Làm gì tiếp", body)
}

fn lost_in(locality: &LocalityHead) -> Markup {
    let LocalityHead { slug, name, .. } = locality;
    section(
        "lam-gi",
        "Thử một trong các cách sau",
        html! {
            (search_box(&paths::search(slug), LABEL, None, ""))
            (links::list(&[
                Link::new(paths::awards(slug), "Xem danh sách khen thưởng"),
                Link::new(paths::ledger(slug), "Xem sổ công khai"),
                Link::new(paths::locality(slug), format!("Về trang {name}")),
            ]))
            (inset_text(html! {
                p {
                    "Trang đã công khai thì không mất. Nếu nội dung bị gỡ, trang vẫn còn và ghi rõ căn cứ, "
                    "cơ quan gỡ, ngày gỡ. Nếu chắc chắn địa chỉ đúng, hãy báo cho Ủy ban nhân dân " (name) "."
                }
            }))
        },
    )
}
