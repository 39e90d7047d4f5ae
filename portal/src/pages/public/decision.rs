//! Trang một quyết định, in the form of NĐ 30/2020/NĐ-CP: what stands in the ledger, laid out as the paper is. Words that
//! are not recorded but put together here are marked, on the screen as on paper.

use super::parts::{COMPARE, award_tag, has_own_unit, mark, since_then, so};
use super::{Drawn, Here, in_book, parts};
use crate::pages::stages;
use crate::paths;
use crate::paths::route;
use crate::shell::answer::{answer, see_other};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::decree::{Decree, carried_out};
use crate::ui::layout::Heading;
use crate::ui::notes::{inset_text, print_only};
use crate::ui::section::section;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::tag::strong_tag;
use crate::ui::time;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use maud::{Markup, Render, html};
use sovang_domain::award_round::{AwardField, DetailCorrection};
use sovang_domain::ids::DecisionSlug;
use sovang_domain::money::Prize;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;
use sovang_domain::rules::{LegalBasis, Rulebook};
use sovang_domain::stage::AwardStage;
use sovang_projections::public;
use sovang_projections::public::awards::{Award, CorrectionRow, Ended};
use sovang_projections::public::decisions::{Decision, Signer};
use sovang_projections::public::rounds::Round;
use sovang_words::format;
use sovang_words::{award_form, terms};
use std::collections::BTreeMap;

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::DECISION, get(show))
}

/// All that the page tells.
struct Found {
    decision: Decision,
    awards: Vec<Award>,
    round: Option<Round>,
    campaign: String,
}

