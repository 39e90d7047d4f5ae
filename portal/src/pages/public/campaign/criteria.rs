//! What a campaign is for, and what each audience is judged by.

use crate::pages::public::parts::{place_in, words_of_plan};
use maud::{Markup, html};
use sovang_domain::plan::{Audience, Plan, Statement};
use sovang_words::terms;

pub(super) fn purposes(plan: &Plan) -> Markup {
    html! {
        (statements(plan, &plan.purposes))
        @if !plan.contents.is_empty() {
            h3 { "Thi đua những gì" }
            (statements(plan, &plan.contents))
        }
        (words_of_plan(
            "Nguyên văn mục đích và nội dung thi đua",
            plan.purposes.iter().chain(&plan.contents).map(|statement| &statement.source),
        ))
    }
}

fn statements(plan: &Plan, statements: &[Statement]) -> Markup {
    html! {
        ul { @for statement in statements { li { (statement.short) " " (place_in(plan, &statement.source)) } } }
    }
}

pub(super) fn body(plan: &Plan) -> Markup {
    html! {
        p { "Viết gọn từ kế hoạch; nguyên văn mở ở từng đối tượng." }
        @for audience in &plan.audiences { (one(plan, audience)) }
    }
}

fn one(plan: &Plan, audience: &Audience) -> Markup {
    let kinds: Vec<&str> = audience.kinds.iter().map(|kind| terms::kind(*kind)).collect();
    // “Cá nhân (cá nhân)” says nothing
    let said = kinds.join(", ") != audience.name.to_lowercase();
    html! {
        h3 id=(anchor(audience)) { (audience.name) @if said { " " small { "(" (kinds.join(", ")) ")" } } }
        @if audience.criteria.is_empty() {
            p { em { "Kế hoạch không nêu tiêu chí riêng." } " " (place_in(plan, &audience.source)) }
        } @else {
            ol { @for criterion in &audience.criteria { li { (criterion.short) " " (place_in(plan, &criterion.source)) } } }
            (words_of_plan(
                &format!("Nguyên văn tiêu chí: {}", audience.name),
                audience.criteria.iter().map(|criterion| &criterion.source),
            ))
        }
    }
}

/// The anchor of an audience, for links from awards.
fn anchor(audience: &Audience) -> String {
    format!("doi-tuong-{}", audience.id)
}
