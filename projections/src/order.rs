//! The order of names in Vietnamese lists.

pub(crate) fn key(text: &str) -> String {
    crate::fold::fold(text)
}
