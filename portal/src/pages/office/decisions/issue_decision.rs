//! Ghi quyết định đã ký: the number and day that stand on the paper, and the paper itself. Recording publishes, so what will
//! be public is shown first; a number out of order with its day is asked why.

use super::super::draft::{Draft, id as field_id};
use super::super::form::{Answer, DAY, FormPage, Step};
use super::super::prize::{self, Asked};
use super::draft::{Line, View, signed};
use super::known_numbers;
use crate::pages::office::consequences::Consequences;
use crate::pages::office::files;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values};
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_desk::{Denied, PaidForm, SignedForm};
use sovang_domain::authority::Act;
use sovang_domain::award_round::{AwardRoundRefusal, OutOfOrder, symbol};
use sovang_domain::ids::{DecisionSlug, NominationId, PaperId, RoundId};
use sovang_domain::locality::Numbering;
use sovang_domain::money::Dong;
use sovang_domain::refusal::Refusal;
use sovang_projections::decision_register;
use sovang_words::format::{date_long, money_long, sentence_case, stop, weekday, written_date};
use sovang_words::sought::{self, Likeness, PaperNumber, Sought};
use sovang_words::terms;
use std::collections::BTreeMap;

pub(super) const FORM: &str = "cap-so";
const NUMBER: &str = "so";
/// Asked only where the number does not go with its day.
const WHY: &str = "ly-do-so";
/// Asked only where the paper is older than the opinions about its dossiers.
const WHY_BEFORE: &str = "ly-do-ky-truoc";
/// Also the name of the paper.
pub(super) const SCAN: &str = "ban-ky";
pub(super) const SAME_FILE: &str = "cung-tep";
const YES: &str = "co";

pub(super) fn form(view: &View) -> Markup {
    if !view.may(Act::IssueDecision) {
        return Markup::default();
    }
    let draft = &view.draft;
    let number = match view.numbering {
        Numbering::ByClerk => draft
            .field(FORM, NUMBER, "Số quyết định")
            .hint("Số văn thư đã cấp trong sổ đăng ký văn bản, ví dụ 47/QĐ-UBND."),
        Numbering::ByProgram => draft
            .field(FORM, NUMBER, "Số quyết định")
            .hint("Để trống thì sổ cấp số kế tiếp của dãy khen thưởng."),
    };
    let scan = draft.field(FORM, SCAN, "Bản đã ký, đóng dấu").hint(files::TAKEN);
    let asked: Vec<Asked<'_>> = view
        .lines
        .iter()
        .map(|line| {
            let (name, whose) = (amount_of(&line.row.nomination), line.row.name().to_owned());
            Asked { name, whose, computed: line.prize.as_ref() }
        })
        .collect();
    let body = html! {
        (view.form(FORM, "Ghi số và công bố").multipart().with(html! {
            (number.text())
            (draft.day(FORM, "Ngày ký", view.today))
            (why(view))
            (why_before(view))
            (files::file_field(&scan, SCAN, draft.kept(FORM, SCAN)))
            (same_file_field(draft, FORM))
            (prize::fields(draft, FORM, &asked))
            p { "Trước khi ghi có một trang để xem lại. Ghi xong là công khai quyết định và từng khen thưởng. Tiền thưởng, căn cứ, quyền ký tính theo ngày ký." }
        }))
        (known_numbers::list(&view.known))
    };
    screen_only(FORM, "Ghi quyết định đã ký", body)
}

/// Why the number is out of order; drawn where it was asked for.
fn why(view: &View) -> Markup {
    let hint = "Ghi về việc cấp số, không nêu tên người. Công khai cùng quyết định.";
    asked(view, WHY, "Vì sao số không theo thứ tự", hint)
}

/// Why it was signed before its dossiers were appraised; drawn where it was asked for.
fn why_before(view: &View) -> Markup {
    let hint = "Ghi về việc của cơ quan, không nêu tên người. Công khai cùng quyết định.";
    asked(view, WHY_BEFORE, "Vì sao ký trước khi hồ sơ được thẩm định trong sổ", hint)
}

fn asked(view: &View, name: &str, label: &str, hint: &str) -> Markup {
    let asked = view.draft.errors().iter().any(|error| error.field == field_id(FORM, name));
    match asked || !view.draft.value(FORM, name).is_empty() {
        true => view.draft.field(FORM, name, label).hint(hint).text(),
        false => Markup::default(),
    }
}