async fn show(
    State(app): State<App>,
    Path((xa, number)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let asked = number;
    let Ok(DecisionSlug { year, number }) = asked.parse() else {
        return Err(in_book::not_in_book(&app, &here, &asked)?);
    };
    let found = app.views().read(|connection| {
        let Some(decision) = public::decisions::one(connection, here.id(), year, number)? else {
            return Ok(None);
        };
        let mut awards = Vec::new();
        for entry in &decision.entries {
            awards.extend(public::awards::one(connection, &entry.award)?);
        }
        let round = public::rounds::header(connection, &decision.round)?;
        let campaign = match &round {
            Some(round) => public::campaigns::name(connection, &round.campaign)?,
            None => String::new(),
        };
        Ok(Some(Found { decision, awards, round, campaign }))
    })?;
    let Some(found) = found else { return elsewhere(&app, &here, DecisionSlug { year, number }, &asked) };
    let address = paths::awards(here.slug());
    let way = [("Khen thưởng", address.clone()), ("Quyết định", paths::decisions(here.slug()))];
    let title =
        format!("Quyết định {} {}", found.decision.symbol, format::date_long(found.decision.signed_on));
    let drawn = Drawn {
        way: here.way(&way),
        heading: Heading::new(format!("Quyết định {}", found.decision.symbol))
            .kicker(html! { (strong_tag(Tone::Ok, "CÓ TRONG SỔ")) (corrected(&found.awards)) (ended(&found.awards)) " Quyết định khen thưởng" })
            .lead(html! {
                @if let Some(before) = before(&found.awards, AwardField::Number) { "Đã ghi: số " s { (before) } ", đã đính chính. " }
                "Ký ngày " (time::acted(found.decision.signed_on, found.decision.decided_at))
                @if let Some(before) = before(&found.awards, AwardField::DecidedOn) { " (đã ghi: " s { (before) } ", đã đính chính)" }
                @if let Some(why) = &found.decision.out_of_order { ". Số không theo thứ tự ngày: " (why.trim_end_matches('.')) }
                @if let Some(why) = &found.decision.before_appraisal { ". Ký trước khi hồ sơ được thẩm định trong sổ: " (why.trim_end_matches('.')) }
                ". " (COMPARE)
            }),
        body: body(&here, &found, &*app.rules_of(here.id())?, app.today()),
    };
    Ok(answer(StatusCode::OK, &here.page(&app, &address, title, drawn)))
}

/// The decision that bore this number until it was put right; else what is said of a number that is not there.
fn elsewhere(app: &App, here: &Here, slug: DecisionSlug, asked: &str) -> Result<Response, PageError> {
    let now = app.views().read(|connection| public::decisions::formerly(connection, here.id(), slug))?;
    match now {
        Some(now) => Ok(see_other(&paths::decision(here.slug(), now.year, now.number))),
        None => Err(in_book::not_in_book(app, here, asked)?),
    }
}

/// What was written of the decision before it was put right.
fn before(awards: &[Award], field: AwardField) -> Option<&str> {
    awards.iter().find_map(|award| award.as_signed().field(field))
}

/// What of the decision itself was put right: all its awards say the same.
fn of_the_decision(awards: &[Award]) -> impl Iterator<Item = &CorrectionRow> {
    let most = awards.iter().max_by_key(|award| award.corrections.len());
    let rows = most.into_iter().flat_map(|award| &award.corrections);
    rows.filter(|one| one.detail.as_ref().is_some_and(DetailCorrection::is_of_the_decision))
}

/// What was put right of the proposals that it names, each correction once.
fn proposals(here: &Here, found: &Found) -> Vec<Row> {
    let corrected = found.decision.proposals.iter().flat_map(|proposal| &proposal.corrected);
    let corrected: BTreeMap<_, _> = corrected.map(|one| (one.log_index, one)).collect();
    let corrected = corrected.into_values();
    let told = corrected.map(|one| {
        Row::new(
            "Tờ trình",
            html! {
                "Đã ghi: “" s { (one.before) } ", ngày " (format::date(one.before_on)) "”" br;
                "Lý do ghi lại: " (one.reason.trim_end_matches('.')) " " (parts::so(here.slug(), one.log_index))
            },
        )
    });
    told.collect()
}

/// That something of it was put right: whoever comes with a paper reads it first.
fn corrected(awards: &[Award]) -> Markup {
    let (tone, words) = stages::award(AwardStage::Corrected);
    html! { @if awards.iter().any(|award| !award.corrections.is_empty()) { " " (strong_tag(tone, words)) } }
}

/// The files of the signed paper that gave way to others: when, why, and by which marks anybody tells them apart.
fn replaced(here: &Here, found: &Found) -> Vec<Row> {
    let told = found.decision.replaced.iter().map(|one| {
        Row::new(
            "Bản đã ký",
            html! {
                "Đã thay tệp lúc " (time::moment_long(one.at)) ": " (one.reason.trim_end_matches('.')) ". "
                (parts::so(here.slug(), one.log_index)) br;
                "Dấu SHA-256 của tệp cũ " code { (one.before) } br;
                "Dấu SHA-256 của tệp mới " code { (one.after) }
            },
        )
    });
    told.collect()
}

/// How many of its awards hold no more: whoever comes with a paper reads it first.
fn ended(awards: &[Award]) -> Markup {
    html! { @for (tone, words) in stages::ended(Ended::of(awards)) { " " (strong_tag(tone, words)) } }
}

fn body(here: &Here, found: &Found, rules: &Rulebook, today: Date) -> Markup {
    let decision = &found.decision;
    html! {
        (inset_text(html! {
            p {
                "Trang này dựng lại quyết định từ nội dung đã ghi sổ; bản đã ký, đóng dấu mới là quyết định. Số, ngày, người ký, \
                 căn cứ, tên, chức vụ, đơn vị, hình thức và tiền thưởng là nội dung đã ghi sổ. Những lời có dấu "
                (composed()) " do chương trình soạn theo mẫu, không có trong sổ và có thể khác bản đã ký."
            }
        }))
        @let right = [
            parts::corrections(here.slug(), of_the_decision(&found.awards)),
            proposals(here, found),
            replaced(here, found),
        ].concat();
        @if !right.is_empty() { (section("dinh-chinh", "Đính chính quyết định", summary_list(right))) }
        section aria-label="Văn bản" { (paper(here, found)) }
        (section("kiem-tra", "Kiểm tra", checks(here, decision, rules)))
        (print_only(format!(
            "In {} từ Sổ Vàng {}. Không thay bản giấy đã ký, đóng dấu.",
            format::date_long(today),
            here.name()
        )))
    }
}

fn checks(here: &Here, decision: &Decision, rules: &Rulebook) -> Markup {
    let mut rows = vec![Row::new(
        "Ghi sổ",
        html! { "Quyết định: " (so(here.slug(), decision.log_index)) ", lúc " (time::moment_long(decision.decided_at)) },
    )];
    if let Some(index) = decision.published_index {
        rows.push(Row::new("Công bố", html! { (so(here.slug(), index)) }));
    }
    if let Some(document) = &decision.signatory.delegation {
        rows.push(Row::new("Văn bản giao ký", document));
    }
    let doubtful = doubtful(decision, rules);
    if !doubtful.is_empty() {
        rows.push(Row::new(
            "Căn cứ chưa đối chiếu",
            html! {
                @for (place, basis) in doubtful.iter().enumerate() {
                    @if place > 0 { br; }
                    (basis.words.trim_start_matches("Căn cứ ")) (mark(basis.verified))
                }
            },
        ));
    }
    html! {
        (summary_list(rows))
        p.screen-only { a href=(paths::decisions(here.slug())) { "Cả dãy số quyết định năm " (decision.year) } }
    }
}

/// Those of its legal bases that the rules of its day know second-hand only.
fn doubtful<'r>(decision: &Decision, rules: &'r Rulebook) -> Vec<&'r LegalBasis> {
    let known = rules.rounds(decision.signed_on).map_or(&[][..], |rules| &rules.legal_bases);
    known.iter().filter(|basis| basis.is_doubtful() && decision.legal_bases.contains(&basis.words)).collect()
}

