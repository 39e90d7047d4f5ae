//! What several public pages draw alike: an award in a list, a number in the ledger, the place of a rule.

use super::Here;
use super::reports::{UnitNames, unit_name};
use crate::pages::stages;
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::state::App;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::layout::{Heading, Page, Room};
use crate::ui::ledger::{cite, details, log_index};
use crate::ui::quotation::quoted;
use crate::ui::summary_list;
use crate::ui::tag::{strong_tag, tag};
use crate::ui::time::acted;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use sha2::{Digest, Sha256};
use sovang_domain::award_form::Verified;
use sovang_domain::award_round::Ground;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{Plan, Source};
use sovang_domain::stage::AwardStage;
use sovang_projections::public::awards::{Award, CorrectionRow, UnitSince};
use sovang_projections::public::localities::UnitRow;
use sovang_words::format::{self, sentence_case};
use sovang_words::terms;

/// What the book promises of its lines, and what it does not.
pub(super) const KEPT: &str = "Dòng đã ghi thì không sửa, không bỏ. Sai thì đính chính bằng một dòng mới, dòng cũ vẫn còn. Riêng tên \
     và thành tích của một người có thể được xóa theo quy định về dữ liệu cá nhân; khi đó dòng và số vào sổ vẫn ở nguyên chỗ.";

/// A number in the book makes no paper genuine: whoever comes with one compares the rest.
pub(super) const COMPARE: &str =
    "Trùng số thôi chưa đủ: hãy so tên, nơi ban hành và ngày in trên giấy với trang này.";

/// A page of words alone, the same for every locality.
pub(super) fn words_page(app: &App, title: &str, lead: &str, body: Markup) -> Response {
    let heading = Heading::new(title).lead(lead);
    let title = title.to_owned();
    let page = Page { title, room: Room::Plain, heading, body, footer: app.footer(), ..Page::default() };
    answer(StatusCode::OK, &page)
}

/// The number of a fact, linked to its line in the public ledger.
pub(super) fn so(slug: &str, index: u64) -> Markup {
    log_index(index, &paths::ledger_line(slug, index))
}

/// Where a rule stands: Mục III.3.1.
pub(super) fn place(source: &Source) -> Markup {
    cite(None, &source.section)
}

/// Where a rule stands, leading to its sentence where the plan's text is public.
pub(super) fn place_in(plan: &Plan, source: &Source) -> Markup {
    let sentence = plan.text.is_some().then(|| format!("#{}", sentence(source)));
    cite(sentence.as_deref(), &source.section)
}

/// By what a sentence is found in the plan's text.
pub(super) fn sentence(source: &Source) -> String {
    format!("cau-{}", hex::encode(&Sha256::digest(source.words.as_bytes())[..5]))
}

/// How far a value was checked, beside it; nothing where its rule was seen in a published text.
pub(super) fn mark(verified: Verified) -> Markup {
    let words = terms::verified(verified).map(sentence_case);
    html! { @if let Some(words) = words { " " (tag(State::Wait, words)) } }
}

/// The rule in the plan's own words, behind a click; what has no words of its own is not quoted.
pub(super) fn words_of_plan<'a>(summary: &str, sources: impl IntoIterator<Item = &'a Source>) -> Markup {
    let mut seen: Vec<&Source> = Vec::new();
    for source in sources {
        if !seen.contains(&source) && !source.words.is_empty() {
            seen.push(source);
        }
    }
    if seen.is_empty() {
        return Markup::default();
    }
    details(summary, html! { @for source in seen { (quoted(&source.words, place(source))) } })
}

/// What became of an award: Đã hủy bỏ, Đã đính chính; nothing when it stands as it was made.
pub(super) fn award_tag(award: &Award) -> Markup {
    match AwardStage::of(!award.corrections.is_empty(), award.ended()) {
        AwardStage::InForce => Markup::default(),
        stage => {
            let (tone, words) = stages::award(stage);
            tag(tone, words)
        }
    }
}

/// CÓ TRONG SỔ · CÒN HIỆU LỰC: the answer to whoever holds the paper.
pub(super) fn verdict(award: &Award) -> Markup {
    let corrected = || {
        let (tone, words) = stages::award(AwardStage::Corrected);
        html! { " " (strong_tag(tone, words)) }
    };
    html! {
        @if award.is_standing() {
            (strong_tag(State::Ok, "CÓ TRONG SỔ · CÒN HIỆU LỰC"))
            @if !award.corrections.is_empty() { (corrected()) }
        } @else {
            @let (tone, words) = stages::award(AwardStage::of(false, award.ended()));
            (strong_tag(tone, format!("CÓ TRONG SỔ · {}", words.to_uppercase())))
        }
    }
}

