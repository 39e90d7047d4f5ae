//! The numbers Word counts: "II.", "2.1.", "a)", "-", by list, level and style.

use super::Node;
use std::collections::HashMap;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

/// The lists of a file and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// By abstract list: its levels.
    levels: HashMap<String, Vec<Level>>,
    /// By list: its abstract list.
    lists: HashMap<String, String>,
    /// By style: list and level.
    styles: HashMap<String, (String, usize)>,
    counts: HashMap<String, Vec<u32>>,
}

impl Numbers {
    /// The lists that `numbering` defines and `styles` use.
    pub(super) fn of(numbering: Option<&Node>, styles: Option<&Node>) -> Self {
        let mut found = Self::default();
        let root = numbering.and_then(|tree| tree.find("numbering"));
        for list in root.iter().flat_map(|root| root.all("abstractNum")) {
            let levels = list.all("lvl").map(|level| Level {
                format: value(level, "numFmt").unwrap_or("decimal").to_owned(),
                text: value(level, "lvlText").unwrap_or_default().to_owned(),
                start: value(level, "start").and_then(|start| start.parse().ok()).unwrap_or(1),
            });
            let id = list.attribute("abstractNumId").unwrap_or_default().to_owned();
            let _ = found.levels.insert(id, levels.collect());
        }
        for list in root.iter().flat_map(|root| root.all("num")) {
            if let (Some(id), Some(of)) = (list.attribute("numId"), value(list, "abstractNumId")) {
                let _ = found.lists.insert(id.to_owned(), of.to_owned());
            }
        }
        let root = styles.and_then(|tree| tree.find("styles"));
        for style in root.iter().flat_map(|root| root.all("style")) {
            let place = style.child("pPr").and_then(|properties| properties.child("numPr"));
            if let (Some(id), Some((list, level))) = (style.attribute("styleId"), place.and_then(placed)) {
                let _ = found.styles.insert(id.to_owned(), (list, level));
            }
        }
        found
    }

    /// The number of the next paragraph, with a blank behind it; empty where it has none.
    pub(super) fn next(&mut self, paragraph: &Node) -> String {
        let properties = paragraph.child("pPr");
        let own = properties.and_then(|properties| properties.child("numPr")).and_then(placed);
        let style = properties
            .and_then(|properties| value(properties, "pStyle"))
            .and_then(|style| self.styles.get(style).cloned());
        let Some((list, level)) = own.or(style) else { return String::new() };
        let Some(of) = self.lists.get(&list).cloned() else { return String::new() };
        let Some(levels) = self.levels.get(&of).cloned() else { return String::new() };
        let Some(own) = levels.get(level).filter(|_| level < 9) else { return String::new() };
        let counts = self
            .counts
            .entry(of)
            .or_insert_with(|| levels.iter().map(|level| level.start.saturating_sub(1)).collect());
        for (at, count) in counts.iter_mut().enumerate() {
            if at == level {
                *count = count.saturating_add(1);
            } else if at > level {
                *count = levels.get(at).map_or(0, |level| level.start.saturating_sub(1));
            } else if *count == 0 {
                *count = 1;
            }
        }
        let mut text = own.text.clone();
        if own.format == "bullet" {
            text = "-".to_owned();
        }
        for (at, count) in counts.iter().enumerate() {
            let format = levels.get(at).map_or("decimal", |level| level.format.as_str());
            text = text.replace(&format!("%{}", at + 1), &figure(*count, format));
        }
        if text.is_empty() { text } else { format!("{text} ") }
    }
}

fn value<'n>(node: &'n Node, child: &str) -> Option<&'n str> {
    node.child(child)?.attribute("val")
}

/// List and level of a paragraph; list 0 takes the number away.
fn placed(properties: &Node) -> Option<(String, usize)> {
    let list = value(properties, "numId")?;
    let level = value(properties, "ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
    (list != "0").then(|| (list.to_owned(), level))
}

/// A count in figures of a format.
pub(in crate::read) fn figure(count: u32, format: &str) -> String {
    match format {
        "upperRoman" | "I" => roman(count),
        "lowerRoman" | "i" => roman(count).to_lowercase(),
        "lowerLetter" | "a" => letter(count).to_string(),
        "upperLetter" | "A" => letter(count).to_uppercase().to_string(),
        "decimalZero" => format!("{count:02}"),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

fn letter(count: u32) -> char {
    char::from_u32(u32::from(b'a') + count.saturating_sub(1) % 26).unwrap_or('a')
}

fn roman(mut count: u32) -> String {
    const FIGURES: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    count = count.min(400);
    for (value, figure) in FIGURES {
        while count >= value {
            out.push_str(figure);
            count -= value;
        }
    }
    out
}
