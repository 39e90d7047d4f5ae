//! What is known of a nomination: where it stands and why, the proposal, its papers, its limit, who did which step.

use super::strike_paper;
use super::view::View;
use crate::pages::office::considered;
use crate::pages::office::files;
use crate::pages::office::gate::checks;
use crate::pages::office::rounds::put_forward;
use crate::pages::stages;
use crate::paths;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row as CardRow};
use crate::ui::ledger::{cite, log_index};
use crate::ui::meter;
use crate::ui::notes::inset_text;
use crate::ui::section::section;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::tag::tag;
use crate::ui::time::acted;
use maud::{Markup, Render, html};
use sovang_domain::ids::PaperId;
use sovang_domain::stage::AwardStage;
use sovang_projections::award_roll::AwardRow;
use sovang_projections::nomination_board::{NominationStage, Return, Said};
use sovang_words::format::{count2, date, local_date};
use sovang_words::personal::readable;
use sovang_words::{format, terms};

pub(super) fn number(view: &View, index: u64) -> Markup {
    log_index(index, &paths::ledger_line(&view.row.locality, index))
}

/// What stands in the way or was decided, each with its words, its person and its number.
pub(super) fn notes(view: &View) -> Markup {
    let row = &view.row;
    let said = |before: &str, said: &Said| {
        html! {
            p {
                (before) " " (said.words.trim_end_matches('.')) "; " (view.name(&said.by)) ", " (date(local_date(said.at))) ", "
                (number(view, said.log_index))
            }
        }
    };
    let notes = html! {
        @if let Some(suspension) = &row.suspended {
            (said(&format!("Tạm dừng vì {}. Căn cứ:", terms::suspension_ground(suspension.ground)), &suspension.said))
        }
        @if row.late && row.ended.is_none() {
            @match &row.admitted {
                Some(admitted) => (said("Nộp sau hạn, Chủ tịch đã cho nhận:", admitted)),
                None => p { "Nộp sau hạn, chờ Chủ tịch cho nhận mới thẩm định được." },
            }
        }
        @for (place, back) in row.returns.iter().enumerate() { (returned(view, place, back)) }
        @if !view.unanswered.is_empty() {
            p {
                "Chưa trả lời " (count2(view.unanswered.len() as u64)) " trường hợp trùng tên: "
                a href="#trung-ten" { "xem và trả lời" } ". Còn để ngỏ thì có thể không quyết định khen được."
            }
        }
        @let waiting = view.answered.iter().filter(|answered| answered.waits).count();
        @if waiting > 0 {
            p {
                "Đơn vị ghi là người khác, chờ công chức thẩm định kiểm tra " (count2(waiting as u64)) " trường hợp trùng tên: "
                a href="#trung-ten" { "xem và xác nhận" } ". Chưa xác nhận thì Chủ tịch chưa quyết định khen được."
            }
        }
        @if let Some(withdrawn) = &row.withdrawn { (said("Đơn vị rút đề nghị:", withdrawn)) }
        @if let Some(refused) = &row.refused { (said("Chưa khen:", refused)) }
        @if let Some(ended) = &row.ended {
            (said(&format!("Đã kết thúc, không khen ({}):", terms::end_ground(ended.ground)), &ended.said))
        }
        (awarded(view))
        @if let Some(authority) = row.forwarded_to {
            p { "Đã trình " (terms::authority_at_large(authority)) " xem xét." }
        }
    };
    if notes.0.is_empty() { notes } else { inset_text(notes) }
}

/// The award it became, as it stands now.
fn awarded(view: &View) -> Markup {
    let Some(id) = &view.row.award else { return Markup::default() };
    let (_, stage) = stages::nomination(view.row.stage);
    let ended = view.award.as_ref().and_then(|award| award.revocation.as_ref());
    html! {
        p {
            (stage)
            @if let Some(end) = ended { " ngày " (acted(end.on, end.at)) ": " (end.decision().unwrap_or(&end.basis)) ", " (number(view, end.log_index)) }
            @else if view.award.as_ref().is_some_and(|award| !award.corrections.is_empty()) { ", đã đính chính" }
            ". " a href=(paths::award(id)) { "Trang khen thưởng đã công bố" }
        }
    }
}

