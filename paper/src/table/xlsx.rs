//! The first sheet of an XLSX file (ECMA-376 part 1, 18): values as they are shown, formulas by what they last gave.

use super::{MOST_CELLS, MOST_ROWS};
use crate::Refused;
use crate::read::parts::Parts;
use crate::read::xml::{Node, tree};
use jiff::Span;
use jiff::civil::date;

pub(super) fn rows(parts: &mut Parts<'_>) -> Result<Vec<Vec<String>>, Refused> {
    let Some(workbook) = parts.read("xl/workbook.xml")? else { return Err(Refused::NoTable) };
    if parts.has("xl/vbaProject.bin") || parts.declares_macros() {
        return Err(Refused::Macros);
    }
    let links = parts.read("xl/_rels/workbook.xml.rels")?.ok_or(Refused::Broken)?;
    let workbook = tree(&workbook)?;
    let name = first_sheet(&workbook, &tree(&links)?).ok_or(Refused::Broken)?;
    let shared = match parts.read("xl/sharedStrings.xml")? {
        Some(shared) => strings(&tree(&shared)?),
        None => Vec::new(),
    };
    let sheet = tree(&parts.read(&name)?.ok_or(Refused::Broken)?)?;
    let data = sheet.find("sheetData").ok_or(Refused::Broken)?;
    let days = match parts.read("xl/styles.xml")? {
        Some(styles) => Days::of(&tree(&styles)?, &workbook),
        None => Days::default(),
    };
    // a row that was only drawn, with nothing in it, is none
    let written = data.all("row").filter(|row| row.all("c").any(has_value));
    let rows: Vec<Vec<String>> = written.take(MOST_ROWS + 1).map(|row| cells(row, &shared, &days)).collect();
    if rows.len() > MOST_ROWS { Err(Refused::TooManyRows) } else { Ok(rows) }
}

/// The part of the first sheet that is not hidden.
fn first_sheet(workbook: &Node, links: &Node) -> Option<String> {
    let shown = |sheet: &&Node| sheet.attribute("state").is_none_or(|state| state == "visible");
    let id = workbook.find("sheets")?.all("sheet").find(shown)?.attribute("id")?;
    let link =
        links.find("Relationships")?.all("Relationship").find(|link| link.attribute("Id") == Some(id))?;
    let target = link.attribute("Target")?;
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), ToOwned::to_owned))
}

fn strings(shared: &Node) -> Vec<String> {
    shared.find("sst").map(|all| all.all("si").map(words).collect()).unwrap_or_default()
}

/// The words of a string, its parts of other looks joined; how it is pronounced is left out.
fn words(string: &Node) -> String {
    let runs = string.all("r").filter_map(|run| run.child("t"));
    string.child("t").into_iter().chain(runs).map(Node::words).collect()
}

fn has_value(cell: &Node) -> bool {
    cell.child("v").is_some() || cell.child("is").is_some()
}

/// Which looks of cells are days: a day is kept as the number of days since an epoch (18.8.30, 18.17.4.1).
#[derive(Default)]
struct Days {
    /// By the number of the look.
    looks: Vec<bool>,
    /// Whether days are counted from 1904, as old Macintoshes did.
    since_1904: bool,
}

impl Days {
    fn of(styles: &Node, workbook: &Node) -> Self {
        let sheet = styles.find("styleSheet");
        let own = sheet.and_then(|sheet| sheet.child("numFmts"));
        let own = |id: &str| {
            own?.all("numFmt")
                .find(|format| format.attribute("numFmtId") == Some(id))?
                .attribute("formatCode")
        };
        let is_day = |look: &Node| {
            let id = look.attribute("numFmtId").unwrap_or("0");
            match own(id) {
                Some(code) => speaks_of_days(code),
                None => matches!(id.parse(), Ok(14..=17 | 22 | 27..=36 | 50..=58)),
            }
        };
        let looks = sheet.and_then(|sheet| sheet.child("cellXfs"));
        let since = workbook.find("workbookPr").and_then(|of| of.attribute("date1904"));
        Self {
            looks: looks.map(|looks| looks.all("xf").map(is_day).collect()).unwrap_or_default(),
            since_1904: matches!(since, Some("1" | "true")),
        }
    }

    /// The day of a cell, as people write it; none where the cell is no day.
    fn day(&self, cell: &Node, value: &str) -> Option<String> {
        let look: usize = cell.attribute("s")?.parse().ok()?;
        let is_number = matches!(cell.attribute("t"), None | Some("n"));
        if !is_number || !*self.looks.get(look)? {
            return None;
        }
        let whole = value.trim().split('.').next()?.parse::<i32>().ok()?;
        let epoch = if self.since_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
        let day = epoch.checked_add(Span::new().try_days(whole).ok()?).ok()?;
        Some(format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()))
    }
}

