//! Ra quyết định: one line a nominee (award, not now with the reason, later), in one go: the draft of one decision.

use super::super::considered;
use super::super::draft::id as field_id;
use super::super::form::{Answer, FormPage, Step};
use super::super::rounds::places_left;
use super::ruling::{Item, View, instead};
use super::{brought, refused};
use crate::pages::office::consequences::Consequences;
use crate::pages::office::values;
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::state::App;
use crate::shell::submission::{LONG, Signed, Values};
use crate::ui::State as Tone;
use crate::ui::error_summary::FieldError;
use crate::ui::ledger::cite;
use crate::ui::options::Choice;
use crate::ui::tag::tag;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use maud::{Markup, html};
use sovang_desk::{Denied, RulingForm, VerdictForm};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_domain::refusal::Refusal;
use sovang_projections::nomination_board::NominationStage;
use sovang_projections::round_docket::QuotaMeter;
use sovang_words::format::{count2, money_long};
use sovang_words::{format, terms};

pub(super) const FORM: &str = "quyet-dinh";
const MODE: &str = "cach-ky";
// about each nominee
pub(super) const VERDICT: &str = "kq";
pub(super) const REASON: &str = "ly-do";
pub(super) const OVERLAP: &str = "trung";
/// That a relative of somebody who has died is named in public.
const KIN: &str = "nguoi-than";
const OUT_OF_TURN: &str = "dot-xuat";
// the verdicts
const AWARD: &str = "khen";
const NOT_NOW: &str = "chua";
const LATER: &str = "sau";
/// What comes after a draft.
const DRAFTED: [&str; 2] = [
    "Dự thảo giữ suất cho đến khi văn thư ghi số, ngày và bản đã ký; đến lúc đó vẫn rút được.",
    "Ghi bản đã ký là công khai. Từ đó chỉ còn đính chính hoặc hủy bỏ, và dòng cũ vẫn đọc được.",
];
/// What comes after a decision that awards nobody.
const REFUSED: [&str; 2] = [
    "Không có dự thảo nào; không ai được khen trong lần ghi này.",
    "Chọn nhầm thì rút lại được bằng một dòng có lý do, khi đợt xét chưa kết thúc.",
];

/// The name of a field about one nominee.
pub(super) fn about(field: &str, nomination: &NominationId) -> String {
    field_id(field, nomination.local())
}

/// The form, also below a refusal.
pub(super) fn form(view: &View) -> Markup {
    if view.items.is_empty() {
        return html! {
            p { "Chưa có đề nghị nào chờ quyết định." }
            p { a href=(paths::round(&view.round.round)) { "Về trang đợt xét" } }
        };
    }
    if view.modes.is_empty() {
        return html! {
            p {
                "Chưa có văn bản giao Ông/Bà ký thay Chủ tịch, nên chưa lập được quyết định. Văn thư ghi văn bản giao quyền ở trang "
                a href=(paths::LOCALITY) { "Địa phương" } "."
            }
        };
    }
    let choice = |(mode, label): &(SigningMode, String)| Choice::new(values::word(mode), label.clone());
    let modes: Vec<Choice> = view.modes.iter().map(choice).collect();
    let mode = view.draft.field(FORM, MODE, "Cách ký");
    let usual = view.modes.first().map(|(mode, _)| values::word(mode)).unwrap_or_default();
    let mode = if view.draft.is(FORM) { mode } else { mode.value(usual) };
    view.form(FORM, "Lập dự thảo quyết định").long().with(html! {
        @for item in &view.items { (line(view, item)) }
        (mode.radios(&modes))
        p { "Ghi xong là có dự thảo quyết định để in, trình ký. Chưa công khai gì cho đến khi văn thư ghi số, ngày và bản đã ký; đến lúc đó vẫn rút được dự thảo." }
    })
}

