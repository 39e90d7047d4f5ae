//! Đặt một mức cho xã: the value, from which day, by which text, why.

use super::{View, days_typed};
use crate::pages::office::consequences::Consequences;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::pages::office::{prize, values};
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::shell::submission::{LONG, Signed, Values};
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use axum::extract::{Path, State};
use jiff::civil::{Date, Weekday, date as civil};
use maud::{Markup, html};
use sovang_domain::ids::LocalityId;
use sovang_domain::rules::{CountedFrom, NamedDay, OwnParameter, Parameter, ParameterName as N, Vote};
use sovang_words::format::{date_long, money, sentence_case};
use sovang_words::terms;

const VALUE: &str = "muc";
const QUORUM: &str = "co-mat";
const THRESHOLD: &str = "tan-thanh";
const INCLUDED: &str = "tinh-ca-dung-muc";
const COUNTED: &str = "tinh-tren";
const ABSENT: &str = "phieu-vang";
const YEAR: &str = "nam";
const OFF: &str = "ngay-nghi";
const WORKED: &str = "lam-bu";
const FROM: &str = "tu-ngay";
const DOCUMENT: &str = "van-ban";
const REASON: &str = "ly-do";

pub(super) fn form(view: &View, name: N) -> Markup {
    let (draft, form) = (&view.draft, name.word());
    let fields = html! {
        @match name {
            N::BaseSalary => (draft.field(form, VALUE, "Mức lương cơ sở (đồng một tháng)").hint("Ví dụ 2.530.000.").inputmode("numeric").text()),
            N::Notice => (draft.field(form, VALUE, "Số ngày làm việc").hint("Từ 1 đến 60.").inputmode("numeric").text()),
            N::Returns => (draft.field(form, VALUE, "Nhiều nhất mấy lần").hint("Từ 0 đến 5.").inputmode("numeric").text()),
            N::Voting => (voting(view)),
            N::LegalBases => (legal_bases(view)),
            N::DaysOff => (days_off(view)),
        }
        @if name != N::DaysOff {
            (draft.field(form, FROM, "Áp dụng từ ngày").hint(binds(name)).date())
        }
        (draft.field(form, DOCUMENT, "Văn bản quy định").hint("Số, ký hiệu, ngày, cơ quan ban hành.").text())
        (draft.field(form, REASON, "Lý do").hint("Người dân đọc được, không nêu tên người.").text())
    };
    draft.folded(form, "Đặt mức khác", view.form(form, "Ghi vào sổ").with(fields))
}

/// Those that hold stand in the box: whoever changes one does not type the others.
fn legal_bases(view: &View) -> Markup {
    let form = N::LegalBases.word();
    let field = view.draft.field(form, VALUE, "Các căn cứ");
    let field =
        field.hint("Mỗi căn cứ một dòng, đúng như ghi trong quyết định. Trong ô là các căn cứ đang áp dụng.");
    if view.draft.is(form) {
        return field.textarea(8);
    }
    let hold = view.now.iter().filter(|now| now.name == N::LegalBases).map(|now| now.value.as_str());
    field.value(hold.collect::<Vec<_>>().join("\n")).textarea(8)
}

/// From when a value counts.
fn binds(name: N) -> &'static str {
    match name {
        N::BaseSalary => {
            "Tiền thưởng của quyết định ký từ ngày này tính theo mức mới; quyết định đã công bố giữ nguyên."
        }
        N::LegalBases => "Quyết định ký từ ngày này ghi các căn cứ trên.",
        N::Returns => "Từ hôm nay trở đi. Áp dụng cho lần trả lại sau ngày này.",
        N::Notice | N::Voting | N::DaysOff => {
            "Từ hôm nay trở đi. Áp dụng cho đợt xét mở từ ngày này; đợt đã mở giữ mức cũ."
        }
    }
}

fn voting(view: &View) -> Markup {
    let (draft, form) = (&view.draft, N::Voting.word());
    let whom = [CountedFrom::Voting, CountedFrom::Present, CountedFrom::AllMembers]
        .map(|whom| Choice::new(values::word(&whom), sentence_case(terms::counted_from(whom))));
    let yes = |label: &str| [Choice::new("co", label)];
    html! {
        (draft.field(form, QUORUM, "Họp khi có ít nhất (% tổng số thành viên)").inputmode("numeric").text())
        (draft.field(form, THRESHOLD, "Thông qua khi tỷ lệ tán thành trên (%)").inputmode("numeric").text())
        (draft.field(form, INCLUDED, "Đúng bằng tỷ lệ ấy").checkboxes(&yes("Cũng được thông qua"), &draft.all(form, INCLUDED)))
        (draft.field(form, COUNTED, "Tỷ lệ tán thành tính trên").radios(&whom))
        (draft.field(form, ABSENT, "Thành viên vắng").checkboxes(&yes("Được lấy phiếu bằng văn bản"), &draft.all(form, ABSENT)))
    }
}