/// What stands above the page of an award that holds no more: its tone, and its words.
pub(super) fn ended_heading(ground: Ground) -> (State, &'static str) {
    let (tone, _) = stages::award(AwardStage::of(false, Some(ground)));
    let words = match ground {
        Ground::Law(_) => "Khen thưởng này đã bị hủy bỏ",
        Ground::Mistake(_) => "Khen thưởng này do cơ quan khen nhầm, đã hủy bỏ",
    };
    (tone, words)
}

/// What was put right, each with what was written, why, by which paper.
pub(super) fn corrections<'a>(
    slug: &str,
    rows: impl IntoIterator<Item = &'a CorrectionRow>,
) -> Vec<summary_list::Row> {
    let told = rows.into_iter().map(|one| {
        summary_list::Row::new(
            sentence_case(terms::award_field(one.field)),
            html! {
                "Đã ghi: “" s { (one.before) } "”" br;
                "Nay là: “" (one.after) "”" br;
                @for paper in &one.papers_before {
                    small { "Văn bản trước ghi: " (paper.document) ", ngày " (format::date(paper.on)) "; ghi lại vì: " (paper.reason.trim_end_matches('.')) " " (so(slug, paper.log_index)) } br;
                }
                @if one.mistyped { "Quyết định ghi đúng, gõ sai khi ghi vào sổ." br; }
                "Lý do: " (one.reason.trim_end_matches('.')) @if !one.document.is_empty() { " (" (one.document) ")" } ", ngày " (acted(one.on, one.at)) " " (so(slug, one.log_index))
            },
        )
    });
    told.collect()
}

/// The verdict, the name, where and when: what the first screen of a phone shows to whoever scanned the code.
pub(super) fn verdict_heading(here: &Here, award: &Award) -> Heading {
    let occasion = terms::occasion_in(award.occasion, award.round_year) + &terms::turn(award.turn);
    Heading::new(&award.recipient).kicker(verdict(award)).lead(html! {
        (below(award)) ". " (award.given()) ", " (occasion) ". " (sentence_case(here.name())) ", " (here.head.province) ". "
        "Quyết định " (award.decision) " " (format::date_long(award.decided_on)) ". " (COMPARE)
    })
}

/// The recipient, linked to the award's page, with the unit below.
pub(super) fn recipient(award: &Award) -> Markup {
    html! {
        a href=(paths::award(&award.award)) { (award.recipient) }
        " " (award_tag(award))
        br; small { (below(award)) }
    }
}

/// What stands below a recipient's name: that it is a collective or household, the unit, what became of the unit since.
pub(super) fn below(award: &Award) -> String {
    let own_unit = has_own_unit(award);
    let kind = (award.kind != NomineeKind::Individual || !own_unit).then(|| terms::kind(award.kind));
    let unit = own_unit.then_some(award.unit_name.as_str());
    let parts: Vec<&str> = kind.into_iter().chain(unit).collect();
    let since = award.unit_since.as_ref().map(|since| format!(" ({})", since_then(since)));
    sentence_case(&format!("{}{}", parts.join(", "), since.unwrap_or_default()))
}

/// nay là Ban nhân dân ấp Trung; đã sáp nhập vào Ban nhân dân ấp Trung
pub(super) fn since_then(since: &UnitSince) -> String {
    match since {
        UnitSince::Renamed(name) => format!("nay là {name}"),
        UnitSince::Merged(_, name) => format!("đã sáp nhập vào {name}"),
    }
}

/// The units of a locality as lists name them: one that was merged away says into which.
pub(super) fn unit_names(units: Vec<UnitRow>) -> UnitNames {
    let of: UnitNames = units.iter().map(|unit| (unit.unit.clone(), unit.name.clone())).collect();
    let named = |unit: UnitRow| {
        let into =
            unit.merged_into.as_ref().map(|into| format!(" (đã sáp nhập vào {})", unit_name(&of, into)));
        (unit.unit, format!("{}{}", unit.name, into.unwrap_or_default()))
    };
    units.into_iter().map(named).collect()
}

