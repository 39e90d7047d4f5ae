//! Tag: a state in two to five words. The colour repeats what the words say, never replaces them.

use maud::{Markup, Render, html};

/// How something stands: the four tones of the stylesheet. No state at all is the neutral tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// done, accepted, in force
    Ok,
    /// waits for someone, corrected
    Wait,
    /// under way
    Now,
    /// overdue, refused, revoked
    Late,
}

impl State {
    /// The value of `data-state`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Wait => "wait",
            Self::Now => "now",
            Self::Late => "late",
        }
    }
}

/// A tag in a row or in a list.
#[must_use]
pub fn tag(state: impl Into<Option<State>>, text: impl Render) -> Markup {
    html! { b.tag data-state=[state.into().map(State::name)] { (text) } }
}

/// The tag that says how the whole page or section stands: in the lead, in a heading.
#[must_use]
pub fn strong_tag(state: impl Into<Option<State>>, text: impl Render) -> Markup {
    html! { strong.tag data-state=[state.into().map(State::name)] { (text) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn a_tag_carries_its_state_and_its_words() {
        renders(tag(State::Late, "Đã hủy bỏ"), r#"<b class="tag" data-state="late">Đã hủy bỏ</b>"#);
        renders(tag(None, "Được miễn"), r#"<b class="tag">Được miễn</b>"#);
        renders(
            strong_tag(State::Now, "Đang <b>"),
            r#"<strong class="tag" data-state="now">Đang &lt;b&gt;</strong>"#,
        );
    }
}
