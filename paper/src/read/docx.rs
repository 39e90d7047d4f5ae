//! Word: paragraphs with the numbers Word counts, tables with pipes, notes behind the text.

pub(super) mod numbers;

use super::Refused;
use super::parts::Parts;
use super::xml::{self, Node};
use numbers::Numbers;

/// The text of a Word file.
pub(super) fn text(parts: &mut Parts<'_>, main: &str) -> Result<String, Refused> {
    let body = xml::tree(&parts.read(main)?.ok_or(Refused::Broken)?)?;
    let numbering = parts.read("word/numbering.xml")?.map(|bytes| xml::tree(&bytes)).transpose()?;
    let styles = parts.read("word/styles.xml")?.map(|bytes| xml::tree(&bytes)).transpose()?;
    let mut notes = Vec::new();
    for part in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(bytes) = parts.read(part)? {
            notes.push(xml::tree(&bytes)?);
        }
    }
    let mut out = Out {
        lines: Vec::new(),
        numbers: Numbers::of(numbering.as_ref(), styles.as_ref()),
        noted: Vec::new(),
    };
    let body = body.find("body").ok_or(Refused::Broken)?;
    out.blocks(body);
    let noted = std::mem::take(&mut out.noted);
    for (count, id) in noted.iter().enumerate() {
        let note =
            notes.iter().filter_map(|notes| notes.children.first()).flat_map(|notes| notes.children.iter());
        let note = note
            .filter(|note| note.attribute("type").is_none())
            .find(|note| note.attribute("id") == Some(id));
        if let Some(note) = note {
            let text = out.inner(note).join(" ");
            out.lines.push(format!("<sup>{}</sup> {}", count + 1, text.trim()));
        }
    }
    Ok(out.lines.join("\n"))
}

struct Out {
    lines: Vec<String>,
    numbers: Numbers,
    /// The notes named so far, in the text's order: they are numbered by it, not by their ids.
    noted: Vec<String>,
}

impl Out {
    /// Paragraphs and tables, in whatever they are wrapped.
    fn blocks(&mut self, node: &Node) {
        for child in &node.children {
            match child.name.as_str() {
                "p" => {
                    let text = self.paragraph(child);
                    self.lines.extend(text.split('\n').map(str::to_owned));
                }
                "tbl" => self.table(child),
                "sdt" | "sdtContent" | "ins" | "smartTag" | "customXml" | "moveTo" => self.blocks(child),
                _ => {}
            }
        }
    }

    fn table(&mut self, table: &Node) {
        for row in table.all("tr") {
            let cells: Vec<String> = row.all("tc").map(|cell| self.inner(cell).join("<br>")).collect();
            self.lines.push(format!("| {} |", cells.join(" | ")));
        }
        self.lines.push(String::new());
    }

    /// The paragraphs of a cell or note.
    fn inner(&mut self, node: &Node) -> Vec<String> {
        let outer = std::mem::take(&mut self.lines);
        self.blocks(node);
        let inner = std::mem::replace(&mut self.lines, outer);
        inner
            .into_iter()
            .map(|line| line.trim_matches(['|', ' ']).replace('|', "<br>"))
            .filter(|line| !line.is_empty())
            .collect()
    }

    fn paragraph(&mut self, node: &Node) -> String {
        let mut text = self.numbers.next(node);
        self.runs(node, &mut text);
        text
    }

    fn runs(&mut self, node: &Node, text: &mut String) {
        for child in &node.children {
            match child.name.as_str() {
                "t" => child.children.iter().for_each(|said| text.push_str(&said.text)),
                "tab" => text.push(' '),
                "br" | "cr" => text.push('\n'),
                "noBreakHyphen" => text.push('-'),
                "footnoteReference" | "endnoteReference" => {
                    if let Some(id) = child.attribute("id") {
                        self.noted.push(id.to_owned());
                        text.push_str(&format!("<sup>{}</sup>", self.noted.len()));
                    }
                }
                "txbxContent" => {
                    let inner = self.inner(child).join("\n");
                    text.push('\n');
                    text.push_str(&inner);
                }
                // struck text, instructions, and the second drawing of a thing are not read
                "del" | "moveFrom" | "instrText" | "Fallback" | "pPr" | "rPr" | "delText" => {}
                _ => self.runs(child, text),
            }
        }
    }
}