fn days_off(view: &View) -> Markup {
    let (draft, form) = (&view.draft, N::DaysOff.word());
    html! {
        (draft.field(form, YEAR, "Năm").hint("Ghi đủ ngày nghỉ của cả năm: bảng này thay bảng có sẵn của năm đó.").inputmode("numeric").text())
        (draft.field(form, OFF, "Ngày nghỉ").hint("Mỗi dòng một ngày hoặc một khoảng ngày: 01/01/2027 Tết Dương lịch; 05/02/2027 đến 11/02/2027 Tết Nguyên đán.").textarea(10))
        (draft.field(form, WORKED, "Ngày làm bù").hint("Thứ bảy, chủ nhật phải đi làm, mỗi ngày một dòng. Để trống nếu không có.").textarea(3))
    }
}

pub(super) async fn handle(
    State(app): State<App>,
    Path((xa, name)): Path<(LocalityId, N)>,
    sent: Signed,
) -> Answer {
    let mut step = Step::<View>::begin(app, sent, xa, name.word()).await?;
    let mut errors = Vec::new();
    let parameter = value(name, &step.values, &mut errors);
    let from = match &parameter {
        Some(Parameter::DaysOff { year, .. }) => Some(civil(*year, 1, 1)),
        _ if name == N::DaysOff => None,
        _ => step.values.need_date(FROM, "Ghi ngày bắt đầu áp dụng.", &mut errors),
    };
    let document = step.values.need_line(DOCUMENT, "Ghi văn bản quy định mức này.", &mut errors);
    let reason = step.values.need_line(REASON, "Ghi vì sao đặt mức này.", &mut errors);
    let (Some(parameter), Some(from), true) = (parameter, from, errors.is_empty()) else {
        return step.mend(&errors);
    };
    if let Parameter::BaseSalary(amount) = parameter
        && let Some(leap) = leap(&step, amount.0, from)?
    {
        step.weigh(leap);
    }
    let (asking, locality) = (step.asking(), &step.view.row.locality);
    let own = OwnParameter { from, parameter, document };
    let result = step.desk().set_parameter(&asking, locality, own, reason).await;
    step.settle(result).await
}

/// What a base salary leads to that is further from the one before than any rise so far: a nought too many makes every
/// prize ten times as large.
fn leap(step: &Step<View>, amount: u64, from: Date) -> Result<Option<Consequences>, PageError> {
    let rules = step.app.rules_of(&step.view.row.locality)?;
    let before = from.yesterday().ok().and_then(|day| rules.base_salary(day)).map(|rule| rule.amount.0);
    let Some(before) = before.filter(|before| amount.abs_diff(*before) * 10 > before * 3) else {
        return Ok(None);
    };
    let lines = [
        format!("Mức đang áp dụng: {}; mức vừa ghi: {}.", money(before), money(amount)),
        format!("Mọi mức tiền thưởng của quyết định ký từ {} tính theo mức mới.", date_long(from)),
        "Đối chiếu với văn bản quy định mức lương cơ sở, nhất là số chữ số 0.".to_owned(),
    ];
    Ok(Some(Consequences::of("Đặt mức lương cơ sở").part("Chênh quá 30 % so với mức trước", lines)))
}

/// The value as typed, or what is wrong with it at its field.
fn value(name: N, values: &Values, errors: &mut Vec<FieldError>) -> Option<Parameter> {
    let whole = |field: &str, least, most, errors: &mut Vec<FieldError>| {
        let (number, message) = (whole(values.get(field)), format!("Ghi một số từ {least} đến {most}."));
        let within = number.filter(|number| (least..=most).contains(number));
        if within.is_none() {
            errors.push(FieldError::new(field, message));
        }
        within
    };
    match name {
        N::BaseSalary => {
            let amount =
                prize::amount(values.get(VALUE)).filter(|amount| Parameter::BaseSalary(*amount).is_sound());
            if amount.is_none() {
                errors.push(FieldError::new(VALUE, "Ghi mức lương cơ sở bằng đồng, ví dụ 2.530.000."));
            }
            amount.map(Parameter::BaseSalary)
        }
        N::Notice => whole(VALUE, 1, 60, errors).map(|days| Parameter::Notice { working_days: days }),
        N::Returns => {
            let at_most = whole(VALUE, 0, 5, errors)?;
            Some(Parameter::Returns { at_most: u8::try_from(at_most).ok()? })
        }
        N::Voting => vote(values, whole, errors),
        N::LegalBases => Some(Parameter::LegalBases(values.bases(VALUE, "Ghi ít nhất một căn cứ.", errors))),
        N::DaysOff => year(values, whole, errors),
    }
}

/// Digits of any way of writing a small number.
fn whole(typed: &str) -> Option<u16> {
    typed.trim().trim_end_matches('%').trim().parse().ok()
}