fn returned(view: &View, place: usize, back: &Return) -> Markup {
    let missing = back.missing.iter().map(|paper| view.paper_name(paper)).collect::<Vec<_>>().join("; ");
    html! {
        p {
            "Trả lại lần " (place + 1) ", " (date(local_date(back.said.at))) ", " (view.name(&back.said.by)) ": "
            (back.said.words)
            @if !missing.is_empty() { " Còn thiếu: " (missing) "." }
            @if let Some(due) = back.due { " Nộp lại " (format::deadline(due)) "." }
            @if let Some(at) = back.answered_at { " Đã nộp lại " (date(local_date(at))) "." }
            " " (number(view, back.said.log_index))
        }
    }
}

/// Why it is put forward out of turn, and what was considered of it before.
fn out_of_turn(view: &View) -> Vec<Row> {
    let why = view.row.proposal.out_of_turn.as_ref();
    let why = why.map(|why| Row::new("Vì sao khen đột xuất", readable(why)));
    let before = (!view.considered.is_empty())
        .then(|| Row::new("Đã xét trong phong trào, chưa khen", considered::list(&view.considered)));
    why.into_iter().chain(before).collect()
}

pub(super) fn proposal(view: &View) -> Markup {
    let row = &view.row;
    let proposal = &row.proposal;
    let nominee = &proposal.nominee;
    let year = view.round.as_ref().map_or(0, |round| round.year);
    let kind = sovang_words::format::sentence_case(terms::kind(nominee.kind));
    let who = match nominee.standing {
        Some(standing) => format!("{kind}, {}", terms::standing(standing)),
        None => kind,
    };
    let round = terms::round_short(proposal.occasion, year);
    let mut rows = vec![
        Row::new(
            "Hình thức",
            html! { (view.form_name) ", " a href=(paths::round(&proposal.round)) { (round) } },
        ),
        Row::new("Phong trào", &view.campaign),
        Row::new(
            "Đối tượng",
            html! {
                (who)
                @if let Some((name, section)) = &view.audience { "; theo kế hoạch: " (name) " " (cite(None, section)) }
            },
        ),
    ];
    if let Some(year) = nominee.birth_year.as_ref().and_then(|year| year.value()) {
        rows.push(Row::new("Năm sinh", html! { (year) " (không công khai)" }));
    }
    if let Some(apart) = nominee.apart.as_ref().and_then(|apart| apart.value()) {
        rows.push(Row::new("Điểm phân biệt", html! { (apart) " (không công khai)" }));
    }
    rows.push(Row::new("Thành tích", readable(&proposal.achievement)));
    if !proposal.criteria.is_empty() {
        rows.push(Row::new(
            "Tiêu chí đạt được",
            html! {
                @for criterion in &proposal.criteria {
                    p { "“" (criterion.words) "” " (cite(None, &criterion.section)) }
                }
            },
        ));
    }
    rows.push(Row::new("Giai đoạn thành tích", format::period(proposal.period)));
    if proposal.posthumous {
        rows.push(Row::new("Truy tặng", "Người được đề nghị đã mất."));
    }
    if proposal.initiative {
        rows.push(Row::new("Sáng kiến", "Dựa trên phát minh, sáng chế hoặc sáng kiến: cần giấy xác nhận."));
    }
    rows.extend(out_of_turn(view));
    rows.push(Row::new("Khen trước đây", earlier(view)));
    let submitted = html! { (date(local_date(row.submitted_at))) " " (number(view, row.submitted_index)) };
    rows.push(Row::new("Gửi ngày", submitted));
    section("de-nghi", "Đề nghị", summary_list(rows))
}

/// Earlier awards of the same nominee; those that overlap in time are marked, for they can stand in the way.
fn earlier(view: &View) -> Markup {
    if view.earlier.is_empty() {
        return html! { "Chưa có trong sổ." };
    }
    let note = |award: &AwardRow| {
        let overlaps = award.period.overlaps(&view.row.proposal.period) && award.is_standing();
        let same = award.campaign == view.row.proposal.campaign;
        match (overlaps, same) {
            (true, true) => Some((State::Late, "Trùng giai đoạn, cùng phong trào")),
            (true, false) => Some((State::Wait, "Trùng giai đoạn, phong trào khác")),
            (false, _) => None,
        }
    };
    html! {
        @for award in &view.earlier {
            p {
                a href=(paths::award(&award.award)) { (award.form_name) } ", quyết định " (award.decision)
                " ngày " (date(award.decided_on)) ", giai đoạn " (format::period(award.period))
                @if let Some(ground) = award.ended() { @let (tone, words) = stages::award(AwardStage::of(false, Some(ground))); " " (tag(tone, words)) }
                @if let Some((state, words)) = note(award) { " " (tag(state, words)) }
            }
        }
    }
}

