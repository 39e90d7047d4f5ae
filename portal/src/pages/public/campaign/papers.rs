//! The dossier of a nomination and the steps it goes through.

use crate::pages::public::parts::{place, place_in, words_of_plan};
use maud::{Markup, html};
use sovang_domain::plan::{Needed, Paper, Plan};
use sovang_words::format;

pub(super) fn title(plan: &Plan, papers: &[Paper]) -> String {
    let always = papers.iter().filter(|paper| paper.needed == Needed::Always).count();
    let more = papers.len().saturating_sub(always);
    let mut count = format!("{} giấy tờ", format::count2(always as u64));
    if more > 0 {
        count =
            format!("{count}, thêm {} khi thành tích là sáng kiến, sáng chế", format::count2(more as u64));
    }
    match plan.dossier.sets {
        Some(sets) => format!("Hồ sơ đề nghị: {} bộ, {count}", format::count2(u64::from(sets))),
        None => format!("Hồ sơ đề nghị: {count}"),
    }
}

pub(super) fn body(plan: &Plan, papers: &[Paper]) -> Markup {
    html! {
        @if plan.dossier.papers.is_empty() {
            p { em { "Kế hoạch không liệt kê giấy tờ" } "; áp dụng giấy tờ theo luật." }
        }
        ol {
            @for paper in papers {
                li {
                    (paper.name)
                    @if paper.needed == Needed::ForInitiatives { " (chỉ khi thành tích là sáng kiến, sáng chế)" }
                    ". " @if plan.dossier.papers.is_empty() { (place(&paper.source)) } @else { (place_in(plan, &paper.source)) }
                }
            }
        }
        @if plan.dossier.sets.is_none() { p { em { "Kế hoạch không nêu số bộ hồ sơ." } } }
        (words_of_plan("Nguyên văn giấy tờ", papers.iter().map(|paper| &paper.source)))
        @if !plan.review_steps.is_empty() {
            h3 { "Hồ sơ đi qua những bước nào" }
            ol {
                @for step in &plan.review_steps {
                    li { strong { (step.who) } ": " (step.does) ". " (place_in(plan, &step.source)) }
                }
            }
            (words_of_plan("Nguyên văn các bước", plan.review_steps.iter().map(|step| &step.source)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::public::sample;

    #[test]
    fn what_only_some_need_is_counted_apart() {
        let plan = sample::campaign().plan;
        let mut papers = plan.dossier.papers.clone();
        papers.iter_mut().for_each(|paper| paper.needed = Needed::Always);
        assert!(!title(&plan, &papers).contains("thêm"));
        papers[0].needed = Needed::ForInitiatives;
        assert!(title(&plan, &papers).ends_with(", thêm 01 khi thành tích là sáng kiến, sáng chế"));
    }
}
