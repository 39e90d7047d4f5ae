//! What a demonstration says of itself: on every page, in every file and on every print, that nothing in it is real.

use sovang_desk::clock;

/// What it says.
pub(crate) const WORDS: &str = "Bản trình diễn, số liệu bịa";

/// Whether this program tells a story.
pub(crate) fn runs() -> bool {
    clock::story_day().is_some()
}

/// What is said beside what can be taken away; nothing where the data are real.
pub(crate) fn words() -> Option<&'static str> {
    runs().then_some(WORDS)
}

/// The name of a file to take away: the only place where a file can say it whose bytes are fixed.
pub(crate) fn file_name(name: &str) -> String {
    if runs() { format!("ban-trinh-dien-{name}") } else { name.to_owned() }
}