/// Whether the unit says more than the name: not for a unit itself, nor for “Ban nhân dân ấp Đông” of Ấp Đông.
pub(super) fn has_own_unit(award: &Award) -> bool {
    !award.recipient.to_lowercase().contains(&award.unit_name.to_lowercase())
}

/// The page of the decision, for those the commune made.
pub(super) fn decision_address(award: &Award) -> Option<String> {
    award.decision_number().map(|(year, number)| paths::decision(&award.locality, year, number))
}

/// 203/QĐ-UBND ngày 21/9/2026, linked where there is a page.
pub(super) fn decision(award: &Award) -> Markup {
    html! {
        @if let Some(address) = decision_address(award) { a href=(address) { (award.decision) } }
        @else { (award.decision) }
        " " (format::date_long(award.decided_on))
    }
}

/// Hằng năm 2025; Đột xuất
pub(super) fn occasion(award: &Award) -> String {
    sentence_case(&award.occasion_of_year())
}

/// A short list of awards: who, what, when.
pub(super) fn newest(awards: &[Award]) -> Markup {
    let columns = [
        Column::new("Người, tập thể được khen"),
        Column::new("Hình thức"),
        Column::labelled("Ngày quyết định"),
    ];
    let rows: Vec<Row> = awards
        .iter()
        .map(|award| {
            Row::new(recipient(award))
                .cell(format!("{}, {}", award.given(), terms::occasion(award.occasion)))
                .cell(format::date(award.decided_on))
        })
        .collect();
    html! { (Cards::new(columns, rows)) }
}

/// A fingerprint in groups of eight, as people compare it.
pub(super) fn fingerprint(hash: &[u8]) -> String {
    let groups = hash.chunks(4).map(hex::encode);
    groups.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use sovang_domain::plan::Occasion;

    #[test]
    fn a_collective_and_a_household_are_named_as_such_wherever_they_are_listed() {
        let of = |kind, unit: &str| {
            below(&Award {
                kind,
                unit_name: unit.into(),
                recipient: "Danh Hữu Nghĩa".into(),
                ..sample::award()
            })
        };
        assert_eq!(of(NomineeKind::Household, "Ấp Đông"), "Hộ gia đình, Ấp Đông");
        assert_eq!(of(NomineeKind::Collective, "Danh Hữu Nghĩa"), "Tập thể");
        assert_eq!(of(NomineeKind::Individual, "Trạm Y tế xã"), "Trạm Y tế xã");
    }

    #[test]
    fn an_award_says_which_round_of_the_year_it_is_of_and_that_it_honours_the_dead() {
        let award = Award { turn: Some(2), posthumous: true, ..sample::award() };
        assert_eq!(occasion(&award), "Hằng năm 2026, đợt 2");
        assert_eq!(occasion(&Award { occasion: Occasion::Unscheduled, ..award.clone() }), "Đột xuất");
        let heading = format!("{:?}", verdict_heading(&sample::here(), &award));
        assert!(heading.contains("Truy tặng Giấy khen") && heading.contains("năm 2026, đợt 2"), "{heading}");
    }

    #[test]
    fn what_became_of_the_unit_since_stands_beside_its_name_of_the_day() {
        let told = |since| below(&Award { unit_since: Some(since), ..sample::award() });
        let renamed = told(UnitSince::Renamed("Trạm Y tế khu vực".into()));
        assert!(renamed.ends_with("(nay là Trạm Y tế khu vực)"), "{renamed}");
        let merged = told(UnitSince::Merged("tram-y-te-2".into(), "Trạm Y tế khu vực 2".into()));
        assert!(merged.ends_with("(đã sáp nhập vào Trạm Y tế khu vực 2)"), "{merged}");
    }

    #[test]
    fn a_unit_that_was_merged_away_says_into_which_in_every_list() {
        let names = unit_names(sample::units());
        assert_eq!(names[&"ap-tay".into()], "Ban nhân dân ấp Tây (đã sáp nhập vào Ban nhân dân ấp Trung)");
        assert_eq!(names[&"ap-trung".into()], "Ban nhân dân ấp Trung");
    }

    #[test]
    fn a_source_without_words_is_not_quoted() {
        let source = Source { section: "Luật, Điều 83".into(), words: String::new() };
        assert_eq!(words_of_plan("Nguyên văn", [&source]).into_string(), "");
    }
}