/// That one file is the scan of two decisions; asked only where it came back because of it.
pub(super) fn same_file_field(draft: &Draft, form: &str) -> Markup {
    let asked = draft.kept(form, SCAN).is_some()
        && draft.errors().iter().any(|error| error.field.ends_with(SAME_FILE));
    let choices = [Choice::new(YES, "Đúng là cùng một tệp: bản quét gồm cả hai quyết định")];
    html! {
        @if asked || !draft.value(form, SAME_FILE).is_empty() {
            (draft.field(form, SAME_FILE, "Tệp trùng với bản ký đã ghi").checkboxes(&choices, &draft.all(form, SAME_FILE)))
        }
    }
}

/// Whether it was said.
pub(super) fn said_same(values: &Values) -> bool {
    values.get(SAME_FILE) == YES
}

/// The name of the field for the prize of one nominee.
fn amount_of(nomination: &NominationId) -> String {
    field_id(prize::AMOUNT, nomination.local())
}

fn prizes(view: &View, values: &Values, errors: &mut Vec<FieldError>) -> BTreeMap<NominationId, PaidForm> {
    let ids = view.lines.iter().map(|line| line.row.nomination.clone());
    ids.filter_map(|id| Some((id.clone(), prize::read(values, &amount_of(&id), errors)?))).collect()
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((id, draft)): Path<(RoundId, u16)>,
    sent: Signed,
) -> Answer {
    let mut step = Step::<View>::begin(app, sent, (id, draft), FORM).await?;
    let mut errors = step.sent.form.refused_files.clone();
    let signed_on = step.values.need_date(DAY, "Ghi ngày ký quyết định.", &mut errors);
    let typed = step.values.get(NUMBER);
    let number = match (typed.is_empty(), step.view.numbering) {
        (true, Numbering::ByProgram) => None,
        _ => read(typed, signed_on).map_err(|error| errors.push(error)).ok(),
    };
    if !step.sent.form.files.contains_key(SCAN) && errors.iter().all(|error| error.field != SCAN) {
        errors.push(FieldError::new(SCAN, "Chọn tệp quyết định đã ký, đóng dấu."));
    }
    let prizes = prizes(&step.view, &step.values, &mut errors);
    let [out_of_order, before_appraisal] =
        [WHY, WHY_BEFORE].map(|name| Some(step.values.line(name, &mut errors)).filter(|why| !why.is_empty()));
    let (Some(signed_on), true) = (signed_on, errors.is_empty()) else { return step.mend(&errors) };
    let same_file = said_same(&step.values);
    let Some(scan) = files::keep(&step.app, &step.sent.form, SCAN, &PaperId::from(SCAN)).await? else {
        return step.mend(&[FieldError::new(SCAN, "Chọn lại tệp quyết định đã ký.")]);
    };
    let form = SignedForm { number, signed_on, scan, same_file, prizes, out_of_order, before_appraisal };
    step.weigh(consequences(&step, &form)?);
    let asking = step.asking_for(step.view.after());
    let result = step.desk().issue_decision(&asking, &step.view.row.round, draft, form).await;
    if let Err(Denied::Refused(refusal)) = &result
        && let Some(field) = field(refusal)
    {
        let words = sovang_words::refusal::words(refusal).sentence();
        return step.mend(&[FieldError::new(field, words)]);
    }
    step.settle(result).await
}

/// What will be public with it, and how its number lies among those that this book knows.
fn consequences(step: &Step<View>, form: &SignedForm) -> Result<Consequences, PageError> {
    let (view, on) = (&step.view, form.signed_on);
    let known = step
        .app
        .views()
        .read(|connection| decision_register::of_locality(connection, &view.row.locality, Some(on.year())))?;
    let known: Vec<(u64, Date)> = known.iter().map(|row| (row.number, row.signed_on)).collect();
    let bore = form.number.map(|number| DecisionSlug { year: on.year(), number });
    let bore = match bore {
        Some(slug) => {
            let locality = &view.row.locality;
            step.app.views().read(|connection| decision_register::formerly(connection, locality, slug))?
        }
        None => None,
    };
    let bore = bore.map(|bore| {
        format!(
            "{} từng ghi cho quyết định nay là {}, đã đính chính số: xem lại bản giấy",
            symbol(form.number.unwrap_or_default()),
            bore.symbol
        )
    });
    let rules = step.app.rules_of(&view.row.locality)?;
    let paid = |line: &Line| {
        let typed = form.prizes.get(&line.row.nomination).map(|paid| paid.amount);
        let proposal = &line.row.proposal;
        typed.or_else(|| Some(rules.prize(&proposal.form, proposal.nominee.kind, on)?.amount))
    };
    let prizes: Vec<Option<Dong>> = view.lines.iter().map(paid).collect();
    Ok(shown(view, form, &known, &prizes, bore))
}

