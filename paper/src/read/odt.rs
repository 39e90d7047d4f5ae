//! LibreOffice: paragraphs, lists with their numbers, tables with pipes, notes behind the text.

use super::Refused;
use super::docx::numbers::figure;
use super::parts::Parts;
use super::xml::{self, Node};
use std::collections::HashMap;

/// The text of an OpenDocument file.
pub(super) fn text(parts: &mut Parts<'_>) -> Result<String, Refused> {
    let manifest = parts.read("META-INF/manifest.xml")?.unwrap_or_default();
    if super::holds(&manifest, b"encryption-data") {
        return Err(Refused::Locked);
    }
    if super::holds(&manifest, b"Basic/") || parts.has("Basic/script-lc.xml") {
        return Err(Refused::Macros);
    }
    let content = xml::tree(&parts.read("content.xml")?.ok_or(Refused::Broken)?)?;
    let body = content
        .find("text")
        .filter(|node| node.name == "text")
        .or_else(|| content.find("body"))
        .ok_or(Refused::Broken)?;
    let mut out = Out { lines: Vec::new(), lists: HashMap::new(), notes: Vec::new() };
    out.styles(&content);
    out.blocks(body, None, 0);
    let notes = std::mem::take(&mut out.notes);
    out.lines.extend(
        notes.into_iter().enumerate().map(|(count, note)| format!("<sup>{}</sup> {note}", count + 1)),
    );
    Ok(out.lines.join("\n"))
}

/// How a level is counted: the format of its figures, what stands before and behind them.
type Figures = (String, String, String);

#[derive(Default)]
struct Out {
    lines: Vec<String>,
    /// By style of list: its levels, none for bullets.
    lists: HashMap<String, Vec<Option<Figures>>>,
    notes: Vec<String>,
}

impl Out {
    fn styles(&mut self, content: &Node) {
        let Some(styles) = content.find("automatic-styles") else { return };
        for style in styles.all("list-style") {
            let levels =
                style.children.iter().filter(|level| level.name.starts_with("list-level-style")).map(
                    |level| {
                        let text = |name: &str| level.attribute(name).unwrap_or_default().to_owned();
                        let counted = level.name == "list-level-style-number"
                            && level.attribute("num-format").is_some_and(|format| !format.is_empty());
                        counted.then(|| (text("num-format"), text("num-prefix"), text("num-suffix")))
                    },
                );
            let _ =
                self.lists.insert(style.attribute("name").unwrap_or_default().to_owned(), levels.collect());
        }
    }

    fn blocks(&mut self, node: &Node, list: Option<&str>, depth: usize) {
        for child in &node.children {
            match child.name.as_str() {
                "p" | "h" => {
                    let text = self.paragraph(child);
                    self.lines.extend(text.split('\n').map(str::to_owned));
                }
                "list" => self.list(child, child.attribute("style-name").or(list), depth),
                "table" => self.table(child),
                "section" | "index-body" | "text" => self.blocks(child, list, depth),
                _ => {}
            }
        }
    }

    fn list(&mut self, node: &Node, style: Option<&str>, depth: usize) {
        let level =
            style.and_then(|style| self.lists.get(style)).and_then(|levels| levels.get(depth).cloned());
        let first: u32 = node.attribute("start-value").and_then(|start| start.parse().ok()).unwrap_or(1);
        for (count, item) in (first..).zip(node.all("list-item")) {
            let mark = match level.as_ref() {
                Some(Some((format, before, after))) => format!("{before}{}{after} ", figure(count, format)),
                _ => "- ".to_owned(),
            };
            let from = self.lines.len();
            self.blocks(item, style, depth + 1);
            let opens_list = item.children.first().is_some_and(|first| first.name == "list");
            if let Some(first) = self.lines.get_mut(from).filter(|_| !opens_list) {
                first.insert_str(0, &mark);
            }
        }
    }

    fn table(&mut self, table: &Node) {
        let heads = table.all("table-header-rows").flat_map(|rows| rows.all("table-row"));
        let rows: Vec<&Node> = heads.chain(table.all("table-row")).collect();
        for row in rows {
            let cells: Vec<String> =
                row.all("table-cell").map(|cell| self.inner(cell).join("<br>")).collect();
            self.lines.push(format!("| {} |", cells.join(" | ")));
        }
        self.lines.push(String::new());
    }

    fn inner(&mut self, node: &Node) -> Vec<String> {
        let outer = std::mem::take(&mut self.lines);
        self.blocks(node, None, 0);
        let inner = std::mem::replace(&mut self.lines, outer);
        inner
            .into_iter()
            .map(|line| line.trim_matches(['|', ' ']).replace('|', "<br>"))
            .filter(|line| !line.is_empty())
            .collect()
    }

    fn paragraph(&mut self, node: &Node) -> String {
        let mut text = String::new();
        self.runs(node, &mut text);
        text
    }

    fn runs(&mut self, node: &Node, text: &mut String) {
        for child in &node.children {
            match child.name.as_str() {
                "" => text.push_str(&child.text.replace(['\n', '\t'], " ")),
                "s" | "tab" => text.push(' '),
                "line-break" => text.push('\n'),
                "note" => {
                    let note =
                        child.child("note-body").map(|body| self.inner(body).join(" ")).unwrap_or_default();
                    self.notes.push(note);
                    text.push_str(&format!("<sup>{}</sup>", self.notes.len()));
                }
                "tracked-changes" | "annotation" => {}
                "text-box" => {
                    let inner = self.inner(child).join("\n");
                    text.push('\n');
                    text.push_str(&inner);
                }
                _ => self.runs(child, text),
            }
        }
    }
}
