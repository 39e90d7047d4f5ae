//! What stands above each variant of an enum in its source: the words of the tables that are written.

use super::plan_types::Above;
use std::collections::BTreeMap;

/// The comments above the variants of an enum, by the variant's name.
pub(crate) fn meanings(source: &str, name: &str) -> BTreeMap<String, String> {
    let opening = format!("pub enum {name} {{");
    let mut lines = source.lines().skip_while(|line| line.trim() != opening);
    let opened = lines.next().unwrap_or_else(|| panic!("no {opening:?} in the source"));
    let outside = &opened[..opened.len() - opened.trim_start().len()];
    let (end, inside) = (format!("{outside}}}"), format!("{outside}    "));
    let (mut meanings, mut above) = (BTreeMap::new(), Above::default());
    for line in lines.take_while(|line| **line != end) {
        // what stands deeper is a field of a variant
        let Some(line) = line.strip_prefix(&inside).filter(|line| !line.starts_with(' ')) else { continue };
        if above.takes(line) {
            continue;
        }
        let variant: String = line.chars().take_while(char::is_ascii_alphanumeric).collect();
        if !variant.is_empty() {
            meanings.insert(variant, above.meaning());
        }
        above = Above::default();
    }
    meanings
}

#[test]
fn a_comment_of_two_lines_is_one_and_fields_have_no_part_in_it() {
    let source = "mod a {\n    pub enum E {\n        /// One\n        /// thing.\n        A {\n            /// Field.\n            f: u8,\n        },\n        #[x]\n        /// Two.\n        B = \"b\",\n        C,\n    }\n}\n";
    let found: Vec<(String, String)> = meanings(source, "E").into_iter().collect();
    let expected = [("A", "One thing."), ("B", "Two."), ("C", "")];
    assert_eq!(found, expected.map(|(variant, words)| (variant.to_owned(), words.to_owned())));
}
