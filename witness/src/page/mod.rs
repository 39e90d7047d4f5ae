//! The page for people: what was cosigned last, when, and whether anything is wrong, in words to be read from afar.

mod words;

use crate::assets;
use crate::logs::origin_hash;
use crate::store::{Incident, Recorded};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use maud::{DOCTYPE, Markup, html};
use sovang_verifier::words::time;

/// Everything the page says.
#[derive(Clone, Debug)]
pub struct Report {
    /// Name of the witness's key.
    pub name: String,
    /// The key.
    pub vkey: String,
    /// Its fingerprint, as people compare it.
    pub fingerprint: String,
    /// This moment, in POSIX seconds.
    pub now: u64,
    /// The clock went back: it cosigned at this second, which is to come.
    pub clock_back: Option<u64>,
    /// The logs that are watched.
    pub logs: Vec<LogReport>,
    /// What contradicted them, the newest first.
    pub incidents: Vec<Incident>,
}

impl Report {
    /// Whether it runs beside a demonstration: the name of its key says so.
    fn is_of_a_demonstration(&self) -> bool {
        self.name.starts_with("ban-trinh-dien.")
    }
}

/// One log.
#[derive(Clone, Debug)]
pub struct LogReport {
    /// Its name.
    pub origin: String,
    /// What was cosigned last.
    pub recorded: Option<Recorded>,
}

/// One of the two checkpoints of an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// What was cosigned.
    Cosigned,
    /// What came and was refused.
    Refused,
}

impl Evidence {
    /// Its name in the address.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::Cosigned => "ban-da-dong-ky.txt",
            Self::Refused => "ban-bi-tu-choi.txt",
        }
    }

    /// The one with this name in the address.
    #[must_use]
    pub fn named(file: &str) -> Option<Self> {
        [Self::Cosigned, Self::Refused].into_iter().find(|which| which.file() == file)
    }

    /// The checkpoint with its signatures.
    #[must_use]
    pub fn of(self, incident: Incident) -> String {
        match self {
            Self::Cosigned => incident.cosigned_note,
            Self::Refused => incident.note,
        }
    }
}

/// The page; `still` when it does not come back by itself.
#[must_use]
pub fn page(report: &Report, still: bool) -> Markup {
    let state = words::state(report);
    let large = words::large(state);
    html! {
        (DOCTYPE)
        html lang="vi" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (large) " – Máy đồng ký" }
                @for path in assets::STYLESHEETS { link rel="stylesheet" href=(path); }
                link rel="icon" type="image/svg+xml" href=(assets::ICON);
            }
            body {
                a.skip-link href="#noi-dung" { "Đến nội dung chính" }
                header {
                    a rel="home" href="/" {
                        img src=(assets::ICON) alt="" width="40" height="40";
                        span { strong { "Sổ Vàng" } " máy đồng ký của Mặt trận Tổ quốc" }
                    }
                    @if report.is_of_a_demonstration() {
                        p { strong { "Bản trình diễn, số liệu bịa." } " Máy này chạy kèm bản trình diễn, không phải máy của Mặt trận Tổ quốc." }
                    }
                }
                main id="noi-dung" {
                    header data-state=(words::tone(state)) {
                        p { (report.name) }
                        h1 { (in_large(large)) }
                        p { (words::lead(state, report)) }
                    }
                    @if matches!(state, words::State::Incident(_)) { (what_to_do()) }
                    @if !report.incidents.is_empty() { (incidents(report)) }
                    @for log in &report.logs { (one_log(log, report.now)) }
                    (own_key(report))
                }
                footer { (how_fresh(report.now, still)) }
            }
        }
    }
}

/// What follows “CÓ VẤN ĐỀ:” gets a line of its own.
fn in_large(words: &str) -> Markup {
    match words.split_once(": ") {
        Some((alarm, what)) => html! { (alarm) ": " span { (what) } },
        None => html! { (words) },
    }
}

