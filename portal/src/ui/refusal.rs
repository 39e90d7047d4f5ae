//! What a refused person reads below the title: the next step, and the rule behind it word for word.

use maud::{Markup, html};
use sovang_words::refusal::Words;

/// The body of a refusal page.
#[must_use]
pub fn why(words: &Words) -> Markup {
    html! {
        p { (words.next) }
        @if let Some((place, rule)) = &words.rule {
            blockquote { "“" (rule) "”" br; cite { (place) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn the_rule_stands_below_the_next_step() {
        let words = Words::new("Đã đủ 4/4 cá nhân", "Bỏ bớt một cá nhân.");
        renders(why(&words), "<p>Bỏ bớt một cá nhân.</p>");
        renders(
            why(&words.with_rule("Mục III.3.1", "không quá 04 cá nhân")),
            "<p>Bỏ bớt một cá nhân.</p>\
             <blockquote>“không quá 04 cá nhân”<br><cite>Mục III.3.1</cite></blockquote>",
        );
    }
}
