//! The list on notice: who is put forward, for what. Once the round has decided, only those awarded keep their names.

use super::Found;
use crate::pages::public::forms::Forms;
use crate::pages::public::parts::{award_tag, place, since_then};
use crate::pages::public::reports::unit_name;
use crate::pages::stages;
use crate::paths;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::options::Choice;
use maud::{Markup, html};
use sovang_domain::award_round::AwardField;
use sovang_projections::public::notice::{About, Line, Nominee, Who};
use sovang_projections::public::rounds::Round;
use sovang_words::format::sentence_case;
use sovang_words::terms;

/// 02 tập thể, 05 cá nhân
pub(super) fn title(round: &Round) -> String {
    terms::kinds(round.listed.iter().map(|line| line.kind))
}

pub(super) fn body(found: &Found, forms: &Forms<'_>) -> Markup {
    let round = &found.page.round;
    html! {
        (limits(round, forms))
        @if round.is_over() && round.annulled.is_none() { p { (over(found)) } }
        (table(found, forms))
    }
}

/// Whose names stay once the round has decided, and what is still open.
fn over(found: &Found) -> &'static str {
    match found.page.lines.iter().any(|line| line.who == Who::Forwarded) {
        true => {
            "Xã, phường đã quyết định; còn đề nghị chờ cấp trên. Ở đây chỉ giữ tên người, tập thể được khen."
        }
        false => {
            "Mọi đề nghị đã trình Chủ tịch Ủy ban nhân dân đều có kết quả: ở đây chỉ giữ tên người, tập thể được khen."
        }
    }
}

/// How many the council may choose, with the plan's place.
fn limits(round: &Round, forms: &Forms<'_>) -> Markup {
    let mut seen = Vec::new();
    for quota in &round.quotas {
        if !seen.contains(&&quota.form) && round.listed.iter().any(|line| line.form == quota.form) {
            seen.push(&quota.form);
        }
    }
    html! {
        @for form in seen {
            @let of_form: Vec<_> = round.quotas.iter().filter(|quota| quota.form == *form).collect();
            @let limits = terms::limits(of_form.iter().map(|quota| (quota.operator, quota.limit, quota.kind)));
            p {
                (forms.name(form)) ": được khen " (limits) ". "
                @if let Some(first) = of_form.first() { (place(&first.source)) }
            }
        }
    }
}

fn table(found: &Found, forms: &Forms<'_>) -> Cards {
    let columns =
        [Column::new("Được đề nghị"), Column::new("Hình thức"), Column::labelled("Thành tích tóm tắt")];
    let rows: Vec<Row> = found.page.lines.iter().map(|line| row(found, line, forms)).collect();
    Cards::new(columns, rows)
}

fn row(found: &Found, line: &Line, forms: &Forms<'_>) -> Row {
    let kind = sentence_case(terms::kind(line.kind));
    let unnamed = |kind: String, why: &str| {
        let name = header(html! { em { "Không nêu tên" } }, kind);
        Row::new(name).cell(forms.short(&line.form)).cell(why)
    };
    match &line.who {
        Who::Named(nominee) => named(found, line, nominee, &kind, forms),
        Who::Withdrawn => unnamed(kind, "đơn vị đã rút đề nghị"),
        Who::Forwarded => unnamed(kind, "đã trình cấp trên, chờ kết quả"),
        Who::NotAwarded => unnamed(kind, "chưa khen"),
        Who::RoundAnnulled => unnamed(kind, "đợt xét đã hủy, trả về đơn vị"),
    }
}

fn named(found: &Found, line: &Line, nominee: &Nominee, kind: &str, forms: &Forms<'_>) -> Row {
    let award = found.awards.iter().find(|award| Some(&award.award) == nominee.award.as_ref());
    // in the words in which it was consulted on; what the award says now stands beside them
    let name = html! {
        @if let Some(award) = award { a href=(paths::award(&award.award)) { (nominee.name) } " " (award_tag(award)) }
        @else { (nominee.name) }
    };
    let unit = match award {
        Some(award) => award.as_signed().field(AwardField::Unit).unwrap_or(&award.unit_name),
        None => unit_name(&found.units, &nominee.unit),
    };
    let was_called_so = found.former.get(&nominee.unit).is_some_and(|names| names.contains(&nominee.name));
    let unit = match (unit == nominee.name, was_called_so && award.is_none()) {
        (true, _) => String::new(),
        (_, true) => format!("nay là {unit}"),
        (_, false) => unit.to_owned(),
    };
    let below: Vec<&str> =
        [nominee.position.as_str(), &unit, kind].into_iter().filter(|part| !part.is_empty()).collect();
    let below = html! {
        (below.join(", "))
        @if let Some(since) = award.and_then(|award| award.unit_since.as_ref()) { " (" (since_then(since)) ")" }
        @if let Some(award) = award { (stages::put_right(&award.corrections)) }
    };
    Row::new(header(name, below)).cell(forms.name(&line.form)).cell(&nominee.achievement)
}

/// Whom a comment can be about, by their place in the list.
pub(super) fn choices(found: &Found) -> Vec<Choice> {
    let whole = std::iter::once(Choice::new("", "Cả danh sách"));
    let named = found.page.lines.iter().filter_map(|line| match &line.who {
        Who::Named(nominee) => Some(Choice::new(line.place.to_string(), &nominee.label)),
        Who::Withdrawn | Who::Forwarded | Who::NotAwarded | Who::RoundAnnulled => None,
    });
    whole.chain(named).collect()
}

/// The place that a choice of the form stands for.
pub(super) fn chosen(found: &Found, value: &str) -> Option<usize> {
    let place = value.parse::<usize>().ok()?;
    (1..=found.page.round.listed.len()).contains(&place).then_some(place)
}

/// Về Danh Hữu Nghĩa
pub(super) fn about(whom: &About) -> String {
    match whom {
        About::List => "Về cả danh sách".to_owned(),
        About::Named(name) => format!("Về {name}"),
        About::Someone => "Về một trường hợp trong danh sách".to_owned(),
    }
}
