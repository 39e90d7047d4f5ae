//! Quotas in a table: the columns name who is counted and the rows the form, or the other way round, or each row
//! names both and the number.

use super::super::Draft;
use super::super::award::{forms, occasions};
use super::super::count::{counted, number};
use super::super::item::{Quota, QuotaOperator, Who};
use super::super::page::Page;
use crate::tongue::{Token, any, has};

/// What the first row of a table says of its columns.
#[derive(Default)]
struct Head {
    kinds: Vec<(usize, Who)>,
    forms: Vec<(usize, String)>,
    number: Option<usize>,
}

/// Reads the quotas of all tables.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    let mut head: Option<Head> = None;
    for at in page.body() {
        let Some(line) = page.lines.get(at) else { continue };
        if !line.row {
            head = None;
            continue;
        }
        let cells: Vec<&[Token]> = line.words.split(|word| word.is("|")).collect();
        match &head {
            None => head = Some(columns(page, &cells)),
            Some(head) => row(page, at, &cells, head, draft),
        }
    }
}

fn columns(page: &Page<'_>, cells: &[&[Token]]) -> Head {
    let mut head = Head::default();
    for (at, cell) in cells.iter().enumerate() {
        if let Some(form) = forms(cell).first().and_then(|form| cell.get(form.start..form.end)) {
            head.forms.push((at, page.text_of(form)));
        } else if let Some((who, _)) = (0..cell.len()).find_map(|place| counted(cell, place)) {
            head.kinds.push((at, who));
        } else if has(cell, &["số lượng", "chỉ tiêu", "số giấy khen"]) {
            head.number = Some(at);
        }
    }
    head
}

fn row(page: &Page<'_>, at: usize, cells: &[&[Token]], head: &Head, draft: &mut Draft) {
    let named =
        cells.iter().find_map(|cell| forms(cell).first().and_then(|form| cell.get(form.start..form.end)));
    let named = named.map(|words| page.text_of(words));
    let kind = cells.iter().find_map(|cell| counted(cell, 0)).map(|(who, _)| who);
    let mut wanted: Vec<(usize, Who, Option<String>)> = Vec::new();
    if let Some(form) = &named {
        wanted.extend(head.kinds.iter().map(|(column, who)| (*column, *who, Some(form.clone()))));
    }
    if let (Some(who), true) = (kind, wanted.is_empty()) {
        wanted.extend(head.forms.iter().map(|(column, form)| (*column, who, Some(form.clone()))));
        wanted.extend(head.number.filter(|_| named.is_some()).map(|column| (column, who, named.clone())));
    }
    for (column, kind, form) in wanted {
        let Some(cell) = cells.get(column) else { continue };
        let most = any(cell, 0, super::AT_MOST);
        let count = number(cell, most.map_or(0, |(next, _)| next));
        let whole = |end: usize| end == cell.len() || counted(cell, end).is_some();
        let Some((count, _)) = count.filter(|(_, end)| whole(*end)) else { continue };
        let at_most = most.is_some() || caps(page, at);
        let operator = if at_most { QuotaOperator::AtMost } else { QuotaOperator::Exact };
        let (occasions, said) =
            (occasions(page, at, 0), page.said_of(page.lines.get(at).map_or(&[], |line| &line.words)));
        draft.quotas.push(Quota { form, kind, number: count, operator, occasions, scope: None, said });
    }
}

/// "Số lượng tối đa" in the head of the table or above it.
fn caps(page: &Page<'_>, at: usize) -> bool {
    let rows = (0..at).rev().take_while(|at| page.lines.get(*at).is_some_and(|line| line.row));
    let first = rows.last().unwrap_or(at);
    let lines = [Some(first), first.checked_sub(1)].into_iter().flatten().filter_map(|at| page.lines.get(at));
    lines.into_iter().any(|line| has(&line.words, super::AT_MOST))
}
