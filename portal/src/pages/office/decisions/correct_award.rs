//! Đính chính: the award as it stands, to be written as it is right; what it said before stays beside it.

use super::super::form::{Answer, DAY, FormPage, Step};
use super::super::prize;
use super::correct_paper;
use super::corrected;
use super::show::{View, decided_above};
use super::whose::{self, Asked};
use crate::pages::office::files;
use crate::pages::office::stands::Stands;
use crate::pages::office::values;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values};
use crate::ui::error_summary::FieldError;
use crate::ui::field::Field;
use crate::ui::options::Choice;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_desk::{CorrectionForm, PaidForm};
use sovang_domain::act_day::{RestsOn, WrongDay};
use sovang_domain::award_round::{AwardRoundRefusal, ByPaper};
use sovang_domain::calendar::Period;
use sovang_domain::document::Document;
use sovang_domain::ids::{AwardId, PaperId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Source;
use sovang_domain::refusal::Refusal;
use sovang_words::personal::ERASED;
use sovang_words::{format, terms};

pub(super) const FORM: &str = "dinh-chinh";
const NAME: &str = "ten";
const POSITION: &str = "chuc-vu";
const ACHIEVEMENT: &str = "thanh-tich";
const UNIT: &str = "don-vi";
const FROM: &str = "tu-ngay";
const TO: &str = "den-ngay";
const KIND: &str = "doi-tuong";
const AWARD_FORM: &str = "hinh-thuc";
const CRITERIA: &str = "tieu-chi";
const PRIZE: &str = "tien-thuong";
const GIVEN: &str = "tang-hay-truy-tang";
pub(super) const REASON: &str = "ly-do";
const DOCUMENT: &str = "van-ban";
pub(super) const WRONG: &str = "sai-o-dau";
/// The book was typed wrong beside a right paper.
pub(super) const MISTYPED: &str = "go-sai";
/// The copy of a decision from above beside which it was typed wrong; also the name of the paper.
const COPY: &str = "ban-chup";

pub(super) fn form(view: &View) -> Markup {
    let stands = stands(view);
    let held = |name: &str, label: &str| stands.field(&view.draft, FORM, name, label);
    let fields = html! {
        (stands.unseen())
        (words(view, &held))
        (whose::question(view))
        (typed(view, &held))
        (criteria(view, &stands))
        (prize_fields(view, &held))
        (correct_paper::fields(view, &held))
        (copy(view, FORM))
        (why(view, FORM))
    };
    screen_only(
        FORM,
        "Đính chính",
        html! {
            p {
                "Sửa mục ghi sai thành nội dung đúng; mục nào đúng thì để nguyên. Nội dung cũ vẫn đọc được bên cạnh nội dung mới. "
                "Khen nhầm người, khen hai lần hoặc quyết định ghi nhầm hình thức thì ghi “Khen nhầm” ở dưới."
            }
            (decided_above(view, "đính chính"))
            (view.form(FORM, "Ghi đính chính").multipart().long().with(fields))
        },
    )
}

/// What was wrong, why, by which paper.
pub(super) fn why(view: &View, form: &str) -> Markup {
    html! {
        h3 { "Vì sao đính chính" }
        (view.draft.field(form, WRONG, "Sai ở đâu").radios(&[
            Choice::new("van-ban", "Văn bản ghi sai, đã có văn bản đính chính"),
            Choice::new(MISTYPED, "Quyết định ghi đúng; số, ngày, nơi ban hành, người ký hoặc căn cứ gõ sai khi ghi vào sổ"),
        ]))
        (view.draft.field(form, REASON, "Lý do").hint("Công khai trên trang khen thưởng.").text())
        (view.draft.day(form, "Ngày văn bản đính chính", view.today))
        (view.draft.field(form, DOCUMENT, "Văn bản đính chính").hint("Ví dụ Văn bản số 12/UBND-VHXH. Gõ sai khi ghi vào sổ thì để trống.").text())
    }
}

/// The fields as they stand.
fn stands(view: &View) -> Stands {
    let row = &view.row;
    let kind = format::sentence_case(terms::kind(row.kind));
    let mut stands = Stands::default();
    if row.recipient != ERASED {
        stands = stands.typed(NAME, &row.recipient).typed(POSITION, &row.position);
        stands = stands.typed(ACHIEVEMENT, &row.achievement);
    }
    let known = known(view);
    let met = known.iter().enumerate().filter(|(_, (_, source))| row.criteria.contains(source));
    let (met, short): (Vec<_>, Vec<_>) =
        met.map(|(place, (short, _))| (place.to_string(), short.as_str())).unzip();
    let sum = row.prize.as_ref().map_or_else(String::new, |prize| format::thousands(prize.amount.0));
    let stands = stands
        .chosen(UNIT, row.unit.as_str(), &row.unit_name)
        .typed(FROM, row.period.from.to_string())
        .typed(TO, row.period.to.to_string())
        .chosen(KIND, values::word(&row.kind), kind)
        .chosen(AWARD_FORM, row.form.as_str(), &row.form_name)
        .chosen(GIVEN, given(row.posthumous), GIVEN_WORDS[usize::from(row.posthumous)])
        .ticked(CRITERIA, met, short.join("; "))
        .typed(PRIZE, sum);
    correct_paper::stands(view, stands)
}

/// A field by name and label, with what stands in it.
pub(super) type Held<'a> = &'a dyn Fn(&str, &str) -> Field;

/// Words about the nominee; those of an erased person are not written again.
fn words(view: &View, held: Held<'_>) -> Markup {
    html! {
        @if view.row.recipient != ERASED {
            (held(NAME, "Tên người, tập thể được khen").text())
            (held(POSITION, "Chức vụ, nghề nghiệp").text())
            (held(ACHIEVEMENT, "Thành tích").textarea(3))
        }
    }
}

fn typed(view: &View, held: Held<'_>) -> Markup {
    let (row, choices) = (&view.row, &view.choices);
    let mut units: Vec<Choice> =
        choices.units.iter().map(|unit| Choice::new(unit.unit.as_str(), &unit.name)).collect();
    if !choices.units.iter().any(|unit| unit.unit == row.unit) {
        units.insert(0, Choice::new(row.unit.as_str(), &row.unit_name));
    }
    let kinds = NomineeKind::ALL
        .map(|kind| Choice::new(values::word(&kind), format::sentence_case(terms::kind(kind))));
    let mut forms = vec![Choice::new(row.form.as_str(), &row.form_name)];
    let others = choices.forms.iter().filter(|(form, _)| form.form != row.form);
    forms.extend(others.map(|(form, _)| Choice::new(form.form.as_str(), &form.name)));
    let hint = html! { "Tên đơn vị lấy theo ngày quyết định, " (format::date(row.decided_on)) "." };
    html! {
        (held(UNIT, "Đơn vị").hint(hint).select(&units))
        (held(FROM, "Thành tích từ ngày").date())
        (held(TO, "Đến hết ngày").date())
        (held(KIND, "Đối tượng khen").radios(&kinds))
        (held(AWARD_FORM, "Hình thức khen thưởng").select(&forms))
        (held(GIVEN, "Tặng hay truy tặng").radios(&[false, true].map(|dead| {
            Choice::new(given(dead), GIVEN_WORDS[usize::from(dead)])
        })))
    }
}

/// The copy of a decision from above: what the commune typed wrong beside it, it shows.
pub(super) fn copy(view: &View, form: &str) -> Markup {
    if view.row.authority.is_commune() {
        return Markup::default();
    }
    let copy = view.draft.field(form, COPY, "Bản chụp quyết định của cấp trên");
    let hint = html! { "Cần khi gõ sai lúc ghi vào sổ. Chỉ cán bộ đọc được. " (files::TAKEN) };
    files::file_field(&copy.hint(hint), COPY, view.draft.kept(form, COPY))
}

fn prize_fields(view: &View, held: Held<'_>) -> Markup {
    let computed = view.choices.computed.as_ref();
    let hint = html! {
        @if let Some(computed) = computed { "Mức tính theo quy định: " (format::money_long(computed.amount.0)) ". " }
        "Để nguyên thì tính lại theo quy định khi sửa đối tượng, hình thức hoặc ngày; để trống thì lấy mức tính. "
        "Quyết định không kèm tiền thưởng thì ghi 0."
    };
    html! {
        (held(PRIZE, "Tiền thưởng, đồng").hint(hint).inputmode("numeric").text())
        (prize::why(&view.draft, FORM))
    }
}

/// How it reads whether it was given to the living or posthumously.
const GIVEN_WORDS: [&str; 2] = ["Tặng", "Truy tặng, người được khen đã mất"];

/// The word of the form for whether it was given posthumously.
fn given(posthumous: bool) -> &'static str {
    if posthumous { "truy-tang" } else { "tang" }
}

