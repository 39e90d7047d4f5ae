//! What remains to be looked at: told at the top with links, and drawn before what needs nothing.

use super::super::compose::rows;
use super::super::groups::{DECIDED, GROUPS, Group, name};
use super::super::head;
use super::draw::item_id;
use super::{FORM, View};
use crate::ui::section::section;
use maud::{Markup, html};

/// Links of one group told at once; the rest follow as these are decided.
const MOST: usize = 12;

/// The items of a group that nobody has decided.
fn open(view: &View, group: &Group) -> Vec<usize> {
    let all = rows(view.draft.values(), group).into_iter();
    all.filter(|(_, own)| own.get(&name(group.id, DECIDED)).is_empty()).map(|(number, _)| number).collect()
}

/// Whether something is wrong in one of these fields.
pub(super) fn is_wrong(view: &View, is_own: impl Fn(&str) -> bool) -> bool {
    view.draft.errors().iter().any(|error| is_own(&error.field))
}

/// The groups, those first in which something remains.
pub(super) fn first(view: &View) -> Vec<&'static Group> {
    let remains = |group: &&Group| {
        !open(view, group).is_empty() || is_wrong(view, |field| field.starts_with(&name(group.id, "")))
    };
    let (first, then): (Vec<_>, Vec<_>) = GROUPS.iter().partition(remains);
    [first, then].concat()
}

/// What stands once and is blank, with its label.
pub(super) fn of_head(view: &View) -> Vec<(&'static str, &'static str)> {
    let is_new = view.review.campaign.is_empty();
    head::NEEDED
        .into_iter()
        .filter(|(field, _)| view.draft.value(FORM, field).is_empty())
        .filter(|(field, _)| is_new || *field != head::ADDRESS)
        .filter(|(field, _)| !head::is_left_blank(field, &view.draft.all(FORM, head::BLANK)))
        .collect()
}

/// What remains, each with a link to it.
pub(super) fn list(view: &View) -> Markup {
    let blank = of_head(view);
    let groups: Vec<(&Group, Vec<usize>)> =
        GROUPS.iter().map(|group| (group, open(view, group))).filter(|(_, open)| !open.is_empty()).collect();
    if blank.is_empty() && groups.is_empty() {
        return Markup::default();
    }
    section(
        "con-lai",
        "Còn phải xem",
        html! {
            ul {
                @if !blank.is_empty() {
                    li {
                        "Văn bản, còn trống: "
                        @for (place, (field, label)) in blank.iter().enumerate() {
                            @if place > 0 { ", " } a href=(format_args!("#{field}")) { (label) }
                        }
                    }
                }
                @for (group, open) in &groups {
                    li {
                        (group.heading) ": "
                        @for (place, number) in open.iter().take(MOST).enumerate() {
                            @if place > 0 { ", " }
                            a href=(format_args!("#{}", item_id(group.id, *number))) { "mục " (number) }
                        }
                        @if open.len() > MOST { " và " (open.len() - MOST) " mục nữa" }
                    }
                }
            }
        },
    )
}