/// A council that decides by fewer than half is none.
fn majority(field: &str, percent: Option<u16>, errors: &mut Vec<FieldError>) -> Option<u16> {
    if percent.is_some_and(|percent| percent < 50) {
        let message = "Ghi từ 50% trở lên: Hội đồng họp và thông qua theo đa số.";
        errors.push(FieldError::new(field, message));
    }
    percent
}

fn vote(
    values: &Values,
    whole: impl Fn(&str, u16, u16, &mut Vec<FieldError>) -> Option<u16>,
    errors: &mut Vec<FieldError>,
) -> Option<Parameter> {
    let quorum = majority(QUORUM, whole(QUORUM, 1, 100, errors), errors);
    let threshold = majority(THRESHOLD, whole(THRESHOLD, 1, 100, errors), errors);
    let counted_from = values::from_word::<CountedFrom>(values.get(COUNTED));
    if counted_from.is_none() {
        errors.push(FieldError::new(COUNTED, "Chọn tỷ lệ tán thành tính trên ai."));
    }
    let vote = Vote {
        quorum_percent: u8::try_from(quorum?).ok()?,
        threshold_percent: u8::try_from(threshold?).ok()?,
        threshold_included: values.get(INCLUDED) == "co",
        counted_from: counted_from?,
        absent_in_writing: values.get(ABSENT) == "co",
    };
    if vote.threshold_percent == 100 && !vote.threshold_included {
        errors.push(FieldError::new(
            THRESHOLD,
            "Không ai vượt được 100%: chọn “Cũng được thông qua”, hoặc ghi tỷ lệ nhỏ hơn.",
        ));
    }
    Some(Parameter::Voting(vote))
}

fn year(
    values: &Values,
    whole: impl Fn(&str, u16, u16, &mut Vec<FieldError>) -> Option<u16>,
    errors: &mut Vec<FieldError>,
) -> Option<Parameter> {
    let year = whole(YEAR, 2025, 2100, errors).and_then(|year| i16::try_from(year).ok());
    let off = listed(OFF, year, values, false, errors);
    let worked = listed(WORKED, year, values, true, errors);
    if values.get(OFF).trim().is_empty() {
        errors.push(FieldError::new(OFF, "Ghi các ngày nghỉ của năm."));
    } else if let Some(missing) = off.as_ref().zip(year).and_then(|(off, year)| left_out(off, year)) {
        errors.push(FieldError::new(OFF, missing));
    }
    Some(Parameter::DaysOff { year: year?, off: off?, worked: worked? })
}

/// A day of the law (Bộ luật Lao động Đ112, and 24/11 from 2026) that falls into the working week and is not among those
/// of the year, nor is another day off for it.
fn left_out(off: &[NamedDay], year: i16) -> Option<String> {
    let fixed = [(1, 1), (4, 30), (5, 1), (9, 2), (11, 24)].map(|(month, day)| civil(year, month, day));
    let is_off = |date: Date| off.iter().any(|day| day.date == date);
    let weekend = |date: Date| matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    if let Some(date) = fixed.into_iter().find(|date| !weekend(*date) && !is_off(*date)) {
        let date = sovang_words::format::date(date);
        return Some(format!("Thiếu ngày {date}, ngày nghỉ theo luật. Ghi đủ các ngày nghỉ của năm."));
    }
    let new_year =
        off.iter().filter(|day| (civil(year, 1, 15)..=civil(year, 3, 1)).contains(&day.date)).count();
    (new_year < 3).then(|| "Thiếu các ngày nghỉ Tết Âm lịch. Ghi đủ các ngày nghỉ của năm.".to_owned())
}

/// The days of one field; each in the year, each once, off inside the working week and worked at its end.
fn listed(
    field: &str,
    year: Option<i16>,
    values: &Values,
    weekend: bool,
    errors: &mut Vec<FieldError>,
) -> Option<Vec<NamedDay>> {
    values.at_most(LONG, field, errors);
    let days = match days_typed::read(values.get(field), weekend) {
        Ok(days) => days,
        Err(fault) => {
            errors.push(FieldError::new(field, fault));
            return None;
        }
    };
    let written = |date: Date| sovang_words::format::date(date);
    let fault = days.iter().find_map(|day| match year {
        Some(year) if day.date.year() != year => {
            Some(format!("Ngày {} không thuộc năm {year}.", written(day.date)))
        }
        _ if day.is_weekend() && !weekend => Some(format!(
            "Ngày {} là thứ bảy hoặc chủ nhật, vốn đã nghỉ: bỏ dòng này, ghi ngày nghỉ bù nếu có.",
            written(day.date)
        )),
        _ if !day.is_weekend() && weekend => {
            Some(format!("Ngày {} vốn là ngày làm việc: bỏ dòng này.", written(day.date)))
        }
        _ => None,
    });
    let twice = days.windows(2).find(|pair| pair[0].date == pair[1].date);
    let twice = twice.map(|pair| format!("Ngày {} có hai dòng.", written(pair[0].date)));
    match fault.or(twice) {
        Some(fault) => {
            errors.push(FieldError::new(field, fault));
            None
        }
        None => Some(days),
    }
}
