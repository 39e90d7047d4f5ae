//! The review drawn: what stands once, then every group, each item with its sentence and its fields, beside the text.

use super::super::compose::{is_blank, rows};
use super::super::groups::{
    Asked, DECIDED, FROM, GROUPS, Group, Kind, STRUCK, TAKEN, WHY, WORDS, count, name,
};
use super::super::head;
use super::remaining;
use super::{ADD, ASKED, CHECK, DOCUMENT, DROP, FORM, KEEP, REASON, VERSION, View, cut};
use crate::pages::marked::Marks;
use crate::pages::office::draft::{Draft, of_row};
use crate::pages::office::form::FormPage;
use crate::pages::quoted::Text;
use crate::shell::submission::Values;
use crate::ui::field::hidden;
use crate::ui::ledger::{details, opened};
use crate::ui::notes::inset_text;
use crate::ui::options::Choice;
use crate::ui::quotation::quoted;
use crate::ui::section::{beside, section};
use crate::ui::tag::{State, tag};
use maud::{Markup, html};
use sovang_words::format::{count2, date_time};

/// What the office reads of the document and no plan holds: oddities, shares.
pub(in super::super) const NOTES: &str = "goc-la";

/// Where the sentences of the items stand.
struct Places<'a> {
    text: &'a Text,
    marks: Marks,
}

/// The newest item of a group, to be led to.
pub(super) fn newest(group: &str, values: &Values) -> String {
    let items: usize = values.get(&count(group)).parse().unwrap_or_default();
    item_id(group, items)
}

pub(super) fn item_id(group: &str, number: usize) -> String {
    format!("muc-{group}-{number}")
}

fn span(text: &Text, group: &str, own: &Values) -> Option<[usize; 2]> {
    let hint = own.get(&name(group, FROM)).parse().ok();
    text.find(own.get(&name(group, WORDS)), hint)
}

pub(super) fn body(view: &View) -> Markup {
    let text = Text::of(&view.review.text);
    let values = view.draft.values();
    let all = GROUPS.iter().flat_map(|group| {
        rows(values, group).into_iter().filter_map(|(_, own)| span(&text, group.id, &own)).collect::<Vec<_>>()
    });
    let places = Places { text: &text, marks: Marks::of(all) };
    let unseen = html! {
        (hidden(VERSION, view.draft.value(FORM, VERSION)))
        @for note in view.draft.all(FORM, NOTES) { (hidden(NOTES, &note)) }
    };
    let form = view.form(FORM, "Xem trước khi ghi").with(html! {
        (unseen)
        p {
            button type="submit" name=(ASKED) value=(CHECK) { "Kiểm tra" } " "
            button.outline type="submit" name=(ASKED) value=(KEEP) { "Lưu lại" }
        }
        @if view.amended.is_some() { (amending(view)) }
        (head_fields(view))
        @for group in remaining::first(view) { (items(view, group, &places)) }
        p {
            button type="submit" name=(ASKED) value=(CHECK) { "Kiểm tra" } " "
            button.outline type="submit" name=(ASKED) value=(KEEP) { "Lưu lại" }
        }
    });
    beside(
        html! {
            (standing(view))
            (remaining::list(view))
            (odd(view))
            (section(FORM, "Rà soát từng mục", html! {
                p { "Mỗi mục có câu của kế hoạch đi kèm. Sửa ô nào sai, chọn đưa vào kế hoạch hoặc bỏ; mục còn thiếu thì thêm, chép đúng câu trong văn bản." }
                (form)
            }))
            (details("Bỏ bản rà soát này", view.independent_form(DROP, "Bỏ bản rà soát").with(html! {
                p { "Bản nháp mất hẳn; sổ không có gì thay đổi." }
            })))
        },
        section("toan-van", "Toàn văn đã đọc", places.marks.text(&view.review.text)),
    )
}

/// Who kept it when, and that nothing is left to be put right.
fn standing(view: &View) -> Markup {
    html! {
        @if view.checked {
            (inset_text(html! { p { "Không còn chỗ nào phải sửa. Bấm “Xem trước khi ghi” ở cuối để xem hệ quả rồi ghi." } }))
        }
        p { (view.changed_by) " lưu lần cuối " (date_time(view.review.changed_at)) "." }
    }
}