/// The paper, as recorded; what is put together here is marked.
fn paper(here: &Here, found: &Found) -> Markup {
    let decision = &found.decision;
    Decree {
        commune: here.name().to_owned(),
        number: html! { "Số: " (decision.symbol) },
        day: html! { (here.row.name) ", " (format::written_date(decision.signed_on)) },
        subject: html! { (subject(found)) " " (composed()) },
        bases: bases(found),
        articles: articles(here, found),
        recipients: html! { " " (composed()) },
        position: signature_lines(&decision.signatory),
        name: decision.signatory.name.clone(),
    }
    .render()
}

/// Về việc tặng (truy tặng; tặng, truy tặng) Giấy khen của Chủ tịch Ủy ban nhân dân xã
fn subject(found: &Found) -> String {
    match found.awards.first() {
        Some(first) if is_one_form(found) => {
            let act = award_form::act(found.awards.iter().map(was_posthumous));
            format!("Về việc {act} {}", award_form::in_full(&first.form_name))
        }
        _ => "Về việc khen thưởng".to_owned(),
    }
}

/// Whether it was signed as given posthumously.
fn was_posthumous(award: &Award) -> bool {
    award.as_signed().posthumous().unwrap_or(award.posthumous)
}

fn is_one_form(found: &Found) -> bool {
    found.awards.windows(2).all(|pair| pair[0].form == pair[1].form)
}

/// Beside words that are not recorded: put together here after the pattern of such papers.
fn composed() -> Markup {
    html! { span.tag { "lời theo mẫu" } }
}

