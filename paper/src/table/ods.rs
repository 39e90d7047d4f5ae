//! The first sheet of an ODS file (OpenDocument 1.3 part 3, 9): days as people write them, numbers as they are kept, words as
//! they are shown.

use super::{MOST_CELLS, MOST_ROWS};
use crate::Refused;
use crate::read::holds;
use crate::read::parts::Parts;
use crate::read::xml::{Node, tree};
use jiff::civil::Date;

/// What the file says it is.
const KIND: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

pub(super) fn is_one(parts: &mut Parts<'_>) -> Result<bool, Refused> {
    Ok(parts.read("mimetype")?.is_some_and(|kind| kind.starts_with(KIND)))
}

pub(super) fn rows(parts: &mut Parts<'_>) -> Result<Vec<Vec<String>>, Refused> {
    let manifest = parts.read("META-INF/manifest.xml")?.unwrap_or_default();
    if holds(&manifest, b"encryption-data") {
        return Err(Refused::Locked);
    }
    if holds(&manifest, b"Basic/") || parts.has("Basic/script-lc.xml") {
        return Err(Refused::Macros);
    }
    let content = tree(&parts.read("content.xml")?.ok_or(Refused::Broken)?)?;
    let sheets = content.find("spreadsheet").ok_or(Refused::Broken)?;
    let sheet = sheets.all("table").find(|sheet| !is_hidden(sheet, &content)).ok_or(Refused::Broken)?;
    let mut rows = Vec::new();
    below(sheet, &mut rows)?;
    Ok(rows)
}

/// Whether the look of a sheet hides it.
fn is_hidden(sheet: &Node, content: &Node) -> bool {
    let look = content.find("automatic-styles").zip(sheet.attribute("style-name"));
    let look = look.and_then(|(looks, name)| {
        looks
            .all("style")
            .find(|look| look.attribute("name") == Some(name) && look.attribute("family") == Some("table"))
    });
    let properties = look.and_then(|look| look.child("table-properties"));
    properties.and_then(|of| of.attribute("display")) == Some("false")
}

/// The rows, in whatever they are grouped. A row of nothing is repeated to the end of the sheet: it is none.
fn below(node: &Node, rows: &mut Vec<Vec<String>>) -> Result<(), Refused> {
    for child in &node.children {
        match child.name.as_str() {
            "table-row" => {
                let cells = cells(child);
                if cells.iter().all(String::is_empty) {
                    continue;
                }
                for _ in 0..repeated(child, "number-rows-repeated") {
                    if rows.len() == MOST_ROWS {
                        return Err(Refused::TooManyRows);
                    }
                    rows.push(cells.clone());
                }
            }
            "table-row-group" | "table-header-rows" | "table-rows" => below(child, rows)?,
            _ => {}
        }
    }
    Ok(())
}

/// How often something stands there; once where it does not say, or says nonsense.
fn repeated(node: &Node, name: &str) -> usize {
    node.attribute(name).and_then(|times| times.parse().ok()).unwrap_or(1)
}

fn cells(row: &Node) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for cell in &row.children {
        let value = match cell.name.as_str() {
            "table-cell" => value(cell),
            // below one that reaches over it
            "covered-table-cell" => String::new(),
            _ => continue,
        };
        let room = MOST_CELLS.saturating_sub(cells.len());
        let times = repeated(cell, "number-columns-repeated").min(room);
        cells.extend(std::iter::repeat_n(value, times));
    }
    cells
}

fn value(cell: &Node) -> String {
    let kept = |name: &str| cell.attribute(name).map(ToOwned::to_owned);
    let value = match cell.attribute("value-type") {
        Some("date") => cell.attribute("date-value").and_then(day),
        Some("float") => kept("value"),
        _ => None,
    };
    value.unwrap_or_else(|| cell.all("p").map(words).collect::<Vec<_>>().join(" "))
}

/// 12/09/2026, of 2026-09-12 or of a moment of that day
fn day(kept: &str) -> Option<String> {
    let day: Date = kept.get(..10)?.parse().ok()?;
    Some(format!("{:02}/{:02}/{}", day.day(), day.month(), day.year()))
}

/// The words of a line; what is noted beside them is left out.
fn words(node: &Node) -> String {
    let said = node.children.iter().map(|child| match child.name.as_str() {
        "" => child.text.clone(),
        "s" | "tab" | "line-break" => " ".to_owned(),
        "annotation" | "note" => String::new(),
        _ => words(child),
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write as _};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn file(sheets: &str, manifest: &str) -> Vec<u8> {
        let content = format!(
            r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"#
        );
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", &content),
        ] {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn read(sheets: &str) -> Result<Vec<Vec<String>>, Refused> {
        super::super::read(&file(sheets, "<manifest/>")).map(|table| table.rows)
    }

    #[test]
    fn the_first_sheet_that_is_shown_is_read_cell_by_cell() {
        let sheets = r#"<table:table table:style-name="ta2"><table:table-row><table:table-cell><text:p>Ẩn</text:p></table:table-cell></table:table-row></table:table>
            <table:table><table:table-header-rows><table:table-row><table:table-cell office:value-type="string"><text:p>Tên</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>Ngày</text:p></table:table-cell></table:table-row></table:table-header-rows>
            <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>Ấp <text:span>Đông</text:span><text:s/>&amp; Tây</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="1985"><text:p>1.985</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-11-05T00:00:00"><text:p>5 thg 11</text:p></table:table-cell></table:table-row>
            <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#;
        let place = vec!["Ấp Đông & Tây", "", "1985", "05/11/2026"];
        assert_eq!(read(sheets).unwrap(), [vec!["Tên", "", "", "Ngày"], place.clone(), place]);
    }

    #[test]
    fn what_is_repeated_without_end_is_refused_before_it_is_held_in_memory() {
        let rows = r#"<table:table><table:table-row table:number-rows-repeated="4000000000"><table:table-cell table:number-columns-repeated="4000000000"><text:p>Ấp</text:p></table:table-cell></table:table-row></table:table>"#;
        assert_eq!(read(rows), Err(Refused::TooManyRows));
    }

    #[test]
    fn a_file_that_is_locked_or_carries_a_program_is_not_opened() {
        let sheet = "<table:table/>";
        let locked = file(sheet, "<manifest><encryption-data/></manifest>");
        assert_eq!(super::super::read(&locked), Err(Refused::Locked));
        let program = file(sheet, r#"<manifest><file-entry full-path="Basic/x"/></manifest>"#);
        assert_eq!(super::super::read(&program), Err(Refused::Macros));
        assert_eq!(read(sheet), Err(Refused::Empty));
    }
}
