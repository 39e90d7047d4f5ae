//! Xem trước khi ghi: what follows from a deed that cannot simply be done again. It is computed from the book and shown
//! before anything is recorded; what changed meanwhile is shown again instead of being recorded unseen.

use crate::shell::session::SignedIn;
use crate::shell::submission::{BACK, KEPT, SHOWN, Submission, Values, form_fields};
use crate::ui::State;
use crate::ui::field::hidden;
use crate::ui::form::Form;
use crate::ui::layout::{Heading, Page};
use crate::ui::notification_banner::notification_banner;
use crate::ui::section::{screen_only, section};
use maud::{Markup, Render, html};
use sha2::{Digest, Sha256};

/// What follows from a deed, in parts with a heading each.
#[derive(Clone, Debug)]
pub(super) struct Consequences {
    /// The deed, as its own button names it: Mở lấy ý kiến.
    deed: &'static str,
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    heading: &'static str,
    lines: Vec<Markup>,
}

impl Consequences {
    /// Of the deed with that name; nothing follows yet.
    pub(super) fn of(deed: &'static str) -> Self {
        Self { deed, parts: Vec::new() }
    }

    /// One kind of consequence, a line each; left out where there is none.
    pub(super) fn part(
        mut self,
        heading: &'static str,
        lines: impl IntoIterator<Item = impl Render>,
    ) -> Self {
        let lines: Vec<Markup> = lines.into_iter().map(|line| line.render()).collect();
        if !lines.is_empty() {
            self.parts.push(Part { heading, lines });
        }
        self
    }

    /// Marks what is shown: the same facts give the same mark.
    pub(super) fn mark(&self) -> String {
        let mut hash = Sha256::new();
        for part in &self.parts {
            for text in std::iter::once(part.heading).chain(part.lines.iter().map(|line| line.0.as_str())) {
                hash.update(text.len().to_be_bytes());
                hash.update(text);
            }
        }
        hex::encode(&hash.finalize()[..8])
    }

    /// The page that shows them. What was sent travels on unseen, and is recorded by the button below.
    pub(super) fn page(&self, page: Page, who: &SignedIn, sent: &Submission, values: &Values) -> Page {
        let title = format!("Xem trước khi ghi: {}", self.deed);
        let heading = Heading::new("Xem trước khi ghi").kicker(self.deed).lead("Chưa có gì được ghi vào sổ.");
        let body = html! {
            @if !sent.shown.is_empty() { (moved_on()) }
            (self.body())
            (screen_only("ghi", "Ghi vào sổ", self.form(who, sent, values)))
        };
        Page { title, heading, body, ..page }
    }

    pub(super) fn body(&self) -> Markup {
        html! {
            @for (place, part) in self.parts.iter().enumerate() {
                (section(&format!("he-qua-{}", place + 1), part.heading, html! {
                    ul { @for line in &part.lines { li { (line) } } }
                }))
            }
        }
    }

    fn form(&self, who: &SignedIn, sent: &Submission, values: &Values) -> Markup {
        let unseen = html! {
            (form_fields(who, sent.seen))
            (hidden(SHOWN, &self.mark()))
            @for (name, value) in values.pairs() { (hidden(name, value)) }
            @for (name, file) in &sent.files { (hidden(&format!("{KEPT}{name}"), &file.sha256)) }
        };
        let form = Form::post(sent.to(), format_args!("{}: ghi vào sổ", self.deed)).hidden(unseen);
        let form = if sent.files.is_empty() { form } else { form.multipart() };
        form.with(html! { button.outline type="submit" name=(BACK) value="1" { "Sửa lại" } })
    }
}

fn moved_on() -> Markup {
    notification_banner(
        State::Late,
        "da-thay-doi",
        "Hệ quả vừa thay đổi",
        html! { p { "Hệ quả đã khác lúc trang trước được mở (có việc mới ghi, hoặc đã sang ngày khác) nên chưa ghi. Xem lại rồi ghi." } },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closing(names: &[&str]) -> Consequences {
        Consequences::of("Kết thúc đợt xét")
            .part("Đề nghị khép lại", names.iter().copied())
            .part("Không có gì", Vec::<String>::new())
    }

    #[test]
    fn a_part_without_lines_is_left_out() {
        let html = closing(&["Lê Văn Bảy"]).body().into_string();
        assert_eq!(html.matches("<h2").count(), 1, "{html}");
        assert!(html.contains("<li>Lê Văn Bảy</li>"), "{html}");
    }

    #[test]
    fn other_consequences_have_another_mark_and_the_same_the_same() {
        assert_eq!(closing(&["Lê Văn Bảy"]).mark(), closing(&["Lê Văn Bảy"]).mark());
        assert_ne!(closing(&["Lê Văn Bảy"]).mark(), closing(&["Lê Văn", "Bảy"]).mark());
        assert_ne!(closing(&["Lê Văn Bảy"]).mark(), closing(&[]).mark());
    }
}
