//! Papers out: what the office signs as a Word file it can still word otherwise (ECMA-376 part 1). No macro, no link, no
//! picture; the letters, margins and page numbers are those of NĐ 30/2020/NĐ-CP, annex I.

mod parts;

use std::fmt::Write as _;
use std::io;

/// The width between the margins, in twentieths of a point: A4 less 30 and 15 mm.
const WIDTH: u32 = 11_906 - 1_701 - 850;
/// The left one of two columns.
const LEFT: u32 = 3_700;

/// A paper that is being written, from top to bottom.
#[derive(Debug, Default)]
pub struct WordFile {
    body: String,
}

/// One line of a paper, or of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    runs: Vec<(String, Look)>,
    side: Side,
    /// In half points.
    size: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Look {
    bold: bool,
    italic: bool,
    underlined: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// Set to both margins, its first line drawn in.
    Text,
    Left,
    Middle,
}

impl Line {
    /// Of the text itself: 14 points, its first line drawn in.
    #[must_use]
    pub fn text(words: impl Into<String>) -> Self {
        Self { runs: vec![(words.into(), Look::default())], side: Side::Text, size: 28 }
    }

    /// In the middle.
    #[must_use]
    pub fn middle(words: impl Into<String>) -> Self {
        Self { side: Side::Middle, ..Self::text(words) }
    }

    /// At the left margin, not drawn in.
    #[must_use]
    pub fn left(words: impl Into<String>) -> Self {
        Self { side: Side::Left, ..Self::text(words) }
    }

    /// Of this many points.
    #[must_use]
    pub fn points(self, points: u32) -> Self {
        Self { size: points * 2, ..self }
    }

    /// All of it so far bold.
    #[must_use]
    pub fn bold(self) -> Self {
        self.looks(|look| look.bold = true)
    }

    /// All of it so far in italics.
    #[must_use]
    pub fn italic(self) -> Self {
        self.looks(|look| look.italic = true)
    }

    /// All of it so far underlined.
    #[must_use]
    pub fn underlined(self) -> Self {
        self.looks(|look| look.underlined = true)
    }

    /// More words behind, plain.
    #[must_use]
    pub fn then(mut self, words: impl Into<String>) -> Self {
        self.runs.push((words.into(), Look::default()));
        self
    }

    fn looks(mut self, change: impl Fn(&mut Look)) -> Self {
        self.runs.iter_mut().for_each(|(_, look)| change(look));
        self
    }

    fn write(&self, out: &mut String) {
        let side = match self.side {
            Side::Text => {
                r#"<w:spacing w:before="60" w:after="60"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>"#
            }
            Side::Left => r#"<w:jc w:val="left"/>"#,
            Side::Middle => r#"<w:jc w:val="center"/>"#,
        };
        let _ = write!(out, "<w:p><w:pPr>{side}</w:pPr>");
        for (words, look) in &self.runs {
            let on = |on: bool, tag: &'static str| if on { tag } else { "" };
            let (bold, italic) = (on(look.bold, "<w:b/>"), on(look.italic, "<w:i/>"));
            let underlined = on(look.underlined, r#"<w:u w:val="single"/>"#);
            let (size, words) = (self.size, escaped(words));
            let _ = write!(
                out,
                r#"<w:r><w:rPr>{bold}{italic}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{underlined}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>"#
            );
        }
        out.push_str("</w:p>");
    }
}

impl WordFile {
    /// One line.
    pub fn line(&mut self, line: &Line) {
        line.write(&mut self.body);
    }

    /// Room of one line.
    pub fn blank(&mut self) {
        self.line(&Line::left(""));
    }

    /// A short rule in the middle, as it stands below a title.
    pub fn rule(&mut self) {
        rule(&mut self.body, WIDTH / 3);
    }

    /// Two columns without lines: the heading of a paper, or its foot.
    pub fn columns(&mut self, left: &[Line], right: &[Line]) {
        let widths = [LEFT, WIDTH - LEFT];
        table_begins(&mut self.body, &widths, false);
        self.body.push_str("<w:tr>");
        for (lines, width) in [left, right].into_iter().zip(widths) {
            cell(&mut self.body, width, lines);
        }
        self.body.push_str("</w:tr></w:tbl>");
        // two tables that touch would be one
        self.blank();
    }

