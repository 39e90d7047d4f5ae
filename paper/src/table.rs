//! A table of names, as offices keep them: pasted from Excel, one name a line, CSV, XLSX, ODS. All of it becomes rows of cells.

mod ods;
mod xlsx;

use crate::Refused;
use crate::read::parts::Parts;
use crate::read::{COMPOUND, LARGEST, encoding, holds, is_picture};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

/// More rows than any commune has people in office.
const MOST_ROWS: usize = 5_000;
/// More columns than are looked at.
const MOST_CELLS: usize = 64;

/// The rows of a table, each with its cells; rows without any word are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// Reads a file in this process; a file of a stranger belongs behind [`crate::fence`].
///
/// # Errors
/// Why it is not read.
pub(crate) fn read(bytes: &[u8]) -> Result<Table, Refused> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refused::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Refused::TooLarge);
    }
    let rows = if bytes.starts_with(b"PK\x03\x04") {
        let mut parts = Parts::open(bytes)?;
        if ods::is_one(&mut parts)? { ods::rows(&mut parts)? } else { xlsx::rows(&mut parts)? }
    } else if bytes.starts_with(COMPOUND) {
        let wide: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        return Err(if holds(bytes, &wide) { Refused::Locked } else { Refused::OldTable });
    } else if is_picture(bytes) || bytes.starts_with(b"%PDF-") || bytes.starts_with(b"{\\rtf") {
        return Err(Refused::NoTable);
    } else {
        split(&plain(bytes)?)
    };
    let table = tidy(rows);
    if table.rows.is_empty() {
        return Err(Refused::Empty);
    }
    if table.rows.len() > MOST_ROWS { Err(Refused::TooManyRows) } else { Ok(table) }
}

/// The rows of a text that was pasted.
#[must_use]
pub fn rows_of_text(text: &str) -> Table {
    tidy(split(text))
}

/// A text file: Unicode, or the code page that Excel writes in Vietnam where it is none.
fn plain(bytes: &[u8]) -> Result<String, Refused> {
    let text = encoding::utf(bytes).unwrap_or_else(|| encoding::windows_1258(bytes));
    if text.contains('\0') { Err(Refused::NoTable) } else { Ok(text) }
}

/// Parts a text into cells: by tabs where there are any, else by semicolons; by commas only where the first line names
/// columns by them, for names hold commas too.
fn split(text: &str) -> Vec<Vec<String>> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let parting = if text.contains('\t') {
        Some('\t')
    } else if first.contains(';') {
        Some(';')
    } else {
        (first.contains(',') && !first.contains(", ")).then_some(',')
    };
    match parting {
        Some(parting) => quoted(text, parting),
        None => text.lines().map(|line| vec![line.to_owned()]).collect(),
    }
}

/// Cells that may stand in quotes, with the parting sign and line breaks in them (RFC 4180).
fn quoted(text: &str, parting: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut inside, mut letters) = (false, text.chars().peekable());
    while let Some(letter) = letters.next() {
        match letter {
            '"' if inside && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if inside => inside = false,
            '"' if cell.trim().is_empty() => (inside, cell) = (true, String::new()),
            letter if letter == parting && !inside => row.push(std::mem::take(&mut cell)),
            '\n' if !inside => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    row.push(cell);
    rows.push(row);
    rows
}

/// Letters composed, blanks single, nothing behind the last word; rows of nothing left out.
fn tidy(rows: Vec<Vec<String>>) -> Table {
    let word = |cell: &String| {
        let composed: String =
            cell.nfc().filter(|letter| !matches!(letter, '\u{feff}' | '\u{200b}')).collect();
        composed.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let line = |row: Vec<String>| {
        let mut cells: Vec<String> = row.iter().take(MOST_CELLS).map(word).collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        cells
    };
    Table { rows: rows.into_iter().map(line).filter(|row| !row.is_empty()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
        read(bytes).unwrap().rows
    }

    #[test]
    fn one_name_a_line_is_a_column_whatever_commas_are_in_it() {
        let table = rows_of_text("  Ấp Trung \r\n\r\nHội Nông dân, xã Phú Tân\n");
        assert_eq!(table.rows, [["Ấp Trung"], ["Hội Nông dân, xã Phú Tân"]]);
    }

    #[test]
    fn what_excel_copies_is_parted_by_tabs_and_its_quotes_are_taken_off() {
        let table = rows_of_text("STT\tTên đơn vị\tLoại\n1\t\"Ấp \"\"Trung\"\"\"\tấp\t\n");
        assert_eq!(table.rows, [["STT", "Tên đơn vị", "Loại"], ["1", "Ấp \"Trung\"", "ấp"]]);
    }

    #[test]
    fn a_csv_file_is_read_in_each_encoding_and_with_each_parting() {
        let expected = [["Tên", "Loại"], ["Ấp Đông", "ấp"]];
        let semicolons = "Tên;Loại\r\nẤp Đông;ấp\r\n";
        assert_eq!(rows(semicolons.as_bytes()), expected);
        assert_eq!(rows(format!("\u{feff}{semicolons}").as_bytes()), expected);
        assert_eq!(rows(semicolons.replace(';', ",").as_bytes()), expected);
        let wide: Vec<u8> = "\u{feff}"
            .chars()
            .chain(semicolons.replace(';', "\t").chars())
            .flat_map(|c| (c as u16).to_le_bytes())
            .collect();
        assert_eq!(rows(&wide), expected);
        // Windows-1258: tones stand behind their letters
        let old = b"T\xean;Lo\xe1\xf2i\r\n\xc2\xecp \xd0\xf4ng;\xe2\xecp\r\n";
        assert_eq!(rows(old)[1], ["Ấp Đông", "ấp"]);
    }

    #[test]
    fn what_is_no_table_is_named() {
        assert_eq!(read(b"%PDF-1.7 \xff"), Err(Refused::NoTable));
        assert_eq!(read(b" \n"), Err(Refused::Empty));
        let mut old = COMPOUND.to_vec();
        old.extend([0; 600]);
        assert_eq!(read(&old), Err(Refused::OldTable));
    }
}
