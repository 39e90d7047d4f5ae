//! Cho phép ngoài lịch của kế hoạch: what, why, by which text of the chairman. Everyone reads the reason.

use super::review_phase;
use super::show::View;
use crate::pages::office::form::{Answer, DAY, FormPage, Step};
use crate::pages::office::outside;
use crate::pages::office::values;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::{CalendarEntry, Occasion};
use sovang_words::format::sentence_case;
use sovang_words::terms;

pub(super) const FORM: &str = "ngoai-lich";
const WHAT: &str = "viec";
const YEAR: &str = "nam";
const REASON: &str = "ly-do";
const DOCUMENT: &str = "van-ban";

/// What the value of a choice begins with; behind it the occasion, or the phase.
const ROUND: &str = "dot:";
const REPORT: &str = "bao-cao:";
const REVIEW: &str = "giai-doan:";
const CONCLUSION: &str = "tong-ket";

/// For the chairman, while the campaign runs.
pub(super) fn form(view: &View) -> Markup {
    let fields = html! {
        (view.draft.field(FORM, WHAT, "Cho phép việc gì").select(&choices(view)))
        (view.draft.field(FORM, YEAR, "Của năm nào")
            .hint("Chỉ ghi khi cho mở đợt xét hoặc nộp báo cáo.")
            .inputmode("numeric").number(2000, Some(2100)))
        (view.draft.field(FORM, REASON, "Vì sao").hint("Công khai trên trang phong trào và trong sổ.").textarea(3))
        (view.draft.field(FORM, DOCUMENT, "Văn bản của Chủ tịch").hint("Ví dụ Công văn số 88/UBND-VHXH").text())
        (view.draft.day(FORM, "Ngày văn bản", view.today))
    };
    let form = view.form(FORM, "Cho phép").with(fields);
    view.draft.folded(FORM, "Cho phép một việc ngoài lịch của kế hoạch", form)
}

fn choices(view: &View) -> Vec<Choice> {
    let plan = &view.row.plan;
    let mut choices = vec![Choice::new("", "Chọn việc")];
    let promised = |occasion: Occasion| plan.awards.iter().any(|rule| rule.occasions.contains(&occasion));
    for occasion in Occasion::ALL.into_iter().filter(|on| promised(*on) || *on == Occasion::Unscheduled) {
        let name = format!("Mở đợt xét {}", terms::award_on(occasion));
        choices.push(Choice::new(format!("{ROUND}{}", values::word(&occasion)), name));
    }
    let asked = |occasion: Occasion| plan.report_duties.iter().any(|duty| duty.occasion == occasion);
    for occasion in Occasion::ALL.into_iter().filter(|occasion| asked(*occasion)) {
        let name = format!("Nộp {}", terms::report_on(occasion));
        choices.push(Choice::new(format!("{REPORT}{}", values::word(&occasion)), name));
    }
    let early = |what: &CalendarEntry| view.row.has_room_for(what, view.today).is_err();
    for phase in review_phase::waiting(view) {
        let what = CalendarEntry::Review { phase: phase.name.clone() };
        if early(&what) {
            let name = sentence_case(&terms::calendar_entry(&what));
            choices.push(Choice::new(format!("{REVIEW}{}", phase.name), name));
        }
    }
    if early(&CalendarEntry::Conclusion) {
        let name = sentence_case(&terms::calendar_entry(&CalendarEntry::Conclusion));
        choices.push(Choice::new(CONCLUSION, name));
    }
    choices
}