fn criteria(view: &View, stands: &Stands) -> Markup {
    let choices: Vec<Choice> = known(view)
        .iter()
        .enumerate()
        .map(|(place, (short, source))| {
            Choice::new(place.to_string(), format!("{short} ({})", source.section))
        })
        .collect();
    let checked = stands.ticks(&view.draft, FORM, CRITERIA);
    html! {
        @if !choices.is_empty() {
            (view.draft.field(FORM, CRITERIA, "Tiêu chuẩn, tiêu chí đã đạt").checkboxes(&choices, &checked))
        }
    }
}

/// The criteria that can be ticked: those of the plan, and those of the award that the plan has no more.
fn known(view: &View) -> Vec<(String, Source)> {
    let of_the_plan = view.choices.criteria.iter().map(|one| (one.short.clone(), one.source.clone()));
    let mut known: Vec<(String, Source)> = of_the_plan.collect();
    for source in &view.row.criteria {
        if !known.iter().any(|(_, one)| one == source) {
            known.push((source.words.clone(), source.clone()));
        }
    }
    known
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<AwardId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = step.sent.form.refused_files.clone();
    errors.extend(step.take_over(&stands(&step.view)));
    let mut form = read(&step.view, &step.values, &mut errors);
    if step.view.row.is_standing() {
        step.view.asked = Asked::load(&step.app, &step.view, &form)?;
    }
    if let Some(asked) = &step.view.asked {
        form.whose = asked.read(&step.values, &mut errors);
    }
    let reason = step.values.need(REASON, "Ghi lý do đính chính.", &mut errors);
    form.mistyped = step.values.get(WRONG) == MISTYPED;
    if !form.mistyped && step.sent.form.files.contains_key(COPY) {
        let message = "Bản sao quyết định chỉ dùng khi văn bản ghi đúng, sổ gõ sai: chọn như vậy ở trên, hoặc gửi lại không kèm tệp.";
        errors.push(FieldError::new(WRONG, message));
    }
    let by = match form.mistyped {
        true => Some(the_paper_itself(&step.view, &form)),
        false => by_a_paper(&step.values, &mut errors),
    };
    let (Some((document, on)), true) = (by, errors.is_empty()) else { return step.mend(&errors) };
    form.copy = kept_copy(&step, &form).await?;
    let paper = ByPaper { reason, document, on };
    let days = (form.decided_on, form.period);
    let result = corrected::asks(&mut step, "Ghi đính chính", form, paper).await?;
    step.settle_at(result, |refusal| field(refusal, days)).await
}