fn what_to_do() -> Markup {
    html! {
        section aria-labelledby="viec-can-lam" {
            div.panel data-state="late" {
                h2 id="viec-can-lam" { "Việc cần làm ngay" }
                ol {
                    li { "Giữ nguyên máy này: để máy chạy, không xóa, không chép đè, không cài lại." }
                    li { "Gọi điện báo Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, thành phố và Ủy ban nhân dân xã." }
                    li { "Tải hai bản chốt sổ của từng sự cố dưới đây, lưu vào một nơi khác, gửi kèm báo cáo." }
                    li { "Không tự gỡ sự cố. Máy vẫn từ chối bản không khớp và vẫn đồng ký bản nối tiếp đúng." }
                }
            }
        }
    }
}

fn incidents(report: &Report) -> Markup {
    html! {
        section aria-labelledby="su-co" {
            h2 id="su-co" { "Sự cố đã ghi" }
            @for incident in &report.incidents { (one_incident(incident)) }
        }
    }
}

fn one_incident(incident: &Incident) -> Markup {
    let (title, what) = words::incident(incident);
    let at = |which: Evidence| format!("/su-co/{}/{}", incident.id, which.file());
    html! {
        article id=(format_args!("su-co-{}", incident.id)) {
            h3 { "Sự cố số " (incident.id) ": " (title) }
            p { (what) }
            dl {
                div { dt { "Sổ" } dd { (incident.origin) } }
                div { dt { "Nhận lúc" } dd { (time(incident.received_at)) } }
                div {
                    dt { "Bằng chứng" }
                    dd {
                        ul {
                            li {
                                a href=(at(Evidence::Cosigned)) download {
                                    "Bản đã đồng ký, " (words::thousands(incident.cosigned_size))
                                    " dòng (sự cố số " (incident.id) ")"
                                }
                            }
                            li {
                                a href=(at(Evidence::Refused)) download {
                                    "Bản bị từ chối, " (words::thousands(incident.size))
                                    " dòng (sự cố số " (incident.id) ")"
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn one_log(log: &LogReport, now: u64) -> Markup {
    let path = format!("/{}/checkpoint", origin_hash(&log.origin));
    html! {
        section {
            h2 { "Sổ " (log.origin) }
            @if let Some(Recorded { head, cosigned_at, .. }) = &log.recorded {
                @let root = BASE64_STANDARD.encode(head.root);
                dl {
                    div { dt { "Số dòng của sổ" } dd { (words::thousands(head.size)) } }
                    div {
                        dt { "Đồng ký gần nhất" }
                        dd { (time(*cosigned_at)) ", " (words::ago(now, *cosigned_at)) }
                    }
                    div { dt { "Dấu của sổ" } dd { code { (root.get(..12).unwrap_or(&root)) } "…" } }
                    div { dt { "Bản chốt đã đồng ký" } dd { a href=(path) { "Xem bản chốt sổ " (log.origin) } } }
                }
            } @else {
                p { "Chưa nhận được bản chốt nào của sổ này." }
            }
        }
    }
}

fn own_key(report: &Report) -> Markup {
    html! {
        section aria-labelledby="khoa" {
            h2 id="khoa" { "Khóa công khai của máy này" }
            p { "Ủy ban nhân dân xã ghi dòng này vào danh mục khóa. Dòng này ai cũng được biết; khóa bí mật thì ở lại trong máy." }
            p { code { (report.vkey) } }
            p { "Dấu khóa, để niêm yết ở trụ sở và để mọi người so: " code { (report.fingerprint) } }
        }
    }
}

fn how_fresh(now: u64, still: bool) -> Markup {
    html! {
        p { "Trang lập lúc " (time(now)) ", theo đồng hồ của máy này." }
        @if still {
            p { "Trang đang đứng yên. " a href="/" { "Bật tự làm mới sau mỗi 30 giây" } }
        } @else {
            p { "Trang tự làm mới sau mỗi 30 giây. " a href="/?tu-lam-moi=khong" { "Tạm dừng tự làm mới" } }
        }
    }
}

#[cfg(test)]
mod tests;