/// The legal bases as recorded, then the proposal.
fn bases(found: &Found) -> Vec<String> {
    let mut lines = found.decision.legal_bases.clone();
    for proposal in &found.decision.proposals {
        let line = format!("Theo đề nghị tại {}", proposal.document);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

fn articles(here: &Here, found: &Found) -> Markup {
    let kinds = terms::kinds(found.decision.entries.iter().map(|entry| entry.kind));
    let money: u64 = found.awards.iter().filter_map(prize_as_signed).map(|prize| prize.amount.0).sum();
    let now: u64 =
        found.awards.iter().filter_map(|award| award.prize.as_ref()).map(|prize| prize.amount.0).sum();
    let kind = |award: &Award| award.as_signed().kind().unwrap_or(award.kind);
    let given: Vec<_> = found.awards.iter().map(|award| (kind(award), was_posthumous(award))).collect();
    let round = found.round.as_ref();
    let unscheduled = round.is_some_and(|round| round.occasion == Occasion::Unscheduled);
    let one_form = is_one_form(found);
    let merit = if unscheduled { "có thành tích đột xuất" } else { "có thành tích" };
    let occasion = round.map(|round| terms::occasion_at(round.occasion, round.year) + &round.turn());
    html! {
        p {
            strong { "Điều 1. " } (composed()) " " (format::sentence_case(subject(found).trim_start_matches("Về việc ")))
            " cho " (kinds) " " (merit) " trong phong trào thi đua “" (found.campaign) "”"
            @if let Some(occasion) = occasion { " " (occasion) }
            ":"
        }
        (list(&found.awards, one_form))
        p {
            strong { "Điều 2. " } (composed()) " "
            @if money > 0 {
                "Mức tiền thưởng của từng trường hợp ghi tại Điều 1, tổng cộng " (format::money_long(money)) "."
            } @else { "Khen thưởng tại Điều 1 không kèm tiền thưởng." }
            @if now != money { " " small { "(sau đính chính: tổng cộng " (format::money_long(now)) ")" } }
        }
        p {
            strong { "Điều 3. " } (composed()) " " (carried_out(here.name(), &given))
        }
    }
}

/// Whom it awards, in its order and in the words it was signed with; what was put right or revoked since is marked
/// beside them. Where it gives several forms, each line says which.
fn list(awards: &[Award], one_form: bool) -> Markup {
    use AwardField as F;
    html! {
        ol {
            @for award in awards {
                @let signed = award.as_signed();
                @let position = signed.field(F::Position).unwrap_or(&award.position);
                @let kind = signed.kind().unwrap_or(award.kind);
                li {
                    a href=(paths::award(&award.award)) { (signed.field(F::Recipient).unwrap_or(&award.recipient)) }
                    @if !position.is_empty() { ", " (position) }
                    @if kind != NomineeKind::Individual { " (" (terms::kind(kind)) ")" }
                    @if has_own_unit(award) || signed.field(F::Unit).is_some() { ", " (signed.field(F::Unit).unwrap_or(&award.unit_name)) }
                    @if let Some(since) = &award.unit_since { " " small { "(" (since_then(since)) ")" } }
                    @if !one_form { ", " (award_form::in_full(signed.field(F::Form).unwrap_or(&award.form_name))) }
                    @if was_posthumous(award) { " (truy tặng)" }
                    @if let Some(prize) = prize_as_signed(award) { (sum(prize)) }
                    " " (award_tag(award))
                    (stages::put_right(&award.corrections))
                }
            }
        }
    }
}

/// The sum that stood when it was signed.
fn sum(prize: &Prize) -> Markup {
    html! {
        ": " (format::money_long(prize.amount.0))
        @if let Some(differs) = &prize.differs {
            " " small { "(khác mức tính " (format::money_long(differs.computed.0)) ": " (differs.reason) ", " (differs.source) ")" }
        }
    }
}

/// The prize as the paper had it.
fn prize_as_signed(award: &Award) -> Option<&Prize> {
    award.as_signed().prize().unwrap_or(award.prize.as_ref())
}

/// The lines over the name.
pub(super) fn signature_lines(signed: &Signer) -> Vec<String> {
    terms::signature_lines(signed.mode, &signed.position)
}

#[cfg(test)]
mod tests;