    /// A table with its head; widths in hundredths of the page, which repeat the head on every page.
    pub fn table(&mut self, columns: &[(&str, u32)], rows: &[Vec<String>]) {
        let widths: Vec<u32> = columns.iter().map(|(_, share)| WIDTH * share / 100).collect();
        table_begins(&mut self.body, &widths, true);
        self.body.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for ((head, _), width) in columns.iter().zip(&widths) {
            cell(&mut self.body, *width, &[Line::middle(*head).bold().points(12)]);
        }
        self.body.push_str("</w:tr>");
        for row in rows {
            self.body.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (words, width) in row.iter().zip(&widths) {
                cell(&mut self.body, *width, &[Line::left(words.as_str()).points(12)]);
            }
            self.body.push_str("</w:tr>");
        }
        self.body.push_str("</w:tbl>");
        self.blank();
    }

    /// What follows begins on a page of its own.
    pub fn next_page(&mut self) {
        self.body.push_str(r#"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"#);
    }

    /// The file. `title` is what the program that opens it calls it.
    ///
    /// # Errors
    /// When it cannot be packed.
    pub fn bytes(&self, title: &str) -> io::Result<Vec<u8>> {
        parts::pack(&self.body, &escaped(title))
    }
}

fn rule(out: &mut String, width: u32) {
    let side = (WIDTH - width) / 2;
    let _ = write!(
        out,
        r#"<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:after="120"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>"#
    );
}

fn table_begins(out: &mut String, widths: &[u32], lined: bool) {
    let (style, size) = if lined { ("single", 4) } else { ("nil", 0) };
    let margin = if lined { 80 } else { 0 };
    out.push_str(r#"<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>"#);
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(out, r#"<w:{side} w:val="{style}" w:sz="{size}" w:space="0" w:color="000000"/>"#);
    }
    let _ = write!(
        out,
        r#"</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#
    );
    for width in widths {
        let _ = write!(out, r#"<w:gridCol w:w="{width}"/>"#);
    }
    out.push_str("</w:tblGrid>");
}

fn cell(out: &mut String, width: u32, lines: &[Line]) {
    let _ = write!(out, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#);
    lines.iter().for_each(|line| line.write(out));
    if lines.is_empty() {
        out.push_str("<w:p/>");
    }
    out.push_str("</w:tc>");
}

/// What XML takes for signs written as words; letters that no XML file may hold left out (XML 1.0, 2.2).
fn escaped(words: &str) -> String {
    let allowed =
        |letter: &char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}') || *letter == '\t';
    let words: String = words.chars().filter(allowed).collect();
    quick_xml::escape::escape(words.as_str()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::parts::Parts;
    use crate::read::xml::tree;
    use crate::{Source, read};

    fn written() -> Vec<u8> {
        let mut file = WordFile::default();
        file.columns(&[Line::middle("ỦY BAN NHÂN DÂN").bold()], &[Line::middle("CỘNG HÒA").underlined()]);
        file.line(&Line::middle("QUYẾT ĐỊNH").bold());
        file.rule();
        file.line(&Line::text("Điều 1. ").bold().then("Tặng “A & B” <1>\u{7}"));
        file.next_page();
        file.table(
            &[("TT", 10), ("Họ và tên", 90)],
            &[vec!["1".into(), "Huệ".into()], vec!["2".into(), "Lý | Hai".into()]],
        );
        file.bytes("Dự thảo").unwrap()
    }

    #[test]
    fn what_is_written_is_read_in_its_order_letter_by_letter() {
        let reading = read(&written()).unwrap();
        assert_eq!(reading.source, Source::Docx);
        let lines: Vec<&str> = reading.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(
            lines,
            [
                "| ỦY BAN NHÂN DÂN | CỘNG HÒA |",
                "QUYẾT ĐỊNH",
                "Điều 1. Tặng “A & B” <1>",
                "| TT | Họ và tên |",
                "| 1 | Huệ |",
                "| 2 | Lý <br> Hai |",
            ]
        );
    }

    #[test]
    fn every_part_is_whole_and_none_is_a_program() {
        let bytes = written();
        let mut parts = Parts::open(&bytes).unwrap();
        assert!(!parts.declares_macros() && !parts.has("word/vbaProject.bin"));
        for name in parts::NAMES {
            let part = parts.read(name).unwrap().unwrap_or_else(|| panic!("{name} is missing"));
            tree(&part).unwrap_or_else(|_| panic!("{name} is no XML"));
        }
    }
}
