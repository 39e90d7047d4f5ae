//! Tables: a pipe that only frames a line goes; a heading or a foot in two columns is read column after column; a
//! table of figures or duties stays a row a line, its cells parted by " | ".

use super::letters::{CELL_BREAK, is_upper};

/// The lines with tables opened.
pub(super) fn opened(lines: Vec<String>) -> Vec<String> {
    let mut out = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in lines {
        match cells(&line) {
            Some(row) if row.iter().all(|cell| is_frame(cell)) => {}
            Some(row) => rows.push(row),
            None => {
                // a blank line between two rows does not end their table
                if !line.is_empty() || rows.is_empty() {
                    close(&mut rows, &mut out);
                    out.extend(line.split(CELL_BREAK).map(|part| part.trim().to_owned()));
                }
            }
        }
    }
    close(&mut rows, &mut out);
    out
}

/// The cells of a line with pipes.
fn cells(line: &str) -> Option<Vec<String>> {
    if !line.contains('|') {
        return None;
    }
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    Some(inner.split('|').map(|cell| cell.trim().to_owned()).collect())
}

fn is_frame(cell: &str) -> bool {
    cell.chars().all(|letter| matches!(letter, '-' | ':' | '=' | '+' | ' '))
}

fn close(rows: &mut Vec<Vec<String>>, out: &mut Vec<String>) {
    let table = std::mem::take(rows);
    if is_layout(&table) {
        let columns = table.iter().map(Vec::len).max().unwrap_or(0);
        for column in 0..columns {
            let cells = table.iter().filter_map(|row| row.get(column));
            out.extend(cells.flat_map(|cell| lines_of(cell)));
        }
        return;
    }
    for row in table {
        let full: Vec<String> =
            row.into_iter().map(|cell| cell.replace(CELL_BREAK, " ").trim().to_owned()).collect();
        match full.iter().filter(|cell| !cell.is_empty()).count() {
            0 => {}
            1 => out.extend(full.into_iter().filter(|cell| !cell.is_empty())),
            _ => out.push(full.join(" | ")),
        }
    }
}

fn lines_of(cell: &str) -> Vec<String> {
    cell.split(CELL_BREAK).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Whether the table only sets a heading or a foot in two columns.
fn is_layout(table: &[Vec<String>]) -> bool {
    let narrow = table.iter().all(|row| row.len() <= 3);
    let marks = ["CỘNG HÒA", "CỘNG HOÀ", "Độc lập", "Nơi nhận", "TM.", "KT.", "TL.", "TUQ."];
    let named = table.iter().flatten().any(|cell| marks.iter().any(|mark| cell.contains(mark)));
    let titled = table.iter().flatten().any(|cell| is_upper(cell));
    narrow && named && titled
}