fn shown(
    view: &View,
    form: &SignedForm,
    known: &[(u64, Date)],
    prizes: &[Option<Dong>],
    bore: Option<String>,
) -> Consequences {
    let on = form.signed_on;
    let symbol_of = form.number.map_or_else(|| "số kế tiếp của dãy, cấp khi ghi".to_owned(), symbol);
    let people = view.lines.iter().zip(prizes).map(|(line, prize)| {
        let unit = view.names.unit(&line.row.proposal.nominee.unit);
        let prize = prize.map(|prize| format!(", {}", money_long(prize.0))).unwrap_or_default();
        format!("{}, {unit}: {}{prize}", line.row.name(), line.given)
    });
    let total: u64 = prizes.iter().flatten().map(|prize| prize.0).sum();
    let odd = form.number.map(|number| OutOfOrder::of(number, on, known)).unwrap_or_default();
    let why = form.out_of_order.iter().filter(|_| !odd.is_empty());
    let warned = odd.iter().map(|odd| sentence_case(&stop(&terms::out_of_order(*odd))));
    let before = form.before_appraisal.iter().filter(|_| view.is_before_appraisal(on));
    Consequences::of("Ghi số và công bố")
        .part(
            "Ký trước khi hồ sơ được thẩm định trong sổ",
            before.map(|why| format!("Lý do công khai cùng quyết định: {}", stop(why))),
        )
        .part(
            "Số lạ so với ngày ký, xem lại bản giấy",
            bore.into_iter()
                .chain(warned)
                .chain(why.map(|why| format!("Lý do ghi cùng quyết định: {}", stop(why)))),
        )
        .part(
            "Công khai ngay khi ghi",
            [
                format!("Quyết định số: {symbol_of}"),
                format!("Ký {}, {}", weekday(on), written_date(on)),
                format!("Người ký: {}", signed(view)),
                format!("Tiền thưởng cộng: {}", money_long(total)),
            ],
        )
        .part("Khen", people)
        .part("Các số gần nhất trong sổ này", around(form.number, known))
}

/// The decisions nearest in number, below and above.
fn around(number: Option<u64>, known: &[(u64, Date)]) -> Vec<String> {
    let number = number.unwrap_or(u64::MAX);
    let below = known.iter().filter(|(other, _)| *other < number).max();
    let above = known.iter().filter(|(other, _)| *other > number).min();
    let line = |(number, on): &(u64, Date)| format!("{} ký {}", symbol(*number), date_long(*on));
    below.into_iter().chain(above).map(line).collect()
}

/// The number of a decision of this office, as people write it; what else was written must agree with the day of signing.
pub(super) fn read(typed: &str, signed_on: Option<Date>) -> Result<u64, FieldError> {
    let wrong = |words: &str| Err(FieldError::new(NUMBER, words));
    let unclear = "Ghi số trên quyết định đã ký, ví dụ 47 hoặc 47/QĐ-UBND.";
    if sought::is_of_a_legal_text(typed) {
        return wrong(
            "Số dạng số/năm/ký hiệu là của văn bản quy phạm pháp luật. Xem lại bản đã ký: quyết định khen thưởng ghi số/ký hiệu, ví dụ 47/QĐ-UBND.",
        );
    }
    if sought::has_a_letter_behind(typed) {
        return wrong(
            "Sổ chưa nhận số chèn có chữ đi kèm, ví dụ 47a/QĐ-UBND: văn thư cấp cho quyết định một số riêng, rồi ghi số ấy.",
        );
    }
    let Sought::Number(found) = Sought::read(typed) else { return wrong(unclear) };
    let ours = PaperNumber::of(&symbol(found.number), signed_on.unwrap_or_default());
    match ours.map(|ours| found.likeness(&ours)) {
        Some(Likeness::Same) => Ok(found.number),
        Some(Likeness::OfAnotherDay) if signed_on.is_none() => Ok(found.number),
        Some(Likeness::OfAnotherDay) => wrong("Ngày ghi sau số khác ngày ký. Xem lại bản đã ký."),
        _ => wrong("Ghi số quyết định của Ủy ban nhân dân, ký hiệu QĐ-UBND."),
    }
}