/// What stands once, folded where nothing in it is blank or wrong.
fn head_fields(view: &View) -> Markup {
    let fields = html! { (super::super::file::field(view, &view.draft)) (head::fields(view)) };
    if remaining::of_head(view).is_empty() && !remaining::is_wrong(view, head::is_own) {
        let named = [head::NUMBER, head::SIGNER].map(|name| view.draft.value(FORM, name));
        return details(html! { "Văn bản: " (named.join(", ")) }, fields);
    }
    section("chung", "Văn bản", fields)
}

fn odd(view: &View) -> Markup {
    let notes = view.draft.all(FORM, NOTES);
    html! {
        @if !notes.is_empty() {
            (section("cho-la", "Chỗ lạ trong văn bản, văn phòng xem lại", html! {
                ul { @for note in &notes { li { (note) } } }
            }))
        }
    }
}

fn amending(view: &View) -> Markup {
    section(
        "sua-doi",
        "Sửa đổi",
        html! {
            (view.draft.field(FORM, REASON, "Vì sao sửa đổi").hint("Công khai cùng phiên bản mới.").text())
            (view.draft.field(FORM, DOCUMENT, "Văn bản sửa đổi").hint("Ví dụ Kế hoạch 20/KH-UBND ngày 15/01/2027").text())
        },
    )
}

fn items(view: &View, group: &Group, places: &Places<'_>) -> Markup {
    let all = rows(view.draft.values(), group);
    let open = all.iter().filter(|(_, own)| own.get(&name(group.id, DECIDED)).is_empty()).count();
    let heading = html! {
        (group.heading) ": " (count2(all.len() as u64)) " "
        @if open > 0 { (tag(State::Wait, format_args!("Chưa xem {}", count2(open as u64)))) }
    };
    let body = html! {
            (hidden(&count(group.id), &all.len().to_string()))
            @if all.is_empty() { p { "Không đọc thấy trong văn bản." } }
            @for (number, own) in &all { (item(view, group, (*number, own), places)) }
            p { button.outline type="submit" name=(ASKED) value=(format_args!("{ADD}{}", group.id)) { "Thêm một " (group.one) } }
    };
    let wrong = remaining::is_wrong(view, |field| field.starts_with(&name(group.id, "")));
    if open > 0 || wrong { section(group.id, heading, body) } else { details(heading, body) }
}

/// One item, folded once it is decided and nothing in it is wrong.
fn item(view: &View, group: &Group, (number, own): (usize, &Values), places: &Places<'_>) -> Markup {
    let draft = view.draft.row(number);
    let suffix = of_row("", number);
    let begins = name(group.id, "");
    let is_own = |field: &str| field.starts_with(&begins) && field.ends_with(&suffix);
    let wrong = draft.errors().iter().filter(|error| is_own(&error.field)).count();
    let decided = own.get(&name(group.id, DECIDED));
    let why = own.get(&name(group.id, WHY));
    let summary = html! {
        (number) ". " (short(view, group, own))
        " "
        @match decided {
            TAKEN => (tag(State::Ok, "Đưa vào")),
            STRUCK => (tag(None, "Bỏ")),
            _ => (tag(State::Wait, if why.is_empty() { "Chưa xem" } else { "Chưa chắc" })),
        }
        @if wrong > 0 { " " (tag(State::Late, format_args!("{} chỗ cần sửa", count2(wrong as u64)))) }
    };
    let fields = html! {
        @if !why.is_empty() { p { strong { "Chưa chắc: " } (why) } (hidden(&of_row(&name(group.id, WHY), number), why)) }
        (hidden(&of_row(&name(group.id, FROM), number), own.get(&name(group.id, FROM))))
        (sentence(group, (number, own), (&draft, wrong > 0), places))
        (asked(view, group, (own, &draft), wrong > 0))
        (decision(group, &draft))
    };
    let folded = if wrong > 0 || (decided != TAKEN && decided != STRUCK) {
        opened(summary, fields)
    } else {
        details(summary, fields)
    };
    html! { div id=(item_id(group.id, number)) { (folded) } }
}

