//! Notification banner: what a visitor should know first, or that something has just been recorded.

use maud::{Markup, Render, html};

use super::State;

/// A banner with a heading. With a state it reports the outcome of what was just done and is read out.
#[must_use]
pub fn notification_banner(
    state: impl Into<Option<State>>,
    id: &str,
    heading: impl Render,
    body: impl Render,
) -> Markup {
    let state = state.into();
    html! {
        section.notification-banner data-state=[state.map(State::name)] role=[state.map(|_| "status")]
            aria-labelledby=(id) {
            h2 id=(id) { (heading) }
            (body)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn an_outcome_is_announced_and_a_notice_is_not() {
        renders(
            notification_banner(State::Ok, "da-ghi", "Đã ghi vào sổ", html! { p { "Xong." } }),
            r#"<section class="notification-banner" data-state="ok" role="status" aria-labelledby="da-ghi">
                <h2 id="da-ghi">Đã ghi vào sổ</h2><p>Xong.</p></section>"#,
        );
        renders(
            notification_banner(None, "con-lai", "Còn 5 ngày", ""),
            r#"<section class="notification-banner" aria-labelledby="con-lai">
                <h2 id="con-lai">Còn 5 ngày</h2></section>"#,
        );
    }
}