pub(super) fn papers(view: &View) -> Markup {
    let row = &view.row;
    let missing = row.missing().len();
    let needed = row.needed.len();
    let there = needed - missing;
    let place = view.papers.first().map(|paper| paper.source.section.clone());
    let line = |(id, name): (PaperId, String)| {
        let cells = CardRow::new(&name);
        match row.read_paper(&id) {
            Some(paper) => {
                cells.cell(files::document(&paper.document, &name)).cell(number(view, paper.log_index))
            }
            None => cells.cell(tag(State::Late, "Còn thiếu")).cell(""),
        }
    };
    let rows: Vec<CardRow> = view.listed().into_iter().map(line).collect();
    let heading = html! {
        "Giấy tờ: có " (there) "/" (needed)
        @if let Some(place) = place { " " (cite(None, place)) }
    };
    section(
        "giay-to",
        heading,
        html! {
            (Cards::new([Column::new("Giấy tờ"), Column::new("Tệp"), Column::new("Vào sổ")], rows).render())
            @for earlier in row.papers.iter().filter(|paper| row.read_paper(&paper.document.paper) != Some(*paper)) {
                p {
                    @if row.is_unread(earlier) { "Bổ sung sau thẩm định, chưa ai thẩm định: " } @else { "Bản nộp trước của " }
                    (view.paper_name(&earlier.document.paper)) ": "
                    (files::document(&earlier.document, "mở tệp")) ", " (date(local_date(earlier.at)))
                }
            }
            @for struck in &row.struck {
                p {
                    @if let Some(document) = struck.document.as_ref().filter(|_| checks(&view.who, row)) {
                        (files::document(document, "Tệp đã gạch")) br;
                    }
                    "Đã gạch " (view.paper_name(&struck.paper)) " đưa nhầm: " (struck.said.words.trim_end_matches('.')) "; "
                    (view.name(&struck.said.by)) ", " (date(local_date(struck.said.at))) ", " (number(view, struck.said.log_index))
                }
            }
            (strike_paper::form(view))
        },
    )
}

pub(super) fn quota(view: &View) -> Markup {
    let kind = terms::kind(view.row.proposal.nominee.kind);
    let term = format!("{}, {kind}", view.form_short);
    let value = match &view.meter {
        None => html! { "Kế hoạch không nêu mức tối đa." },
        Some(meter) => html! {
            @if meter.forwarded > 0 {
                "Đã khen " (meter.used.saturating_sub(meter.forwarded)) ", đã trình cấp trên " (meter.forwarded) " / " (meter.limit)
            } @else { "Đã khen " (meter.used) "/" (meter.limit) }
            " " (meter::quota(meter.used.into(), meter.limit.into())) br;
            (put_forward(meter))
            @if meter.nominated + meter.elsewhere > meter.limit { "; phải bớt " (count2((meter.nominated + meter.elsewhere - meter.limit).into())) }
            ". “" (meter.source.words) "” " (cite(None, &meter.source.section))
        },
    };
    section("muc-toi-da", "Mức tối đa của đợt", summary_list([Row::new(term, value)]))
}

pub(super) fn hands(view: &View) -> Markup {
    let row = &view.row;
    let opinion = |said: &Option<Said>, verdict: &str| match said {
        Some(said) => html! {
            (view.name(&said.by)) ": " (verdict) " " (number(view, said.log_index)) br; "“" (said.words) "”"
        },
        None => html! { "chưa làm" },
    };
    let verdict = if row.stage == NominationStage::AchievementNotMet { "chưa đạt" } else { "đạt" };
    let submitted = html! { (view.name(&row.submitted_by)) ", " (view.unit) };
    let rows = [
        Row::new("Đề nghị", submitted),
        Row::new("Thẩm định thành tích", opinion(&row.achievement_opinion, verdict)),
        Row::new("Thẩm định hồ sơ", opinion(&row.dossier_opinion, "đủ")),
        Row::new("Quyết định", "Chủ tịch UBND, không phải người đã đề nghị hay thẩm định"),
    ];
    section(
        "moi-buoc",
        "Mỗi bước một người",
        html! {
            (summary_list(rows))
            @if view.rights.reads_trail {
                p { a href=(format_args!("{}?luong=nomination:{}", paths::TRAIL, row.nomination)) { "Nhật ký của hồ sơ này" } }
            }
        },
    )
}