/// The fields; told in one list, and folded, where each choice is made and nothing is wrong.
fn asked(view: &View, group: &Group, (own, draft): (&Values, &Draft), wrong: bool) -> Markup {
    let fields = html! { @for asked in group.fields { (field(view, group, asked, draft)) } };
    let value = |asked: &Asked| own.all(&name(group.id, asked.name)).join(", ");
    let chosen = |asked: &&Asked| matches!(asked.kind, Kind::Choose(_) | Kind::Tick(_));
    let decided = !own.get(&name(group.id, DECIDED)).is_empty();
    let doubted = !own.get(&name(group.id, WHY)).is_empty();
    let blank = group.fields.iter().filter(chosen).any(|asked| value(asked).is_empty());
    if wrong || decided || doubted || blank || is_blank(group, own) {
        return fields;
    }
    let told = group.fields.iter().map(|asked| (asked.label, told(view, group, asked, own)));
    html! {
        ul { @for (label, told) in told.filter(|(_, told)| !told.is_empty()) { li { (label) ": " (told) } } }
        (details("Sửa các ô", fields))
    }
}

/// What a field holds, in words.
fn told(view: &View, group: &Group, asked: &Asked, own: &Values) -> String {
    let sent = own.all(&name(group.id, asked.name));
    match asked.kind {
        Kind::Line | Kind::Text | Kind::Number => cut(&sent.join(" ")),
        Kind::Choose(options) | Kind::Tick(options) => {
            let all = options.all(&view.forms).into_iter();
            let words: Vec<String> =
                all.filter(|(value, _)| sent.contains(&value.as_str())).map(|(_, words)| words).collect();
            words.join(", ")
        }
    }
}

/// The quoted sentence, and the field in which it is put right.
fn sentence(
    group: &Group,
    (number, own): (usize, &Values),
    (draft, wrong): (&Draft, bool),
    places: &Places<'_>,
) -> Markup {
    let words = own.get(&name(group.id, WORDS));
    if !group.quotes {
        return html! {
            @if !words.is_empty() { (quoted(cut(words), html! {})) }
            (hidden(&of_row(&name(group.id, WORDS), number), words))
        };
    }
    let at = span(places.text, group.id, own).and_then(|[from, _]| places.marks.id(from));
    let link = html! {
        @if let Some(id) = &at { a href=(format_args!("#{id}")) { "Xem trong văn bản" } }
        @else { "Câu này không có trong văn bản." }
    };
    let field =
        draft.field(FORM, &name(group.id, WORDS), "Câu của kế hoạch").hint("Chép nguyên văn.").textarea(3);
    html! {
        @if words.is_empty() || wrong { (field) }
        @else { (quoted(cut(words), link)) (details("Sửa câu trích", field)) }
    }
}

fn field(view: &View, group: &Group, asked: &Asked, draft: &Draft) -> Markup {
    let named = name(group.id, asked.name);
    let mut field = draft.field(FORM, &named, asked.label);
    if !asked.hint.is_empty() {
        field = field.hint(asked.hint);
    }
    match asked.kind {
        Kind::Line => field.text(),
        Kind::Text => field.textarea(3),
        Kind::Number => field.inputmode("numeric").text(),
        Kind::Choose(options) => field.select(&options.choices(&view.forms)),
        Kind::Tick(options) => field.checkboxes(&options.choices(&view.forms), &draft.all(FORM, &named)),
    }
}

fn decision(group: &Group, draft: &Draft) -> Markup {
    let choices = [Choice::new(TAKEN, "Đúng, đưa vào kế hoạch"), Choice::new(STRUCK, "Bỏ mục này")];
    draft.field(FORM, &name(group.id, DECIDED), "Mục này").radios(&choices)
}

/// An item in few words: what was chosen and written first.
fn short(view: &View, group: &Group, own: &Values) -> String {
    if is_blank(group, own) {
        return "Mục mới".to_owned();
    }
    let told = group.fields.iter().filter_map(|asked| {
        let value = own.get(&name(group.id, asked.name));
        match asked.kind {
            _ if value.is_empty() => None,
            Kind::Line | Kind::Text | Kind::Number => Some(cut(value)),
            Kind::Choose(options) => {
                options.all(&view.forms).into_iter().find(|(sent, _)| sent == value).map(|(_, words)| words)
            }
            Kind::Tick(_) => None,
        }
    });
    let told: Vec<String> = told.take(4).collect();
    if told.is_empty() { cut(own.get(&name(group.id, WORDS))) } else { cut(&told.join(" · ")) }
}