fn line(view: &View, item: &Item) -> Markup {
    let row = &item.row;
    let field = |name: &str, label: String| view.draft.field(FORM, &about(name, &row.nomination), label);
    let choices = [
        Choice::new(AWARD, "Khen thưởng"),
        Choice::new(NOT_NOW, "Chưa khen (ghi lý do)"),
        Choice::new(LATER, "Để sau"),
    ];
    let verdict = field(VERDICT, format!("Kết quả cho {}", view.nominee(item)));
    let verdict = if view.draft.is(FORM) { verdict } else { verdict.value(LATER) };
    html! {
        h3 { a href=(paths::nomination(&row.nomination)) { (view.nominee(item)) } }
        (brought::facts(view, item))
        @if item.own_hand {
            p {
                (tag(Tone::Late, "Không tự quyết định")) "Đã đề nghị, thẩm định hoặc trình hồ sơ này bằng tài khoản này hay tài khoản khác cùng họ tên, hoặc trùng họ tên người được đề nghị; chọn “Để sau”. "
                (instead(view))
            }
        }
        @if row.suspended.is_some() { p { (tag(Tone::Late, terms::suspended())) "Chọn “Để sau” cho đến khi có kết luận, hoặc “Chưa khen” kèm lý do." } }
        @if row.stage == NominationStage::Withdrawn {
            p { (tag(Tone::Late, "Đơn vị đã rút")) "Ghi “Chưa khen” kèm lý do này để đợt xét kết thúc được." }
        }
        @let waits = item.likenesses.iter().any(|likeness| likeness.waits);
        @if item.unanswered > 0 && !waits {
            p {
                (tag(Tone::Wait, "Trùng tên, chưa rõ"))
                "Chưa ai trả lời " (count2(item.unanswered as u64)) " trường hợp trùng tên có phải cùng một người. "
                a href=(format_args!("{}#trung-ten", paths::nomination(&row.nomination))) { "Xem hồ sơ" }
            }
        }
        @if waits {
            p {
                (tag(Tone::Late, "Trùng tên, chờ thẩm định xác nhận"))
                "Chưa khen được: công chức thẩm định hồ sơ ghi “Đã kiểm tra: người khác” hoặc “Cùng một người” ở "
                a href=(format_args!("{}#trung-ten", paths::nomination(&row.nomination))) { "trang hồ sơ" } "."
            }
        }
        (verdict.radios(&choices))
        @if let Some(words) = item.kin() {
            @let kept = [Choice::new(words.as_str(), "Công khai nguyên văn")];
            (field(KIN, format!("Hồ sơ truy tặng nêu tên người thân: “{words}”"))
                .hint("Thành tích và chức vụ được công khai. Không cần thì chọn “Để sau”, trả đơn vị bỏ tên đi.")
                .checkboxes(&kept, &view.draft.all(FORM, &about(KIN, &row.nomination))))
        }
        (field(REASON, format!("Lý do chưa khen {}", view.nominee(item))).hint("Gửi cho đơn vị đề nghị. Chỉ điền khi chọn “Chưa khen”.").textarea(2))
        @if considered::is_odd(row, &item.before) {
            (field(OUT_OF_TURN, format!("Vì sao khen đột xuất {}", view.nominee(item)))
                .hint("Công khai cùng khen thưởng; nói về thành tích, không nhắc lần xét trước.").textarea(2))
        }
        @if item.is_duplicate() {
            p {
                (tag(Tone::Late, "Trùng khen thưởng"))
                "Đã khen trong cùng phong trào cho giai đoạn trùng nhau nên không khen lần nữa "
                (cite(None, "Luật Thi đua, khen thưởng, Điều 5"))
            }
        } @else if !item.overlaps.is_empty() {
            (field(OVERLAP, format!("Vì sao vẫn khen {} khi giai đoạn thành tích trùng", view.nominee(item)))
                .hint("Đã khen ở phong trào khác cho giai đoạn trùng nhau. Lý do được ghi trong quyết định.")
                .textarea(2))
        }
    }
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let (asking, desk) = (step.asking(), step.app.desk.clone());
    let ruling = match read(&step.view.items, &step.values) {
        Ok(ruling) => ruling,
        // sent a second time: those it was about no longer wait, and the ledger gives the answer of the first time
        Err(_) if desk.ledger().receipt(&asking.key).await?.is_some() => {
            RulingForm { mode: SigningMode::Own, verdicts: Vec::new() }
        }
        Err(errors) => return step.mend(&errors),
    };
    step.weigh(consequences(&step.view, &ruling));
    let result = step.desk().decide_awards(&asking, &step.view.round.round, ruling.clone()).await;
    if let Err(Denied::Refused(Refusal::AwardRound(refusal))) = &result {
        let view = step.again().await?;
        let page = refused::page(view.frame(&step.app), &view, refusal, &ruling);
        return Ok(answer(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    step.settle(result).await
}

/// What follows from deciding so.
fn consequences(view: &View, ruling: &RulingForm) -> Consequences {
    let chosen = |verdict: &VerdictForm| Some((view.item(&verdict.nomination)?, verdict.not_awarded.clone()));
    let chosen: Vec<(&Item, Option<String>)> = ruling.verdicts.iter().filter_map(chosen).collect();
    let awarded = || chosen.iter().filter(|(_, not)| not.is_none()).map(|(item, _)| *item);
    let line = |item: &Item| {
        let prize = item.prize.as_ref().map(|prize| format!(", tiền thưởng {}", money_long(prize.amount.0)));
        format!("{}: {}{}.", view.nominee(item), item.given(), prize.unwrap_or_default())
    };
    let alike = awarded().flat_map(|item| {
        item.likenesses.iter().map(|likeness| likeness.line(view.nominee(item))).collect::<Vec<_>>()
    });
    let refused = chosen.iter().filter_map(|(item, not)| {
        Some(format!("{}. Đơn vị đọc được lý do: {}", view.nominee(item), format::stop(not.as_deref()?)))
    });
    let decided = |item: &&Item| !ruling.verdicts.iter().any(|one| one.nomination == item.row.nomination);
    let later = view.items.iter().filter(decided).map(|item| view.nominee(item).to_owned());
    let prizes: Vec<u64> = awarded().filter_map(|item| Some(item.prize.as_ref()?.amount.0)).collect();
    let sum = (prizes.len() > 1).then(|| format!("Cộng tiền thưởng {}.", money_long(prizes.iter().sum())));
    let takes = |quota: &QuotaMeter| {
        let alike = |item: &&Item| {
            item.row.proposal.form == quota.form && item.row.proposal.nominee.kind == quota.kind
        };
        awarded().filter(alike).count()
    };
    Consequences::of("Lập dự thảo quyết định")
        .part("Khen thưởng", awarded().map(line).chain(sum))
        .part("Người trùng tên", alike)
        .part("Chưa khen", refused)
        .part("Để sau, vẫn chờ quyết định", later)
        .part("Mức tối đa", places_left(&view.meters, &view.names, "dự thảo này dùng", takes))
        .part("Sau khi ghi", if awarded().next().is_some() { DRAFTED } else { REFUSED })
}

/// What was chosen, or what is still to be said.
fn read(items: &[Item], values: &Values) -> Result<RulingForm, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut verdicts = Vec::new();
    for item in items {
        let nomination = item.row.nomination.clone();
        let choice = about(VERDICT, &nomination);
        let not_awarded = match values.get(&choice) {
            AWARD => None,
            NOT_NOW => {
                let message = format!("Ghi lý do chưa khen {}.", item.row.name());
                Some(values.need(&about(REASON, &nomination), &message, &mut errors))
            }
            LATER | "" => continue,
            _ => {
                errors.push(FieldError::new(choice, "Chọn một trong ba kết quả."));
                continue;
            }
        };
        let named = item.kin().filter(|_| not_awarded.is_none());
        if let Some(words) =
            named.filter(|words| !values.all(&about(KIN, &nomination)).contains(&words.as_str()))
        {
            let message = format!(
                "{}: công khai tên người thân “{words}”? Đánh dấu ô này, hoặc chọn “Để sau”.",
                item.row.name()
            );
            errors.push(FieldError::new(about(KIN, &nomination), message));
        }
        let reason = values.at_most(LONG, &about(OVERLAP, &nomination), &mut errors);
        let overlap_reason = (not_awarded.is_none() && !reason.is_empty()).then_some(reason);
        let out_of_turn = (not_awarded.is_none() && considered::is_odd(&item.row, &item.before)).then(|| {
            let message = format!("Ghi vì sao khen đột xuất {}.", item.row.name());
            values.need(&about(OUT_OF_TURN, &nomination), &message, &mut errors)
        });
        verdicts.push(VerdictForm { nomination, not_awarded, overlap_reason, out_of_turn });
    }
    if verdicts.is_empty() && errors.is_empty() {
        let first = items.first().map_or_else(String::new, |item| about(VERDICT, &item.row.nomination));
        errors.push(FieldError::new(first, "Chọn “Khen thưởng” hoặc “Chưa khen” cho ít nhất 01 đề nghị."));
    }
    let mode = values::from_word::<SigningMode>(values.get(MODE));
    if mode.is_none() {
        errors.push(FieldError::new(MODE, "Chọn cách ký quyết định."));
    }
    match mode {
        Some(mode) if errors.is_empty() => Ok(RulingForm { mode, verdicts }),
        _ => Err(errors),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::super::checked_likeness::tests::likeness;
    use super::super::ruling::tests::{item, view};
    use super::*;
    use crate::pages::office::sample;
    use sovang_domain::personal::Personal;

    pub(in super::super) fn chosen(first: &str, second: &str) -> Values {
        Values::from([
            ("kq-n1", first.to_owned()),
            ("kq-n2", second.to_owned()),
            ("ly-do-n2", "Chưa đủ thời gian".to_owned()),
            ("cach-ky", "own".to_owned()),
        ])
    }

    pub(in super::super) fn read(items: &[Item], values: &Values) -> RulingForm {
        super::read(items, values).unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    #[test]
    fn an_overlap_in_another_campaign_asks_why_and_in_the_same_says_no() {
        let mut view = view(0);
        let mut other = sample::award();
        other.campaign = "phu-tan.phong-trao-khac".into();
        view.items[0].overlaps = vec![other];
        view.items[1].overlaps = vec![sample::award()];
        let html = form(&view).into_string();
        assert!(html.contains(r#"name="trung-n1""#) && !html.contains(r#"name="trung-n2""#), "{html}");
        assert!(html.contains("Đã khen trong cùng phong trào"));
    }

    #[test]
    fn who_is_strongly_alike_is_shown_with_the_nominee_and_before_it_is_recorded() {
        let mut view = view(2);
        view.items[0].likenesses = vec![likeness(true)];
        view.items[1].likenesses = vec![likeness(false)];
        let html = form(&view).into_string();
        assert!(html.contains("Người trùng tên") && html.contains("đã kiểm tra: người khác"), "{html}");
        assert_eq!(html.matches("Trùng tên, chờ thẩm định xác nhận").count(), 1, "{html}");
        let ruling = read(&view.items, &chosen("khen", "chua"));
        let html = consequences(&view, &ruling).body().into_string();
        assert!(html.contains("và Lý Văn Páo; sinh 1978") && !html.contains("chưa xác nhận"), "{html}");
    }

    #[test]
    fn a_relative_of_the_dead_is_published_only_when_it_was_said_so() {
        let mut items = [item("n1"), item("n2")];
        let nominee = items[0].row.proposal.nominee.subject.clone();
        let words = "Cứu con trai Danh Minh khỏi dòng nước.".to_owned();
        items[0].row.proposal.achievement = Personal::new(nominee, words);
        items[0].row.proposal.posthumous = true;
        let errors = super::read(&items, &chosen("khen", "sau")).unwrap_err();
        assert_eq!(errors[0].field, "nguoi-than-n1");
        assert!(errors[0].message.contains("“con trai Danh Minh”"), "{errors:?}");
        assert!(
            super::read(&items, &chosen("chua", "chua")).is_err_and(|errors| errors[0].field == "ly-do-n1")
        );
        let said = Values::from([
            ("kq-n1", "khen".to_owned()),
            ("nguoi-than-n1", "con trai Danh Minh".to_owned()),
            ("cach-ky", "own".to_owned()),
        ]);
        assert_eq!(read(&items, &said).verdicts.len(), 1);
    }

    #[test]
    fn what_is_chosen_is_read_and_what_is_left_for_later_is_not() {
        let items = [item("n1"), item("n2")];
        let form = read(&items, &chosen("khen", "chua"));
        assert_eq!(form.mode, SigningMode::Own);
        assert_eq!(form.verdicts.len(), 2);
        assert_eq!(form.verdicts[0].not_awarded, None);
        assert_eq!(form.verdicts[1].not_awarded.as_deref(), Some("Chưa đủ thời gian"));
        assert_eq!(read(&items, &chosen("khen", "sau")).verdicts.len(), 1);
    }

    #[test]
    fn a_refusal_needs_its_reason_and_nothing_at_all_is_no_decision() {
        let items = [item("n1"), item("n2")];
        let errors = super::read(&items, &chosen("chua", "sau")).unwrap_err();
        assert_eq!(errors[0].field, "ly-do-n1");
        assert_eq!(errors[0].message, "Ghi lý do chưa khen Trần Thị Ngọc Huệ.");
        let errors = super::read(&items, &chosen("sau", "sau")).unwrap_err();
        assert_eq!(errors[0].field, "kq-n1");
        let errors = super::read(&items, &Values::from([("kq-n1", "khen".to_owned())])).unwrap_err();
        assert_eq!(errors[0].field, "cach-ky");
    }

    #[test]
    fn what_follows_from_a_decision_is_prizes_reasons_and_the_places_that_are_left() {
        let view = view(2);
        let ruling = read(&view.items, &chosen("khen", "chua"));
        let html = consequences(&view, &ruling).body().into_string();
        assert!(html.contains("Giấy khen của Chủ tịch UBND xã, tiền thưởng "), "{html}");
        assert!(html.contains("Đơn vị đọc được lý do: Chưa đủ thời gian."), "{html}");
        assert!(html.contains("còn 02 trên 04 suất; dự thảo này dùng 01."), "{html}");
        let ruling = read(&view.items, &chosen("khen", "sau"));
        let html = consequences(&view, &ruling).body().into_string();
        assert!(html.contains("Để sau, vẫn chờ quyết định") && !html.contains("Chưa khen<"), "{html}");
    }
}
