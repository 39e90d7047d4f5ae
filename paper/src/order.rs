//! The text put in order: what a machine did to it on the way (columns, wrapped lines, page numbers, marks of the
//! layout) is taken back, so that a paragraph is a line again and a heading stands alone. No word is added or changed.

pub(crate) mod foot;
mod glue;
mod head;
mod letters;
mod marker;
mod noise;
mod notes;
mod spaces;
mod tables;
pub(crate) mod title;
mod wrap;

pub(crate) use head::{Head, day, kind_line, number};
pub(crate) use letters::is_upper;
pub(crate) use marker::{Marker, marker};
pub(crate) use title::begins_body;

/// `raw` with one paragraph, heading, cell of a heading or row of a table a line.
pub fn put_in_order(raw: &str) -> String {
    let lines = noise::without(letters::clean(raw));
    let lines = tables::opened(lines);
    let (body, notes) = notes::apart(lines);
    let (head, body) = head::apart(body);
    let (body, foot) = foot::apart(body);
    let body = wrap::joined(body);
    let body = title::joined(body);
    let body = body.into_iter().flat_map(|line| glue::parted(&line));
    let mut all: Vec<String> = head.into_iter().chain(body).chain(foot).collect();
    all.extend(wrap::joined(notes));
    let all = spaces::mended(all);
    all.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
