//! The types of a plan as their source has them: names, fields, words, and what is written above each. Every public
//! field carries its meaning there, or the crate does not compile without a warning.

use std::collections::BTreeMap;

const SOURCES: [&str; 7] = [
    include_str!("../../src/plan.rs"),
    include_str!("../../src/plan/award.rs"),
    include_str!("../../src/plan/duty.rs"),
    include_str!("../../src/quota.rs"),
    include_str!("../../src/nominee.rs"),
    include_str!("../../src/calendar.rs"),
    include_str!("../../src/locality/event.rs"),
];

pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) meaning: String,
    /// Without `Option`.
    pub(crate) holds: String,
    pub(crate) required: bool,
}

pub(crate) struct Struct {
    pub(crate) meaning: String,
    pub(crate) fields: Vec<Field>,
}

pub(crate) struct Word {
    pub(crate) word: String,
    pub(crate) meaning: String,
    /// What stands behind the word: `Date`.
    pub(crate) holds: Option<String>,
}

#[derive(Default)]
pub(crate) struct Types {
    pub(crate) structs: BTreeMap<String, Struct>,
    pub(crate) enums: BTreeMap<String, Vec<Word>>,
}

/// Reads the types from their sources, line by line.
pub(crate) fn types() -> Types {
    let mut types = Types::default();
    let mut lines = SOURCES.iter().flat_map(|source| source.lines());
    let mut above = Above::default();
    while let Some(line) = lines.next() {
        if above.takes(line) {
            continue;
        }
        let opened = |kind: &str| line.strip_prefix(kind).and_then(|rest| rest.strip_suffix(" {"));
        if let Some(name) = opened("pub struct ") {
            let meaning = above.meaning();
            let fields = (&mut lines).take_while(|line| *line != "}");
            types.structs.insert(name.to_owned(), Struct { meaning, fields: self::fields(fields) });
        } else if let Some(name) = opened("pub enum ") {
            let words = (&mut lines).take_while(|line| *line != "}");
            types.enums.insert(name.to_owned(), self::words(words));
        }
        above = Above::default();
    }
    types
}

fn fields<'s>(lines: impl Iterator<Item = &'s str>) -> Vec<Field> {
    let (mut fields, mut above) = (Vec::new(), Above::default());
    for line in lines.map(str::trim).filter(|line| !line.is_empty()) {
        if above.takes(line) {
            continue;
        }
        let (name, holds) = line.trim_start_matches("pub ").trim_end_matches(',').split_once(": ").unwrap();
        let inner = holds.strip_prefix("Option<").and_then(|rest| rest.strip_suffix('>'));
        fields.push(Field {
            name: name.to_owned(),
            meaning: above.meaning(),
            holds: inner.unwrap_or(holds).to_owned(),
            required: !above.has_default,
        });
        above = Above::default();
    }
    fields
}

fn words<'s>(lines: impl Iterator<Item = &'s str>) -> Vec<Word> {
    let (mut words, mut above) = (Vec::new(), Above::default());
    for line in lines.map(str::trim).filter(|line| !line.is_empty()) {
        if above.takes(line) {
            continue;
        }
        let variant = line.trim_end_matches(',');
        let (variant, holds) = match variant.split_once('(') {
            Some((variant, holds)) => (variant, Some(holds.trim_end_matches(')').to_owned())),
            None => (variant, None),
        };
        words.push(Word { word: snake(variant), meaning: above.meaning(), holds });
        above = Above::default();
    }
    words
}

/// `ForInitiatives` as it is stored: `for_initiatives`.
fn snake(variant: &str) -> String {
    let mut word = String::new();
    for letter in variant.chars() {
        if letter.is_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.extend(letter.to_lowercase());
    }
    word
}

/// What stands above an item.
#[derive(Default)]
pub(crate) struct Above {
    lines: Vec<String>,
    has_default: bool,
}

impl Above {
    /// Whether the line belongs above what follows.
    pub(crate) fn takes(&mut self, line: &str) -> bool {
        let line = line.trim();
        if let Some(words) = line.strip_prefix("///") {
            self.lines.push(words.trim().to_owned());
        }
        self.has_default |= line.starts_with("#[serde(default");
        line.starts_with("///") || line.starts_with('#')
    }

    pub(crate) fn meaning(&self) -> String {
        self.lines.join(" ")
    }
}
