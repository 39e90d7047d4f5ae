//! Just enough JSON to write an answer.

use std::fmt::{Display, Write};

/// A text, quoted.
pub(crate) fn text(value: &str) -> String {
    let mut quoted = String::with_capacity(value.len() + 2);
    quoted.push('"');
    for letter in value.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            // writing to a String cannot fail
            control if control < ' ' => drop(write!(quoted, "\\u{:04x}", u32::from(control))),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// A list of what is JSON already.
pub(crate) fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(","))
}

/// A list of texts.
pub(crate) fn texts<'t>(items: impl IntoIterator<Item = &'t str>) -> String {
    list(items.into_iter().map(text))
}

/// An object of names and what is JSON already.
pub(crate) fn object<const N: usize>(fields: [(&str, &dyn Display); N]) -> String {
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", fields.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_controls_are_escaped() {
        assert_eq!(text("“a” \"b\" \\ \n\u{1}"), r#""“a” \"b\" \\ \u000a\u0001""#);
        assert_eq!(object([("a", &1), ("b", &texts(["x", "y"]))]), r#"{"a":1,"b":["x","y"]}"#);
    }
}