/// What was chosen; a year goes with rounds and reports alone.
fn chosen(value: &str, year: Option<i16>) -> Result<CalendarEntry, FieldError> {
    let in_year = |word: &str, entry: fn(Occasion, i16) -> CalendarEntry| {
        let occasion = values::from_word::<Occasion>(word);
        let occasion = occasion.ok_or_else(|| FieldError::new(WHAT, "Chọn việc được cho phép."))?;
        let year = year.ok_or_else(|| FieldError::new(YEAR, "Ghi năm bằng bốn chữ số, ví dụ 2027."))?;
        Ok(entry(occasion, year))
    };
    if let Some(word) = value.strip_prefix(ROUND) {
        return in_year(word, |occasion, year| CalendarEntry::Round { occasion, year });
    }
    if let Some(word) = value.strip_prefix(REPORT) {
        return in_year(word, |occasion, year| CalendarEntry::Report { occasion, year });
    }
    match value.strip_prefix(REVIEW) {
        Some(phase) => Ok(CalendarEntry::Review { phase: phase.to_owned() }),
        None if value == CONCLUSION => Ok(CalendarEntry::Conclusion),
        None => Err(FieldError::new(WHAT, "Chọn việc được cho phép.")),
    }
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<CampaignId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let values = &step.values;
    let mut errors = Vec::new();
    let what = chosen(values.get(WHAT), values.get(YEAR).parse().ok());
    let what = what.map_err(|error| errors.push(error)).ok();
    let refused = what.as_ref().and_then(|what| {
        let refused = step.view.row.has_room_for(what, step.view.today).err()?;
        (!refused.can_be_allowed(what)).then_some(refused)
    });
    errors.extend(refused.map(|refused| outside::at(YEAR, &refused)));
    let reason = values.need(REASON, "Ghi lý do bằng một hai câu; ai cũng đọc được.", &mut errors);
    let document = values.need(DOCUMENT, "Ghi số, ký hiệu văn bản của Chủ tịch.", &mut errors);
    let on = values.need_date(DAY, "Ghi ngày văn bản của Chủ tịch.", &mut errors);
    let (Some(what), Some(on), true) = (what, on, errors.is_empty()) else { return step.mend(&errors) };
    let (asking, campaign) = (step.asking(), &step.view.row.campaign);
    let result = step.app.desk.allow_exception(&asking, campaign, what, (reason, document, on)).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::body;
    use super::super::show::tests::view;
    use super::*;
    use crate::pages::office::testing::someone;
    use jiff::Timestamp;
    use sovang_domain::authority::Role;
    use sovang_projections::campaign_board::Exception;

    #[test]
    fn the_chairman_alone_allows_what_the_plan_puts_elsewhere_and_everyone_inside_reads_why() {
        let html = body(&view(someone(Role::Chairman, None))).into_string();
        assert!(html.contains("/ngoai-lich\""), "{html}");
        for choice in ["dot:annual", "dot:interim", "bao-cao:annual", "giai-doan:Giai đoạn 1", "tong-ket"]
        {
            assert!(html.contains(&format!("value=\"{choice}\"")), "{choice}: {html}");
        }
        let mut view = view(someone(Role::Clerk, None));
        assert!(!body(&view).into_string().contains("/ngoai-lich\""));
        view.row.exceptions.push(Exception {
            what: CalendarEntry::Conclusion,
            reason: "Tỉnh tổng kết sớm.".into(),
            document: "Công văn số 88/UBND-VHXH".into(),
            on: jiff::civil::date(2026, 10, 5),
            at: Timestamp::UNIX_EPOCH,
            log_index: 700,
        });
        let html = body(&view).into_string();
        assert!(html.contains("Tổng kết phong trào</dt>") && html.contains("Tỉnh tổng kết sớm."), "{html}");
        assert!(html.contains("88/UBND-VHXH, ngày ") && html.contains("05/10/2026"), "{html}");
        assert!(html.contains("/tong-ket\""), "and what is allowed is offered");
    }

    #[test]
    fn a_year_goes_with_rounds_and_reports() {
        let round = |year| CalendarEntry::Round { occasion: Occasion::Interim, year };
        assert_eq!(chosen("dot:interim", Some(2026)), Ok(round(2026)));
        assert_eq!(chosen("dot:interim", None).unwrap_err().field, YEAR);
        assert_eq!(chosen("tong-ket", None), Ok(CalendarEntry::Conclusion));
        assert_eq!(
            chosen("giai-doan:Giai đoạn 1", None),
            Ok(CalendarEntry::Review { phase: "Giai đoạn 1".into() })
        );
        assert_eq!(chosen("khac", None).unwrap_err().field, WHAT);
    }
}