/// The field that a refusal is about.
fn field(refusal: &Refusal) -> Option<&'static str> {
    use AwardRoundRefusal as R;
    match refusal {
        Refusal::AwardRound(R::NumberTaken { .. } | R::NumberMissing | R::NumberEnds { .. }) => Some(NUMBER),
        Refusal::AwardRound(R::NumberOutOfOrder { .. }) => Some(WHY),
        Refusal::AwardRound(R::SignedBeforeAppraisal { .. }) => Some(WHY_BEFORE),
        Refusal::AwardRound(R::ScanOfAnother { .. }) => Some(SAME_FILE),
        Refusal::AwardRound(R::DelegationOver { .. } | R::DelegationNotBegun { .. }) => Some(DAY),
        Refusal::AwardRound(R::PrizeUnexplained { .. }) => Some(prize::REASON),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::tests::view;
    use super::*;
    use crate::pages::office::draft::Draft;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    #[test]
    fn the_clerk_copies_number_and_day_from_the_signed_paper_and_sees_the_numbers_this_book_knows() {
        let html = form(&view(someone(Role::Clerk, None))).into_string();
        assert!(html.contains("/du-thao/1/cap-so\"") && html.contains("multipart/form-data"), "{html}");
        assert!(html.contains(r#"name="so""#) && html.contains(r#"type="text" id="cap-so-ngay""#), "{html}");
        assert!(
            html.contains("05/QĐ-UBND") && html.contains("Sổ này không biết số đã dùng cho quyết định khác"),
            "{html}"
        );
        assert!(form(&view(someone(Role::Supervisor, None))).into_string().is_empty());
    }

    #[test]
    fn the_number_is_read_as_people_write_it_and_must_be_of_this_office_and_day() {
        let on = jiff::civil::date(2026, 12, 1);
        for typed in
            ["47", "47/QĐ-UBND", "Số 47/qd-ubnd", "４７／QÐ-UBND", "Quyết định số 47/QĐ-UBND ngày 01/12/2026"]
        {
            assert_eq!(read(typed, Some(on)).ok(), Some(47), "{typed}");
        }
        for typed in ["47/2026/QĐ-UBND", "47a/QĐ-UBND", "47 b/QĐ-UBND"] {
            let told = read(typed, Some(on)).unwrap_err().message;
            assert!(!told.starts_with("Ghi số trên quyết định"), "{typed}: {told}");
        }
        for typed in ["", "0", "bốn bảy", "47/TTr-UBND", "47/QĐ-UBND ngày 02/12/2026", "Trần Thị Ngọc Huệ"]
        {
            assert!(read(typed, Some(on)).is_err(), "{typed}");
        }
    }

    #[test]
    fn what_will_be_public_is_shown_in_words_with_what_is_odd_about_the_number() {
        let view = view(someone(Role::Clerk, None));
        let on = jiff::civil::date(2026, 11, 5);
        let form = |number| SignedForm {
            number,
            signed_on: on,
            scan: sample::decision().scan.unwrap(),
            same_file: false,
            prizes: BTreeMap::new(),
            out_of_order: Some("Văn thư cấp số bù".into()),
            before_appraisal: Some("Ký ngay trong đêm bão".into()),
        };
        let known = [(5, jiff::civil::date(2026, 12, 1))];
        let shown =
            |number| shown(&view, &form(number), &known, &[Some(Dong(760_000))], None).body().into_string();
        let html = shown(Some(47));
        assert!(html.contains("Quyết định số: 47/QĐ-UBND") && html.contains("thứ Năm"), "{html}");
        assert!(html.contains("ngày 05 tháng 11 năm 2026") && html.contains("Nguyễn Quốc Bảo"), "{html}");
        assert!(html.contains("Trần Thị Ngọc Huệ") && html.contains("760.000 đồng"), "{html}");
        assert!(html.contains("Số 05/QĐ-UBND nhỏ hơn mà ký sau, ngày 01/12/2026."), "{html}");
        assert!(html.contains("Lý do ghi cùng quyết định: Văn thư cấp số bù."), "{html}");
        let in_order = shown(Some(3));
        assert!(!in_order.contains("Số lạ") && !in_order.contains("bù"), "nothing is odd: {in_order}");
        assert!(in_order.contains("05/QĐ-UBND ký ngày 01/12/2026"), "{in_order}");
    }

    #[test]
    fn the_reason_of_an_odd_number_is_asked_only_where_it_is_odd() {
        let mut view = view(someone(Role::Clerk, None));
        assert!(!form(&view).into_string().contains(WHY));
        view.draft = Draft::new(FORM, &Values::default(), &[FieldError::new(WHY, "Ghi lý do.")]);
        assert!(form(&view).into_string().contains(r#"name="ly-do-so""#));
    }

    #[test]
    fn where_the_program_numbers_awards_the_number_may_stay_empty() {
        let view = View { numbering: Numbering::ByProgram, ..view(someone(Role::Clerk, None)) };
        assert!(form(&view).into_string().contains("Để trống thì sổ cấp số kế tiếp"));
    }
}