/// The copy as it was sent, where the book was typed wrong beside a decision from above.
pub(super) async fn kept_copy(
    step: &Step<View>,
    form: &CorrectionForm,
) -> Result<Option<Document>, PageError> {
    match form.mistyped && !step.view.row.authority.is_commune() {
        true => files::keep(&step.app, &step.sent.form, COPY, &PaperId::from(COPY)).await,
        false => Ok(None),
    }
}

/// The paper that puts it right, with its day.
pub(super) fn by_a_paper(values: &Values, errors: &mut Vec<FieldError>) -> Option<(String, Date)> {
    let day = (DAY, "Ghi ngày của văn bản đính chính.");
    values.need_paper((DOCUMENT, "Ghi văn bản đính chính."), day, errors)
}

/// The decision as it reads, beside which the book was typed wrong; put right today.
pub(super) fn the_paper_itself(view: &View, form: &CorrectionForm) -> (String, Date) {
    let number = form.number.as_ref().unwrap_or(&view.row.decision);
    let on = form.decided_on.unwrap_or(view.row.decided_on);
    (format!("bản chính Quyết định {number} {}", format::date_long(on)), view.today)
}

/// The field that a refusal is about; none where it is about the paper of the correction, or about all.
pub(super) fn field(
    refusal: &Refusal,
    (decided_on, period): (Option<Date>, Option<Period>),
) -> Option<&'static str> {
    use AwardRoundRefusal as R;
    match refusal {
        Refusal::AwardRound(R::WrongDay(
            WrongDay::NotYet { on, .. } | WrongDay::AfterEntry { on, .. } | WrongDay::TooEarly { on, .. },
        )) if Some(*on) == decided_on => Some(correct_paper::DECIDED_ON),
        Refusal::AwardRound(R::WrongDay(WrongDay::TooEarly {
            rests_on: RestsOn::Achievement | RestsOn::Achieved,
            ..
        })) => Some(FROM),
        Refusal::AwardRound(R::NotTheIssuer { .. }) => Some(DOCUMENT),
        Refusal::AwardRound(R::IssuedHere | R::IssuedElsewhere { .. }) => Some(correct_paper::ISSUER),
        Refusal::AwardRound(R::CopyMissing) => Some(COPY),
        Refusal::AwardRound(R::PrizeUnexplained { .. }) => Some(prize::REASON),
        Refusal::AwardRound(R::NotOfTheRound(_) | R::AwardedForTheseDays { .. }) if period.is_some() => {
            Some(FROM)
        }
        Refusal::AwardRound(R::NotMistyped) => Some(WRONG),
        Refusal::AwardRound(R::WhoseUnsaid | R::SomebodyElses | R::NotToldApart) => Some(whose::WHOSE),
        Refusal::AwardRound(
            R::NumberTaken { .. } | R::NumberMissing | R::NumberApart | R::NumberEnds { .. },
        ) => Some(correct_paper::NUMBER),
        Refusal::AwardRound(
            R::SignsForTheHead | R::NoHead { .. } | R::DelegationMissing | R::DelegationOver { .. },
        ) => Some(correct_paper::SIGNER),
        Refusal::AwardRound(R::DelegationNotBegun { .. } | R::DelegationUndated { .. }) => {
            Some(correct_paper::SIGNER)
        }
        _ => None,
    }
}

