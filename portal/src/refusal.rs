//! Refusals in Vietnamese: every state of affairs the domain names gets its sentence here, exhaustively.

mod award_round;
#[cfg(test)]
mod tests;
mod words;

use maud::{Markup, html};
use sovang_domain::refusal::Refusal;

/// A refusal as a page says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The state of affairs, short enough for a title.
    pub title: String,
    /// What to do next, a sentence or two.
    pub next: String,
    /// The rule behind it: its place and its words.
    pub rule: Option<(String, String)>,
}

impl Words {
    pub(crate) fn new(title: impl Into<String>, next: impl Into<String>) -> Self {
        Self { title: title.into(), next: next.into(), rule: None }
    }

    /// One sentence for an error summary.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{}. {}", self.title, self.next)
    }

    /// The body of a refusal page.
    #[must_use]
    pub fn why(&self) -> Markup {
        html! {
            p { (self.next) }
            @if let Some((place, words)) = &self.rule {
                blockquote { "“" (words) "”" br; cite { (place) } }
            }
        }
    }
}

/// The words for a refusal.
#[must_use]
pub fn explain(refusal: &Refusal) -> Words {
    match refusal {
        Refusal::Account(refusal) => words::account(refusal),
        Refusal::Locality(refusal) => words::locality(refusal),
        Refusal::Campaign(refusal) => words::campaign(refusal),
        Refusal::UnitReport(refusal) => words::unit_report(refusal),
        Refusal::Nomination(refusal) => words::nomination(refusal),
        Refusal::AwardRound(refusal) => award_round::explain(refusal),
        Refusal::NumbersBusy => Words::new(
            "Chưa cấp được số quyết định vì có nhiều quyết định cùng lúc",
            "Gửi lại biểu mẫu này sau ít phút.",
        ),
        Refusal::SubjectErased => Words::new(
            "Dữ liệu của người này đã được xóa khỏi sổ",
            "Không ghi thêm được việc gì về người này. Những gì đã công bố vẫn còn số vào sổ.",
        ),
        Refusal::OwnAccount => Words::new(
            "Đây là tài khoản của chính người đang làm",
            "Không tự khóa tài khoản, không tự thôi vai trò quản trị của mình. Nhờ một người quản trị khác.",
        ),
        Refusal::DatedInTheFuture => {
            Words::new("Ngày của văn bản sau ngày hôm nay", "Ghi đúng ngày ký của văn bản cấp trên.")
        }
    }
}
