//! Quotas in a table: the columns name who is counted, the rows the form.

use super::super::Draft;
use super::super::award::{forms, occasions};
use super::super::count::{counted, number};
use super::super::item::{Quota, QuotaOperator, Who};
use super::super::page::Page;
use crate::tongue::{Token, any};

/// Reads the quotas of all tables.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    let mut columns: Vec<(usize, Who)> = Vec::new();
    for at in page.body() {
        let Some(line) = page.lines.get(at) else { continue };
        if !line.row {
            columns.clear();
            continue;
        }
        let cells: Vec<&[Token]> = line.words.split(|word| word.is("|")).collect();
        if columns.is_empty() {
            columns = heads(&cells);
            continue;
        }
        let Some(form) = cells
            .iter()
            .find_map(|cell| forms(cell).into_iter().next().and_then(|form| cell.get(form.start..form.end)))
        else {
            continue;
        };
        for (column, kind) in &columns {
            let Some(cell) = cells.get(*column) else { continue };
            let most = any(cell, 0, super::AT_MOST);
            let Some((count, end)) = number(cell, most.map_or(0, |(next, _)| next))
                .filter(|(_, end)| *end == cell.len() || counted(cell, *end).is_some())
            else {
                continue;
            };
            let operator = if most.is_some() || heading_caps(page, at) {
                QuotaOperator::AtMost
            } else {
                QuotaOperator::Exact
            };
            let _ = end;
            draft.quotas.push(Quota {
                form: Some(page.text_of(form)),
                kind: *kind,
                number: count,
                operator,
                occasions: occasions(page, at, 0),
                scope: None,
                said: page.said(line.start, line.end),
            });
        }
    }
}

/// The columns that count somebody.
fn heads(cells: &[&[Token]]) -> Vec<(usize, Who)> {
    let count = |cell: &&[Token]| (0..cell.len()).find_map(|place| counted(cell, place)).map(|(who, _)| who);
    cells.iter().enumerate().filter_map(|(at, cell)| Some((at, count(cell)?))).collect()
}

/// "Số lượng tối đa" in the head of the table or above it.
fn heading_caps(page: &Page<'_>, at: usize) -> bool {
    let first =
        (0..at).rev().take_while(|at| page.lines.get(*at).is_some_and(|line| line.row)).last().unwrap_or(at);
    let lines = [Some(first), first.checked_sub(1)].into_iter().flatten().filter_map(|at| page.lines.get(at));
    lines.into_iter().any(|line| crate::tongue::has(&line.words, super::AT_MOST))
}