/// What differs from what stands. A field that was not sent stays as it is.
fn read(view: &View, values: &Values, errors: &mut Vec<FieldError>) -> CorrectionForm {
    let row = &view.row;
    let sent = |name: &str| !values.all(name).is_empty();
    let mut form = CorrectionForm::default();
    if row.recipient != ERASED && sent(NAME) {
        form.recipient = Some(values.need_line(NAME, "Ghi tên đúng.", errors));
    }
    if row.recipient != ERASED && sent(POSITION) {
        form.position = Some(values.line(POSITION, errors)).filter(|position| !position.is_empty());
        if form.position.is_none() && !row.position.is_empty() {
            errors.push(FieldError::new(POSITION, "Ghi chức vụ, nghề nghiệp đúng."));
        }
    }
    if row.recipient != ERASED && sent(ACHIEVEMENT) {
        form.achievement = Some(values.need(ACHIEVEMENT, "Ghi thành tích đúng.", errors));
    }
    let unit = Some(values.get(UNIT)).filter(|unit| !unit.is_empty() && *unit != row.unit.as_str());
    form.unit = unit.map(Into::into);
    form.kind = values::from_word::<NomineeKind>(values.get(KIND)).filter(|kind| *kind != row.kind);
    let other = Some(values.get(AWARD_FORM)).filter(|form| !form.is_empty() && *form != row.form.as_str());
    form.form = other.map(Into::into);
    let wanted = Some(values.get(GIVEN)).filter(|given| !given.is_empty());
    form.posthumous = wanted.map(|wanted| wanted == given(true)).filter(|right| *right != row.posthumous);
    form.period = period(view, values, errors).filter(|period| *period != row.period);
    form.criteria = ticked(view, values, errors);
    correct_paper::read(view, values, &mut form, errors);
    for field in [NAME, POSITION, ACHIEVEMENT, REASON] {
        values.without_private_numbers(field, errors);
    }
    form.prize = paid(view, values, errors);
    form
}