/// Whether the code of a format names days or years, outside what it quotes and brackets.
fn speaks_of_days(code: &str) -> bool {
    let (mut quoted, mut bracketed) = (false, false);
    code.chars().any(|letter| {
        match letter {
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            'd' | 'D' | 'y' | 'Y' if !quoted && !bracketed => return true,
            _ => {}
        }
        false
    })
}

fn cells(row: &Node, shared: &[String], days: &Days) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for cell in row.all("c") {
        let at = cell.attribute("r").and_then(column).unwrap_or(cells.len());
        if at >= MOST_CELLS {
            continue;
        }
        if cells.len() <= at {
            cells.resize(at + 1, String::new());
        }
        let value = cell.child("v").map(Node::words).unwrap_or_default();
        let shown = match cell.attribute("t") {
            Some("s") => value.trim().parse::<usize>().ok().and_then(|at| shared.get(at).cloned()),
            Some("inlineStr") => cell.child("is").map(words),
            _ => Some(days.day(cell, &value).unwrap_or(value)),
        };
        if let (Some(place), Some(shown)) = (cells.get_mut(at), shown) {
            *place = shown;
        }
    }
    cells
}

/// The column of a cell, counted from 0: C7 is in the third.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase).take(3);
    let number = letters.fold(0, |number, letter| number * 26 + usize::from(letter - b'A') + 1);
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write as _};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn file(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
        let workbook = r#"<workbook xmlns:r="x"><sheets><sheet name="Ẩn" state="hidden" r:id="rId1"/><sheet name="Đơn vị" r:id="rId2"/></sheets></workbook>"#;
        let links = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#;
        let mut parts = vec![
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", links),
            ("xl/worksheets/sheet2.xml", sheet),
        ];
        parts.extend(more);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn the_first_sheet_that_is_shown_is_read_cell_by_cell() {
        let shared =
            "<sst><si><t>Tên</t></si><si><r><t>Ấp </t></r><r><t>Đông</t></r><rPh><t>x</t></rPh></si></sst>";
        let sheet = r#"<worksheet><sheetData><row><c r="A1"><v>1</v></c><c r="C1" t="s"><v>0</v></c></row>
            <row><c r="B2" t="inlineStr"><is><t>ấp</t></is></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="str"><f>A1</f><v>A &amp; B</v></c></row></sheetData></worksheet>"#;
        let bytes = file(sheet, &[("xl/sharedStrings.xml", shared)]);
        let table = super::super::read(&bytes).unwrap();
        assert_eq!(table.rows, [vec!["1", "", "Tên"], vec!["", "ấp", "Ấp Đông", "A & B"]]);
    }

    #[test]
    fn a_cell_that_looks_like_a_day_is_a_day() {
        let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-42A]dd\\/mm\\/yyyy"/><numFmt numFmtId="165" formatCode="0.0 &quot;day&quot;[Red]"/></numFmts>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>"#;
        let sheet = r#"<worksheet><sheetData><row><c r="A1" s="1"><v>46331</v></c><c r="B1" s="2"><v>31121.5</v></c><c r="C1" s="3"><v>12</v></c><c r="D1"><v>1985</v></c></row></sheetData></worksheet>"#;
        let bytes = file(sheet, &[("xl/styles.xml", styles)]);
        let table = super::super::read(&bytes).unwrap();
        assert_eq!(table.rows, [vec!["05/11/2026", "15/03/1985", "12", "1985"]]);
    }

    #[test]
    fn rows_that_were_only_drawn_are_none() {
        let drawn = r#"<row><c r="A2" s="1"/></row>"#.repeat(MOST_ROWS + 1);
        let sheet = format!(
            r#"<worksheet><sheetData><row><c r="A1"><v>1</v></c></row>{drawn}</sheetData></worksheet>"#
        );
        assert_eq!(super::super::read(&file(&sheet, &[])).unwrap().rows.len(), 1);
        let written = r#"<row><c><v>1</v></c></row>"#.repeat(MOST_ROWS + 1);
        let sheet = format!("<worksheet><sheetData>{written}</sheetData></worksheet>");
        assert_eq!(super::super::read(&file(&sheet, &[])), Err(Refused::TooManyRows));
    }

    #[test]
    fn a_workbook_with_a_program_or_without_its_sheet_is_refused() {
        let sheet = "<worksheet><sheetData/></worksheet>";
        let macros = file(sheet, &[("xl/vbaProject.bin", "x")]);
        assert_eq!(super::super::read(&macros), Err(Refused::Macros));
        assert_eq!(super::super::read(&file(sheet, &[])), Err(Refused::Empty));
        let bomb = file("<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>", &[]);
        assert_eq!(super::super::read(&bomb), Err(Refused::Bomb));
    }

    #[test]
    fn columns_are_counted_by_their_letters() {
        assert_eq!(["A1", "C7", "Z1", "AA3"].map(column), [Some(0), Some(2), Some(25), Some(26)]);
        assert_eq!(column("7"), None);
    }
}