fn period(view: &View, values: &Values, errors: &mut Vec<FieldError>) -> Option<Period> {
    if values.all(FROM).is_empty() && values.all(TO).is_empty() {
        return None;
    }
    let from = values.need_date(FROM, "Ghi ngày đầu của thành tích.", errors)?;
    let to = values.need_date(TO, "Ghi ngày cuối của thành tích.", errors)?;
    let period = Period::new(from, to);
    if period.is_none() {
        let message = "Ngày cuối sớm hơn ngày đầu. Xem lại hai ngày.";
        errors.push(FieldError::new(TO, message));
    }
    period.filter(|period| *period != view.row.period)
}

/// None as they stand; boxes were not drawn where nothing can be chosen, nor in a form that was sent without its days.
fn ticked(view: &View, values: &Values, errors: &mut Vec<FieldError>) -> Option<Vec<Source>> {
    let drawn = !view.choices.criteria.is_empty();
    if !drawn || (values.all(FROM).is_empty() && values.all(CRITERIA).is_empty()) {
        return None;
    }
    let places = values.all(CRITERIA);
    let known = known(view);
    let is_known = |typed: &&str| typed.parse::<usize>().is_ok_and(|place| place < known.len());
    if !places.iter().all(is_known) {
        errors.push(FieldError::new(
            CRITERIA,
            "Tiêu chí đã chọn không có trong kế hoạch. Tải lại trang rồi chọn lại.",
        ));
        return None;
    }
    if places.is_empty() && !view.row.criteria.is_empty() {
        errors.push(FieldError::new(CRITERIA, "Chọn ít nhất một tiêu chí."));
        return None;
    }
    let chosen = known.iter().enumerate().filter(|(place, _)| places.contains(&place.to_string().as_str()));
    let chosen: Vec<Source> = chosen.map(|(_, (_, source))| source.clone()).collect();
    let same = chosen.len() == view.row.criteria.len()
        && chosen.iter().all(|source| view.row.criteria.contains(source));
    (!same).then_some(chosen)
}

/// A sum other than the one that stands, as on a signed paper; none where it stands as it is.
fn paid(view: &View, values: &Values, errors: &mut Vec<FieldError>) -> Option<Option<PaidForm>> {
    if values.all(PRIZE).is_empty() {
        return None;
    }
    let now = view.row.prize.as_ref().map(|prize| prize.amount);
    let paid = prize::read(values, PRIZE, errors);
    if !values.get(PRIZE).is_empty() && paid.is_none() {
        return None;
    }
    let as_it_stands = match &paid {
        Some(paid) => Some(paid.amount) == now && paid.reason.is_empty() && paid.source.is_empty(),
        None => now.is_none(),
    };
    (!as_it_stands).then_some(paid)
}
